package no.meldingsvakt.ko;

import jakarta.jms.CompletionListener;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import no.meldingsvakt.forlop.lager.Utgaende;
import no.meldingsvakt.sporing.Spenn;
import no.meldingsvakt.sporing.Sporing;

/** One message under way, and the broker's word on it. */
record Sending(Utgaende rad, Spenn spor, CompletableFuture<Boolean> svar) implements CompletionListener {

    /** Longer than the client's own patience. */
    private static final long LENGST_SEKUNDER = 30;

    Sending(Utgaende rad, Spenn spor) {
        this(rad, spor, new CompletableFuture<>());
    }

    /** What is sent; one that is traced tells which trace it is part of. */
    Message brev(Session sesjon) throws JMSException {
        Message brev = Brev.av(sesjon, rad);
        String traceparent = rad.sporing() == null ? null : spor.traceparent();
        if (traceparent != null) {
            brev.setStringProperty(Sporing.HODE, traceparent);
        }
        return brev;
    }

    @Override
    public void onCompletion(Message melding) {
        spor.close();
        svar.complete(true);
    }

    @Override
    public void onException(Message melding, Exception e) {
        spor.feilet(e);
        spor.close();
        svar.complete(false);
    }

    /** Waits for the broker's word. Without one, the message may have come there; sent again it is known by its id. */
    boolean erLevert() {
        try {
            return svar.get(LENGST_SEKUNDER, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

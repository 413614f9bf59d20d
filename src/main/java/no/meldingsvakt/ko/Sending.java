package no.meldingsvakt.ko;

import jakarta.jms.CompletionListener;
import jakarta.jms.Message;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import no.meldingsvakt.forlop.lager.Utgaende;

/** One message under way, and the broker's word on it. */
record Sending(Utgaende rad, CompletableFuture<Boolean> svar) implements CompletionListener {

    /** Longer than the client's own patience. */
    private static final long LENGST_SEKUNDER = 30;

    Sending(Utgaende rad) {
        this(rad, new CompletableFuture<>());
    }

    @Override
    public void onCompletion(Message melding) {
        svar.complete(true);
    }

    @Override
    public void onException(Message melding, Exception e) {
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

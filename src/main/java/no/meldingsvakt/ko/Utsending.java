package no.meldingsvakt.ko;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.jms.JMSException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.forlop.lager.LagerUtilgjengeligException;
import no.meldingsvakt.forlop.lager.Transaksjon;
import no.meldingsvakt.forlop.lager.Utgaende;
import org.jboss.logging.Logger;

/**
 * Carries what lies in the outbox to the broker, oldest first, and crosses it off when the broker has it. After a crash in
 * between it is sent again with the same id, and the broker drops it.
 */
@Singleton
public class Utsending {

    private static final Logger LOGG = Logger.getLogger(Utsending.class);

    private static final int BUNKE = 200;
    private static final Duration HVIL = Duration.ofSeconds(1);
    private static final Duration MALINGER = Duration.ofSeconds(10);
    private static final Duration AVSKJED = Duration.ofSeconds(5);

    private final Lager lager;
    private final Postbud postbud;
    private final Instance<Megler> megler;
    private final Ventetid ventetid;
    private final Komalinger malinger;
    private final Kotilstand tilstand;
    private final Clock klokke;
    private final Semaphore ny = new Semaphore(0);
    private final Thread trad = new Thread(this::gaa, "utsending");
    private Instant nesteMaling = Instant.EPOCH;
    private volatile boolean stanset;

    Utsending(
            Lager lager,
            Postbud postbud,
            Instance<Megler> megler,
            Ventetid ventetid,
            Komalinger malinger,
            Kotilstand tilstand,
            Clock klokke) {
        this.lager = lager;
        this.postbud = postbud;
        this.megler = megler;
        this.ventetid = ventetid;
        this.malinger = malinger;
        this.tilstand = tilstand;
        this.klokke = klokke;
        trad.setDaemon(true);
    }

    void start(@Observes StartupEvent oppstart) {
        if (tilstand.aktiv()) {
            trad.start();
        }
    }

    void stopp(@Observes ShutdownEvent nedstenging) throws InterruptedException {
        stanset = true;
        ny.release();
        trad.join(AVSKJED.toMillis());
    }

    /** There is something new in the outbox. */
    public void vekk() {
        ny.release();
    }

    private void gaa() {
        while (!stanset) {
            if (runde() < BUNKE) {
                hvil();
            }
        }
    }

    private void hvil() {
        try {
            if (ny.tryAcquire(HVIL.toMillis(), TimeUnit.MILLISECONDS)) {
                ny.drainPermits();
            }
        } catch (InterruptedException e) {
            // Whoever wants this thread to end says so; what a library leaves behind ends a rest and no more.
            LOGG.debug("a rest was broken off");
        }
    }

    /**
     * Sends what there is, or looks whether store and broker answer. Whatever happens in a round, there is another: nobody else
     * would send what lies here.
     *
     * @return how many were sent
     */
    private int runde() {
        try {
            int sendt = provRunde();
            tilstand.utsendingGaar();
            return sendt;
        } catch (RuntimeException | Error e) {
            tilstand.utsendingFeiler(e);
            return 0;
        }
    }

    private int provRunde() {
        try {
            megler.get().sikre();
            if (megler.get().hinder().isPresent()) {
                // It takes nothing now. Trying would hold the outbox for long, and end with receipts parked for no
                // fault of theirs.
                return 0;
            }
            List<Utgaende> sendt = lager.iTransaksjon(this::send);
            sendt.forEach(r -> malinger.sendt(r, Duration.between(r.opprettet(), klokke.instant())));
            tilstand.lagerSvarer();
            tilstand.meglerSvarer();
            mal();
            return sendt.size();
        } catch (LagerUtilgjengeligException e) {
            tilstand.lagerSvarerIkke(lager.hinder().orElse(Lager.BORTE));
        } catch (MeglerUtilgjengeligException e) {
            tilstand.meglerSvarerIkke(e.getCause() == null ? e : e.getCause());
        }
        return 0;
    }

    private void mal() {
        Instant naa = klokke.instant();
        if (nesteMaling.isBefore(naa)) {
            tilstand.eldste(ventetid.sekunder());
            nesteMaling = naa.plus(MALINGER);
        }
    }

    /** The rows are kept from other instances until it is known which of them have been sent. */
    private List<Utgaende> send(Transaksjon tx) {
        List<Utgaende> rader = tx.utboks().hent(BUNKE, postbud.opptatt());
        try {
            List<Utgaende> levert = postbud.lever(rader);
            tx.utboks().sendt(levert.stream().map(Utgaende::id).toList());
            return levert;
        } catch (JMSException e) {
            throw new MeglerUtilgjengeligException(e);
        }
    }
}

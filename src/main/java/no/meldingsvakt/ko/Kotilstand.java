package no.meldingsvakt.ko;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import no.meldingsvakt.drift.MeldingsvaktConfig;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** How the queue is: whether store and broker answer, and how much waits. Thread-safe. */
@Singleton
public class Kotilstand {

    private static final Logger LOGG = Logger.getLogger(Kotilstand.class);

    /** Longer than a round takes that waits for a broker which does not answer. */
    private static final Duration LENGST_UTEN_RUNDE = Duration.ofMinutes(2);

    private final Supplier<Megler> megler;
    private final boolean aktiv;
    private final AtomicReference<@Nullable String> lager = new AtomicReference<>();
    private final AtomicReference<@Nullable String> forbindelse = new AtomicReference<>();
    private final AtomicReference<@Nullable String> utsending = new AtomicReference<>();
    private final LongSupplier nanoklokke;
    private volatile long sisteRunde;
    private volatile double eldste;

    @Inject
    Kotilstand(Instance<Megler> megler, MeldingsvaktConfig config) {
        this(megler::get, config.amqp().aktiv(), System::nanoTime);
    }

    /** @param nanoklokke a clock that never goes back, in nanoseconds */
    Kotilstand(Supplier<Megler> megler, boolean aktiv, LongSupplier nanoklokke) {
        this.megler = megler;
        this.aktiv = aktiv;
        this.nanoklokke = nanoklokke;
        this.sisteRunde = nanoklokke.getAsLong();
    }

    boolean aktiv() {
        return aktiv;
    }

    public void lagerSvarer() {
        if (lager.getAndSet(null) != null) {
            LOGG.info("Lageret svarer igjen");
        }
    }

    public void lagerSvarerIkke(String hinder) {
        if (lager.getAndSet(hinder) == null) {
            LOGG.errorf("Køen venter: %s", hinder);
        }
    }

    void meglerSvarer() {
        if (forbindelse.getAndSet(null) != null) {
            LOGG.info("Megleren svarer igjen");
        }
    }

    /** Of the failure, its kind is told and nothing else. */
    void meglerSvarerIkke(Throwable feil) {
        String slag = feil.getClass().getSimpleName();
        if (forbindelse.getAndSet("megleren svarer ikke (" + slag + ")") == null) {
            LOGG.errorf("Megleren svarer ikke (%s); køen venter", slag);
        }
    }

    /** A round of the outbox came to its end. */
    void utsendingGaar() {
        sisteRunde = nanoklokke.getAsLong();
        if (utsending.getAndSet(null) != null) {
            LOGG.info("Utsendingen går igjen");
        }
    }

    /** A round of the outbox failed in an unforeseen way; of the failure, its kind is told and nothing else. */
    void utsendingFeiler(Throwable feil) {
        sisteRunde = nanoklokke.getAsLong();
        String slag = feil.getClass().getName();
        if (utsending.getAndSet("utsendingen feiler (" + slag + ")") == null) {
            LOGG.errorf("Utsendingen feiler (%s); kvitteringer venter i utboksen", slag);
        }
    }

    /** What is wrong with the outbox, one that has come to a standstill included. */
    private Optional<String> utsendingshinder() {
        Duration uten = Duration.ofNanos(nanoklokke.getAsLong() - sisteRunde);
        return uten.compareTo(LENGST_UTEN_RUNDE) > 0
                ? Optional.of("utsendingen står; siste runde var for %d sekunder siden".formatted(uten.toSeconds()))
                : Optional.ofNullable(utsending.get());
    }

    void eldste(double sekunder) {
        eldste = sekunder;
    }

    double eldsteSekunder() {
        return eldste;
    }

    /** Messages that wait on the address; not a number where the broker does not tell. */
    double ventende(String adresse) {
        return aktiv
                ? megler.get().ventende(adresse).stream()
                        .asDoubleStream()
                        .findFirst()
                        .orElse(Double.NaN)
                : 0;
    }

    /** Damaged places in the broker's journal that nobody has acknowledged. */
    double skader() {
        return aktiv ? megler.get().skader() : 0;
    }

    /** What keeps messages from being handled; empty when nothing does. */
    List<String> hindre() {
        if (!aktiv) {
            return List.of();
        }
        return Stream.of(
                        megler.get().hinder(),
                        megler.get().varsel(),
                        Optional.ofNullable(forbindelse.get()),
                        utsendingshinder(),
                        Optional.ofNullable(lager.get()))
                .flatMap(Optional::stream)
                .toList();
    }
}

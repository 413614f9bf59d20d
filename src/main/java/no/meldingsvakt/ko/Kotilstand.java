package no.meldingsvakt.ko;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import no.meldingsvakt.drift.MeldingsvaktConfig;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** How the queue is: whether store and broker answer, and how much waits. Thread-safe. */
@Singleton
public class Kotilstand {

    private static final Logger LOGG = Logger.getLogger(Kotilstand.class);

    private final Instance<Megler> megler;
    private final boolean aktiv;
    private final AtomicReference<@Nullable String> lager = new AtomicReference<>();
    private final AtomicReference<@Nullable String> forbindelse = new AtomicReference<>();
    private volatile double eldste;

    Kotilstand(Instance<Megler> megler, MeldingsvaktConfig config) {
        this.megler = megler;
        this.aktiv = config.amqp().aktiv();
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
                        Optional.ofNullable(lager.get()))
                .flatMap(Optional::stream)
                .toList();
    }
}

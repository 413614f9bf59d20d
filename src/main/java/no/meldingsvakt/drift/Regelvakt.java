package no.meldingsvakt.drift;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import no.meldingsvakt.regel.Regelverkslager;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Has the rules compiled while the first messages come, so that starting does not wait for it. Then watches the operator's
 * rule folder, and has it read again when something in it has changed. It looks at names, sizes and times, since a mounted
 * ConfigMap or network folder gives no notice of changes.
 */
@Singleton
class Regelvakt {

    private static final Logger LOGG = Logger.getLogger(Regelvakt.class);

    private final Regelverkslager regelverk;
    private final MeldingsvaktConfig config;
    private final AtomicInteger feil = new AtomicInteger();
    private final ScheduledExecutorService tidsplan = Executors.newSingleThreadScheduledExecutor(arbeid -> {
        Thread trad = new Thread(arbeid, "regelvakt");
        trad.setDaemon(true);
        return trad;
    });
    private @Nullable String sist;

    Regelvakt(Regelverkslager regelverk, MeldingsvaktConfig config, MeterRegistry register) {
        this.regelverk = regelverk;
        this.config = config;
        register.gauge("meldingsvakt.regelmappe.feil", feil);
    }

    void start(@Observes StartupEvent oppstart) {
        tidsplan.execute(this::kompiler);
        config.regelmappe().ifPresent(mappe -> {
            sist = avtrykk(mappe);
            long pause = config.regelmappeIntervall().toMillis();
            tidsplan.scheduleWithFixedDelay(() -> se(mappe), pause, pause, TimeUnit.MILLISECONDS);
        });
    }

    void stopp(@Observes ShutdownEvent nedstenging) {
        tidsplan.shutdownNow();
    }

    private void kompiler() {
        try {
            regelverk.kompiler();
        } catch (RuntimeException e) {
            LOGG.errorf("En regel kan ikke brukes; meldinger den gjelder, blir ikke vurdert. %s", e.getMessage());
        }
    }

    private void se(Path mappe) {
        String naa = avtrykk(mappe);
        if (naa.equals(sist)) {
            return;
        }
        sist = naa;
        try {
            regelverk.lastPaaNytt(mappe);
            feil.set(0);
            LOGG.infof("Regelmappen %s er lest på nytt", mappe);
        } catch (RuntimeException e) {
            feil.set(1);
            LOGG.errorf("Regelmappen er ikke tatt i bruk; reglene fra før gjelder. %s", e.getMessage());
        } catch (StackOverflowError e) {
            feil.set(1);
            LOGG.error("Regelmappen er ikke tatt i bruk; reglene fra før gjelder. Noe i den er for dypt.");
        } catch (Error e) {
            // Thrown on, it would end the watch without a word.
            feil.set(1);
            LOGG.errorf(
                    "Regelmappen er ikke tatt i bruk; reglene fra før gjelder (%s).",
                    e.getClass().getName());
        }
    }

    private static String avtrykk(Path mappe) {
        try (Stream<Path> filer = Files.walk(mappe)) {
            StringBuilder avtrykk = new StringBuilder();
            for (Path fil : filer.filter(Files::isRegularFile).sorted().toList()) {
                avtrykk.append(fil)
                        .append('|')
                        .append(Files.size(fil))
                        .append('|')
                        .append(Files.getLastModifiedTime(fil).toMillis())
                        .append('\n');
            }
            return avtrykk.toString();
        } catch (IOException | UncheckedIOException e) {
            return "unreadable: " + e.getClass().getSimpleName();
        }
    }
}

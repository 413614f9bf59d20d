package no.meldingsvakt.inngang.cli;

import io.quarkus.runtime.Quarkus;
import java.util.concurrent.Callable;
import no.meldingsvakt.drift.Minnevakt;
import org.apache.camel.quarkus.main.CamelMainApplication;
import picocli.CommandLine.Command;

/** Starts the service. Asked for alone it is not reached: {@link Meldingsvakt} starts it before commands are read. */
@Command(name = "server", mixinStandardHelpOptions = true, versionProvider = Rotkommando.Versjon.class)
final class ServerKommando implements Callable<Integer> {

    @Override
    public Integer call() {
        start();
        return Utgangskode.BRA;
    }

    /** With a main of our own, Camel starts only when it is asked to. */
    static void start() {
        Minnevakt.hold();
        Quarkus.run(CamelMainApplication.class);
    }
}

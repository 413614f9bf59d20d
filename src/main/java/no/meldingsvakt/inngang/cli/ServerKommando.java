package no.meldingsvakt.inngang.cli;

import io.quarkus.runtime.Quarkus;
import java.util.concurrent.Callable;
import org.apache.camel.quarkus.main.CamelMainApplication;
import picocli.CommandLine.Command;

/** Starts the service. Asked for alone it is not reached, see {@link Meldingsvakt}. */
@Command(name = "server", mixinStandardHelpOptions = true, versionProvider = Rotkommando.Versjon.class)
final class ServerKommando implements Callable<Integer> {

    @Override
    public Integer call() {
        Quarkus.run(CamelMainApplication.class);
        return Utgangskode.BRA;
    }
}

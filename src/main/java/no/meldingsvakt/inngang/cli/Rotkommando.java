package no.meldingsvakt.inngang.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The program itself: without a command after it, the service starts, and this is not reached. */
@Command(name = "meldingsvakt", mixinStandardHelpOptions = true, versionProvider = Rotkommando.Versjon.class)
final class Rotkommando extends Kommandogruppe {

    /** Name and version, as receipts have them. */
    static final class Versjon implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {Innstillinger.motor()};
        }
    }
}

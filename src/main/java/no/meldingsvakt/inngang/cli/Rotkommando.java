package no.meldingsvakt.inngang.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program itself: without a command after it, the service starts, and this is not reached. */
@Command(name = "meldingsvakt", mixinStandardHelpOptions = true, versionProvider = Rotkommando.Versjon.class)
final class Rotkommando implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // filled in by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    /** Name and version, as receipts have them. */
    static final class Versjon implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {Innstillinger.motor()};
        }
    }
}

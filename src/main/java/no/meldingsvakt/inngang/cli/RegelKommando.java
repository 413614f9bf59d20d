package no.meldingsvakt.inngang.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code regel}: for those who write rules. */
@Command(name = "regel", mixinStandardHelpOptions = true, versionProvider = Rotkommando.Versjon.class)
final class RegelKommando implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // filled in by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}

package no.meldingsvakt.inngang.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How messages are to be judged, the same for all commands that do. */
final class Bedommelsesvalg {

    @Option(names = "--regelsett", paramLabel = "ID,…", descriptionKey = "regelsett")
    @Nullable
    List<String> regelsett;

    @Option(names = "--sprak", paramLabel = "nb|nn|en", descriptionKey = "sprak")
    @Nullable
    String sprak;
}

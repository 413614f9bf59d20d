package no.meldingsvakt.inngang.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import no.meldingsvakt.kvittering.rapport.Ord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code regel ny}: the folder of a new rule, which passes its own examples from the start. */
@Command(name = "ny", mixinStandardHelpOptions = true, versionProvider = Rotkommando.Versjon.class)
final class NyRegelKommando implements Callable<Integer> {

    private static final List<String> FILER = List.of("regel.sch", "gyldig.xml", "ugyldig.xml");
    private static final String MAL = "MIN-REGEL";

    private final Miljo miljo;
    private final Ord ord;

    @Parameters(arity = "1", paramLabel = "ID", descriptionKey = "regel-id")
    private String id = "";

    NyRegelKommando(Miljo miljo, Ord ord) {
        this.miljo = miljo;
        this.ord = ord;
    }

    @Override
    public Integer call() throws IOException {
        if (!id.matches("[A-Za-z][A-Za-z0-9._-]*")) {
            throw new BrukException(ord.si("regel.ugyldig-id", id));
        }
        Path mappe = miljo.mappe().resolve(id);
        if (Files.exists(mappe)) {
            throw new BrukException(ord.si("regel.finnes", id));
        }
        Files.createDirectories(mappe);
        for (String fil : FILER) {
            Files.writeString(mappe.resolve(fil), mal(fil).replace(MAL, id));
        }
        new Skjerm(miljo.ut(), miljo.tegnsett()).linje(ord.si("regel.laget", id));
        return Utgangskode.BRA;
    }

    private static String mal(String fil) throws IOException {
        try (InputStream inn = NyRegelKommando.class.getResourceAsStream("/regelmal/" + fil)) {
            return new String(Objects.requireNonNull(inn, fil).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

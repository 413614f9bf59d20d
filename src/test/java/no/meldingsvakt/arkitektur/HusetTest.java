package no.meldingsvakt.arkitektur;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The picture of rooms in docs/arkitektur.md shows the arrows that the imports have, all of them and no others. */
class HusetTest {

    private static final Path SIDE = Path.of("docs/arkitektur.md");
    private static final Path KODE = Path.of("src/main/java/no/meldingsvakt");
    private static final Pattern PIL = Pattern.compile("(?m)^ {2}(\\w+ --> \\w+)$");
    private static final Pattern RAD = Pattern.compile("(?m)^\\| ((?:`\\w+`(?:, )?)+) \\|");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?no\\.meldingsvakt\\.([a-z]+)\\.");

    /** Ends of names that say what another end says here, or nothing. */
    private static final Pattern ANDRE_ENDELSER =
            Pattern.compile("(Reader|Writer|Parser|Builder|Utils?|Helper|Manager|Service|Impl|Resource|Command|Dao)$");

    /** Everybody may know these; the picture would be nothing but arrows to them. */
    private static final Set<String> FOR_ALLE = Set.of("melding", "avvik", "xml", "yaml", "csv", "arkiv");

    @Test
    void thePictureIsTheCode() throws IOException {
        Set<String> tegnet = funn(PIL, Files.readString(SIDE));
        Set<String> piler = new TreeSet<>();
        for (Path fil : kilder()) {
            for (String til : funn(IMPORT, Files.readString(fil))) {
                if (!til.equals(rom(fil)) && !FOR_ALLE.contains(til)) {
                    piler.add(rom(fil) + " --> " + til);
                }
            }
        }
        assertEquals(String.join("\n", piler), String.join("\n", tegnet), SIDE + " shows other arrows than the code");
    }

    @Test
    void theEndOfANameTellsTheKind() throws IOException {
        assertEquals(
                Set.of(),
                kilder().stream()
                        .map(f -> f.getFileName().toString().replace(".java", ""))
                        .filter(navn -> ANDRE_ENDELSER.matcher(navn).find())
                        .collect(Collectors.toCollection(TreeSet::new)),
                "the kinds and how each ends stand in " + SIDE);
    }

    @Test
    void eachRoomIsTold() throws IOException {
        Set<String> fortalt = funn(Pattern.compile("(\\w+)"), String.join(" ", funn(RAD, Files.readString(SIDE))));
        assertEquals(kilder().stream().map(HusetTest::rom).collect(Collectors.toCollection(TreeSet::new)), fortalt);
    }

    private static Set<Path> kilder() throws IOException {
        try (Stream<Path> filer = Files.walk(KODE)) {
            return filer.filter(f -> f.toString().endsWith(".java")).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String rom(Path fil) {
        return KODE.relativize(fil).getName(0).toString();
    }

    private static Set<String> funn(Pattern monster, String tekst) {
        return monster.matcher(tekst)
                .results()
                .map((MatchResult r) -> r.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

package no.meldingsvakt.inngang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All that commands say and all that rules say can be read on a terminal with few letters. */
class SkjermTest {

    @ParameterizedTest
    @ValueSource(strings = {"US-ASCII", "ISO-8859-1", "windows-1252", "IBM850"})
    void noTextLosesALetter(Charset tegnsett) throws IOException {
        int linjer = 0;
        for (Path fil : filer()) {
            for (String linje : Files.readAllLines(fil)) {
                ByteArrayOutputStream ut = new ByteArrayOutputStream();
                new Skjerm(ut, tegnsett).append(linje);
                String vist = ut.toString(tegnsett);
                assertEquals(ukjente(linje), ukjente(vist), fil + ": " + vist);
                linjer++;
            }
        }
        assertTrue(linjer > 5_000, "only " + linjer);
    }

    private static long ukjente(String tekst) {
        return tekst.chars().filter(t -> t == '?' || t == '\uFFFD').count();
    }

    private static List<Path> filer() throws IOException {
        try (Stream<Path> ord = Files.walk(Path.of("src/main/resources/ord"));
                Stream<Path> regler = Files.walk(Path.of("schematron"))) {
            return Stream.concat(
                            ord.filter(f -> f.toString().endsWith(".properties")),
                            regler.filter(f -> f.endsWith("regel.sch")))
                    .toList();
        }
    }
}

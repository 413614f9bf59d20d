package no.meldingsvakt.skjema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import no.meldingsvakt.xml.XmlFabrikk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

/**
 * The pattern of object identifiers is written otherwise than the official {@code (\d+\.?)*\d+}, because that one took 104
 * seconds for an identifier of 300 000 digits and a letter. It must accept and reject exactly the same.
 */
class OidmonsterTest {

    private static final Pattern MONSTER = Pattern.compile("<xs:pattern value=\"([^\"]*)\"/>");
    private static final String TEGN = "1.x";
    private static final int KORT = 8;
    private static final Duration GRENSE = Duration.ofSeconds(10);

    static List<String> monstre() throws IOException {
        try (Stream<Path> filer = Files.walk(Path.of("xsd"))) {
            List<String> monstre = new ArrayList<>();
            for (Path fil : filer.filter(f -> f.toString().endsWith(".xsd")).toList()) {
                MONSTER.matcher(Files.readString(fil))
                        .results()
                        .map(m -> m.group(1))
                        .filter(m -> m.contains("\\d"))
                        .forEach(monstre::add);
            }
            return monstre.stream().distinct().toList();
        }
    }

    @Test
    void allIdentifiersHaveTheSamePattern() throws IOException {
        assertEquals(1, monstre().size());
    }

    @ParameterizedTest
    @MethodSource("monstre")
    void itAcceptsAndRejectsWhatTheOfficialOneDoes(String monster) throws Exception {
        Schema skjema = skjema(monster);
        List<String> verdier = new ArrayList<>(korte());
        Random tilfeldig = new Random(9051);
        IntStream.of(1022, 1023, 1024, 1025, 2047, 2048, 2049, 5000).forEach(lengde -> {
            verdier.add("1".repeat(lengde));
            verdier.add("1".repeat(lengde) + "x");
            verdier.add("1.".repeat(lengde));
            verdier.add("1.".repeat(lengde) + "1");
            verdier.add("1.".repeat(lengde) + ".1");
            IntStream.range(0, 20).forEach(i -> verdier.add(tilfeldig(tilfeldig, lengde)));
        });

        List<String> ulike =
                verdier.stream().filter(v -> godtar(skjema, v) != erOid(v)).toList();

        assertEquals(List.of(), ulike);
    }

    @ParameterizedTest
    @MethodSource("monstre")
    void itTakesTimeInProportionToTheLength(String monster) throws Exception {
        Schema skjema = skjema(monster);
        String lang = "1".repeat(500_000);

        assertTimeout(GRENSE, () -> {
            assertEquals(true, godtar(skjema, lang));
            assertEquals(false, godtar(skjema, lang + "x"));
            assertEquals(false, godtar(skjema, "1.".repeat(250_000)));
        });
    }

    /** What the official pattern says: digits, and single dots between digits. */
    private static boolean erOid(String verdi) {
        return verdi.chars().allMatch(t -> t == '.' || Character.isDigit(t))
                && !verdi.contains("..")
                && !verdi.startsWith(".")
                && !verdi.endsWith(".");
    }

    private static List<String> korte() {
        List<String> alle = new ArrayList<>();
        List<String> forrige = List.of("");
        for (int lengde = 1; lengde <= KORT; lengde++) {
            forrige = forrige.stream()
                    .flatMap(v -> TEGN.chars().mapToObj(t -> v + (char) t))
                    .toList();
            alle.addAll(forrige);
        }
        return alle;
    }

    /** Digits with a dot here and there; one in eight hundred dots is doubled. */
    private static String tilfeldig(Random tilfeldig, int lengde) {
        StringBuilder verdi = new StringBuilder("1");
        while (verdi.length() < lengde) {
            verdi.append(tilfeldig.nextInt(10) == 0 ? (tilfeldig.nextInt(800) == 0 ? ".." : ".1") : "1");
        }
        return verdi.toString();
    }

    private static boolean godtar(Schema skjema, String verdi) {
        try {
            skjema.newValidator().validate(new StreamSource(new StringReader("<a S=\"" + verdi + "\"/>")));
            return true;
        } catch (SAXException e) {
            return false;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Schema skjema(String monster) throws SAXException {
        String tekst = """
                <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
                  <xs:element name="a">
                    <xs:complexType>
                      <xs:attribute name="S">
                        <xs:simpleType>
                          <xs:restriction base="xs:token"><xs:pattern value="%s"/></xs:restriction>
                        </xs:simpleType>
                      </xs:attribute>
                    </xs:complexType>
                  </xs:element>
                </xs:schema>
                """.formatted(monster);
        return new XmlFabrikk().skjema(List.of(new StreamSource(new StringReader(tekst))), (t, n, p, s, b) -> null);
    }
}

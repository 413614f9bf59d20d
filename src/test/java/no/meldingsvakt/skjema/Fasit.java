package no.meldingsvakt.skjema;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.meldingsvakt.xml.XmlFabrikk;

/** The official schemas and examples, which are the measure of our own and stand outside the project. */
final class Fasit {

    static final Path XSD = Path.of("../shared/standard/xsd");
    static final Path EKSEMPLER = Path.of("../shared/standard/eksempler");

    /**
     * The one difference that is meant: the pattern of object identifiers, which the JDK's matcher would be busy with for
     * minutes. {@link OidmonsterTest} shows that the two accept the same.
     */
    private static final String OID_OFFISIELT = "(\\d+\\.?)*\\d+";

    private static final String OID_HER = "((\\d\\.?){1024})*(\\d\\.?){0,1023}\\d";

    private Fasit() {}

    /** A text about our schemas, as it would be if the pattern of identifiers were written as the official one. */
    static String medOffisieltMonster(String tekst) {
        return tekst.replace(OID_HER, OID_OFFISIELT);
    }

    /** Skips the test, with a line that says so, where the official schemas are not at hand. */
    static void krev() {
        boolean finnes = Files.isDirectory(XSD) && Files.isDirectory(EKSEMPLER);
        if (!finnes) {
            System.out.println("Skipped: the official schemas and examples are not in ../shared/standard");
        }
        assumeTrue(finnes, "the official schemas and examples are not in ../shared/standard");
    }

    /** The file of each namespace, by the list that comes with the schemas. */
    static Map<String, Path> navnerom() throws IOException {
        try (Stream<String> linjer = Files.lines(XSD.resolve("navnerom.txt"))) {
            return linjer.map(l -> l.strip().split("\\|"))
                    .filter(l -> l.length == 2)
                    .collect(Collectors.toMap(l -> l[0], l -> XSD.resolve(l[1])));
        }
    }

    /** The official schemas alone: none of the built-in ones can be reached from them. */
    static Skjemamappe skjemaer(Skjemamappe innebygde, XmlFabrikk xml) {
        Skjemamappe begge = innebygde.medOperatorens(XSD, xml);
        return new Skjemamappe(
                begge.standarder(),
                begge.filer().stream().filter(Fasit::erOffisiell).collect(Collectors.toMap(Skjemafil::sti, f -> f)),
                begge.innganger().stream().filter(Fasit::erOffisiell).toList());
    }

    /** All official examples, in order. */
    static List<Path> eksempler() throws IOException {
        try (Stream<Path> filer = Files.walk(EKSEMPLER)) {
            return filer.filter(f -> f.toString().endsWith(".xml")).sorted().toList();
        }
    }

    private static boolean erOffisiell(Skjemafil fil) {
        return Path.of(fil.visning()).startsWith(XSD);
    }
}

package no.meldingsvakt.regel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.sf.saxon.s9api.Axis;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmAtomicValue;
import net.sf.saxon.s9api.XdmItem;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;
import net.sf.saxon.s9api.XdmValue;
import net.sf.saxon.s9api.Xslt30Transformer;
import no.meldingsvakt.xml.UlesbarXmlException;
import no.meldingsvakt.xml.XmlFabrikk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The functions that are in Java say what their XSLT in {@code schematron/felles} says. */
class JavafunksjonerTest {

    private static final Path MAPPE = Path.of("schematron");
    private static final String PROVE = "https://meldingsvakt.no/ns/prove";
    private static final Pattern NAVN = Pattern.compile("'([A-ZÅa-zå]{2,})'|\\*:([A-Z][A-Za-z]+)");
    private static final List<String> NAVNEROM = List.of(
            "http://www.kith.no/xmlstds/msghead/2006-05-24",
            "http://www.kith.no/xmlstds/felleskomponent1",
            "http://www.kith.no/xmlstds/dialog/2013-01-23",
            "http://www.kith.no/xmlstds/po/pasientlogistikk/2009-06-30",
            "http://www.kith.no/xmlstds/po/kodeliste/2012-04-01",
            "http://www.kith.no/xmlstds/epj/epj3/2012-02-15",
            "http://ehelse.no/xmlstds/henvisning/2017-11-30",
            "http://www.kith.no/xmlstds/henvisning/2012-02-15",
            "http://www.kith.no/xmlstds/epikrise/2012-02-15",
            "http://www.kith.no/xmlstds/apprec/2012-02-15",
            "http://www.kith.no/xmlstds/rekvisisjon/2012-02-15",
            "http://www.kith.no/xmlstds/rekvisisjon/2008-12-01",
            "http://www.kith.no/xmlstds/labsvar/2012-02-15",
            "");

    private static final List<String> VERDIER = List.of("fnr", " HER ", "", "-", "ß", "é");
    private static final List<String> TEKSTER = List.of("", " . ", "1", "å", "–", "日");

    private final XmlFabrikk xml = new XmlFabrikk();
    private final Regelkatalog katalog = new Pakkeleser(xml).les(MAPPE);
    private final Random tilfeldig = new Random(20261127);
    private final Set<String> ulike = new TreeSet<>();
    private Xslt30Transformer prover;

    @BeforeEach
    void kompiler() throws SaxonApiException, UlesbarXmlException {
        Javafunksjoner.registrer(xml.saxon());
        StringBuilder kode = new StringBuilder("<xsl:stylesheet version=\"3.0\" xmlns:p=\"" + PROVE + "\""
                + " xmlns:mv=\"https://meldingsvakt.no/ns/funksjon\" xmlns:xs=\"http://www.w3.org/2001/XMLSchema\""
                + " xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\">");
        katalog.funksjoner().forEach(kode::append);
        // The same functions as the fast engine has them, under another prefix.
        katalog.funksjoner().stream()
                .map(f -> Javafunksjoner.medJava(f).replaceAll("\\bmv:", "p:"))
                .forEach(f -> kode.append(f.replaceAll(
                        "p:(kodestatus|kodenavn|sier|sier-i|motsagt|har-seksjon|sammen|sammen-i|setning|setningslinje|er-norsk)\\(",
                        "mv:$1(")));
        kode.append("<xsl:function name=\"p:om\" as=\"xs:string*\" visibility=\"public\"><xsl:param name=\"e\""
                        + " as=\"element()\"/>")
                .append("<xsl:sequence select=\"");
        List.of("meldingsdel", "kodelister", "er-cs-felt", "er-cv-felt", "id-serie", "har-tekst")
                .forEach(f -> kode.append("'%s'[not(deep-equal(mv:%s($e), p:%s($e)))], ".formatted(f, f, f)));
        kode.append("'har-tekst'[not(mv:har-tekst($e/@*) = p:har-tekst($e/@*))]\"/></xsl:function>");
        kode.append("<xsl:function name=\"p:av\" as=\"xs:string*\" visibility=\"public\"><xsl:param name=\"t\""
                        + " as=\"xs:string\"/>")
                .append("<xsl:sequence select=\"");
        List.of("er-ellevesifret", "nummerserie", "er-organisasjonsnummer")
                .forEach(f -> kode.append("'%s'[not(deep-equal(mv:%s($t), p:%s($t)))], ".formatted(f, f, f)));
        kode.append("'rest'[mv:rest-modulo-11($t, (3, 7, 6, 1, 8)) ne p:rest-modulo-11($t, (3, 7, 6, 1, 8))],")
                .append("'rest'[mv:rest-modulo-11($t, ()) ne p:rest-modulo-11($t, ())],")
                .append("'kontroll'[mv:kontrollsifre-stemmer($t, true()) ne p:kontrollsifre-stemmer($t,"
                        + " true())]\"/></xsl:function>");
        kode.append("<xsl:function name=\"p:om-tid\" as=\"xs:string*\" visibility=\"public\"><xsl:param name=\"t\""
                        + " as=\"xs:string\"/>")
                .append("<xsl:sequence select=\"");
        List.of("tidspunkt", "moment", "er-urimelig-tid")
                .forEach(f -> kode.append(
                        "'%s'[not(deep-equal(mv:%s($t) ! string(), p:%s($t) ! string()))], ".formatted(f, f, f)));
        List.of("norsk-tid", "med-forskyvning")
                .forEach(f -> kode.append(
                        ("'%s'[$t castable as xs:dateTime][not(deep-equal(mv:%s(xs:dateTime($t)) ! string(),"
                                        + " p:%s(xs:dateTime($t)) ! string()))], ")
                                .formatted(f, f, f)));
        kode.append("'none'[exists((p:tidspunkt(()), p:moment(()), p:norsk-tid(()), p:med-forskyvning(())))]")
                .append("\"/></xsl:function>");
        prover = xml.saxon()
                .newXsltCompiler()
                .compile(xml.les(kode.append("</xsl:stylesheet>").toString().getBytes(StandardCharsets.UTF_8))
                        .tre()
                        .asSource())
                .load30();
    }

    @Test
    void eachIsTheSameOfTheElementsOfExamples() throws Exception {
        int antall = 0;
        for (Path mappe : List.of(Path.of("xsd"), MAPPE)) {
            try (Stream<Path> filer = Files.walk(mappe)) {
                for (Path fil : filer.filter(f -> f.toString().endsWith(".xml"))
                        .sorted()
                        .filter(f -> tilfeldig.nextInt(mappe.endsWith("xsd") ? 1 : 12) == 0)
                        .toList()) {
                    try {
                        antall += sammenlign(Files.readAllBytes(fil));
                    } catch (UlesbarXmlException e) {
                        // Some examples are of what cannot be read.
                        antall++;
                    }
                }
            }
        }
        assertEquals(Set.of(), ulike);
        assertTrue(antall > 5000, "too few elements: " + antall);
    }

    @Test
    void eachIsTheSameOfWhateverElementsAreCalledAndStandIn() throws Exception {
        List<String> navn = navn();
        for (int i = 0; i < 100; i++) {
            StringBuilder melding = new StringBuilder("<a xmlns=\"%s\">".formatted(ett(NAVNEROM)));
            for (int j = 0; j < 60; j++) {
                String over = ett(navn);
                String over2 = ett(navn);
                melding.append("<%s><%s>".formatted(over2, over));
                for (int k = 0; k < 3; k++) {
                    String her = k == 0 ? ett(List.of("Id", "OffId", "TypeId", "TypeOffId", "Type")) : ett(navn);
                    String annet = tilfeldig.nextBoolean() ? "" : " xmlns=\"" + ett(NAVNEROM) + "\"";
                    melding.append("<%s V=\"%s\"%s>%s</%s>".formatted(her, ett(VERDIER), annet, ett(TEKSTER), her));
                }
                melding.append("</%s></%s>".formatted(over, over2));
            }
            sammenlign(melding.append("</a>").toString().getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(Set.of(), ulike);
        assertTrue(navn.size() > 80, "the names were not found: " + navn.size());
    }

    @Test
    void eachIsTheSameOfNumbers() throws Exception {
        List<String> biter =
                List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "4", "8", "a", " ", "\n", "٣", "𝟙");
        for (int i = 0; i < 20_000; i++) {
            StringBuilder nummer = new StringBuilder();
            int lengde = tilfeldig.nextInt(4) == 0 ? tilfeldig.nextInt(14) : tilfeldig.nextBoolean() ? 11 : 9;
            int utvalg = tilfeldig.nextInt(3) == 0 ? biter.size() : 10;
            for (int j = 0; j < lengde; j++) {
                nummer.append(biter.get(tilfeldig.nextInt(utvalg)));
            }
            merk(
                    prover.callFunction(new QName(PROVE, "av"), new XdmValue[] {new XdmAtomicValue(nummer.toString())}),
                    nummer.toString());
        }
        assertEquals(Set.of(), ulike);
    }

    /** Times of all years, at the edges of summer time too, and what is nearly a time. */
    @Test
    void eachIsTheSameOfTimes() throws Exception {
        List<String> slutter = List.of(
                "",
                "Z",
                "+01:00",
                "+02:00",
                "-12:00",
                "+12:00",
                "+12:01",
                "+14:00",
                "-00:30",
                "+11:59",
                "+1:00",
                ".5",
                ".",
                ".123456789",
                ".1234567891234Z",
                ".000000000000000000001+02:00",
                ":00",
                "x",
                " ",
                "+",
                "-x");
        List<String> kanter = List.of(
                "2024-03-31T00:59:59",
                "2024-03-31T01:00:00",
                "2024-03-31T02:30:00",
                "2024-03-31T03:00:00",
                "2024-10-27T00:59:59",
                "2024-10-27T01:00:00",
                "2024-10-27T02:30:00",
                "2024-10-27T03:00:00",
                "2024-02-30T12:00:00",
                "2024-03-01T24:00:00",
                "2024-03-01T12:00:60",
                "1900-01-01T00:00:00",
                "2199-12-31T23:59:59",
                "2200-01-01T00:00:00",
                "1899-12-31T23:30:00",
                "2999-12-31T23:30:00",
                "0001-01-01T00:00:00",
                "-0044-03-15T12:00:00",
                "12024-03-01T12:00:00",
                "2024-03-01",
                "2024-03",
                "2024",
                "2024-03-01T12:00",
                "2024-02-30",
                "2024-13-01",
                "2024-03-01+",
                "2024-03-01Z",
                "");
        for (int i = 0; i < 20_000; i++) {
            String tid = tilfeldig.nextInt(3) == 0
                    ? ett(kanter)
                    : "%d%02d-%02d-%02dT%02d:%02d:%02d"
                            .formatted(
                                    18 + tilfeldig.nextInt(5),
                                    tilfeldig.nextInt(100),
                                    tilfeldig.nextInt(14),
                                    tilfeldig.nextInt(33),
                                    tilfeldig.nextInt(26),
                                    tilfeldig.nextInt(62),
                                    tilfeldig.nextInt(62));
            StringBuilder skrevet = new StringBuilder(tid).append(ett(slutter));
            if (tilfeldig.nextInt(5) == 0 && !skrevet.isEmpty()) {
                skrevet.setCharAt(tilfeldig.nextInt(skrevet.length()), ett(List.of('0', '-', ' ', 'T', ':', '٣')));
            }
            merk(
                    prover.callFunction(
                            new QName(PROVE, "om-tid"), new XdmValue[] {new XdmAtomicValue(skrevet.toString())}),
                    skrevet.toString());
        }
        assertEquals(Set.of(), ulike);
    }

    @Test
    void eachIsInTheXsltThatItStandsFor() {
        Set<String> funnet = new TreeSet<>();
        katalog.funksjoner().stream()
                .filter(f -> !Javafunksjoner.medJava(f).equals(f))
                .forEach(f -> funnet.add(f.replaceAll("(?s).*?name=\"mv:([\\w-]+)\".*", "$1")));
        assertEquals(new TreeSet<>(Javafunksjoner.navn()), funnet);
    }

    private int sammenlign(byte[] innhold) throws SaxonApiException, UlesbarXmlException {
        int antall = 0;
        XdmNode tre = xml.les(innhold).tre();
        for (XdmNode n : tre.axisIterator(Axis.DESCENDANT).stream()
                .filter(n -> n.getNodeKind() == XdmNodeKind.ELEMENT)
                .toList()) {
            antall++;
            merk(
                    prover.callFunction(new QName(PROVE, "om"), new XdmValue[] {n}),
                    n.getParent().getNodeName() + "/" + n.getNodeName());
        }
        return antall;
    }

    private void merk(XdmValue funnet, String hva) {
        for (XdmItem f : funnet) {
            if (ulike.size() < 20) {
                ulike.add(f.getStringValue() + " of " + hva);
            }
        }
    }

    private <T> T ett(List<T> av) {
        return av.get(tilfeldig.nextInt(av.size()));
    }

    /** The names that the XSLT mentions. */
    private static List<String> navn() throws IOException {
        Set<String> navn = new LinkedHashSet<>();
        for (String fil : List.of("kodelister.xsl", "kodefelt.xsl", "identifikatorer.xsl")) {
            NAVN.matcher(Files.readString(MAPPE.resolve("felles/" + fil)))
                    .results()
                    .forEach(m -> navn.add(m.group(1) == null ? m.group(2) : m.group(1)));
        }
        return new ArrayList<>(navn);
    }
}

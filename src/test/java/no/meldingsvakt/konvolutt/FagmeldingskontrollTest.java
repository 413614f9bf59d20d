package no.meldingsvakt.konvolutt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import no.meldingsvakt.avvik.AppRecFeil;
import no.meldingsvakt.avvik.Avvik;
import no.meldingsvakt.avvik.Utfall;
import no.meldingsvakt.melding.Melding;
import no.meldingsvakt.melding.Standard;
import no.meldingsvakt.skjema.Skjemamappe;
import no.meldingsvakt.xml.XmlFabrikk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PLO-GEN-03: what may stand in the first Document of a MsgHead. */
class FagmeldingskontrollTest {

    private static final XmlFabrikk XML = new XmlFabrikk();
    private static final Skjemamappe SKJEMAER = Skjemamappe.les(Path.of("xsd"), XML);
    private static final Meldingsleser LESER =
            new Meldingsleser(XML, SKJEMAER.standarder(), SKJEMAER.prefikser(), true);
    private static final String HODE = "dialogmelding/1.1/eksempler/DIALOG_HELSEFAGLIG.xml";

    @Test
    void everyMessageThatIsNotCarriedInAMsgHeadIsRejectedThere() throws IOException {
        List<String> feil = new ArrayList<>();
        int antall = 0;
        for (Standard standard : SKJEMAER.standarder().alle()) {
            if (standard.art() == Standard.Art.KOMPONENT || standard.iHodemelding()) {
                continue;
            }
            for (Path eksempel : eksempler(standard)) {
                antall++;
                Lesing lesing = les(medInnhold(uten(lest(eksempel))));
                List<Avvik> avvik = lesing.resultat().avvik();
                if (avvik.size() != 1
                        || !avvik.get(0).regel().equals("PLO-GEN-03")
                        || avvik.get(0).apprec() != AppRecFeil.T99
                        || Objects.requireNonNull(lesing.melding()).standard() != null) {
                    feil.add(eksempel + ": " + avvik);
                }
            }
        }
        assertEquals("", String.join("\n", feil));
        assertTrue(antall > 10, "only " + antall);
    }

    private static String lest(Path eksempel) throws IOException {
        try {
            return Files.readString(eksempel);
        } catch (CharacterCodingException e) {
            return Files.readString(eksempel, StandardCharsets.ISO_8859_1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<MsgHead xmlns='http://www.kith.no/xmlstds/msghead/2006-05-24'/> | en hodemelding (MsgHead) til",
                "<MsgInfo xmlns='http://www.kith.no/xmlstds/msghead/2006-05-24'/> | en hodemelding (MsgHead) til",
                "<AppRec xmlns='http://www.kith.no/xmlstds/apprec/2004-11-21'/> | applikasjonskvittering (AppRec)",
                "<Message xmlns='http://www.kith.no/xmlstds/epikrise/2012-02-15'/> | Epikrise 1.2, som har sitt eget"
                        + " hode",
                "<Message xmlns='http://www.kith.no/xmlstds/henvisning/2005-07-08'/> | Henvisning 1.0, som har sitt"
                        + " eget hode",
                "<Message xmlns='http://www.kith.no/xmlstds/labsvar/2012-02-15'/> | Svarrapport 1.4, som har sitt eget"
                        + " hode",
                "<Signature xmlns='http://www.w3.org/2000/09/xmldsig#'/> | en del (XML-signatur)",
                "<Legemiddelinfo xmlns='http://www.kith.no/xmlstds/epj/epj3/2008-02-20'/> | en del (EPJ Legemiddel)",
                "<Cave xmlns='http://www.kith.no/xmlstds/po/poKomponent/2012-04-01'/> | en del (PLO felleskomponent)",
                "<Notat xmlns='http://www.kith.no/xmlstds/dialog/2013-01-23'/> | en del (Dialogmelding)",
                "<![CDATA[<Dialogmelding/>]]> | står som tekst (CDATA eller kodede tegn)",
                "&lt;Dialogmelding/&gt; | står som tekst (CDATA eller kodede tegn)"
            })
    void whatIsNoPayloadIsNamedForWhatItIs(String innhold, String ventet) throws IOException {
        Avvik avvik = les(medInnhold(innhold)).resultat().avvik().get(0);

        assertEquals("PLO-GEN-03", avvik.regel());
        assertTrue(avvik.tekst().nb().contains(ventet), avvik.tekst().nb());
        assertTrue(String.valueOf(avvik.sted().xpath()).contains("Content"));
    }

    @Test
    void aFileBesideThePayloadHidesItNot() throws IOException {
        Melding melding = Objects.requireNonNull(les(hode().replaceFirst(
                                "(<Content>)",
                                "$1<Base64Container"
                                        + " xmlns='http://www.kith.no/xmlstds/base64container'>AA==</Base64Container>"))
                .melding());

        assertEquals("dialogmelding", Objects.requireNonNull(melding.standard()).id());
    }

    @Test
    void withoutAPayloadTheHeaderIsTheMessage() throws IOException {
        Lesing lesing = les(medInnhold(
                "<Base64Container xmlns='http://www.kith.no/xmlstds/base64container'>AA==</Base64Container>"));

        assertEquals(Utfall.GODKJENT, lesing.resultat().utfall());
        assertEquals(
                "msghead",
                Objects.requireNonNull(Objects.requireNonNull(lesing.melding()).standard())
                        .id());
    }

    @Test
    void whatStandsInALaterDocumentNeverRejects() throws IOException {
        String annet = "<Document><RefDoc><MsgType V='XML'/><Content><AppRec"
                + " xmlns='http://www.kith.no/xmlstds/apprec/2012-02-15'/></Content></RefDoc></Document>";
        Lesing lesing = les(hode().replace("</MsgHead>", annet + "</MsgHead>"));

        assertEquals(Utfall.GODKJENT, lesing.resultat().utfall());
        assertNotNull(Objects.requireNonNull(lesing.melding()).standard());
    }

    @Test
    void aPatientReportIsLookedIntoToo() throws IOException {
        String rapport = medInnhold("<AppRec xmlns='http://www.kith.no/xmlstds/apprec/2012-02-15'/>")
                .replace("<Document>", "<PatientReport><Document>")
                .replace("</Document>", "</Document></PatientReport>");
        Lesing lesing = les(rapport);

        assertEquals("PLO-GEN-03", lesing.resultat().avvik().get(0).regel());
        assertNull(Objects.requireNonNull(lesing.melding()).standard());
    }

    private static Lesing les(String melding) {
        return LESER.les(melding.getBytes(StandardCharsets.UTF_8));
    }

    private static String hode() throws IOException {
        return Files.readString(Path.of("xsd", HODE));
    }

    private static String medInnhold(String innhold) throws IOException {
        String hode = hode();
        return hode.substring(0, hode.indexOf("<Content>") + "<Content>".length())
                + innhold
                + hode.substring(hode.indexOf("</Content>"));
    }

    private static String uten(String melding) {
        return melding.replaceFirst("(?s)^.*?\\?>", "");
    }

    private static List<Path> eksempler(Standard standard) throws IOException {
        try (Stream<Path> filer = Files.walk(Path.of("xsd", standard.betegnelse(), "eksempler"))) {
            return filer.filter(f -> f.toString().endsWith(".xml"))
                    .filter(f -> !f.toString().contains("ikke-velformet"))
                    .sorted()
                    .toList();
        } catch (java.nio.file.NoSuchFileException e) {
            return List.of();
        }
    }
}

package no.meldingsvakt.konvolutt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import no.meldingsvakt.avvik.AppRecFeil;
import no.meldingsvakt.avvik.Avvik;
import no.meldingsvakt.avvik.Tekst;
import no.meldingsvakt.melding.AppRecVersjon;
import no.meldingsvakt.skjema.Skjemamappe;
import no.meldingsvakt.xml.XmlFabrikk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HODE-03: what is said of a standard or a version that is not supported. */
class StandardkontrollTest {

    private static final XmlFabrikk XML = new XmlFabrikk();
    private static final Skjemamappe SKJEMAER = Skjemamappe.les(Path.of("xsd"), XML);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "henvisning/1.1/eksempler/HENVISNING.xml | henvisning/2012-02-15 | henvisning/2030-01-01 | Denne"
                        + " versjonen av Henvisning støttes ikke; støttede versjoner er 1.0, 1.1, 2.0.",
                "epikrise/1.2/eksempler/EPIKRISE.xml | epikrise/2012-02-15 | epikrise/1999-01-01 | Denne versjonen av"
                        + " Epikrise støttes ikke; støttede versjoner er 1.0, 1.1, 1.2.",
                "svarrapport/1.4/eksempler/SVARRAPPORT_LAB.xml | labsvar/2012-02-15 | labsvar/2004-01-01 | Denne"
                        + " versjonen av Svarrapport støttes ikke; støttede versjoner er 1.3, 1.4.",
                "apprec/1.1/eksempler/APPREC.xml | apprec/2012-02-15 | apprec/2030-01-01 | Denne versjonen av"
                        + " Applikasjonskvittering støttes ikke; støttede versjoner er 1.0, 1.1.",
                "plo-pasientlogistikk/1.6/eksempler/LOG_INNLAGT.xml | msghead/2006-05-24 | msghead/2004-01-01 | Denne"
                        + " versjonen av Hodemelding støttes ikke; støttede versjoner er 1.2.",
                "dialogmelding/1.1/eksempler/DIALOG_HELSEFAGLIG.xml | dialog/2013-01-23 | dialog/2030-01-01 | Denne"
                        + " versjonen av Dialogmelding støttes ikke; støttede versjoner er 1.0, 1.1.",
                "plo-pasientlogistikk/1.6/eksempler/LOG_INNLAGT.xml | Pasientlogistikk/2012-04-01 |"
                        + " Pasientlogistikk/2030-01-01 | Denne versjonen av PLO Pasientlogistikk støttes ikke; støttede"
                        + " versjoner er 1.5, 1.6.",
                "plo-pasientlogistikk/1.6/eksempler/LOG_INNLAGT.xml |"
                        + " www.kith.no/xmlstds/po/Pasientlogistikk/2012-04-01 |"
                        + " ehelse.no/xmlstds/po/Sammenfatning/2030-01-01 | PLO Sammenfatning 2.0 er under utprøving og er"
                        + " ikke slått på her.",
                "henvisning/1.1/eksempler/HENVISNING.xml | xmlstds/henvisning/2012-02-15 | xmlstds/fremmed/2012-02-15"
                        + " | Meldingsstandarden er ikke en av dem tjenesten støtter."
            })
    void anUnsupportedVersionIsToldWhichOnesAre(String eksempel, String fra, String til, String ventet)
            throws IOException {
        Avvik avvik = les(eksempel, fra, til, false).resultat().avvik().get(0);

        assertEquals("HODE-03", avvik.regel());
        assertEquals(AppRecFeil.T10, avvik.apprec());
        assertEquals(ventet, avvik.tekst().nb());
    }

    @Test
    void aVersionOnTrialIsNamedWhereItIsSwitchedOn() throws IOException {
        Avvik avvik = les(
                        "plo-pasientlogistikk/1.6/eksempler/LOG_INNLAGT.xml",
                        "Pasientlogistikk/2012-04-01",
                        "Pasientlogistikk/2030-01-01",
                        true)
                .resultat()
                .avvik()
                .get(0);

        assertEquals(
                "Denne versjonen av PLO Pasientlogistikk støttes ikke; støttede versjoner er 1.5, 1.6, 2.0.",
                avvik.tekst().nb());
    }

    @ParameterizedTest
    @CsvSource({
        "dialogmelding/1.1/eksempler/DIALOG_HELSEFAGLIG.xml, dialog/2013-01-23, dialog/2030-01-01, <Dialogmelding",
        "dialogmelding/1.1/eksempler/DIALOG_HELSEFAGLIG.xml, msghead/2006-05-24, msghead/2004-01-01, <MsgHead"
    })
    void theFindingStandsWhereTheTagBegins(String eksempel, String fra, String til, String tagg) {
        String melding = lest(eksempel).replaceFirst(tagg + "\\s", tagg + "\n\n ");

        Avvik avvik = new Meldingsleser(XML, SKJEMAER.standarder(), SKJEMAER.prefikser(), false)
                .les(melding.replaceFirst(fra, til).getBytes(StandardCharsets.UTF_8))
                .resultat()
                .avvik()
                .get(0);

        int sted = melding.indexOf(tagg);
        assertEquals("HODE-03", avvik.regel());
        assertEquals(
                1 + melding.substring(0, sted).chars().filter(c -> c == '\n').count(),
                avvik.sted().linje());
        assertEquals(sted - melding.lastIndexOf('\n', sted), avvik.sted().kolonne());
    }

    @Test
    void anUnsupportedVersionIsAnsweredWithTheNewestReceiptOfItsFamily() throws IOException {
        var melding = les("epikrise/1.1/eksempler/EPIKRISE.xml", "epikrise/2006-09-23", "epikrise/2030-01-01", false)
                .melding();

        assertEquals(AppRecVersjon.V1_1, Objects.requireNonNull(melding).kvitteresMed());
    }

    /** A message that is not taken, and words of the texts about it. */
    private record Feil(String navn, String melding, String tekst, String teknisk) {}

    private static List<Feil> ikkeStottet() {
        String dialog = lest("dialogmelding/1.1/eksempler/DIALOG_HELSEFAGLIG.xml");
        String uten = dialog.substring(dialog.indexOf("<MsgHead"));
        String mh = "http://www.kith.no/xmlstds/msghead/2006-05-24";
        String dm = "http://www.kith.no/xmlstds/dialog/2013-01-23";
        return List.of(
                new Feil(
                        "no namespace",
                        dialog.replace(" xmlns=\"" + mh + "\"", ""),
                        "«MsgHead» mangler navnerom",
                        "xmlns.*" + mh),
                new Feil(
                        "empty namespace",
                        dialog.replace("xmlns=\"" + mh + "\"", "xmlns=''"),
                        "«MsgHead» mangler navnerom",
                        "xmlns"),
                new Feil(
                        "payload without",
                        dialog.replace("xmlns=\"" + dm + "\"", "xmlns=''"),
                        "«Dialogmelding» mangler navnerom",
                        dm),
                new Feil("own root without", "<kanari><a/></kanari>", "mangler navnerom", "MsgHead"),
                new Feil(
                        "https",
                        dialog.replace(mh, mh.replace("http:", "https:")),
                        "https, ikke http",
                        "xmlns=\"" + mh),
                new Feil(
                        "https payload",
                        dialog.replace(dm, dm.replace("http:", "https:")),
                        "Dialogmelding 1.1.*https, ikke http",
                        "xmlns=\"" + dm),
                new Feil(
                        "slash",
                        dialog.replace("\"" + mh + "\"", "\"" + mh + "/\""),
                        "skråstrek",
                        "xmlns=\"" + mh + "\""),
                new Feil(
                        "slash payload",
                        dialog.replace("\"" + dm + "\"", "\"" + dm + "/\""),
                        "skråstrek",
                        "xmlns=\"" + dm),
                new Feil(
                        "both",
                        dialog.replace("\"" + mh + "\"", "\"" + mh.replace("http:", "https:") + "/\""),
                        "https.*skråstrek",
                        mh),
                new Feil(
                        "case",
                        dialog.replace("\"" + mh + "\"", "\"" + mh.replace("msghead", "MsgHead") + "\""),
                        "store og små",
                        mh),
                new Feil("no www", dialog.replace(mh, mh.replace("www.", "")), "Hodemelding 1.2", mh),
                new Feil(
                        "misspelt",
                        dialog.replace(mh, mh.replace("xmlstds", "xmlstd")),
                        "Hodemelding 1.2.*skrivefeil",
                        mh),
                new Feil(
                        "older",
                        dialog.replace(mh, "http://www.kith.no/xmlstds/msghead/2004-01-01"),
                        "versjon",
                        "bruk " + mh),
                new Feil(
                        "soap",
                        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>" + uten
                                + "</s:Body></s:Envelope>",
                        "«MsgHead».*pakket.*SOAP",
                        "MsgHead alene"),
                new Feil(
                        "soap 1.2",
                        "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body/></s:Envelope>",
                        "pakket.*SOAP",
                        "alene"),
                new Feil(
                        "ebxml",
                        "<eb:Message"
                                + " xmlns:eb='http://www.oasis-open.org/committees/ebxml-msg/schema/msg-header-2_0.xsd'>"
                                + uten + "</eb:Message>",
                        "«MsgHead».*ebXML",
                        "MsgHead alene"),
                new Feil(
                        "fellesformat",
                        "<EI_fellesformat xmlns='http://www.nav.no/xml/eiff/2/'>" + uten + "</EI_fellesformat>",
                        "«MsgHead».*pakket.*EI_fellesformat",
                        "MsgHead alene"),
                new Feil(
                        "fellesformat without",
                        "<EI_fellesformat>" + uten + "</EI_fellesformat>",
                        "EI_fellesformat",
                        "MsgHead alene"),
                new Feil(
                        "own wrapper",
                        "<k:kanari xmlns:k='urn:kanari'>" + uten + "</k:kanari>",
                        "«MsgHead».*pakket.*noe annet",
                        "MsgHead alene"),
                new Feil(
                        "encrypted",
                        "<EncryptedData xmlns='http://www.w3.org/2001/04/xmlenc#'/>",
                        "kryptering",
                        "alene"),
                new Feil("fhir", "<Bundle xmlns='http://hl7.org/fhir'/>", "FHIR", "MsgHead"),
                new Feil(
                        "page",
                        "<html xmlns='http://www.w3.org/1999/xhtml'><body>kanari</body></html>",
                        "HTML",
                        "MsgHead"),
                new Feil("stranger", "<k xmlns='urn:kanari'/>", "ikke en av dem", "standarder"),
                new Feil(
                        "component",
                        "<Ident xmlns='http://www.kith.no/xmlstds/felleskomponent1'/>",
                        "Rotelementet",
                        "komponent"),
                new Feil("wrong root", "<Kanari xmlns='" + mh + "'/>", "Rotelementet", "MsgHead"));
    }

    @Test
    void eachIsToldWhatToSendInstead() {
        List<String> galt = new ArrayList<>();
        Meldingsleser leser = new Meldingsleser(XML, SKJEMAER.standarder(), SKJEMAER.prefikser(), false);
        for (Feil f : ikkeStottet()) {
            List<Avvik> avvik = leser.les(f.melding.getBytes(StandardCharsets.UTF_8))
                    .resultat()
                    .avvik();
            if (avvik.size() != 1 || avvik.get(0).apprec() != AppRecFeil.T10) {
                galt.add(f.navn + ": " + avvik);
                continue;
            }
            ventet(f.navn, f.tekst, avvik.get(0).tekst(), galt);
            ventet(f.navn, f.teknisk, Objects.requireNonNull(avvik.get(0).teknisk()), galt);
        }
        assertTrue(galt.isEmpty(), () -> "\n" + String.join("\n", galt));
    }

    private static void ventet(String navn, String monster, Tekst tekst, List<String> galt) {
        if (!Pattern.compile(monster).matcher(tekst.nb()).find()) {
            galt.add("%s: «%s» is not in «%s»".formatted(navn, monster, tekst.nb()));
        }
        for (String t : List.of(tekst.nb(), tekst.nn(), tekst.en())) {
            if (t.toLowerCase(Locale.ROOT).contains("kanari") || t.contains("%") || t.contains("null")) {
                galt.add("%s: says «%s»".formatted(navn, t));
            }
        }
        if (tekst.nb().equals(tekst.en())) {
            galt.add(navn + ": is not in English");
        }
    }

    private static String lest(String eksempel) {
        try {
            return Files.readString(Path.of("xsd", eksempel));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Lesing les(String eksempel, String fra, String til, boolean pilot) throws IOException {
        String original = Files.readString(Path.of("xsd", eksempel));
        String melding = original.replace(fra, til);
        assertNotEquals(original, melding, "the example no longer has the text that was to be changed");
        return new Meldingsleser(XML, SKJEMAER.standarder(), SKJEMAER.prefikser(), pilot)
                .les(melding.getBytes(StandardCharsets.UTF_8));
    }
}

package no.meldingsvakt.kvittering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.avvik.Stegresultat;
import no.meldingsvakt.avvik.Utfall;
import no.meldingsvakt.konvolutt.Lesing;
import no.meldingsvakt.konvolutt.Meldingsleser;
import no.meldingsvakt.melding.AppRecVersjon;
import no.meldingsvakt.melding.Konvoluttype;
import no.meldingsvakt.melding.Standard;
import no.meldingsvakt.skjema.Skjemakontroll;
import no.meldingsvakt.skjema.Skjemamappe;
import no.meldingsvakt.xml.XmlFabrikk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The receipts of messages with a header of their own: which document they name, in which roles, in which form. */
class DokumentkvitteringTest {

    private static final OffsetDateTime NAA = OffsetDateTime.parse("2024-05-01T12:00:00+02:00");

    private static final XmlFabrikk XML = new XmlFabrikk();
    private static final Skjemamappe SKJEMAER = Skjemamappe.les(Path.of("xsd"), XML);
    private static final Skjemakontroll KONTROLL = new Skjemakontroll(XML, SKJEMAER);
    private static final Meldingsleser LESER =
            new Meldingsleser(XML, SKJEMAER.standarder(), SKJEMAER.prefikser(), false);
    private static final AppRecSkriver SKRIVER = new AppRecSkriver(XML);

    @ParameterizedTest
    @CsvSource({
        "epikrise/1.0/eksempler/EPIKRISE.xml, 1.0, EPIKRISE, baafcf35-c188-4934-9aaf-fd1a8ae0fb2f, REQ COP",
        "epikrise/1.1/eksempler/EPIKRISE.xml, 1.0, EPIKRISE, f9b59e82-6e89-4f69-95af-2c269aa2a7e1, REQ COP",
        "epikrise/1.2/eksempler/EPIKRISE.xml, 1.1, EPIKRISE, b8ca1d90-2ac6-43a6-af60-20be9c05774e, PRIM COP",
        "henvisning/1.0/eksempler/HENVISNING.xml, 1.0, HENVISNING, 76d18892-efb2-4567-a187-07fd99ad9d87, SPR",
        "henvisning/1.1/eksempler/HENVISNING.xml, 1.1, HENVISNING, eb470a1e-8bd4-47c1-aaf5-5fc9ff1baa36, PRIM",
        "rekvisisjon/1.5/eksempler/REKVISISJON_LAB.xml, 1.0, REQ_LAB, 0c2661c0-a267-4855-a83b-9f7a180e82c3, SPR",
        "rekvisisjon/1.6/eksempler/REKVISISJON_LAB.xml, 1.1, REQ_LAB, 4fa607e1-384f-4432-94d3-a36c640aca98, PRIM",
        "svarrapport/1.3/eksempler/SVARRAPPORT_LAB.xml, 1.0, SVAR_KKL, 4fe4f03b-d255-4fca-b5a9-e17545fc49c4, REQ",
        "svarrapport/1.4/eksempler/SVARRAPPORT_LAB.xml, 1.1, SVAR_LAB, cb36fe10-c5c5-41ef-a12d-24abeccd87ad, PRIM"
    })
    void theReceiptNamesWhatTheSenderKnows(String fil, String versjon, String type, String id, String roller)
            throws IOException {
        List<AppRecSvar> svar = svar(eksempel(fil));

        assertEquals(
                List.of(roller.split(" ")),
                svar.stream().map(DokumentkvitteringTest::rolle).toList());
        for (AppRecSvar s : svar) {
            assertEquals(versjon, s.versjon().versjon());
            assertEquals(type, s.opprinneligType().v());
            assertEquals(id, s.opprinneligId());
        }
    }

    @Test
    void eachReportOfASvarrapportIsAnsweredByItself() throws IOException {
        String melding = medToRapporter(eksempel("svarrapport/1.3/eksempler/SVARRAPPORT_LAB.xml"));

        List<AppRecSvar> svar = svar(melding);

        assertEquals(
                List.of("4fe4f03b-d255-4fca-b5a9-e17545fc49c4 SVAR_KKL", "rapport-2 SVAR_MBIO"),
                svar.stream()
                        .map(s -> s.opprinneligId() + " " + s.opprinneligType().v())
                        .toList());
        assertEquals(2, svar.stream().map(AppRecSvar::id).distinct().count());
    }

    @Test
    void inAppRec11TheMessageIsAnsweredOnceHoweverManyReportsItHas() throws IOException {
        List<AppRecSvar> svar = svar(medToRapporter(eksempel("svarrapport/1.4/eksempler/SVARRAPPORT_LAB.xml")));

        assertEquals(
                List.of("cb36fe10-c5c5-41ef-a12d-24abeccd87ad"),
                svar.stream().map(AppRecSvar::opprinneligId).distinct().toList());
    }

    @Test
    void aDocumentWithoutAnIdIsAnsweredByTheIdOfTheMessage() throws IOException {
        String melding = eksempel("epikrise/1.1/eksempler/EPIKRISE.xml").replaceAll("<ServProvId>.*</ServProvId>", "");

        assertEquals(
                List.of("5b197ed6-119c-4bdd-941d-f7e11ba7c9d2"),
                svar(melding).stream().map(AppRecSvar::opprinneligId).distinct().toList());
    }

    static Stream<Path> egneHoder() {
        return SKJEMAER.standarder()
                .meldinger()
                .filter(s -> s.konvolutt() == Konvoluttype.EGEN)
                .flatMap(DokumentkvitteringTest::eksempler);
    }

    @ParameterizedTest
    @MethodSource("egneHoder")
    void everyReceiptFollowsTheSchemaOfItsVersion(Path fil) throws Exception {
        List<AppRecSvar> svar = svar(Files.readString(fil));

        assertTrue(!svar.isEmpty(), "no receipt");
        for (AppRecSvar s : svar) {
            byte[] apprec = SKRIVER.skriv(s);
            Stegresultat resultat = KONTROLL.kontroller(XML.les(apprec));
            assertEquals(
                    Utfall.GODKJENT, resultat.utfall(), () -> resultat.avvik().toString());
            String tekst = new String(apprec, StandardCharsets.UTF_8);
            assertTrue(tekst.contains(s.versjon().navnerom()));
            assertEquals(s.versjon() == AppRecVersjon.V1_0, tekst.contains("1.0 2004-11-21"));
        }
    }

    private static Stream<Path> eksempler(Standard standard) {
        try (Stream<Path> filer = Files.list(Path.of("xsd", standard.betegnelse(), "eksempler"))) {
            return filer.filter(f -> f.toString().endsWith(".xml")).sorted().toList().stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String eksempel(String fil) throws IOException {
        return Files.readString(Path.of("xsd", fil));
    }

    private static String medToRapporter(String melding) {
        String rapport = melding.substring(melding.indexOf("<ServReport>"), melding.indexOf("</Message>"));
        String annen = rapport.replace("MsgDescr V=\"CLIN\"", "MsgDescr V=\"MBIO\"")
                .replaceAll("<ServProvId>.*</ServProvId>", "<ServProvId>rapport-2</ServProvId>");
        return melding.replace("</Message>", annen + "</Message>");
    }

    private static String rolle(AppRecSvar svar) {
        return String.valueOf(Objects.requireNonNull(svar.fraRolle()).v());
    }

    private static List<AppRecSvar> svar(String melding) {
        Lesing lesing = LESER.les(melding.getBytes(StandardCharsets.UTF_8));
        Stegresultat skjema = KONTROLL.kontroller(Objects.requireNonNull(lesing.dokument()));
        Grunnlag grunnlag = new Grunnlag(
                lesing.melding(), List.of(lesing.resultat(), skjema), List.of(), Sprak.NB, NAA, Duration.ZERO);
        return new Kvitteringsbygger(Set.of(), "prøve").bygg(grunnlag).apprec();
    }
}

package no.meldingsvakt.inngang.rest;

import static io.restassured.RestAssured.given;
import static no.meldingsvakt.forlop.Eksempelmelding.les;
import static no.meldingsvakt.inngang.rest.Forlopspost.ADRESSE;
import static no.meldingsvakt.inngang.rest.Forlopspost.PAKKE;
import static no.meldingsvakt.inngang.rest.Forlopspost.bedom;
import static no.meldingsvakt.inngang.rest.Forlopspost.frist;
import static no.meldingsvakt.inngang.rest.Forlopspost.zip;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import no.meldingsvakt.forlop.Eksempelmelding;
import org.junit.jupiter.api.Test;

/** The cases of deadlines and order, with real messages moved in time, through the front door. */
@QuarkusTest
class ForlopRessursTest {

    private static final String VURDERT = "2024-03-11T12:00:00";
    private static final String INNLAGT_ID = "8a2a6a6e-e03f-45eb-9eab-6f0b88c6400c";
    private static final String NY_ID = "11111111-1111-4111-8111-111111111111";
    private static final String NY_ID_2 = "22222222-2222-4222-8222-222222222222";

    private static final Eksempelmelding INNLAGT = les(Eksempelmelding.INNLAGT);
    private static final Eksempelmelding RAPPORT = les(Eksempelmelding.RAPPORT);
    private static final Eksempelmelding APPREC = les(Eksempelmelding.APPREC);
    private static final Eksempelmelding KLAR = les(Eksempelmelding.KLAR);
    private static final Eksempelmelding OPPDATERT = les(Eksempelmelding.OPPDATERT);
    private static final Eksempelmelding UTSKREVET = les(Eksempelmelding.UTSKREVET);

    private static final Eksempelmelding RAPPORT_KVITTERT = APPREC.id("66666666-6666-4666-8666-666666666666")
            .svarerPaa("d545a16f-b6da-4a25-b73e-d3a687534a11")
            .byttet("9900100", "X")
            .byttet("9900110", "Y")
            .byttet("9900200", "9900100")
            .byttet("9900210", "9900110")
            .byttet("X", "9900200")
            .byttet("Y", "9900210")
            .byttet("\"LOG_INNLAGT\"", "\"INNLEGGELSESRAPPORT\"")
            .byttet("2024-03-04T10:25:00", "2024-03-04T12:10:00")
            .sendt("2024-03-04T12:10:30");
    private static final Eksempelmelding VARSEL_KVITTERT = APPREC.id("77777777-7777-4777-8777-777777777777")
            .svarerPaa("a7071ceb-7ad3-4c0d-8a31-38159a252be1")
            .byttet("9900210", "9900220")
            .byttet("\"LOG_INNLAGT\"", "\"HELSEOPPL_SOKNAD\"")
            .byttet("2024-03-04T10:25:00", "2024-03-04T14:30:00")
            .sendt("2024-03-04T14:30:30");

    /** Those that are more than 96 hours old when they are judged have been answered. */
    private static final List<Eksempelmelding> HELE = List.of(
            INNLAGT,
            APPREC,
            RAPPORT,
            RAPPORT_KVITTERT,
            les(Eksempelmelding.VARSEL),
            VARSEL_KVITTERT,
            OPPDATERT,
            KLAR,
            les(Eksempelmelding.NOTAT),
            les(Eksempelmelding.UTSKRIVNINGSRAPPORT),
            les(Eksempelmelding.EPIKRISE),
            UTSKREVET);

    @Test
    void aWholeStayWithoutRemarks() throws IOException {
        JsonPath svar = bedom(VURDERT, HELE);

        assertEquals(12, svar.getList("meldinger").size());
        assertEquals(1, svar.getList("forlop").size());
        assertEquals("AVSLUTTET", svar.getString("forlop[0].status"));
        assertEquals(List.of(), svar.getList("forlop[0].avvik"));
        assertEquals(0, svar.getInt("forlop[0].overliggerdogn.antall"));
        assertEquals(List.of(), svar.getList("forlop[0].overliggerdogn.dager"));
        assertNull(svar.get("forlop[0].overliggerdogn.forbehold"));
        assertEquals("HOLDT", frist(svar, "NTP-V1.1g-4t"));
        assertEquals("HOLDT", frist(svar, "NTP-V1.2k-24t"));
        assertEquals("HOLDT", frist(svar, "NTP-V3.2a-straks"));
        assertEquals("INNLAGT", svar.getString("forlop[0].hendelser[0].hendelse"));
        assertEquals("2024-03-04T09:40:00+01:00", svar.getString("forlop[0].hendelser[0].tidspunkt"));
        assertEquals("2024-03-04T10:25:41+01:00", svar.getString("forlop[0].hendelser[0].mottatt"));
        assertFalse(svar.prettify().contains("Fjell"), "the answer names the patient");
        assertFalse(svar.prettify().contains("12853810221"), "the answer holds the patient's number");
    }

    @Test
    void overliggerdognAreShownWithTheMessagesThatProveThem() throws IOException {
        Eksempelmelding ut = UTSKREVET.sendt("2024-03-10T13:45:00").skjedde("2", "2024-03-10T13:30:00");
        JsonPath svar = bedom(VURDERT, List.of(INNLAGT, OPPDATERT, KLAR, ut));

        assertEquals(2, svar.getInt("forlop[0].overliggerdogn.antall"));
        assertEquals(List.of("2024-03-08", "2024-03-09"), svar.getList("forlop[0].overliggerdogn.dager.dag"));
        assertEquals(
                List.of(KLAR.msgId(), OPPDATERT.msgId(), ut.msgId()),
                svar.getList("forlop[0].overliggerdogn.dager[0].grunnlag"));
        assertNull(svar.get("forlop[0].overliggerdogn.forbehold"));

        JsonPath uten = bedom(VURDERT, List.of(INNLAGT, KLAR, ut));
        assertEquals(0, uten.getInt("forlop[0].overliggerdogn.antall"));
        assertEquals(
                "Oppdaterte helseopplysninger fra sykehuset er ikke sett av tjenesten, så vilkårene i forskriften §§"
                        + " 8–10 er ikke vist oppfylt: 2 døgn er ikke regnet med.",
                uten.getString("forlop[0].overliggerdogn.forbehold"));
    }

    @Test
    void messagesInReverseOrderGiveTheSameAnswer() throws IOException {
        List<Eksempelmelding> baklengs = new ArrayList<>(HELE);
        Collections.reverse(baklengs);

        assertEquals(
                bedom(VURDERT, HELE).getList("forlop"), bedom(VURDERT, baklengs).getList("forlop"));
        assertEquals(
                bedom(VURDERT, HELE).getList("meldinger.melding.msgId"),
                bedom(VURDERT, baklengs).getList("meldinger.melding.msgId"));
    }

    @Test
    void exactlyFourHoursAreHeldAndOneSecondMoreIsBroken() throws IOException {
        assertEquals("HOLDT", frist(bedom(VURDERT, INNLAGT, RAPPORT.sendt("2024-03-04T14:25:00")), "NTP-V1.1g-4t"));
        JsonPath brutt = bedom(VURDERT, INNLAGT, RAPPORT.sendt("2024-03-04T14:25:01"));
        assertEquals("BRUTT", frist(brutt, "NTP-V1.1g-4t"));
        String avvik = "forlop[0].avvik.find { it.regel == 'NTP-V1.1g-4t' }";
        assertEquals(List.of(INNLAGT_ID, "d545a16f-b6da-4a25-b73e-d3a687534a11"), brutt.getList(avvik + ".meldinger"));
        assertEquals("FEIL", brutt.getString(avvik + ".alvorlighet"));
        assertEquals(null, brutt.getString(avvik + ".sted.xpath"));
    }

    @Test
    void aReportThatIsMissingIsOpenUntilTheDeadlineAndBrokenAfter() throws IOException {
        assertEquals("APEN", frist(bedom("2024-03-04T14:25:00", INNLAGT), "NTP-V1.1g-4t"));
        assertEquals("BRUTT", frist(bedom("2024-03-04T14:25:01", INNLAGT), "NTP-V1.1g-4t"));
        assertEquals("BRUTT", frist(bedom("2024-03-04T13:25:01Z", INNLAGT), "NTP-V1.1g-4t"));
    }

    @Test
    void anHourIsLostAndAnHourIsWonWhenClocksChange() throws IOException {
        Eksempelmelding var = INNLAGT.sendt("2024-03-31T00:30:00").skjedde("1", "2024-03-31T00:10:00");
        assertEquals(
                "HOLDT",
                frist(bedom("2024-04-02T12:00:00", var, RAPPORT.sendt("2024-03-31T05:30:00")), "NTP-V1.1g-4t"));
        Eksempelmelding host = INNLAGT.sendt("2024-10-27T00:30:00").skjedde("1", "2024-10-27T00:10:00");
        assertEquals(
                "BRUTT",
                frist(bedom("2024-11-02T12:00:00", host, RAPPORT.sendt("2024-10-27T03:30:01")), "NTP-V1.1g-4t"));
    }

    @Test
    void timesWithAndWithoutOffsetMeanTheSame() throws IOException {
        assertEquals("HOLDT", frist(bedom(VURDERT, INNLAGT, RAPPORT.sendt("2024-03-04T13:25:00Z")), "NTP-V1.1g-4t"));
        assertEquals("BRUTT", frist(bedom(VURDERT, INNLAGT, RAPPORT.sendt("2024-03-04T13:25:01Z")), "NTP-V1.1g-4t"));
    }

    @Test
    void aCancelledAdmissionHasNoDeadline() throws IOException {
        JsonPath svar = bedom(VURDERT, INNLAGT.kansellerer(INNLAGT_ID).id(NY_ID).sendt("2024-03-04T11:00:00"), INNLAGT);
        assertEquals("KANSELLERT", svar.getString("forlop[0].hendelser[0].tilstand"));
        assertEquals(List.of(), svar.getList("forlop[0].frister.regel"), "the municipality has sent no receipt at all");
    }

    /** HITS 1168: what is answered negatively is not taken in, and an answer is final. */
    @Test
    void aRejectedReportWasNeverReceivedAndALaterReceiptDoesNotChangeIt() throws IOException {
        Eksempelmelding ja = APPREC.svarerPaa("d545a16f-b6da-4a25-b73e-d3a687534a11")
                .byttet("9900100", "X")
                .byttet("9900200", "9900100")
                .byttet("X", "9900200")
                .sendt("2024-03-04T12:12:00");
        Eksempelmelding nei = ja.id(NY_ID)
                .sendt("2024-03-04T12:11:00")
                .byttet(
                        "<Status V=\"1\" DN=\"OK\"/>",
                        "<Status V=\"2\" DN=\"Avvist\"/><Error V=\"X99\" S=\"2.16.578.1.12.4.1.1.8221\"/>");
        assertEquals("HOLDT", frist(bedom(VURDERT, INNLAGT, RAPPORT, ja), "NTP-V1.1g-4t"));
        assertEquals("BRUTT", frist(bedom(VURDERT, nei, INNLAGT, RAPPORT), "NTP-V1.1g-4t"));
        assertEquals("BRUTT", frist(bedom(VURDERT, ja, nei, INNLAGT, RAPPORT), "NTP-V1.1g-4t"));
    }

    @Test
    void aMessageThatCannotBeReadGetsItsOwnReceipt() throws IOException {
        JsonPath svar = bedom(VURDERT, List.of(INNLAGT, new Eksempelmelding("<ikke xml"), new Eksempelmelding("")));
        assertEquals(List.of("GODTATT", "AVVIST", "AVVIST"), svar.getList("meldinger.status"));
        assertEquals(1, svar.getList("forlop").size());
    }

    /** Whoever sent many must be able to find the one that could not be read. */
    @Test
    void eachReceiptTellsWhichOfManyItIsAbout() throws IOException {
        JsonPath svar = bedom(VURDERT, List.of(new Eksempelmelding("<ikke xml"), RAPPORT, INNLAGT));
        assertEquals(List.of(3, 2, 1), svar.getList("meldinger.nr"));
        assertEquals(List.of("m2.xml", "m1.xml", "m0.xml"), svar.getList("meldinger.navn"));
        assertEquals("AVVIST", svar.getString("meldinger.find { it.nr == 1 }.status"));

        JsonPath skjema = given().queryParam("vurdert", VURDERT)
                .multiPart("melding", "12853810221.xml", RAPPORT.bytes(), "application/xml")
                .multiPart("melding", "b.xml", INNLAGT.bytes(), "application/xml")
                .post(ADRESSE)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertEquals(List.of(2, 1), skjema.getList("meldinger.nr"));
        assertFalse(skjema.prettify().contains("navn\": \"b.xml"), "only a zip file has names to show");
    }

    @Test
    void aFormThatIsNotWholeIs400() {
        String del = "--grense\r\nContent-Disposition: form-data; name=\"m\"; filename=\"m.xml\"\r\n\r\n<a/>\r\n";
        for (String type : List.of(
                "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=annen")) {
            problem(type, del + "--grense--\r\n");
        }
        problem("multipart/form-data; boundary=grense", del);
        problem("multipart/form-data; boundary=grense", del + del + "--grense\r\nContent-");
        problem("multipart/form-data; boundary=grense", "");
        problem("application/zip", "");
    }

    private static void problem(String type, String kropp) {
        Meldingspost.send(ADRESSE, kropp.getBytes(StandardCharsets.UTF_8), Map.of("Content-Type", type))
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void aFormMayBePackedAsAMessageMay() throws IOException {
        ByteArrayOutputStream pakket = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(pakket)) {
            gzip.write(zip(List.of(INNLAGT)));
        }
        Meldingspost.send(
                        ADRESSE,
                        pakket.toByteArray(),
                        Map.of("Content-Type", "application/zip", "Content-Encoding", "gzip"))
                .then()
                .statusCode(200)
                .body("meldinger.nr", is(List.of(1)));
    }

    @Test
    void aFormIsJudgedAsAZipFileIs() throws IOException {
        RequestSpecification skjema = given().queryParam("regelsett", PAKKE).queryParam("vurdert", VURDERT);
        for (int i = 0; i < HELE.size(); i++) {
            skjema.multiPart("del" + i, "m" + i + ".xml", HELE.get(i).bytes(), "application/xml");
        }
        JsonPath svar = skjema.post(ADRESSE).then().statusCode(200).extract().jsonPath();

        assertEquals(bedom(VURDERT, HELE).getList("forlop"), svar.getList("forlop"));
    }

    @Test
    void whatCannotBeTakenIsRefusedWithAReason() throws IOException {
        given().contentType("application/zip")
                .body(zip(List.of()))
                .post(ADRESSE)
                .then()
                .statusCode(400);
        given().contentType("application/zip")
                .body(new byte[] {1, 2, 3})
                .post(ADRESSE)
                .then()
                .statusCode(400);
        given().contentType("application/xml").body("<a/>").post(ADRESSE).then().statusCode(415);
        given().contentType("application/zip")
                .queryParam("vurdert", "i går")
                .body(zip(List.of(INNLAGT)))
                .post(ADRESSE)
                .then()
                .statusCode(400);
        given().contentType("application/zip")
                .body(zip(Collections.nCopies(1001, new Eksempelmelding("<a/>"))))
                .post(ADRESSE)
                .then()
                .statusCode(413);
        given().contentType("application/zip")
                .body(zip(List.of(new Eksempelmelding("<a>" + " ".repeat(51 * 1024 * 1024) + "</a>"))))
                .post(ADRESSE)
                .then()
                .statusCode(413);
    }

    @Test
    void readyWithoutUpdateOrAnswerIsFound() throws IOException {
        JsonPath svar = bedom(VURDERT, INNLAGT, RAPPORT, les(Eksempelmelding.VARSEL), KLAR, UTSKREVET);
        List<String> regler = svar.getList("forlop[0].avvik.regel");
        assertEquals(
                List.of("NTP-V3.1.1b-rekkefolge", "NTP-V3.1.2a-svar", "NTP-V3.2a-straks"),
                regler.stream()
                        .filter(r -> r.matches("NTP-V3\\.(1\\.1b|1\\.2a|2a).*"))
                        .sorted()
                        .toList());
    }

    @Test
    void theMunicipalityMayAnswerInBothVersionsOfTheDialogue() throws IOException {
        for (String svar : List.of(Eksempelmelding.NOTAT, Eksempelmelding.HELSEFAGLIG)) {
            assertEquals("HOLDT", frist(bedom(VURDERT, INNLAGT, OPPDATERT, KLAR, les(svar)), "NTP-V3.2a-straks"));
        }
    }

    @Test
    void twoStaysOnTheSameDayHaveADeadlineEach() throws IOException {
        JsonPath svar = bedom(
                VURDERT,
                INNLAGT,
                RAPPORT,
                UTSKREVET.sendt("2024-03-04T13:05:00").skjedde("2", "2024-03-04T13:00:00"),
                INNLAGT.id(NY_ID).sendt("2024-03-04T18:20:00").skjedde("1", "2024-03-04T18:00:00"),
                RAPPORT.id(NY_ID_2).viserTil(NY_ID).sendt("2024-03-04T22:20:01"));
        assertEquals(2, svar.getList("forlop").size());
        assertEquals("HOLDT", svar.getString("forlop[0].frister.find { it.regel == 'NTP-V1.1g-4t' }.status"));
        assertEquals("BRUTT", svar.getString("forlop[1].frister.find { it.regel == 'NTP-V1.1g-4t' }.status"));
    }

    /** In version 1.0 a receipt names the document, which all versions of a letter share; what tells them apart is when they were made. */
    @Test
    void aReceiptOfALetterAnswersTheVersionThatWasMadeThen() throws IOException {
        Eksempelmelding ny = les("epikrise/1.1/eksempler/EPIKRISE.xml");
        Eksempelmelding endret = ny.id(NY_ID)
                .sendt("2024-03-10T09:00:00")
                .byttet(
                        "<ServType V=\"N\" DN=\"Ny\"/>\n    <IssueDate",
                        "<ServType V=\"M\" DN=\"Endring\"/>\n    <IssueDate");
        Eksempelmelding kvittering = les("apprec/1.0/eksempler/APPREC.xml")
                .svarerPaa("f9b59e82-6e89-4f69-95af-2c269aa2a7e1")
                .byttet("DIALOG_FORESPORSEL", "E");
        JsonPath svar = bedom(
                VURDERT,
                ny,
                kvittering.sendt("2024-03-08T13:41:00").byttet("2024-05-22T09:10:00", "2024-03-08T13:40:00"),
                endret,
                kvittering
                        .id(NY_ID_2)
                        .sendt("2024-03-10T09:01:00")
                        .byttet("2024-05-22T09:10:00", "2024-03-10T09:00:00"));
        assertEquals(4, svar.getList("forlop[0].hendelser").size() + 1, "the letter is one event");
        assertEquals(
                null, svar.getString("forlop[0].avvik.find { it.regel == 'KVITT-39' || it.regel == 'KVITT-48-tid' }"));
    }

    /** Receipts that are not handed in are no fault of the receiver's. */
    @Test
    void ofAReceiverThatNoReceiptIsSeenFromNoneIsMissed() throws IOException {
        JsonPath uten = bedom(VURDERT, INNLAGT, RAPPORT);
        assertEquals(null, frist(uten, "KVITT-42"));
        assertEquals(null, uten.getString("forlop[0].avvik.find { it.regel.startsWith('KVITT-42') }"));
    }

    /** A late receipt is lawful, and takes back that the message counts as rejected. */
    @Test
    void aReceiptHasFourDaysAndMayComeLater() throws IOException {
        Eksempelmelding annen = KLAR.id(NY_ID).sendt("2024-03-04T10:26:00");
        Eksempelmelding kvittert = APPREC.svarerPaa(NY_ID).byttet("2024-03-04T10:25:00", "2024-03-04T10:26:00");
        assertEquals("APEN", frist(bedom("2024-03-08T10:25:00", INNLAGT, annen, kvittert), "KVITT-42"));
        assertEquals("BRUTT", frist(bedom("2024-03-08T10:25:01", INNLAGT, annen, kvittert), "KVITT-42"));
        assertEquals("HOLDT", frist(bedom(VURDERT, INNLAGT, APPREC.sendt("2024-03-08T10:25:00")), "KVITT-42"));
        JsonPath sent = bedom(VURDERT, INNLAGT, APPREC.sendt("2024-03-08T10:25:01"));
        assertEquals(null, frist(sent, "KVITT-42"));
        assertEquals("ADVARSEL", sent.getString("forlop[0].avvik.find { it.regel == 'KVITT-44' }.alvorlighet"));
    }
}

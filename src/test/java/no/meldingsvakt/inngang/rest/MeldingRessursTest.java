package no.meldingsvakt.inngang.rest;

import static io.restassured.RestAssured.given;
import static no.meldingsvakt.forlop.Eksempelmelding.les;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import no.meldingsvakt.forlop.Eksempelmelding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages received in earnest, through the front door: recorded once, judged with what came before, found again. */
@QuarkusTest
class MeldingRessursTest {

    private static final String ADRESSE = "/api/v1/meldinger";
    private static final String PAKKE = "?regelsett=nord-trondelag-pasientsamarbeid";

    /** Each test has a patient of its own, because all of them share one store. */
    private final String pasient = Syntetisk.pasient();

    @Test
    void theReceiptTellsOfTheStay() {
        Eksempelmelding innlagt = ny(Eksempelmelding.INNLAGT);
        JsonPath svar = motta(innlagt);

        assertEquals(false, svar.getBoolean("duplikat"));
        assertEquals(
                "APEN",
                svar.getString("forlop.frister.find { it.regel == 'NTP-V1.1g-4t' }.status"),
                "the municipality got it now, when this service answered");
        assertEquals("BRUTT", svar.getString("forlop.frister.find { it.regel == 'NTP-V1.2k-24t' }.status"));
        assertEquals("ADVARSEL", svar.getString("avvik.find { it.regel == 'NTP-V1.2k-24t' }.alvorlighet"));
        assertTrue(svar.getDouble("tidsbruk.forlop") > 0);

        JsonPath forlop = hent("/api/v1/forlop/" + svar.getString("forlop.id"));
        assertEquals("APENT", forlop.getString("status"));
        assertEquals(List.of("INNLAGT"), forlop.getList("hendelser.hendelse"));
    }

    @Test
    void whatCameBeforeCounts() {
        Eksempelmelding innlagt = ny(Eksempelmelding.INNLAGT);
        motta(innlagt);
        JsonPath svar = motta(ny(Eksempelmelding.RAPPORT).sendt("2024-03-04T14:00:00"));

        assertEquals("HOLDT", svar.getString("forlop.frister.find { it.regel == 'NTP-V1.1g-4t' }.status"));
        assertNull(svar.get("avvik.find { it.regel == 'NTP-V1.1g-4t' }"));
    }

    @Test
    void aRepeatGetsTheFirstReceipt() {
        Eksempelmelding innlagt = ny(Eksempelmelding.INNLAGT);
        Map<String, Object> forste = motta(innlagt).getMap("$");
        motta(ny(Eksempelmelding.RAPPORT).sendt("2024-03-04T14:00:00"));
        Map<String, Object> andre = motta(innlagt).getMap("$");

        assertEquals(true, andre.remove("duplikat"));
        assertEquals(false, forste.remove("duplikat"));
        assertEquals(forste, andre);
    }

    @Test
    void otherContentUnderTheSameIdIsAnsweredByItself() {
        Eksempelmelding innlagt = ny(Eksempelmelding.INNLAGT);
        JsonPath forste = motta(innlagt);
        JsonPath andre = motta(innlagt.sendt("2024-03-04T10:26:00"));

        assertEquals(false, andre.getBoolean("duplikat"));
        assertEquals("FEIL", andre.getString("avvik.find { it.regel == 'HODE-07' }.alvorlighet"));
        assertTrue(andre.getString("avvik.find { it.regel == 'HODE-07' }.tekst").contains("annet innhold"));
        assertEquals(1, andre.getList("avvik.findAll { it.regel == 'HODE-07' }").size());
        assertEquals(
                andre.getInt("antallAvvik.FEIL"),
                andre.getList("avvik.findAll { it.alvorlighet == 'FEIL' }").size());
        assertEquals("1", andre.getString("apprec[0].status"));
        JsonPath lagret = hent(ADRESSE + "/" + andre.getString("id"));
        assertEquals(andre.getList("avvik"), lagret.getList("avvik"));
        assertEquals(
                forste.getString("id"),
                hent(ADRESSE + "/" + forste.getString("id")).getString("id"));
    }

    @Test
    void blanksBetweenElementsAreOtherContent() {
        Eksempelmelding innlagt = ny(Eksempelmelding.INNLAGT);
        motta(innlagt);
        JsonPath andre = motta(innlagt.byttet("<MsgInfo>", "<MsgInfo> "));

        assertEquals(false, andre.getBoolean("duplikat"));
        assertEquals("FEIL", andre.getString("avvik.find { it.regel == 'HODE-07' }.alvorlighet"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ENH", "RSH", "LOK"})
    void aSenderWithoutHerIdIsKnownByAnotherIdentifier(String serie) {
        Eksempelmelding innlagt =
                ny(Eksempelmelding.INNLAGT).avsenderUten("V=\"" + serie + "\" DN=\"Et annet nummer\"");
        JsonPath forste = motta(innlagt);
        JsonPath gjentatt = motta(innlagt);
        JsonPath andre = motta(innlagt.sendt("2024-03-04T10:26:00"));
        JsonPath annenTjeneste =
                motta(innlagt.sendt("2024-03-04T10:27:00").byttet("<Id>9900110</Id>", "<Id>9900112</Id>"));

        assertNull(forste.get("avvik.find { it.regel == 'HODE-07' }"));
        assertEquals(true, gjentatt.getBoolean("duplikat"));
        assertEquals(forste.getString("id"), gjentatt.getString("id"));
        assertEquals(false, andre.getBoolean("duplikat"));
        assertTrue(andre.getString("avvik.find { it.regel == 'HODE-07' }.tekst").contains("annet innhold"));
        assertEquals(false, annenTjeneste.getBoolean("duplikat"));
    }

    @Test
    void theHerIdCountsWhereverItStandsAmongTheIdentifiers() {
        Eksempelmelding innlagt = ny(Eksempelmelding.INNLAGT);
        motta(innlagt);
        JsonPath andre =
                motta(innlagt.medIdent("9900100", "<Ident><Id>974000000</Id><TypeId V=\"ENH\" DN=\"Orgnr\"/></Ident>"));

        assertEquals("FEIL", andre.getString("avvik.find { it.regel == 'HODE-07' }.alvorlighet"));
    }

    @Test
    void aRepeatGetsTheFirstAppRec() {
        Eksempelmelding innlagt = ny(Eksempelmelding.INNLAGT);
        String forste = post(innlagt, "application/xml").asString();

        assertTrue(forste.contains("<Status V=\"1\""), forste);
        assertEquals(forste, post(innlagt, "application/xml").asString());
    }

    @Test
    void theReceiptIsFoundAgainWithoutNames() {
        JsonPath svar = motta(ny(Eksempelmelding.INNLAGT));
        JsonPath lagret = hent(ADRESSE + "/" + svar.getString("id"));

        assertEquals(svar.getString("melding.avsender.herId"), lagret.getString("melding.avsender.herId"));
        assertEquals(svar.getList("avvik"), lagret.getList("avvik"));
        assertNull(lagret.getString("melding.avsender.navn"));
    }

    @Test
    void anUnknownReceiptOrStayIsNotFound() {
        for (String id : List.of(UUID.randomUUID().toString(), "tull", "12853810221")) {
            for (String sti : List.of(ADRESSE, "/api/v1/forlop")) {
                Response svar = given().get(sti + "/" + id);
                assertEquals(404, svar.statusCode(), sti);
                assertEquals("application/problem+json", svar.contentType());
            }
        }
    }

    @Test
    void whomWeHaveAnsweredForHasNoReceiptToSend() {
        JsonPath svar = motta(ny(Eksempelmelding.INNLAGT));

        assertTrue(svar.getList("apprec").size() > 0);
        assertNull(svar.get("forlop.frister.find { it.regel.startsWith('KVITT-42') }"));
    }

    @Test
    void aRejectedMessageIsAnsweredOnceAndIsNoEvent() {
        Eksempelmelding feil = ny(Eksempelmelding.INNLAGT).byttet("<MIGversion>", "<MIGversjon>");
        JsonPath svar = motta(feil.tekst().replace("</MIGversion>", "</MIGversjon>"));

        assertEquals("AVVIST", svar.getString("status"));
        assertNull(svar.get("forlop"));
        assertEquals(
                true,
                motta(feil.tekst().replace("</MIGversion>", "</MIGversjon>")).getBoolean("duplikat"));
    }

    @Test
    void anIdThatTheStoreHasNoRoomForIsTold() {
        Eksempelmelding melding = ny(Eksempelmelding.INNLAGT).id("x".repeat(2_000_000));
        Response svar = Meldingspost.send(ADRESSE + PAKKE, melding.bytes(), Map.of("Content-Type", "application/xml"));

        assertEquals(413, svar.statusCode());
        assertEquals("application/problem+json", svar.contentType());
        assertTrue(!svar.asString().contains("xxxx"));
    }

    @Test
    void anUnreadableMessageIsAnsweredOnce() {
        String sopp = "<dette er ikke xml " + UUID.randomUUID();
        JsonPath svar = motta(sopp);

        assertEquals("AVVIST", svar.getString("status"));
        assertEquals(svar.getString("id"), motta(sopp).getString("id"));
    }

    @Test
    void severalAtOnceGiveTheSameAsOneAfterTheOther() {
        List<Eksempelmelding> meldinger = List.of(
                ny(Eksempelmelding.INNLAGT),
                ny(Eksempelmelding.VARSEL),
                ny(Eksempelmelding.RAPPORT),
                ny(Eksempelmelding.OPPDATERT),
                ny(Eksempelmelding.KLAR),
                ny(Eksempelmelding.UTSKREVET));
        List<CompletableFuture<JsonPath>> svar = IntStream.range(0, 3 * meldinger.size())
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> motta(meldinger.get(i % meldinger.size()))))
                .toList();
        List<JsonPath> alle = svar.stream().map(CompletableFuture::join).toList();

        assertEquals(6, alle.stream().filter(s -> !s.getBoolean("duplikat")).count());
        // The id is that of the stay's first message, and an earlier one may come later; the former ids still find it.
        List<String> ider = alle.stream()
                .map(s -> s.getString("forlop.id"))
                .distinct()
                .map(i -> hent("/api/v1/forlop/" + i).getString("id"))
                .distinct()
                .toList();
        assertEquals(1, ider.size());
        String id = ider.get(0);
        JsonPath lagret = hent("/api/v1/forlop/" + id);
        assertEquals(
                List.of("INNLAGT", "INNLEGGELSESRAPPORT", "VARSEL", "OPPDATERT", "UTSKRIVNINGSKLAR", "UTSKREVET"),
                lagret.getList("hendelser.hendelse"));
        assertEquals("AVSLUTTET", lagret.getString("status"));
    }

    @Test
    void anAppRecThatComesFirstFindsItsMessage() {
        Eksempelmelding innlagt = ny(Eksempelmelding.INNLAGT);
        JsonPath kvittering = motta(les(Eksempelmelding.APPREC)
                .id(UUID.randomUUID().toString())
                .svarerPaa(innlagt.msgId())
                .sendt("2024-03-04T10:40:00"));
        JsonPath svar = motta(innlagt);

        JsonPath lagret = hent("/api/v1/forlop/" + svar.getString("forlop.id"));
        assertEquals(List.of("INNLAGT", "KVITTERING"), lagret.getList("hendelser.hendelse"));
        assertTrue(lagret.getString("hendelser[0].mottatt").startsWith("2024-03-04T10:40"));
        assertEquals(
                lagret.getString("id"),
                hent("/api/v1/forlop/" + kvittering.getString("forlop.id")).getString("id"));
    }

    @Test
    void testsAndMessagesInEarnestNeverMeet() {
        JsonPath ekte = motta(ny(Eksempelmelding.INNLAGT));
        Eksempelmelding prove =
                ny(Eksempelmelding.RAPPORT).sendt("2024-03-04T14:00:00").somTest();
        JsonPath svar = motta(prove);

        assertTrue(!ekte.getString("forlop.id").equals(svar.getString("forlop.id")));
        assertEquals(
                List.of("INNLAGT"),
                hent("/api/v1/forlop/" + ekte.getString("forlop.id")).getList("hendelser.hendelse"));
    }

    @Test
    void staysAreFoundByStatusDeadlineAndParty() {
        JsonPath svar = motta(ny(Eksempelmelding.INNLAGT));
        String id = svar.getString("forlop.id");
        String part = svar.getString("melding.avsender.herId");

        assertTrue(finnes(id, "?antall=200&part=" + part));
        assertTrue(finnes(id, "?antall=200&status=APENT&frist=BRUTT"));
        assertTrue(!finnes(id, "?antall=200&status=AVSLUTTET"));
        assertTrue(!finnes(id, "?antall=200&part=0"));
        JsonPath side = hent("/api/v1/forlop?antall=1&side=0");
        assertEquals(1, side.getList("forlop").size());
    }

    @Test
    void aSelectionThatIsNotKnownIsRefused() {
        for (String sporring : List.of("status=TULL", "frist=HOLDT", "antall=201", "antall=0", "side=-1", "x=1")) {
            Response svar = given().get("/api/v1/forlop?" + sporring);
            assertEquals(400, svar.statusCode(), sporring);
            assertEquals("application/problem+json", svar.contentType());
        }
    }

    private boolean finnes(String id, String sporring) {
        return hent("/api/v1/forlop" + sporring).getList("forlop.id").contains(id);
    }

    private Eksempelmelding ny(String fil) {
        return les(fil).pasient(pasient).id(UUID.randomUUID().toString());
    }

    private static JsonPath motta(Eksempelmelding melding) {
        return motta(melding.tekst());
    }

    private static JsonPath motta(String melding) {
        return post(new Eksempelmelding(melding), "application/json").jsonPath();
    }

    private static Response post(Eksempelmelding melding, String accept) {
        Response svar = Meldingspost.send(
                ADRESSE + PAKKE, melding.bytes(), Map.of("Content-Type", "application/xml", "Accept", accept));
        assertEquals(200, svar.statusCode(), svar.asString());
        return svar;
    }

    private static JsonPath hent(String sti) {
        Response svar = given().get(sti);
        assertEquals(200, svar.statusCode(), sti + " " + svar.asString());
        return svar.jsonPath();
    }
}

package no.meldingsvakt.inngang.rest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import no.meldingsvakt.drift.MeldingsvaktConfig;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.ko.Adresser;
import no.meldingsvakt.ko.Koklient;
import no.meldingsvakt.ko.Megler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can't be handled is put aside with its reason, can be seen without its content, and tried again. */
@QuarkusTest
@TestProfile(UnntakHttpTest.MedRegelmappe.class)
class ParkertTest {

    private static final String PARKERT = "/api/v1/parkert";
    private static final Duration LENGE = Duration.ofSeconds(30);

    /** A rule pack that breaks down on every message, in a folder of rules. */
    static void leggKrasj(Path mappe) {
        Path fra = Path.of("src/test/resources/kokrasj");
        try (Stream<Path> filer = Files.walk(fra)) {
            for (Path fil : filer.filter(Files::isRegularFile).toList()) {
                Path maal = mappe.resolve(fra.relativize(fil).toString());
                Files.createDirectories(maal.getParent());
                Files.copy(fil, maal);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Inject
    MeldingsvaktConfig config;

    @Inject
    Megler megler;

    @Inject
    Lager lager;

    @RegisterExtension
    final Loggvakt logg = new Loggvakt();

    private Koklient klient;

    @BeforeEach
    void kobleTil() throws Exception {
        klient = new Koklient(megler.url());
    }

    /** Whatever a test has parked, no log may quote it. */
    @AfterEach
    void ryddOgSeIgjennom() throws Exception {
        while (klient.motta(Adresser.DOD, 1) != null) {
            // On to the next.
        }
        klient.close();
        lager.iTransaksjon(tx -> {
            tx.parkerte().glem(Instant.now().plusSeconds(60));
            return true;
        });
        assertFalse(Kanarimelding.erRopetFra(logg.tekst()), logg::tekst);
    }

    @ParameterizedTest
    @CsvSource({
        "regelsett, kanari-pakke, UKJENT_REGELSETT",
        "kvittering, kanari, UKJENT_KVITTERING",
        "kvittering, JSON, UKJENT_KVITTERING"
    })
    void aWishThatIsNotUnderstoodParksTheMessage(String egenskap, String verdi, String arsak) throws Exception {
        Message melding = melding();
        melding.setStringProperty(egenskap, verdi);
        String id = klient.send(melding);

        Message parkert = parkert(id, arsak);

        assertEquals(verdi, parkert.getStringProperty(egenskap));
        assertEquals(ny().utf8().length, parkert.getBody(byte[].class).length);
    }

    @Test
    void anEmptyMessageIsParked() throws Exception {
        parkert(klient.send(klient.bytes(new byte[0])), "TOM");
        parkert(klient.send(klient.sesjon().createTextMessage()), "TOM");
    }

    @Test
    void aLargeMessageIsParkedWhole() throws Exception {
        byte[] stor = (Kanarimelding.god().tekst()
                        + " ".repeat((int) config.maksStorrelse().asLongValue()))
                .getBytes(UTF_8);

        Message parkert = parkert(klient.send(klient.bytes(stor)), "FOR_STOR");

        assertEquals(stor.length, parkert.getBody(byte[].class).length);
    }

    @Test
    void aBodyThatIsNoDocumentIsParked() throws Exception {
        MapMessage melding = klient.sesjon().createMapMessage();
        melding.setString("kanari", "kanari");

        Message parkert = parkert(klient.send(melding), "UKJENT_INNHOLD");

        assertEquals("kanari", parkert.getBody(Map.class).get("kanari"));
    }

    @ParameterizedTest
    @CsvSource({Adresser.INN, Adresser.DOD, Adresser.FRISTBRUDD, "activemq.management", "$sys.mqtt"})
    void noReceiptGoesToTheOtherAddresses(String adresse) throws Exception {
        Message melding = melding();
        melding.setJMSReplyTo(klient.sesjon().createQueue(adresse));

        parkert(klient.send(melding), "UGYLDIG_SVARADRESSE");
    }

    @Test
    void whatBreaksARuleIsTriedAndParkedAndJudgedWhenTheRuleIsMended() throws Exception {
        Message melding = melding();
        melding.setStringProperty("regelsett", "krasj");
        melding.setStringProperty("egen", "beholdes");
        melding.setStringProperty("JMSXGroupID", "pasienten");
        String id = klient.send(melding);

        await().atMost(LENGE).untilAsserted(() -> given().get(PARKERT).then().body("arsak", hasItem("IKKE_VURDERT")));
        given().get(PARKERT).then().body("size()", is(1)).body("[0].forsok", is(2));
        String liste = given().get(PARKERT).asString();
        assertFalse(Kanarimelding.erRopetFra(liste), liste);

        mend();
        String parkertId = given().get(PARKERT).path("[0].id");
        given().post(PARKERT + "/" + parkertId + "/ny").then().statusCode(204);

        Message svar = klient.svar(Adresser.KVITTERINGER, id);
        assertTrue(Koklient.json(svar).at("/status").asText().startsWith("GODTATT"));
        given().get(PARKERT).then().body("size()", is(0));
    }

    /** Nothing has been said of it, so nothing may say that it was accepted. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/valideringer", "/api/v1/meldinger"})
    void whatWasNotJudgedIsAnsweredWithNoAppRec(String sti) throws Exception {
        brytt();
        Map<String, String> hoder = Map.of("Content-Type", "application/xml");

        Response svar = Meldingspost.send(sti + "?regelsett=krasj", ny().utf8(), hoder);
        svar.then()
                .statusCode(200)
                .body("status", is("IKKE_VURDERT"))
                .body("ikkeVurdert.regel", hasItem("PROVE-11"))
                .body("apprec", is(List.of()));

        Map<String, String> somAppRec = Map.of("Content-Type", "application/xml", "Accept", "application/xml");
        Response apprec = Meldingspost.send(sti + "?regelsett=krasj", ny().utf8(), somAppRec);
        apprec.then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("detail", containsString("IKKE_VURDERT"))
                .body("detail", containsString("noe hos oss feilet"));
        assertFalse(apprec.asString().contains("Status"), apprec.asString());

        given().get("/api/v1/meldinger/" + svar.path("id")).then().statusCode(404);
    }

    @Test
    void aParkedMessageCanBeThrownAway() throws Exception {
        klient.send(klient.bytes(new byte[0]));
        await().atMost(LENGE).untilAsserted(() -> given().get(PARKERT).then().body("size()", is(1)));
        String id = given().get(PARKERT).path("[0].id");

        given().delete(PARKERT + "/" + id).then().statusCode(204);

        given().delete(PARKERT + "/" + id).then().statusCode(404);
        given().get(PARKERT).then().body("id", not(hasItem(id)));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        given().post(PARKERT + "/" + UUID.randomUUID() + "/ny").then().statusCode(404);
        given().post(PARKERT + "/kanari/ny").then().statusCode(404);
        given().get(PARKERT + "?antall=0").then().statusCode(400);
    }

    @Test
    void theMetricsTellOfIt() throws Exception {
        parkert(klient.send(klient.bytes(new byte[0])), "TOM");

        await().atMost(LENGE).untilAsserted(() -> given().get("/q/metrics")
                .then()
                .body(containsString("meldingsvakt_ko_parkert_total{arsak=\"TOM\"}"))
                .body(containsString("meldingsvakt_ko_inn_total{utfall=\"uegnet\"}"))
                .body(containsString("meldingsvakt_ko_ventende{ko=\"meldingsvakt.inn\"} 0.0")));
    }

    private Message melding() throws Exception {
        return klient.bytes(ny().utf8());
    }

    private static Kanarimelding ny() {
        return Kanarimelding.god().medDel("<MsgId>", "</MsgId>", "<MsgId>" + UUID.randomUUID() + "</MsgId>");
    }

    /** Takes the parked message out, and looks at the reason. */
    private Message parkert(String korrelasjon, String arsak) throws Exception {
        Message parkert = klient.svar(Adresser.DOD, korrelasjon);
        assertEquals(arsak, parkert.getStringProperty("arsak"));
        return parkert;
    }

    /** As it was from the beginning, if another test has mended it. */
    private static void brytt() throws IOException {
        for (String fil : List.of("krasj/PROVE-11/regel.sch", "krasj/pakke.yaml")) {
            Path original = Path.of("src/test/resources/kokrasj", fil);
            if (Files.mismatch(original, UnntakHttpTest.MedRegelmappe.REGLER.resolve(fil)) >= 0) {
                Files.copy(
                        original,
                        UnntakHttpTest.MedRegelmappe.REGLER.resolve(fil),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        await().atMost(LENGE)
                .untilAsserted(() -> given().get("/api/v1/regelsett").then().body("versjon", hasItem("1")));
    }

    private static void mend() throws IOException {
        Path regel = UnntakHttpTest.MedRegelmappe.REGLER.resolve("krasj/PROVE-11/regel.sch");
        Files.writeString(regel, Files.readString(regel).replace("xs:integer(.) gt 0", "true()"));
        Path pakke = UnntakHttpTest.MedRegelmappe.REGLER.resolve("krasj/pakke.yaml");
        Files.writeString(pakke, Files.readString(pakke).replace("\"1\"", "\"2\""));
        await().atMost(LENGE)
                .untilAsserted(() -> given().get("/api/v1/regelsett").then().body("versjon", hasItem("2")));
    }
}

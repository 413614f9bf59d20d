package no.meldingsvakt.inngang.rest;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import no.meldingsvakt.forlop.Eksempelmelding;
import no.meldingsvakt.inngang.overlast.Behov;
import no.meldingsvakt.inngang.overlast.Kvote;
import no.meldingsvakt.inngang.overlast.Kvote.Plass;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When there is no room, callers are told to come again; those that send slowly hold nobody up, and are let go. */
@QuarkusTest
@TestProfile(UnntakHttpTest.MedRegelmappe.class)
class OverlastHttpTest {

    private static final int MANGE = UnntakHttpTest.MedRegelmappe.KALL;
    private static final byte[] MELDING =
            Eksempelmelding.les(Eksempelmelding.INNLAGT).bytes();

    @Inject
    Kvote kvote;

    @Inject
    MeterRegistry register;

    @AfterEach
    void allRoomIsGivenBack() {
        await().atMost(Duration.ofSeconds(10)).until(() -> kvote.kall() == 0 && kvote.tatt() == 0);
    }

    @Test
    void whoSendsSlowlyHoldsNobodyUpAndIsLetGo() throws IOException {
        List<Socket> trege = new ArrayList<>();
        try {
            for (int i = 0; i < MANGE - 1; i++) {
                Socket treg = kobling("Content-Length: 100000");
                treg.getOutputStream().write("<".getBytes(StandardCharsets.US_ASCII));
                trege.add(treg);
            }
            Meldingspost.send(MELDING).then().statusCode(200);
            given().get("/q/health/ready").then().statusCode(200);
            for (Socket treg : trege) {
                String svar = new String(treg.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertTrue(svar.startsWith("HTTP/1.1 408 "), svar);
                assertTrue(svar.contains("application/problem+json"), svar);
            }
        } finally {
            for (Socket treg : trege) {
                treg.close();
            }
        }
    }

    @Test
    void oneCallMoreThanThereMayBeIsToldToComeAgain() throws IOException {
        List<Plass> plasser = new ArrayList<>();
        for (int i = 0; i < MANGE; i++) {
            plasser.add(kvote.slippInn().orElseThrow());
        }
        fullt(Meldingspost.send(MELDING));
        given().get("/api/v1/regelsett").then().statusCode(200);
        plasser.forEach(Plass::close);
        Meldingspost.send(MELDING).then().statusCode(200);
    }

    @Test
    void whereThereIsNoMemoryForItACallIsToldToComeAgain() throws IOException {
        byte[] stor = new Eksempelmelding(
                        Eksempelmelding.les(Eksempelmelding.INNLAGT).tekst() + " ".repeat(3_000_000))
                .bytes();
        try (Plass enStor = kvote.slippInn().orElseThrow()) {
            assertTrue(enStor.utvid(UnntakHttpTest.MedRegelmappe.MINNE - Behov.avLengde(1_000_000)));
            double hittil = avviste();
            fullt(Meldingspost.send(stor));
            assertEquals(1, avviste() - hittil);
            fullt(Meldingspost.sendPakket(pakket(stor), "gzip"));
            assertEquals(2, avviste() - hittil, "what is too large when it is unpacked is counted as well");
            Meldingspost.send(MELDING).then().statusCode(200);
        }
        Meldingspost.send(stor).then().statusCode(200);
        Meldingspost.sendPakket(pakket(stor), "gzip").then().statusCode(200);
    }

    @Test
    void whatThereCanNeverBeMemoryForIsTooMuch() {
        byte[] merker = ("<a>" + "<b/>".repeat(1_000_000) + "</a>").getBytes(StandardCharsets.UTF_8);
        Meldingspost.send(merker).then().statusCode(413).contentType("application/problem+json");
        byte[] lang = ("<a>" + " ".repeat(7_000_000) + "</a>").getBytes(StandardCharsets.UTF_8);
        Meldingspost.send(lang).then().statusCode(413).contentType("application/problem+json");
    }

    @Test
    void aCallerThatLeavesInTheMiddleGivesItsRoomBack() throws IOException {
        try (Socket kobling = kobling("Content-Length: 100000")) {
            kobling.getOutputStream().write(new byte[50_000]);
            await().atMost(Duration.ofSeconds(10)).until(() -> kvote.tatt() > 0);
        }
    }

    @Test
    void whoAsksFirstIsToldToGoOn() throws IOException {
        try (Socket kobling =
                kobling("Content-Length: " + MELDING.length + "\r\nExpect: 100-continue\r\nConnection: close")) {
            byte[] begynt = kobling.getInputStream().readNBytes("HTTP/1.1 100".length());
            assertEquals("HTTP/1.1 100", new String(begynt, StandardCharsets.US_ASCII));
            kobling.getOutputStream().write(MELDING);
            String svar = new String(kobling.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(svar.contains("HTTP/1.1 200 "), svar);
        }
    }

    private double avviste() {
        return register.counter("meldingsvakt.overlast.avvist", "grunn", "minne")
                .count();
    }

    private static void fullt(Response svar) {
        svar.then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .body("status", is(503));
    }

    private static byte[] pakket(byte[] innhold) throws IOException {
        ByteArrayOutputStream ut = new ByteArrayOutputStream();
        try (OutputStream pakker = new GZIPOutputStream(ut)) {
            pakker.write(innhold);
        }
        return ut.toByteArray();
    }

    private static Socket kobling(String hoder) throws IOException {
        Socket kobling = new Socket("localhost", RestAssured.port);
        kobling.setSoTimeout((int) Duration.ofSeconds(60).toMillis());
        kobling.getOutputStream()
                .write(("POST /api/v1/valideringer HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/xml\r\n"
                                + hoder + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return kobling;
    }
}

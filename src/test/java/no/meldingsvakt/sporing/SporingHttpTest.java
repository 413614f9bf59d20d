package no.meldingsvakt.sporing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import no.meldingsvakt.forlop.Eksempelmelding;
import no.meldingsvakt.ko.Adresser;
import no.meldingsvakt.ko.Koklient;
import no.meldingsvakt.ko.Megler;
import org.junit.jupiter.api.Test;

/** One trace of what is done with a call, and one of a message on the queue and what answers it; that of whoever sent it, if it tells one. */
@QuarkusTest
@TestProfile(MedAltISyne.class)
class SporingHttpTest {

    private static final Set<String> STEG = Set.of("les", "skjema", "signatur", "regler", "kvittering");
    private static final long TALMODIGHET = Duration.ofSeconds(30).toNanos();

    @Inject
    Megler megler;

    private final String spor = UUID.randomUUID().toString().replace("-", "");
    private final String forelder = spor.substring(0, 16);
    private final String hode = "00-" + spor + "-" + forelder + "-01";

    private static byte[] ny() {
        return Eksempelmelding.les(Eksempelmelding.INNLAGT)
                .id(UUID.randomUUID().toString())
                .bytes();
    }

    @Test
    void aCallAndItsStepsAreOneTrace() {
        RestAssured.given()
                .header(Sporing.HODE, hode)
                .header("tracestate", "kanari=1")
                .contentType("application/xml")
                .body(ny())
                .post("/api/v1/valideringer")
                .then()
                .statusCode(200);

        Map<String, SpanData> spenn = vent(STEG.size() + 1);
        SpanData kall = spenn.get("POST /api/v1/valideringer");
        assertEquals(SpanKind.SERVER, kall.getKind());
        assertEquals(forelder, kall.getParentSpanId());
        assertTrue(kall.getSpanContext().getTraceState().isEmpty());
        Map<String, Object> merker = new TreeMap<>();
        kall.getAttributes().forEach((navn, verdi) -> merker.put(navn.getKey(), verdi));
        assertEquals(
                Map.of(
                        "http.request.method",
                        "POST",
                        "http.route",
                        "/api/v1/valideringer",
                        "http.response.status_code",
                        200L,
                        "meldingsvakt.status",
                        "GODTATT"),
                merker);
        STEG.forEach(s -> assertEquals(kall.getSpanId(), spenn.get(s).getParentSpanId(), s));
    }

    @Test
    void whatIsReceivedIsRecordedInTheSameTrace() {
        RestAssured.given()
                .header(Sporing.HODE, hode)
                .contentType("application/xml")
                .body(ny())
                .post("/api/v1/meldinger")
                .then()
                .statusCode(200);

        Set<String> navn = new TreeSet<>(vent(6).keySet());
        assertEquals(Set.of("POST /api/v1/meldinger", "les", "skjema", "signatur", "regler", "registrering"), navn);
    }

    /** An address that nobody has is under one name, and so is an id. */
    @Test
    void anAddressIsToldAsMetricsTellIt() {
        RestAssured.given().header(Sporing.HODE, hode).get("/api/v1/meldinger/12853810221");
        RestAssured.given().header(Sporing.HODE, hode).get("/api/v1/kanari/12853810221?kanari=1");

        assertEquals(Set.of("GET /api/v1/meldinger/{id}", "GET ANDRE"), vent(2).keySet());
    }

    @Test
    void aMessageOnTheQueueAndItsReceiptAreOneTrace() throws Exception {
        try (Koklient klient = new Koklient(megler.url())) {
            Message melding = klient.bytes(ny());
            melding.setStringProperty(Sporing.HODE, hode);
            Message svar = klient.svar(Adresser.KVITTERINGER, klient.send(melding));

            Map<String, SpanData> spenn = vent(7);
            SpanData inn = spenn.get("meldingsvakt.inn process");
            SpanData ut = spenn.get("meldingsvakt.kvitteringer send");
            assertEquals(SpanKind.CONSUMER, inn.getKind());
            assertEquals(forelder, inn.getParentSpanId());
            assertEquals(inn.getSpanId(), spenn.get("registrering").getParentSpanId());
            assertEquals(SpanKind.PRODUCER, ut.getKind());
            assertEquals(inn.getSpanId(), ut.getParentSpanId());
            assertEquals(StatusCode.UNSET, ut.getStatus().getStatusCode());
            assertEquals("00-" + spor + "-" + ut.getSpanId() + "-01", svar.getStringProperty(Sporing.HODE));
        }
    }

    /** What is no header of that form is free text, and begins no trace. */
    @Test
    void whatIsNoTraceparentIsNotPassedOn() throws Exception {
        try (Koklient klient = new Koklient(megler.url())) {
            Message melding = klient.bytes(ny());
            melding.setStringProperty(Sporing.HODE, "00-" + spor + "-" + forelder + "-01 kanari");
            Message svar = klient.svar(Adresser.KVITTERINGER, klient.send(melding));

            String fulgt = svar.getStringProperty(Sporing.HODE);
            assertTrue(fulgt.matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01"), fulgt);
            assertEquals(List.of(), Sporvakt.sett(spor));
            assertNull(svar.getStringProperty("tracestate"));
        }
    }

    /** The answer may be there before the last of the trace is. */
    private Map<String, SpanData> vent(int antall) {
        long slutt = System.nanoTime() + TALMODIGHET;
        while (Sporvakt.sett(spor).size() < antall && System.nanoTime() < slutt) {
            LockSupport.parkNanos(10_000_000);
        }
        List<SpanData> sett = Sporvakt.sett(spor);
        return sett.stream().collect(Collectors.toMap(SpanData::getName, s -> s));
    }
}

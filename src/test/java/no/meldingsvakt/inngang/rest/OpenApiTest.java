package no.meldingsvakt.inngang.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The OpenAPI document tells each call's errors, each described once, and refers to nothing that is not there. */
@QuarkusTest
class OpenApiTest {

    private static final Set<String> METODER = Set.of("get", "post", "put", "patch", "delete");

    private JsonNode dokument;

    @BeforeEach
    void les() throws IOException {
        dokument = new ObjectMapper()
                .readTree(RestAssured.get("/q/openapi?format=json").asString());
    }

    @Test
    void anErrorIsDescribedOnceAndReferredTo() {
        List<String> innskrevet = new ArrayList<>();
        kall().forEach((navn, kall) -> kall.path("responses").properties().stream()
                .filter(s -> s.getKey().matches("[45].."))
                .filter(s -> !s.getValue().has("$ref"))
                .forEach(s -> innskrevet.add(navn + " " + s.getKey())));
        assertEquals(List.of(), innskrevet, "written where it is used; KallFilter says each error once");
    }

    @Test
    void whatIsReferredToIsThereAndWhatIsThereIsReferredTo() {
        Set<String> brukt = new TreeSet<>();
        dokument.findValuesAsText("$ref").forEach(brukt::add);
        assertEquals(
                List.of(),
                brukt.stream()
                        .filter(r -> dokument.at(r.substring(1)).isMissingNode())
                        .toList());
        dokument.at("/components/responses")
                .fieldNames()
                .forEachRemaining(n -> assertTrue(brukt.contains("#/components/responses/" + n), n));
    }

    @Test
    void eachErrorIsAProblem() {
        JsonNode svar = dokument.at("/components/responses");
        assertTrue(svar.size() > 8, svar.toString());
        svar.properties()
                .forEach(s -> assertEquals(
                        "#/components/schemas/Problem",
                        s.getValue()
                                .at("/content/application~1problem+json/schema/$ref")
                                .asText(),
                        s.getKey()));
    }

    @Test
    void aCallTellsWhatItCanBeAnsweredWith() {
        assertEquals("200 400 401 403 406 408 413 415 422 500 503", koder("post /api/v1/meldinger"));
        assertEquals("200 400 401 403 406 408 413 415 422 500 503", koder("post /api/v1/valideringer"));
        assertEquals("200 400 401 403 404 406 500 503", koder("get /api/v1/meldinger/{id}"));
        assertEquals("200 400 404 406 500", koder("get /api/v1/regler/{id}"));
        assertEquals("204 400 401 403 404 406 500 503", koder("post /api/v1/parkert/{id}/ny"));
        assertEquals("200 400 406 500", koder("get /api/v1/standarder"));
    }

    @Test
    void aCallTellsTheRightItNeeds() {
        assertEquals(
                "[{},{\"token\":[\"meldingsvakt/motta\"]}]",
                kall().get("post /api/v1/meldinger").path("security").toString());
        assertTrue(kall().get("get /api/v1/regler").path("security").isMissingNode());
    }

    @Test
    void anAnswerTellsWhichFieldsAreAlwaysThereAndWhichMayBeNull() {
        List<String> uten = new ArrayList<>();
        dokument.at("/components/schemas").properties().stream()
                .filter(s -> s.getValue().path("type").asText().equals("object"))
                .filter(s -> !s.getValue().has("required"))
                .forEach(s -> uten.add(s.getKey()));
        assertEquals(List.of(), uten, "SkjemaFilter does not know the record");
        JsonNode kvittering = dokument.at("/components/schemas/Kvittering");
        assertTrue(kvittering.path("required").toString().contains("\"melding\""));
        assertEquals("null", kvittering.at("/properties/melding/anyOf/1/type").asText(), kvittering.toString());
        assertTrue(kvittering.at("/properties/avvik/anyOf").isMissingNode());
        assertTrue(!kvittering.path("required").toString().contains("ikkeVurdert"), "only there when something failed");
        assertEquals(
                "[\"string\",\"null\"]",
                dokument.at("/components/schemas/AvvikFelt/properties/funnet/type")
                        .toString());
    }

    private String koder(String navn) {
        Set<String> koder = new TreeSet<>();
        kall().get(navn).path("responses").fieldNames().forEachRemaining(koder::add);
        return String.join(" ", koder);
    }

    private Map<String, JsonNode> kall() {
        Map<String, JsonNode> alle = new TreeMap<>();
        dokument.path("paths").properties().forEach(sti -> sti.getValue().properties().stream()
                .filter(m -> METODER.contains(m.getKey()))
                .forEach(m -> alle.put(m.getKey() + " " + sti.getKey(), m.getValue())));
        return alle;
    }
}

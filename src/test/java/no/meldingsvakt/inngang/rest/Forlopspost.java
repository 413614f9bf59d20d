package no.meldingsvakt.inngang.rest;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import no.meldingsvakt.forlop.Eksempelmelding;

/** Hands in the messages of a stay to be judged, as the tests do. */
final class Forlopspost {

    static final String ADRESSE = "/api/v1/forlop/valideringer";
    static final String PAKKE = "nord-trondelag-pasientsamarbeid";

    private Forlopspost() {}

    /** The answer to the messages, judged at a moment by the guideline on hospital stays. */
    static JsonPath bedom(String vurdert, Eksempelmelding... meldinger) throws IOException {
        return bedom(vurdert, Arrays.asList(meldinger));
    }

    static JsonPath bedom(String vurdert, List<Eksempelmelding> meldinger) throws IOException {
        Response svar = given().contentType("application/zip")
                .queryParam("regelsett", PAKKE)
                .queryParam("vurdert", vurdert)
                .body(zip(meldinger))
                .post(ADRESSE);
        assertEquals(200, svar.statusCode(), svar.asString());
        return svar.jsonPath();
    }

    /** Status of the first stay's first deadline of the rule; null where it has none. */
    static String frist(JsonPath svar, String regel) {
        return frist(svar, 0, regel);
    }

    /** As {@link #frist(JsonPath, String)}, of the stay with the number. */
    static String frist(JsonPath svar, int forlop, String regel) {
        return svar.getString("forlop[" + forlop + "].frister.find { it.regel == '" + regel + "' }.status");
    }

    /** The rules that the first stay breaks, of those that begin so. */
    static List<String> brutt(JsonPath svar, String begynner) {
        return svar.getList("forlop[0].avvik.regel", String.class).stream()
                .filter(r -> r.startsWith(begynner))
                .sorted()
                .toList();
    }

    static byte[] zip(List<Eksempelmelding> meldinger) throws IOException {
        ByteArrayOutputStream ut = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(ut)) {
            for (int i = 0; i < meldinger.size(); i++) {
                zip.putNextEntry(new ZipEntry("mappe/m" + i + ".xml"));
                zip.write(meldinger.get(i).bytes());
            }
        }
        return ut.toByteArray();
    }
}

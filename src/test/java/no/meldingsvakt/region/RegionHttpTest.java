package no.meldingsvakt.region;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import no.meldingsvakt.forlop.Eksempelmelding;
import no.meldingsvakt.forlop.lager.Lager;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** A sample of the region from outside: the same is found through HTTP as within. */
@QuarkusTest
class RegionHttpTest {

    private static final String VURDERT = "2025-06-01T12:00:00+02:00";

    private final Regionprove prove = new Regionprove(new Lager(Jdbi.create("jdbc:h2:mem:http")), RegionTest.FRO);

    @Test
    void aYearThroughHttpIsJudgedAsWithin() {
        for (int nummer = 0; nummer < 8; nummer++) {
            List<Eksempelmelding> meldinger = prove.skrevet(prove.ar(nummer).brev());
            assertEquals(prove.funn(nummer, VURDERT), bedom(meldinger), "year " + nummer);
        }
    }

    private static Set<String> bedom(List<Eksempelmelding> meldinger) {
        RequestSpecification post =
                given().queryParam("vurdert", VURDERT).queryParam("regelsett", "nord-trondelag-pasientsamarbeid");
        for (int i = 0; i < meldinger.size(); i++) {
            post.multiPart(
                    "m" + i, i + ".xml", meldinger.get(i).tekst().getBytes(StandardCharsets.UTF_8), "application/xml");
        }
        JsonPath svar = post.post("/api/v1/forlop/valideringer")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        Set<String> funn = new TreeSet<>();
        List<List<Map<String, Object>>> avvik = svar.getList("forlop.avvik");
        avvik.forEach(
                a -> a.forEach(x -> funn.add(x.get("regel") + " " + x.get("alvorlighet") + " " + x.get("meldinger"))));
        return funn;
    }
}

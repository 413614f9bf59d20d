package no.meldingsvakt.inngang.rest;

import static no.meldingsvakt.forlop.Eksempelmelding.les;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import no.meldingsvakt.forlop.Eksempelmelding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Times that cannot be computed with, where a message tells when it was made and where it tells when something happened, through
 * the three doors of HTTP: each message is judged, the time is a finding, and no other message suffers from it.
 */
@QuarkusTest
class UrimeligTidTest {

    /** Who may find a time to be wrong: the schema, and the rules on times. */
    private static final Set<String> OM_TID = Set.of("XSD", "HODE-08", "PLO-GEN-40", "EPI-06");

    private static final List<String> MED_HENDELSE =
            List.of(Eksempelmelding.INNLAGT, Eksempelmelding.KLAR, Eksempelmelding.UTSKREVET, Eksempelmelding.VARSEL);
    private static final List<String> ANDRE =
            List.of(Eksempelmelding.RAPPORT, Eksempelmelding.EPIKRISE, Eksempelmelding.NOTAT, Eksempelmelding.APPREC);

    private final String pasient = Syntetisk.pasient();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001-01-01T00:00:00",
                "1753-01-01T00:00:00",
                "9999-12-31T23:59:59",
                "9999-12-31T24:00:00",
                "12024-03-04T12:00:00",
                "-2024-03-04T12:00:00",
                "2024-03-04T12:00:60",
                "2024-03-04T12:00:00+14:00",
                "2024-03-04T12:00:00-14:00"
            })
    void itIsAFindingAndNothingElse(String tid) throws IOException {
        List<Eksempelmelding> meldinger = Stream.concat(
                        Stream.concat(MED_HENDELSE.stream(), ANDRE.stream()).map(fil -> ny(fil).sendt(tid)),
                        MED_HENDELSE.stream().map(fil -> ny(fil).skjedde("[0-9]+", tid)))
                .toList();
        for (Eksempelmelding m : meldinger) {
            bedomt(m, send("/api/v1/valideringer", m));
        }
        for (Eksempelmelding m : meldinger) {
            bedomt(m, send("/api/v1/meldinger", m));
        }
        List<Eksempelmelding> alle = new ArrayList<>(meldinger);
        MED_HENDELSE.forEach(fil -> alle.add(ny(fil)));
        JsonPath sammen = Forlopspost.bedom("2024-06-03T12:00:00+02:00", alle);

        assertNull(sammen.get("ikkeVurdert"));
        assertFalse(sammen.getList("meldinger.status").contains("IKKE_VURDERT"));
        assertTrue(sammen.getList("forlop.ikkeVurdert").stream().allMatch(Objects::isNull));
        assertEquals(alle.size(), sammen.getList("meldinger").size());
    }

    private static void bedomt(Eksempelmelding melding, JsonPath svar) {
        assertTrue(
                Set.of("AVVIST", "GODTATT_MED_AVVIK").contains(svar.getString("status")),
                () -> svar.getString("status") + " " + melding.tekst());
        assertFalse(
                Collections.disjoint(OM_TID, svar.getList("avvik.regel")),
                () -> svar.getList("avvik.regel") + " " + melding.tekst());
    }

    private static JsonPath send(String sti, Eksempelmelding melding) {
        Response svar = Meldingspost.send(
                sti + "?regelsett=" + Forlopspost.PAKKE, melding.bytes(), Map.of("Content-Type", "application/xml"));
        assertEquals(200, svar.statusCode(), () -> svar.asString() + melding.tekst());
        return svar.jsonPath();
    }

    private Eksempelmelding ny(String fil) {
        return les(fil).pasient(pasient).id(UUID.randomUUID().toString());
    }
}

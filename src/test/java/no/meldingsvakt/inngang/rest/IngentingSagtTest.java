package no.meldingsvakt.inngang.rest;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.meldingsvakt.drift.MeldingsvaktConfig;
import no.meldingsvakt.ko.Adresser;
import no.meldingsvakt.ko.Koklient;
import no.meldingsvakt.ko.Megler;
import no.meldingsvakt.sporing.MedAltISyne;
import no.meldingsvakt.sporing.Sporvakt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * With everything at TRACE, what a message says goes through every door, and is found nowhere but in the broker's journal: not
 * in logs, metrics, traces, answers that are errors, addresses or the store.
 */
@QuarkusTest
@TestProfile(MedAltISyne.class)
public class IngentingSagtTest {

    private static final String MELDINGER = "/api/v1/meldinger";
    private static final int MINST_LINJER = 500;
    private static final int LENGST = 300;

    private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-");

    /** What calls the service here is no part of it. */
    private static final String KLIENTENE = "\\w+ (jdk\\.internal\\.httpclient|org\\.apache\\.http|io\\.restassured).*";

    /** A service with a rule that breaks down on what a patient is called, and all that can be logged logged. */
    public static Map<String, String> oppsett() {
        return Map.of(
                "meldingsvakt.regelmappe", regler().toString(),
                "meldingsvakt.amqp.forsok", "2",
                "meldingsvakt.amqp.forsok-pause", "100ms",
                "quarkus.log.min-level", "TRACE",
                "quarkus.log.level", "TRACE",
                "quarkus.log.console.level", "WARN");
    }

    private static Path regler() {
        try {
            Path fra = Path.of("src/test/resources/kokrasj/krasj");
            Path mappe = Files.createTempDirectory(Path.of("target"), "regler").toAbsolutePath();
            Path regel =
                    Files.createDirectories(mappe.resolve("krasj/PROVE-11")).resolve("regel.sch");
            Files.copy(fra.resolve("pakke.yaml"), mappe.resolve("krasj/pakke.yaml"));
            Files.writeString(
                    regel,
                    Files.readString(fra.resolve("PROVE-11/regel.sch"))
                            .replace("mh:MsgInfo/mh:MsgId", "mh:MsgInfo/mh:Patient/mh:FamilyName"));
            return mappe;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @RegisterExtension
    final Loggvakt logg = new Loggvakt();

    @Inject
    Megler megler;

    @Inject
    MeldingsvaktConfig config;

    @Inject
    @DataSource("h2")
    AgroalDataSource lager;

    @Test
    void whatAMessageSaysIsSaidNowhereElse() throws Exception {
        assertTrue(Logger.getLogger("io.vertx").isLoggable(Level.FINER), "not everything is logged");
        List<Response> feil = new ArrayList<>();
        gjennomRest(feil);
        gjennomForlop(feil);
        gjennomKoen();
        feil.add(given().get("/api/v1/parkert"));

        String sagt = logg.tekst();
        assertTrue(
                sagt.lines().count() > MINST_LINJER,
                "the log is not watched: " + sagt.lines().count());
        List<String> lekk = new ArrayList<>(sagt.lines()
                .filter(Kanarimelding::erRopetFra)
                .filter(l -> !l.matches(KLIENTENE))
                .map(l -> l.substring(0, Math.min(l.length(), LENGST)))
                .toList());
        String maltall = given().get("/q/metrics").asString();
        maltall.lines().filter(Kanarimelding::erRopetFra).forEach(lekk::add);
        feil.stream().map(Meldingspost::alt).filter(Kanarimelding::erRopetFra).forEach(lekk::add);
        lekk.addAll(iLageret());
        lekk.addAll(iFiler());
        lekk.addAll(iSpor());
        assertEquals(List.of(), lekk.stream().limit(20).toList());
    }

    private static void gjennomRest(List<Response> feil) {
        for (String form : List.of("application/json", "application/xml", "text/html", "application/svrl+xml")) {
            for (String sti : List.of(Meldingspost.VALIDERINGER, MELDINGER)) {
                for (String sett : List.of("", "?regelsett=krasj")) {
                    Map<String, String> hoder = Map.of("Content-Type", "application/xml", "Accept", form);
                    Response svar = Meldingspost.send(sti + sett, ny().utf8(), hoder);
                    assertTrue(svar.statusCode() == 200 || svar.statusCode() == 422, sti + sett + svar.statusCode());
                    feil.add(svar);
                    String ulesbar = ny().tekst().substring(0, 3000);
                    feil.add(Meldingspost.send(sti + sett, ulesbar.getBytes(StandardCharsets.UTF_8), hoder));
                }
            }
        }
        byte[] samme = ny().utf8();
        Map<String, String> xml = Map.of("Content-Type", "application/xml");
        feil.add(Meldingspost.send(MELDINGER, samme, xml));
        feil.add(Meldingspost.send(MELDINGER, samme, xml));
        feil.add(Meldingspost.send(
                MELDINGER,
                new String(samme, StandardCharsets.UTF_8)
                        .replace("Kanari-gate", "Kanari-vei")
                        .getBytes(StandardCharsets.UTF_8),
                xml));
        feil.add(Meldingspost.send(MELDINGER + "?regelsett=kanari", samme, xml));
        feil.add(Meldingspost.send(MELDINGER, samme, Map.of("Content-Type", "kanari/kanari")));
        feil.add(Meldingspost.send(
                MELDINGER, samme, Map.of("Content-Type", "application/xml", "Content-Encoding", "gzip")));
        feil.add(Meldingspost.send("/kanari/12853810221", samme, xml));
    }

    private static void gjennomForlop(List<Response> feil) {
        feil.add(given().multiPart("kanari", "kanari.xml", ny().utf8())
                .multiPart("kanari2", "12853810221.xml", ny().utf8())
                .post("/api/v1/forlop/valideringer"));
        feil.add(given().get("/api/v1/forlop"));
        feil.add(given().get("/api/v1/forlop?part=12853810221"));
        feil.add(given().get("/api/v1/forlop/kanari"));
        feil.add(given().get("/api/v1/meldinger/kanari"));
    }

    private void gjennomKoen() throws Exception {
        try (Koklient klient = new Koklient(megler.url())) {
            for (String form : List.of("json", "apprec", "kanari")) {
                Message melding = klient.bytes(ny().utf8());
                melding.setStringProperty("kvittering", form);
                String id = klient.send(melding);
                klient.svar(form.equals("kanari") ? Adresser.DOD : Adresser.KVITTERINGER, id);
            }
            Message krasj = klient.bytes(ny().utf8());
            krasj.setStringProperty("regelsett", "krasj");
            klient.svar(Adresser.DOD, klient.send(krasj));
        }
    }

    /** All rows of all tables, in H2's own words. */
    private List<String> iLageret() throws Exception {
        List<String> funnet = new ArrayList<>();
        int rader = 0;
        try (Connection kobling = lager.getConnection();
                Statement setning = kobling.createStatement();
                ResultSet svar = setning.executeQuery("script nosettings")) {
            while (svar.next()) {
                rader++;
                String rad = svar.getString(1);
                if (Kanarimelding.erRopetFra(rad)) {
                    funnet.add("in the store: " + rad);
                }
            }
        }
        assertTrue(rader > 10, "nothing is stored");
        return funnet;
    }

    /** Files of the data folder but the broker's, as they lie there: rows that were deleted, too. */
    private List<String> iFiler() throws Exception {
        List<String> funnet = new ArrayList<>();
        Path ko = config.datamappe().resolve("ko");
        try (Stream<Path> filer = Files.walk(config.datamappe())) {
            for (Path fil : filer.filter(f -> Files.isRegularFile(f) && !f.startsWith(ko))
                    .toList()) {
                if (Kanarimelding.erRopetFra(Files.readString(fil, StandardCharsets.ISO_8859_1))) {
                    funnet.add("in the file " + fil);
                }
            }
        }
        assertFalse(Files.notExists(config.datamappe().resolve("lager")));
        return funnet;
    }

    /** Traces, where no id of a message may stand either. */
    private static List<String> iSpor() {
        List<String> sagt = Sporvakt.tekst().toList();
        assertTrue(sagt.size() > MINST_LINJER / 5, "nothing is traced: " + sagt.size());
        assertTrue(sagt.stream().anyMatch(s -> s.startsWith("meldingsvakt.inn process")), "the queue is not traced");
        return sagt.stream()
                .filter(s -> Kanarimelding.erRopetFra(s) || GUID.matcher(s).find())
                .toList();
    }

    private static Kanarimelding ny() {
        return Kanarimelding.god().medDel("<MsgId>", "</MsgId>", "<MsgId>" + UUID.randomUUID() + "</MsgId>");
    }
}

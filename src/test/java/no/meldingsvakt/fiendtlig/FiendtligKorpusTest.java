package no.meldingsvakt.fiendtlig;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.meldingsvakt.inngang.rest.Kanarimelding;
import no.meldingsvakt.inngang.rest.Loggvakt;
import no.meldingsvakt.inngang.rest.Meldingspost;
import no.meldingsvakt.ko.Koklient;
import no.meldingsvakt.ko.Megler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The recipes of the corpus, through every door. After each a good message is judged as before, and the log holds no canary. */
@QuarkusTest
class FiendtligKorpusTest {

    /** Seconds on an idle machine for the slowest; the tests' machine is seldom idle. */
    private static final Duration LENGST = Duration.ofSeconds(30);

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3}) ");

    /** What is over the limit of the queue's client, and of what a test can send many of. */
    private static final int STORT = 8 * 1024 * 1024;

    private static final String ID = "5c13590d-faf7-4a1b-ab35-7b26a6942dc2";
    private static final String NY_ID = UUID.randomUUID().toString();
    private static final String APEN = "(open)";
    private static final int FORST_MILLIS = 20_000;
    private static final int ALLE_MILLIS = 120_000;
    private static final int MER_MILLIS = 300;

    @RegisterExtension
    static final Loggvakt LOGG = new Loggvakt();

    private static final Dorvakt DORER = new Dorvakt(LENGST);

    @Inject
    Megler megler;

    @AfterEach
    void theServiceStillAnswersAndHasToldNothing() {
        assertEquals("GODTATT", Dorvakt.dom(Kanarimelding.god().utf8()));
        assertFalse(Kanarimelding.erRopetFra(LOGG.tekst()), LOGG.tekst());
    }

    static Stream<Oppskrift> meldinger() {
        return Oppskrift.alle("meldinger").stream();
    }

    static Stream<Oppskrift> arkiv() {
        return Oppskrift.alle("arkiv").stream();
    }

    static Stream<Oppskrift> kall() {
        return Oppskrift.alle("kall").stream();
    }

    @ParameterizedTest
    @MethodSource("meldinger")
    void aMessageIsJudgedAsTheRecipeSays(Oppskrift oppskrift) {
        byte[] melding = oppskrift.melding();

        String dom = Dorvakt.dom(melding);

        assertTrue(
                oppskrift.svar().stream().anyMatch(v -> dom.equals(v) || v.equals("AVVIST") && dom.startsWith(v)),
                dom + ", expected " + oppskrift.svar());
        assertEquals(List.of(), DORER.prov(melding, oppskrift.navngir()));
    }

    @ParameterizedTest
    @MethodSource("meldinger")
    void amongTheMessagesOfAStayItIsJudgedAlike(Oppskrift oppskrift) {
        byte[] melding = oppskrift.melding();

        Response svar = Dorvakt.forlop("", List.of(melding, Kanarimelding.god().utf8()));

        assertEquals(200, svar.statusCode(), svar.asString());
        List<String> dommer = new ArrayList<>();
        Meldingspost.json(svar)
                .path("meldinger")
                .forEach(m -> dommer.add(m.path("status").asText()));
        assertEquals(2, dommer.size());
        String alene = Dorvakt.status(Meldingspost.send(melding));
        assertTrue(dommer.contains(alene), dommer + ", alone " + alene);
        assertTrue(oppskrift.navngir() || !Kanarimelding.erRopetFra(svar.asString()), svar.asString());
    }

    @Test
    void fromTheQueueEachIsAnsweredOnceAsOverRest() throws Exception {
        Map<String, String> ventet = new TreeMap<>();
        Map<String, String> fikk = new TreeMap<>();
        try (Koklient klient = new Koklient(megler.url())) {
            Map<String, String> navn = new TreeMap<>();
            for (Oppskrift oppskrift : Oppskrift.alle("meldinger")) {
                byte[] melding = medNyId(oppskrift.melding());
                if (melding.length < STORT && harId(melding)) {
                    String svarko = "fiendtlig." + oppskrift.navn();
                    Message brev = klient.bytes(melding);
                    brev.setJMSReplyTo(klient.sesjon().createQueue(svarko));
                    navn.put(oppskrift.navn(), svarko);
                    ventet.put(oppskrift.navn(), Dorvakt.status(Meldingspost.send(melding)));
                    assertFalse(klient.send(brev).isEmpty());
                }
            }
            for (Map.Entry<String, String> svar : navn.entrySet()) {
                Message kvittering = klient.motta(svar.getValue(), ALLE_MILLIS);
                assertNotNull(kvittering, () -> "nothing came to " + svar.getValue() + "; " + Koklient.stilling());
                String dom = Koklient.json(kvittering).path("status").asText();
                try (MessageConsumer flere =
                        klient.sesjon().createConsumer(klient.sesjon().createQueue(svar.getValue()))) {
                    fikk.put(svar.getKey(), flere.receiveNoWait() == null ? dom : "answered twice");
                }
            }
        }
        assertEquals(avvist(ventet), avvist(fikk));
    }

    /**
     * What was answered over REST gets no second receipt from the queue, so it is made another message. One without an id is known by what
     * it holds, and has been answered by another test.
     */
    private static byte[] medNyId(byte[] melding) {
        return new String(melding, ISO_8859_1).replace(ID, NY_ID).getBytes(ISO_8859_1);
    }

    private static boolean harId(byte[] melding) {
        return new String(melding, ISO_8859_1).contains(NY_ID);
    }

    /** Whether each was rejected: the store may tell more of a message than it does alone. */
    private static Map<String, Boolean> avvist(Map<String, String> dommer) {
        Map<String, Boolean> ut = new TreeMap<>();
        dommer.forEach((navn, dom) -> ut.put(navn, Dorvakt.erAvvist(dom)));
        return ut;
    }

    @ParameterizedTest
    @MethodSource("arkiv")
    void aZipFileIsAnsweredAsTheRecipeSays(Oppskrift oppskrift) {
        Response svar = Dorvakt.arkiv("", oppskrift.arkiv());

        assertTrue(oppskrift.svar().contains(String.valueOf(svar.statusCode())), svar.statusCode() + svar.asString());
        assertTrue(oppskrift.navngir() || !Kanarimelding.erRopetFra(svar.asString()), svar.asString());
        assertFalse(svar.asString().contains(Kanarimelding.NUMMER), svar.asString());
    }

    @ParameterizedTest
    @MethodSource("kall")
    void aCallIsAnsweredAsTheRecipeSays(Oppskrift oppskrift) throws IOException {
        String svar = send(Skriver.skriv(oppskrift.send(), ISO_8859_1));

        List<String> statuser =
                STATUS.matcher(svar).results().map(r -> r.group(1)).toList();
        assertEquals(oppskrift.svar(), statuser, svar);
        assertTrue(!statuser.isEmpty() || !svar.endsWith(APEN), "no answer, and the line is open");
        assertFalse(Kanarimelding.erRopetFra(svar), svar);
    }

    /** All that comes until the other side closes, or says no more for a while. */
    private static String send(byte[] raatt) throws IOException {
        StringBuilder svar = new StringBuilder();
        try (Socket linje = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            linje.setSoTimeout(FORST_MILLIS);
            linje.getOutputStream().write(raatt);
            byte[] del = new byte[65_536];
            for (int n = linje.getInputStream().read(del);
                    n >= 0;
                    n = linje.getInputStream().read(del)) {
                svar.append(new String(del, 0, n, ISO_8859_1));
                linje.setSoTimeout(MER_MILLIS);
            }
        } catch (SocketTimeoutException e) {
            return svar.append(APEN).toString();
        }
        return svar.toString();
    }

    @Test
    void noTwoRecipesHaveOneName() {
        List<String> navn = Stream.of("meldinger", "arkiv", "kall", "filer")
                .flatMap(m -> Oppskrift.alle(m).stream())
                .map(Oppskrift::navn)
                .toList();
        assertEquals(navn.stream().distinct().toList(), navn);
    }
}

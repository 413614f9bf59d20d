package no.meldingsvakt.fiendtlig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.meldingsvakt.inngang.rest.Kanarimelding;
import no.meldingsvakt.inngang.rest.Loggvakt;
import no.meldingsvakt.inngang.rest.Meldingspost;
import no.meldingsvakt.ko.Adresser;
import no.meldingsvakt.ko.Koklient;
import no.meldingsvakt.ko.Megler;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Messages damaged at random, always the same ones in the same order, through every door, for half a minute or as long as {@link Provetid}
 * is told. What it finds is mended, and becomes a recipe of the corpus.
 */
@QuarkusTest
class MutasjonsproveTest {

    private static final long FRO = 20240301L;
    private static final Duration LENGST = Duration.ofSeconds(20);
    private static final int STORST = 200_000;
    private static final int FLEST_FEIL = 20;

    /** Of the time, a half is for single messages, and a quarter each for stays and files ({@link FiendtligeFilerTest}). */
    private static final int HALV = 2;

    private static final int KVART = 4;
    private static final int I_BUNKE = 25;
    private static final int KANARI_HVER = 3;

    /** Other numbers than over REST. */
    private static final int FRA_KO = 1_000_000_000;

    @RegisterExtension
    static final Loggvakt LOGG = new Loggvakt();

    private static final Dorvakt DORER = new Dorvakt(LENGST);
    private static List<byte[]> hele;

    @Inject
    Megler megler;

    @BeforeAll
    static void lesEksempler() throws IOException {
        hele = new ArrayList<>();
        try (Stream<Path> filer = Files.walk(Path.of("xsd"))) {
            for (Path fil :
                    filer.filter(f -> f.toString().endsWith(".xml")).sorted().toList()) {
                if (Files.size(fil) < STORST) {
                    hele.add(Files.readAllBytes(fil));
                }
            }
        }
        Oppskrift.alle("meldinger").stream()
                .map(Oppskrift::melding)
                .filter(m -> m.length < STORST)
                .forEach(hele::add);
    }

    /** A damaged message, and whether the canary in it may be where an organisation is named. */
    private record Skadd(byte[] bytes, boolean navngir) {
        static Skadd nr(int nr) {
            Skade skade = new Skade(FRO + nr);
            boolean kanari = nr % KANARI_HVER == 0;
            byte[] hel = kanari ? Kanarimelding.god().utf8() : hele.get(new Random(nr).nextInt(hele.size()));
            byte[] skadd = skade.av(hel);
            return new Skadd(skadd, !kanari || skade.flyttet() || flereKanarier(skadd));
        }

        /** What the damage put in may be anywhere. */
        private static boolean flereKanarier(byte[] skadd) {
            return antall(skadd) > antall(Kanarimelding.god().utf8());
        }

        private static long antall(byte[] melding) {
            return new String(melding, StandardCharsets.ISO_8859_1)
                            .toLowerCase(Locale.ROOT)
                            .split(Kanarimelding.KANARI, -1)
                            .length
                    + new String(melding, StandardCharsets.ISO_8859_1).split(Kanarimelding.NUMMER, -1).length;
        }
    }

    @Test
    void damagedMessagesAreJudgedAndNothingIsTold() {
        List<String> feil = new ArrayList<>();
        Provetid tid = Provetid.del(HALV);
        int nr = tid.forste();
        Map<String, Integer> dommer = new TreeMap<>();
        for (; tid.mer(nr) && feil.size() < FLEST_FEIL; nr++) {
            Skadd skadd = Skadd.nr(nr);
            dommer.merge(Dorvakt.dom(skadd.bytes()).replaceAll(" .*", ""), 1, Integer::sum);
            for (String f : DORER.prov(skadd.bytes(), skadd.navngir())) {
                feil.add("number " + nr + ": " + f);
            }
            if (Kanarimelding.erRopetFra(LOGG.tekst())) {
                feil.add("number " + nr + ": told in the log");
            }
            LOGG.glem();
        }
        System.out.printf("Damaged messages: %d, verdicts %s%n", nr - tid.forste(), dommer);
        assertEquals(List.of(), feil);
    }

    @Test
    void aStayWithDamagedMessagesIsJudged() {
        List<String> feil = new ArrayList<>();
        Provetid tid = Provetid.del(KVART * 2);
        int nr = tid.forste();
        for (; tid.mer(nr) && feil.size() < FLEST_FEIL; nr++) {
            int fra = nr * I_BUNKE;
            Response svar = Dorvakt.forlop(
                    "?vurdert=2024-03-12T12:00:00",
                    IntStream.range(fra, fra + I_BUNKE)
                            .mapToObj(i -> Skadd.nr(i).bytes())
                            .toList());
            if (svar.statusCode() != 200 && svar.statusCode() != 400) {
                feil.add("number " + nr + ": " + svar.statusCode());
            } else if (svar.asString().contains("IKKE_VURDERT")) {
                feil.add("number " + nr + ": not judged, "
                        + svar.path("meldinger.findAll { it.status == 'IKKE_VURDERT' }.avvik.regel"));
            }
            if (Kanarimelding.erRopetFra(LOGG.tekst())) {
                feil.add("number " + nr + ": told in the log");
            }
            LOGG.glem();
        }
        System.out.printf("Stays of %d damaged messages: %d%n", I_BUNKE, nr - tid.forste());
        assertEquals(List.of(), feil);
    }

    @Test
    void fromTheQueueDamagedMessagesAreAnsweredOnce() throws Exception {
        List<String> feil = new ArrayList<>();
        Provetid tid = Provetid.del(KVART * 2);
        int nr = tid.forste();
        int antall = 0;
        Set<ByteBuffer> sett = new HashSet<>();
        hele.forEach(m -> sett.add(ByteBuffer.wrap(m)));
        try (Koklient klient = new Koklient(megler.url())) {
            for (; tid.mer(nr) && feil.size() < FLEST_FEIL; nr++) {
                Map<String, byte[]> sendt = new TreeMap<>();
                for (int i = 0; i < I_BUNKE; i++) {
                    int denne = FRA_KO + nr * I_BUNKE + i;
                    byte[] skadd = Skadd.nr(denne).bytes();
                    // What has been answered is not answered again.
                    if (skadd.length > 0 && sett.add(ByteBuffer.wrap(skadd))) {
                        String ko = "skadd." + denne;
                        Message brev = klient.bytes(skadd);
                        brev.setJMSReplyTo(klient.sesjon().createQueue(ko));
                        assertFalse(klient.send(Adresser.INN, brev).isEmpty());
                        sendt.put(ko, skadd);
                    }
                }
                for (Map.Entry<String, byte[]> en : sendt.entrySet()) {
                    String dom = Koklient.json(klient.motta(en.getKey()))
                            .path("status")
                            .asText();
                    String rest = Meldingspost.send(en.getValue()).path("status");
                    if (Dorvakt.erAvvist(dom) != Dorvakt.erAvvist(rest)) {
                        feil.add(en.getKey() + ": " + dom + " from the queue, " + rest + " over REST");
                    }
                    antall++;
                }
                LOGG.glem();
            }
        }
        System.out.printf("Damaged messages from the queue: %d%n", antall);
        assertEquals(List.of(), feil);
        assertTrue(antall > 0);
    }
}

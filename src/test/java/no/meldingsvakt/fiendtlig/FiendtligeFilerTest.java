package no.meldingsvakt.fiendtlig;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of the operator's that are hostile, or damaged: read or refused with words, and soon. */
class FiendtligeFilerTest {

    private static final Duration LENGST = Duration.ofSeconds(30);
    private static final long FRO = 20261127L;
    private static final int DEL = 4;

    @TempDir
    static Path mappe;

    private static Operatorfil operator;

    @BeforeAll
    static void lag() throws Exception {
        operator = new Operatorfil(mappe);
    }

    static Stream<Oppskrift> filer() {
        return Oppskrift.alle("filer").stream();
    }

    @Test
    void aFileThatIsRightIsRead() throws Exception {
        Map<String, String> utfall = new TreeMap<>();
        for (Map.Entry<String, String> god : operator.gode().entrySet()) {
            utfall.put(god.getKey(), operator.les(god.getKey(), god.getValue().getBytes(UTF_8)));
        }
        // It is no list; one that cannot be read is told in the log, and covers nobody.
        assertTrue(utfall.remove("sperreliste") != null);
        assertEquals(
                List.of(Operatorfil.LEST), utfall.values().stream().distinct().toList(), utfall.toString());
    }

    @ParameterizedTest
    @MethodSource("filer")
    void aFileIsReadOrRefusedAsTheRecipeSays(Oppskrift oppskrift) throws Exception {
        byte[] innhold = oppskrift.lag(operator.gode().get(oppskrift.slag()));

        String utfall = assertTimeoutPreemptively(LENGST, () -> operator.les(oppskrift.slag(), innhold));

        assertTrue(oppskrift.svar().contains(utfall), utfall + ", expected " + oppskrift.svar());
    }

    /** A quarter of the time of {@link MutasjonsproveTest}, at random, always the same. */
    @Test
    void damagedFilesAreReadOrRefused() throws Exception {
        List<String> slag = operator.gode().keySet().stream().sorted().toList();
        List<String> feil = new ArrayList<>();
        Map<String, Integer> antall = new TreeMap<>();
        Provetid tid = Provetid.del(DEL);
        for (int nr = tid.forste(); tid.mer(nr); nr++) {
            String hva = slag.get(nr % slag.size());
            byte[] innhold = new Skade(FRO + nr).av(operator.gode().get(hva).getBytes(UTF_8));
            try {
                String utfall = assertTimeoutPreemptively(LENGST, () -> operator.les(hva, innhold));
                antall.merge(hva + " " + utfall, 1, Integer::sum);
            } catch (Throwable e) {
                feil.add("number " + nr + ", " + hva + ": " + e + Provetid.sted(e) + "\n" + new String(innhold, UTF_8));
            }
        }
        System.out.println("Damaged files: " + antall);
        assertEquals(List.of(), feil);
    }
}

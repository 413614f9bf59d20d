package no.meldingsvakt.tekst;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * How well the concepts read their sentences. {@code -Dbegrep=navn} tells which {@code trening} sentences one concept gets wrong;
 * {@code -Dskriv=gulv} writes the floors anew, which may only rise.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KorpusTest {

    private static final Path GULV = Begrepsmappe.MAPPE.resolve("korpus/gulv.tsv");
    private static final int FAERREST = 60;

    /** What has been read for repair stays as trening, so that the new blind sentences are a smaller part each time. */
    private static final int FAERREST_PROVE = 20;

    private static final Path SIDE = Path.of("docs/tekst.md");
    private static final String MERKE = "<!-- tabell -->";

    private final Leksikon leksikon = Begrepsmappe.les();

    /** Sentences told as confirmed that are, that are not, and that are confirmed and not told so; and all that are right. */
    record Tall(int sanne, int falske, int tapte, int rette, int alle) {
        Tall pluss(Svar skal, Svar er) {
            boolean begge = skal == Svar.BEKREFTET && er == Svar.BEKREFTET;
            return new Tall(
                    sanne + (begge ? 1 : 0),
                    falske + (er == Svar.BEKREFTET && !begge ? 1 : 0),
                    tapte + (skal == Svar.BEKREFTET && !begge ? 1 : 0),
                    rette + (skal == er ? 1 : 0),
                    alle + 1);
        }

        Tall pluss(Tall t) {
            return new Tall(sanne + t.sanne, falske + t.falske, tapte + t.tapte, rette + t.rette, alle + t.alle);
        }

        /** Per cent of those told as confirmed that are. */
        int presisjon() {
            return sanne + falske == 0 ? 100 : 100 * sanne / (sanne + falske);
        }

        /** Per cent of the confirmed that are told so. */
        int dekning() {
            return sanne + tapte == 0 ? 100 : 100 * sanne / (sanne + tapte);
        }

        /** Per cent that are right as rules see them: confirmed or not. */
        int treff() {
            return 100 * (alle - falske - tapte) / Math.max(1, alle);
        }
    }

    private Map<String, Tall> tall(Predicate<Korpus.Setning> hvilke) throws IOException {
        Map<String, Tall> svar = new LinkedHashMap<>();
        for (Begrep b : leksikon.begreper()) {
            Tall tall = new Tall(0, 0, 0, 0, 0);
            for (Korpus.Setning s : Begrepsmappe.setninger(b)) {
                if (hvilke.test(s)) {
                    tall = tall.pluss(s.svar(), leksikon.les(s.tekst()).svar(b.navn()));
                }
            }
            svar.put(b.navn(), tall);
        }
        return svar;
    }

    @Test
    void everyConceptHasSentencesEnough() throws IOException {
        List<String> feil = new ArrayList<>();
        for (Begrep b : leksikon.begreper()) {
            List<Korpus.Setning> alle = Begrepsmappe.setninger(b);
            long nn = alle.stream().filter(s -> s.malform().equals("nn")).count();
            long bekreftet =
                    alle.stream().filter(s -> s.svar() == Svar.BEKREFTET).count();
            if (alle.size() < FAERREST) {
                feil.add(b.navn() + ": " + alle.size() + " sentences");
            }
            if (nn * 3 < alle.size()) {
                feil.add(b.navn() + ": " + nn + " in nynorsk");
            }
            if (bekreftet * 5 > alle.size() * 3 || bekreftet * 5 < alle.size() * 2) {
                feil.add(b.navn() + ": " + bekreftet + " of " + alle.size() + " are confirmed");
            }
            if (alle.stream().filter(Korpus.Setning::prove).count() < FAERREST_PROVE) {
                feil.add(b.navn() + ": too few sentences are kept for judging it");
            }
        }
        assertEquals(List.of(), feil);
    }

    @Test
    void noConceptReadsWorseThanItHas() throws IOException {
        Map<String, Tall> naa = tall(Korpus.Setning::prove);
        Map<String, int[]> gulv = gulv();
        if ("gulv".equals(System.getProperty("skriv"))) {
            skriv(naa, gulv);
            gulv = gulv();
        }
        Map<String, int[]> krav = gulv;
        assertEquals(
                List.of(),
                naa.entrySet().stream()
                        .filter(e -> !krav.containsKey(e.getKey())
                                || e.getValue().presisjon() < krav.get(e.getKey())[0]
                                || e.getValue().dekning() < krav.get(e.getKey())[1])
                        .map(e -> "%s: precision %d, recall %d; floor %s"
                                .formatted(
                                        e.getKey(),
                                        e.getValue().presisjon(),
                                        e.getValue().dekning(),
                                        krav.containsKey(e.getKey())
                                                ? krav.get(e.getKey())[0] + ", " + krav.get(e.getKey())[1]
                                                : "none"))
                        .toList());
    }

    @Test
    void trainingSentencesAreRead() throws IOException {
        String ett = System.getProperty("begrep");
        List<String> feil = new ArrayList<>();
        Map<String, Tall> trening = tall(s -> !s.prove());
        Map<String, Tall> prove = tall(Korpus.Setning::prove);
        for (Begrep b : leksikon.begreper()) {
            if (b.navn().equals(ett)) {
                for (Korpus.Setning s : Begrepsmappe.setninger(b)) {
                    Svar er = leksikon.les(s.tekst()).svar(b.navn());
                    if (!s.prove() && er != s.svar()) {
                        feil.add("line %d: should be %s, is %s: %s"
                                .formatted(s.linje(), s.svar().ord(), er.ord(), s.tekst()));
                    }
                }
            }
        }
        System.out.println(trening.entrySet().stream()
                .filter(e -> ett == null || e.getKey().equals(ett))
                .map(e -> linje(e.getKey(), e.getValue(), prove.get(e.getKey())))
                .collect(Collectors.joining("\n")));
        assertEquals(List.of(), feil);
    }

    /** The page tells what the sentences show. */
    @Test
    void thePageTellsHowWellItReads() throws IOException {
        Map<String, Tall> prove = tall(Korpus.Setning::prove);
        Tall sum = prove.values().stream().reduce(new Tall(0, 0, 0, 0, 0), Tall::pluss);
        String tabell = Stream.concat(
                        prove.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(e -> rad("`" + e.getKey() + "`", e.getValue())),
                        Stream.of(rad("**all**", sum)))
                .collect(Collectors.joining(
                        "\n",
                        MERKE + "\n\n| concept | sentences | precision | recall | right |\n|---|--:|--:|--:|--:|\n",
                        "\n"));
        String side = Files.readString(SIDE);
        String ny = side.substring(0, side.indexOf(MERKE)) + tabell;
        if ("tekst".equals(System.getProperty("skriv"))) {
            Files.writeString(SIDE, ny);
        }
        assertEquals(
                ny, Files.readString(SIDE), "docs/tekst.md is not what the sentences show; -Dskriv=tekst writes it");
    }

    private static String rad(String navn, Tall t) {
        return "| %s | %d | %d %% | %d %% | %d %% |".formatted(navn, t.alle(), t.presisjon(), t.dekning(), t.treff());
    }

    private static String linje(String navn, Tall trening, Tall prove) {
        return String.format(
                Locale.ROOT,
                "%-22s trening %3d: P %3d R %3d treff %3d %%   prøve %3d: P %3d R %3d treff %3d %%, three-way %3d %%",
                navn,
                trening.alle(),
                trening.presisjon(),
                trening.dekning(),
                trening.treff(),
                prove.alle(),
                prove.presisjon(),
                prove.dekning(),
                prove.treff(),
                100 * prove.rette() / Math.max(1, prove.alle()));
    }

    private static Map<String, int[]> gulv() throws IOException {
        Map<String, int[]> svar = new TreeMap<>();
        if (Files.exists(GULV)) {
            for (String linje : Files.readAllLines(GULV)) {
                String[] felt = linje.split("\t");
                if (!linje.startsWith("#")) {
                    svar.put(felt[0], new int[] {Integer.parseInt(felt[1]), Integer.parseInt(felt[2])});
                }
            }
        }
        return svar;
    }

    private static void skriv(Map<String, Tall> naa, Map<String, int[]> for_) throws IOException {
        String linjer = naa.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> {
                    int[] gammel = for_.getOrDefault(e.getKey(), new int[] {0, 0});
                    return "%s\t%d\t%d\n"
                            .formatted(
                                    e.getKey(),
                                    Math.max(gammel[0], e.getValue().presisjon()),
                                    Math.max(gammel[1], e.getValue().dekning()));
                })
                .collect(Collectors.joining());
        Files.writeString(
                GULV, "# begrep, precision and recall of «bekreftet» on the prøve sentences; only raised\n" + linjer);
    }
}

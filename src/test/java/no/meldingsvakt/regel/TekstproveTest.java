package no.meldingsvakt.regel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.meldingsvakt.avvik.Avvik;
import no.meldingsvakt.avvik.Stegresultat;
import org.junit.jupiter.api.Test;

/**
 * Whole rules on short texts that were written, with what each rule should say, from the clauses alone and before the
 * lexicon was looked at. {@code -Dvis=feil} lists what is wrong, {@code -Dskriv=gulv} raises the floors,
 * {@code -Dskriv=tekst} writes the table of docs/tekst.md.
 */
class TekstproveTest {

    private static final Path MAPPE = Path.of("src/test/resources/tekstprover");
    private static final Path GULV = MAPPE.resolve("gulv.csv");

    /** One text and what a rule should say of it. */
    private record Prove(String sett, String regel, String baerer, boolean funn, boolean vanskelig, String tekst) {

        private static Prove les(String sett, String linje) {
            String[] felt = linje.split("\t");
            return new Prove(sett, felt[0], felt[1], "funn".equals(felt[2]), "vanskelig".equals(felt[3]), felt[5]);
        }
    }

    /** A text and whether the rule spoke. */
    private record Svar(Prove prove, boolean funn) {

        private boolean rett() {
            return funn == prove.funn();
        }

        @Override
        public String toString() {
            return "%s %s %s: %s".formatted(prove.sett(), prove.regel(), funn ? "false alarm" : "miss", prove.tekst());
        }
    }

    @Test
    void rulesAreRightOnTextsWrittenFromTheirClauses() throws IOException {
        List<Svar> svar = svar();
        if ("feil".equals(System.getProperty("vis"))) {
            svar.stream().filter(s -> !s.rett()).forEach(System.out::println);
        }
        Map<String, Integer> rette = new TreeMap<>();
        svar.forEach(s -> Stream.of(
                        s.prove().sett(), s.prove().sett() + " " + s.prove().regel())
                .forEach(n -> rette.merge(n, s.rett() ? 1 : 0, Integer::sum)));
        System.out.println(oversikt(svar));
        System.out.println(tabell(svar));
        Map<String, Integer> gulv = gulv();
        if ("gulv".equals(System.getProperty("skriv"))) {
            rette.forEach((n, r) -> gulv.merge(n, r, Math::max));
            Files.writeString(
                    GULV,
                    gulv.entrySet().stream()
                            .map(e -> e.getKey() + ";" + e.getValue() + "\n")
                            .collect(Collectors.joining()));
        }
        List<String> under = gulv.entrySet().stream()
                .filter(e -> rette.getOrDefault(e.getKey(), 0) < e.getValue())
                .map(e -> e.getKey() + ": " + rette.get(e.getKey()) + " right, " + e.getValue() + " before")
                .toList();

        assertEquals(List.of(), under, "rules that have become worse");
        assertTrue(gulv.keySet().containsAll(rette.keySet()), "sets without floors");
    }

    private static List<Svar> svar() throws IOException {
        Provemotor motor = new Provemotor();
        List<Svar> svar = new ArrayList<>();
        for (Path fil : filer()) {
            String sett = fil.getFileName().toString().replace(".tsv", "");
            for (String linje : Files.readAllLines(fil)) {
                if (!linje.startsWith("#")) {
                    svar.add(svar(motor, Prove.les(sett, linje)));
                }
            }
        }
        return svar;
    }

    private static Svar svar(Provemotor motor, Prove prove) {
        Optional<Stegresultat> dom = motor.melding(Tekstbaerer.melding(prove.baerer(), prove.tekst()));
        Stegresultat resultat = dom.orElseThrow(() -> new AssertionError("not read: " + prove));
        assertEquals(List.of(), resultat.ikkeVurdert(), prove.tekst());
        return new Svar(
                prove,
                resultat.avvik().stream()
                        .map(Avvik::regel)
                        .anyMatch(r -> r.equals(prove.regel()) || r.startsWith(prove.regel() + "-")));
    }

    private static List<Path> filer() throws IOException {
        String bare = System.getProperty("sett", "");
        try (Stream<Path> alle = Files.list(MAPPE)) {
            return alle.filter(
                            p -> p.toString().endsWith(".tsv") && p.toString().contains(bare))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, Integer> gulv() throws IOException {
        return !Files.exists(GULV)
                ? new TreeMap<>()
                : Files.readAllLines(GULV).stream()
                        .map(l -> l.split(";"))
                        .filter(f -> f[0].contains(System.getProperty("sett", "")))
                        .collect(Collectors.toMap(f -> f[0], f -> Integer.valueOf(f[1]), (a, b) -> a, TreeMap::new));
    }

    private static String oversikt(List<Svar> svar) {
        return svar.stream()
                .map(s -> s.prove().sett())
                .distinct()
                .sorted()
                .flatMap(sett -> Stream.of(
                        rad(
                                sett + ", ordinary",
                                svar,
                                s -> s.prove().sett().equals(sett) && !s.prove().vanskelig()),
                        rad(
                                sett + ", hard",
                                svar,
                                s -> s.prove().sett().equals(sett) && s.prove().vanskelig())))
                .collect(Collectors.joining("\n"));
    }

    private static String tabell(List<Svar> svar) {
        return svar.stream()
                .map(s -> s.prove().regel())
                .distinct()
                .sorted()
                .map(r -> rad("`" + r + "`", svar, s -> s.prove().regel().equals(r)))
                .collect(Collectors.joining("\n"));
    }

    /** Texts, false alarms, misses, precision, recall and how many are right. */
    private static String rad(String navn, List<Svar> alle, Predicate<Svar> hvilke) {
        List<Svar> svar = alle.stream().filter(hvilke).toList();
        long treff = svar.stream().filter(s -> s.funn() && s.prove().funn()).count();
        long falske = svar.stream().filter(s -> s.funn() && !s.prove().funn()).count();
        long oversett = svar.stream().filter(s -> !s.funn() && s.prove().funn()).count();
        return "| %s | %d | %d | %d | %s | %s | %s |"
                .formatted(
                        navn,
                        svar.size(),
                        falske,
                        oversett,
                        prosent(treff, treff + falske),
                        prosent(treff, treff + oversett),
                        prosent(svar.stream().filter(Svar::rett).count(), svar.size()));
    }

    private static String prosent(long del, long hel) {
        return hel == 0 ? "" : "%d %%".formatted(100 * del / hel);
    }
}

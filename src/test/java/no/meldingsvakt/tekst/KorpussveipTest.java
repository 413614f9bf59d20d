package no.meldingsvakt.tekst;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** All sentences of all concepts at once: what is around a sentence does not change what it says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KorpussveipTest {

    /** So many of a hundred sentences may turn in a carrier: those whose end and neighbour make another sentence. */
    private static final int TALT = 2;

    private static final String I_LANG_TEKST = "in long text";

    /** Of sentences in long text, which take longer than all others together, the ordinary build reads one of so many. */
    private static final int UTVALG = Integer.getInteger("korpussveip", 12);

    private final Leksikon leksikon = Begrepsmappe.les();

    private static Map<String, UnaryOperator<String>> baerere() {
        Map<String, UnaryOperator<String>> alle = new LinkedHashMap<>();
        alle.put("alone on a line", s -> "\n" + s + "\n");
        alle.put("first in a paragraph", s -> avsluttet(s) + " Sårene ser fine ut.");
        alle.put("last in a paragraph", s -> "Sårene ser fine ut. " + s);
        alle.put("as a list item", s -> "Sårene ser fine ut\n• " + s + "\n");
        alle.put("upper case", s -> s.toUpperCase(Locale.ROOT));
        alle.put("beside a denial", s -> avsluttet(s) + " Ingen feber.");
        alle.put("after a denial", s -> "Ingen feber. " + s);
        alle.put("with marks nobody sees", s -> s.replace("e", "e\u00AD").replace(" ", "\u00A0"));
        alle.put("with combining characters", s -> java.text.Normalizer.normalize(s, java.text.Normalizer.Form.NFD));
        alle.put(
                I_LANG_TEKST,
                s -> "Sårene ser fine ut. ".repeat(500) + "\n" + avsluttet(s) + "\n"
                        + "Sårene ser fine ut. ".repeat(500));
        return alle;
    }

    private static String avsluttet(String s) {
        return s.isEmpty() || ".!?:".indexOf(s.charAt(s.length() - 1)) < 0 ? s + "." : s;
    }

    private record Prove(Begrep begrep, Korpus.Setning setning, Svar svar) {}

    private List<Prove> alle() throws IOException {
        List<Prove> alle = new ArrayList<>();
        for (Begrep b : leksikon.begreper()) {
            if (!b.navneord()) {
                for (Korpus.Setning s : Begrepsmappe.setninger(b)) {
                    alle.add(new Prove(b, s, svar(b, s.tekst())));
                }
            }
        }
        return alle;
    }

    private Svar svar(Begrep b, String tekst) {
        return leksikon.les(tekst).svar(b.navn());
    }

    @Test
    void whatIsAroundASentenceChangesNothing() throws IOException {
        List<Prove> alle = alle();
        Map<String, String> feil = new LinkedHashMap<>();
        baerere().forEach((navn, baerer) -> {
            int utvalg = navn.equals(I_LANG_TEKST) ? UTVALG : 1;
            List<Prove> leste = IntStream.range(0, alle.size())
                    .filter(i -> i % utvalg == 0)
                    .mapToObj(alle::get)
                    .toList();
            List<String> snudd = leste.parallelStream()
                    .filter(p -> svar(p.begrep(), baerer.apply(p.setning().tekst())) != p.svar())
                    .map(p -> p.begrep().navn() + " line " + p.setning().linje())
                    .toList();
            if (snudd.size() * 100 > leste.size() * TALT) {
                feil.put(
                        navn,
                        snudd.size() + " of " + leste.size() + ": "
                                + snudd.stream().limit(20).toList());
            }
        });
        assertEquals(Map.of(), feil);
    }

    /** A stem or ending takes no word that nobody has looked at: what each takes of all sentences is written down. */
    @Test
    void everyStarTakesOnlyWordsThatHaveBeenSeen() throws IOException {
        Set<String> ord = new TreeSet<>();
        for (Prove p : alle()) {
            Ordrekke.av(p.setning().tekst(), leksikon.forkortelser(), Set.of()).stream()
                    .filter(o -> o.slag() == Ordrekke.Slag.ORD)
                    .forEach(o -> ord.add(o.form()));
        }
        Map<String, Set<String>> tar = new java.util.TreeMap<>();
        for (int i = 0; i < leksikon.kilder().fraser().size(); i++) {
            Frase frase = leksikon.kilder().fraser().get(i);
            for (String monster : leksikon.kilder().fraseord().get(i)) {
                if (monster.contains("*") && frase.slag() == Frase.Slag.FORM) {
                    String navn = leksikon.begreper().get(frase.nummer()).navn();
                    ord.stream().filter(o -> passer(monster, o)).forEach(o -> tar.computeIfAbsent(
                                    navn + " " + monster, m -> new TreeSet<>())
                            .add(o));
                }
            }
        }
        Path fil = Begrepsmappe.MAPPE.resolve("korpus/stjerner.tsv");
        List<String> linjer = tar.entrySet().stream()
                .map(e -> e.getKey() + "\t" + String.join(" ", e.getValue()))
                .toList();
        if ("stjerner".equals(System.getProperty("skriv"))) {
            java.nio.file.Files.write(fil, linjer);
        }
        assertEquals(String.join("\n", java.nio.file.Files.readAllLines(fil)), String.join("\n", linjer));
        assertTrue(linjer.size() > 1, "there are starred forms");
    }

    private static boolean passer(String monster, String ord) {
        return monster.startsWith("*")
                ? ord.endsWith(monster.substring(1))
                : ord.startsWith(monster.substring(0, monster.length() - 1));
    }

    /** Each trigger does what its list says, to a concept that nothing else is said of. */
    @Test
    void everyTriggerDoesWhatItsListSays() {
        Map<Utloser, List<String>> rammer = Map.ofEntries(
                Map.entry(Utloser.FOR, List.of("Pasienten %s tolk", "%s tolk", "Det er %s tolk")),
                Map.entry(Utloser.ETTER, List.of("Tolk %s", "Behov for tolk %s")),
                Map.entry(Utloser.NEI, List.of("Tolk: %s")),
                Map.entry(Utloser.JA, List.of("Tolk: %s")),
                Map.entry(Utloser.USIKKER, List.of("Tolk: %s")),
                Map.entry(Utloser.EIER, List.of("%s tolk")),
                Map.entry(Utloser.GJELDER, List.of("Tolken %s naboen har")),
                Map.entry(Utloser.HVIS, List.of("%s vanskelig, tolk")),
                Map.entry(Utloser.MODAL, List.of("%s tolk")),
                Map.entry(Utloser.HVIS_ETTER, List.of("Tolk %s")),
                Map.entry(Utloser.TIDLIGERE, List.of("%s tolk")),
                Map.entry(Utloser.FORRIGE, List.of("%s tolk", "Tolk %s")),
                Map.entry(Utloser.ONSKE_SELV, List.of("%s tolk")));
        Begrep tolk = leksikon.begreper().get(leksikon.begrep("tolk"));
        List<String> virkningslose = new ArrayList<>();
        for (int i = 0; i < leksikon.kilder().fraser().size(); i++) {
            Frase frase = leksikon.kilder().fraser().get(i);
            Utloser utloser = frase.slag() == Frase.Slag.UTLOSER ? Utloser.values()[frase.nummer()] : null;
            String ord = String.join(" ", leksikon.kilder().fraseord().get(i))
                    .replaceAll("(\\S+?)¦\\S*", "$1")
                    .replace("<tall>", "3")
                    .replace("<år>", "2019");
            if (utloser != null
                    && rammer.containsKey(utloser)
                    && rammer.get(utloser).stream().noneMatch(r -> virker(utloser, tolk, r.formatted(ord)))) {
                virkningslose.add(utloser.navn() + ": " + ord);
            }
        }
        assertEquals(List.of(), virkningslose);
    }

    private boolean virker(Utloser utloser, Begrep tolk, String tekst) {
        Svar svar = svar(tolk, tekst);
        return switch (utloser) {
            case FOR, ETTER, NEI -> svar == Svar.AVKREFTET;
            case JA -> svar == Svar.BEKREFTET;
            default -> svar == Svar.USIKKERT;
        };
    }
}

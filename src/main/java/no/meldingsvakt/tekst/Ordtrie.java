package no.meldingsvakt.tekst;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.meldingsvakt.tekst.Ordrekke.Ord;
import no.meldingsvakt.tekst.Ordrekke.Slag;
import org.jspecify.annotations.Nullable;

/**
 * All phrases of the lexicon in one tree over word patterns. A pattern is a word, {@code stamme*}, {@code *ledd},
 * {@code <tall>}, {@code <dato>}, {@code <år>}, {@code <under18>} or {@code _} for any word. Built once, then only read.
 */
final class Ordtrie {

    /** Where a phrase was found: its number, its first word and the word after its last. */
    record Treff(int frase, int fra, int til) {}

    /** Stands between the words of a pattern that is any one of them. */
    static final String ELLER = "¦";

    private static final int FORSTE_AAR = 1900;
    private static final int SISTE_AAR = 2199;
    private static final int VOKSEN = 18;
    private static final int AARSIFRE = 4;

    /** Parentheses with more words than this part what is around them. */
    private static final int LENGSTE_PARENTES = 8;

    private final Map<String, Integer> monstre = new HashMap<>();
    private final Map<String, List<Integer>> eksakt = new HashMap<>();
    private final Bokstav stammer = new Bokstav();
    private final Bokstav ledd = new Bokstav();
    private final Node rot = new Node();

    private static final class Bokstav {
        private final Map<Character, Bokstav> neste = new HashMap<>();
        private final List<Integer> monstre = new ArrayList<>();
    }

    /**
     * A word fits many patterns and few of them lead on from most nodes, so they are turned away by their last bits. From
     * the root nearly all do.
     */
    private static final class Node {
        private static final int MANGE = 64;

        private final Map<Integer, Node> neste = new HashMap<>();
        private final List<Integer> slutt = new ArrayList<>();
        private @Nullable Node hvasomhelst;
        private long sistebiter;
        private @Nullable Node[] tabell = {};

        Node langs(int monster) {
            sistebiter |= 1L << monster;
            Node node = neste.computeIfAbsent(monster, n -> new Node());
            if (neste.size() > MANGE) {
                if (monster >= tabell.length) {
                    tabell = new Node[2 * Collections.max(neste.keySet()) + 1];
                    neste.forEach((m, n) -> tabell[m] = n);
                }
                tabell[monster] = node;
            }
            return node;
        }

        @Nullable
        Node etter(int monster) {
            if ((sistebiter & 1L << monster) == 0) {
                return null;
            }
            return neste.size() <= MANGE ? neste.get(monster) : monster < tabell.length ? tabell[monster] : null;
        }
    }

    /** Adds a phrase, a pattern for each word. */
    void legg(List<String> ord, int frase) {
        Node node = rot;
        for (String monster : ord) {
            if (monster.equals("_")) {
                Node ny = node.hvasomhelst == null ? new Node() : node.hvasomhelst;
                node.hvasomhelst = ny;
                node = ny;
            } else {
                node = node.langs(nummer(monster));
            }
        }
        node.slutt.add(frase);
    }

    private int nummer(String monster) {
        Integer kjent = monstre.get(monster);
        if (kjent != null) {
            return kjent;
        }
        int nummer = monstre.size();
        monstre.put(monster, nummer);
        enkelte(monster).distinct().forEach(ett -> {
            if (ett.startsWith("*")) {
                legg(ledd, new StringBuilder(ett.substring(1)).reverse(), nummer);
            } else if (ett.endsWith("*")) {
                legg(stammer, ett.substring(0, ett.length() - 1), nummer);
            } else {
                eksakt.computeIfAbsent(ett, e -> new ArrayList<>()).add(nummer);
            }
        });
        return nummer;
    }

    /** The words that a pattern stands for: {@code en¦ei¦to} for three. */
    static Stream<String> enkelte(String monster) {
        return Arrays.stream(monster.split(ELLER, -1));
    }

    private static void legg(Bokstav rot, CharSequence bokstaver, int nummer) {
        Bokstav node = rot;
        for (int i = 0; i < bokstaver.length(); i++) {
            node = node.neste.computeIfAbsent(bokstaver.charAt(i), c -> new Bokstav());
        }
        node.monstre.add(nummer);
    }

    /** The patterns that each word fits. */
    int[][] monstre(List<Ord> ord) {
        Map<String, int[]> kjente = new HashMap<>();
        int[][] svar = new int[ord.size()][];
        for (int i = 0; i < svar.length; i++) {
            Ord o = ord.get(i);
            svar[i] = o.slag() == Slag.TALL
                    ? tallmonstre(o.form())
                    : kjente.computeIfAbsent(o.form(), form -> ordmonstre(form, o.slag()));
        }
        return svar;
    }

    private int[] tallmonstre(String form) {
        List<Integer> funnet = new ArrayList<>();
        tilfoy(funnet, form);
        tilfoy(funnet, "<tall>");
        boolean heltall = form.chars().allMatch(Character::isDigit);
        if (heltall && form.length() <= AARSIFRE) {
            int verdi = Integer.parseInt(form);
            if (verdi < VOKSEN) {
                tilfoy(funnet, "<under18>");
            }
            if (verdi >= FORSTE_AAR && verdi <= SISTE_AAR) {
                tilfoy(funnet, "<år>");
            }
        }
        if (Tallform.erDato(form)) {
            tilfoy(funnet, "<dato>");
        }
        if (Tallform.erKlokke(form)) {
            tilfoy(funnet, "<klokke>");
        }
        return funnet.stream().mapToInt(Integer::intValue).toArray();
    }

    private void tilfoy(List<Integer> funnet, String monster) {
        eksakt.getOrDefault(monster, List.of()).stream()
                .filter(nummer -> !funnet.contains(nummer))
                .forEach(funnet::add);
    }

    private int[] ordmonstre(String form, Slag slag) {
        List<Integer> funnet = new ArrayList<>();
        tilfoy(funnet, form);
        if (slag == Slag.ORD) {
            langs(stammer, form, funnet);
            langs(ledd, new StringBuilder(form).reverse(), funnet);
            int strek = form.lastIndexOf('-');
            if (strek > 1 && strek + 1 < form.length()) {
                tilfoy(funnet, form.substring(strek + 1));
                langs(stammer, form.substring(strek + 1), funnet);
            }
        }
        return funnet.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void langs(Bokstav rot, CharSequence bokstaver, List<Integer> funnet) {
        Bokstav node = rot;
        for (int i = 0; i < bokstaver.length(); i++) {
            node = node.neste.get(bokstaver.charAt(i));
            if (node == null) {
                return;
            }
            node.monstre.stream().filter(nummer -> !funnet.contains(nummer)).forEach(funnet::add);
        }
    }

    /** The phrases that begin at the word and end no later than {@code slutt}. */
    void finn(List<Ord> ord, int[][] monstre, int fra, int slutt, List<Treff> treff) {
        finn(rot, ord, monstre, new int[] {fra, fra, slutt}, true, treff);
    }

    /** {@code slutter}: whether a phrase that ends here is one, and was not found before what stands in parentheses. */
    private void finn(Node node, List<Ord> ord, int[][] monstre, int[] sted, boolean slutter, List<Treff> treff) {
        int i = sted[1];
        if (slutter) {
            node.slutt.forEach(frase -> treff.add(new Treff(frase, sted[0], i)));
        }
        if (i >= sted[2]) {
            return;
        }
        int[] videre = {sted[0], i + 1, sted[2]};
        for (int monster : monstre[i]) {
            Node neste = node.etter(monster);
            if (neste != null) {
                finn(neste, ord, monstre, videre, true, treff);
            }
        }
        Node alle = node.hvasomhelst;
        if (alle != null && ord.get(i).slag() != Slag.TEGN) {
            finn(alle, ord, monstre, videre, true, treff);
        }
        int etter = i > sted[0] ? etterParentes(ord, i, sted[2]) : i;
        if (etter > i) {
            finn(node, ord, monstre, new int[] {sted[0], etter, sted[2]}, false, treff);
        }
    }

    /** Where the text goes on after «(5 og 8)», since what is said of «barna (5 og 8) er hos mormor» is said around it. */
    private static int etterParentes(List<Ord> ord, int i, int slutt) {
        if (!ord.get(i).form().equals("(")) {
            return i;
        }
        for (int j = i + 1; j < slutt && j <= i + LENGSTE_PARENTES; j++) {
            if (ord.get(j).form().equals(")")) {
                return j + 1;
            }
        }
        return i;
    }
}

package no.meldingsvakt.tekst;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import no.meldingsvakt.arkiv.Arkivleser;
import no.meldingsvakt.arkiv.Arkivskriver;
import no.meldingsvakt.tekst.Ordrekke.Ord;
import no.meldingsvakt.tekst.Ordrekke.Slag;

/**
 * All phrases of the lexicon in one tree over word patterns. A pattern is a word, {@code stamme*}, {@code *ledd},
 * {@code <tall>}, {@code <dato>}, {@code <år>}, {@code <under18>} or {@code _} for any word. Immutable, and thread-safe
 * with what it remembers.
 */
final class Ordtrie {

    /** Where a phrase was found: its number, its first word and the word after its last. */
    record Treff(int frase, int fra, int til) {}

    /** Stands between the words of a pattern that is any one of them. */
    static final String ELLER = "¦";

    private static final String HVASOMHELST = "_";
    private static final int FORSTE_AAR = 1900;
    private static final int SISTE_AAR = 2199;
    private static final int VOKSEN = 18;
    private static final int AARSIFRE = 4;
    private static final int[] INGEN = {};

    /** Parentheses with more words than this part what is around them. */
    private static final int LENGSTE_PARENTES = 8;

    /** The patterns that a word is, by the word. */
    private final Map<String, int[]> eksakt;

    /** The patterns that a word begins or ends with, by its letters, from the back for the latter. */
    private final Tre stammer;

    private final Tre ledd;

    private final Tre fraser;

    private final Stavefeil stavefeil;

    /** Where each pattern leads to from the root of the phrases. */
    private final int[] forste;

    /** The patterns that stand further in than first in some phrase. */
    private final BitSet indre;

    /**
     * What a word or sign fits.
     *
     * @param forste where the phrases go on that begin with it
     * @param indre the patterns it fits that a phrase can go on with
     * @param biter of those, as {@link Tre#bit}
     */
    private record Passer(int[] forste, int[] indre, int biter) {
        static final Passer INTET = new Passer(INGEN, INGEN, 0);

        boolean har(int monster) {
            if ((biter & Tre.bit(monster)) == 0) {
                return false;
            }
            for (int ett : indre) {
                if (ett == monster) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Numbers, each once, in the order they came. */
    private static final class Numre {
        private int[] numre = new int[64];
        private int antall;

        /** The last bits of those that are there: one whose bits are new need not be looked for. */
        private long biter;

        void tom() {
            antall = 0;
            biter = 0;
        }

        void legg(int nummer) {
            if ((biter & 1L << nummer) != 0 && har(nummer)) {
                return;
            }
            biter |= 1L << nummer;
            if (antall == numre.length) {
                numre = Arrays.copyOf(numre, 2 * antall);
            }
            numre[antall++] = nummer;
        }

        private boolean har(int nummer) {
            for (int i = 0; i < antall; i++) {
                if (numre[i] == nummer) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Takes the phrases, each a pattern for each of its words. A phrase's number is its place in the list. */
    Ordtrie(List<List<String>> alle) {
        Bygger bygger = new Bygger();
        for (int i = 0; i < alle.size(); i++) {
            bygger.legg(alle.get(i), i);
        }
        eksakt = new HashMap<>();
        bygger.eksakt.forEach((ord, numre) ->
                eksakt.put(ord, numre.stream().mapToInt(Integer::intValue).toArray()));
        stavefeil = new Stavefeil(eksakt.keySet());
        stammer = bygger.stammer.ferdig();
        ledd = bygger.ledd.ferdig();
        fraser = bygger.fraser.ferdig();
        forste = new int[bygger.monstre.size()];
        for (int i = 0; i < forste.length; i++) {
            forste[i] = fraser.etter(Tre.ROT, i);
        }
        indre = bygger.indre;
    }

    private Ordtrie(Map<String, int[]> eksakt, Tre stammer, Tre ledd, Tre fraser, int[] forste, BitSet indre) {
        this.eksakt = Map.copyOf(eksakt);
        this.stavefeil = new Stavefeil(eksakt.keySet());
        this.stammer = stammer;
        this.ledd = ledd;
        this.fraser = fraser;
        this.forste = forste;
        this.indre = indre;
    }

    void skriv(Arkivskriver til) {
        til.oppslag(eksakt, til::tall);
        stammer.skriv(til);
        ledd.skriv(til);
        fraser.skriv(til);
        til.tall(forste);
        til.tall(indre.stream().toArray());
    }

    static Ordtrie les(Arkivleser fra) {
        Map<String, int[]> eksakt = fra.oppslag(fra::tallrekke);
        Tre stammer = Tre.les(fra);
        Tre ledd = Tre.les(fra);
        Tre fraser = Tre.les(fra);
        int[] forste = fra.tallrekke();
        BitSet indre = new BitSet();
        for (int monster : fra.tallrekke()) {
            indre.set(monster);
        }
        return new Ordtrie(eksakt, stammer, ledd, fraser, forste, indre);
    }

    /** The words that a pattern stands for: {@code en¦ei¦to} for three. */
    static Stream<String> enkelte(String monster) {
        return Arrays.stream(monster.split(ELLER, -1));
    }

    /**
     * What words fit, however they are written. What one of the lexicon's own words does is remembered; of others nothing is, since they are
     * a patient's.
     */
    final class Ordbok {

        private final Map<String, List<String>> skrivemater;
        private final Map<String, Passer> kjente = new ConcurrentHashMap<>();

        /** Takes other ways to write words. */
        Ordbok(Map<String, List<String>> skrivemater) {
            this.skrivemater = skrivemater;
        }

        private Passer passer(Ord ord, Numre funnet) {
            if (ord.slag() != Slag.ORD) {
                return finn(ord, funnet);
            }
            Passer kjent = kjente.get(ord.form());
            if (kjent == null) {
                kjent = finn(ord, funnet);
                if (eksakt.containsKey(ord.form())) {
                    kjente.put(ord.form(), kjent);
                }
            }
            return kjent;
        }

        private Passer finn(Ord ord, Numre funnet) {
            funnet.tom();
            monstre(ord, skrivemater, funnet);
            return Ordtrie.this.passer(funnet);
        }
    }

    /** The phrases of a text, looked for where they are asked for. */
    final class Leting {
        private final List<Ord> ord;
        private final Passer[] passer;

        /** Where the text goes on for whoever leaves out what stands in parentheses: after them, or at the word itself. */
        private final int[] etterParentes;

        private int fra;
        private List<Treff> treff = new ArrayList<>();

        /** Takes the words of a text. */
        Leting(List<Ord> ord, Ordbok ordbok) {
            this.ord = ord;
            this.passer = new Passer[ord.size()];
            this.etterParentes = new int[ord.size()];
            Numre funnet = new Numre();
            for (int i = 0; i < passer.length; i++) {
                passer[i] = ordbok.passer(ord.get(i), funnet);
                etterParentes[i] = etterParentes(i);
            }
        }

        /** The phrases that begin at the word. */
        List<Treff> fra(int nummer) {
            int[] begynner = passer[nummer].forste();
            boolean medAlle =
                    fraser.etterAlle(Tre.ROT) != Tre.INGEN && ord.get(nummer).slag() != Slag.TEGN;
            if (begynner.length == 0 && !medAlle) {
                return List.of();
            }
            fra = nummer;
            treff = new ArrayList<>(4);
            for (int neste : begynner) {
                finn(neste, nummer + 1, true);
            }
            if (medAlle) {
                finn(fraser.etterAlle(Tre.ROT), nummer + 1, true);
            }
            return treff;
        }

        /** {@code slutter}: whether a phrase that ends here is one, and was not found before what stands in parentheses. */
        private void finn(int plass, int i, boolean slutter) {
            if (slutter) {
                for (int e = 0; e < fraser.antallEnder(plass); e++) {
                    treff.add(new Treff(fraser.ende(plass, e), fra, i));
                }
            }
            if (i >= passer.length || !fraser.harMer(plass)) {
                return;
            }
            if (fraser.kan(plass, passer[i].biter())) {
                videre(plass, i);
            }
            int alle = fraser.etterAlle(plass);
            if (alle != Tre.INGEN && ord.get(i).slag() != Slag.TEGN) {
                finn(alle, i + 1, true);
            }
            if (etterParentes[i] > i) {
                finn(plass, etterParentes[i], false);
            }
        }

        /** Goes on with the word, from whichever has the fewer patterns: the place, or the word. */
        private void videre(int plass, int i) {
            int antall = fraser.antallNokler(plass);
            if (antall > passer[i].indre().length) {
                for (int monster : passer[i].indre()) {
                    int neste = fraser.etter(plass, monster);
                    if (neste != Tre.INGEN) {
                        finn(neste, i + 1, true);
                    }
                }
                return;
            }
            for (int n = 0; n < antall; n++) {
                if (passer[i].har(fraser.nokkel(plass, n))) {
                    finn(fraser.neste(plass, n), i + 1, true);
                }
            }
        }

        /** The word after «(5 og 8)», since what is said of «barna (5 og 8) er hos mormor» is said around it. */
        private int etterParentes(int i) {
            if (!ord.get(i).form().equals("(")) {
                return i;
            }
            for (int j = i + 1; j < ord.size() && j <= i + LENGSTE_PARENTES; j++) {
                if (ord.get(j).form().equals(")")) {
                    return j + 1;
                }
            }
            return i;
        }
    }

    private Passer passer(Numre funnet) {
        if (funnet.antall == 0) {
            return Passer.INTET;
        }
        int[] begynner = new int[funnet.antall];
        int[] inne = new int[funnet.antall];
        int b = 0;
        int n = 0;
        int biter = 0;
        for (int i = 0; i < funnet.antall; i++) {
            int monster = funnet.numre[i];
            if (forste[monster] != Tre.INGEN) {
                begynner[b++] = forste[monster];
            }
            if (indre.get(monster)) {
                inne[n++] = monster;
                biter |= Tre.bit(monster);
            }
        }
        return new Passer(Arrays.copyOf(begynner, b), Arrays.copyOf(inne, n), biter);
    }

    /** The patterns that a word or sign fits. */
    private void monstre(Ord ord, Map<String, List<String>> skrivemater, Numre funnet) {
        tilfoy(funnet, ord.form());
        switch (ord.slag()) {
            case TALL -> tallmonstre(ord.form(), funnet);
            case ORD -> skrevet(ord.form(), skrivemater.getOrDefault(ord.form(), List.of()), funnet);
            case TEGN -> {}
        }
    }

    private void tilfoy(Numre funnet, String monster) {
        for (int nummer : eksakt.getOrDefault(monster, INGEN)) {
            funnet.legg(nummer);
        }
    }

    private void tallmonstre(String form, Numre funnet) {
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
    }

    /** What the word fits as it stands, in other ways to write it, and, where it fits nothing, as what was meant. */
    private void skrevet(String form, List<String> andre, Numre funnet) {
        ordmonstre(form, funnet);
        for (String annen : andre) {
            tilfoy(funnet, annen);
            ordmonstre(annen, funnet);
        }
        if (funnet.antall == 0) {
            stavefeil.ment(form).ifPresent(ment -> tilfoy(funnet, ment));
        }
    }

    private void ordmonstre(String form, Numre funnet) {
        forlengs(form, 0, funnet);
        baklengs(form, funnet);
        int strek = form.lastIndexOf('-');
        if (strek > 1 && strek + 1 < form.length()) {
            tilfoy(funnet, form.substring(strek + 1));
            forlengs(form, strek + 1, funnet);
        }
    }

    private void forlengs(String form, int start, Numre funnet) {
        int plass = Tre.ROT;
        for (int i = start; i < form.length(); i++) {
            plass = stammer.etter(plass, form.charAt(i));
            if (plass == Tre.INGEN) {
                return;
            }
            ender(stammer, plass, funnet);
        }
    }

    private void baklengs(String form, Numre funnet) {
        int plass = Tre.ROT;
        for (int i = form.length() - 1; i >= 0; i--) {
            plass = ledd.etter(plass, form.charAt(i));
            if (plass == Tre.INGEN) {
                return;
            }
            ender(ledd, plass, funnet);
        }
    }

    private static void ender(Tre tre, int plass, Numre funnet) {
        for (int i = 0; i < tre.antallEnder(plass); i++) {
            funnet.legg(tre.ende(plass, i));
        }
    }

    /** The trees as they grow. */
    private static final class Bygger {
        private final Map<String, Integer> monstre = new HashMap<>();
        private final Map<String, List<Integer>> eksakt = new HashMap<>();
        private final BitSet indre = new BitSet();
        private final Tre.Gren stammer = new Tre.Gren();
        private final Tre.Gren ledd = new Tre.Gren();
        private final Tre.Gren fraser = new Tre.Gren();

        void legg(List<String> ord, int frase) {
            Tre.Gren gren = fraser;
            for (String monster : ord) {
                if (monster.equals(HVASOMHELST)) {
                    gren = gren.etterAlle();
                } else {
                    int nummer = nummer(monster);
                    indre.set(nummer, indre.get(nummer) || gren != fraser);
                    gren = gren.etter(nummer);
                }
            }
            gren.slutt(frase);
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
                    bokstaver(ledd, new StringBuilder(ett.substring(1)).reverse())
                            .slutt(nummer);
                } else if (ett.endsWith("*")) {
                    bokstaver(stammer, ett.substring(0, ett.length() - 1)).slutt(nummer);
                } else {
                    eksakt.computeIfAbsent(ett, e -> new ArrayList<>()).add(nummer);
                }
            });
            return nummer;
        }

        private static Tre.Gren bokstaver(Tre.Gren rot, CharSequence bokstaver) {
            Tre.Gren gren = rot;
            for (int i = 0; i < bokstaver.length(); i++) {
                gren = gren.etter(bokstaver.charAt(i));
            }
            return gren;
        }
    }
}

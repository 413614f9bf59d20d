package no.meldingsvakt.tekst;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.meldingsvakt.tekst.Ordrekke.Ord;
import no.meldingsvakt.tekst.Ordrekke.Slag;
import no.meldingsvakt.tekst.Ordtrie.Treff;

/** One sentence: what it mentions, and the status of each mention by the words around it. */
final class Setning {

    /** Words that a denial reaches over, forwards and backwards. */
    private static final int FOR_REKKEVIDDE = 9;

    private static final int ETTER_REKKEVIDDE = 7;
    private static final int HVIS_REKKEVIDDE = 12;
    private static final int NAERT = 6;
    private static final int LISTELEDD = 4;

    /** A mention: a stretch of words, whether the form itself denies, and whether words of the writer's own stand inside it. */
    record Sted(int begrep, int fra, int til, boolean nekt, boolean apen) {

        boolean omslutter(Treff t) {
            return apen && t.fra() > fra && t.til() < til;
        }
    }

    private final Ordfolge ord;
    private final Malsvar malsvar;
    private final int fra;
    private final int til;
    private final boolean familie;
    private final Map<Utloser, List<Treff>> utlosere = new EnumMap<>(Utloser.class);
    private final Map<Integer, Map<Frase.Slag, List<Treff>>> former = new HashMap<>();
    private final boolean[] leddstart;

    Setning(Ordfolge ord, int fra, int til, boolean familie) {
        this.ord = ord;
        this.malsvar = new Malsvar(ord, fra, til);
        this.fra = fra;
        this.til = til;
        this.familie = familie;
        this.leddstart = new boolean[til - fra + 1];
        finnFraser();
        if (!former.isEmpty()) {
            finnLedd();
        }
    }

    private void finnFraser() {
        for (int i = fra; i < til; i++) {
            ord.treff(i, til).forEach(this::finnFrase);
        }
    }

    private void finnFrase(Treff t) {
        Frase frase = ord.frase(t);
        switch (frase.slag()) {
            case UTLOSER ->
                lengst(utlosere.computeIfAbsent(Utloser.values()[frase.nummer()], u -> new ArrayList<>()), t);
            case OVERSKRIFT -> {}
            default ->
                lengst(
                        former.computeIfAbsent(frase.nummer(), b -> new EnumMap<>(Frase.Slag.class))
                                .computeIfAbsent(frase.slag(), s -> new ArrayList<>()),
                        t);
        }
    }

    /** Of two that begin at the same word, the longer one counts. */
    private static void lengst(List<Treff> liste, Treff ny) {
        if (!liste.isEmpty() && liste.get(liste.size() - 1).fra() == ny.fra()) {
            if (liste.get(liste.size() - 1).til() < ny.til()) {
                liste.set(liste.size() - 1, ny);
            }
        } else {
            liste.add(ny);
        }
    }

    /** The mentions, those that other words make something else left out. */
    List<Sted> steder() {
        List<Sted> svar = new ArrayList<>();
        former.forEach((begrep, slag) -> {
            List<Treff> utenfor = slag.getOrDefault(Frase.Slag.IKKE, List.of());
            List<Sted> alle = new ArrayList<>();
            slag.getOrDefault(Frase.Slag.NEKT, List.of()).forEach(t -> alle.add(sted(begrep, t, true)));
            slag.getOrDefault(Frase.Slag.FORM, List.of()).forEach(t -> alle.add(sted(begrep, t, false)));
            alle.sort(Comparator.comparingInt(Sted::fra).thenComparing(s -> -s.til()));
            int slutt = -1;
            for (Sted s : alle) {
                if (s.fra() >= slutt && utenfor.stream().noneMatch(u -> overlapper(u, s.fra(), s.til()))) {
                    svar.add(s);
                    slutt = s.til();
                }
            }
        });
        svar.sort(Comparator.comparingInt(Sted::fra));
        return svar;
    }

    private Sted sted(int begrep, Treff t, boolean nekt) {
        return new Sted(begrep, t.fra(), t.til(), nekt, ord.frase(t).apen());
    }

    private static boolean overlapper(Treff t, int a, int b) {
        return t.fra() < b && a < t.til();
    }

    /** The status of a mention; empty where it is none, as words in a heading that is not answered. */
    Optional<Status> status(Sted sted, boolean overskrift) {
        Begrep begrep = ord.leksikon().begreper().get(sted.begrep());
        if (begrep.navneord()) {
            return Optional.of(Status.BEKREFTET);
        }
        Optional<Status> svar = malsvar.svar(sted, begrep.sporsmal());
        if (svar.isPresent() || overskrift) {
            return svar.map(s -> sted.nekt() ? snudd(s) : s);
        }
        if (begrep.annen() && (familie || annenPerson(sted))) {
            return Optional.of(Status.ANNEN);
        }
        Status nektet = nektet(sted);
        if (nektet != Status.BEKREFTET) {
            return Optional.of(sted.nekt() ? snudd(nektet) : nektet);
        }
        if (sted.nekt()) {
            return Optional.of(Status.AVKREFTET);
        }
        return Optional.of(svekket(sted, begrep));
    }

    private static Status snudd(Status status) {
        return switch (status) {
            case AVKREFTET -> Status.BEKREFTET;
            case BEKREFTET -> Status.AVKREFTET;
            default -> status;
        };
    }

    private Status svekket(Sted sted, Begrep begrep) {
        if (begrep.historisk()
                && (naer(Utloser.TIDLIGERE, sted, NAERT, 0) || naer(Utloser.TIDLIGERE_ETTER, sted, 0, NAERT))) {
            return Status.TIDLIGERE;
        }
        if (begrep.mulig()
                && (hvis(sted) || naer(Utloser.MODAL, sted, NAERT, 0) || naer(Utloser.HVIS_ETTER, sted, 0, NAERT))) {
            return Status.MULIG;
        }
        if (begrep.onske() && (naer(Utloser.ONSKE, sted, NAERT, 0) || naer(Utloser.ONSKE_ETTER, sted, 0, NAERT))) {
            return Status.ONSKET;
        }
        if (begrep.sporsmal() && til > fra && ord.form(til - 1).equals("?")) {
            return Status.SPORSMAL;
        }
        return Status.BEKREFTET;
    }

    // --- denial

    /** Denied, partly denied, or {@link Status#BEKREFTET} where nothing denies it. */
    private Status nektet(Sted sted) {
        int nektelser = (int) treff(Utloser.FOR).stream()
                .filter(t -> nekterFor(t, sted) && !erDelAvEnAnnen(t))
                .map(t -> ord.form(t.fra()))
                .distinct()
                .count();
        boolean etter = treff(Utloser.ETTER).stream().anyMatch(t -> nekterEtter(t, sted));
        if (nektelser % 2 == 0 && !etter) {
            return Status.BEKREFTET;
        }
        if (har(sted, Frase.Slag.LIKEVEL)) {
            return Status.BEKREFTET;
        }
        return har(sted, Frase.Slag.INNSKRENK) ? Status.MULIG : Status.AVKREFTET;
    }

    /** «takker nei til» is one denial, though «nei til» is one too. */
    private boolean erDelAvEnAnnen(Treff t) {
        return treff(Utloser.FOR).stream().anyMatch(a -> a.fra() < t.fra() && a.til() >= t.til());
    }

    private boolean nekterFor(Treff t, Sted sted) {
        boolean naer = t.til() <= sted.fra() && sted.fra() - t.til() <= FOR_REKKEVIDDE;
        boolean treffer = sted.omslutter(t) || (naer && !brutt(t.fra() + 1, sted.fra()));
        return treffer && !erPseudo(t, sted) && !forutsetning(t, sted);
    }

    private boolean nekterEtter(Treff t, Sted sted) {
        boolean naer = t.fra() >= sted.til() && t.fra() - sted.til() <= ETTER_REKKEVIDDE;
        return naer && !brutt(sted.til(), t.fra() + 1) && !erPseudo(t, sted);
    }

    private boolean erPseudo(Treff t, Sted sted) {
        return treff(Utloser.PSEUDO).stream().anyMatch(p -> overlapper(p, t.fra(), t.til()))
                || form(sted.begrep(), Frase.Slag.UVIRKSOM).stream().anyMatch(p -> overlapper(p, t.fra(), t.til()));
    }

    /** «Uten medisiner blir hun stiv» tells that she takes them. */
    private boolean forutsetning(Treff t, Sted sted) {
        String form = ord.form(t.fra());
        boolean forst = t.fra() == fra || leddstart[t.fra() - fra];
        return (form.equals("uten") || form.equals("utan"))
                && forst
                && treff(Utloser.VERB).stream().anyMatch(v -> v.fra() >= sted.til() && v.fra() - sted.til() <= 1);
    }

    private boolean har(Sted sted, Frase.Slag slag) {
        return form(sted.begrep(), slag).stream()
                .anyMatch(t -> t.fra() >= sted.fra() - NAERT && t.fra() - sted.til() <= NAERT);
    }

    // --- other persons, conditions, time

    private boolean annenPerson(Sted sted) {
        boolean eier = treff(Utloser.EIER).stream()
                .anyMatch(t -> t.til() <= sted.fra() && sted.fra() - t.til() <= 2 && !brutt(t.til(), sted.fra()));
        return eier || treff(Utloser.PERSON).stream().anyMatch(t -> erSubjekt(t, sted));
    }

    private boolean erSubjekt(Treff t, Sted sted) {
        if (t.til() > sted.fra() || brutt(t.til(), sted.fra())) {
            return false;
        }
        int start = t.fra();
        while (start > fra && !leddstart[start - fra]) {
            start--;
        }
        boolean forst = t.fra() - start <= 2;
        boolean forhold = treff(Utloser.FORHOLD).stream().anyMatch(f -> f.til() <= t.fra() && t.fra() - f.til() <= 1);
        boolean verb = treff(Utloser.VERB).stream().anyMatch(v -> v.fra() >= t.til() && v.fra() - t.til() <= 1);
        return forst && !forhold && verb;
    }

    private boolean hvis(Sted sted) {
        return treff(Utloser.HVIS).stream()
                .anyMatch(t -> t.til() <= sted.fra()
                        && sted.fra() - t.til() <= HVIS_REKKEVIDDE
                        && !erPseudo(t, sted)
                        && treff(Utloser.STOPP).stream().noneMatch(s -> s.fra() >= t.til() && s.til() <= sted.fra()));
    }

    private boolean naer(Utloser utloser, Sted sted, int foran, int etter) {
        return treff(utloser).stream().anyMatch(t -> {
            boolean forst = foran > 0
                    && t.til() <= sted.fra()
                    && sted.fra() - t.til() <= foran
                    && !brutt(t.fra() + 1, sted.fra());
            boolean sist =
                    etter > 0 && t.fra() >= sted.til() && t.fra() - sted.til() <= etter && !brutt(sted.til(), t.fra());
            return (forst || sist || (foran > 0 && sted.omslutter(t))) && !erPseudo(t, sted);
        });
    }

    private List<Treff> treff(Utloser utloser) {
        return utlosere.getOrDefault(utloser, List.of());
    }

    private List<Treff> form(int begrep, Frase.Slag slag) {
        return former.getOrDefault(begrep, Map.of()).getOrDefault(slag, List.of());
    }

    // --- clauses

    /** Whether a clause begins at one of the words from {@code a} to {@code b}, both included. */
    private boolean brutt(int a, int b) {
        for (int i = Math.max(a, fra); i <= Math.min(b, til - 1); i++) {
            if (leddstart[i - fra]) {
                return true;
            }
        }
        return false;
    }

    private void finnLedd() {
        // «for tre år siden» is one thing, and its last word begins no clause.
        treff(Utloser.STOPP).stream()
                .filter(t -> treff(Utloser.TIDLIGERE).stream().noneMatch(u -> u.fra() < t.fra() && u.til() >= t.til()))
                .forEach(t -> leddstart[t.fra() - fra] = true);
        for (int i = fra; i < til; i++) {
            Ord o = ord.ord(i);
            if (o.slag() == Slag.TEGN) {
                boolean skiller = o.form().equals(",") ? !erListe(i) : "-–—:()|".contains(o.form());
                leddstart[i + 1 - fra] = leddstart[i + 1 - fra] || skiller;
            } else if ((o.form().equals("og") || o.form().equals("samt")) && nyttUtsagn(i + 1)) {
                leddstart[i - fra] = true;
            }
        }
    }

    /** Whether what begins at the word is a statement of its own: a verb or a denial. */
    private boolean nyttUtsagn(int i) {
        return starter(Utloser.VERB, i)
                || starter(Utloser.FOR, i)
                || starter(Utloser.VERB, i + 1)
                || starter(Utloser.PERSON, i);
    }

    private boolean starter(Utloser utloser, int i) {
        return treff(utloser).stream().anyMatch(t -> t.fra() == i);
    }

    /** A comma in «A, B eller C» parts no clauses: a conjunction or another comma follows shortly, and no verb before it. */
    private boolean erListe(int komma) {
        for (int i = komma + 1; i < til && i <= komma + LISTELEDD; i++) {
            if (starter(Utloser.VERB, i) || starter(Utloser.FOR, i) || starter(Utloser.STOPP, i)) {
                return false;
            }
            String form = ord.form(i);
            if (form.equals("eller") || form.equals("og") || form.equals("samt") || form.equals(",")) {
                return !nyttUtsagn(i + 1);
            }
        }
        return false;
    }
}

package no.meldingsvakt.tekst;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
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

    /** How a verb in the passive ends. */
    private static final List<String> PASSIV = List.of("es", "ast");

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
                if (s.fra() >= slutt && !noen(utenfor, u -> overlapper(u, s.fra(), s.til()))) {
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
        Optional<Status> svar = malsvar.svar(sted, begrep);
        if (svar.isPresent() || overskrift) {
            return svar.or(() -> malsvar.innhold(sted, begrep)).map(s -> sted.nekt() ? snudd(s) : s);
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
        if (tidligere(sted, begrep.fortid())) {
            return Status.TIDLIGERE;
        }
        if (mulig(sted, begrep.mulig())) {
            return Status.MULIG;
        }
        if (onsket(sted, begrep.framtid())) {
            return Status.ONSKET;
        }
        if (begrep.sporsmal() && til > fra && ord.form(til - 1).equals("?")) {
            return Status.SPORSMAL;
        }
        return Status.BEKREFTET;
    }

    private boolean tidligere(Sted sted, Begrep.Fortid fortid) {
        boolean annetOpphold = fortid != Begrep.Fortid.GJELDER && naer(Utloser.FORRIGE, sted, NAERT, NAERT);
        return annetOpphold
                || (fortid == Begrep.Fortid.HISTORISK
                        && (naer(Utloser.TIDLIGERE, sted, NAERT, 0) || naer(Utloser.TIDLIGERE_ETTER, sted, 0, NAERT)));
    }

    private boolean mulig(Sted sted, Begrep.Mulig mulig) {
        boolean betinget = mulig != Begrep.Mulig.NEI && (hvis(sted) || naer(Utloser.HVIS_ETTER, sted, 0, NAERT));
        return betinget || (mulig == Begrep.Mulig.JA && naer(Utloser.MODAL, sted, NAERT, 0));
    }

    private boolean onsket(Sted sted, Begrep.Framtid framtid) {
        boolean selv = framtid != Begrep.Framtid.ALT && naer(Utloser.ONSKE_SELV, sted, NAERT, 0);
        return selv
                || (framtid == Begrep.Framtid.ONSKET
                        && (naer(Utloser.ONSKE, sted, NAERT, 0) || naer(Utloser.ONSKE_ETTER, sted, 0, NAERT)));
    }

    // --- denial

    /** Denied, partly denied, or {@link Status#BEKREFTET} where nothing denies it. */
    private Status nektet(Sted sted) {
        int nektelser = (int) treff(Utloser.FOR).stream()
                .filter(t -> nekterFor(t, sted) && !erDelAvEnAnnen(t))
                .map(t -> ord.form(t.fra()))
                .distinct()
                .count();
        boolean etter = noen(treff(Utloser.ETTER), t -> nekterEtter(t, sted)) || nekterVerbet(sted) || avslatt(sted);
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
        return noen(treff(Utloser.FOR), a -> a.fra() < t.fra() && a.til() >= t.til());
    }

    private boolean nekterFor(Treff t, Sted sted) {
        boolean naer = t.til() <= sted.fra() && sted.fra() - t.til() <= FOR_REKKEVIDDE;
        boolean treffer = sted.omslutter(t) || (naer && !brutt(t.fra() + 1, sted.fra()));
        return treffer && !erPseudo(t, sted) && !forutsetning(t, sted);
    }

    private boolean nekterEtter(Treff t, Sted sted) {
        // The verb may be the mention's own: «RF er ikke oppdatert».
        boolean naer = t.fra() >= Math.max(sted.fra() + 1, sted.til() - 1)
                && t.til() > sted.til()
                && t.fra() - sted.til() <= ETTER_REKKEVIDDE;
        return naer && !brutt(sted.til(), t.fra() + 1) && !erPseudo(t, sted);
    }

    /** «henvises ikke videre»: a mention that ends in a verb, denied by the very next word. */
    private boolean nekterVerbet(Sted sted) {
        String siste = ord.form(sted.til() - 1);
        boolean verb = PASSIV.stream().anyMatch(siste::endsWith) || starter(Utloser.VERB, sted.til() - 1);
        return verb && noen(treff(Utloser.ETTER_VERB), t -> t.fra() == sted.til() && !erPseudo(t, sted));
    }

    /** «Tilbudt støttekontakt, men ønsker ikke dette», «Hjemmehjelp ble tilbudt. Pasienten takket nei.» */
    private boolean avslatt(Sted sted) {
        boolean tilbudt =
                noen(treff(Utloser.TILBUDT), t -> t.fra() - sted.til() <= NAERT && sted.fra() - t.til() <= NAERT);
        return tilbudt && (noen(treff(Utloser.AVSLAG), t -> t.fra() >= sted.til() && utenMer(t)) || avslattEtterpa());
    }

    /** Whether the next sentence begins with who declines. */
    private boolean avslattEtterpa() {
        for (int i = til; i < Math.min(til + LISTELEDD, ord.antall()); i++) {
            int her = i;
            if (ord.treff(i, i + NAERT).stream()
                    .anyMatch(t -> t.fra() == her && ord.frase(t).er(Utloser.AVSLAG) && utenMer(t))) {
                return true;
            }
        }
        return false;
    }

    /** Whether what is declined is not named anew. */
    private boolean utenMer(Treff t) {
        return t.til() >= ord.antall() || ord.avslutter(t.til() - 1);
    }

    private boolean erPseudo(Treff t, Sted sted) {
        return noen(treff(Utloser.PSEUDO), p -> overlapper(p, t.fra(), t.til()))
                || noen(form(sted.begrep(), Frase.Slag.UVIRKSOM), p -> overlapper(p, t.fra(), t.til()));
    }

    /** «Uten medisiner blir hun stiv» tells that she takes them. */
    private boolean forutsetning(Treff t, Sted sted) {
        String form = ord.form(t.fra());
        boolean forst = t.fra() == fra || leddstart[t.fra() - fra];
        return (form.equals("uten") || form.equals("utan"))
                && forst
                && noen(treff(Utloser.VERB), v -> v.fra() >= sted.til() && v.fra() - sted.til() <= 1);
    }

    private boolean har(Sted sted, Frase.Slag slag) {
        return noen(form(sted.begrep(), slag), t -> t.fra() >= sted.fra() - NAERT && t.fra() - sted.til() <= NAERT);
    }

    // --- other persons, conditions, time

    private boolean annenPerson(Sted sted) {
        boolean eier = noen(
                treff(Utloser.EIER),
                t -> t.til() <= sted.fra() && sted.fra() - t.til() <= 2 && !brutt(t.til(), sted.fra()));
        return eier || gjelderAnnen(sted) || noen(treff(Utloser.PERSON), t -> erSubjekt(t, sted));
    }

    /** «Medisinlista gjelder kona», «resept til ektefellen ble sendt»; «levert til datteren» is not hers. */
    private boolean gjelderAnnen(Sted sted) {
        return treff(Utloser.GJELDER).stream()
                .filter(t -> sted.omslutter(t) || (t.fra() >= sted.til() && t.fra() - sted.til() <= NAERT))
                .anyMatch(t -> noen(
                        treff(Utloser.PERSON),
                        p -> p.fra() == t.til() && (!starter(Utloser.FORHOLD, t.fra()) || eierTil(t, p, sted))));
    }

    private boolean eierTil(Treff t, Treff person, Sted sted) {
        return t.fra() <= sted.til() && starter(Utloser.VERB, person.til());
    }

    private boolean erSubjekt(Treff t, Sted sted) {
        int verb = verbetTil(t);
        // «Broren, som er frisk, bruker»: what is told of him goes on after the relative clause.
        boolean etterLeddsetning = verb > t.til() + 1 && leddsetning(t);
        boolean samme = etterLeddsetning ? leddEtter(verb, sted.fra()) <= 1 : !brutt(t.til(), sted.fra());
        if (verb < 0 || t.til() > sted.fra() || !samme) {
            return false;
        }
        int start = t.fra();
        while (start > fra && !leddstart[start - fra]) {
            start--;
        }
        boolean forst = t.fra() - start <= 2;
        boolean forhold = noen(treff(Utloser.FORHOLD), f -> f.til() <= t.fra() && t.fra() - f.til() <= 1);
        return forst && !forhold;
    }

    /** Where the verb is of which the person is the subject: «mor er», «mor til pasienten får», «broren, som er»; -1 where none is. */
    private int verbetTil(Treff t) {
        boolean som = leddsetning(t);
        int fraOrd = som || ord.form(t.til()).equals("til") ? t.til() + 2 : t.til();
        return treff(Utloser.VERB).stream()
                .filter(v -> v.fra() >= fraOrd && v.fra() - fraOrd <= (som ? 2 : 1))
                .mapToInt(Treff::fra)
                .findFirst()
                .orElse(-1);
    }

    private boolean leddsetning(Treff t) {
        return ord.form(t.til()).equals(",") && ord.form(t.til() + 1).equals("som");
    }

    /** How many clauses begin from one word to another. */
    private int leddEtter(int a, int b) {
        int antall = 0;
        for (int i = Math.max(a, fra); i <= Math.min(b, til - 1); i++) {
            antall += leddstart[i - fra] ? 1 : 0;
        }
        return antall;
    }

    private boolean hvis(Sted sted) {
        return noen(
                treff(Utloser.HVIS),
                t -> (t.til() <= sted.fra() || (t.fra() < sted.fra() && t.til() >= sted.til()))
                        && sted.fra() - t.til() <= HVIS_REKKEVIDDE
                        && !erPseudo(t, sted)
                        && !noen(treff(Utloser.STOPP), s -> s.fra() >= t.til() && s.til() <= sted.fra()));
    }

    private boolean naer(Utloser utloser, Sted sted, int foran, int etter) {
        return noen(treff(utloser), t -> {
            boolean forst = foran > 0
                    && t.til() <= sted.fra()
                    && sted.fra() - t.til() <= foran
                    && !brutt(t.fra() + 1, sted.fra());
            // «dersom» begins a clause of its own, and weakens the one before it all the same.
            int slutt = utloser == Utloser.HVIS_ETTER ? t.fra() - 1 : t.fra();
            boolean sist =
                    etter > 0 && t.fra() >= sted.til() && t.fra() - sted.til() <= etter && !brutt(sted.til(), slutt);
            return (forst || sist || (foran > 0 && sted.omslutter(t))) && !erPseudo(t, sted);
        });
    }

    /** Asked so often, of so few, that a stream would cost more than the answer. */
    private static boolean noen(List<Treff> alle, Predicate<Treff> vilkar) {
        for (Treff t : alle) {
            if (vilkar.test(t)) {
                return true;
            }
        }
        return false;
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
                .filter(t -> Stream.of(Utloser.TIDLIGERE, Utloser.TIDLIGERE_ETTER, Utloser.FORRIGE)
                        .flatMap(u -> treff(u).stream())
                        .noneMatch(
                                u -> u.fra() <= t.fra() && u.til() >= t.til() && u.til() - u.fra() > t.til() - t.fra()))
                .filter(t -> !sistILeddet(t))
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

    /** «Hun gikk på det før, men sluttet»: a word of time that ends its clause begins none. */
    private boolean sistILeddet(Treff t) {
        return ord.avslutter(t.til() - 1)
                && noen(treff(Utloser.TIDLIGERE_ETTER), u -> u.fra() == t.fra() && u.til() == t.til());
    }

    /** Whether what begins at the word is a statement of its own: a verb or a denial. */
    private boolean nyttUtsagn(int i) {
        return starter(Utloser.VERB, i)
                || starter(Utloser.FOR, i)
                || starter(Utloser.VERB, i + 1)
                || starter(Utloser.PERSON, i);
    }

    private boolean starter(Utloser utloser, int i) {
        return noen(treff(utloser), t -> t.fra() == i);
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

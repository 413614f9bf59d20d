package no.meldingsvakt.regel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import no.meldingsvakt.arkiv.Arkivleser;
import no.meldingsvakt.arkiv.Arkivskriver;
import no.meldingsvakt.regel.uttrykk.Monster;
import no.meldingsvakt.regel.uttrykk.Oversetter;
import no.meldingsvakt.regel.uttrykk.Prove;
import no.meldingsvakt.regel.uttrykk.Uttrykksarkiv;
import no.meldingsvakt.tekst.Tekstfunksjoner;
import no.meldingsvakt.xml.Prefikser;
import no.meldingsvakt.xml.XmlFabrikk;
import org.jspecify.annotations.Nullable;

/**
 * The built-in rules in the engine's own form, as they were translated when the program was built. A rule that an operator has written, and any rule
 * where shared functions are added, is compiled as before. Thread-safe.
 */
final class Regelprogrammer {

    /** Nothing; all is compiled. */
    static final Regelprogrammer INGEN = new Regelprogrammer(List.of(), Map.of());

    private static final Del UKJENT = new Del(null, new int[0]);

    private final List<String> funksjoner;
    private final Map<Regelkilde, List<Del>> deler;

    private Regelprogrammer(List<String> funksjoner, Map<Regelkilde, List<Del>> deler) {
        this.funksjoner = funksjoner;
        this.deler = deler;
    }

    /** What is known of one {@code sch:rule}. */
    static final class Del {

        private static final int MONSTRE = 0;
        private static final int PROVER = 1;
        private static final int TEKSTER = 2;

        private final @Nullable Uttrykksarkiv arkiv;
        private final int[] biter;

        /**
         * Keeps where it is.
         *
         * @param biter the pieces of its context, its tests and the texts of each of its assertions
         */
        private Del(@Nullable Uttrykksarkiv arkiv, int[] biter) {
            this.arkiv = arkiv;
            this.biter = biter;
        }

        private boolean er(int nummer) {
            return nummer < biter.length && biter[nummer] != Uttrykksarkiv.INGEN;
        }

        private <T> Optional<T> les(int nummer, BiFunction<Uttrykksarkiv, Integer, T> som) {
            return arkiv != null && er(nummer) ? Optional.of(som.apply(arkiv, biter[nummer])) : Optional.empty();
        }

        /** The patterns of its context. */
        Optional<List<Monster>> monstre() {
            return les(MONSTRE, Uttrykksarkiv::monstre);
        }

        /** Its tests. */
        Optional<Prove> prover() {
            return les(PROVER, Uttrykksarkiv::prove);
        }

        /** The texts of the assertion of the number. */
        Optional<Prove> tekst(int nummer) {
            return les(TEKSTER + nummer, Uttrykksarkiv::prove);
        }

        /** Whether context and tests are known, so that Saxon need not be asked before something is wrong. */
        boolean erHel() {
            return er(MONSTRE) && er(PROVER);
        }
    }

    /** What is known where rules are compiled with these shared functions. */
    Regelprogrammer hvis(List<String> brukte) {
        return brukte.equals(funksjoner) ? this : INGEN;
    }

    /** What is known of a rule's {@code sch:rule} of a number. */
    Del finn(Regel regel, int nummer) {
        List<Del> kjente = deler.get(regel.kilde());
        return kjente == null ? UKJENT : kjente.get(nummer);
    }

    /** Compiles and translates all rules, and writes them. */
    static void skriv(Regelkatalog katalog, XmlFabrikk xml, Prefikser prefikser, Arkivskriver til) {
        Tekstfunksjoner.registrer(xml.saxon(), katalog.leksikon());
        Samlekompilator kompilator = new Samlekompilator(xml, prefikser);
        til.liste(katalog.pakker(), pakke -> {
            Oversetter oversetter = kompilator.oversetter();
            List<Regel> regler = pakke.regler().stream()
                    .filter(r -> r.utgatt() == null && r.kilde().form().tar())
                    .toList();
            Samlekode kode =
                    kompilator.kompiler(pakke, regler, katalog.funksjoner(), Samlekompilator.Tekster.NAA, oversetter);
            Uttrykksarkiv.Skriver skriver = new Uttrykksarkiv.Skriver(oversetter);
            Map<Samlekode.Kontekst, Integer> kontekster = new IdentityHashMap<>();
            Map<String, List<int[]>> biter = new HashMap<>();
            for (Samlekode.Kode k : kode.koder()) {
                biter.computeIfAbsent(k.regel().id(), id -> new ArrayList<>()).add(biter(k, kontekster, skriver));
            }
            til.tekst(pakke.id());
            skriver.skriv(til);
            til.oppslag(biter, alle -> til.liste(alle, til::tall));
        });
    }

    private static int[] biter(
            Samlekode.Kode kode, Map<Samlekode.Kontekst, Integer> kontekster, Uttrykksarkiv.Skriver skriver) {
        List<Integer> biter = new ArrayList<>();
        biter.add(kontekster.computeIfAbsent(
                kode.kontekst(), k -> k.oversatte().map(skriver::legg).orElse(Uttrykksarkiv.INGEN)));
        biter.add(kode.prover().oversatt().get().map(skriver::legg).orElse(Uttrykksarkiv.INGEN));
        for (Samlekode.Sporsmal s : kode.sporsmal()) {
            biter.add(Optional.ofNullable(s.tekster())
                    .flatMap(k -> k.oversatt().get())
                    .map(skriver::legg)
                    .orElse(Uttrykksarkiv.INGEN));
        }
        return biter.stream().mapToInt(i -> i).toArray();
    }

    /** Reads what has been written of the rules of the catalogue. */
    static Regelprogrammer les(Regelkatalog katalog, XmlFabrikk xml, Arkivleser fra) {
        Map<Regelkilde, List<Del>> deler = new IdentityHashMap<>();
        fra.liste(() -> {
            Pakke pakke = katalog.finnPakke(fra.tekst()).orElseThrow();
            Uttrykksarkiv arkiv = new Uttrykksarkiv(
                    fra, Javafunksjoner.PAA_TEKSTER, xml.saxon().getUnderlyingConfiguration());
            Map<String, List<Del>> alle = fra.oppslag(() -> fra.liste(() -> new Del(arkiv, fra.tallrekke())));
            for (Regel r : pakke.regler()) {
                if (alle.containsKey(r.id())) {
                    deler.put(r.kilde(), alle.get(r.id()));
                }
            }
            return pakke;
        });
        return new Regelprogrammer(katalog.funksjoner(), deler);
    }
}

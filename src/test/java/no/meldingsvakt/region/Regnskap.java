package no.meldingsvakt.region;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import no.meldingsvakt.avvik.Alvorlighet;

/** What was counted. Used by one thread. */
final class Regnskap {

    /** By rule: the lawful stays that it gave a finding of the weight. */
    final Map<String, Map<Alvorlighet, Set<String>>> paaLovlige = new TreeMap<>();

    final Map<Regionfeil, Integer> gjort = new TreeMap<>();
    final Map<Regionfeil, Integer> funnet = new TreeMap<>();

    /** What went wrong, in words, the first of each kind. */
    final List<String> eksempler = new ArrayList<>();

    private final Map<String, Integer> antallEksempler = new TreeMap<>();

    int opphold;
    int meldinger;
    int ikkeVurdert;

    /** Stays whose days owed are known, those that the service is right about, and those it has the exact number of. */
    int dognKjent;

    int dognRett;
    int dognLikt;
    int dognSkyldt;

    void lovlig(String regel, Alvorlighet alvorlighet, String opphold) {
        paaLovlige
                .computeIfAbsent(regel, n -> new TreeMap<>())
                .computeIfAbsent(alvorlighet, n -> new TreeSet<>())
                .add(opphold);
    }

    int antall(String regel, Alvorlighet alvorlighet) {
        return paaLovlige
                .getOrDefault(regel, Map.of())
                .getOrDefault(alvorlighet, Set.of())
                .size();
    }

    void feil(Regionfeil feil, boolean erFunnet) {
        gjort.merge(feil, 1, Integer::sum);
        funnet.merge(feil, erFunnet ? 1 : 0, Integer::sum);
    }

    /** Takes over what another counted. */
    void legg(Regnskap annet) {
        annet.paaLovlige.forEach(
                (regel, per) -> per.forEach((a, opphold) -> opphold.forEach(o -> lovlig(regel, a, o))));
        annet.gjort.forEach((f, n) -> gjort.merge(f, n, Integer::sum));
        annet.funnet.forEach((f, n) -> funnet.merge(f, n, Integer::sum));
        eksempler.addAll(annet.eksempler);
        opphold += annet.opphold;
        meldinger += annet.meldinger;
        ikkeVurdert += annet.ikkeVurdert;
        dognKjent += annet.dognKjent;
        dognRett += annet.dognRett;
        dognLikt += annet.dognLikt;
        dognSkyldt += annet.dognSkyldt;
    }

    /** The faults that their owners did not always find, and how often they did. */
    Map<String, String> oversett() {
        Map<String, String> oversett = new TreeMap<>();
        gjort.forEach((f, n) -> {
            int k = funnet.getOrDefault(f, 0);
            if (k < n) {
                oversett.put(f + " (" + f.regel + ")", k + " av " + n);
            }
        });
        return oversett;
    }

    void dogn(boolean rett, boolean likt, int skyldt) {
        dognKjent++;
        dognRett += rett ? 1 : 0;
        dognLikt += likt ? 1 : 0;
        dognSkyldt += skyldt;
    }

    /** The rules that accused lawful stays of a FEIL, with how many. */
    Map<String, Integer> falskeFeil() {
        Map<String, Integer> falske = new TreeMap<>();
        paaLovlige.keySet().stream()
                .filter(r -> antall(r, Alvorlighet.FEIL) > 0)
                .forEach(r -> falske.put(r, antall(r, Alvorlighet.FEIL)));
        return falske;
    }

    /** Keeps the first few of each kind. */
    void eksempel(String slag, String tekst) {
        if (antallEksempler.merge(slag, 1, Integer::sum) <= 4) {
            eksempler.add(tekst);
        }
    }
}

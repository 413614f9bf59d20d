package no.meldingsvakt.tekst;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A text that has been read: its sentences, their sections, and what they mention. Holds none of its words. */
public final class Lest {

    /** Which sentences are in a section; its number, or -1 for text that no heading stands above. */
    private final int[] seksjoner;

    /** Where each sentence begins in the text. */
    private final int[] starter;

    private final Set<Integer> fylte;
    private final Map<Integer, List<Omtale>> etterBegrep = new HashMap<>();
    private final Leksikon leksikon;
    /** The places among the words that are a comma or another sign that parts a sentence. */
    private final BitSet komma;

    private final boolean norsk;

    Lest(
            Leksikon leksikon,
            List<int[]> setninger,
            List<Omtale> omtaler,
            Set<Integer> fylte,
            BitSet komma,
            boolean norsk) {
        this.leksikon = leksikon;
        this.starter = setninger.stream().mapToInt(s -> s[0]).toArray();
        this.seksjoner = setninger.stream().mapToInt(s -> s[1]).toArray();
        this.fylte = Set.copyOf(fylte);
        this.komma = komma;
        this.norsk = norsk;
        omtaler.forEach(o ->
                etterBegrep.computeIfAbsent(o.begrep(), b -> new ArrayList<>()).add(o));
    }

    /** What the text says of the concept. */
    public Svar svar(String begrep) {
        return Svar.av(statuser(begrep));
    }

    /** The statuses of all mentions of the concept. */
    public Set<Status> statuser(String begrep) {
        Set<Status> funnet = EnumSet.noneOf(Status.class);
        omtaler(begrep).forEach(o -> funnet.add(o.status()));
        return funnet;
    }

    /** The statuses of the mentions that stand in one of the sections; {@code uten} is text without a heading. */
    Set<Status> statuser(String begrep, Set<Integer> iSeksjoner) {
        Set<Status> funnet = EnumSet.noneOf(Status.class);
        omtaler(begrep).stream()
                .filter(o -> iSeksjoner.contains(seksjoner[o.setning()]))
                .forEach(o -> funnet.add(o.status()));
        return funnet;
    }

    /** The mentions of the concept, in order. */
    List<Omtale> omtaler(String begrep) {
        return etterBegrep.getOrDefault(leksikon.begrep(begrep), List.of());
    }

    /** Whether something stands under a heading of the section. */
    public boolean harSeksjon(String seksjon) {
        return fylte.contains(leksikon.seksjon(seksjon));
    }

    /** Whether the text is in a language that the lexicon is of; short texts are taken to be. */
    public boolean erNorsk() {
        return norsk;
    }

    /** Where the sentence begins in the text, from 0. */
    int start(int setning) {
        return starter[setning];
    }

    /** The section that the sentence stands in; empty where no heading stands above it. */
    Optional<Seksjon> seksjon(int setning) {
        return seksjoner[setning] < 0
                ? Optional.empty()
                : Optional.of(leksikon.seksjoner().get(seksjoner[setning]));
    }

    /** Whether a comma stands between the two words. */
    boolean harKomma(int fra, int til) {
        int neste = komma.nextSetBit(fra);
        return neste >= 0 && neste < til;
    }

    int seksjonsnummer(int setning) {
        return seksjoner[setning];
    }
}

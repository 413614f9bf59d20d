package no.meldingsvakt.kvittering.rapport;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.meldingsvakt.kvittering.Forlopskvittering;
import no.meldingsvakt.kvittering.Kvittering;
import no.meldingsvakt.kvittering.Kvittering.AvvikFelt;

/**
 * Tells which rules of different packs ask the same, so that people are told once what two packs ask of one message. The
 * receipt itself holds both findings.
 */
@FunctionalInterface
public interface Tvillinger {

    /** The others that ask the same as the rule. */
    Set<String> til(String regel);

    /** The receipt as people are told of it. */
    default Kvittering samle(Kvittering kvittering) {
        return kvittering.medAvvik(samle(kvittering.avvik()));
    }

    /** The stays as people are told of them. */
    default Forlopskvittering samle(Forlopskvittering svar) {
        return new Forlopskvittering(
                svar.vurdert(),
                svar.meldinger().stream()
                        .map(m -> new Forlopskvittering.Meldingskvittering(m.nr(), m.navn(), samle(m.kvittering())))
                        .toList(),
                svar.forlop().stream().map(f -> f.medAvvik(samle(f.avvik()))).toList(),
                svar.ikkeVurdert());
    }

    /**
     * The findings with those that say the same of one place made one: the one that weighs most, with the sources of
     * all. The others' ids stand behind their sources.
     */
    default List<AvvikFelt> samle(List<AvvikFelt> avvik) {
        List<AvvikFelt> samlet = new ArrayList<>();
        BitSet fortalt = new BitSet(avvik.size());
        for (int i = 0; i < avvik.size(); i = fortalt.nextClearBit(i + 1)) {
            AvvikFelt forste = avvik.get(i);
            Set<String> andre = til(forste.regel());
            List<AvvikFelt> like = new ArrayList<>(List.of(forste));
            for (int j = i + 1; !andre.isEmpty() && j < avvik.size(); j++) {
                if (!fortalt.get(j) && andre.contains(avvik.get(j).regel()) && sammeSted(forste, avvik.get(j))) {
                    like.add(avvik.get(j));
                    fortalt.set(j);
                }
            }
            samlet.add(ett(like));
        }
        return List.copyOf(samlet);
    }

    /** One place within the other is the same: one rule points at the plan, another at the letter. */
    private static boolean sammeSted(AvvikFelt a, AvvikFelt b) {
        String en = a.sted().xpath();
        String annen = b.sted().xpath();
        if (en == null || annen == null) {
            return en == null
                    && annen == null
                    && (a.meldinger().containsAll(b.meldinger())
                            || b.meldinger().containsAll(a.meldinger()));
        }
        return en.equals(annen) || en.startsWith(annen + "/") || annen.startsWith(en + "/");
    }

    private static AvvikFelt ett(List<AvvikFelt> like) {
        if (like.size() == 1) {
            return like.get(0);
        }
        AvvikFelt tyngst =
                like.stream().min(Comparator.comparing(AvvikFelt::alvorlighet)).orElseThrow();
        String kilder = Stream.concat(
                        Stream.of(tyngst.kilde()),
                        like.stream()
                                .filter(a -> !a.regel().equals(tyngst.regel()))
                                .map(a -> "%s (%s)".formatted(a.kilde(), a.regel())))
                .collect(Collectors.toCollection(LinkedHashSet::new))
                .stream()
                .collect(Collectors.joining("; "));
        return tyngst.medKilde(kilder);
    }
}

package no.meldingsvakt.regel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is different between two packs, assertion by assertion.
 *
 * @param ny those that only the second has
 * @param borte those that only the first has
 * @param endret those that both have and that are not the same
 */
public record Pakkeforskjell(List<Paastand> ny, List<Paastand> borte, List<Endring> endret) {

    /** What is told of, in the order it is told. */
    private static final List<String> DELER = List.of("nivaa", "krav", "test", "kilde", "tekst", "virketid");

    public Pakkeforskjell {
        ny = List.copyOf(ny);
        borte = List.copyOf(borte);
        endret = List.copyOf(endret);
    }

    /**
     * An assertion that has changed.
     *
     * @param hva what has: {@code nivaa}, {@code krav}, {@code test}, {@code kilde}, {@code tekst}, {@code virketid}
     */
    public record Endring(Paastand da, Paastand na, List<String> hva) {

        public Endring {
            hva = List.copyOf(hva);
        }
    }

    /** From the first to the second, in the order of ids. */
    public static Pakkeforskjell mellom(Pakke forste, Pakke andre) {
        Map<String, Paastand> a = paastander(forste);
        Map<String, Paastand> b = paastander(andre);
        List<Endring> endret = new ArrayList<>();
        a.forEach((id, p) -> {
            @Nullable Paastand na = b.get(id);
            if (na != null) {
                List<String> hva = ulikt(p, na);
                if (!hva.isEmpty()) {
                    endret.add(new Endring(p, na, hva));
                }
            }
        });
        return new Pakkeforskjell(uten(b, a), uten(a, b), endret);
    }

    private static Map<String, Paastand> paastander(Pakke pakke) {
        Map<String, Paastand> alle = new TreeMap<>();
        pakke.regler().stream().flatMap(r -> r.paastander().stream()).forEach(p -> alle.put(p.id(), p));
        return alle;
    }

    private static List<Paastand> uten(Map<String, Paastand> disse, Map<String, Paastand> andre) {
        return disse.values().stream().filter(p -> !andre.containsKey(p.id())).toList();
    }

    private static List<String> ulikt(Paastand a, Paastand b) {
        Map<String, Boolean> likt = a.likt(b);
        return DELER.stream().filter(d -> !Boolean.TRUE.equals(likt.get(d))).toList();
    }
}

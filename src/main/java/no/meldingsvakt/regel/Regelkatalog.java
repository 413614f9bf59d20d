package no.meldingsvakt.regel;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.meldingsvakt.tekst.Leksikon;

/** All packs and rules, with unique names. Immutable. */
public final class Regelkatalog {

    private final List<Pakke> pakker;
    private final Map<String, Regel> etterNavn;
    private final List<String> funksjoner;
    private final Leksikon leksikon;
    private final Regelprogrammer programmer;
    private final Map<String, Set<String>> sammeSom;

    /**
     * Takes the packs.
     *
     * @param funksjoner the shared XPath functions, as text of {@code xsl:function} elements
     * @param leksikon the words by which the rules read texts
     * @throws IllegalArgumentException when two rules have a name in common, or there is no pack {@code nasjonal}
     */
    Regelkatalog(List<Pakke> pakker, List<String> funksjoner, Leksikon leksikon) {
        this(pakker, funksjoner, leksikon, Regelprogrammer.INGEN);
    }

    private Regelkatalog(List<Pakke> pakker, List<String> funksjoner, Leksikon leksikon, Regelprogrammer programmer) {
        this.programmer = programmer;
        this.leksikon = leksikon;
        this.pakker = List.copyOf(pakker);
        this.funksjoner = List.copyOf(funksjoner);
        Map<String, Regel> navn = new HashMap<>();
        this.pakker.stream().flatMap(p -> p.regler().stream()).forEach(r -> r.navn()
                .forEach(n -> {
                    Regel annen = navn.put(n, r);
                    if (annen != null) {
                        throw new IllegalArgumentException("the name %s belongs to two rules, in packs %s and %s"
                                .formatted(n, annen.pakke(), r.pakke()));
                    }
                }));
        etterNavn = Map.copyOf(navn);
        sammeSom = Samsporsmal.av(regler());
        if (finnPakke(Pakke.NASJONAL).isEmpty()) {
            throw new IllegalArgumentException("the pack " + Pakke.NASJONAL + " is missing");
        }
    }

    public List<Pakke> pakker() {
        return pakker;
    }

    public Stream<Regel> regler() {
        return pakker.stream().flatMap(p -> p.regler().stream());
    }

    /** The same rules, with what the program's archive has of them. */
    Regelkatalog med(Regelprogrammer oversatte) {
        return new Regelkatalog(pakker, funksjoner, leksikon, oversatte);
    }

    Regelprogrammer programmer() {
        return programmer;
    }

    Leksikon leksikon() {
        return leksikon;
    }

    List<String> funksjoner() {
        return funksjoner;
    }

    /** Finds a rule by its id, by the id of one of its assertions, or by an alias. */
    public Optional<Regel> finnRegel(String navn) {
        return Optional.ofNullable(etterNavn.get(navn));
    }

    /** The assertions of other packs that ask the same as the assertion; none for most. */
    public Set<String> sammeSom(String paastand) {
        return sammeSom.getOrDefault(paastand, Set.of());
    }

    /** The same of all assertions that have such. */
    public Map<String, Set<String>> sammeSom() {
        return sammeSom;
    }

    public Optional<Pakke> finnPakke(String id) {
        return pakker.stream().filter(p -> p.id().equals(id)).findFirst();
    }

    /** The ids among {@code onsket} that are no pack. */
    public List<String> ukjente(Collection<String> onsket) {
        return onsket.stream().filter(id -> finnPakke(id).isEmpty()).sorted().toList();
    }

    /** The packs of the ids, and {@code nasjonal}, which is always applied. */
    public List<Pakke> velg(Set<String> onsket) {
        return pakker.stream()
                .filter(p -> p.id().equals(Pakke.NASJONAL) || onsket.contains(p.id()))
                .toList();
    }
}

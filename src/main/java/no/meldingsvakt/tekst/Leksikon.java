package no.meldingsvakt.tekst;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words by which texts are read: concepts, what decides their status, and headings. Immutable once it is read. */
public final class Leksikon {

    private final List<Begrep> begreper;
    private final List<Seksjon> seksjoner;
    private final Map<String, Integer> begrepsnummer = new HashMap<>();
    private final Map<String, Integer> seksjonsnummer = new HashMap<>();
    private final Frase[] fraser;
    private final Ordlister ordlister;
    private final Supplier<Kilder> kilder;
    private final Ordtrie trie;
    private final Ordtrie.Ordbok ordbok;
    private final Set<String> forkortelser;

    /**
     * What it was made of, so that an operator's concepts can be added.
     *
     * @param fraseord the word patterns of each phrase
     * @param filer where each concept stands, for what is told of it
     * @param former the forms of each concept
     */
    record Kilder(
            List<Begrep> begreper,
            List<Seksjon> seksjoner,
            List<Frase> fraser,
            List<List<String>> fraseord,
            Map<String, String> filer,
            Map<String, Set<String>> former,
            Ordlister ordlister) {}

    Leksikon(Kilder kilder) {
        this(
                kilder.begreper(),
                kilder.seksjoner(),
                kilder.fraser().toArray(Frase[]::new),
                kilder.ordlister(),
                forkortelser(kilder),
                new Ordtrie(kilder.fraseord()),
                () -> kilder);
    }

    /** As the other, of what is made of the sources. */
    Leksikon(
            List<Begrep> begreper,
            List<Seksjon> seksjoner,
            Frase[] fraser,
            Ordlister ordlister,
            Set<String> forkortelser,
            Ordtrie trie,
            Supplier<Kilder> kilder) {
        this.kilder = kilder;
        this.begreper = List.copyOf(begreper);
        this.seksjoner = List.copyOf(seksjoner);
        this.fraser = fraser.clone();
        this.ordlister = ordlister;
        this.trie = trie;
        this.ordbok = trie.new Ordbok(ordlister.skrivemater());
        this.forkortelser = forkortelser;
        for (int i = 0; i < begreper.size(); i++) {
            begrepsnummer.put(begreper.get(i).navn(), i);
        }
        for (int i = 0; i < seksjoner.size(); i++) {
            seksjonsnummer.put(seksjoner.get(i).id(), i);
        }
    }

    private static Set<String> forkortelser(Kilder kilder) {
        return Stream.concat(
                        kilder.ordlister().forkortelser().stream(),
                        kilder.fraseord().stream()
                                .flatMap(List::stream)
                                .flatMap(Ordtrie::enkelte)
                                .filter(o -> o.indexOf('.') > 0 || o.indexOf('/') > 0))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The concepts, in the order of their numbers. */
    public List<Begrep> begreper() {
        return begreper;
    }

    /** The sections, in the order of their numbers. */
    public List<Seksjon> seksjoner() {
        return seksjoner;
    }

    /** Whether there is a concept of that name. */
    public boolean kjennerBegrep(String navn) {
        return begrepsnummer.containsKey(navn);
    }

    /** Whether there is a section of that name. */
    public boolean kjennerSeksjon(String id) {
        return seksjonsnummer.containsKey(id);
    }

    /** The concept's number; throws {@link IllegalArgumentException} when there is none of that name. */
    int begrep(String navn) {
        return Optional.ofNullable(begrepsnummer.get(navn))
                .orElseThrow(() -> new IllegalArgumentException("there is no concept «" + navn + "»"));
    }

    /** The section's number; throws {@link IllegalArgumentException} when there is none of that name. */
    int seksjon(String id) {
        return Optional.ofNullable(seksjonsnummer.get(id))
                .orElseThrow(() -> new IllegalArgumentException("there is no section «" + id + "»"));
    }

    /** The section that the code of a heading begins; -1 where it begins none. */
    int seksjonMed(String kodeverk, String kode) {
        for (int i = 0; i < seksjoner.size(); i++) {
            if (seksjoner.get(i).begynnerMed(kodeverk, kode)) {
                return i;
            }
        }
        return -1;
    }

    Frase frase(int nummer) {
        return fraser[nummer];
    }

    Kilder kilder() {
        return kilder.get();
    }

    Ordlister ordlister() {
        return ordlister;
    }

    Ordtrie trie() {
        return trie;
    }

    Ordtrie.Ordbok ordbok() {
        return ordbok;
    }

    Set<String> forkortelser() {
        return forkortelser;
    }

    /** Reads a text as it stands in a message: what nobody sees in it is dropped, and all dashes are one. */
    public Lest les(String tekst) {
        Tekstuttrekk uttrekk = new Tekstuttrekk();
        uttrekk.legg(tekst, 0, false);
        return lesUttrekk(uttrekk.tekst(), -1);
    }

    /**
     * Reads what has been taken out of a message.
     *
     * @param seksjon the section that a heading's code says it is; -1 where none does
     */
    Lest lesUttrekk(String tekst, int seksjon) {
        return new Tekstleser(new Ordfolge(this, tekst), seksjon).les();
    }
}

package no.meldingsvakt.tekst;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words by which texts are read: concepts, what decides their status, and headings. Immutable once it is read. */
public final class Leksikon {

    private final List<Begrep> begreper;
    private final List<Seksjon> seksjoner;
    private final Map<String, Integer> begrepsnummer = new HashMap<>();
    private final Map<String, Integer> seksjonsnummer = new HashMap<>();
    private final List<Frase> fraser;
    private final Ordtrie trie;
    private final Set<String> forkortelser;

    Leksikon(
            List<Begrep> begreper,
            List<Seksjon> seksjoner,
            List<Frase> fraser,
            Ordtrie trie,
            Set<String> forkortelser) {
        this.begreper = List.copyOf(begreper);
        this.seksjoner = List.copyOf(seksjoner);
        this.fraser = List.copyOf(fraser);
        this.trie = trie;
        this.forkortelser = Set.copyOf(forkortelser);
        for (int i = 0; i < begreper.size(); i++) {
            begrepsnummer.put(begreper.get(i).navn(), i);
        }
        for (int i = 0; i < seksjoner.size(); i++) {
            seksjonsnummer.put(seksjoner.get(i).id(), i);
        }
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
        return fraser.get(nummer);
    }

    Ordtrie trie() {
        return trie;
    }

    Set<String> forkortelser() {
        return forkortelser;
    }

    /**
     * Reads a text.
     *
     * @param tekst with line breaks where the reader sees them
     */
    public Lest les(String tekst) {
        return les(tekst, -1);
    }

    /** As {@link #les(String)}, where a heading's code has already said which section it is. */
    Lest les(String tekst, int seksjon) {
        return new Tekstleser(this, tekst, seksjon).les();
    }
}

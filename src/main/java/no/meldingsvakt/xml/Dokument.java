package no.meldingsvakt.xml;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.sf.saxon.s9api.XdmNode;
import no.meldingsvakt.xml.Taggfinner.Plass;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;

/**
 * A document that was read: its bytes as received and the tree of them; or one that the program built, which has no bytes. Immutable.
 * Its text form says nothing, because the content is a patient's.
 */
public final class Dokument {

    private final byte[] innhold;
    private final XdmNode tre;
    private final @Nullable Tegnsett tegnsett;
    private final @Nullable Object godkjentVed;

    /**
     * Takes what was read.
     *
     * @param godkjentVed what it was found valid by while it was read; null where it was not judged, or not found so
     */
    Dokument(byte[] innhold, XdmNode tre, @Nullable Tegnsett tegnsett, @Nullable Object godkjentVed) {
        this.innhold = innhold;
        this.tre = tre;
        this.tegnsett = tegnsett;
        this.godkjentVed = godkjentVed;
    }

    /** The bytes as received. Not a copy: they are never changed. */
    public byte[] innhold() {
        return innhold;
    }

    /** The document node. */
    public XdmNode tre() {
        return tre;
    }

    /** Says whether it was found valid by this while it was read; if not, that is not known. */
    public boolean erGodkjentVed(Object maalestokk) {
        return godkjentVed == maalestokk;
    }

    /** The encoding it was read in; null where that is the one it declares. */
    public @Nullable Tegnsett tegnsett() {
        return tegnsett;
    }

    /** The first line where letters stand encoded twice, as «Ã¸» for «ø», in the encoding it declares; 0 where none do. */
    public int dobbeltkodetLinje() {
        return tegnsett == null ? Tegnsett.dobbeltkodetLinje(innhold) : 0;
    }

    /** The document for a parser, which is to read it in the same encoding as the tree. */
    public InputSource kilde() {
        return tegnsett == null ? XmlFabrikk.kilde(innhold) : tegnsett.kilde();
    }

    /** Finds where tags begin; null where the encoding is one that is not looked into. */
    public @Nullable Taggfinner taggfinner() {
        return tegnsett == null ? Tegnsett.taggfinner(innhold) : tegnsett.taggfinner();
    }

    /**
     * Where the tags begin that end at the places, in the same order. The tree tells only where they end. Where the encoding is
     * one that is not looked into, the places themselves.
     */
    public List<Plass> begynnelser(List<Plass> slutt) {
        Taggfinner tagger = slutt.isEmpty() || innhold.length == 0 ? null : taggfinner();
        if (tagger == null) {
            return slutt;
        }
        Map<Plass, Plass> funnet = new HashMap<>();
        slutt.stream()
                .filter(p -> p.linje() > 0)
                .distinct()
                .sorted(Comparator.comparingInt(Plass::linje).thenComparingInt(Plass::kolonne))
                .forEachOrdered(p -> funnet.put(p, tagger.begynnelse(p)));
        return slutt.stream().map(p -> funnet.getOrDefault(p, p)).toList();
    }

    /** The same document, to be read in the encoding it declares. */
    public Dokument somOppgitt() {
        return new Dokument(innhold, tre, null, null);
    }

    @Override
    public String toString() {
        return "Dokument[" + innhold.length + " byte]";
    }
}

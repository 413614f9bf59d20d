package no.meldingsvakt.xml;

import net.sf.saxon.s9api.XdmNode;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;

/**
 * A document that was read: its bytes as received and the tree of them. Immutable. Its text form says nothing, because
 * the content is a patient's.
 */
public final class Dokument {

    private final byte[] innhold;
    private final XdmNode tre;
    private final @Nullable Tegnsett tegnsett;

    Dokument(byte[] innhold, XdmNode tre, @Nullable Tegnsett tegnsett) {
        this.innhold = innhold;
        this.tre = tre;
        this.tegnsett = tegnsett;
    }

    /** The bytes as received. Not a copy: they are never changed. */
    public byte[] innhold() {
        return innhold;
    }

    /** The document node. */
    public XdmNode tre() {
        return tre;
    }

    /** The encoding it was read in; null where that is the one it declares. */
    public @Nullable Tegnsett tegnsett() {
        return tegnsett;
    }

    /** The document for a parser, which is to read it in the same encoding as the tree. */
    public InputSource kilde() {
        return tegnsett == null ? XmlFabrikk.kilde(innhold) : tegnsett.kilde();
    }

    /** Finds where tags begin; null where the encoding is one that is not looked into. */
    public @Nullable Taggfinner taggfinner() {
        return tegnsett == null ? Tegnsett.taggfinner(innhold) : tegnsett.taggfinner();
    }

    /** The same document, to be read in the encoding it declares. */
    public Dokument somOppgitt() {
        return new Dokument(innhold, tre, null);
    }

    @Override
    public String toString() {
        return "Dokument[" + innhold.length + " byte]";
    }
}

package no.meldingsvakt.xml;

import net.sf.saxon.s9api.XdmNode;

/**
 * A document that was read: its bytes as received and the tree of them. Immutable. Its text form says nothing, because
 * the content is a patient's.
 */
public final class Dokument {

    private final byte[] innhold;
    private final XdmNode tre;

    Dokument(byte[] innhold, XdmNode tre) {
        this.innhold = innhold;
        this.tre = tre;
    }

    /** The bytes as received. Not a copy: they are never changed. */
    public byte[] innhold() {
        return innhold;
    }

    /** The document node. */
    public XdmNode tre() {
        return tre;
    }

    @Override
    public String toString() {
        return "Dokument[" + innhold.length + " byte]";
    }
}

package no.meldingsvakt.xml;

import org.jspecify.annotations.Nullable;

/** The bytes are no XML document that may be read. Its message never quotes them. */
public final class UlesbarXmlException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why the document cannot be read. Each has a way to mend it of its own. */
    public enum Arsak {
        /** Not well-formed in a way that has no name here. */
        IKKE_VELFORMET,
        DOKUMENTTYPE,
        GRENSE,
        /** Bytes that are no text in the encoding they are declared in. */
        TEGNSETT,
        /** The declared encoding is none that exists here. */
        UKJENT_TEGNSETT,

        /** Nothing but blanks. */
        TOM,
        HTML,
        JSON,
        BASE64,
        GZIP,
        ZIP,
        PDF,
        MIME,
        EDIFACT,
        HL7,
        KRYPTERT,
        /** XML with its own markup escaped. */
        KODET_XML,
        /** No markup at all. */
        TEKST,

        /** A byte order mark that was itself encoded a second time. */
        BOM_FEILKODET,
        BOM_DOBBEL,
        BLANKT_FORAN,
        NOE_FORAN,
        TO_DEKLARASJONER,
        DEKLARASJON,
        XML_VERSJON,

        KONTROLLTEGN,
        TEGNREFERANSE,
        OGTEGN,
        ENTITET,
        MINDRE_ENN,
        CDATA_SLUTT,
        KOMMENTAR,

        PREFIKS,
        SLUTTAGG,
        STARTTAGG,
        ATTRIBUTT_TO_GANGER,
        AVKUTTET,
        TO_ROTER,
        NOE_ETTER
    }

    private final Arsak arsak;
    private final int linje;
    private final int kolonne;
    private final @Nullable String navn;
    private final @Nullable String element;
    private final int tegn;

    UlesbarXmlException(Arsak arsak, int linje, int kolonne, @Nullable Throwable opphav) {
        this(arsak, linje, kolonne, opphav, null, null, -1);
    }

    UlesbarXmlException(
            Arsak arsak,
            int linje,
            int kolonne,
            @Nullable Throwable opphav,
            @Nullable String navn,
            @Nullable String element,
            int tegn) {
        // An outcome like any other: nobody looks at where it was found.
        super(arsak.name(), opphav, false, false);
        this.arsak = arsak;
        this.linje = linje;
        this.kolonne = kolonne;
        this.navn = navn;
        this.element = element;
        this.tegn = tegn;
    }

    public Arsak arsak() {
        return arsak;
    }

    /** Line, counted from 1; 0 where unknown. */
    public int linje() {
        return linje;
    }

    /** Column, counted from 1; 0 where unknown. */
    public int kolonne() {
        return kolonne;
    }

    /** The prefix, entity or attribute concerned, as the sender wrote it: not to be shown unless it is known otherwise. */
    public @Nullable String navn() {
        return navn;
    }

    /** Local name of the element concerned, as the sender wrote it: not to be shown unless it is known otherwise. */
    public @Nullable String element() {
        return element;
    }

    /** Number of the character concerned; negative where none is. */
    public int tegn() {
        return tegn;
    }
}

package no.meldingsvakt.avvik;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A violation: which rule, how much it weighs, where, and what to say of it. It is a value and is never thrown.
 *
 * @param regel id of the rule, or of the rule's assertion where it has several
 * @param pakke the rule pack
 * @param tekst for the person who sent or receives the message
 * @param kilde the clause of the standard or guideline
 * @param apprec the code an AppRec names; only findings that reject have one
 * @param tolkning whether the rule rests on an interpretation
 * @param teknisk for the developer who mends the sending system
 * @param funnet the value found, only where it is a code, a date or an organisation's identifier
 * @param meldinger MsgIds of the messages a finding in a stay is about; empty for findings in one message
 */
public record Avvik(
        String regel,
        Alvorlighet alvorlighet,
        String pakke,
        Tekst tekst,
        String kilde,
        @Nullable AppRecFeil apprec,
        boolean tolkning,
        @Nullable Tekst teknisk,
        @Nullable String funnet,
        Sted sted,
        List<String> meldinger) {

    public Avvik {
        meldinger = List.copyOf(meldinger);
    }

    /** A finding in one message, told to developers in one language only. */
    public Avvik(
            String regel,
            Alvorlighet alvorlighet,
            String pakke,
            Tekst tekst,
            String kilde,
            @Nullable AppRecFeil apprec,
            boolean tolkning,
            @Nullable String teknisk,
            @Nullable String funnet,
            Sted sted) {
        this(
                regel,
                alvorlighet,
                pakke,
                tekst,
                kilde,
                apprec,
                tolkning,
                teknisk == null ? null : Tekst.lik(teknisk),
                funnet,
                sted,
                List.of());
    }

    /** The same finding, found more exactly. */
    public Avvik paa(int linje, int kolonne) {
        return new Avvik(
                regel,
                alvorlighet,
                pakke,
                tekst,
                kilde,
                apprec,
                tolkning,
                teknisk,
                funnet,
                new Sted(sted.xpath(), linje, kolonne),
                meldinger);
    }
}

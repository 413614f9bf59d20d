package no.meldingsvakt.tekst;

/**
 * What the reader must know of a concept besides its words.
 *
 * @param navn its name, unique
 * @param betyr what it means that the text confirms it
 * @param fortid which words of the past make it {@link Status#TIDLIGERE}
 * @param mulig which conditions weaken it
 * @param annen whether it can be another person's
 * @param framtid which wishes and plans make it {@link Status#ONSKET}
 * @param sporsmal whether a question without answer weakens it
 * @param etikett what it says that something stands behind its colon
 * @param navneord whether it is asked of names, which affirm by being there
 */
public record Begrep(
        String navn,
        String betyr,
        Fortid fortid,
        Mulig mulig,
        boolean annen,
        Framtid framtid,
        boolean sporsmal,
        Etikett etikett,
        boolean navneord) {

    /** Which words of the past count. */
    public enum Fortid {
        /** All of them. */
        HISTORISK,
        /** Those of another stay or year: what was done in this one is still so. */
        OPPHOLD,
        /** None. */
        GJELDER
    }

    /** Which conditions count. */
    public enum Mulig {
        /** All of them. */
        JA,
        /** «hvis» and «ved behov», not «kan» and «trolig». */
        HVIS,
        /** None. */
        NEI
    }

    /** Which wishes and plans count. */
    public enum Framtid {
        /** What the patient wishes himself; what is planned is so. */
        GJELDER,
        /** All of them. */
        ONSKET,
        /** None. */
        ALT
    }

    /** What it says that something stands behind the colon of its label or heading. */
    public enum Etikett {
        /** A yes or no answers; anything else says nothing. */
        SVAR,
        /** A finding, which confirms it, and in which «ingen blødning» denies nothing. */
        FUNN,
        /** What is there confirms it, unless it denies. */
        INNHOLD
    }
}

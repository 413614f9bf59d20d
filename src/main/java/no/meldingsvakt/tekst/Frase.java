package no.meldingsvakt.tekst;

/**
 * What a phrase of the lexicon stands for.
 *
 * @param slag what kind of phrase
 * @param nummer of the concept, the section, or the {@link Utloser}
 * @param apen whether any word may stand inside it, so that one there may deny it: «trenger _ tilsyn»
 */
record Frase(Slag slag, int nummer, boolean apen) {

    /** Whether it is a trigger of that kind. */
    boolean er(Utloser utloser) {
        return slag == Slag.UTLOSER && nummer == utloser.ordinal();
    }

    enum Slag {
        /** The concept is mentioned. */
        FORM,
        /** The form is itself a denial: medikamentfri. */
        NEKT,
        /** The words mean something else here: under kontroll. */
        IKKE,
        /** A denial with these words near is partial: gitt, i ambulansen. */
        INNSKRENK,
        /** A denial with these words near denies something else: som forskrevet. */
        LIKEVEL,
        /** A denial in these words does not deny this concept: ingen nye. */
        UVIRKSOM,
        UTLOSER,
        OVERSKRIFT
    }
}

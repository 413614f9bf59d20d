package no.meldingsvakt.tekst;

/**
 * What the reader must know of a concept besides its words.
 *
 * @param navn its name, unique
 * @param betyr what it means that the text confirms it
 * @param historisk whether words of the past make it {@link Status#TIDLIGERE}
 * @param mulig whether conditions weaken it
 * @param annen whether it can be another person's
 * @param onske whether a wish or plan weakens it
 * @param sporsmal whether a question without answer weakens it
 * @param navneord whether it is asked of names, which affirm by being there
 */
public record Begrep(
        String navn,
        String betyr,
        boolean historisk,
        boolean mulig,
        boolean annen,
        boolean onske,
        boolean sporsmal,
        boolean navneord) {}

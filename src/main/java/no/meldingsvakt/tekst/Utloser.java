package no.meldingsvakt.tekst;

import java.util.Locale;

/**
 * The kinds of words that decide the status of a mention near them, as in NegEx and ConText (Chapman 2001, Harkema 2009).
 * Each is a list in {@code utlosere.yaml} under its name in lower case.
 */
enum Utloser {
    /** Denies what follows: ikke, ingen, uten. */
    FOR,
    /** Denies what stands before it: er ikke aktuelt, er avsluttet. */
    ETTER,
    /** Looks like a denial and is none: ikke bare, ingen endring i. */
    PSEUDO,
    /** Ends the reach of what came before it: men, fordi, mens. */
    STOPP,
    /** A no as answer. */
    NEI,
    /** A yes as answer. */
    JA,
    /** An answer that is neither. */
    USIKKER,
    /** Another person than the patient, as subject. */
    PERSON,
    /** Another person's: mors, fars. */
    EIER,
    /** Ties what stands before it to the person after it: gjelder, tilhører. */
    GJELDER,
    /** Makes a person no subject: med, fra, av, hos. */
    FORHOLD,
    /** A finite verb. */
    VERB,
    /** Begins a condition, of which what follows hangs, in the next clause too: hvis, dersom. */
    HVIS,
    /** Makes what follows in its own clause a possibility: kan, eventuelt, vurdere. */
    MODAL,
    /** Makes what stands before it a possibility: ved behov, kan vurderes. */
    HVIS_ETTER,
    /** Puts what follows in the past. */
    TIDLIGERE,
    /** Puts what stands before it in the past. */
    TIDLIGERE_ETTER,
    /** Puts what is near it in another stay or another year: ved forrige opphold, i fjor. */
    FORRIGE,
    /** Makes what follows a wish or a plan. */
    ONSKE,
    /** Makes what stands before it a wish or a plan. */
    ONSKE_ETTER,
    /** Makes what follows a wish of the patient or his family: pasienten ønsker, hun vil gjerne. */
    ONSKE_SELV,
    /** Tells that what is near it was offered: tilbudt, foreslått. */
    TILBUDT,
    /** Declines what was offered: ønsker ikke dette, takket nei. */
    AVSLAG,
    /** Denies a verb that stands right before it: henvises ikke. */
    ETTER_VERB;

    /** The name of its list. */
    String navn() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

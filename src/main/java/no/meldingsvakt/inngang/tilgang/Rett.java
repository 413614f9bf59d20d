package no.meldingsvakt.inngang.tilgang;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a caller may be allowed to do. */
public enum Rett {
    /** Have messages and stays judged; nothing is stored. */
    VALIDER,
    /** Submit messages for real. */
    MOTTA,
    /** Read receipts and stays. */
    LESE,
    /** Operate the service: parked messages, metrics, candidates. */
    DRIFT;

    private static final String FORAN = "meldingsvakt/";

    /** The scope of a token that gives the right. */
    public String omfang() {
        return FORAN + name().toLowerCase(Locale.ROOT);
    }

    /** The right that a scope gives; empty where it is another service's. */
    static Optional<Rett> av(String omfang) {
        return Arrays.stream(values()).filter(r -> r.omfang().equals(omfang)).findFirst();
    }
}

package no.meldingsvakt.avvik;

import java.util.Locale;

/** How strong the requirement behind a rule is, in the catalogue's words. */
public enum Nivaa {
    TEKNISK,
    SKAL,
    BOR,
    MERKNAD;

    /** Reads the level as a rule writes it; throws {@link IllegalArgumentException} for other words. */
    public static Nivaa av(String rolle) {
        return valueOf(rolle.toUpperCase(Locale.ROOT));
    }

    /**
     * What a breach weighs. A rule that judges by patterns in free text may be wrong, so it never gives more than
     * ADVARSEL.
     */
    public Alvorlighet alvorlighet(boolean heuristisk) {
        return switch (this) {
            case TEKNISK -> Alvorlighet.AVVISES;
            case SKAL -> heuristisk ? Alvorlighet.ADVARSEL : Alvorlighet.FEIL;
            case BOR -> Alvorlighet.ADVARSEL;
            case MERKNAD -> Alvorlighet.MERKNAD;
        };
    }

    /** The word as the catalogue writes it. */
    public String ord() {
        return name().toLowerCase(Locale.ROOT);
    }
}

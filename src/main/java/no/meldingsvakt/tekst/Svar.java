package no.meldingsvakt.tekst;

import java.util.Collection;
import java.util.Locale;

/** What all mentions of a concept come to: a confirmed one beats a denied one, a denied one an uncertain one. */
public enum Svar {
    BEKREFTET,
    AVKREFTET,
    USIKKERT,
    INGEN;

    static Svar av(Collection<Status> omtaler) {
        if (omtaler.contains(Status.BEKREFTET)) {
            return BEKREFTET;
        }
        if (omtaler.contains(Status.AVKREFTET)) {
            return AVKREFTET;
        }
        return omtaler.isEmpty() ? INGEN : USIKKERT;
    }

    /** The word that rules compare with. */
    public String ord() {
        return name().toLowerCase(Locale.ROOT);
    }
}

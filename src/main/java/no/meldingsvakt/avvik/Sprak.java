package no.meldingsvakt.avvik;

import java.util.Locale;
import java.util.Optional;

/** The languages of texts. */
public enum Sprak {
    NB,
    NN,
    EN;

    /** The language's code, {@code nb}, {@code nn} or {@code en}. */
    public String kode() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Finds the language by its code. */
    public static Optional<Sprak> av(String kode) {
        for (Sprak s : values()) {
            if (s.kode().equals(kode)) {
                return Optional.of(s);
            }
        }
        return Optional.empty();
    }
}

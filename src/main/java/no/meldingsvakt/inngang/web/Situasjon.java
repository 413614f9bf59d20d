package no.meldingsvakt.inngang.web;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.yaml.Yamlleser;
import org.jspecify.annotations.Nullable;

/**
 * What somebody comes with, in their own words, and the example message that shows it.
 *
 * @param fil the example, as {@code Eksempelsamling} names it
 * @param regelsett the packs to judge it by
 * @param forlop whether it shows only when the message is judged as a stay as well
 * @param regel the rule whose finding it is; null where there is none
 */
record Situasjon(
        String fil,
        String nb,
        String nn,
        String en,
        @Nullable List<String> regelsett,
        boolean forlop,
        @Nullable String regel) {

    private static final String RESSURS = "/sider/situasjoner.yaml";

    static List<Situasjon> les() {
        return Yamlleser.lesRessurs(Situasjon.class, RESSURS, new TypeReference<>() {});
    }

    String tittel(Sprak sprak) {
        return switch (sprak) {
            case NB -> nb;
            case NN -> nn;
            case EN -> en;
        };
    }

    List<String> pakker() {
        return regelsett == null ? List.of() : regelsett;
    }
}

package no.meldingsvakt.inngang.web;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.yaml.Yamlleser;

/**
 * What the course is made of, by the names of example messages and rules alone: what they say is theirs.
 *
 * @param oppgaver messages with a fault to find
 * @param opphold messages of a stay, in the order they were sent
 */
record Kurs(List<Oppgave> oppgaver, List<Ledd> opphold) {

    private static final String RESSURS = "/sider/kurs.yaml";

    /**
     * A message with one fault.
     *
     * @param fil the example, as {@code Eksempelsamling} names it
     * @param regelsett the packs to judge it by
     * @param regel the id that its only finding has
     * @param andre ids of what somebody could take it for
     * @param nb what the message is for, as the others are in other languages
     */
    record Oppgave(
            String fil, List<String> regelsett, String regel, List<String> andre, String nb, String nn, String en) {

        String situasjon(Sprak sprak) {
            return switch (sprak) {
                case NB -> nb;
                case NN -> nn;
                case EN -> en;
            };
        }
    }

    /** A message of a stay, and the event that it tells of. */
    record Ledd(String fil, String hendelse) {}

    static Kurs les() {
        return Yamlleser.lesRessurs(Kurs.class, RESSURS, new TypeReference<>() {});
    }
}

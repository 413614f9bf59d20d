package no.meldingsvakt.regel;

import java.time.LocalDate;

/**
 * A rule that an operator has silenced for a while.
 *
 * @param grunn why; there is always a reason
 * @param til last day it is silent; there is always an end
 */
public record Undertrykt(String grunn, LocalDate til) {

    boolean gjelder(LocalDate dag) {
        return !dag.isAfter(til);
    }
}

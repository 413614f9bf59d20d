package no.meldingsvakt.regel;

import java.time.Duration;

/**
 * How long the rules may take. What is not done when it is spent, is not judged.
 *
 * @param regel one rule, on all of a message or a stay
 * @param melding all rules on a message or a stay
 * @param kall all messages and stays of one call
 */
public record Tidsbudsjett(Duration regel, Duration melding, Duration kall) {

    /** Many times what the largest messages take on a slow machine. */
    public static final Tidsbudsjett VANLIG =
            new Tidsbudsjett(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(120));
}

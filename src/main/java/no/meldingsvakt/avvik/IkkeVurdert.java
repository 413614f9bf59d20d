package no.meldingsvakt.avvik;

/**
 * A rule or step that met an internal error, so that the message could not be judged by it.
 *
 * @param regel the rule or the step
 * @param arsak what happened, never quoting the message
 */
public record IkkeVurdert(String regel, String arsak) {}

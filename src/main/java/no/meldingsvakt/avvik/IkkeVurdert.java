package no.meldingsvakt.avvik;

/**
 * Something of ours that failed, so that the message could not be judged by it.
 *
 * @param regel the rule or the step
 * @param arsak what happened, never quoting the message
 */
public record IkkeVurdert(String regel, String arsak) {}

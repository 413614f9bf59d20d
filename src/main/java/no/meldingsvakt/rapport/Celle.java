package no.meldingsvakt.rapport;

/** A number in a table. */
public record Celle(Mal mal, Visning visning, String verdi) {}

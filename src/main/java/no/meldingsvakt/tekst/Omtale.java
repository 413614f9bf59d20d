package no.meldingsvakt.tekst;

/**
 * One place where a text mentions a concept.
 *
 * @param begrep the concept's number in the lexicon
 * @param setning number of the sentence, from 0
 * @param fra number of the first word or sign
 * @param til number after the last
 */
record Omtale(int begrep, int setning, int fra, int til, Status status) {}

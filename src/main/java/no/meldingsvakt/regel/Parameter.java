package no.meldingsvakt.regel;

/**
 * A value that a pack lets be chosen.
 *
 * @param navn name of the variable in the pack's rules
 * @param type XML Schema type, such as {@code xs:dayTimeDuration}
 * @param standard the default, in the type's lexical form
 * @param tolkning whether the default is an interpretation of a text without a number
 * @param tekst what it means, bokmål
 */
public record Parameter(String navn, String type, String standard, boolean tolkning, String tekst) {}

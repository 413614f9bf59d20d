package no.meldingsvakt.tekst;

import java.util.regex.Pattern;

/** What a number in a text may be. Nothing here is a value that is kept. */
final class Tallform {

    private static final Pattern DATO = Pattern.compile(
            "(3[01]|[12]\\d|0?[1-9])[./](1[0-2]|0?[1-9])([./-](\\d{4}|\\d{2}))?|(3[01]|[12]\\d|0?[1-9])-(1[0-2]|0?[1-9])-(\\d{4}|\\d{2})|\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern KLOKKE = Pattern.compile("([01]?\\d|2[0-3])[.:][0-5]\\d");

    private Tallform() {}

    /** A day; «6-8» is from six to eight, and no day: {@code 12.03}, {@code 12.3.2024}, {@code 12/3}, {@code 2024-03-12}. */
    static boolean erDato(String form) {
        return DATO.matcher(form).matches();
    }

    /** A time of day: {@code 8:30}, {@code 12.00}. */
    static boolean erKlokke(String form) {
        return KLOKKE.matcher(form).matches();
    }
}

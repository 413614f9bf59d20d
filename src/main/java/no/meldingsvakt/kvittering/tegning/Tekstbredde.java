package no.meldingsvakt.kvittering.tegning;

/** How wide a text is in the drawing, rather too wide than too narrow: which font a reader has is not known. */
final class Tekstbredde {

    private static final double PER_TEGN = 6.9;

    private Tekstbredde() {}

    static int av(String tekst) {
        return (int) Math.ceil(tekst.codePointCount(0, tekst.length()) * PER_TEGN);
    }
}

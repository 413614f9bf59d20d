package no.meldingsvakt.skjema;

/** What can be told of a text without telling any of it: counted as it goes by, never kept. */
final class Tekstform {

    /** What is wrong with base64. */
    enum Base64feil {
        TOM,
        DATA_URI,
        TEKST,
        URL_ALFABET,
        FYLL_MIDT_I,
        FYLL_MANGLER,
        UKJENT
    }

    private static final String DATA = "data:";

    private int forste = -1;
    private int begynnelse;
    private boolean data = true;
    private long alfabet;
    private long urlAlfabet;
    private long fyll;
    private long andre;
    private long blanke;
    private boolean etterFyll;

    void les(char[] tegn, int fra, int antall) {
        for (int i = fra; i < fra + antall; i++) {
            les(tegn[i]);
        }
    }

    private void les(char tegn) {
        if (tegn == ' ' || tegn == '\n' || tegn == '\r' || tegn == '\t') {
            blanke++;
            return;
        }
        if (forste < 0) {
            forste = tegn;
        }
        if (begynnelse < DATA.length()) {
            data &= tegn == DATA.charAt(begynnelse);
            begynnelse++;
        }
        if (tegn == '=') {
            fyll++;
            return;
        }
        etterFyll |= fyll > 0;
        if (tegn == '-' || tegn == '_') {
            urlAlfabet++;
        } else if (erBase64(tegn)) {
            alfabet++;
        } else {
            andre++;
        }
    }

    private static boolean erBase64(char tegn) {
        return (tegn >= 'A' && tegn <= 'Z')
                || (tegn >= 'a' && tegn <= 'z')
                || (tegn >= '0' && tegn <= '9')
                || tegn == '+'
                || tegn == '/';
    }

    /** Whether there is nothing, or only blanks. */
    boolean erBlank() {
        return forste < 0;
    }

    /** Whether there are blanks and nothing else. */
    boolean harBareBlanke() {
        return forste < 0 && blanke > 0;
    }

    /** Whether it begins as markup does. */
    boolean erOppmerking() {
        return forste == '<';
    }

    /** Whether all of it may be base64. */
    boolean erBase64() {
        return andre == 0 && alfabet > 0;
    }

    Base64feil base64feil() {
        if (erBlank()) {
            return Base64feil.TOM;
        }
        if (data && begynnelse == DATA.length()) {
            return Base64feil.DATA_URI;
        }
        if (andre > 0) {
            return Base64feil.TEKST;
        }
        if (urlAlfabet > 0) {
            return Base64feil.URL_ALFABET;
        }
        if (etterFyll) {
            return Base64feil.FYLL_MIDT_I;
        }
        return (alfabet + fyll) % 4 != 0 || fyll > 2 ? Base64feil.FYLL_MANGLER : Base64feil.UKJENT;
    }
}

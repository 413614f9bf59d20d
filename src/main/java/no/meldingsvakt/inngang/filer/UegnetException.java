package no.meldingsvakt.inngang.filer;

/** Messages that came together and cannot be read, or are more than may come at once. */
public final class UegnetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Grunn grunn;
    private final String tittel;
    private final String detalj;

    UegnetException(Grunn grunn, String tittel, String detalj) {
        super(tittel);
        this.grunn = grunn;
        this.tittel = tittel;
        this.detalj = detalj;
    }

    /** What is wrong with them. */
    public enum Grunn {
        /** There are none. */
        INGEN,
        /** More than the limit on their number. */
        FOR_MANGE,
        /** More bytes than the limit, of one or of all. */
        FOR_STORT,
        /** The file they came in is damaged, cut off or locked. */
        ODELAGT,
        /** One of them is a zip file itself. */
        ZIP_I_ZIP
    }

    public Grunn grunn() {
        return grunn;
    }

    public String tittel() {
        return tittel;
    }

    /** What is wrong in words, bokmål. It never quotes a message or the name of a file. */
    public String detalj() {
        return detalj;
    }
}

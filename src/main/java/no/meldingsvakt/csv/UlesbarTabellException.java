package no.meldingsvakt.csv;

/** What was handed in is no table of text. What it holds is never quoted. */
public final class UlesbarTabellException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Grunn grunn;

    /** Why. */
    public enum Grunn {
        IKKE_TEKST,
        TOM,
        FOR_MANGE_LINJER
    }

    UlesbarTabellException(Grunn grunn) {
        super(grunn.name());
        this.grunn = grunn;
    }

    public Grunn grunn() {
        return grunn;
    }
}

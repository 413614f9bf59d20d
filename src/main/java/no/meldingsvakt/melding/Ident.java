package no.meldingsvakt.melding;

/** An identifier with its series, such as a HER-id (code lists 9051 and 8116). */
public record Ident(String id, Kode type) {

    /** Says whether the identifier is of the series {@code serie}, such as {@code HER}. */
    public boolean erAv(String serie) {
        return type.er(serie);
    }

    @Override
    public String toString() {
        return "Ident[" + type.v() + "]";
    }
}

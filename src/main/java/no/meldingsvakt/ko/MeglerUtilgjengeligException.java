package no.meldingsvakt.ko;

/** The broker could not be reached, or refused; nothing was done. */
public final class MeglerUtilgjengeligException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MeglerUtilgjengeligException(Throwable opphav) {
        super(opphav);
    }
}

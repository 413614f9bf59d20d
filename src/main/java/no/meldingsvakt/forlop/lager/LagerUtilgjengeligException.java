package no.meldingsvakt.forlop.lager;

/** The database could not be reached, or could not store. Nothing was stored, and the message may be sent again. */
public final class LagerUtilgjengeligException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LagerUtilgjengeligException(String hva) {
        super(hva);
    }

    LagerUtilgjengeligException(String hva, Throwable arsak) {
        super(hva, arsak);
    }
}

package no.meldingsvakt.validering;

import no.meldingsvakt.validering.Bestilling.Hinder;

/** An order that cannot be taken. */
public final class UegnetBestillingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Hinder hinder;

    UegnetBestillingException(Hinder hinder) {
        super(hinder.name());
        this.hinder = hinder;
    }

    public Hinder hinder() {
        return hinder;
    }
}

package no.meldingsvakt.forlop.lager;

import java.util.List;

/** Stores a patient's events as they are, for tests with so many that looking each up as it comes would take all the time. */
public final class Rettinn {

    private Rettinn() {}

    /** All events of a patient whom no reference ties to another, with the group they make. */
    public static Hendelsesgruppe legg(Transaksjon tx, List<LagretHendelse> alle, String pasient) {
        String gruppe = "P " + pasient;
        HendelseRepository hendelser = tx.hendelser();
        alle.forEach(h -> hendelser.settInn(h, gruppe));
        return hendelser.gruppe(gruppe);
    }
}

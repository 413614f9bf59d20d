package no.meldingsvakt.forlop;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an event tells of when the patient was in hospital: an admission, or only that the patient was there when it was sent.
 *
 * @param tid the admission, or when it was sent
 */
record Krav(Forlopshendelse h, Tidspunkt tid, Styrke styrke) {

    static final Comparator<Krav> REKKEFOLGE = Comparator.<Krav, Instant>comparing(
                    k -> k.tid().moment())
            .thenComparing(k -> k.h().forste(), Forlopsbygger.REKKEFOLGE);

    /** The order in which the stays were: what tells only the day it was sent on comes where it was sent. */
    static final Comparator<Krav> ETTER_HVERANDRE =
            Comparator.<Krav, Instant>comparing(Krav::senest).thenComparing(REKKEFOLGE);

    /** How much it tells. */
    enum Styrke {
        /** A notice of admission that does not stand. */
        INGEN,
        /** Was there when it was sent. */
        TILSTEDE,
        /** Tells the admission beside what it is about. */
        FORTELLER,
        /** A new notice of admission. */
        MELDER
    }

    /** What the event tells; nothing of one that is no message of the hospital to the municipality, or ends the stay, or may come later. */
    static Optional<Krav> av(Forlopshendelse h, boolean bundet) {
        boolean innlagt = h.slag().apner() == Slag.Apner.INNLAGT;
        Tidspunkt skjedde = h.siste().tider().skjedde();
        if (innlagt && skjedde != null) {
            return Optional.of(new Krav(h, skjedde, styrke(h)));
        }
        if (!h.gjelder() || h.slag().lukker() || h.slag().etter() || !erFraSykehus(h)) {
            return Optional.empty();
        }
        @Nullable Tidspunkt fortalt = h.siste().tider().innlagt();
        if (fortalt != null && fortalt.ikkeEtter(h.sendt())) {
            return Optional.of(new Krav(h, fortalt, Styrke.FORTELLER));
        }
        return bundet ? Optional.empty() : Optional.of(new Krav(h, h.sendt(), Styrke.TILSTEDE));
    }

    private static Styrke styrke(Forlopshendelse h) {
        if (!h.gjelder()) {
            return Styrke.INGEN;
        }
        return h.forste().merke().status() == Hendelse.Status.N ? Styrke.MELDER : Styrke.FORTELLER;
    }

    private static boolean erFraSykehus(Forlopshendelse h) {
        return h.slag().fra() == Side.SYKEHUS && h.slag().til() == Side.KOMMUNE;
    }

    private Instant senest() {
        boolean bareDagen = !tid.harKlokkeslett() && tid.dag().equals(h.sendt().dag());
        return (bareDagen ? h.sendt() : tid).moment();
    }

    boolean er(Styrke annen) {
        return styrke == annen;
    }
}

package no.meldingsvakt.inngang.cli;

import java.util.Locale;
import no.meldingsvakt.avvik.Alvorlighet;
import no.meldingsvakt.kvittering.Kvittering;
import no.meldingsvakt.kvittering.Kvitteringsstatus;

/** What a build is to fail for. What is rejected, and what could not be judged, it fails for whatever the threshold is. */
enum Terskel {
    FEIL,
    ADVARSEL,
    MERKNAD;

    /** Says whether a finding is one to fail for. */
    boolean feiler(Alvorlighet alvorlighet) {
        return switch (alvorlighet) {
            case AVVISES, FEIL -> true;
            case ADVARSEL -> compareTo(ADVARSEL) >= 0;
            case MERKNAD -> this == MERKNAD;
        };
    }

    /** Says whether a message is one to fail for. */
    boolean feiler(Kvittering k) {
        Kvittering.AntallFelt a = k.antallAvvik();
        return k.status() == Kvitteringsstatus.AVVIST
                || k.status() == Kvitteringsstatus.IKKE_VURDERT
                || a.avvises() + a.feil() > 0
                || (feiler(Alvorlighet.ADVARSEL) && a.advarsel() > 0)
                || (feiler(Alvorlighet.MERKNAD) && a.merknad() > 0);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

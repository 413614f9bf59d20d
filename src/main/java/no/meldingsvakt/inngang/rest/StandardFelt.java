package no.meldingsvakt.inngang.rest;

import java.time.LocalDate;
import java.util.List;
import no.meldingsvakt.melding.Standard;
import org.jspecify.annotations.Nullable;

/**
 * A message standard as the catalogue shows it.
 *
 * @param konvolutt {@code MSGHEAD}, {@code EGEN} or {@code APPREC}
 * @param apprec the receipt version the standard demands; null where no receipt is sent
 * @param typer codes of code list 8279
 * @param pilot whether it is rejected until it has been switched on
 * @param gyldigFra the first day on which it may be sent; null where there is no limit
 * @param gyldigTil the last such day; null where there is none. A message made later is received all the same
 * @param virkekilde what says so
 */
record StandardFelt(
        String id,
        String versjon,
        String navn,
        String navnerom,
        @Nullable String rot,
        @Nullable String konvolutt,
        @Nullable String apprec,
        List<String> typer,
        boolean pilot,
        @Nullable String kilde,
        @Nullable LocalDate gyldigFra,
        @Nullable LocalDate gyldigTil,
        @Nullable String virkekilde) {

    static StandardFelt av(Standard s) {
        return new StandardFelt(
                s.id(),
                s.versjon(),
                s.navn(),
                s.navnerom(),
                s.rot(),
                s.konvolutt() == null ? null : s.konvolutt().name(),
                s.apprec() == null ? null : s.apprec().versjon(),
                s.typer(),
                s.pilot(),
                s.kilde(),
                s.gyldigFra(),
                s.gyldigTil(),
                s.virkekilde());
    }
}

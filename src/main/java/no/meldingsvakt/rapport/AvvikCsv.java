package no.meldingsvakt.rapport;

import no.meldingsvakt.csv.Tabellskriver;

/** A report as CSV: a line for each of its rows. */
public final class AvvikCsv {

    private AvvikCsv() {}

    public static String skriv(Avviksrapport rapport) {
        Tabellskriver ut =
                new Tabellskriver(rapport.gruppe(), "opphold", "meldinger", "avvik", "frister", "brutt", "svartid");
        rapport.rader()
                .forEach(r ->
                        ut.rad(r.verdi(), r.opphold(), r.meldinger(), r.avvik(), r.frister(), r.brutt(), r.svartid()));
        return ut.toString();
    }
}

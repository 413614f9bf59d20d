package no.meldingsvakt.bibliotek;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import no.meldingsvakt.drift.Deler;
import no.meldingsvakt.kvittering.KvitteringJson;
import no.meldingsvakt.kvittering.Svar;
import no.meldingsvakt.regel.Tidsbudsjett;
import no.meldingsvakt.validering.Bestilling;

/** A program that judges a message in its own process; docs/bibliotek.md shows it. */
public final class Bibliotekeksempel {

    private Bibliotekeksempel() {}

    /** Judges the file that is named. */
    public static void main(String... argumenter) throws Exception {
        // Once: schemas and rules are read here. The parts may then be used by many threads.
        var oppsett = new Deler.Oppsett(
                Set.of(), Set.of(), false, null, null, 50 << 20, Tidsbudsjett.VANLIG, false, "my program 1.0");
        var deler = new Deler(oppsett, Clock.systemUTC());
        var korridor = deler.korridor();
        var bestillinger = deler.bestillinger();

        // For each message.
        byte[] melding = Files.readAllBytes(Path.of(argumenter[0]));
        var onsker = new Bestilling.Onsker(List.of("nord-trondelag-pasientsamarbeid"), "nb", null);
        Svar svar = korridor.kvittering(korridor.gjennomfor(bestillinger.ta(new Bestilling(melding, onsker))));
        System.out.println(KvitteringJson.skriv(svar.kvittering()));
    }
}

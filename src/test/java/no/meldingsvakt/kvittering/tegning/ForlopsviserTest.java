package no.meldingsvakt.kvittering.tegning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import no.meldingsvakt.avvik.Alvorlighet;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.kvittering.Forlopskvittering;
import no.meldingsvakt.kvittering.Forlopskvittering.ForlopFelt;
import no.meldingsvakt.kvittering.Forlopskvittering.OverliggerdognFelt;
import no.meldingsvakt.kvittering.Kvittering.AvvikFelt;
import no.meldingsvakt.kvittering.Kvittering.StedFelt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForlopsviserTest {

    /** A stay lists its first two hundred findings, and the page does not say that those are all. */
    @ParameterizedTest
    @CsvSource({
        "NB, 1, 'Ingen meldinger, ingen frister, ett avvik.'",
        "NB, 199, 'Ingen meldinger, ingen frister, 199 avvik.'",
        "NB, 200, 'Ingen meldinger, ingen frister, minst 200 avvik.'",
        "NN, 200, 'Ingen meldingar, ingen fristar, minst 200 avvik.'",
        "EN, 200, 'No messages, no deadlines, at least 200 findings.'"
    })
    void aStayWithMoreFindingsThanAreListedSaysAtLeast(Sprak sprak, int antall, String sammendrag) {
        AvvikFelt avvik = new AvvikFelt(
                "R-1",
                Alvorlighet.FEIL,
                "p",
                "t",
                "k",
                null,
                false,
                null,
                null,
                new StedFelt(null, null, null),
                List.of());
        ForlopFelt forlop = new ForlopFelt(
                "id",
                "APENT",
                List.of(),
                List.of(),
                Collections.nCopies(antall, avvik),
                new OverliggerdognFelt(0, List.of(), null),
                List.of(),
                List.of());
        Forlopsviser viser = new Forlopsviser(
                new Forlopskvittering(
                        OffsetDateTime.parse("2024-03-12T12:00:00+01:00"), List.of(), List.of(forlop), List.of()),
                sprak,
                (id, s) -> Optional.empty(),
                (id, s) -> Optional.empty());
        assertEquals(sammendrag, viser.vis(forlop, 1, 1).sammendrag());
    }
}

package no.meldingsvakt.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.forlop.lager.Minnelager;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A small region, every time: no lawful stay is accused, and every fault is found by the rule that owns it. {@link RegionMaling} is
 * the large one; {@code docs/region.md} tells what it gave.
 */
class RegionTest {

    static final long FRO = 20240101;

    private static final int AR = 190;
    private static final int AV_HVER_FEIL = 1;

    private final JdbcConnectionPool pool = Minnelager.database();
    private final Regionprove prove = new Regionprove(new Lager(Jdbi.create(pool)), FRO);

    @AfterEach
    void lukk() {
        pool.dispose();
    }

    @Test
    void theSameSeedGivesTheSameYear() {
        assertEquals(
                prove.skrevet(prove.ar(7).brev()),
                new Regionprove(new Lager(Jdbi.create(pool)), FRO)
                        .skrevet(prove.ar(7).brev()));
    }

    @Test
    void everyKindOfMessageIsTakenByItself() {
        Set<String> funn = new TreeSet<>();
        IntStream.range(0, 12).forEach(n -> funn.addAll(prove.enkeltvis(n)));

        assertEquals(Set.of(), funn);
    }

    @Test
    void noLawfulStayIsAccusedAndDaysOwedAreRight() {
        Regnskap regnskap = new Regnskap();
        IntStream.range(0, AR).forEach(n -> prove.lovlig(n, regnskap));

        assertTrue(regnskap.opphold >= 300, () -> "only " + regnskap.opphold + " stays");
        assertEquals(Map.of(), regnskap.falskeFeil(), () -> String.join("\n", regnskap.eksempler));
        assertEquals(regnskap.dognKjent, regnskap.dognRett, () -> String.join("\n", regnskap.eksempler));
        assertEquals(0, regnskap.ikkeVurdert);
    }

    @Test
    void everyFaultIsFoundByItsOwner() {
        Regnskap regnskap = new Regnskap();
        for (Regionfeil feil : Regionfeil.values()) {
            int nummer = 0;
            for (int i = 0; i < AV_HVER_FEIL; i++) {
                nummer = prove.feil(feil, nummer, regnskap);
            }
        }

        assertEquals(Map.of(), regnskap.oversett(), () -> String.join("\n", regnskap.eksempler));
        assertEquals(regnskap.dognKjent, regnskap.dognLikt, () -> String.join("\n", regnskap.eksempler));
    }

    /** What is late or missing because messages did not get through, while somebody has decided that it counts for nothing. */
    @Test
    void anOutageThatAWindowCoversIsExceptedAndNoOther() {
        List<String> galt = Stream.of(
                        Regionfeil.RAPPORT_SENT,
                        Regionfeil.RAPPORT_MANGLER,
                        Regionfeil.SPORSMAL_UBESVART,
                        Regionfeil.VARSEL_SENT,
                        Regionfeil.VARSEL_SENT_NASJONALT,
                        Regionfeil.RAPPORT_ET_DOGN_ETTER,
                        Regionfeil.SVAR_MEGET_SENT,
                        Regionfeil.SVAR_UTEBLIR,
                        Regionfeil.EPIKRISE_MANGLER,
                        Regionfeil.UTSKREVET_MANGLER,
                        Regionfeil.KVITTERING_MANGLER)
                .flatMap(feil -> prove.iVindu(feil).stream())
                .toList();

        assertEquals(List.of(), galt);
    }

    @Test
    void throughTheStoreInAnyOrderAYearIsWhatItsMessagesAreTogether() {
        assertEquals(List.of(), prove.lagret(IntStream.range(0, 10).boxed().toList()));
    }
}

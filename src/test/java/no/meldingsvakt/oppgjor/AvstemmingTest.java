package no.meldingsvakt.oppgjor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import no.meldingsvakt.forlop.Overliggerdogn;
import org.junit.jupiter.api.Test;

/** Lines about one stay, which owes 30 and 31 December 2023 and 1 and 2 January 2024: 22 506 kroner. */
class AvstemmingTest {

    private static final String ID = "6f1c1d3e-2f0a-4c58-9a55-3f2d9a1b7c10";
    private static final Overliggerdogn.Tvil INGEN = new Overliggerdogn.Tvil(0, 0, false);

    private static Skyldig skyldig(Overliggerdogn.Tvil tvil) {
        List<Overliggerdogn.Dag> dager = LocalDate.of(2023, 12, 30)
                .datesUntil(LocalDate.of(2024, 1, 3))
                .map(d -> new Overliggerdogn.Dag(d, List.of("m")))
                .toList();
        return new Skyldig(ID, Set.of("1", "2"), new Overliggerdogn(4, dager, List.of(), tvil));
    }

    private static List<Grunn> dom(Overliggerdogn.Tvil tvil, String hode, String... linjer) throws Exception {
        String liste = "forlop;" + hode + "\n" + ID + ";" + String.join("\n" + ID + ";", linjer);
        return new Avstemming(Dognpriser.KUNNGJORT)
                .avstem(Fakturaleser.les(liste.getBytes(StandardCharsets.UTF_8)), l -> Funn.av(skyldig(tvil))).stream()
                        .map(Linjedom::grunn)
                        .toList();
    }

    @Test
    void theYearOfTheDayDecidesThePrice() throws Exception {
        assertEquals(List.of(Grunn.STEMMER), dom(INGEN, "belop", "22506"));
        assertEquals(List.of(Grunn.BELOP), dom(INGEN, "belop", "22980"));
        assertEquals(List.of(Grunn.STEMMER), dom(INGEN, "dogn;belop", "4;22506,00"));
        assertEquals(List.of(Grunn.BELOP), dom(INGEN, "dogn;belop", "4;22506,01"));
        assertEquals(List.of(Grunn.DOGN), dom(INGEN, "dogn;belop", "3;22506"));
    }

    @Test
    void linesForDifferentDaysAreJudgedEachByItself() throws Exception {
        assertEquals(
                List.of(Grunn.STEMMER, Grunn.BELOP),
                dom(INGEN, "fra;til;belop", "2023-12-01;2023-12-31;11016", "2024-01-01;2024-01-31;11491"));
        assertEquals(
                List.of(Grunn.DOBBELT, Grunn.DOBBELT),
                dom(INGEN, "fra;til;dogn", "2023-12-30;2024-01-01;3", "2024-01-01;2024-01-02;2"));
        assertEquals(List.of(Grunn.DOGN), dom(INGEN, "fra;til", "2024-01-01;2024-01-05"));
    }

    @Test
    void linesThatDoNotTellWhichDaysAreSummed() throws Exception {
        assertEquals(List.of(Grunn.STEMMER, Grunn.STEMMER), dom(INGEN, "dogn;belop", "2;11016", "2;11490"));
        assertEquals(List.of(Grunn.DOGN, Grunn.DOGN), dom(INGEN, "dogn", "4", "4"));
        assertEquals(List.of(Grunn.ANNEN_LINJE, Grunn.ANNEN_LINJE), dom(INGEN, "dogn;belop", "2;", ";11490"));
    }

    @Test
    void aLineThatCannotBeReadMakesTheStayUnknown() throws Exception {
        assertEquals(List.of(Grunn.ANNEN_LINJE, Grunn.ULESELIG), dom(INGEN, "dogn", "4", "x"));
    }

    @Test
    void aDifferenceThatReservationsHaveRoomForIsUnknown() throws Exception {
        Overliggerdogn.Tvil tvil = new Overliggerdogn.Tvil(1, 2, false);
        assertEquals(List.of(Grunn.STEMMER), dom(tvil, "dogn", "4"));
        assertEquals(List.of(Grunn.FORBEHOLD), dom(tvil, "dogn", "6"));
        assertEquals(List.of(Grunn.DOGN), dom(tvil, "dogn", "7"));
        assertEquals(List.of(Grunn.FORBEHOLD), dom(tvil, "dogn", "3"));
        assertEquals(List.of(Grunn.DOGN), dom(tvil, "dogn", "2"));
        assertEquals(List.of(Grunn.FORBEHOLD), dom(tvil, "belop", "33996"));
        assertEquals(List.of(Grunn.BELOP), dom(tvil, "belop", "34000"));
        assertEquals(
                List.of(Grunn.BELOP),
                dom(tvil, "dogn;belop", "4;20000"),
                "the days are agreed, the price is not in doubt");
        assertEquals(
                List.of(Grunn.DOGN),
                dom(tvil, "fra;til;dogn", "2024-01-01;2024-01-02;3"),
                "more days than the line's own period has");
    }

    @Test
    void aStayBetweenOthersIsDisputed() throws Exception {
        assertEquals(List.of(Grunn.STEMMER), dom(INGEN, "sykehus;kommune;dogn", "1;2;4"));
        assertEquals(List.of(Grunn.PARTER), dom(INGEN, "sykehus;kommune;dogn", "1;3;4"));
    }
}

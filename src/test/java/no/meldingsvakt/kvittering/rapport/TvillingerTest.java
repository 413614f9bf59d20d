package no.meldingsvakt.kvittering.rapport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import no.meldingsvakt.avvik.Alvorlighet;
import no.meldingsvakt.kvittering.Kvittering.AvvikFelt;
import no.meldingsvakt.kvittering.Kvittering.StedFelt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What two packs ask of the same is told to people once, with both sources; nothing else is put together. */
class TvillingerTest {

    private static final Map<String, Set<String>> LIKE =
            Map.of("A-1", Set.of("B-1", "C-1"), "B-1", Set.of("A-1", "C-1"));
    private final Tvillinger tvillinger = r -> LIKE.getOrDefault(r, Set.of());

    @Test
    void theHeaviestTellsWithTheSourcesOfAll() {
        List<AvvikFelt> samlet = tvillinger.samle(List.of(
                funn("X-9", Alvorlighet.FEIL, "/a", "X pkt. 9"),
                funn("A-1", Alvorlighet.MERKNAD, "/a", "A pkt. 1"),
                funn("Y-2", Alvorlighet.FEIL, "/a", "Y pkt. 2"),
                funn("B-1", Alvorlighet.ADVARSEL, "/a", "B pkt. 1")));

        assertEquals(
                List.of("X-9", "B-1", "Y-2"),
                samlet.stream().map(AvvikFelt::regel).toList());
        assertEquals("B pkt. 1; A pkt. 1 (A-1)", samlet.get(1).kilde());
    }

    @Test
    void anotherPlaceIsAnotherFinding() {
        List<AvvikFelt> to = List.of(
                funn("A-1", Alvorlighet.FEIL, "/a", "A pkt. 1"), funn("B-1", Alvorlighet.FEIL, "/b", "B pkt. 1"));
        assertEquals(to, tvillinger.samle(to));
    }

    @Test
    void aPlaceWithinTheOtherIsTheSame() {
        assertEquals(
                1,
                tvillinger
                        .samle(List.of(
                                funn("A-1", Alvorlighet.FEIL, "/a[1]", "A pkt. 1"),
                                funn("B-1", Alvorlighet.FEIL, "/a[1]/b[2]", "B pkt. 1")))
                        .size());
        assertEquals(
                2,
                tvillinger
                        .samle(List.of(
                                funn("A-1", Alvorlighet.FEIL, "/a[1]/b[1]", "A pkt. 1"),
                                funn("B-1", Alvorlighet.FEIL, "/a[1]/b[1]2", "B pkt. 1")))
                        .size());
    }

    @Test
    void oneRuleThatSpeaksTwiceSpeaksTwice() {
        AvvikFelt a = funn("A-1", Alvorlighet.FEIL, "/a", "A pkt. 1");
        assertEquals(List.of(a, a), tvillinger.samle(List.of(a, a)));
    }

    @Test
    void findingsOfStaysAreTheSameWhereOneHasTheMessagesOfTheOther() {
        AvvikFelt a = avStay("A-1", List.of("1", "2"));
        assertEquals(
                1, tvillinger.samle(List.of(a, avStay("B-1", List.of("1")))).size());
        assertEquals(
                2, tvillinger.samle(List.of(a, avStay("B-1", List.of("3")))).size());
        assertEquals(
                2,
                tvillinger.samle(List.of(a, avStay("B-1", List.of("2", "3")))).size());
    }

    private static AvvikFelt avStay(String regel, List<String> meldinger) {
        return funn(regel, Alvorlighet.FEIL, null, "pkt. 1", meldinger);
    }

    private static AvvikFelt funn(String regel, Alvorlighet alvorlighet, String xpath, String kilde) {
        return funn(regel, alvorlighet, xpath, kilde, List.of());
    }

    private static AvvikFelt funn(
            String regel, Alvorlighet alvorlighet, @Nullable String xpath, String kilde, List<String> meldinger) {
        return new AvvikFelt(
                regel,
                alvorlighet,
                "pakke",
                "tekst",
                kilde,
                null,
                false,
                null,
                null,
                new StedFelt(xpath, null, null),
                meldinger);
    }
}

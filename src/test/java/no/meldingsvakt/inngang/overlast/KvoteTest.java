package no.meldingsvakt.inngang.overlast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import no.meldingsvakt.drift.Minneplan;
import no.meldingsvakt.inngang.overlast.Kvote.Plass;
import org.junit.jupiter.api.Test;

/** So many calls, and so much memory, and no more; and always room for a small message beside large ones. */
class KvoteTest {

    private static final long MEBI = 1024L * 1024;

    private final Kvote kvote = new Kvote(3, 80 * MEBI, 100 * MEBI);

    @Test
    void moreCallsThanTheLimitAreTurnedAwayUntilOneHasLeft() {
        Plass forste = plass();
        Plass andre = plass();
        Plass tredje = plass();
        assertTrue(kvote.slippInn().isEmpty());

        andre.close();
        andre.close();
        assertEquals(2, kvote.kall());
        assertTrue(kvote.slippInn().isPresent());
        assertTrue(kvote.slippInn().isEmpty());
        assertTrue(forste.utvid(1) && tredje.utvid(1));
    }

    @Test
    void largeMessagesLeaveRoomForSmallOnes() {
        Plass stor = plass();
        Plass enTil = plass();
        Plass liten = plass();
        assertTrue(stor.utvid(40 * MEBI));
        assertFalse(enTil.utvid(31 * MEBI));
        assertTrue(enTil.utvid(30 * MEBI));
        assertTrue(liten.utvid(8 * MEBI));
        assertEquals(78 * MEBI, kvote.tatt());

        stor.close();
        assertEquals(38 * MEBI, kvote.tatt());
        assertFalse(stor.utvid(1), "what has been given back is not taken again");
        enTil.close();
        liten.close();
        assertEquals(0, kvote.tatt());
    }

    @Test
    void whatNeedsAlmostAllIsLetInAlone() {
        Plass stor = plass();
        Plass storst = plass();
        assertTrue(stor.utvid(10 * MEBI));
        assertFalse(storst.utvid(90 * MEBI));
        stor.close();
        assertTrue(storst.utvid(90 * MEBI));
        assertTrue(kvote.kanRomme(100 * MEBI));
        assertFalse(kvote.kanRomme(101 * MEBI));
    }

    @Test
    void aMessageFromTheQueueWaitsAndGoesBeforeLargeCallsThatComeLater() throws Exception {
        Plass stor = plass();
        assertTrue(stor.utvid(60 * MEBI));
        CompletableFuture<Plass> fraKoen = CompletableFuture.supplyAsync(() -> {
            try {
                return kvote.vent(50 * MEBI);
            } catch (InterruptedException e) {
                throw new CompletionException(e);
            }
        });
        Plass senere = plass();
        long slutt = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (senere.utvid(9 * MEBI) && System.nanoTime() < slutt) {
            senere.close();
            senere = plass();
        }
        assertFalse(fraKoen.isDone());
        assertTrue(senere.utvid(MEBI), "a small one is not held up by it");

        stor.close();
        Plass plass = fraKoen.get(10, TimeUnit.SECONDS);
        assertEquals(51 * MEBI, kvote.tatt());
        plass.close();
    }

    @Test
    void markupWeighsMoreThanText() {
        byte[] tekst = "a".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        byte[] merker = "<a/>".repeat(25_000).getBytes(StandardCharsets.UTF_8);
        assertEquals(Behov.avLengde(tekst.length), Behov.av(tekst));
        assertTrue(Behov.av(merker) > 2 * Behov.av(tekst));
        assertEquals(Behov.avLengde(1), Behov.avLengde(1000), "the smallest has a receipt too");
    }

    @Test
    void theHeapIsSharedOutAndNoMoreThanIt() {
        for (long haug : new long[] {256, 512, 1382, 6000}) {
            Minneplan plan = new Minneplan(haug * MEBI);
            assertTrue(plan.meldinger() + plan.megler() + plan.database() < haug * MEBI, plan::toString);
        }
        assertTrue(new Minneplan(512 * MEBI).enAlene() >= Behov.avLengde(50 * MEBI), "the largest message goes alone");
        assertTrue(new Minneplan(64 * MEBI).meldinger() > 0);
    }

    private Plass plass() {
        return kvote.slippInn().orElseThrow();
    }
}

package no.meldingsvakt.ko;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.forlop.lager.ParkertRepository;
import org.junit.jupiter.api.Test;

/** What is parked is listed from our own store, and the one that is meant is found wherever it lies at the broker. */
@QuarkusTest
class ParkerteTest {

    private static final int STOR = 2_000_000;

    @Inject
    Megler megler;

    @Inject
    Lager lager;

    @Inject
    Parkerte parkerte;

    @Test
    void allAreListedInTheirOrderAndEachIsFound() throws Exception {
        List<UUID> alle = Stream.generate(UUID::randomUUID).limit(40).toList();
        try (Koklient klient = new Koklient(megler.url())) {
            for (UUID id : alle) {
                noter(id);
                Message melding = klient.bytes(new byte[id.hashCode() % 10 == 0 ? STOR : 10]);
                melding.setStringProperty(Kopi.PARKERT_ID, id.toString());
                klient.send(Adresser.DOD, melding);
            }
            assertEquals(alle, egne(alle));

            List<UUID> igjen = new ArrayList<>(alle);
            Collections.shuffle(igjen, new Random(1));
            for (UUID id : List.copyOf(igjen)) {
                assertTrue(parkerte.slett(id));
                igjen.remove(id);
                assertEquals(igjen.size(), egne(alle).size());
            }
        }
    }

    @Test
    void oneThatSomebodyHasTakenFromTheBrokerIsGone() {
        UUID id = UUID.randomUUID();
        noter(id);
        noter(id);
        assertEquals(List.of(id), egne(List.of(id)));

        assertFalse(parkerte.provIgjen(id));
        assertEquals(List.of(), egne(List.of(id)));
        assertFalse(parkerte.slett(UUID.randomUUID()));
    }

    private void noter(UUID id) {
        lager.iTransaksjon(tx -> {
            tx.parkerte()
                    .legg(new ParkertRepository.Parkert(
                            id, Arsak.TOM.name(), Instant.parse("2026-03-02T10:00:00Z"), 2));
            return true;
        });
    }

    private List<UUID> egne(List<UUID> av) {
        return parkerte.list(200).stream()
                .map(Parkerte.Parkert::id)
                .filter(av::contains)
                .toList();
    }
}

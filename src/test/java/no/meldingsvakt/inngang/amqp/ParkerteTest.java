package no.meldingsvakt.inngang.amqp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import no.meldingsvakt.drift.Adresser;
import no.meldingsvakt.drift.Megler;
import org.junit.jupiter.api.Test;

/** The list of what is parked is whole, however busy the machine is. */
@QuarkusTest
class ParkerteTest {

    /** With many questions in one look, one list in fifteen was short, and one in a thousand took a minute. */
    private static final int LISTER = 12;

    private static final int STOR = 2_000_000;

    @Inject
    Megler megler;

    @Inject
    Parkerte parkerte;

    @Test
    void noneIsMissingFromTheListOnABusyMachine() throws Exception {
        List<UUID> alle = Stream.generate(UUID::randomUUID).limit(40).toList();
        try (Koklient klient = new Koklient(megler.url())) {
            for (UUID id : alle) {
                Message melding = klient.bytes(new byte[id.hashCode() % 10 == 0 ? STOR : 10]);
                melding.setStringProperty(Kopi.PARKERT_ID, id.toString());
                melding.setStringProperty(Kopi.ARSAK, Arsak.TOM.name());
                melding.setStringProperty(Kopi.PARKERT, "2026-03-02T10:00:00Z");
                klient.send(Adresser.DOD, melding);
            }
        }
        List<Integer> gale = new ArrayList<>();
        LongAdder runder = new LongAdder();
        AtomicBoolean travelt = new AtomicBoolean(true);
        try {
            for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
                new Thread(() -> {
                            while (travelt.get()) {
                                runder.increment();
                            }
                        })
                        .start();
            }
            for (int i = 0; i < LISTER; i++) {
                List<UUID> sett =
                        parkerte.list(200).stream().map(Parkerte.Parkert::id).toList();
                if (!sett.equals(alle)) {
                    gale.add(sett.size());
                }
            }
        } finally {
            travelt.set(false);
            alle.forEach(parkerte::slett);
        }

        assertEquals(List.of(), gale, "so many of %d were listed".formatted(alle.size()));
    }
}

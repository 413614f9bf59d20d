package no.meldingsvakt.drift;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.forlop.lager.Minnelager;
import no.meldingsvakt.forlop.lager.Utgaende;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;

/** Announcements where there is no queue. */
class VarselloggTest {

    private static final String VARSEL =
            "{\"hendelse\":\"%s\",\"meldinger\":[\"79c55ed0-0692-11e8-b566-0800200c9a66\",\"12853810221\"]}";

    @Test
    void eachAnnouncementIsToldOfAndCountedOnce() {
        Lager lager = Minnelager.nytt();
        for (int i = 0; i < 450; i++) {
            String hendelse = i % 3 == 0 ? "TRUKKET" : "BRUTT";
            lager.iTransaksjon(tx -> {
                tx.utboks()
                        .legg(new Utgaende(
                                UUID.randomUUID(),
                                Utgaende.FRISTBRUDD,
                                null,
                                "application/json",
                                VARSEL.formatted(hendelse).getBytes(UTF_8),
                                Instant.EPOCH));
                return null;
            });
        }
        SimpleMeterRegistry register = new SimpleMeterRegistry();
        Varsellogg logg = new Varsellogg(lager, register, new Fristteller(register));
        List<String> linjer = new ArrayList<>();
        Handler lytter = lytter(linjer);
        Logger.getLogger("no.meldingsvakt").addHandler(lytter);

        assertEquals(450, logg.tom());
        assertEquals(0, logg.tom());
        Logger.getLogger("no.meldingsvakt").removeHandler(lytter);
        assertEquals(450, register.counter("meldingsvakt.frister.varsel").count());
        assertEquals(300, register.counter("meldingsvakt.frister.brutt").count());
        assertEquals(150, register.counter("meldingsvakt.frister.trukket").count());
        assertEquals(450, linjer.size());
        assertTrue(linjer.get(0).contains("79c55ed0-0692-11e8-b566-0800200c9a66"), linjer.get(0));
        assertTrue(linjer.stream().noneMatch(l -> l.contains("12853810221")), "a MsgId that is no GUID is told");
    }

    private static Handler lytter(List<String> linjer) {
        return new Handler() {
            @Override
            public void publish(LogRecord linje) {
                linjer.add(new PatternFormatter("%s").format(linje));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}

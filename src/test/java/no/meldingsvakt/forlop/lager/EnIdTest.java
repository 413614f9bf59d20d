package no.meldingsvakt.forlop.lager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import no.meldingsvakt.forlop.Eksempelmelding;
import no.meldingsvakt.kvittering.Kvittering;
import no.meldingsvakt.validering.Mottaksprove;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Very many messages under one id, each another: all are recorded and told so, but the stay is not judged anew for each. */
class EnIdTest {

    private static final String VURDERT = "2024-06-03T12:00:00+02:00";
    private static final int ANTALL = 24;
    private static final int BEDOMT = 20;

    private final JdbcConnectionPool pool = Minnelager.database();
    private final Jdbi jdbi = Jdbi.create(pool);

    @AfterEach
    void lukk() {
        pool.dispose();
    }

    @Test
    void afterTheFirstTwentyTheStayIsNotJudgedAnew() {
        Mottaksprove prove = new Mottaksprove(new Lager(jdbi));
        Eksempelmelding innlagt = Eksempelmelding.les(Eksempelmelding.INNLAGT);
        List<String> avtrykk = new ArrayList<>();
        for (int i = 0; i < ANTALL; i++) {
            Kvittering k = prove.motta(innlagt.sendt("2024-03-04T10:%02d:00".formatted(i)), VURDERT);
            assertEquals(i > 0, k.avvik().stream().anyMatch(a -> a.regel().equals("HODE-07")), "message " + i);
            avtrykk.add(tekst("select avtrykk from forlop"));
        }

        assertEquals(BEDOMT, avtrykk.stream().distinct().count());
        assertEquals(1, avtrykk.stream().skip(BEDOMT - 1).distinct().count());
        assertEquals(String.valueOf(ANTALL), tekst("select count(*) from hendelse"));
        assertEquals(String.valueOf(ANTALL), tekst("select count(*) from melding"));
        String id = tekst("select id from forlop");
        assertEquals(ANTALL, prove.lagret(id, VURDERT).hendelser().size());
        assertTrue(prove.lagret(id, VURDERT).avvik().stream()
                .anyMatch(a -> a.regel().equals("HODE-07")));
    }

    private String tekst(String sporring) {
        return jdbi.withHandle(h -> h.createQuery(sporring).mapTo(String.class).one());
    }
}

package no.meldingsvakt.ko;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** While the store is away, nothing is lost, the service says so, and it goes on by itself afterwards. */
@QuarkusTest
class BortfallTest {

    @Inject
    Megler megler;

    @Inject
    @DataSource("h2")
    AgroalDataSource database;

    @Test
    void theStoreIsAway() throws Exception {
        try (Koklient klient = new Koklient(megler.url())) {
            String id;
            try (Connection eneste = database.getConnection();
                    Statement ordre = eneste.createStatement()) {
                ordre.execute("set exclusive 2");
                id = klient.send(klient.bytes(Meglerkontrakt.god()));

                Meglerkontrakt.uklar("lageret svarer ikke");
                assertEquals(OptionalLong.of(1), megler.ventende(Adresser.INN));
                ordre.execute("set exclusive 0");
            }

            Koklient.json(klient.svar(Adresser.KVITTERINGER, id));
            Meglerkontrakt.klar();
            assertEquals(OptionalLong.of(0), megler.ventende(Adresser.DOD));
        }
    }

    /** As it does when it cannot write. */
    @Test
    void theStoreHasClosedItself() throws Exception {
        try (Koklient klient = new Koklient(megler.url())) {
            try (Connection noen = database.getConnection();
                    Connection annen = database.getConnection();
                    Statement ordre = noen.createStatement()) {
                assertTrue(annen.isValid(0));
                ordre.execute("shutdown immediately");
            }

            for (int i = 0; i < 3; i++) {
                Koklient.json(klient.svar(Adresser.KVITTERINGER, klient.send(klient.bytes(Meglerkontrakt.god()))));
            }

            Meglerkontrakt.klar();
            assertEquals(OptionalLong.of(0), megler.ventende(Adresser.DOD));
        }
    }
}

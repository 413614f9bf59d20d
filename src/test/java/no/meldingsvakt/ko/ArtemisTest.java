package no.meldingsvakt.ko;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.jms.JMSException;
import org.junit.jupiter.api.Test;

/** An Artemis of somebody else's, over TLS with a certificate on both sides. */
@QuarkusTest
@QuarkusTestResource(value = ArtemisMegler.class, restrictToAnnotatedClass = true)
class ArtemisTest extends Meglerkontrakt {

    Fremmedmegler megler;

    @Override
    Motpart motpart() {
        return megler;
    }

    @Test
    void whoeverHasNoCertificateIsNotLetIn() {
        String url = ((ArtemisMegler) megler).utenSertifikat();

        assertThrows(JMSException.class, () -> new Koklient(url, Fremmedmegler.BRUKER, Fremmedmegler.PASSORD));
    }
}

package no.meldingsvakt.ko;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** A RabbitMQ of somebody else's. {@code ./mvnw -Prabbitmq test} */
@QuarkusTest
@QuarkusTestResource(value = RabbitMegler.class, restrictToAnnotatedClass = true)
@EnabledIf(
        value = "no.meldingsvakt.ko.RabbitMegler#finnes",
        disabledReason = "there is no RabbitMQ here: apt-get install rabbitmq-server")
class RabbitmqIT extends Meglerkontrakt {

    Fremmedmegler megler;

    @Inject
    Ventetid ventetid;

    @Override
    Motpart motpart() {
        return megler;
    }

    @Test
    void theAgeOfWhatWaitsIsNotKnown() {
        assertTrue(Double.isNaN(ventetid.sekunder()));
    }

    @Test
    void aPauseIsNoneWithABrokerThatKnowsNone() throws Exception {
        String sted = klient().lag("prove." + UUID.randomUUID());

        avsender.send(sted, klient().bytes(new byte[] {1}), Duration.ofHours(1));

        assertNotNull(klient().motta(sted));
    }
}

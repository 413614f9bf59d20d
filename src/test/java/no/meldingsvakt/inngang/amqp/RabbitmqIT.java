package no.meldingsvakt.inngang.amqp;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.UUID;
import no.meldingsvakt.drift.Adresser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** A RabbitMQ of somebody else's. {@code ./mvnw -Prabbitmq test} */
@QuarkusTest
@QuarkusTestResource(value = RabbitMegler.class, restrictToAnnotatedClass = true)
@EnabledIf(
        value = "no.meldingsvakt.inngang.amqp.RabbitMegler#finnes",
        disabledReason = "there is no RabbitMQ here: apt-get install rabbitmq-server")
class RabbitmqIT extends Meglerkontrakt {

    private static final String PARKERT = "/api/v1/parkert";

    Fremmedmegler megler;

    @Inject
    Avsender avsender;

    @Inject
    Ventetid ventetid;

    @Override
    Motpart motpart() {
        return megler;
    }

    @Override
    int utenMegler() {
        return 501;
    }

    /** RabbitMQ lets nobody look at a queue without taking from it: whoever tried would lose messages. */
    @Override
    @Test
    void whatIsParkedIsListedAndTheOneThatIsMeantIsTriedAgainOrThrownAway() throws Exception {
        for (int i = 0; i < 3; i++) {
            Message melding = klient().bytes(new byte[] {1});
            melding.setStringProperty("parkertId", UUID.randomUUID().toString());
            klient().send(Adresser.DOD, melding);
        }

        given().get(PARKERT).then().statusCode(501);
        given().delete(PARKERT + "/" + UUID.randomUUID()).then().statusCode(501);
        given().post(PARKERT + "/" + UUID.randomUUID() + "/ny").then().statusCode(501);
        assertTrue(Double.isNaN(ventetid.sekunder()));

        for (int i = 0; i < 3; i++) {
            assertNotNull(klient().motta(Adresser.DOD));
        }
    }

    @Test
    void aPauseIsNoneWithABrokerThatKnowsNone() throws Exception {
        String sted = "prove." + UUID.randomUUID();

        avsender.send(sted, klient().bytes(new byte[] {1}), Duration.ofHours(1));

        assertNotNull(klient().motta(sted));
    }
}

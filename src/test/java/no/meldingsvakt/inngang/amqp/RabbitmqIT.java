package no.meldingsvakt.inngang.amqp;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.jms.Message;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.meldingsvakt.drift.Adresser;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** A RabbitMQ of somebody else's. {@code ./mvnw -Prabbitmq test} */
@QuarkusTest
@QuarkusTestResource(value = RabbitMegler.class, restrictToAnnotatedClass = true)
@EnabledIf(
        value = "no.meldingsvakt.inngang.amqp.RabbitMegler#finnes",
        disabledReason = "there is no RabbitMQ here: apt-get install rabbitmq-server")
class RabbitmqIT extends Meglerkontrakt {

    Fremmedmegler megler;

    @Override
    Motpart motpart() {
        return megler;
    }

    @Override
    @Test
    @Disabled("RabbitMQ lets nobody look at a queue without taking from it: the list comes empty")
    void whatIsParkedIsListedAndTheOneThatIsMeantIsTriedAgainOrThrownAway() {
        throw new AssertionError("is not run");
    }

    /** It is answered with 503 and not 404: RabbitMQ 3.10 breaks the session of whoever gives a message back. */
    @Test
    void nothingElseIsTakenForWhatIsNotThere() throws Exception {
        for (String navn : List.of("en", "to")) {
            Message melding = klient().bytes(new byte[] {1});
            melding.setJMSCorrelationID(navn);
            melding.setStringProperty("parkertId", UUID.randomUUID().toString());
            klient().send(Adresser.DOD, melding);
        }

        given().delete("/api/v1/parkert/" + UUID.randomUUID()).then().statusCode(503);

        Set<String> igjen = new HashSet<>();
        for (int i = 0; i < 2; i++) {
            igjen.add(klient().motta(Adresser.DOD).getJMSCorrelationID());
        }
        assertEquals(Set.of("en", "to"), igjen);
    }
}

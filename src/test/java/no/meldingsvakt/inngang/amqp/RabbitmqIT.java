package no.meldingsvakt.inngang.amqp;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.List;
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
    @Disabled("RabbitMQ lets nobody look at a queue without taking from it: the list comes empty")
    void whatIsParkedIsListedAndTheOneThatIsMeantIsTriedAgainOrThrownAway() {
        throw new AssertionError("is not run");
    }

    @Test
    void ofWhatIsParkedOnlyTheOneThatIsMeantIsTaken() throws Exception {
        List<Message> parkerte = new ArrayList<>();
        for (String navn : List.of("en", "to")) {
            Message melding = klient().bytes(new byte[] {1});
            melding.setJMSCorrelationID(navn);
            melding.setStringProperty("parkertId", UUID.randomUUID().toString());
            klient().send(Adresser.DOD, melding);
            parkerte.add(melding);
        }

        given().delete("/api/v1/parkert/" + UUID.randomUUID()).then().statusCode(404);
        given().delete("/api/v1/parkert/" + parkerte.get(1).getStringProperty("parkertId"))
                .then()
                .statusCode(204);

        assertEquals("en", klient().motta(Adresser.DOD).getJMSCorrelationID());
        assertNull(klient().motta(Adresser.DOD, 500));
    }
}

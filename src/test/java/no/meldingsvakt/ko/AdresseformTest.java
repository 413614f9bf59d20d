package no.meldingsvakt.ko;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.List;
import no.meldingsvakt.drift.MeldingsvaktConfig.Amqp.Adressevalg;
import org.junit.jupiter.api.Test;

/** Addresses in the form that the broker takes, told or found out. */
class AdresseformTest {

    @Test
    void theFormThatIsToldIsUsed() {
        assertEquals("meldingsvakt.inn", new Adresseform(Adressevalg.NAVN).av("meldingsvakt.inn"));
        assertEquals("/queue/meldingsvakt.inn", new Adresseform(Adressevalg.V1).av("meldingsvakt.inn"));
        assertEquals("/queues/meldingsvakt.inn", new Adresseform(Adressevalg.V2).av("meldingsvakt.inn"));
        assertEquals("/queues/svar%20til%20%C3%A5s%2F1%2B2", new Adresseform(Adressevalg.V2).av("svar til ås/1+2"));
        assertEquals("/queues/svar", new Adresseform(Adressevalg.V1).av("/queues/svar"), "as the sender wrote it");
    }

    @Test
    void theFormIsFoundOutOnceAndKept() throws JMSException {
        Adresseform form = new Adresseform(Adressevalg.AUTO);
        List<String> provd = new ArrayList<>();
        form.prov(() -> {
            provd.add(form.av("a"));
            if (!form.av("a").equals("/queues/a")) {
                throw new JMSException("no such address");
            }
        });

        assertEquals(List.of("a", "/queues/a"), provd);
        assertEquals("/queues/b", form.av("b"));
        assertThrows(
                JMSException.class,
                () -> form.prov(() -> {
                    throw new JMSException("the broker is away");
                }));
        assertEquals("/queues/b", form.av("b"));
    }

    @Test
    void aBrokerThatIsAwayTellsNothingOfForms() {
        Adresseform form = new Adresseform(Adressevalg.AUTO);
        assertThrows(
                JMSException.class,
                () -> form.prov(() -> {
                    throw new JMSException("the broker is away");
                }));
        assertEquals("a", form.av("a"));
    }
}

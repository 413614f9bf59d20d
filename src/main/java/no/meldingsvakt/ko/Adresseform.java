package no.meldingsvakt.ko;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.jms.JMSException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import no.meldingsvakt.drift.MeldingsvaktConfig;
import no.meldingsvakt.drift.MeldingsvaktConfig.Amqp.Adressevalg;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * How the broker wants the addresses of its queues: by their bare names, or in RabbitMQ's first or second form. Where nobody has
 * said, they are tried in that order, with v2 before v1, until the broker takes one; that one is kept. Thread-safe.
 */
@Singleton
class Adresseform {

    private static final Logger LOGG = Logger.getLogger(Adresseform.class);
    private static final String FULL = "/";

    private volatile Form form = Form.NAVN;
    private volatile boolean kjent;

    @Inject
    Adresseform(MeldingsvaktConfig config) {
        this(config.amqp().adresseform());
    }

    Adresseform(Adressevalg valg) {
        if (valg != Adressevalg.AUTO) {
            form = Form.valueOf(valg.name());
            kjent = true;
        }
    }

    /** The forms, in the order they are tried. */
    private enum Form {
        NAVN,
        V2,
        V1;

        String av(String ko) {
            return switch (this) {
                case NAVN -> ko;
                case V1 -> "/queue/" + ko;
                case V2 ->
                    "/queues/" + URLEncoder.encode(ko, StandardCharsets.UTF_8).replace("+", "%20");
            };
        }
    }

    /** Work that asks the broker for an address. */
    @FunctionalInterface
    interface Prove {
        void gjor() throws JMSException;
    }

    /** The address of a queue; one that already is in a form of RabbitMQ's is left as it is. */
    String av(String ko) {
        return ko.startsWith(FULL) ? ko : form.av(ko);
    }

    /** Does the work, in each form until one succeeds where none is known. Throws what the first was refused with. */
    void prov(Prove prove) throws JMSException {
        @Nullable JMSException forste = forsok(prove);
        if (forste == null) {
            kjent = true;
        } else if (kjent || !annen(prove)) {
            throw forste;
        }
    }

    private boolean annen(Prove prove) {
        Form forrige = form;
        for (Form neste : List.of(Form.V2, Form.V1)) {
            form = neste;
            if (forsok(prove) == null) {
                kjent = true;
                LOGG.infof("Megleren tar køadresser i formen %s", neste.name().toLowerCase(Locale.ROOT));
                return true;
            }
        }
        form = forrige;
        return false;
    }

    private static @Nullable JMSException forsok(Prove prove) {
        try {
            prove.gjor();
            return null;
        } catch (JMSException e) {
            return e;
        }
    }
}

package no.meldingsvakt.inngang.amqp;

import jakarta.inject.Singleton;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.Topic;
import java.util.List;
import java.util.Optional;
import no.meldingsvakt.ko.Adresser;
import no.meldingsvakt.ko.Arsak;
import no.meldingsvakt.ko.Kopi;
import no.meldingsvakt.kvittering.Kvitteringsform;
import no.meldingsvakt.sporing.Sporing;
import no.meldingsvakt.validering.Bestilling;
import no.meldingsvakt.validering.Bestilling.Hinder;
import no.meldingsvakt.validering.Bestilling.Onsker;
import no.meldingsvakt.validering.Bestillinger;
import no.meldingsvakt.validering.Mottak;
import no.meldingsvakt.validering.Sak;
import no.meldingsvakt.validering.Svarsted;
import no.meldingsvakt.validering.UegnetBestillingException;
import org.jspecify.annotations.Nullable;

/** Translates a message from the queue to what the corridor takes. A wish that is not understood is not ignored. */
@Singleton
class Meldingsoversetter {

    static final String REGELSETT = "regelsett";
    static final String KVITTERING = "kvittering";

    private static final int LENGST = 1000;

    private final Bestillinger bestillinger;
    private final Sporing sporing;

    Meldingsoversetter(Bestillinger bestillinger, Sporing sporing) {
        this.bestillinger = bestillinger;
        this.sporing = sporing;
    }

    /** Reads the message, or tells why it can't be judged. */
    Innmelding oversett(Message jms) throws JMSException {
        Optional<byte[]> innhold = Innhold.les(jms);
        if (innhold.isEmpty()) {
            return Innmelding.uegnet(jms, Arsak.UKJENT_INNHOLD);
        }
        byte[] bytes = innhold.get();
        Sak sak;
        try {
            sak = bestillinger.ta(new Bestilling(bytes, new Onsker(regelsett(jms), null, null)));
        } catch (UegnetBestillingException e) {
            return Innmelding.uegnet(jms, arsak(e.hinder()));
        }
        Optional<Kvitteringsform> form = form(jms);
        if (form.isEmpty()) {
            return Innmelding.uegnet(jms, Arsak.UKJENT_KVITTERING);
        }
        String svaradresse = svaradresse(jms.getJMSReplyTo());
        if (!Adresser.kanTaKvittering(svaradresse) || !kanLagres(svaradresse)) {
            return Innmelding.uegnet(jms, Arsak.UGYLDIG_SVARADRESSE);
        }
        String korrelasjon = Kopi.korrelasjon(jms);
        if (korrelasjon != null && !kanLagres(korrelasjon)) {
            return Innmelding.uegnet(jms, Arsak.UGYLDIG_KORRELASJON);
        }
        return Innmelding.god(
                jms, new Mottak(sak, new Svarsted(svaradresse, korrelasjon, form.get(), sporing.traceparent())));
    }

    private static Arsak arsak(Hinder hinder) {
        return switch (hinder) {
            case TOM -> Arsak.TOM;
            case FOR_STOR -> Arsak.FOR_STOR;
            case UKJENT_REGELSETT -> Arsak.UKJENT_REGELSETT;
            case UKJENT_SPRAK -> throw new IllegalArgumentException("a message on the queue chooses no language");
        };
    }

    /** What the store has no room for, or a database no sign for, would look like a store that does not answer. */
    private static boolean kanLagres(String tekst) {
        return tekst.length() <= LENGST && tekst.indexOf('\0') < 0;
    }

    private static @Nullable List<String> regelsett(Message jms) throws JMSException {
        Object verdi = jms.getObjectProperty(REGELSETT);
        return verdi == null ? null : List.of(verdi.toString());
    }

    private static Optional<Kvitteringsform> form(Message jms) throws JMSException {
        Object verdi = jms.getObjectProperty(KVITTERING);
        return verdi == null ? Optional.of(Kvitteringsform.JSON) : Kvitteringsform.enkeltvis(verdi.toString());
    }

    private static String svaradresse(@Nullable Destination svarTil) throws JMSException {
        if (svarTil instanceof Queue ko) {
            return ko.getQueueName();
        }
        return svarTil instanceof Topic emne ? emne.getTopicName() : Adresser.KVITTERINGER;
    }
}

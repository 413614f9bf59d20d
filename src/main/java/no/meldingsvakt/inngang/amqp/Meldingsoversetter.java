package no.meldingsvakt.inngang.amqp;

import jakarta.inject.Singleton;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.Topic;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.drift.Adresser;
import no.meldingsvakt.drift.MeldingsvaktConfig;
import no.meldingsvakt.forlop.Tidspunkt;
import no.meldingsvakt.regel.Regelverkslager;
import no.meldingsvakt.validering.Mottak;
import no.meldingsvakt.validering.Sak;
import no.meldingsvakt.validering.Svarsted;
import no.meldingsvakt.validering.Svarsted.Form;
import no.meldingsvakt.validering.Valg;
import org.jspecify.annotations.Nullable;

/** Translates a message from the queue to what the corridor takes. A wish that is not understood is not ignored. */
@Singleton
class Meldingsoversetter {

    static final String REGELSETT = "regelsett";
    static final String KVITTERING = "kvittering";

    private static final int LENGST = 1000;

    private final Regelverkslager regelverk;
    private final Set<String> fasteRegelsett;
    private final long grense;
    private final Clock klokke;

    Meldingsoversetter(Regelverkslager regelverk, MeldingsvaktConfig config, Clock klokke) {
        this.regelverk = regelverk;
        this.fasteRegelsett = config.regelsett().orElse(Set.of());
        this.grense = config.maksStorrelse().asLongValue();
        this.klokke = klokke;
    }

    /** Reads the message, or tells why it can't be judged. */
    Innmelding oversett(Message jms) throws JMSException {
        Optional<byte[]> innhold = Innhold.les(jms);
        if (innhold.isEmpty()) {
            return Innmelding.uegnet(jms, Arsak.UKJENT_INNHOLD);
        }
        byte[] bytes = innhold.get();
        if (bytes.length == 0) {
            return Innmelding.uegnet(jms, Arsak.TOM);
        }
        if (bytes.length > grense) {
            return Innmelding.uegnet(jms, Arsak.FOR_STOR);
        }
        Set<String> regelsett = regelsett(jms);
        if (regelsett != null && !regelverk.get().katalog().ukjente(regelsett).isEmpty()) {
            return Innmelding.uegnet(jms, Arsak.UKJENT_REGELSETT);
        }
        Form form = form(jms);
        if (form == null) {
            return Innmelding.uegnet(jms, Arsak.UKJENT_KVITTERING);
        }
        String svaradresse = svaradresse(jms.getJMSReplyTo());
        if (!Adresser.kanTaKvittering(svaradresse) || !kanLagres(svaradresse)) {
            return Innmelding.uegnet(jms, Arsak.UGYLDIG_SVARADRESSE);
        }
        String korrelasjon = korrelasjon(jms);
        if (korrelasjon != null && !kanLagres(korrelasjon)) {
            return Innmelding.uegnet(jms, Arsak.UGYLDIG_KORRELASJON);
        }
        Valg valg = new Valg(regelsett, fasteRegelsett, Sprak.NB, OffsetDateTime.now(klokke.withZone(Tidspunkt.NORGE)));
        return Innmelding.god(jms, new Mottak(Sak.ny(bytes, valg), new Svarsted(svaradresse, korrelasjon, form)));
    }

    /** What the store has no room for, or a database no sign for, would look like a store that does not answer. */
    private static boolean kanLagres(String tekst) {
        return tekst.length() <= LENGST && tekst.indexOf('\0') < 0;
    }

    /** What the receiver of the receipt knows the message by; null when its sender gave it neither. */
    static @Nullable String korrelasjon(Message jms) throws JMSException {
        String korrelasjon = jms.getJMSCorrelationID();
        return korrelasjon == null ? jms.getJMSMessageID() : korrelasjon;
    }

    private static @Nullable Set<String> regelsett(Message jms) throws JMSException {
        Object verdi = jms.getObjectProperty(REGELSETT);
        return verdi == null ? null : Valg.ider(List.of(verdi.toString()));
    }

    private static @Nullable Form form(Message jms) throws JMSException {
        Object verdi = jms.getObjectProperty(KVITTERING);
        return switch (verdi == null ? "json" : verdi.toString()) {
            case "json" -> Form.JSON;
            case "apprec" -> Form.APPREC;
            default -> null;
        };
    }

    private static String svaradresse(@Nullable Destination svarTil) throws JMSException {
        if (svarTil instanceof Queue ko) {
            return ko.getQueueName();
        }
        return svarTil instanceof Topic emne ? emne.getTopicName() : Adresser.KVITTERINGER;
    }
}

package no.meldingsvakt.drift;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import no.meldingsvakt.kvittering.Kvittering;
import no.meldingsvakt.kvittering.Kvittering.MeldingFelt;
import no.meldingsvakt.kvittering.Svar;
import no.meldingsvakt.rute.Vitne;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Counts and times verdicts, and writes one line of log for each. Labels and log hold only values from closed lists and
 * GUIDs: what a message says of itself may be anything.
 */
@Singleton
class Malinger implements Vitne {

    private static final Logger LOGG = Logger.getLogger("no.meldingsvakt");
    private static final String UKJENT = "ukjent";
    private static final double MILLI = 1e6;
    private static final int GUID_LENGDE = 36;

    private final MeterRegistry register;

    /** What has been asked for: the registry makes names and labels of a question anew each time, before it looks. */
    private final Map<String, Timer> tider = new ConcurrentHashMap<>();

    Malinger(MeterRegistry register) {
        this.register = register;
    }

    @Override
    public void vurdert(Svar svar) {
        Kvittering k = svar.kvittering();
        MeldingFelt melding = k.melding();
        String standard =
                melding == null || melding.standard() == null ? UKJENT : melding.standard() + "/" + melding.versjon();
        String status = k.status().name();
        register.counter("meldingsvakt.meldinger", "status", status, "standard", standard)
                .increment();
        tid("les", k.tidsbruk().les());
        tid("skjema", k.tidsbruk().skjema());
        tid("regler", k.tidsbruk().regler());
        tid("totalt", k.tidsbruk().totalt());
        tid("meldingsvakt.regler", "standard", standard, k.tidsbruk().regler());
        LOGG.infof(
                "Kvittering %s: %s, standard %s, MsgId %s, %d avvik, %.1f ms",
                k.id(),
                status,
                standard,
                guid(melding == null ? null : melding.msgId()),
                k.avvik().size(),
                k.tidsbruk().totalt());
        k.ikkeVurdert().forEach(i -> LOGG.errorf("Kvittering %s: %s: %s", k.id(), i.regel(), i.arsak()));
    }

    private void tid(String steg, double millisekunder) {
        tid("meldingsvakt.steg", "steg", steg, millisekunder);
    }

    private void tid(String navn, String merke, String verdi, double millisekunder) {
        tider.computeIfAbsent(
                        navn + "/" + verdi,
                        n -> Timer.builder(navn).tag(merke, verdi).register(register))
                .record(Duration.ofNanos(Math.round(millisekunder * MILLI)));
    }

    /** A GUID can be looked up; anything else in its place could be a person's number. */
    private static String guid(@Nullable String msgId) {
        if (msgId == null || msgId.length() != GUID_LENGDE) {
            return "-";
        }
        try {
            return UUID.fromString(msgId).toString();
        } catch (IllegalArgumentException e) {
            return "-";
        }
    }
}

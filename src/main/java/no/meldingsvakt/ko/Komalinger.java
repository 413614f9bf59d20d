package no.meldingsvakt.ko;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import no.meldingsvakt.drift.Fristteller;
import no.meldingsvakt.forlop.lager.Utgaende;

/** What operators see of the queue. All labels are from closed lists. */
@Singleton
public class Komalinger {

    private static final String KO = "ko";

    private final MeterRegistry register;
    private final Kotilstand tilstand;
    private final Fristteller frister;

    Komalinger(MeterRegistry register, Kotilstand tilstand, Fristteller frister) {
        this.frister = frister;
        this.register = register;
        this.tilstand = tilstand;
        Gauge.builder("meldingsvakt.ko.eldste", tilstand, t -> t.eldsteSekunder())
                .description("Age of the message that waits first in meldingsvakt.inn, by its sender's clock")
                .baseUnit("seconds")
                .register(register);
        Gauge.builder("meldingsvakt.ko.skader", tilstand, t -> t.skader())
                .description("Damaged places in the embedded broker's journal that nobody has acknowledged")
                .register(register);
        for (String adresse : Adresser.ALLE) {
            Gauge.builder("meldingsvakt.ko.ventende", tilstand, t -> t.ventende(adresse))
                    .tag(KO, adresse)
                    .description("Messages that wait on an address of the embedded broker")
                    .register(register);
        }
    }

    /** A message came in, and this became of it. */
    public void mottatt(Utfall utfall) {
        register.counter("meldingsvakt.ko.inn", "utfall", utfall.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    /** What became of a message that could be judged. */
    public enum Utfall {
        KVITTERT,
        DUPLIKAT,
        IKKE_VURDERT,
        UEGNET
    }

    void utsatt() {
        register.counter("meldingsvakt.ko.utsatt").increment();
    }

    void parkert(Arsak arsak) {
        register.counter("meldingsvakt.ko.parkert", "arsak", arsak.name()).increment();
    }

    /** Something was sent, so long after it was written down. */
    void sendt(Utgaende sending, Duration ventet) {
        String adresse = sending.adresse();
        frister.sendt(sending);
        register.counter("meldingsvakt.ko.ut", KO, Adresser.ALLE.contains(adresse) ? adresse : "svaradresse")
                .increment();
        tid("utboks", ventet);
    }

    /** How long a step took. */
    public void tid(String steg, Duration tid) {
        register.timer("meldingsvakt.ko.steg", "steg", steg).record(tid);
    }

    Kotilstand tilstand() {
        return tilstand;
    }
}

package no.meldingsvakt.drift;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import no.meldingsvakt.forlop.Tidspunkt;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.forlop.lager.LagerUtilgjengeligException;
import no.meldingsvakt.validering.Avviksteller;
import no.meldingsvakt.validering.Fristvakt;
import no.meldingsvakt.validering.Oppbevaringsmerke;
import no.meldingsvakt.validering.Opprydding;
import no.meldingsvakt.validering.Stansvakt;
import org.jboss.logging.Logger;

/** What is done at intervals. A round that fails is counted, told of, and tried again in the next. */
@Singleton
class Vaktrunder {

    private static final Logger LOGG = Logger.getLogger("no.meldingsvakt");

    /** Longer than the service stands still without anybody minding. */
    private static final Duration STORT_SPRANG = Duration.ofDays(7);

    private final Fristvakt vakt;
    private final Opprydding opprydding;
    private final Stansvakt stansvakt;
    private final Avviksteller avviksteller;
    private final Oppbevaringsmerke merke;
    private final Dognnokler utboksnokler;
    private final Lager lager;
    private final Varsellogg varsellogg;
    private final boolean koen;
    private final Path datamappe;
    private final Clock klokke;
    private final MeterRegistry register;

    Vaktrunder(
            Fristvakt vakt,
            Opprydding opprydding,
            Stansvakt stansvakt,
            Avviksteller avviksteller,
            Oppbevaringsmerke merke,
            Varsellogg varsellogg,
            Dognnokler utboksnokler,
            Lager lager,
            MeldingsvaktConfig config,
            Clock klokke,
            MeterRegistry register) {
        this.merke = merke;
        this.varsellogg = varsellogg;
        this.utboksnokler = utboksnokler;
        this.lager = lager;
        this.koen = config.amqp().aktiv();
        this.datamappe = config.datamappe();
        this.vakt = vakt;
        this.stansvakt = stansvakt;
        this.avviksteller = avviksteller;
        this.opprydding = opprydding;
        this.klokke = klokke;
        this.register = register;
    }

    @Scheduled(
            identity = "fristvakt",
            every = "{meldingsvakt.frist-intervall:10s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void frister() {
        runde("frister", () -> {
            int brutt = vakt.runde(klokke.instant());
            if (brutt > 0) {
                LOGG.infof("%d frister gikk ut uten at noen hadde svart", brutt);
            }
        });
    }

    @Scheduled(
            identity = "stansvakt",
            every = "{meldingsvakt.frist-intervall:10s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void stans() {
        runde("stans", () -> stansvakt.runde(klokke.instant()).forEach(Vaktrunder::fortell));
    }

    /** A HER-id tells of an enterprise, and of no patient. */
    private static void fortell(Stansvakt.Forslag forslag) {
        LOGG.warnf(
                "Forslag om unntaksvindu (MELDINGSSTANS): HER-id %s har ikke kvittert på meldinger sendt siden %s."
                        + " Ingenting er unntatt før noen har vedtatt det i unntak.yaml",
                forslag.part(), forslag.fra().atZone(Tidspunkt.NORGE).toOffsetDateTime());
    }

    @Scheduled(identity = "opprydding", every = "1h", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void opprydding() {
        runde("opprydding", () -> {
            OffsetDateTime naa = OffsetDateTime.now(klokke.withZone(Tidspunkt.NORGE));
            Instant regnes = merke.flytt(naa.toInstant(), System.nanoTime());
            Duration etter = Duration.between(regnes, naa);
            if (etter.compareTo(STORT_SPRANG) > 0) {
                LOGG.warnf(
                        "Oppbevaringen regnes fra %s, %d dager før klokken. Den tar det igjen med et døgn i timen; er"
                                + " klokken feil, er ingenting slettet av det",
                        regnes, etter.toDays());
            }
            opprydding.rydd(naa, regnes);
            Datafiler.steng(datamappe);
            int uapnelige = lager.iTransaksjon(tx -> tx.utboks().uapnelige());
            if (uapnelige > 0) {
                LOGG.warnf(
                        "%d i utboksen er lukket med en nøkkel som ikke er her, og blir ikke sendt. Legg utboksnokkel i"
                                + " datamappen tilbake fra sikkerhetskopien, eller sett pasientnøkkelen de er lukket med",
                        uapnelige);
            }
        });
        runde("utboksnokler", () -> utboksnokler.bytt(lager, klokke.instant()));
    }

    /** Months that are due are counted long before anything of them is deleted. */
    @Scheduled(identity = "avvik", every = "10m", delayed = "30s", concurrentExecution = ConcurrentExecution.SKIP)
    void avvik() {
        runde("avvik", () -> avviksteller.runde(klokke.instant()));
    }

    @Scheduled(
            identity = "varsellogg",
            every = "{meldingsvakt.frist-intervall:10s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void varsler() {
        if (!koen) {
            runde("varsler", varsellogg::tom);
        }
    }

    private void runde(String navn, Runnable arbeid) {
        Timer.Sample start = Timer.start(register);
        try {
            arbeid.run();
            start.stop(register.timer("meldingsvakt.runde", "runde", navn));
        } catch (LagerUtilgjengeligException e) {
            register.counter("meldingsvakt.runde.feil", "runde", navn).increment();
            LOGG.warnf("Runden «%s» ble ikke ferdig: lageret tar ikke imot nå", navn);
        }
    }
}

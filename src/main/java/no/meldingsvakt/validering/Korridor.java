package no.meldingsvakt.validering;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import no.meldingsvakt.avvik.IkkeVurdert;
import no.meldingsvakt.avvik.Stegresultat;
import no.meldingsvakt.konvolutt.Lesing;
import no.meldingsvakt.konvolutt.Meldingsleser;
import no.meldingsvakt.kvittering.Grunnlag;
import no.meldingsvakt.kvittering.Kvittering;
import no.meldingsvakt.kvittering.Kvitteringsbygger;
import no.meldingsvakt.kvittering.Svar;
import no.meldingsvakt.melding.Melding;
import no.meldingsvakt.regel.Pakke;
import no.meldingsvakt.regel.Regelkatalog;
import no.meldingsvakt.regel.Regelkontroll;
import no.meldingsvakt.skjema.Skjemakontroll;
import no.meldingsvakt.xml.Dokument;

/**
 * The steps, each as a function from case to case. After a technical failure the later steps are skipped, and say so; a
 * step of ours that breaks down makes the message IKKE_VURDERT, never rejected and never accepted.
 *
 * <p>Thread-safe.
 */
public final class Korridor {

    private final Meldingsleser leser;
    private final Skjemakontroll skjemakontroll;
    private final Regelkontroll regelkontroll;
    private final Regelkatalog regelkatalog;
    private final Kvitteringsbygger kvitteringsbygger;

    public Korridor(
            Meldingsleser leser,
            Skjemakontroll skjemakontroll,
            Regelkontroll regelkontroll,
            Regelkatalog regelkatalog,
            Kvitteringsbygger kvitteringsbygger) {
        this.leser = leser;
        this.skjemakontroll = skjemakontroll;
        this.regelkontroll = regelkontroll;
        this.regelkatalog = regelkatalog;
        this.kvitteringsbygger = kvitteringsbygger;
    }

    /** Reads the message: document, envelope, header facts. */
    public Sak les(Sak sak) {
        try {
            return sak.lest(leser.les(sak.innhold()));
        } catch (RuntimeException e) {
            return sak.med(brutt(Meldingsleser.STEG, e));
        }
    }

    /** Judges the document by its schema. */
    public Sak skjema(Sak sak) {
        return sak.med(kjor(sak, Skjemakontroll.STEG, () -> skjemakontroll.kontroller(dokument(sak))));
    }

    /** Judges the message by the rules that see one message. */
    public Sak regler(Sak sak) {
        return sak.med(kjor(
                sak,
                Regelkontroll.STEG,
                () -> regelkontroll.kontroller(
                        dokument(sak), melding(sak), pakker(sak), sak.valg().vurdert())));
    }

    /** Makes the receipt. */
    public Svar kvittering(Sak sak) {
        List<Kvittering.Regelsett> regelsett = pakker(sak).stream()
                .map(p -> new Kvittering.Regelsett(p.id(), p.versjon(), p.sha256()))
                .toList();
        Lesing lesing = sak.lesing();
        return kvitteringsbygger.bygg(new Grunnlag(
                lesing == null ? null : lesing.melding(),
                sak.steg(),
                regelsett,
                sak.valg().sprak(),
                sak.valg().vurdert(),
                Duration.ofNanos(System.nanoTime() - sak.startet())));
    }

    private List<Pakke> pakker(Sak sak) {
        return regelkatalog.velg(sak.valg().regelsett());
    }

    private static Stegresultat kjor(Sak sak, String steg, Supplier<Stegresultat> arbeid) {
        if (!sak.slipperVidere()) {
            return Stegresultat.hoppetOver(steg);
        }
        try {
            return arbeid.get();
        } catch (RuntimeException e) {
            return brutt(steg, e);
        }
    }

    /** The exception's own message may quote the document, so only its kind is told. */
    private static Stegresultat brutt(String steg, RuntimeException e) {
        IkkeVurdert feil =
                new IkkeVurdert(steg, "steget feilet (" + e.getClass().getSimpleName() + ")");
        return Stegresultat.feilet(steg, List.of(), List.of(feil), Duration.ZERO);
    }

    private static Dokument dokument(Sak sak) {
        return Objects.requireNonNull(Objects.requireNonNull(sak.lesing()).dokument());
    }

    private static Melding melding(Sak sak) {
        return Objects.requireNonNull(Objects.requireNonNull(sak.lesing()).melding());
    }
}

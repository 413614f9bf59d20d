package no.meldingsvakt.validering;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
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
import no.meldingsvakt.regel.Regelverk;
import no.meldingsvakt.regel.Tidsrom;
import no.meldingsvakt.signatur.Signaturkontroll;
import no.meldingsvakt.skjema.Skjemakontroll;
import no.meldingsvakt.xml.Dokument;

/**
 * The steps, each as a function from case to case. After a technical failure the later steps are skipped, and say so; a
 * step of ours that breaks down makes the message IKKE_VURDERT, never rejected and never accepted.
 *
 * <p>Thread-safe.
 */
public final class Korridor {

    /** A message of this size is a large one. A step takes several times its size while it works, and hardly any after. */
    private static final int STOR = 8 * 1024 * 1024;

    private final Semaphore rom = new Semaphore(1, true);
    private final Meldingsleser leser;
    private final Skjemakontroll skjemakontroll;
    private final Signaturkontroll signaturkontroll;
    private final Supplier<Regelverk> regelverk;
    private final Kvitteringsbygger kvitteringsbygger;

    /** A corridor where signatures are not looked at. */
    public Korridor(
            Meldingsleser leser,
            Skjemakontroll skjemakontroll,
            Supplier<Regelverk> regelverk,
            Kvitteringsbygger kvitteringsbygger) {
        this(leser, skjemakontroll, Signaturkontroll.avslatt(), regelverk, kvitteringsbygger);
    }

    public Korridor(
            Meldingsleser leser,
            Skjemakontroll skjemakontroll,
            Signaturkontroll signaturkontroll,
            Supplier<Regelverk> regelverk,
            Kvitteringsbygger kvitteringsbygger) {
        this.leser = leser;
        this.skjemakontroll = skjemakontroll;
        this.signaturkontroll = signaturkontroll;
        this.regelverk = regelverk;
        this.kvitteringsbygger = kvitteringsbygger;
    }

    /** A step, and its name in receipts. */
    public record Steg(String navn, UnaryOperator<Sak> arbeid) {}

    /** The steps in their order, whichever door the message came in by. */
    public List<Steg> steg() {
        return List.of(
                new Steg(Meldingsleser.STEG, this::les),
                new Steg(Skjemakontroll.STEG, this::skjema),
                new Steg(Signaturkontroll.STEG, this::signatur),
                new Steg(Regelverk.STEG, this::regler));
    }

    /** Takes a message through all the steps. */
    public Sak gjennomfor(Sak sak) {
        Sak naa = sak;
        for (Steg steg : steg()) {
            naa = steg.arbeid().apply(naa);
        }
        return naa;
    }

    /**
     * Reads the message: document, envelope, header facts; and has the schema hear it, so that it is read once. One that the call has no time
     * left for is not judged.
     */
    public Sak les(Sak sak) {
        if (sak.valg().tid().erBrukt()) {
            return sak.med(uvurdert(Meldingsleser.STEG, Tidsrom.BRUKT));
        }
        try {
            return sak.lest(medRom(sak, () -> leser.les(sak.innhold(), skjemakontroll::medleser)));
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            return sak.med(brutt(Meldingsleser.STEG, e));
        }
    }

    /** Judges the document by its schema. */
    public Sak skjema(Sak sak) {
        return sak.med(kjor(sak, Skjemakontroll.STEG, () -> skjemakontroll.kontroller(dokument(sak))));
    }

    /** Judges the message's electronic signature, where that is switched on. */
    public Sak signatur(Sak sak) {
        return sak.med(kjor(
                sak,
                Signaturkontroll.STEG,
                () -> signaturkontroll.kontroller(
                        dokument(sak), melding(sak), sak.valg().vurdert())));
    }

    /**
     * Judges the message by the rules that see one message; where the schema has rejected it, by those that need no valid
     * message, since each fault that is told saves the sender a round (HIS 80415:2012 3.3.4). The rules in force are taken once, so that all of a message is
     * judged by the same ones.
     */
    public Sak regler(Sak sak) {
        Regelverk verk = regelverk.get();
        Valg valg = sak.valg();
        Lesing lesing = sak.lesing();
        List<Pakke> pakker = verk.velg(
                valg.regelsett(), valg.fasteRegelsett(), lesing == null ? null : lesing.melding(), valg.vurdert());
        Stegresultat resultat = sak.erAvvistAvSkjema()
                ? forsok(
                        sak,
                        Regelverk.STEG,
                        () -> verk.kontrollerUgyldig(dokument(sak), pakker, valg.vurdert(), valg.tid()))
                : kjor(
                        sak,
                        Regelverk.STEG,
                        () -> verk.kontroller(dokument(sak), melding(sak), pakker, valg.vurdert(), valg.tid()));
        return sak.medRegler(resultat, pakker.stream().map(Korridor::regelsett).toList());
    }

    /** Makes the receipt. */
    public Svar kvittering(Sak sak) {
        Lesing lesing = sak.lesing();
        return kvitteringsbygger.bygg(new Grunnlag(
                lesing == null ? null : lesing.melding(),
                sak.steg(),
                sak.regelsett(),
                sak.valg().sprak(),
                sak.valg().vurdert(),
                Duration.ofNanos(System.nanoTime() - sak.startet())));
    }

    private static Kvittering.Regelsett regelsett(Pakke p) {
        return new Kvittering.Regelsett(p.id(), p.versjon(), p.sha256());
    }

    private Stegresultat kjor(Sak sak, String steg, Supplier<Stegresultat> arbeid) {
        if (!sak.slipperVidere()) {
            return Stegresultat.hoppetOver(steg);
        }
        return forsok(sak, steg, arbeid);
    }

    private Stegresultat forsok(Sak sak, String steg, Supplier<Stegresultat> arbeid) {
        try {
            return medRom(sak, arbeid);
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            return brutt(steg, e);
        }
    }

    /** Does the work; on large messages one at a time, so that memory does not grow with how many come at once. */
    private <T> T medRom(Sak sak, Supplier<T> arbeid) {
        if (sak.innhold().length < STOR) {
            return arbeid.get();
        }
        rom.acquireUninterruptibly();
        try {
            return arbeid.get();
        } finally {
            rom.release();
        }
    }

    /** The exception's own message may quote the document, so only its kind is told. */
    private static Stegresultat brutt(String steg, Throwable e) {
        return uvurdert(steg, "steget feilet (" + e.getClass().getSimpleName() + ")");
    }

    private static Stegresultat uvurdert(String steg, String arsak) {
        return Stegresultat.feilet(steg, List.of(), List.of(new IkkeVurdert(steg, arsak)), Duration.ZERO);
    }

    private static Dokument dokument(Sak sak) {
        return Objects.requireNonNull(Objects.requireNonNull(sak.lesing()).dokument());
    }

    private static Melding melding(Sak sak) {
        return Objects.requireNonNull(Objects.requireNonNull(sak.lesing()).melding());
    }
}

package no.meldingsvakt.kvittering;

import com.fasterxml.uuid.Generators;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import no.meldingsvakt.avvik.Antall;
import no.meldingsvakt.avvik.Avvik;
import no.meldingsvakt.avvik.IkkeVurdert;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.avvik.Sted;
import no.meldingsvakt.avvik.Stegresultat;
import no.meldingsvakt.avvik.Utfall;
import no.meldingsvakt.melding.Enhet;
import no.meldingsvakt.melding.Melding;
import no.meldingsvakt.melding.Mottaker;
import no.meldingsvakt.melding.Part;
import no.meldingsvakt.melding.Standard;
import org.jspecify.annotations.Nullable;

/** The last step: makes the receipt of what the others came to. Thread-safe. */
public final class Kvitteringsbygger {

    private static final double NANO_PER_MILLI = 1e6;
    private static final double DESIMALER = 100;

    private final AppRecValg appRecValg;
    private final String motor;

    /**
     * Prepares making receipts.
     *
     * @param egneHerId HER-ids of the own enterprise; with none, every receiver counts as own
     * @param typenavn the names that a code of Meldingens funksjon (8279) has or has had; none for an unknown code
     * @param motor name and version of the program
     */
    public Kvitteringsbygger(Collection<String> egneHerId, Function<String, List<String>> typenavn, String motor) {
        this.appRecValg = new AppRecValg(egneHerId, typenavn);
        this.motor = motor;
    }

    /** As the other, where no code has a name. */
    public Kvitteringsbygger(Collection<String> egneHerId, String motor) {
        this(egneHerId, kode -> List.of(), motor);
    }

    /** Makes the answer. */
    public Svar bygg(Grunnlag grunnlag) {
        List<Avvik> alle =
                grunnlag.steg().stream().flatMap(s -> s.avvik().stream()).toList();
        List<Avvik> avvik = alle.stream().limit(Stegresultat.MAKS_AVVIK).toList();
        Antall antall = grunnlag.steg().stream().map(Stegresultat::antall).reduce(Antall.INGEN, Antall::pluss);
        List<IkkeVurdert> ikkeVurdert = Stream.concat(
                        grunnlag.steg().stream().flatMap(s -> s.ikkeVurdert().stream()),
                        ukjent(grunnlag.melding(), antall).stream())
                .toList();
        Kvitteringsstatus status =
                ikkeVurdert.isEmpty() ? status(grunnlag.steg(), antall) : Kvitteringsstatus.IKKE_VURDERT;
        String id = nyId();
        List<AppRecSvar> apprec = status == Kvitteringsstatus.IKKE_VURDERT
                ? List.of()
                : appRecValg.velg(id, grunnlag.melding(), alle, grunnlag.vurdert());
        Kvittering kvittering = new Kvittering(
                id,
                status,
                false,
                grunnlag.vurdert(),
                melding(grunnlag.melding()),
                avvik.stream().map(a -> avvik(a, grunnlag.sprak())).toList(),
                new Kvittering.AntallFelt(antall.avvises(), antall.feil(), antall.advarsel(), antall.merknad()),
                ikkeVurdert,
                null,
                apprec.stream().map(Kvitteringsbygger::apprec).toList(),
                grunnlag.regelsett(),
                tidsbruk(grunnlag),
                motor);
        @Nullable
        IngenAppRec ingen = status == Kvitteringsstatus.IKKE_VURDERT
                ? IngenAppRec.IKKE_VURDERT
                : apprec.isEmpty() ? AppRecValg.hvorforIngen(grunnlag.melding()) : null;
        return new Svar(kvittering, apprec, ingen);
    }

    /** The answer with what the patient stay came to. A stay never makes a message rejected. */
    public Svar medForlop(Svar svar, Forlopsdel del) {
        Kvittering k = svar.kvittering();
        List<Kvittering.AvvikFelt> avvik = Stream.concat(k.avvik().stream(), del.avvik().stream())
                .limit(Stegresultat.MAKS_AVVIK)
                .toList();
        Kvittering.AntallFelt antall = k.antallAvvik().pluss(del.avvik());
        List<IkkeVurdert> ikkeVurdert = Stream.concat(k.ikkeVurdert().stream(), del.ikkeVurdert().stream())
                .toList();
        boolean felt = ikkeVurdert.isEmpty();
        Kvittering.Tidsbruk t = k.tidsbruk();
        double millisekunder = avrundet(del.varighet());
        return new Svar(
                new Kvittering(
                        k.id(),
                        status(!felt, antall.avvises(), antall.sum()),
                        k.duplikat(),
                        k.vurdert(),
                        k.melding(),
                        avvik,
                        antall,
                        ikkeVurdert,
                        felt ? del.forlop() : null,
                        felt ? k.apprec() : List.of(),
                        k.regelsett(),
                        new Kvittering.Tidsbruk(
                                t.les(), t.skjema(), t.regler(), millisekunder, t.totalt() + millisekunder),
                        k.motor()),
                felt ? svar.apprec() : List.of(),
                felt ? svar.ingen() : IngenAppRec.IKKE_VURDERT);
    }

    /**
     * The first answer to a message that has come again. The names of the parties are not stored, and come from the message
     * now at hand; the application receipts are the first ones.
     */
    public Svar gjenta(Kvittering forste, Svar naa) {
        List<AppRecSvar> apprec = new ArrayList<>();
        for (AppRecSvar a : naa.apprec()
                .subList(0, Math.min(naa.apprec().size(), forste.apprec().size()))) {
            apprec.add(a.gjentatt(forste, apprec.size()));
        }
        return new Svar(forste.somDuplikat(naa.kvittering().melding()), apprec, naa.ingen());
    }

    /** What is of no standard cannot have been judged by it: if no step rejected it, one of them has overlooked something. */
    private static Optional<IkkeVurdert> ukjent(@Nullable Melding melding, Antall antall) {
        return antall.avvises() > 0 || (melding != null && melding.standard() != null)
                ? Optional.empty()
                : Optional.of(new IkkeVurdert(
                        "kvittering", "meldingen er ikke av noen kjent standard, og intet steg avviste den"));
    }

    private static Kvitteringsstatus status(List<Stegresultat> steg, Antall antall) {
        boolean feilet = steg.stream().anyMatch(s -> s.utfall() == Utfall.FEILET);
        return status(feilet, antall.avvises(), antall.sum());
    }

    private static Kvitteringsstatus status(boolean feilet, int avvises, int alle) {
        if (feilet) {
            return Kvitteringsstatus.IKKE_VURDERT;
        }
        if (avvises > 0) {
            return Kvitteringsstatus.AVVIST;
        }
        return alle > 0 ? Kvitteringsstatus.GODTATT_MED_AVVIK : Kvitteringsstatus.GODTATT;
    }

    /** Version 7, which grows with time, so that what is stored under it lies together. */
    private static String nyId() {
        return Generators.timeBasedEpochRandomGenerator().generate().toString();
    }

    private static Kvittering.@Nullable MeldingFelt melding(@Nullable Melding m) {
        if (m == null) {
            return null;
        }
        Standard standard = m.standard();
        return new Kvittering.MeldingFelt(
                standard == null ? null : standard.id(),
                standard == null ? null : standard.versjon(),
                m.typekode(),
                m.msgId(),
                m.sendt(),
                m.avsender().erKjent() ? part(m.avsender()) : null,
                m.mottakere().stream().map(Kvitteringsbygger::mottaker).toList());
    }

    private static Kvittering.PartFelt part(Part part) {
        Optional<Enhet> virksomhet = Optional.ofNullable(part.virksomhet());
        return new Kvittering.PartFelt(
                virksomhet.map(Enhet::navn).orElse(null),
                virksomhet.flatMap(Enhet::herId).orElse(null),
                part.kommunikasjonspart().map(Kvitteringsbygger::enhet).orElse(null));
    }

    private static Kvittering.EnhetFelt enhet(Enhet enhet) {
        return new Kvittering.EnhetFelt(enhet.navn(), enhet.herId().orElse(null));
    }

    private static Kvittering.MottakerFelt mottaker(Mottaker mottaker) {
        Kvittering.PartFelt part = part(mottaker.part());
        return new Kvittering.MottakerFelt(mottaker.rolle(), part.navn(), part.herId(), part.tjeneste());
    }

    /** A finding as receipts show it. */
    public static Kvittering.AvvikFelt avvik(Avvik a, Sprak sprak) {
        return new Kvittering.AvvikFelt(
                a.regel(),
                a.alvorlighet(),
                a.pakke(),
                a.tekst().i(sprak),
                a.kilde(),
                a.apprec() == null ? null : a.apprec().name(),
                a.tolkning(),
                a.teknisk() == null ? null : a.teknisk().i(sprak),
                a.funnet(),
                sted(a.sted()),
                a.meldinger());
    }

    private static Kvittering.StedFelt sted(Sted sted) {
        return new Kvittering.StedFelt(
                sted.xpath(), sted.linje() > 0 ? sted.linje() : null, sted.kolonne() > 0 ? sted.kolonne() : null);
    }

    private static Kvittering.AppRecFelt apprec(AppRecSvar svar) {
        return new Kvittering.AppRecFelt(
                String.valueOf(svar.fraRolle().v()),
                svar.versjon().versjon(),
                svar.avviser() ? "2" : "1",
                svar.feil().stream().map(f -> f.kode().name()).toList());
    }

    private static Kvittering.Tidsbruk tidsbruk(Grunnlag grunnlag) {
        return new Kvittering.Tidsbruk(
                millisekunder(grunnlag, "les"),
                millisekunder(grunnlag, "skjema"),
                millisekunder(grunnlag, "regler"),
                null,
                avrundet(grunnlag.totalt()));
    }

    private static double millisekunder(Grunnlag grunnlag, String steg) {
        return grunnlag.steg().stream()
                .filter(s -> s.steg().equals(steg))
                .map(s -> avrundet(s.varighet()))
                .findFirst()
                .orElse(0.0);
    }

    private static double avrundet(Duration varighet) {
        return Math.round(varighet.toNanos() / NANO_PER_MILLI * DESIMALER) / DESIMALER;
    }
}

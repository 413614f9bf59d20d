package no.meldingsvakt.validering;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import no.meldingsvakt.avvik.Antall;
import no.meldingsvakt.avvik.Frist;
import no.meldingsvakt.avvik.IkkeVurdert;
import no.meldingsvakt.avvik.Stegresultat;
import no.meldingsvakt.avvik.Utfall;
import no.meldingsvakt.forlop.Forlop;
import no.meldingsvakt.forlop.Forlopsbygger;
import no.meldingsvakt.forlop.Forlopsdokument;
import no.meldingsvakt.forlop.Forlopshendelse;
import no.meldingsvakt.forlop.Hendelse;
import no.meldingsvakt.forlop.Hendelsesleser;
import no.meldingsvakt.forlop.Tidspunkt;
import no.meldingsvakt.konvolutt.Lesing;
import no.meldingsvakt.kvittering.Forlopskvittering;
import no.meldingsvakt.kvittering.Forlopssvar;
import no.meldingsvakt.kvittering.Kvittering;
import no.meldingsvakt.kvittering.Kvitteringsbygger;
import no.meldingsvakt.kvittering.Svar;
import no.meldingsvakt.melding.Melding;
import no.meldingsvakt.regel.Forlopsdom;
import no.meldingsvakt.regel.Pakke;
import no.meldingsvakt.regel.Regelverk;
import org.jspecify.annotations.Nullable;

/**
 * Judges messages together: the stays they make, by the rules on stays. The messages have walked the corridor first. One
 * that was rejected there is no event, because its receiver does not take it in. Thread-safe.
 */
public final class Forlopskorridor {

    private static final String STEG = "forlop";
    private static final DateTimeFormatter TID = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    private final Korridor korridor;
    private final Hendelsesleser leser;
    private final Forlopsbygger bygger = new Forlopsbygger();
    private final Forlopsdokument dokument;
    private final Supplier<Regelverk> regelverk;

    public Forlopskorridor(
            Korridor korridor, Hendelsesleser leser, Forlopsdokument dokument, Supplier<Regelverk> regelverk) {
        this.korridor = korridor;
        this.leser = leser;
        this.dokument = dokument;
        this.regelverk = regelverk;
    }

    /** Judges messages that have been through the steps; {@code valg} is how the caller wants it done. */
    public Forlopssvar bedom(List<Sak> saker, Valg valg) {
        Regelverk verk = regelverk.get();
        List<IkkeVurdert> feil = new ArrayList<>();
        Map<Hendelse, Melding> hendelser = new HashMap<>();
        for (Sak sak : saker) {
            try {
                hendelse(sak).ifPresent(h -> hendelser.put(h, Objects.requireNonNull(melding(sak))));
            } catch (RuntimeException e) {
                feil.add(brutt(e));
            }
        }
        List<Forlopskvittering.ForlopFelt> forlop = new ArrayList<>();
        for (Forlop f : bygger.bygg(hendelser.keySet())) {
            forlop.add(forlop(f, verk, pakker(f, hendelser, verk, valg), valg));
        }
        List<Svar> svar = saker.stream()
                .sorted(Comparator.comparing(
                        Forlopskorridor::sendt, Comparator.nullsLast(Comparator.<OffsetDateTime>naturalOrder())))
                .map(korridor::kvittering)
                .toList();
        List<Kvittering> meldinger = svar.stream().map(Svar::kvittering).toList();
        return new Forlopssvar(new Forlopskvittering(valg.vurdert(), meldinger, forlop, feil), svar);
    }

    private Optional<Hendelse> hendelse(Sak sak) {
        Lesing lesing = sak.lesing();
        boolean avvist = sak.steg().stream().map(Stegresultat::utfall).anyMatch(Utfall.AVVIST::equals);
        return lesing == null || lesing.dokument() == null || lesing.melding() == null || avvist
                ? Optional.empty()
                : leser.les(lesing.dokument(), lesing.melding());
    }

    /** The packs that any of its messages is judged by. */
    private static List<Pakke> pakker(Forlop forlop, Map<Hendelse, Melding> meldinger, Regelverk verk, Valg valg) {
        Set<Pakke> alle = new LinkedHashSet<>();
        forlop.hendelser().stream()
                .flatMap(h -> h.utgaver().stream())
                .flatMap(u -> Optional.ofNullable(meldinger.get(u.hendelse())).stream())
                .forEach(m -> alle.addAll(verk.velg(valg.regelsett(), valg.fasteRegelsett(), m, valg.vurdert())));
        return List.copyOf(alle);
    }

    private Forlopskvittering.ForlopFelt forlop(Forlop forlop, Regelverk verk, List<Pakke> pakker, Valg valg) {
        List<Kvittering.Regelsett> regelsett = pakker.stream()
                .map(p -> new Kvittering.Regelsett(p.id(), p.versjon(), p.sha256()))
                .toList();
        Forlopsdom dom = dom(forlop, verk, pakker, valg.vurdert());
        return new Forlopskvittering.ForlopFelt(
                forlop.id(),
                forlop.status().name(),
                forlop.hendelser().stream().map(Forlopskorridor::hendelse).toList(),
                dom.frister().stream().map(Forlopskorridor::frist).toList(),
                dom.avvik().stream()
                        .limit(Stegresultat.MAKS_AVVIK)
                        .map(a -> Kvitteringsbygger.avvik(a, valg.sprak()))
                        .toList(),
                forlop.overliggerdogn(valg.vurdert()),
                regelsett,
                dom.ikkeVurdert());
    }

    private Forlopsdom dom(Forlop forlop, Regelverk verk, List<Pakke> pakker, OffsetDateTime vurdert) {
        try {
            return verk.kontrollerForlop(dokument.skriv(forlop, vurdert), pakker, vurdert);
        } catch (RuntimeException e) {
            return new Forlopsdom(List.of(), Antall.INGEN, List.of(), List.of(brutt(e)));
        }
    }

    private static Forlopskvittering.HendelseFelt hendelse(Forlopshendelse h) {
        Tidspunkt skjedde = h.siste().tider().skjedde();
        return new Forlopskvittering.HendelseFelt(
                h.siste().merke().type(),
                h.siste().merke().msgId(),
                TID.format(h.sendt().tid()),
                TID.format(h.mottatt().tid()),
                h.slag().navn(),
                h.tilstand().name(),
                skjedde == null ? null : tekst(skjedde));
    }

    private static String tekst(Tidspunkt tid) {
        return tid.harKlokkeslett() ? TID.format(tid.tid()) : tid.dag().toString();
    }

    private static Forlopskvittering.FristFelt frist(Frist f) {
        return new Forlopskvittering.FristFelt(
                f.regel(), norsk(f.starter()), norsk(f.utloper()), f.status(), f.ansvarlig(), f.meldinger());
    }

    private static String norsk(OffsetDateTime tid) {
        return TID.format(tid.atZoneSameInstant(Tidspunkt.NORGE).toOffsetDateTime());
    }

    private static @Nullable OffsetDateTime sendt(Sak sak) {
        Melding melding = melding(sak);
        return melding == null
                ? null
                : Tidspunkt.les(melding.sendt()).map(Tidspunkt::tid).orElse(null);
    }

    private static @Nullable Melding melding(Sak sak) {
        return sak.lesing() == null ? null : sak.lesing().melding();
    }

    /** The exception's own message may quote the document, so only its kind is told. */
    private static IkkeVurdert brutt(RuntimeException e) {
        return new IkkeVurdert(STEG, "steget feilet (" + e.getClass().getSimpleName() + ")");
    }
}

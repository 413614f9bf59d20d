package no.meldingsvakt.validering;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.meldingsvakt.avvik.Antall;
import no.meldingsvakt.avvik.Frist;
import no.meldingsvakt.avvik.IkkeVurdert;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.avvik.Stegresultat;
import no.meldingsvakt.forlop.Forlop;
import no.meldingsvakt.forlop.Forlopsdokument;
import no.meldingsvakt.forlop.Forlopshendelse;
import no.meldingsvakt.forlop.Hendelse;
import no.meldingsvakt.forlop.Overliggerdogn;
import no.meldingsvakt.forlop.Side;
import no.meldingsvakt.forlop.Tidspunkt;
import no.meldingsvakt.kvittering.Forlopskvittering;
import no.meldingsvakt.kvittering.Kvittering;
import no.meldingsvakt.kvittering.Kvitteringsbygger;
import no.meldingsvakt.regel.Forlopsdom;
import no.meldingsvakt.regel.Pakke;
import no.meldingsvakt.regel.Pakkeprove;
import no.meldingsvakt.regel.Regelverk;
import no.meldingsvakt.regel.Tidsrom;

/** Judges a stay by the rules on stays, and shows the verdict as receipts do. Thread-safe. */
public final class Forlopsdommer {

    private static final String STEG = "forlop";
    private static final DateTimeFormatter TID = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    /** What is the same at all times is told at this one. */
    private static final OffsetDateTime NAR_SOM_HELST =
            Instant.EPOCH.atZone(Tidspunkt.NORGE).toOffsetDateTime();

    /** Anything else may be put where the id belongs, also a number of a person. */
    private static final Pattern HER_ID = Pattern.compile("[0-9]{1,9}");

    private final Forlopsdokument dokument;

    public Forlopsdommer(Forlopsdokument dokument) {
        this.dokument = dokument;
    }

    /** As {@link #dom(Forlop, Regelverk, List, OffsetDateTime, Tidsrom)}, where nobody waits for the call. */
    Forlopsdom dom(Forlop forlop, Regelverk verk, List<Pakke> pakker, OffsetDateTime vurdert) {
        return dom(forlop, verk, pakker, vurdert, Tidsrom.FRITT);
    }

    /** The verdict at the moment {@code vurdert}. Never throws for what a rule does. */
    Forlopsdom dom(Forlop forlop, Regelverk verk, List<Pakke> pakker, OffsetDateTime vurdert, Tidsrom tid) {
        try {
            Forlopsdom dom = verk.kontrollerForlop(
                    dokument.skriv(forlop, vurdert), pakker, vurdert, Fritak.av(forlop, verk.unntak()), tid);
            return tilgode(forlop, verk, dom);
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            return new Forlopsdom(List.of(), Antall.INGEN, List.of(), List.of(brutt(e)));
        }
    }

    /** What two packs say of each of the stays: rules, levels and messages, without texts and places. */
    List<Pakkeprove.Dommer> dommer(List<Forlop> alle, Pakkeprove prove, OffsetDateTime vurdert) {
        List<Pakkeprove.Dommer> dommer = prove.dom(
                alle.stream()
                        .map(f -> new Pakkeprove.Opphold(
                                dokument.skriv(f, vurdert),
                                Fritak.av(f, prove.da().unntak()),
                                Fritak.av(f, prove.na().unntak())))
                        .toList(),
                vurdert);
        return IntStream.range(0, alle.size())
                .mapToObj(i -> new Pakkeprove.Dommer(
                        tilgode(alle.get(i), prove.da(), dommer.get(i).da()),
                        tilgode(alle.get(i), prove.na(), dommer.get(i).na())))
                .toList();
    }

    /** A stay, and the packs that it is judged by. */
    record Oppdrag(Forlop forlop, List<Pakke> pakker) {

        Oppdrag {
            pakker = List.copyOf(pakker);
        }
    }

    /** The verdict on each: rules, levels, messages and deadlines, without texts and places. Never throws for what a rule does. */
    List<Forlopsdom> dommer(List<Oppdrag> alle, Regelverk verk, OffsetDateTime vurdert) {
        List<Forlopsdom> dommer = verk.kontrollerForlop(
                alle.stream()
                        .map(s -> new Regelverk.Forlopssak(
                                dokument.skriv(s.forlop(), vurdert), s.pakker(), Fritak.av(s.forlop(), verk.unntak())))
                        .toList(),
                vurdert);
        return IntStream.range(0, alle.size())
                .mapToObj(i -> tilgode(alle.get(i).forlop(), verk, dommer.get(i)))
                .toList();
    }

    private static Forlopsdom tilgode(Forlop forlop, Regelverk verk, Forlopsdom dom) {
        return new Tvil(forlop.udaterte(), verk.katalog()).tilgode(dom);
    }

    /** A digest of all that the verdict depends on, the moment apart: the events, the rule packs and what is excepted. */
    String avtrykk(Forlop forlop, Regelverk verk, List<Pakke> pakker) {
        try {
            MessageDigest avtrykk = MessageDigest.getInstance("SHA-256");
            avtrykk.update(dokument.tekst(forlop, NAR_SOM_HELST));
            pakker.forEach(p -> avtrykk.update(p.sha256().getBytes(StandardCharsets.US_ASCII)));
            Fritak.av(forlop, verk.unntak())
                    .vinduer()
                    .forEach(u -> avtrykk.update((new TreeSet<>(u.parter()) + " " + u.fra() + " " + u.til())
                            .getBytes(StandardCharsets.US_ASCII)));
            return HexFormat.of().formatHex(avtrykk.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The stay and its verdict. */
    Forlopskvittering.ForlopFelt felt(
            Forlop forlop, Forlopsdom dom, List<Pakke> pakker, Sprak sprak, OffsetDateTime vurdert) {
        return new Forlopskvittering.ForlopFelt(
                forlop.id(),
                forlop.status().name(),
                forlop.hendelser().stream().map(h -> hendelse(h, forlop)).toList(),
                dom.frister().stream().map(Forlopsdommer::frist).toList(),
                dom.avvik().stream()
                        .limit(Stegresultat.MAKS_AVVIK)
                        .map(a -> Kvitteringsbygger.avvik(a, sprak))
                        .toList(),
                overliggerdogn(forlop.overliggerdogn(vurdert), sprak),
                pakker.stream()
                        .map(p -> new Kvittering.Regelsett(p.id(), p.versjon(), p.sha256()))
                        .toList(),
                dom.ikkeVurdert());
    }

    private static Forlopskvittering.OverliggerdognFelt overliggerdogn(Overliggerdogn dogn, Sprak sprak) {
        return new Forlopskvittering.OverliggerdognFelt(
                dogn.antall(),
                dogn.dager().stream()
                        .map(d -> new Forlopskvittering.DagFelt(d.dag().toString(), d.grunnlag()))
                        .toList(),
                dogn.forbehold().isEmpty()
                        ? null
                        : dogn.forbehold().stream().map(f -> f.i(sprak)).collect(Collectors.joining(" ")));
    }

    static Forlopskvittering.FristFelt frist(Frist f) {
        return new Forlopskvittering.FristFelt(
                f.regel(),
                norsk(f.starter()),
                norsk(f.utloper()),
                f.oppfylt() == null ? null : norsk(f.oppfylt()),
                f.status(),
                f.ansvarlig(),
                f.alvorlighet(),
                f.tolkning(),
                f.meldinger());
    }

    static String norsk(OffsetDateTime tid) {
        return TID.format(tid.atZoneSameInstant(Tidspunkt.NORGE).toOffsetDateTime());
    }

    /** The exception's own message may quote the document, so only its kind is told. */
    static IkkeVurdert brutt(Throwable e) {
        return new IkkeVurdert(STEG, "steget feilet (" + e.getClass().getSimpleName() + ")");
    }

    private static Forlopskvittering.HendelseFelt hendelse(Forlopshendelse h, Forlop forlop) {
        Tidspunkt skjedde = h.siste().tider().skjedde();
        Hendelse.Parter parter = h.siste().parter();
        return new Forlopskvittering.HendelseFelt(
                h.siste().merke().type(),
                h.siste().merke().msgId(),
                h.sendt().tekst(),
                h.mottatt().tekst(),
                h.slag().navn(),
                h.tilstand().name(),
                skjedde == null ? null : skjedde.tekst(),
                side(parter.avsender().virksomhet(), forlop),
                side(parter.mottaker(), forlop),
                h.utgaver().size() < 2
                        ? List.of()
                        : h.utgaver().stream().map(u -> utgave(u.hendelse())).toList());
    }

    private static Forlopskvittering.SideFelt side(String herId, Forlop forlop) {
        return new Forlopskvittering.SideFelt(
                forlop.sider().getOrDefault(herId, Side.ANNEN).name(),
                HER_ID.matcher(herId).matches() ? herId : null);
    }

    private static Forlopskvittering.UtgaveFelt utgave(Hendelse h) {
        return new Forlopskvittering.UtgaveFelt(
                h.merke().msgId(), h.tider().sendt().tekst(), h.merke().status().name());
    }
}

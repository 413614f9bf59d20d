package no.meldingsvakt.validering;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.meldingsvakt.avvik.Avvik;
import no.meldingsvakt.avvik.Frist;
import no.meldingsvakt.forlop.Forlop;
import no.meldingsvakt.forlop.Forlopshendelse;
import no.meldingsvakt.forlop.Hendelse;
import no.meldingsvakt.forlop.Side;
import no.meldingsvakt.forlop.Tidspunkt;
import no.meldingsvakt.forlop.lager.Hendelsesgruppe;
import no.meldingsvakt.forlop.lager.LagretHendelse;
import no.meldingsvakt.kvittering.Kvittering;
import no.meldingsvakt.rapport.Bidrag;
import no.meldingsvakt.rapport.Mal;
import org.jspecify.annotations.Nullable;

/**
 * What one patient's stays and messages are counted as. A stay, its findings and its deadlines count for the day the stay began,
 * so that they have one denominator; a message for the day it was sent.
 */
final class Opptelling {

    private final String pasient;
    private final Map<String, String> systemer;

    Opptelling(Hendelsesgruppe gruppe) {
        this.pasient = gruppe.navn();
        this.systemer = systemer(gruppe);
    }

    /** What each enterprise's last receipt in the group tells of its system. */
    private static Map<String, String> systemer(Hendelsesgruppe gruppe) {
        Map<String, String> alle = new HashMap<>();
        gruppe.hendelser().stream()
                .map(LagretHendelse::hendelse)
                .filter(h -> h.system().isPresent())
                .sorted(Comparator.comparing((Hendelse h) -> h.tider().sendt().moment())
                        .thenComparing(h -> h.system().orElse("")))
                .forEach(h ->
                        alle.put(virksomhet(h.parter().avsender()), h.system().orElse("")));
        return alle;
    }

    static String virksomhet(Hendelse.Adresse adresse) {
        return Stream.of(Optional.ofNullable(adresse.herId()), Optional.ofNullable(adresse.tjeneste()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(Bidrag.UKJENT);
    }

    static String mottaker(Hendelse h) {
        return h.parter().mottakere().stream()
                .findFirst()
                .map(m -> virksomhet(m.adresse()))
                .orElse(Bidrag.UKJENT);
    }

    private static String tjeneste(Hendelse.Adresse adresse) {
        return Optional.ofNullable(adresse.tjeneste()).orElse(Bidrag.UKJENT);
    }

    private Bidrag bidrag(Mal mal, LocalDate dag, String regel, Hendelse om, int minutter, boolean kjerne) {
        String avsender = virksomhet(om.parter().avsender());
        return new Bidrag(
                pasient,
                mal,
                dag,
                regel,
                avsender,
                mottaker(om),
                tjeneste(om.parter().avsender()),
                systemer.getOrDefault(avsender, Bidrag.UKJENT),
                minutter,
                kjerne);
    }

    /** The day that a message counts for. */
    static LocalDate dag(LagretHendelse lagret) {
        return lagret.hendelse().erUdatert()
                ? lagret.registrert().atZone(Tidspunkt.NORGE).toLocalDate()
                : lagret.hendelse().tider().sendt().dag();
    }

    /** The day that a stay counts for. */
    static LocalDate dag(Forlop forlop) {
        return forlop.hendelser().get(0).sendt().dag();
    }

    /** A message, and what was found in it alone; what was found in its stay is the stay's. */
    Stream<Bidrag> melding(LagretHendelse lagret, Optional<Kvittering> kvittering) {
        Hendelse h = lagret.hendelse();
        LocalDate dag = dag(lagret);
        Stream<Bidrag> avvik = kvittering.stream()
                .flatMap(k -> k.avvik().stream())
                .filter(a -> a.meldinger().isEmpty())
                .map(Kvittering.AvvikFelt::regel)
                .distinct()
                .map(r -> bidrag(Mal.AVVIK, dag, r, h, Bidrag.IKKE_SVART, false));
        return Stream.concat(Stream.of(bidrag(Mal.MELDINGER, dag, "", h, Bidrag.IKKE_SVART, true)), avvik);
    }

    /** A stay with its verdict. */
    Stream<Bidrag> opphold(Forlopsjournal.Bedomt b) {
        Forlop forlop = b.forlop();
        LocalDate dag = dag(forlop);
        Map<String, Hendelse> meldinger = forlop.meldinger()
                .collect(Collectors.toMap(h -> String.valueOf(h.merke().msgId()), Function.identity(), (x, y) -> x));
        Set<String> medFrist =
                b.dom().frister().stream().map(Frist::regel).collect(Collectors.toCollection(HashSet::new));
        // What a rule says twice of the same two counts once.
        Map<List<String>, Bidrag> avvik = new LinkedHashMap<>();
        b.dom().avvik().forEach((Avvik a) -> {
            Bidrag ett = bidrag(
                    Mal.AVVIK,
                    dag,
                    a.regel(),
                    om(forlop, meldinger, a.meldinger()),
                    Bidrag.IKKE_SVART,
                    medFrist.contains(a.regel()));
            avvik.putIfAbsent(List.of(ett.regel(), ett.avsender(), ett.mottaker()), ett);
        });
        return Stream.of(
                        Stream.of(bidrag(Mal.OPPHOLD, dag, "", mellomPartene(forlop), Bidrag.IKKE_SVART, true)),
                        avvik.values().stream(),
                        b.dom().frister().stream()
                                .filter(f ->
                                        f.status() == Frist.Friststatus.BRUTT || f.status() == Frist.Friststatus.HOLDT)
                                .map(f -> frist(dag, f, om(forlop, meldinger, f.meldinger()))))
                .flatMap(s -> s);
    }

    private Bidrag frist(LocalDate dag, Frist f, Hendelse om) {
        @Nullable OffsetDateTime oppfylt = f.oppfylt();
        long minutter = oppfylt == null
                ? Bidrag.IKKE_SVART
                : Math.max(0, Duration.between(f.starter(), oppfylt).toMinutes());
        return bidrag(
                f.status() == Frist.Friststatus.BRUTT ? Mal.BRUTT : Mal.HOLDT,
                dag,
                f.regel(),
                om,
                (int) Math.min(minutter, Integer.MAX_VALUE / 2),
                true);
    }

    /** The first message that is named; the stay's first where none is that is known. */
    static Hendelse om(Forlop forlop, Map<String, Hendelse> meldinger, List<String> ider) {
        return ider.stream()
                .flatMap(id -> Optional.ofNullable(meldinger.get(id)).stream())
                .findFirst()
                .orElseGet(() -> forlop.hendelser().get(0).siste());
    }

    /** The first message between hospital and municipality; the first at all where there is none. */
    private static Hendelse mellomPartene(Forlop forlop) {
        return forlop.hendelser().stream()
                .map(Forlopshendelse::siste)
                .filter(h -> Set.of(Side.SYKEHUS, Side.KOMMUNE)
                        .equals(Stream.of(virksomhet(h.parter().avsender()), mottaker(h))
                                .map(p -> forlop.sider().getOrDefault(p, Side.ANNEN))
                                .collect(Collectors.toSet())))
                .findFirst()
                .orElseGet(() -> forlop.hendelser().get(0).siste());
    }
}

package no.meldingsvakt.validering;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.meldingsvakt.avvik.Avvik;
import no.meldingsvakt.avvik.IkkeVurdert;
import no.meldingsvakt.forlop.Forlop;
import no.meldingsvakt.forlop.Hendelse;
import no.meldingsvakt.forlop.Tidspunkt;
import no.meldingsvakt.forlop.lager.Hendelsesgruppe;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.forlop.lager.LagretHendelse;
import no.meldingsvakt.rapport.Endring;
import no.meldingsvakt.rapport.Proverapport;
import no.meldingsvakt.rapport.Provetall;
import no.meldingsvakt.regel.Forlopsdom;
import no.meldingsvakt.regel.Pakkeprove;
import no.meldingsvakt.regel.Regel;

/**
 * Tells what a pack would say of the stored stays of a period, before it is adopted. Stays are read and judged some at a time, and
 * nothing is stored. Only rules on stays count: of the messages no more is kept than they read. Thread-safe.
 */
public final class Avtaleprove {

    /** How many patients are read at a time. */
    private static final int BUNKE = 100;

    private final Lager lager;
    private final Forlopsjournal journal;
    private final Forlopsdommer dommer;
    private final int trader;

    public Avtaleprove(Lager lager, Forlopsjournal journal, Forlopsdommer dommer, int trader) {
        this.lager = lager;
        this.journal = journal;
        this.dommer = dommer;
        this.trader = trader;
    }

    /**
     * Which stays.
     *
     * @param fra the first day a stay may have begun
     * @param til the last
     * @param vurdert the moment all are judged at
     */
    public record Utvalg(LocalDate fra, LocalDate til, OffsetDateTime vurdert) {

        Instant start() {
            return fra.atStartOfDay(Tidspunkt.NORGE).toInstant();
        }

        Instant slutt() {
            return til.plusDays(1).atStartOfDay(Tidspunkt.NORGE).toInstant();
        }

        private boolean har(Forlop forlop) {
            Instant startet = forlop.hendelser().get(0).sendt().moment();
            return !startet.isBefore(start()) && startet.isBefore(slutt());
        }
    }

    /** How many stays there are to look at. */
    public long antall(Utvalg utvalg) {
        return lager.iTransaksjon(tx -> tx.grupper().opphold(utvalg.start(), utvalg.slutt()));
    }

    /**
     * Judges them.
     *
     * @param fortsett is told how many have been looked at, and says whether to go on
     * @return empty where it was told to stop
     */
    public Optional<Proverapport> prov(Pakkeprove prove, Utvalg utvalg, LongPredicate fortsett) {
        Lop lop = new Lop(prove, utvalg, fortsett);
        ExecutorService kjorere = Executors.newFixedThreadPool(trader);
        try {
            List<CompletableFuture<Void>> alle = IntStream.range(0, trader)
                    .mapToObj(t -> CompletableFuture.runAsync(lop::kjor, kjorere))
                    .toList();
            alle.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException arsak ? arsak : e;
        } finally {
            kjorere.shutdown();
        }
        return lop.avbrutt.get() ? Optional.empty() : Optional.of(lop.tall.rapport());
    }

    /** One walk through the period, by several at a time. */
    private final class Lop {

        private final Pakkeprove prove;
        private final Utvalg utvalg;
        private final LongPredicate fortsett;
        private final Provetall tall = new Provetall();
        private final AtomicLong sett = new AtomicLong();
        private final AtomicBoolean stopp = new AtomicBoolean();
        private final AtomicBoolean avbrutt = new AtomicBoolean();
        private String siste = "";

        Lop(Pakkeprove prove, Utvalg utvalg, LongPredicate fortsett) {
            this.prove = prove;
            this.utvalg = utvalg;
            this.fortsett = fortsett;
        }

        void kjor() {
            try {
                for (List<String> navn = neste(); !navn.isEmpty(); navn = neste()) {
                    bunke(navn);
                }
            } catch (RuntimeException | Error e) {
                stopp.set(true);
                throw e;
            }
        }

        private synchronized List<String> neste() {
            if (stopp.get()) {
                return List.of();
            }
            List<String> navn =
                    lager.iTransaksjon(tx -> tx.grupper().navn(utvalg.start(), utvalg.slutt(), siste, BUNKE));
            if (!navn.isEmpty()) {
                siste = navn.get(navn.size() - 1);
            }
            return navn;
        }

        private void bunke(List<String> navn) {
            List<Hendelsesgruppe> grupper =
                    lager.iTransaksjon(tx -> tx.grupper().les(navn));
            List<List<Forlop>> alle = grupper.stream().map(this::opphold).toList();
            Iterator<Pakkeprove.Dommer> dom = dommer.dommer(
                            alle.stream().flatMap(List::stream).toList(), prove, utvalg.vurdert())
                    .iterator();
            alle.forEach(dets -> pasient(dets, dom));
            if (!fortsett.test(sett.get())) {
                avbrutt.set(true);
                stopp.set(true);
            }
        }

        /** The stays of the period that the pack is for. */
        private List<Forlop> opphold(Hendelsesgruppe gruppe) {
            List<Forlop> iPerioden =
                    journal.forlop(gruppe).stream().filter(utvalg::har).toList();
            sett.addAndGet(iPerioden.size());
            return iPerioden.stream()
                    .filter(f -> prove.angar(pakker(f, gruppe), f.sider().keySet()))
                    .toList();
        }

        private void pasient(List<Forlop> alle, Iterator<Pakkeprove.Dommer> dom) {
            Set<String> krasj = new HashSet<>();
            List<Set<Endring>> endringer = alle.stream()
                    .map(f -> endringer(f, dom.next(), krasj))
                    .filter(e -> !e.isEmpty())
                    .toList();
            tall.legg(alle.size(), endringer, krasj);
        }

        private Set<String> pakker(Forlop forlop, Hendelsesgruppe gruppe) {
            List<List<String>> ulike = gruppe.hendelser().stream()
                    .map(LagretHendelse::pakker)
                    .distinct()
                    .toList();
            if (ulike.size() == 1) {
                return Set.copyOf(ulike.get(0));
            }
            Set<Hendelse> dets = forlop.meldinger().collect(Collectors.toSet());
            return gruppe.hendelser().stream()
                    .filter(h -> dets.contains(h.hendelse()))
                    .map(LagretHendelse::pakker)
                    .flatMap(List::stream)
                    .collect(Collectors.toSet());
        }

        /** Of what a rule that crashed would have said, nothing is known; nor of any where it was not a rule. */
        private boolean erUvisst(String paastand, Set<String> krasj) {
            Optional<String> regel = Stream.of(prove.na(), prove.da())
                    .flatMap(v -> v.katalog().finnRegel(paastand).stream())
                    .map(Regel::id)
                    .findFirst();
            return regel.filter(krasj::contains).isPresent()
                    || krasj.stream()
                            .anyMatch(k -> prove.na().katalog().finnRegel(k).isEmpty()
                                    && prove.da().katalog().finnRegel(k).isEmpty());
        }

        private Set<Endring> endringer(Forlop forlop, Pakkeprove.Dommer dom, Set<String> krasj) {
            Set<String> uvisst = Stream.of(dom.da(), dom.na())
                    .flatMap(d -> d.ikkeVurdert().stream())
                    .map(IkkeVurdert::regel)
                    .collect(Collectors.toSet());
            krasj.addAll(uvisst);
            Map<String, Avvik> forst = tyngste(dom.da());
            Map<String, Avvik> etter = tyngste(dom.na());
            List<String> ulike = Stream.concat(forst.keySet().stream(), etter.keySet().stream())
                    .distinct()
                    .filter(regel -> !niva(forst, regel).equals(niva(etter, regel)))
                    .filter(regel -> uvisst.isEmpty() || !erUvisst(regel, uvisst))
                    .toList();
            if (ulike.isEmpty()) {
                return Set.of();
            }
            Map<String, Hendelse> meldinger = forlop.meldinger()
                    .collect(
                            Collectors.toMap(h -> String.valueOf(h.merke().msgId()), Function.identity(), (x, y) -> x));
            return ulike.stream()
                    .map(regel -> endring(
                            regel,
                            niva(forst, regel),
                            niva(etter, regel),
                            Opptelling.om(
                                    forlop,
                                    meldinger,
                                    Optional.ofNullable(etter.get(regel))
                                            .or(() -> Optional.ofNullable(forst.get(regel)))
                                            .map(Avvik::meldinger)
                                            .orElse(List.of()))))
                    .collect(Collectors.toSet());
        }
    }

    /** The heaviest finding of each assertion. */
    private static Map<String, Avvik> tyngste(Forlopsdom dom) {
        Map<String, Avvik> alle = new TreeMap<>();
        dom.avvik()
                .forEach(a ->
                        alle.merge(a.regel(), a, (x, y) -> x.alvorlighet().compareTo(y.alvorlighet()) <= 0 ? x : y));
        return alle;
    }

    private static String niva(Map<String, Avvik> alle, String regel) {
        return Optional.ofNullable(alle.get(regel))
                .map(a -> a.alvorlighet().name())
                .orElse("");
    }

    private static Endring endring(String regel, String fra, String til, Hendelse om) {
        return new Endring(regel, fra, til, Opptelling.virksomhet(om.parter().avsender()), Opptelling.mottaker(om));
    }
}

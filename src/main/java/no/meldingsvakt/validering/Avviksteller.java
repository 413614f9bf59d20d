package no.meldingsvakt.validering;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.meldingsvakt.forlop.Tidspunkt;
import no.meldingsvakt.forlop.lager.Hendelsesgruppe;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.forlop.lager.LagretHendelse;
import no.meldingsvakt.forlop.lager.Transaksjon;
import no.meldingsvakt.kvittering.KvitteringJson;
import no.meldingsvakt.rapport.Bidrag;
import no.meldingsvakt.rapport.Manedstall;
import no.meldingsvakt.regel.Regelverk;

/**
 * Counts each month for reports on deviations, once: when it has been over for {@link #ETTER}, so that its stays have ended and
 * what came late is there. What is stored of it is what may be told, and it is never changed. Thread-safe.
 */
public final class Avviksteller {

    /** How long after its end a month is counted. */
    public static final Duration ETTER = Duration.ofDays(45);

    /** How many patients are read at a time. */
    private static final int BUNKE = 100;

    private static final Duration URET = Duration.ofDays(1);

    private final Lager lager;
    private final Forlopsjournal journal;
    private final Supplier<Regelverk> regelverk;
    private final Duration oppbevaring;

    public Avviksteller(Lager lager, Forlopsjournal journal, Supplier<Regelverk> regelverk, Duration oppbevaring) {
        this.lager = lager;
        this.journal = journal;
        this.regelverk = regelverk;
        this.oppbevaring = oppbevaring;
    }

    /** Counts the months that are due; tells how many. One that began longer ago than stays are kept is never counted. */
    public int runde(Instant naa) {
        Set<YearMonth> kjente = lager.iTransaksjon(tx -> tx.avvikstall().maneder());
        Optional<Instant> forste = lager.iTransaksjon(tx -> tx.avvikstall().forste());
        if (forste.isEmpty()) {
            return 0;
        }
        Instant beholdt = naa.minus(oppbevaring);
        YearMonth fra = forste.get().isAfter(beholdt)
                ? maned(forste.get())
                : maned(beholdt).plusMonths(1);
        int talt = 0;
        for (YearMonth m = fra; !start(m.plusMonths(1)).plus(ETTER).isAfter(naa); m = m.plusMonths(1)) {
            if (!kjente.contains(m)) {
                tell(m, naa);
                talt++;
            }
        }
        return talt;
    }

    private void tell(YearMonth maned, Instant naa) {
        String tall = Manedstall.av(bidrag(Set.of(maned), naa)).tekst();
        lager.iTransaksjon(tx -> {
            tx.avvikstall().lagre(maned, tall, naa);
            return true;
        });
    }

    private static YearMonth maned(Instant moment) {
        return YearMonth.from(moment.atZone(Tidspunkt.NORGE));
    }

    private static Instant start(YearMonth maned) {
        return maned.atDay(1).atStartOfDay(Tidspunkt.NORGE).toInstant();
    }

    /** All that counts in the months, with what may not be told. */
    List<Bidrag> bidrag(Set<YearMonth> maneder, Instant naa) {
        Instant forste = start(Collections.min(maneder)).minus(URET);
        List<String> grupper = lager.iTransaksjon(tx -> tx.avvikstall().grupper(forste));
        List<Bidrag> alle = new ArrayList<>();
        for (int n = 0; n < grupper.size(); n += BUNKE) {
            List<String> bunke = grupper.subList(n, Math.min(n + BUNKE, grupper.size()));
            alle.addAll(lager.iTransaksjon(tx -> bidrag(tx, bunke, maneder, naa)));
        }
        return alle;
    }

    private List<Bidrag> bidrag(Transaksjon tx, List<String> navn, Set<YearMonth> maneder, Instant naa) {
        OffsetDateTime vurdert = naa.atZone(Tidspunkt.NORGE).toOffsetDateTime();
        List<Hendelsesgruppe> grupper = tx.grupper().les(navn);
        List<Forlopsjournal.Gruppert> opphold = grupper.stream()
                .flatMap(g -> journal.forlop(g).stream()
                        .filter(f -> erI(Opptelling.dag(f), maneder))
                        .map(f -> new Forlopsjournal.Gruppert(f, g)))
                .toList();
        List<Forlopsjournal.Bedomt> bedomte = journal.bedom(opphold, regelverk.get(), vurdert);
        Map<String, List<Forlopsjournal.Bedomt>> etterGruppe = IntStream.range(0, opphold.size())
                .boxed()
                .collect(Collectors.groupingBy(
                        i -> opphold.get(i).gruppe().navn(), Collectors.mapping(bedomte::get, Collectors.toList())));
        return grupper.stream()
                .flatMap(g -> bidrag(tx, g, etterGruppe.getOrDefault(g.navn(), List.of()), maneder))
                .toList();
    }

    private static Stream<Bidrag> bidrag(
            Transaksjon tx, Hendelsesgruppe gruppe, List<Forlopsjournal.Bedomt> opphold, Set<YearMonth> maneder) {
        Opptelling opptelling = new Opptelling(gruppe);
        Stream<Bidrag> meldinger = gruppe.hendelser().stream()
                .filter(h -> h.hendelse().svar() == null && erI(Opptelling.dag(h), maneder))
                .flatMap((LagretHendelse h) ->
                        opptelling.melding(h, tx.meldinger().finn(h.id()).map(KvitteringJson::les)));
        return Stream.concat(opphold.stream().flatMap(opptelling::opphold), meldinger);
    }

    private static boolean erI(LocalDate dag, Set<YearMonth> maneder) {
        return maneder.contains(YearMonth.from(dag));
    }
}

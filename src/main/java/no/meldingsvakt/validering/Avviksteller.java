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
import no.meldingsvakt.rapport.Avvikssporring;
import no.meldingsvakt.rapport.Bidrag;
import no.meldingsvakt.rapport.Manedstall;
import no.meldingsvakt.rapport.Visning;
import no.meldingsvakt.regel.Regelverk;

/**
 * Counts each month for reports on deviations, once: when it is due by {@link Manedsplan}, and no message has come lately to a stay
 * that began in it, so that what is read in from before is not counted half. What is stored of it is what may be told, and it
 * is never changed. Thread-safe.
 */
public final class Avviksteller {

    /** How many patients are read at a time. */
    private static final int BUNKE = 100;

    /** How long no message is to have come before a month is counted. */
    private static final Duration RO = Duration.ofMinutes(10);

    private static final Duration URET = Duration.ofDays(1);

    private final Lager lager;
    private final Forlopsjournal journal;
    private final Supplier<Regelverk> regelverk;
    private final Duration oppbevaring;
    private final Set<Visning> tabeller;

    /**
     * One that counts.
     *
     * @param grupper the groupings that months are counted by: the fewer, the more may be told
     */
    public Avviksteller(
            Lager lager,
            Forlopsjournal journal,
            Supplier<Regelverk> regelverk,
            Duration oppbevaring,
            Set<Avvikssporring.Gruppe> grupper) {
        this.lager = lager;
        this.journal = journal;
        this.regelverk = regelverk;
        this.oppbevaring = oppbevaring;
        this.tabeller = Avvikssporring.Gruppe.tabeller(grupper);
    }

    /** Counts the months that are due; tells how many. */
    public int runde(Instant naa) {
        Optional<Instant> forste = lager.iTransaksjon(tx -> tx.avvikstall().forste());
        if (forste.isEmpty()) {
            return 0;
        }
        Manedsplan plan = plan(lager, naa, oppbevaring);
        Set<YearMonth> kjente = lager.iTransaksjon(tx -> tx.avvikstall().maneder());
        YearMonth m = Manedsplan.maned(forste.get());
        int talt = 0;
        for (m = plan.erForGammel(m) ? plan.hele() : m; plan.erModen(m); m = m.plusMonths(1)) {
            if (!kjente.contains(m) && erIRo(m, naa)) {
                tell(m, naa);
                talt++;
            }
        }
        return talt;
    }

    static Manedsplan plan(Lager lager, Instant naa, Duration oppbevaring) {
        return Manedsplan.av(naa, lager.begynt(), oppbevaring);
    }

    private boolean erIRo(YearMonth maned, Instant naa) {
        return !lager.iTransaksjon(
                tx -> tx.avvikstall().harKommet(Manedsplan.start(maned), Manedsplan.slutt(maned), naa.minus(RO)));
    }

    private void tell(YearMonth maned, Instant naa) {
        String tall = Manedstall.av(bidrag(Set.of(maned), naa), tabeller).tekst();
        lager.iTransaksjon(tx -> {
            tx.avvikstall().lagre(maned, tall, naa);
            return true;
        });
    }

    /** All that counts in the months, with what may not be told. */
    List<Bidrag> bidrag(Set<YearMonth> maneder, Instant naa) {
        Instant forste = Manedsplan.start(Collections.min(maneder)).minus(URET);
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

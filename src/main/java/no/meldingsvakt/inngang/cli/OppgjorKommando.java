package no.meldingsvakt.inngang.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import no.meldingsvakt.csv.UlesbarTabellException;
import no.meldingsvakt.drift.Lageradgang;
import no.meldingsvakt.forlop.lager.LagerUtilgjengeligException;
import no.meldingsvakt.inngang.oppgjor.Oppgjor;
import no.meldingsvakt.inngang.oppgjor.Oppgjorssvar;
import no.meldingsvakt.kvittering.rapport.Ord;
import no.meldingsvakt.oppgjor.Dognpriser;
import no.meldingsvakt.oppgjor.Dom;
import no.meldingsvakt.oppgjor.Fakturaleser;
import no.meldingsvakt.oppgjor.Fakturaleser.UkjentListeException;
import no.meldingsvakt.oppgjor.Fakturalinje;
import no.meldingsvakt.oppgjor.Periode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code oppgjor}: what the stays in the service's store show is owed, or an invoice list held against it. It ends with 1 where a line
 * of the list is not agreed.
 */
@Command(name = "oppgjor", mixinStandardHelpOptions = true, versionProvider = Rotkommando.Versjon.class)
final class OppgjorKommando implements Callable<Integer> {

    private static final int FORSTE_AR = 2019;

    private final Miljo miljo;
    private final Ord ord;

    @Option(names = "--fra", paramLabel = "DAG", descriptionKey = "oppgjor-fra")
    private @Nullable String fra;

    @Option(names = "--til", paramLabel = "DAG", descriptionKey = "oppgjor-til")
    private @Nullable String til;

    @Option(names = "--part", paramLabel = "HER-ID", descriptionKey = "oppgjor-part")
    private @Nullable String part;

    @Option(names = "--faktura", paramLabel = "FIL", descriptionKey = "oppgjor-faktura")
    private @Nullable String faktura;

    @Option(names = "--vurdert", paramLabel = "TID", descriptionKey = "vurdert")
    private @Nullable String vurdert;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "tekst", descriptionKey = "oppgjor-format")
    private Tabellform format = Tabellform.TEKST;

    @Option(names = "--sprak", paramLabel = "nb|nn|en", descriptionKey = "sprak")
    private @Nullable String sprak;

    OppgjorKommando(Miljo miljo, Ord ord) {
        this.miljo = miljo;
        this.ord = ord;
    }

    /** The forms of the answer. */
    enum Tabellform {
        TEKST,
        JSON,
        CSV
    }

    @Override
    public Integer call() throws IOException {
        Bedommelsesvalg valg = new Bedommelsesvalg();
        valg.sprak = sprak;
        Redskap redskap = new Redskap(miljo, ord, valg);
        OffsetDateTime moment = redskap.valg(Innstillinger.moment(vurdert, ord)).vurdert();
        Dognpriser priser = redskap.brukelig(() -> priser(moment.getYear()));
        try (Lageradgang adgang = redskap.brukelig(() -> Lageradgang.apne(miljo.innstillinger(), miljo.mappe()))) {
            Oppgjorssvar svar = new Oppgjorssvar(adgang.oppgjor(redskap.deler().xml()), priser);
            return faktura == null ? skyldig(svar, redskap, moment) : avstem(svar, redskap, moment, faktura);
        } catch (LagerUtilgjengeligException e) {
            throw new BrukException(ord.si("feil.oppsett", String.valueOf(e.getMessage())));
        }
    }

    private int skyldig(Oppgjorssvar svar, Redskap redskap, OffsetDateTime moment) throws IOException {
        YearMonth forrige = YearMonth.from(moment).minusMonths(1);
        LocalDate forste = dag("--fra", fra).orElse(forrige.atDay(1));
        LocalDate siste = dag("--til", til).orElse(forrige.atEndOfMonth());
        if (siste.isBefore(forste)) {
            throw new BrukException(ord.si("feil.verdi", "--fra", forste.toString()));
        }
        Oppgjor.Oppgjorsside alle = svar.alle(new Periode(forste, siste), part, moment, redskap.sprak());
        skriv(alle, Oppgjor.csv(alle), () -> {
            Skjerm skjerm = new Skjerm(miljo.ut(), miljo.tegnsett());
            for (Oppgjor.OppholdFelt o : alle.opphold()) {
                skjerm.linje("%s  %s  %d  %s"
                        .formatted(o.forlop(), String.join(" ", o.parter()), o.dogn(), vist(o.belop())));
                for (Oppgjor.SkyldigDag d : o.dager()) {
                    skjerm.linje("  %s  %s  %s".formatted(d.dag(), vist(d.pris()), String.join(" ", d.grunnlag())));
                }
                if (o.forbehold() != null) {
                    skjerm.linje("  " + o.forbehold());
                }
            }
            skjerm.linje(ord.si(
                    "oppgjor.sum",
                    alle.fra(),
                    alle.til(),
                    String.valueOf(alle.opphold().size()),
                    String.valueOf(alle.opphold().stream()
                            .mapToLong(Oppgjor.OppholdFelt::dogn)
                            .sum()),
                    alle.opphold().stream()
                            .flatMap(o -> Optional.ofNullable(o.belop()).stream())
                            .reduce(BigDecimal.ZERO, BigDecimal::add)
                            .toPlainString()));
        });
        return Utgangskode.BRA;
    }

    private int avstem(Oppgjorssvar svar, Redskap redskap, OffsetDateTime moment, String fil) throws IOException {
        Oppgjor.Avstemt avstemt = svar.avstem(les(miljo.mappe().resolve(fil)), moment, redskap.sprak());
        skriv(avstemt, Oppgjor.csv(avstemt), () -> {
            Skjerm skjerm = new Skjerm(miljo.ut(), miljo.tegnsett());
            for (Oppgjor.LinjeFelt l : avstemt.linjer()) {
                skjerm.linje("%6d  %-9s  %s  %s".formatted(l.linje(), l.dom(), vist(l.forlop()), l.forklaring()));
            }
            skjerm.linje(ord.si(
                    "oppgjor.avstemt",
                    String.valueOf(avstemt.antall().get(Dom.ENIG)),
                    String.valueOf(avstemt.antall().get(Dom.OMTVISTET)),
                    String.valueOf(avstemt.antall().get(Dom.UKJENT))));
        });
        return avstemt.linjer().stream().allMatch(l -> l.dom() == Dom.ENIG) ? Utgangskode.BRA : Utgangskode.AVVIK;
    }

    private List<Fakturalinje> les(Path fil) throws IOException {
        if (!Files.isReadable(fil) || Files.isDirectory(fil)) {
            throw new BrukException(ord.si("feil.verdi", "--faktura", String.valueOf(fil.getFileName())));
        }
        try {
            return Fakturaleser.les(Files.readAllBytes(fil));
        } catch (UlesbarTabellException e) {
            throw new BrukException(ord.si("oppgjor.uleselig"));
        } catch (UkjentListeException e) {
            throw new BrukException(ord.si("oppgjor.kolonner", Fakturaleser.kolonner()));
        }
    }

    /** Those that are published, and the operator's own of the years until this one. */
    private Dognpriser priser(int siste) {
        Map<Integer, BigDecimal> egne = new TreeMap<>();
        for (int ar = FORSTE_AR; ar <= siste; ar++) {
            int aret = ar;
            miljo.innstillinger()
                    .apply("meldingsvakt.dognpris." + ar)
                    .ifPresent(p -> egne.put(aret, new BigDecimal(p)));
        }
        return Dognpriser.KUNNGJORT.med(egne);
    }

    private Optional<LocalDate> dag(String valg, @Nullable String tekst) {
        try {
            return Optional.ofNullable(tekst).map(LocalDate::parse);
        } catch (DateTimeException e) {
            throw new BrukException(ord.si("feil.verdi", valg, String.valueOf(tekst)));
        }
    }

    /** Writes text on the screen. */
    private interface Tekst {
        void skriv() throws IOException;
    }

    private void skriv(Object svar, String csv, Tekst tekst) throws IOException {
        switch (format) {
            case JSON -> miljo.ut().write(ReglerKommando.json(svar));
            case CSV -> miljo.ut().write(csv.getBytes(StandardCharsets.UTF_8));
            case TEKST -> tekst.skriv();
        }
    }

    private static String vist(@Nullable Object verdi) {
        return verdi == null ? "–" : verdi instanceof BigDecimal b ? b.toPlainString() : verdi.toString();
    }
}

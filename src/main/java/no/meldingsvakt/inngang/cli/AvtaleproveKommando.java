package no.meldingsvakt.inngang.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import no.meldingsvakt.drift.Lageradgang;
import no.meldingsvakt.forlop.lager.LagerUtilgjengeligException;
import no.meldingsvakt.kvittering.rapport.Ord;
import no.meldingsvakt.rapport.Proverapport;
import no.meldingsvakt.rapport.Proverapport.Partsrad;
import no.meldingsvakt.rapport.Proverapport.Regelrad;
import no.meldingsvakt.regel.Pakke;
import no.meldingsvakt.regel.Pakkeprove;
import no.meldingsvakt.validering.Avtaleprove;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code avtale prov}: what a pack would say otherwise of the stays in the service's store. It ends with 1 where something would
 * change.
 */
@Command(name = "prov", mixinStandardHelpOptions = true, versionProvider = Rotkommando.Versjon.class)
final class AvtaleproveKommando implements Callable<Integer> {

    private final Miljo miljo;
    private final Ord ord;

    @Parameters(index = "0", paramLabel = "MAPPE", descriptionKey = "avtale-kandidat")
    private String mappe = "";

    @Option(names = "--i-stedet-for", paramLabel = "PAKKE", descriptionKey = "avtale-for")
    private @Nullable String iStedetFor;

    @Option(names = "--fra", paramLabel = "DAG", descriptionKey = "avtale-fra")
    private @Nullable String fra;

    @Option(names = "--til", paramLabel = "DAG", descriptionKey = "avtale-til")
    private @Nullable String til;

    @Option(names = "--vurdert", paramLabel = "TID", descriptionKey = "vurdert")
    private @Nullable String vurdert;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "tekst", descriptionKey = "format-liste")
    private Lesbart format = Lesbart.TEKST;

    @Option(names = "--sprak", paramLabel = "nb|nn|en", descriptionKey = "sprak")
    private @Nullable String sprak;

    AvtaleproveKommando(Miljo miljo, Ord ord) {
        this.miljo = miljo;
        this.ord = ord;
    }

    /**
     * What was done, as it is shown.
     *
     * @param gjeldende id of the pack in force; null where the candidate would be one more
     * @param regler ids of the assertions that are not alike, and were run
     */
    private record Provd(
            String kandidat,
            String versjon,
            @Nullable String gjeldende,
            String fra,
            String til,
            String vurdert,
            List<String> regler,
            Proverapport rapport) {

        Provd {
            regler = List.copyOf(regler);
        }
    }

    @Override
    public Integer call() throws IOException {
        Bedommelsesvalg valg = new Bedommelsesvalg();
        valg.sprak = sprak;
        Redskap redskap = new Redskap(miljo, ord, valg);
        OffsetDateTime moment = redskap.valg(Innstillinger.moment(vurdert, ord)).vurdert();
        LocalDate siste = dag("--til", til).orElse(moment.toLocalDate());
        LocalDate forste = dag("--fra", fra).orElse(siste.minusYears(1));
        if (forste.isAfter(siste)) {
            throw new BrukException(ord.si("feil.verdi", "--fra", String.valueOf(forste)));
        }
        Pakkeprove prove = redskap.brukelig(() ->
                redskap.regler().prov(redskap.regler().kandidat(miljo.mappe().resolve(mappe)), iStedetFor));
        Avtaleprove.Utvalg utvalg = new Avtaleprove.Utvalg(forste, siste, moment);
        Optional<Proverapport> rapport = prov(redskap, prove, utvalg);
        if (rapport.isEmpty()) {
            return Utgangskode.AVBRUTT;
        }
        skriv(
                redskap,
                new Provd(
                        prove.kandidat().id(),
                        prove.kandidat().versjon(),
                        prove.gjeldende().map(Pakke::id).orElse(null),
                        forste.toString(),
                        siste.toString(),
                        moment.truncatedTo(ChronoUnit.SECONDS).toString(),
                        prove.ulike(),
                        rapport.get()));
        return rapport.get().endret() == null && rapport.get().krasjet().isEmpty()
                ? Utgangskode.BRA
                : Utgangskode.AVVIK;
    }

    private Optional<Proverapport> prov(Redskap redskap, Pakkeprove prove, Avtaleprove.Utvalg utvalg)
            throws IOException {
        try (Lageradgang adgang = redskap.brukelig(() -> Lageradgang.apne(miljo.innstillinger(), miljo.mappe()))) {
            Avtaleprove avtaler = adgang.avtaleprove(
                    redskap.deler().xml(), Runtime.getRuntime().availableProcessors());
            Framdrift framdrift = new Framdrift(
                    new Skjerm(miljo.feil(), miljo.tegnsett()),
                    miljo.terminal(),
                    Math.toIntExact(Math.min(Integer.MAX_VALUE, avtaler.antall(utvalg))));
            Optional<Proverapport> rapport = avtaler.prov(prove, utvalg, n -> kommet(framdrift, n));
            framdrift.bort();
            return rapport;
        } catch (LagerUtilgjengeligException e) {
            throw new BrukException(ord.si("feil.oppsett", String.valueOf(e.getMessage())));
        }
    }

    private boolean kommet(Framdrift framdrift, long antall) {
        try {
            synchronized (framdrift) {
                framdrift.kommet((int) Math.min(Integer.MAX_VALUE, antall));
            }
            return !miljo.avbrudd().erBedtOm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<LocalDate> dag(String valg, @Nullable String tekst) {
        try {
            return Optional.ofNullable(tekst).map(LocalDate::parse);
        } catch (DateTimeException e) {
            throw new BrukException(ord.si("feil.verdi", valg, String.valueOf(tekst)));
        }
    }

    private void skriv(Redskap redskap, Provd provd) throws IOException {
        switch (format) {
            case JSON -> miljo.ut().write(ReglerKommando.json(provd));
            case HTML -> miljo.ut().write(SammenlignKommando.side(redskap, "avtaleprov", Map.of("prove", provd)));
            case TEKST -> tekst(provd);
        }
    }

    private void tekst(Provd provd) throws IOException {
        Skjerm skjerm = new Skjerm(miljo.ut(), miljo.tegnsett());
        Proverapport r = provd.rapport();
        skjerm.linje(ord.si(
                "avtale.hva",
                provd.kandidat(),
                provd.versjon(),
                provd.gjeldende() == null ? ord.si("side.avtaleprov.ingen-pakke") : provd.gjeldende(),
                provd.fra(),
                provd.til(),
                provd.vurdert()));
        skjerm.linje(
                provd.regler().isEmpty()
                        ? ord.si("side.avtaleprov.ingen-regler")
                        : ord.si("side.avtaleprov.regler", String.join(", ", provd.regler())));
        if (r.endret() == null) {
            skjerm.linje(ord.si("avtale.ingen-endring"));
        }
        for (Regelrad rad : r.regler()) {
            skjerm.linje("  %-32s %-10s %8d  %s → %s"
                    .formatted(
                            rad.regel(),
                            ord.si("side.avtaleprov.slag." + rad.slag()),
                            rad.opphold(),
                            vist(rad.fra()),
                            vist(rad.til())));
        }
        rader(skjerm, "side.avtaleprov.parter", r.parter());
        rader(skjerm, "side.avtaleprov.par", r.par());
        if (!r.krasjet().isEmpty()) {
            skjerm.linje(ord.si("side.avtaleprov.krasjet", String.join(", ", r.krasjet())));
        }
        skjerm.linje(ord.si(
                "avtale.sum", vist(r.opphold()), vist(r.endret()), vist(r.nye()), vist(r.borte()), vist(r.niva())));
    }

    private void rader(Skjerm skjerm, String tittel, List<Partsrad> rader) throws IOException {
        if (!rader.isEmpty()) {
            skjerm.linje(ord.si(tittel));
        }
        for (Partsrad rad : rader) {
            skjerm.linje("  %-20s %8s  +%s -%s ~%s"
                    .formatted(rad.verdi(), vist(rad.endret()), vist(rad.nye()), vist(rad.borte()), vist(rad.niva())));
        }
    }

    private static String vist(@Nullable Object verdi) {
        return verdi == null ? "–" : String.valueOf(verdi);
    }
}

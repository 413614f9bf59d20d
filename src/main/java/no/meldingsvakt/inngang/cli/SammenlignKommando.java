package no.meldingsvakt.inngang.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import no.meldingsvakt.kvittering.rapport.Ord;
import no.meldingsvakt.regel.Paastand;
import no.meldingsvakt.regel.Pakkeforskjell;
import no.meldingsvakt.regel.Pakkeforskjell.Endring;
import no.meldingsvakt.regel.Regelverksted;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code regler sammenlign}: what is different between two packs, such as the one in force and the one to come. */
@Command(name = "sammenlign", mixinStandardHelpOptions = true, versionProvider = Rotkommando.Versjon.class)
final class SammenlignKommando implements Callable<Integer> {

    private final Miljo miljo;
    private final Ord ord;

    @Parameters(index = "0", paramLabel = "PAKKE", descriptionKey = "pakke-fra")
    private String forste = "";

    @Parameters(index = "1", paramLabel = "PAKKE", descriptionKey = "pakke-til")
    private String andre = "";

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "tekst", descriptionKey = "format-to")
    private Lesbart format = Lesbart.TEKST;

    SammenlignKommando(Miljo miljo, Ord ord) {
        this.miljo = miljo;
        this.ord = ord;
    }

    @Override
    public Integer call() throws IOException {
        if (format == Lesbart.HTML) {
            throw new BrukException(ord.si("feil.verdi", "--format", format));
        }
        Redskap redskap = new Redskap(miljo, ord, new Bedommelsesvalg());
        Regelverksted verksted =
                new Regelverksted(redskap.deler().xml(), redskap.regler().get().katalog());
        Pakkeforskjell forskjell =
                Pakkeforskjell.mellom(redskap.pakke(forste, verksted::pakke), redskap.pakke(andre, verksted::pakke));
        if (format == Lesbart.JSON) {
            miljo.ut().write(ReglerKommando.json(somJson(forskjell)));
        } else {
            tekst(forskjell);
        }
        return Utgangskode.BRA;
    }

    private void tekst(Pakkeforskjell forskjell) throws IOException {
        Skjerm skjerm = new Skjerm(miljo.ut(), miljo.tegnsett());
        for (Paastand p : forskjell.ny()) {
            skjerm.linje("+ %s (%s): %s".formatted(p.id(), p.nivaa().ord(), p.krav()));
        }
        for (Paastand p : forskjell.borte()) {
            skjerm.linje("- %s (%s): %s".formatted(p.id(), p.nivaa().ord(), p.krav()));
        }
        for (Endring e : forskjell.endret()) {
            skjerm.linje("~ %s: %s".formatted(e.na().id(), String.join(", ", e.hva())));
            if (e.hva().contains("nivaa")) {
                skjerm.linje("    %s → %s"
                        .formatted(e.da().nivaa().ord(), e.na().nivaa().ord()));
            }
            if (e.hva().contains("krav")) {
                skjerm.linje("    %s".formatted(e.na().krav()));
            }
        }
        skjerm.linje(ord.si(
                "sammenlign.sum",
                forskjell.ny().size(),
                forskjell.borte().size(),
                forskjell.endret().size()));
    }

    private static Map<String, Object> somJson(Pakkeforskjell forskjell) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("ny", forskjell.ny().stream().map(Paastand::id).toList());
        json.put("borte", forskjell.borte().stream().map(Paastand::id).toList());
        Map<String, Object> endret = new LinkedHashMap<>();
        forskjell.endret().forEach(e -> endret.put(e.na().id(), e.hva()));
        json.put("endret", endret);
        return json;
    }
}

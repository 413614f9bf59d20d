package no.meldingsvakt.inngang.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.inngang.katalog.Regelliste;
import no.meldingsvakt.inngang.katalog.Regelvisning;
import no.meldingsvakt.inngang.katalog.Regelvisning.PaastandFelt;
import no.meldingsvakt.inngang.katalog.Regelvisning.RegelFelt;
import no.meldingsvakt.kvittering.rapport.Ord;
import no.meldingsvakt.kvittering.rapport.Stil;
import no.meldingsvakt.xml.Sidemal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code regler}: the catalogue of rules in force. */
@Command(name = "regler", mixinStandardHelpOptions = true, versionProvider = Rotkommando.Versjon.class)
final class ReglerKommando implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final Miljo miljo;
    private final Ord ord;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "tekst", descriptionKey = "format-liste")
    private Lesbart format = Lesbart.TEKST;

    @Option(names = "--sprak", paramLabel = "nb|nn|en", descriptionKey = "sprak")
    private @Nullable String sprak;

    ReglerKommando(Miljo miljo, Ord ord) {
        this.miljo = miljo;
        this.ord = ord;
    }

    @Override
    public Integer call() throws IOException {
        Bedommelsesvalg valg = new Bedommelsesvalg();
        valg.sprak = sprak;
        Redskap redskap = new Redskap(miljo, ord, valg);
        Regelvisning visning = new Regelvisning(redskap.regler().get().katalog());
        List<RegelFelt> regler = visning.alle(redskap.sprak()).toList();
        switch (format) {
            case JSON -> miljo.ut().write(json(regler));
            case HTML -> miljo.ut().write(side(redskap, visning));
            case TEKST -> tekst(regler);
        }
        return Utgangskode.BRA;
    }

    private void tekst(List<RegelFelt> regler) throws IOException {
        Skjerm skjerm = new Skjerm(miljo.ut(), miljo.tegnsett());
        for (RegelFelt r : regler) {
            if (r.utgatt() != null) {
                skjerm.linje("%-32s %-8s %s".formatted(r.id(), "-", ord.si("regler.utgatt", r.tittel())));
            }
            for (PaastandFelt p : r.paastander()) {
                skjerm.linje("%-32s %-8s %s".formatted(p.id(), p.alvorlighet(), p.krav()));
            }
        }
    }

    /** As the service shows it, with its style in it and without its links, since nothing is behind them. */
    private static byte[] side(Redskap redskap, Regelvisning visning) throws IOException {
        Sprak sprak = redskap.sprak();
        Map<String, Object> side = Map.of(
                "sprak", sprak.kode(),
                "ord", Ord.paa(sprak).under("side."),
                "stil", Stil.av("side/regler.css"),
                "liste", Regelliste.av(visning, sprak, Regelliste.Utvalg.ALT));
        return new Sidemal(redskap.deler().xml(), "/sider/regler.xsl")
                .skriv(new String(json(side), StandardCharsets.UTF_8));
    }

    /** In UTF-8, with dates as REST writes them. */
    static byte[] json(Object verdi) throws IOException {
        try {
            return (JSON.writeValueAsString(verdi) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the catalogue could not be written", e);
        }
    }
}

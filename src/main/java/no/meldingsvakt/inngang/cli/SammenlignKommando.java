package no.meldingsvakt.inngang.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.kvittering.rapport.Ord;
import no.meldingsvakt.kvittering.rapport.Stil;
import no.meldingsvakt.regel.Avtaleforskjell;
import no.meldingsvakt.regel.Avtaleforskjell.Klausul;
import no.meldingsvakt.regel.Avtaleforskjell.Kravfelt;
import no.meldingsvakt.regel.Avtaleforskjell.Punkt;
import no.meldingsvakt.regel.Avtaleforskjell.Stand;
import no.meldingsvakt.regel.Avtaleforskjell.Verdi;
import no.meldingsvakt.xml.Sidemal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code regler sammenlign}: two packs, clause by clause. As {@code avtale sammenlign} it ends with 1 where they differ, as {@code diff} does. */
@Command(name = "sammenlign", mixinStandardHelpOptions = true, versionProvider = Rotkommando.Versjon.class)
final class SammenlignKommando implements Callable<Integer> {

    private final Miljo miljo;
    private final Ord ord;
    private final boolean somDiff;

    @Parameters(index = "0", paramLabel = "PAKKE", descriptionKey = "pakke-fra")
    private String forste = "";

    @Parameters(index = "1", paramLabel = "PAKKE", descriptionKey = "pakke-til")
    private String andre = "";

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "tekst", descriptionKey = "format-liste")
    private Lesbart format = Lesbart.TEKST;

    @Option(names = "--sprak", paramLabel = "nb|nn|en", descriptionKey = "sprak")
    private @Nullable String sprak;

    SammenlignKommando(Miljo miljo, Ord ord, boolean somDiff) {
        this.somDiff = somDiff;
        this.miljo = miljo;
        this.ord = ord;
    }

    @Override
    public Integer call() throws IOException {
        Bedommelsesvalg valg = new Bedommelsesvalg();
        valg.sprak = sprak;
        Redskap redskap = new Redskap(miljo, ord, valg);
        Avtaleforskjell forskjell = Avtaleforskjell.mellom(
                redskap.pakke(forste, redskap.regler()::kandidat), redskap.pakke(andre, redskap.regler()::kandidat));
        switch (format) {
            case JSON -> miljo.ut().write(ReglerKommando.json(forskjell));
            case HTML -> miljo.ut().write(side(redskap, "avtaler", Map.of("forskjell", forskjell)));
            case TEKST -> tekst(forskjell);
        }
        return forskjell.ingen() || !somDiff ? Utgangskode.BRA : Utgangskode.AVVIK;
    }

    /** A page with its style in it, to be kept as a file. */
    static byte[] side(Redskap redskap, String mal, Map<String, ?> innhold) throws IOException {
        Sprak sprak = redskap.sprak();
        Map<String, Object> alt = new LinkedHashMap<>(innhold);
        alt.put("sprak", sprak.kode());
        alt.put("ord", Ord.paa(sprak).under("side."));
        alt.put("stil", Stil.av("side/regler.css", "side/avtaler.css"));
        return new Sidemal(redskap.deler().xml(), "/sider/" + mal + ".xsl")
                .skriv(new String(ReglerKommando.json(alt), StandardCharsets.UTF_8));
    }

    private void tekst(Avtaleforskjell forskjell) throws IOException {
        Skjerm skjerm = new Skjerm(miljo.ut(), miljo.tegnsett());
        skjerm.linje("A: %s %s".formatted(forskjell.a().id(), forskjell.a().versjon()));
        skjerm.linje("B: %s %s".formatted(forskjell.b().id(), forskjell.b().versjon()));
        if (!forskjell.verdier().isEmpty()) {
            skjerm.linje(ord.si("avtale.parametre"));
        }
        for (Verdi v : forskjell.verdier()) {
            skjerm.linje("  %s: %s → %s".formatted(v.navn(), vist(v.a()), vist(v.b())));
        }
        for (Klausul k : forskjell.klausuler()) {
            if (k.stand() != Stand.LIK) {
                klausul(skjerm, k);
            }
        }
        StringBuilder sum = new StringBuilder();
        for (Stand s : Stand.values()) {
            sum.append(sum.isEmpty() ? "" : ", ").append(ord.si("side.avtaler.antall." + s, forskjell.antall(s)));
        }
        skjerm.linje(sum.toString());
    }

    private void klausul(Skjerm skjerm, Klausul klausul) throws IOException {
        skjerm.linje(klausul.kilde());
        for (Punkt p : klausul.punkter()) {
            if (p.stand() == Stand.LIK) {
                continue;
            }
            String hva = String.join(
                    ", ",
                    p.hva().stream().map(h -> ord.si("side.avtaler.hva." + h)).toList());
            skjerm.linje("  %s: %s%s"
                    .formatted(
                            p.id(), ord.si("side.avtaler.stand." + p.stand()), hva.isEmpty() ? "" : " (" + hva + ")"));
            side(skjerm, "A", p.a());
            side(skjerm, "B", p.b());
        }
    }

    private void side(Skjerm skjerm, String navn, @Nullable Kravfelt side) throws IOException {
        if (side != null) {
            skjerm.linje("    %s [%s%s] %s%s"
                    .formatted(
                            navn,
                            side.nivaa(),
                            side.frist() ? ", " + ord.si("side.avtaler.frist") : "",
                            side.krav(),
                            side.verdier().isEmpty() ? "" : " (" + String.join(", ", side.verdier()) + ")"));
        }
    }

    private static String vist(@Nullable String verdi) {
        return verdi == null ? "–" : verdi;
    }
}

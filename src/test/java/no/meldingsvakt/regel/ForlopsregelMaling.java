package no.meldingsvakt.regel;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.sf.saxon.s9api.XdmAtomicValue;
import no.meldingsvakt.xml.Dokument;
import no.meldingsvakt.xml.Prefikser;
import no.meldingsvakt.xml.XmlFabrikk;
import org.junit.jupiter.api.Test;

/**
 * What each rule on stays costs as the stay grows: the same events again and again, with other ids. A rule that looks at all
 * pairs takes sixteen times as long for four times the events. Run it with
 * {@code ./mvnw -B test -Dtest=ForlopsregelMaling}.
 */
class ForlopsregelMaling {

    private static final int GJENTAKELSER = 5;

    private final XmlFabrikk xml = new XmlFabrikk();
    private final Regelkatalog katalog = new Pakkeleser(xml).les(Path.of("schematron"));
    private final SchxsltKompilator kompilator = new SchxsltKompilator(xml, new Prefikser(Map.of(), Set.of()), false);
    private final Map<String, XdmAtomicValue> parametre = Map.of(
            "vurdert",
            new XdmAtomicValue(OffsetDateTime.parse("2024-03-11T12:00:00+01:00").toZonedDateTime()));

    private record Malt(String regel, double kort, double langt) {}

    @Test
    void mal() throws Exception {
        Dokument kort = opphold(10);
        Dokument langt = opphold(40);
        List<Malt> alle = new ArrayList<>();
        for (Pakke pakke : katalog.pakker()) {
            for (Regel regel : pakke.regler()) {
                if (regel.type() == Regel.Type.FORLOP && regel.utgatt() == null) {
                    Regelprogram program = kompilator.kompiler(pakke, List.of(regel), katalog.funksjoner());
                    alle.add(new Malt(regel.id(), millisekunder(program, kort), millisekunder(program, langt)));
                }
            }
        }
        alle.sort(Comparator.comparingDouble(Malt::langt).reversed());
        System.out.printf("%n%-28s %10s %10s %8s%n", "regel", "100 hend.", "400 hend.", "forhold");
        alle.stream()
                .limit(25)
                .forEach(m -> System.out.printf(
                        "%-28s %7.2f ms %7.2f ms %8.1f%n", m.regel(), m.kort(), m.langt(), m.langt() / m.kort()));
        System.out.printf(
                "%-28s %7.2f ms %7.2f ms%n",
                "alle " + alle.size(),
                alle.stream().mapToDouble(Malt::kort).sum(),
                alle.stream().mapToDouble(Malt::langt).sum());
    }

    /** The best of some runs. */
    private double millisekunder(Regelprogram program, Dokument dokument) throws RegelkrasjException {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < GJENTAKELSER; i++) {
            long start = System.nanoTime();
            program.kjor(dokument, parametre);
            best = Math.min(best, (System.nanoTime() - start) / 1e6);
        }
        return best;
    }

    /** The example stay of eleven events or so, so many times over. */
    private Dokument opphold(int ganger) throws Exception {
        String eksempel = Files.readString(Path.of("xsd/forlop/1.0/eksempler/opphold.xml"));
        int start = eksempel.indexOf("<hendelse ");
        int slutt = eksempel.lastIndexOf("</forlop>");
        String hendelser = IntStream.range(0, ganger)
                .mapToObj(i -> eksempel.substring(start, slutt)
                        .replaceAll(
                                "\\b((?:msgId|dokumentId|forelder|samtale|paa|id)=\"[^\"]{20,})\"", "$1-" + i + "\""))
                .collect(Collectors.joining());
        return xml.les((eksempel.substring(0, start) + hendelser + "</forlop>").getBytes(StandardCharsets.UTF_8));
    }
}

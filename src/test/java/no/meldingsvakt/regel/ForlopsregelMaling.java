package no.meldingsvakt.regel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.sf.saxon.s9api.XdmAtomicValue;
import no.meldingsvakt.xml.Dokument;
import org.junit.jupiter.api.Test;

/**
 * What each rule on stays costs as the stay grows, in the engine that the service runs: the same events again and again, with other
 * ids. A rule that looks at all pairs takes sixteen times as long for four times the events. Run it with
 * {@code ./mvnw -B test -Dtest=ForlopsregelMaling}.
 */
class ForlopsregelMaling {

    private static final int GJENTAKELSER = 5;
    private static final int KORT = 10;
    private static final int LANGT = 40;

    private final Provemotor motor = new Provemotor();

    @Test
    void mal() throws Exception {
        // So that all rules are compiled together, as in the service.
        motor.langsomme();
        Map<String, Double> kort = millisekunder(motor.tre(opphold(KORT)));
        Map<String, Double> langt = millisekunder(motor.tre(opphold(LANGT)));
        System.out.printf("%n%-28s %10s %10s %8s%n", "regel", KORT + " ganger", LANGT + " ganger", "forhold");
        langt.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(25)
                .forEach(m -> System.out.printf(
                        "%-28s %7.2f ms %7.2f ms %8.1f%n",
                        m.getKey(), kort.get(m.getKey()), m.getValue(), m.getValue() / kort.get(m.getKey())));
        System.out.printf("%-28s %7.2f ms %7.2f ms%n", "alle " + langt.size(), sum(kort), sum(langt));
    }

    private static double sum(Map<String, Double> tider) {
        return tider.values().stream().mapToDouble(t -> t).sum();
    }

    /** What each rule takes, the best of some runs. */
    private Map<String, Double> millisekunder(Dokument dokument) {
        Map<String, Double> best = new TreeMap<>();
        for (int i = 0; i < GJENTAKELSER; i++) {
            Tidtaker tid = Tidtaker.denne();
            tid.mal();
            dom(motor, dokument);
            tid.malt().forEach((regel, nanosekunder) -> best.merge(regel, nanosekunder / 1e6, Math::min));
        }
        return best;
    }

    /** All rules of all packs on a stay. */
    static void dom(Provemotor motor, Dokument dokument) {
        for (Pakkeprogram program : motor.verk().programmer()) {
            program.kjor(
                    dokument,
                    Set.of(Kjennetegn.FORLOP),
                    Map.of("vurdert", new XdmAtomicValue(Provemotor.NAA.toZonedDateTime())),
                    UnaryOperator.identity(),
                    Regelprogram.Omfang.DOM);
        }
    }

    /** The example stay of ten events, so many times over. */
    static byte[] opphold(int ganger) throws IOException {
        String eksempel = Files.readString(Path.of("xsd/forlop/1.0/eksempler/opphold.xml"));
        int start = eksempel.indexOf("<hendelse ");
        int slutt = eksempel.lastIndexOf("</forlop>");
        String hendelser = IntStream.range(0, ganger)
                .mapToObj(i -> eksempel.substring(start, slutt)
                        .replaceAll(
                                "\\b((?:msgId|dokumentId|forelder|samtale|paa|id)=\"[^\"]{20,})\"", "$1-" + i + "\""))
                .collect(Collectors.joining());
        return (eksempel.substring(0, start) + hendelser + "</forlop>").getBytes(StandardCharsets.UTF_8);
    }
}

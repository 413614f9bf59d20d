package no.meldingsvakt.regel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import no.meldingsvakt.regel.uttrykk.Arbeid;
import no.meldingsvakt.xml.Dokument;
import no.meldingsvakt.xml.Prefikser;
import no.meldingsvakt.xml.UlesbarXmlException;
import no.meldingsvakt.xml.XmlFabrikk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the rules of a kind of message are compiled, and how. */
class PakkeprogramTest {

    private static final Path PROVE = Path.of("src/test/resources/krasj/nasjonal");
    private static final Set<String> SLAG = Set.of("msghead");

    private final XmlFabrikk xml = new XmlFabrikk();

    @TempDir
    Path mappe;

    /** Saxon judges the first message of a kind itself; it must not go on with it when all rules have been translated. */
    @Test
    void aKindThatWasJudgedBeforeAllWasCompiledIsJudgedByWhatWasTranslatedAfterwards()
            throws IOException, UlesbarXmlException {
        Pakkeprogram program = program("exists(//*[@A])");
        Dokument dokument = xml.les(
                "<MsgHead xmlns='http://www.kith.no/xmlstds/msghead/2006-05-24'><MsgInfo><MsgId>a</MsgId></MsgInfo></MsgHead>"
                        .getBytes(StandardCharsets.UTF_8));
        assertEquals(0, noder(program, dokument));

        program.kompiler();

        assertTrue(noder(program, dokument) > 0, "the rule is left to Saxon");
    }

    /** Judges, and gives how many nodes translated expressions passed over. */
    private static long noder(Pakkeprogram program, Dokument dokument) {
        long for_ = Arbeid.gjort();
        List<Regelprogram.Kjoring> kjoringer = program.kjor(
                        dokument, SLAG, Map.of(), UnaryOperator.identity(), Regelprogram.Omfang.ALT)
                .kjoringer();
        assertEquals(1, kjoringer.stream().mapToInt(k -> k.avvik().size()).sum());
        return Arbeid.gjort() - for_;
    }

    private Pakkeprogram program(String prove) throws IOException {
        Path regel = mappe.resolve("nasjonal/PROVE-01/regel.sch");
        Files.createDirectories(regel.getParent());
        Files.writeString(
                regel, Files.readString(PROVE.resolve("PROVE-01/regel.sch")).replace("false()", prove));
        Files.copy(PROVE.resolve("pakke.yaml"), mappe.resolve("nasjonal/pakke.yaml"));
        Regelkatalog katalog = new Pakkeleser(xml).les(mappe);
        Prefikser prefikser = new Prefikser(Map.of(), Set.of());
        return new Pakkeprogram(
                katalog.pakker().get(0),
                new SchxsltKompilator(xml, prefikser, true),
                new Samlekompilator(xml, prefikser),
                katalog.funksjoner(),
                List.of(SLAG));
    }
}

package no.meldingsvakt.kvittering.rapport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import no.meldingsvakt.avvik.Alvorlighet;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.kvittering.Kvittering.AvvikFelt;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class JunitrapportTest {

    @Test
    void aHundredThousandFindingsAreAllThere() throws Exception {
        ByteArrayOutputStream ut = new ByteArrayOutputStream();
        Junitrapport rapport = new Junitrapport(ut, Ord.paa(Sprak.NB), r -> Set.of(), k -> true);
        for (int i = 0; i < 1000; i++) {
            rapport.vurdert(SarifrapportTest.vurdert("mappe/m" + i + ".xml", hundre()));
        }
        rapport.slutt(true);
        System.out.printf("JUnit of 100 000 findings: %d bytes%n", ut.size());
        Element rot = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(ut.toByteArray()))
                .getDocumentElement();
        assertEquals("1000", rot.getAttribute("failures"));
        assertEquals(1000, rot.getElementsByTagName("failure").getLength());
        assertTrue(rot.getTextContent().contains("R-99"));
    }

    @Test
    void whatWasInterruptedIsToldInAWholeDocument() throws IOException {
        ByteArrayOutputStream ut = new ByteArrayOutputStream();
        Junitrapport rapport = new Junitrapport(ut, Ord.paa(Sprak.EN), r -> Set.of(), k -> false);
        rapport.slutt(false);
        assertTrue(
                ut.toString(StandardCharsets.UTF_8).contains("tests=\"1\" failures=\"0\" errors=\"1\""),
                ut.toString(StandardCharsets.UTF_8));
        assertTrue(
                ut.toString(StandardCharsets.UTF_8).endsWith("</testsuites>\n"), ut.toString(StandardCharsets.UTF_8));
    }

    private static AvvikFelt[] hundre() {
        AvvikFelt[] avvik = new AvvikFelt[100];
        for (int j = 0; j < avvik.length; j++) {
            avvik[j] = SarifrapportTest.avvik("R-" + j, Alvorlighet.FEIL, j + 1, 1);
        }
        return avvik;
    }
}

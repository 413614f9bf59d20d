package no.meldingsvakt.skjema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.meldingsvakt.xml.XmlFabrikk;
import org.apache.xerces.xs.XSConstants;
import org.apache.xerces.xs.XSElementDeclaration;
import org.apache.xerces.xs.XSModel;
import org.apache.xerces.xs.XSNamedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** Our schemas accept and reject exactly what the official ones do. */
class SkjemalikhetTest {

    private static final long FRO = 20240301L;
    private static final int KOPIER_AV_EKSEMPEL = 88;
    private static final int KOPIER_AV_BYGD = 11;
    private static final int MINST = 20_000;

    /** Larger examples differ from the others in their attachments only. */
    private static final long STORST = 60_000;

    private static XmlFabrikk xml;
    private static Skjemamappe egne;
    private static Skjemamappe fasit;
    private static XSModel modell;

    @BeforeAll
    static void les() {
        Fasit.krev();
        xml = new XmlFabrikk();
        egne = Skjemamappe.les(Path.of("xsd"), xml);
        fasit = Fasit.skjemaer(egne, xml);
        modell = Komponentmodell.les(fasit);
    }

    private static Sammenligning sammenligning() {
        return new Sammenligning(xml, Grammatikk.kompiler(xml, fasit), Grammatikk.kompiler(xml, egne));
    }

    @Test
    void everyOfficialNamespaceIsThere() throws IOException {
        Map<String, Path> offisielle = Fasit.navnerom();

        assertEquals(
                offisielle,
                fasit.innganger().stream().collect(Collectors.toMap(Skjemafil::navnerom, f -> Path.of(f.visning()))));
        assertEquals(new TreeSet<>(offisielle.keySet()), navnerom(egne));
    }

    @Test
    void theComponentModelsAreEqual() {
        Map<String, String> offisiell = Komponentmodell.tekst(modell);
        Map<String, String> vare = Komponentmodell.tekst(Komponentmodell.les(egne));
        long omskrevne = vare.values().stream()
                .filter(t -> !t.equals(Fasit.medOffisieltMonster(t)))
                .count();
        vare.replaceAll((navn, tekst) -> Fasit.medOffisieltMonster(tekst));

        List<String> ulikheter = Komponentmodell.ulikheter(offisiell, vare);

        System.out.printf(
                "Component models: %d namespaces, %d global components, %d with the pattern of identifiers rewritten,"
                        + " %d differences%n",
                fasit.innganger().size(), offisiell.size(), omskrevne, ulikheter.size());
        assertEquals(List.of(), ulikheter);
    }

    @Test
    void everyOfficialExampleGetsTheSameVerdict() throws IOException {
        Sammenligning sammenligning = sammenligning();

        for (Path fil : Fasit.eksempler()) {
            sammenligning.spor(fil.toString(), Files.readAllBytes(fil));
        }

        System.out.printf(
                "Official examples: %d valid, %d invalid, %d differences%n",
                sammenligning.antall("valid"),
                sammenligning.antall("invalid"),
                sammenligning.ulikheter().size());
        assertEquals(List.of(), sammenligning.ulikheter());
    }

    @Test
    void generatedDocumentsGetTheSameVerdict() throws IOException {
        Sammenligning sammenligning = sammenligning();
        Ordforrad ord = new Ordforrad(modell);
        List<Original> originaler = Stream.concat(eksempler(), byggede(modell)).toList();

        IntStream.range(0, originaler.size())
                .parallel()
                .forEach(i -> originaler.get(i).skad(sammenligning, new Mutasjon(new Random(FRO + i), ord)));

        long alle = sammenligning.antall("valid") + sammenligning.antall("invalid");
        System.out.printf(
                "Generated documents: %d (%d valid, %d invalid, first fault of %d kinds), %d differences%n",
                alle,
                sammenligning.antall("valid"),
                sammenligning.antall("invalid"),
                sammenligning.regler(),
                sammenligning.ulikheter().size());
        assertEquals(List.of(), sammenligning.ulikheter().stream().limit(20).toList());
        assertTrue(alle >= MINST, () -> "only " + alle + " documents");
    }

    /** A document, and how many damaged copies to make of it. */
    private record Original(String navn, Document dokument, int kopier) {
        void skad(Sammenligning sammenligning, Mutasjon mutasjon) {
            sammenligning.spor(navn, Dom.skriv(dokument));
            for (int i = 0; i < kopier; i++) {
                sammenligning.spor(navn + " #" + i, Dom.skriv(mutasjon.av(dokument)));
            }
        }
    }

    private static Stream<Original> eksempler() throws IOException {
        return Fasit.eksempler().stream()
                .filter(f -> f.toFile().length() <= STORST)
                .map(f -> new Original(f.toString(), Dom.les(f), KOPIER_AV_EKSEMPEL));
    }

    /** A document for every global element that there is. */
    private static Stream<Original> byggede(XSModel modell) {
        XSNamedMap rotelementer = modell.getComponents(XSConstants.ELEMENT_DECLARATION);
        return IntStream.range(0, rotelementer.getLength()).mapToObj(i -> {
            XSElementDeclaration rot = (XSElementDeclaration) rotelementer.item(i);
            Document dokument = Dokumentbygger.bygg(new Random(FRO - i), modell, rot);
            return new Original(Komponenttekst.navn(rot), dokument, KOPIER_AV_BYGD);
        });
    }

    private static Set<String> navnerom(Skjemamappe mappe) {
        return mappe.innganger().stream().map(Skjemafil::navnerom).collect(Collectors.toCollection(TreeSet::new));
    }
}

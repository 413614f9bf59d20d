package no.meldingsvakt.skjema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import no.meldingsvakt.regel.Dokumentskade;
import no.meldingsvakt.xml.Dokument;
import no.meldingsvakt.xml.Medleser;
import no.meldingsvakt.xml.UlesbarXmlException;
import no.meldingsvakt.xml.XmlFabrikk;
import org.junit.jupiter.api.Test;

/**
 * A message that is judged by its schema while it is read has the verdict that a reading of its own gives, whatever was read before it by
 * the same parser and the same validator. {@code -Dmedleser=N} takes N damaged messages.
 */
class MedleserTest {

    private static final XmlFabrikk XML = new XmlFabrikk();
    private static final Skjemamappe MAPPE = Skjemamappe.les(Path.of("xsd"), XML);
    private static final Skjemakontroll KONTROLL = new Skjemakontroll(XML, MAPPE);
    private static final Path GYLDIG = Path.of("xsd/henvisning/2.0/eksempler/HENVISNING_NYTILSTAND.xml");
    private static final long FRO = 20261128;
    private static final int SKADDE = Integer.getInteger("medleser", 1500);

    private int gyldige;
    private int ugyldige;
    private int uleselige;

    @Test
    void itIsAsAReadingOfItsOwn() throws IOException {
        List<Path> filer = new ArrayList<>();
        for (Path mappe : List.of(Path.of("xsd"), Path.of("../shared/standard/eksempler"))) {
            try (Stream<Path> alle = Files.exists(mappe) ? Files.walk(mappe) : Stream.empty()) {
                alle.filter(f -> f.toString().endsWith(".xml")).sorted().forEach(filer::add);
            }
        }
        List<String> ulike = new ArrayList<>();
        List<Path> lesbare = new ArrayList<>();
        for (Path fil : filer) {
            if (prov(fil.toString(), Files.readAllBytes(fil), ulike) && Files.size(fil) < 100_000) {
                lesbare.add(fil);
            }
        }
        Dokumentskade skade = new Dokumentskade(FRO);
        Random valg = new Random(FRO);
        for (int i = 0; i < SKADDE; i++) {
            Path fil = lesbare.get(valg.nextInt(lesbare.size()));
            byte[] innhold = Files.readAllBytes(fil);
            if (i % 5 == 0) {
                innhold[valg.nextInt(innhold.length)] = (byte) valg.nextInt(256);
            } else {
                innhold = skade.tilfeldig(innhold);
            }
            prov(fil + " damaged " + i, innhold, ulike);
        }
        assertEquals(List.of(), ulike);
        assertTrue(
                gyldige > 200 && ugyldige > 200 && uleselige > 20,
                gyldige + " valid, " + ugyldige + " not, " + uleselige + " unreadable");
    }

    /** Says whether it could be read. */
    private boolean prov(String navn, byte[] innhold, List<String> ulike) {
        Dokument medlest;
        try {
            medlest = XML.les(innhold, KONTROLL::medleser);
        } catch (UlesbarXmlException e) {
            uleselige++;
            UlesbarXmlException alene = assertThrows(UlesbarXmlException.class, () -> new XmlFabrikk().les(innhold));
            if (!hva(alene).equals(hva(e))) {
                ulike.add(navn + ": " + hva(e) + " and " + hva(alene));
            }
            return false;
        }
        boolean gyldig = KONTROLL.kontroller(lest(innhold)).avvik().isEmpty();
        boolean godkjent = godkjent(medlest);
        gyldige += gyldig ? 1 : 0;
        ugyldige += gyldig ? 0 : 1;
        if (gyldig != godkjent) {
            ulike.add(navn + ": " + gyldig + " and " + godkjent);
        }
        return true;
    }

    private static List<String> hva(UlesbarXmlException e) {
        return Stream.of(e.arsak(), e.linje(), e.kolonne(), e.navn(), e.element(), e.tegn())
                .map(String::valueOf)
                .toList();
    }

    private static Dokument lest(byte[] innhold) {
        try {
            return XML.les(innhold);
        } catch (UlesbarXmlException e) {
            throw new IllegalStateException("read once, and not again", e);
        }
    }

    private static boolean godkjent(Dokument dokument) {
        Medleser spurt = KONTROLL.medleser();
        try {
            return dokument.erGodkjentVed(spurt.maalestokk());
        } finally {
            spurt.slipp(0);
        }
    }

    /** Names that a sender makes up, more than a parser keeps, leave it as it was. */
    @Test
    void namesWithoutEndChangeNothing() throws UlesbarXmlException {
        byte[] god = bytes(GYLDIG);
        for (int i = 0; i < 400; i++) {
            StringBuilder fremmed = new StringBuilder("<x xmlns=\"urn:fremmed\">");
            for (int k = 0; k < 1_000; k++) {
                fremmed.append("<n").append(i).append('_').append(k).append("/>");
            }
            byte[] innhold = fremmed.append("</x>").toString().getBytes(StandardCharsets.UTF_8);
            assertFalse(godkjent(XML.les(innhold, KONTROLL::medleser)));
        }
        assertTrue(godkjent(XML.les(god, KONTROLL::medleser)));
    }

    /** What is one document's is not the next one's: depth, attributes, names in use, an error half-way. */
    @Test
    void whatOneDocumentWasRefusedForDoesNotTouchTheNext() throws UlesbarXmlException {
        byte[] god = bytes(GYLDIG);
        String dyp = "<a>".repeat(XmlFabrikk.MAKS_DYBDE + 1) + "</a>".repeat(XmlFabrikk.MAKS_DYBDE + 1);
        List<String> darlige = List.of(
                dyp,
                "<a>",
                "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>",
                new String(god, StandardCharsets.UTF_8).substring(0, god.length / 2),
                "<a xmlns:x=\"urn:x\"><x:b></a>");
        for (int i = 0; i < 50; i++) {
            for (String darlig : darlige) {
                byte[] innhold = darlig.getBytes(StandardCharsets.UTF_8);
                assertThrows(UlesbarXmlException.class, () -> XML.les(innhold, KONTROLL::medleser));
            }
            assertTrue(godkjent(XML.les(god, KONTROLL::medleser)), "after round " + i);
        }
    }

    /** Nobody has judged it by another grammar, nor one that was read without. */
    @Test
    void onlyTheGrammarThatHeardItVouchesForIt() throws UlesbarXmlException {
        byte[] god = bytes(GYLDIG);
        Dokument medlest = XML.les(god, KONTROLL::medleser);
        assertTrue(godkjent(medlest));
        assertFalse(
                medlest.erGodkjentVed(new Skjemakontroll(XML, MAPPE).medleser().maalestokk()));
        assertFalse(godkjent(medlest.somOppgitt()));
        assertFalse(godkjent(XML.les(god)));
        assertFalse(godkjent(XML.les(god, Skjemakontroll.etterBehov(XML, MAPPE)::medleser)));
    }

    private static byte[] bytes(Path fil) {
        try {
            return Files.readAllBytes(fil);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

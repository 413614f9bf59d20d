package no.meldingsvakt.regel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import no.meldingsvakt.forlop.Hendelseskart;
import no.meldingsvakt.skjema.Skjemamappe;
import no.meldingsvakt.xml.XmlFabrikk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A mistake in a YAML file is told with file and line, whichever kind it is and whoever reads it. */
class YamlfeilTest {

    @TempDir
    Path mappe;

    @Test
    void aFieldThatACodeListHasNotIsTold() throws IOException {
        Path fil = Files.writeString(
                mappe.resolve("liste.yaml"), "oid: \"1.2.3\"\nnavn: Liste\nkoder:\n  - {kode: A, nvan: Alfa}\n");

        Exception e = assertThrows(IllegalArgumentException.class, () -> Kodeverk.les(mappe));

        assertEquals(
                fil + ", line 4: there is no field «nvan» here; there are [en, fra, kode, navn, nn, til]",
                e.getMessage());
    }

    /** What reads a kind of file of ours, whichever package it is in. */
    enum Slag {
        KODEVERK("liste.yaml", "oid: \"1.2.3\"", f -> Kodeverk.les(f.getParent())),
        DEKNING("dokument.yaml", "dokument: Retningslinje", f -> Dekning.les(f.getParent())),
        KILDER(
                "kilder/dokumenter.yaml",
                "- {id: HIS 1, tittel: En}",
                f -> Dekning.kilder(f.getParent().getParent())),
        TILPASNING("tilpasning.yaml", "pakker: {a: {parametre: {n: \"1\"}}}", Tilpasninger::les),
        UNNTAK("unntak.yaml", "unntak:\n  - {grunn: a}", Unntaksleser::les),
        HENDELSER("hendelser.yaml", "status: a", f -> Hendelseskart.les(f, new XmlFabrikk())),
        PAKKE("p/pakke.yaml", "id: a", f -> new Pakkeleser(new XmlFabrikk()).pakke(f.getParent())),
        STANDARD(
                "s/1/standard.yaml",
                "id: a",
                f -> Skjemamappe.les(f.getParent().getParent().getParent(), new XmlFabrikk()));

        private final String navn;
        private final String riktig;
        private final Consumer<Path> leser;

        Slag(String navn, String riktig, Consumer<Path> leser) {
            this.navn = navn;
            this.riktig = riktig;
            this.leser = leser;
        }
    }

    static Stream<Arguments> brutt() {
        return Arrays.stream(Slag.values()).flatMap(slag -> Stream.of(
                        slag.riktig + "\n\"",
                        slag.riktig + "\n\t- {",
                        slag.riktig.startsWith("-") ? "- {id: a, idd: b}" : "feltet: a",
                        slag.riktig.startsWith("-") ? "- {id: a, id: b}" : slag.riktig + "\n" + slag.riktig)
                .map(tekst -> Arguments.of(slag, tekst)));
    }

    @ParameterizedTest
    @MethodSource("brutt")
    void aBrokenFileIsToldWithItsLine(Slag slag, String tekst) throws IOException {
        assertTrue(melding(slag, tekst).matches("(?s).*, line \\d+: .+"), melding(slag, tekst));
    }

    @ParameterizedTest
    @EnumSource(names = {"KODEVERK", "DEKNING", "KILDER", "HENDELSER", "PAKKE", "STANDARD"})
    void whatMustBeThereIsTold(Slag slag) throws IOException {
        assertTrue(
                melding(slag, slag.riktig).matches("(?s).*, line \\d+: [\\w ]+ is missing.*"),
                melding(slag, slag.riktig));
    }

    @ParameterizedTest
    @EnumSource(names = {"KODEVERK", "DEKNING", "HENDELSER", "PAKKE", "STANDARD"})
    void aFileWithNothingInItIsTold(Slag slag) throws IOException {
        assertTrue(melding(slag, "# ikke ennå\n").endsWith(", line 1: the file is empty"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pakker: {borte: {parametre: {n: '1'}}} | 1 | there is no pack borte",
                "pakker:\\n  region:\\n    parametre: {n: '1'} | 3 | there is no parameter n",
                "pakker:\\n  region:\\n    regler: {R-2: {nivaa: bor}} | 3 | the pack region has no rule R-2"
            })
    void anAdaptationOfWhatIsNotThereIsToldWithItsLine(String tekst, int linje, String ord) throws IOException {
        Path fil = Files.writeString(mappe.resolve("tilpasning.yaml"), tekst.replace("\\n", "\n"));
        Path pakke = Files.createDirectory(mappe.resolve("region"));
        Files.writeString(pakke.resolve("pakke.yaml"), "id: region\ntittel: R\nkilde: R\nversjon: '1'\n");
        XmlFabrikk xml = new XmlFabrikk();
        Pakke lest = new Pakkeleser(xml).pakke(pakke);
        Tilpasninger tilpasninger = Tilpasninger.les(fil);
        Exception e = assertThrows(IllegalArgumentException.class, () -> {
            tilpasninger.kjenner(List.of(lest));
            assertNotNull(tilpasninger.bruk(lest, xml));
        });
        assertEquals("%s, line %d: %s".formatted(fil, linje, ord), e.getMessage());
    }

    /** What an operator has only remarks in, adapts nothing. */
    @Test
    void anAdaptationOfOnlyRemarksIsNone() throws IOException {
        Path fil = Files.writeString(mappe.resolve("tilpasning.yaml"), "# pakker:\n");
        assertSame(Tilpasninger.INGEN, Tilpasninger.les(fil));
    }

    private String melding(Slag slag, String tekst) throws IOException {
        Path fil = mappe.resolve(slag.navn);
        Files.createDirectories(fil.getParent());
        Files.writeString(fil, tekst + "\n");
        String melding = String.valueOf(assertThrows(IllegalArgumentException.class, () -> slag.leser.accept(fil))
                .getMessage());
        assertTrue(melding.startsWith(fil + ", line "), melding);
        return melding;
    }

    @Test
    void whatIsNoYamlIsTold() throws IOException {
        Path fil = Files.writeString(mappe.resolve("liste.yaml"), "oid: \"1.2.3\"\nnavn: \"Liste\n");

        Exception e = assertThrows(IllegalArgumentException.class, () -> Kodeverk.les(mappe));

        assertTrue(String.valueOf(e.getMessage()).startsWith(fil + ", line "), e.getMessage());
    }
}

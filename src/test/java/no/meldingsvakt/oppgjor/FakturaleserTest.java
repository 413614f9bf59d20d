package no.meldingsvakt.oppgjor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a line of an invoice list says, and what it cannot say. */
class FakturaleserTest {

    private static final String ID = "6f1c1d3e-2f0a-4c58-9a55-3f2d9a1b7c10";

    private static List<Fakturalinje> les(String liste) throws Exception {
        return Fakturaleser.les(liste.getBytes(StandardCharsets.UTF_8));
    }

    private static Fakturalinje en(String liste) throws Exception {
        return les(liste).get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4885|4885",
                "4 885,00|4885.00",
                "4\u00a0885,50|4885.50",
                "4\u202f885|4885",
                "kr 4885|4885",
                "4885 kr|4885",
                "4885,-|4885",
                "NOK 22.980,00|22980.00",
                "22,980.00|22980.00",
                "1.234.567,89|1234567.89",
                "4885.5|4885.5"
            })
    void anAmountIsReadAsItIsMeant(String skrevet, String belop) throws Exception {
        Fakturalinje l = en("forlop;belop\n" + ID + ";" + skrevet);
        assertTrue(l.lesbar());
        assertEquals(0, new BigDecimal(belop).compareTo(java.util.Objects.requireNonNull(l.belop())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4.885",
                "4,885",
                "=4885",
                "=\"4885\"",
                "+4885",
                "-4885",
                "4885e3",
                "48 85",
                "fire",
                "1234567890123",
                "4885 EUR",
                "#REF!",
                "٤"
            })
    void whatCanBeMeantInTwoWaysOrIsNoAmountIsNotRead(String skrevet) throws Exception {
        Fakturalinje l = en("forlop;belop\n" + ID + ";" + skrevet.replace("\"", "\"\""));
        assertFalse(l.lesbar());
        assertEquals(List.of(new Fakturalinje.Celle(2, "belop")), l.galt());
        assertNull(l.belop());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-02-30", "30.02.2024", "01/02/2024", "2024-3-1", "1.3.24", "45352"})
    void aDayIsWrittenSoThatItCanBeNoOther(String skrevet) throws Exception {
        assertFalse(en("forlop;fra;til;dogn\n" + ID + ";" + skrevet + ";2024-12-31;1")
                .lesbar());
    }

    @Test
    void daysMayBeToldByThePeriodAlone() throws Exception {
        Fakturalinje l = en("ForlopId;Fra og med;Til og med\n" + ID + ";11.03.2024;14.3.2024");
        assertEquals(new Periode(LocalDate.of(2024, 3, 11), LocalDate.of(2024, 3, 14)), l.periode());
        assertEquals(4L, l.dogn());
        assertFalse(en("forlop;fra;til\n" + ID + ";2024-03-14;2024-03-11").lesbar());
        assertFalse(en("forlop;fra;til\n" + ID + ";2024-03-14;").lesbar());
        assertFalse(en("forlop;fra;til;dogn\n" + ID + ";;;").lesbar(), "nothing is claimed");
    }

    @Test
    void otherColumnsAreNotRead() throws Exception {
        Fakturalinje l = en("navn;fnr;forlop;antall døgn;hemmelig\nKari;12853810221;" + ID + ";4;=x()");
        assertTrue(l.lesbar());
        assertFalse(l.toString().contains("12853810221") || l.toString().contains("Kari"), l::toString);
    }

    @Test
    void aPersonalNumberWhereAnIdBelongsIsNoId() throws Exception {
        Fakturalinje l = en("forlop;dogn\n12853810221;4");
        assertFalse(l.lesbar());
        assertFalse(l.toString().contains("12853810221"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a;b\n1;2",
                "forlop\nx",
                "dogn;belop\n1;2",
                "forlop;dogn;døgn\nx;1;2",
                "sykehus;kommune;dogn\n1;2;3"
            })
    void aListWithoutTheColumnsIsNone(String liste) {
        assertThrows(Fakturaleser.UkjentListeException.class, () -> les(liste));
    }

    @Test
    void eachLineIsReadByItself() throws Exception {
        List<Fakturalinje> linjer =
                les("forlop,dogn\n" + ID + ",4\n" + ID + ",\"4\n" + ID + "\n\n" + ID + ",5,6\n" + ID + ",7\n");
        assertEquals(
                List.of(true, false, false, false, true),
                linjer.stream().map(Fakturalinje::lesbar).toList());
        assertEquals(
                List.of(2, 3, 4, 6, 7), linjer.stream().map(Fakturalinje::nr).toList());
        assertTrue(linjer.stream().allMatch(l -> l.galt().isEmpty()), "no cell is to blame, but the line");
    }

    @Test
    void eachCellThatCannotBeReadIsTold() throws Exception {
        Fakturalinje l = en("navn;belop;dogn;forlop;til;fra\nx;=1+1;@SUM(A1);tull;2024-13-01;2024-01-01");
        assertEquals(
                List.of(
                        new Fakturalinje.Celle(2, "belop"),
                        new Fakturalinje.Celle(3, "dogn"),
                        new Fakturalinje.Celle(4, "forlop"),
                        new Fakturalinje.Celle(5, "til")),
                l.galt());
        assertEquals(
                List.of(new Fakturalinje.Celle(3, "til")),
                en("forlop;fra;til\n" + ID + ";2024-03-14;2024-03-11").galt());
        assertEquals(
                List.of(new Fakturalinje.Celle(2, "dogn")),
                en("forlop;dogn;navn\n" + ID + ";;x").galt(),
                "nothing is claimed");
    }

    /** What Excel and Notepad write, with a column that is spelled with a letter that each writes in its own way. */
    @ParameterizedTest
    @CsvSource({"UTF-8,", "UTF-8,EFBBBF", "windows-1252,", "UTF-16LE,FFFE", "UTF-16BE,FEFF"})
    void aCellIsPlacedWhateverTheEncoding(String tegnsett, String merke) throws Exception {
        byte[] tekst = ("sep=;\r\nforløp;antall døgn\r\n" + ID + ";4\r\n" + ID + ";førti\r\n").getBytes(tegnsett);
        byte[] foran = merke == null ? new byte[0] : HexFormat.of().parseHex(merke);
        byte[] alt = Arrays.copyOf(foran, foran.length + tekst.length);
        System.arraycopy(tekst, 0, alt, foran.length, tekst.length);
        List<Fakturalinje> linjer = Fakturaleser.les(alt);
        assertEquals(4L, linjer.get(0).dogn());
        assertEquals(4, linjer.get(1).nr());
        assertEquals(List.of(new Fakturalinje.Celle(2, "dogn")), linjer.get(1).galt());
    }
}

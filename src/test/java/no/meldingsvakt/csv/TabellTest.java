package no.meldingsvakt.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as spreadsheets write them, and as nobody should. */
class TabellTest {

    private static final String LISTE = "Forløp;Døgn\r\nåæø;4\r\n";

    private static List<List<String>> celler(byte[] innhold) throws UlesbarTabellException {
        return Tabell.les(innhold).rader().stream().map(Tabell.Rad::celler).toList();
    }

    private static List<List<String>> celler(String innhold) throws UlesbarTabellException {
        return celler(innhold.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,", "UTF-8,EFBBBF", "windows-1252,", "UTF-16LE,FFFE", "UTF-16BE,FEFF", "UTF-16LE,", "UTF-16BE,"})
    void theEncodingIsFoundOut(String tegnsett, String merke) throws Exception {
        ByteArrayOutputStream ut = new ByteArrayOutputStream();
        ut.write(java.util.HexFormat.of().parseHex(merke == null ? "" : merke));
        ut.write(LISTE.getBytes(Charset.forName(tegnsett)));
        Tabell tabell = Tabell.les(ut.toByteArray());

        assertEquals(List.of("Forløp", "Døgn"), tabell.hode());
        assertEquals(List.of("forlop", "dogn"), tabell.kolonner().toList());
        assertEquals(List.of("åæø", "4"), tabell.rader().get(0).celler());
    }

    @ParameterizedTest
    @ValueSource(strings = {";", ",", "\t", "|"})
    void whatStandsBetweenColumnsIsFoundOut(String skille) throws Exception {
        assertEquals(List.of(List.of("1", "2", "3")), celler("a;b;c\n1;2;3".replace(";", skille)));
    }

    @Test
    void excelsOwnFirstLineIsNoHead() throws Exception {
        Tabell tabell = Tabell.les("sep=;\r\na;b\r\n1,5;2\r\n".getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of("a", "b"), tabell.hode());
        assertEquals(new Tabell.Rad(3, List.of("1,5", "2")), tabell.rader().get(0));
    }

    @Test
    void aBrokenLineSpoilsNoOther() throws Exception {
        List<List<String>> rader = celler("a,b\n1,\"2\n3,4\n5,6,7\n8\n\"9\"x,1\n\"10\",\"ti \"\"10\"\"\"\n11,12");
        assertEquals(
                List.of(
                        List.of(),
                        List.of("3", "4"),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of("10", "ti \"10\""),
                        List.of("11", "12")),
                rader);
    }

    @Test
    void emptyLinesAreNone() throws Exception {
        assertEquals(List.of(List.of("1", "2")), celler("\n\na;b\n\n;\n  \n1;2\n;;\n".replace(";;\n", "\n")));
    }

    @Test
    void whatIsNoTextIsNoTable() {
        assertThrows(UlesbarTabellException.class, () -> celler(new byte[] {'P', 'K', 3, 4, 0, 0, 1, 0, 2}));
        assertThrows(UlesbarTabellException.class, () -> celler(""));
        assertThrows(UlesbarTabellException.class, () -> celler("\n\n"));
        assertEquals(
                UlesbarTabellException.Grunn.FOR_MANGE_LINJER,
                assertThrows(UlesbarTabellException.class, () -> celler("a\n".repeat(Tabell.MAKS_LINJER + 1)))
                        .grunn());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                " =1",
                "\u00a0=1",
                "\t=1",
                "\tx",
                "\r=x",
                "＝1",
                "=cmd|' /C calc'!A0"
            })
    void nothingThatIsWrittenComputes(String farlig) throws Exception {
        Tabellskriver ut = new Tabellskriver("a", "b");
        ut.rad(farlig, -1);
        assertEquals("'" + farlig, Tabellskriver.trygg(farlig));
        assertEquals("-1", ut.toString().replaceAll("(?s).*,(-1)\r\n$", "$1"), "a number of ours is one");
    }

    @Test
    void ordinaryTextIsLeftAsItIs() {
        Tabellskriver ut = new Tabellskriver("a", "b", "c");
        ut.rad("x, \"y\"", null, "2024-03-01");
        assertEquals("a,b,c\r\n\"x, \"\"y\"\"\",,2024-03-01\r\n", ut.toString());
    }
}

package no.meldingsvakt.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.sf.saxon.s9api.Axis;
import net.sf.saxon.s9api.XPathCompiler;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;
import net.sf.saxon.s9api.streams.Steps;
import no.meldingsvakt.xml.UlesbarXmlException.Arsak;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** What the one place that reads XML lets in, and what it refuses. */
class XmlFabrikkTest {

    private static final String MH = "http://www.kith.no/xmlstds/msghead/2006-05-24";

    private static final List<String> INGEN_XML = List.of(
            "",
            " ",
            "hei",
            "ei du \u00e6\u00f8",
            "\u0000h\u0000e",
            "\u0000<\u0000a\u0000/\u0000>",
            "<a/>",
            "?xml version='1.0'?><a/>",
            "\"a\": 1}",
            "K\u0003\u0004<",
            "PDF-1.7",
            "\u0082\u0001",
            "NA:+.? 'UNB+UNOC:3+x",
            "SH|^~",
            "ontent-Type: text/xml\r\n\r\n<a/>",
            "lt;a/>",
            "D94bWwgdmVyc2lvbj0iMS4wIj8+PGEvPg==");

    private final XmlFabrikk xml = new XmlFabrikk();

    @Test
    void madeUpNamesCannotFillTheProcessor() throws Exception {
        xml.reserver(MH, List.of("MsgHead", "V"));
        for (int i = 0; i <= Navnelager.PLASS_TIL_FREMMEDE / Navnevakt.MAKS_NYE; i++) {
            les(oppdiktet("a" + i + "_", Navnevakt.MAKS_NYE));
        }

        XdmNode rot = les(
                "<MsgHead xmlns=\"%s\" xmlns:k=\"urn:ny\" V=\"1\" k:ny=\"2\"><ny/><?ny x?></MsgHead>".formatted(MH));

        assertEquals("MsgHead", rot.getNodeName().getLocalName());
        assertEquals(MH, rot.getNodeName().getNamespace());
        assertEquals(List.of("V"), navn(rot, Axis.ATTRIBUTE));
        assertEquals(List.of(Navnevakt.FREMMED), navn(rot, Axis.CHILD));
    }

    @Test
    void oneDocumentCannotTakeAllTheRoom() throws Exception {
        XdmNode rot = les(oppdiktet("a", Navnevakt.MAKS_NYE + 10));

        assertEquals(
                Navnevakt.MAKS_NYE + 1,
                navn(rot, Axis.CHILD).stream().distinct().count() + 1);
        assertEquals(List.of("nyere"), navn(les("<ny><nyere/></ny>"), Axis.CHILD));
    }

    @Test
    void unknownNamesAreReadAsTheyAreWhileThereIsRoom() throws Exception {
        XdmNode rot = les("<ny xmlns:k=\"urn:ny\" k:nytt=\"2\"><k:nyere/></ny>");

        assertEquals("ny", rot.getNodeName().getLocalName());
        assertEquals(List.of("nytt"), navn(rot, Axis.ATTRIBUTE));
        assertEquals(List.of("nyere"), navn(rot, Axis.CHILD));
    }

    @Test
    void namespacesInForceAtOnePlaceAreLimited() throws Exception {
        assertEquals(Arsak.GRENSE, nektet(nesteNavnerom(XmlFabrikk.MAKS_NAVNEROM + 1)));
        assertEquals(
                "a", les(nesteNavnerom(XmlFabrikk.MAKS_NAVNEROM)).getNodeName().getLocalName());
    }

    @Test
    void namespacesDeclaredOneAfterTheOtherAreNotLimited() throws Exception {
        String sosken = "<a xmlns:k=\"urn:k\"/>".repeat(2 * XmlFabrikk.MAKS_NAVNEROM);
        assertEquals("a", les("<a>" + sosken + "</a>").getNodeName().getLocalName());
    }

    @Test
    void bytesThatAreNoTextAreToldFromFaultyXml() {
        byte[] ingenting = "<a>\u0081</a>".getBytes(StandardCharsets.ISO_8859_1);

        UlesbarXmlException e = assertThrows(UlesbarXmlException.class, () -> xml.les(ingenting));

        assertEquals(Arsak.TEGNSETT, e.arsak());
        assertEquals(0, e.linje());
    }

    /** What is known without the parser is what would have been said when it had refused. */
    @Test
    void whatIsNoXmlIsToldAsWhenTheParserHadBeenAsked() throws Exception {
        int kjente = 0;
        for (int forste = 0; forste < 256; forste++) {
            for (String resten : INGEN_XML) {
                byte[] innhold = ((char) forste + resten).getBytes(StandardCharsets.ISO_8859_1);
                @Nullable UlesbarXmlException uten = Ulesbarhet.ingenXml(innhold);
                if (uten != null) {
                    kjente++;
                    UlesbarXmlException spurt = avParseren(innhold);
                    assertEquals(spurt.arsak(), uten.arsak(), () -> Arrays.toString(innhold));
                    assertEquals(List.of(0, 0), List.of(spurt.linje(), spurt.kolonne()));
                }
            }
        }
        assertTrue(kjente > 500, "only " + kjente);
        byte[] ebcdic = "<?xml version='1.0' encoding='Cp037'?><a/>".getBytes("Cp037");
        assertEquals(
                "a",
                xml.les(ebcdic).tre().children().iterator().next().getNodeName().getLocalName());
    }

    private UlesbarXmlException avParseren(byte[] innhold) {
        try {
            xml.leser().parse(XmlFabrikk.kilde(innhold));
            throw new AssertionError("is XML: " + Arrays.toString(innhold));
        } catch (SAXParseException e) {
            return Ulesbarhet.av(innhold, e);
        } catch (IOException e) {
            return Ulesbarhet.av(innhold, e);
        } catch (SAXException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aPathTellsTheSendersOwnNamesByPlaceAlone() throws Exception {
        Prefikser prefikser = new Prefikser(Map.of(MH, "mh"), Set.of("MsgHead", "MsgInfo", "Id"));
        XdmNode rot = les("""
            <MsgHead xmlns="%s"><MsgInfo/><Ola.Nordmann/><x:Id xmlns:x="urn:Ola.Nordmann"/><Ola.Nordmann><Id/></Ola.Nordmann>
            </MsgHead>\
            """.formatted(MH));

        List<String> stier = rot.select(Steps.descendantOrSelf()).asListOfNodes().stream()
                .filter(n -> n.getNodeKind() == XdmNodeKind.ELEMENT)
                .map(prefikser::sti)
                .toList();

        assertEquals(
                List.of(
                        "/mh:MsgHead[1]",
                        "/mh:MsgHead[1]/mh:MsgInfo[1]",
                        "/mh:MsgHead[1]/*[2]",
                        "/mh:MsgHead[1]/*[3]",
                        "/mh:MsgHead[1]/*[4]",
                        "/mh:MsgHead[1]/*[4]/mh:Id[1]"),
                stier);
        XPathCompiler xpath = xml.saxon().newXPathCompiler();
        xpath.declareNamespace("mh", MH);
        for (String sti : stier) {
            XdmNode funnet = (XdmNode) xpath.evaluateSingle(sti, rot.getParent());
            assertEquals(sti, prefikser.sti(funnet));
        }
    }

    private static String oppdiktet(String begynnelse, int antall) {
        return "<MsgHead>"
                + IntStream.range(0, antall)
                        .mapToObj(i -> "<" + begynnelse + i + "/>")
                        .collect(Collectors.joining())
                + "</MsgHead>";
    }

    private String nesteNavnerom(int antall) {
        return "<a "
                + IntStream.range(0, antall / 2)
                        .mapToObj("xmlns:a%d=\"urn:a\" "::formatted)
                        .collect(Collectors.joining())
                + "><a "
                + IntStream.range(0, antall - antall / 2)
                        .mapToObj("xmlns:b%d=\"urn:b\" "::formatted)
                        .collect(Collectors.joining())
                + "/></a>";
    }

    private Arsak nektet(String tekst) {
        return assertThrows(UlesbarXmlException.class, () -> les(tekst)).arsak();
    }

    private XdmNode les(String tekst) throws UlesbarXmlException {
        return xml.les(tekst.getBytes(StandardCharsets.UTF_8))
                .tre()
                .children()
                .iterator()
                .next();
    }

    private static List<String> navn(XdmNode node, Axis akse) {
        return node.axisIterator(akse).stream()
                .map(n -> n.getNodeName().getLocalName())
                .toList();
    }
}

package no.meldingsvakt.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XPathCompiler;
import net.sf.saxon.s9api.XdmNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts of whole pieces of Saxon's are read like any others. */
class TekstvaktTest {

    private static final int STYKKE = 1 << 16;
    private final XmlFabrikk xml = new XmlFabrikk();

    @ParameterizedTest
    @CsvSource({
        "1, 0, x",
        "2, -1, x",
        "2, 0, x",
        "2, 1, x",
        "3, 0, x",
        "16, 0, x",
        "2, 0, 𐐷",
        "2, 0, '<!-- a -->x'",
        "2, 0, '<![CDATA[x]]>'"
    })
    void aTextOfAnyLengthCanBeAskedFor(int stykker, int til, String tegn)
            throws UlesbarXmlException, SaxonApiException {
        int lengde = stykker * STYKKE + til;
        byte[] innhold = ("<r><foran>y</foran><a>!" + tegn.repeat(lengde - 1) + "</a><etter>z</etter></r>")
                .getBytes(StandardCharsets.UTF_8);

        XdmNode tre = xml.les(innhold).tre();

        assertEquals("1", svar(tre, "count(tokenize(/r/a))"));
        assertEquals(String.valueOf(lengde), svar(tre, "string-length(normalize-space(/r/a))"));
        assertEquals("y z", svar(tre, "string-join(/r/(foran, etter), ' ')"));
        assertEquals("true", svar(tre, "ends-with(normalize-space(/r), 'z')"));
    }

    private String svar(XdmNode tre, String uttrykk) throws SaxonApiException {
        XPathCompiler xpath = xml.saxon().newXPathCompiler();
        return xpath.evaluateSingle("string(" + uttrykk + ")", tre).getStringValue();
    }
}

package no.meldingsvakt.xml;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests meet the same parsers as the packaged program, although Xerces is on their class path. */
class ParserTest {

    static Stream<Object> maskineri() throws Exception {
        XmlFabrikk xml = new XmlFabrikk();
        String skjema = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element name='a'/></xs:schema>";
        return Stream.of(
                xml.leser(),
                xml.operatorensLeser(),
                xml.skjema(List.of(new StreamSource(new StringReader(skjema))), (t, n, p, s, b) -> null),
                SAXParserFactory.newInstance(),
                DocumentBuilderFactory.newInstance(),
                DatatypeFactory.newInstance(),
                SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI));
    }

    @ParameterizedTest
    @MethodSource("maskineri")
    void isTheJdksOwn(Object laget) {
        String navn = laget.getClass().getName();

        assertTrue(navn.startsWith("com.sun.org.apache.xerces.internal."), navn);
    }
}

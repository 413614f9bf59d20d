package no.meldingsvakt.regel.uttrykk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import net.sf.saxon.tree.tiny.TinyTree;
import no.meldingsvakt.xml.UlesbarXmlException;
import no.meldingsvakt.xml.XmlFabrikk;
import org.junit.jupiter.api.Test;

/** The texts of a tree's nodes. */
class TreTest {

    private static final String ANDRE = "b".repeat(100_000);

    /** Rules on attachments ask for the same text one after the other. */
    @Test
    void aLongTextIsMadeOnceForThoseWhoAskForItInARow() throws UlesbarXmlException {
        Tre tre = tre();
        int forste = tre.forsteBarn(tre.forsteBarn(0));
        int andre = tre.nesteSosken(forste);

        String tekst = tre.tekst(andre);

        assertEquals(ANDRE, tekst);
        assertSame(tekst, tre.tekst(andre));
        assertEquals("a".repeat(100_000), tre.tekst(forste));
        assertEquals(ANDRE, tre.tekst(andre));
    }

    private static Tre tre() throws UlesbarXmlException {
        String xml = "<r><a>" + "a".repeat(100_000) + "</a><b>" + ANDRE + "</b></r>";
        return new Tre((TinyTree) new XmlFabrikk()
                .les(xml.getBytes(StandardCharsets.UTF_8))
                .tre()
                .getUnderlyingNode()
                .getTreeInfo());
    }
}

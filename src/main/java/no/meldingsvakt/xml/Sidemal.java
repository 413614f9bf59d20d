package no.meldingsvakt.xml;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmAtomicValue;
import net.sf.saxon.s9api.Xslt30Transformer;
import net.sf.saxon.s9api.XsltExecutable;

/**
 * A page: a stylesheet among the program's resources that makes HTML of a JSON text. A page can so show nothing that the
 * JSON does not hold. Thread-safe.
 */
public final class Sidemal {

    private static final QName JSON = new QName("json");

    /** What stylesheets have in common; put in as text, since the compiler may open nothing. */
    private static final String FELLES = "/sider/felles.xsl";

    private static final String TA_MED = "<xsl:include href=\"felles.xsl\"/>";

    private final XsltExecutable stilark;

    /** Compiles the stylesheet; its initial template reads the parameter {@code json}. */
    public Sidemal(XmlFabrikk xml, String ressurs) {
        try {
            stilark = xml.saxon()
                    .newXsltCompiler()
                    .compile(xml.les(les(ressurs)).tre().asSource());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SaxonApiException | UlesbarXmlException e) {
            throw new IllegalStateException("the stylesheet " + ressurs + " does not compile", e);
        }
    }

    /** The text of a stylesheet, with what it has in common with others put in where it asks for it. */
    private static byte[] les(String ressurs) throws IOException {
        String tekst = tekst(ressurs);
        if (!tekst.contains(TA_MED)) {
            return tekst.getBytes(StandardCharsets.UTF_8);
        }
        String felles = tekst(FELLES);
        int fra = felles.indexOf('>', felles.indexOf("<xsl:stylesheet")) + 1;
        String deler = felles.substring(fra, felles.lastIndexOf("</xsl:stylesheet>"));
        return tekst.replace(TA_MED, deler).getBytes(StandardCharsets.UTF_8);
    }

    private static String tekst(String ressurs) throws IOException {
        try (InputStream inn = Sidemal.class.getResourceAsStream(ressurs)) {
            return new String(Objects.requireNonNull(inn, ressurs).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Writes the page in UTF-8. */
    public byte[] skriv(String json) {
        try {
            ByteArrayOutputStream ut = new ByteArrayOutputStream();
            Xslt30Transformer kjoring = stilark.load30();
            kjoring.setStylesheetParameters(Map.of(JSON, new XdmAtomicValue(json)));
            kjoring.callTemplate(null, kjoring.newSerializer(ut));
            return ut.toByteArray();
        } catch (SaxonApiException e) {
            throw new IllegalStateException("a page could not be written", e);
        }
    }
}

package no.meldingsvakt.xml;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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

    private final XsltExecutable stilark;

    /** Compiles the stylesheet; its initial template reads the parameter {@code json}. */
    public Sidemal(XmlFabrikk xml, String ressurs) {
        try (InputStream inn = Sidemal.class.getResourceAsStream(ressurs)) {
            byte[] tekst = Objects.requireNonNull(inn, ressurs).readAllBytes();
            stilark = xml.saxon().newXsltCompiler().compile(xml.les(tekst).tre().asSource());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SaxonApiException | UlesbarXmlException e) {
            throw new IllegalStateException("the stylesheet " + ressurs + " does not compile", e);
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

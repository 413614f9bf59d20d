package no.meldingsvakt.kvittering;

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
import no.meldingsvakt.xml.UlesbarXmlException;
import no.meldingsvakt.xml.XmlFabrikk;

/** Writes a receipt as a page a person can read. Thread-safe. */
public final class HtmlWriter {

    private static final String STILARK = "/kvittering/kvittering.xsl";

    private final XsltExecutable stilark;

    public HtmlWriter(XmlFabrikk xml) {
        try (InputStream inn = HtmlWriter.class.getResourceAsStream(STILARK)) {
            byte[] tekst = Objects.requireNonNull(inn, STILARK).readAllBytes();
            stilark = xml.saxon().newXsltCompiler().compile(xml.les(tekst).tre().asSource());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SaxonApiException | UlesbarXmlException e) {
            throw new IllegalStateException("the stylesheet of the report does not compile", e);
        }
    }

    /** Writes the page in UTF-8, from the receipt as JSON. */
    public byte[] skriv(String kvitteringJson) {
        try {
            ByteArrayOutputStream ut = new ByteArrayOutputStream();
            Xslt30Transformer kjoring = stilark.load30();
            kjoring.setStylesheetParameters(Map.of(new QName("kvittering"), new XdmAtomicValue(kvitteringJson)));
            kjoring.callTemplate(null, kjoring.newSerializer(ut));
            return ut.toByteArray();
        } catch (SaxonApiException e) {
            throw new IllegalStateException("a report could not be written", e);
        }
    }
}

package no.meldingsvakt.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.Source;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import net.sf.saxon.lib.Feature;
import net.sf.saxon.s9api.BuildingContentHandler;
import net.sf.saxon.s9api.DocumentBuilder;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.SaxonApiException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.ls.LSResourceResolver;
import org.xml.sax.ContentHandler;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;

/**
 * Makes everything that reads XML. Document type declarations are refused, so that no entity is ever declared or fetched;
 * depth and attribute count have limits of our own, because the JDK's differ from release to release. So have values that
 * would take the schema step long ({@link Verdivakt}).
 *
 * <p>Thread-safe; what it makes is not, save the {@link Schema} and the {@link Processor}.
 */
public final class XmlFabrikk {

    /** Deepest nesting of elements that is read. The deepest official example has 14 levels. */
    public static final int MAKS_DYBDE = 256;

    /** Most attributes on one element. No standard here has more than a dozen. */
    public static final int MAKS_ATTRIBUTTER = 256;

    /** Most namespace declarations in force at one place. The official examples have at most a dozen. */
    public static final int MAKS_NAVNEROM = 256;

    /** Most digits or parts that a value may begin with where it looks like an OID or a language tag; OIDs here have ten. */
    public static final int MAKS_LEDD = 256;

    /** URI scheme of schemas held in memory. */
    public static final String PROGRAMMETS = "meldingsvakt";

    private static final String DOCTYPE_FORBUDT = "http://apache.org/xml/features/disallow-doctype-decl";
    private static final String FORVILLET = "Scanner State";
    private static final String SPRAK = "http://apache.org/xml/properties/locale";
    private static final String DYBDE = "jdk.xml.maxElementDepth";
    private static final String ATTRIBUTTER = "jdk.xml.elementAttributeLimit";

    /** Most entities in a schema of an operator's; W3C's schema for signatures uses one. */
    private static final int MAKS_ENTITETER = 1000;

    private final SAXParserFactory parsere;
    private final SAXParserFactory operatorensParsere;
    private final DocumentBuilderFactory dombyggere;
    private final Processor saxon;
    private final Navnelager navnelager = new Navnelager();
    private final Utlaan<XMLReader> lesere = new Utlaan<>(this::leser);

    /** The names of the documents that the program builds itself, which are few. */
    private final Map<String, Treskriver.Navn> egneNavn = new ConcurrentHashMap<>();

    public XmlFabrikk() {
        parsere = nyeParsere(true);
        operatorensParsere = nyeParsere(false);
        dombyggere = nyeDombyggere();
        saxon = new Processor(false);
        saxon.setConfigurationProperty(Feature.ALLOWED_PROTOCOLS, "");
        saxon.setConfigurationProperty(Feature.LINE_NUMBERING, true);
    }

    /** The Saxon processor that documents and stylesheets share. */
    public Processor saxon() {
        return saxon;
    }

    /** Builds a document whose elements are all in the namespace. */
    public Treskriver tre(String navnerom) {
        return new Treskriver(
                saxon.getUnderlyingConfiguration(),
                egneNavn.computeIfAbsent(navnerom, n -> new Treskriver.Navn(saxon.getUnderlyingConfiguration(), n)));
    }

    /** Keeps room for the names that a schema declares, whatever other names messages bring. */
    public void reserver(String navnerom, Collection<String> navn) {
        navnelager.reserver(navnerom, navn);
    }

    /**
     * Reads a document, keeping line and column of each element. A document in another encoding than it declares is read in
     * that one where the bytes leave no doubt of it.
     *
     * @throws UlesbarXmlException when it is not well-formed, declares a document type, cannot be decoded, or goes beyond
     *     the limits
     */
    public Dokument les(byte[] innhold) throws UlesbarXmlException {
        return les(innhold, () -> Medleser.INGEN);
    }

    /**
     * As {@link #les(byte[])}, and has it judged while it is read.
     *
     * @param medlesere one for each time that the document is tried to be read
     */
    public Dokument les(byte[] innhold, Supplier<Medleser> medlesere) throws UlesbarXmlException {
        @Nullable Tegnsett motsagt = Tegnsett.motsagt(innhold);
        if (motsagt != null) {
            return lesMotsagt(innhold, motsagt, medlesere);
        }
        @Nullable UlesbarXmlException ingenXml = Ulesbarhet.ingenXml(innhold);
        if (ingenXml != null) {
            throw ingenXml;
        }
        try {
            return les(innhold, null, medlesere);
        } catch (UlesbarXmlException e) {
            @Nullable
            Tegnsett ettersokt = e.arsak() == UlesbarXmlException.Arsak.TEGNSETT ? Tegnsett.ettersokt(innhold) : null;
            if (ettersokt == null) {
                throw e;
            }
            return les(innhold, ettersokt, medlesere);
        }
    }

    private Dokument lesMotsagt(byte[] innhold, Tegnsett motsagt, Supplier<Medleser> medlesere)
            throws UlesbarXmlException {
        try {
            return les(innhold, motsagt, medlesere);
        } catch (UlesbarXmlException e) {
            try {
                return les(innhold, null, medlesere);
            } catch (UlesbarXmlException somOppgitt) {
                throw e;
            }
        }
    }

    private Dokument les(byte[] innhold, @Nullable Tegnsett tegnsett, Supplier<Medleser> medlesere)
            throws UlesbarXmlException {
        Medleser medleser = medlesere.get();
        try {
            DocumentBuilder bygger = saxon.newDocumentBuilder();
            bygger.setLineNumbering(true);
            BuildingContentHandler tre = bygger.newBuildingContentHandler();
            // The schema reads also what the name guard leaves out of the tree, so the value guard comes first.
            tolk(
                    tegnsett == null ? kilde(innhold) : tegnsett.kilde(),
                    innhold.length,
                    new Verdivakt(new Forgrening(new Navnevakt(new Tekstvakt(tre), navnelager), medleser.lytter())));
            return new Dokument(
                    innhold, tre.getDocumentNode(), tegnsett, medleser.godkjenner() ? medleser.maalestokk() : null);
        } catch (SAXParseException e) {
            throw Ulesbarhet.av(innhold, e);
        } catch (IOException e) {
            // The bytes are in memory, so this is never the disk: the parser could not decode them.
            throw Ulesbarhet.av(innhold, e);
        } catch (SAXException e) {
            if (e.getException() != null) {
                throw new IllegalStateException("a document could not be built", e);
            }
            throw Ulesbarhet.av(innhold, utenSted(e));
        } catch (SaxonApiException e) {
            throw new IllegalStateException("a document could not be built", e);
        } finally {
            medleser.slipp(innhold.length);
        }
    }

    private void tolk(InputSource kilde, int lengde, ContentHandler til) throws IOException, SAXException {
        Utlaan.Laan<XMLReader> leser = lesere.laan();
        leser.ting().setContentHandler(til);
        try {
            leser.ting().parse(kilde);
        } catch (SAXParseException | IOException e) {
            // It knows where and why it stopped, and begins the next document from nothing as after any other.
            lever(leser, lengde);
            throw e;
        }
        lever(leser, lengde);
    }

    private void lever(Utlaan.Laan<XMLReader> leser, int lengde) {
        leser.ting().setContentHandler(null);
        lesere.lever(leser, lengde);
    }

    /** The parser loses its way, and tells no place, where a document type stands in an element. */
    private static SAXParseException utenSted(SAXException e) {
        String ord = String.valueOf(e.getMessage()).startsWith(FORVILLET) ? "DOCTYPE is disallowed" : e.getMessage();
        return new SAXParseException(ord, null, null, 0, 0, e);
    }

    /** A new parser: namespace-aware, without document types, within the limits. Its errors are thrown. */
    public XMLReader leser() {
        return leser(parsere);
    }

    /**
     * A new parser for schemas that an operator has chosen. It takes a document type, since some official schemas have one,
     * but reads nothing outside the document, and lets entities grow no more than a schema can need.
     */
    public XMLReader operatorensLeser() {
        try {
            XMLReader leser = leser(operatorensParsere);
            leser.setProperty("jdk.xml.entityExpansionLimit", String.valueOf(MAKS_ENTITETER));
            leser.setProperty("jdk.xml.totalEntitySizeLimit", String.valueOf(MAKS_ENTITETER * MAKS_ENTITETER));
            return leser;
        } catch (SAXException e) {
            throw new IllegalStateException("the JDK's parser lacks a required setting", e);
        }
    }

    private static XMLReader leser(SAXParserFactory parsere) {
        try {
            SAXParser parser = parsere.newSAXParser();
            parser.setProperty(DYBDE, String.valueOf(MAKS_DYBDE));
            parser.setProperty(ATTRIBUTTER, String.valueOf(MAKS_ATTRIBUTTER));
            XMLReader leser = parser.getXMLReader();
            leser.setErrorHandler(KasterFeil.INSTANS);
            // The reasons are known by their texts, which the JDK has in several languages.
            leser.setProperty(SPRAK, Locale.ROOT);
            return leser;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("the JDK's parser lacks a required setting", e);
        }
    }

    /**
     * Reads a document anew, as the tree that the JDK's signature code works on. It is the caller's own, to change at will.
     */
    public Document dom(Dokument dokument) {
        try {
            javax.xml.parsers.DocumentBuilder bygger = dombyggere.newDocumentBuilder();
            bygger.setErrorHandler(KasterFeil.INSTANS);
            return bygger.parse(dokument.kilde());
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's parser lacks a required setting", e);
        } catch (SAXException | IOException e) {
            throw new IllegalStateException("a document that was read could not be read again", e);
        }
    }

    /** Bytes as the parser wants them: it finds the encoding itself, from byte order mark or declaration. */
    public static InputSource kilde(byte[] innhold) {
        return new InputSource(new ByteArrayInputStream(innhold));
    }

    /**
     * Compiles schemas into one grammar; what they import and include comes from {@code oppslag} alone.
     *
     * @throws SAXException when they do not compile
     */
    public Schema skjema(List<Source> kilder, LSResourceResolver oppslag) throws SAXException {
        SchemaFactory fabrikk = SchemaFactory.newDefaultInstance();
        fabrikk.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        fabrikk.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        // The one scheme allowed is a name within the program: nothing can be fetched by it.
        fabrikk.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, PROGRAMMETS);
        fabrikk.setResourceResolver(oppslag);
        fabrikk.setErrorHandler(KasterFeil.INSTANS);
        return fabrikk.newSchema(kilder.toArray(Source[]::new));
    }

    private static DocumentBuilderFactory nyeDombyggere() {
        try {
            DocumentBuilderFactory fabrikk = DocumentBuilderFactory.newDefaultNSInstance();
            fabrikk.setXIncludeAware(false);
            fabrikk.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            fabrikk.setFeature(DOCTYPE_FORBUDT, true);
            fabrikk.setAttribute(DYBDE, String.valueOf(MAKS_DYBDE));
            fabrikk.setAttribute(ATTRIBUTTER, String.valueOf(MAKS_ATTRIBUTTER));
            return fabrikk;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's parser lacks a required feature", e);
        }
    }

    private static SAXParserFactory nyeParsere(boolean utenDoctype) {
        try {
            SAXParserFactory fabrikk = SAXParserFactory.newDefaultNSInstance();
            fabrikk.setXIncludeAware(false);
            fabrikk.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            fabrikk.setFeature(DOCTYPE_FORBUDT, utenDoctype);
            fabrikk.setFeature("http://xml.org/sax/features/external-general-entities", false);
            fabrikk.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            fabrikk.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            return fabrikk;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("the JDK's parser lacks a required feature", e);
        }
    }

    /** The default handler prints to standard error, where message text must never go. */
    private enum KasterFeil implements ErrorHandler {
        INSTANS;

        @Override
        public void warning(SAXParseException e) {
            // Warnings concern schema locations, which are never followed.
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}

package no.meldingsvakt.skjema;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import no.meldingsvakt.xml.Dokument;
import no.meldingsvakt.xml.XmlFabrikk;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The schemas compiled into one grammar; or, for whoever judges a few messages, those that a message can need: the schemas of the
 * namespaces that it declares and what they draw in, which gives the same verdict. When there have been a few kinds of message, all
 * are compiled. Thread-safe.
 */
final class Grammatikk {

    /** To compile all costs as much as this many kinds of message. */
    private static final int FOR_SEG = 3;

    private final XmlFabrikk xml;
    private final Skjemamappe mappe;
    private final Map<Set<String>, Schema> noen = new HashMap<>();
    private volatile @Nullable Schema alle;

    private Grammatikk(XmlFabrikk xml, Skjemamappe mappe) {
        this.xml = xml;
        this.mappe = mappe;
    }

    /** Compiles all; throws {@link IllegalArgumentException} with file and line when they are faulty. */
    static Grammatikk naa(XmlFabrikk xml, Skjemamappe mappe) {
        Grammatikk grammatikk = new Grammatikk(xml, mappe);
        grammatikk.alle = kompiler(xml, mappe);
        return grammatikk;
    }

    /** Compiles what is needed when it is; for schemas that are known to compile. */
    static Grammatikk etterBehov(XmlFabrikk xml, Skjemamappe mappe) {
        return new Grammatikk(xml, mappe);
    }

    /** The one grammar; null where it has not been compiled. */
    @Nullable
    Schema alle() {
        return alle;
    }

    /** A grammar by which the document has the verdict that it has by all schemas. */
    Schema til(Dokument dokument) {
        @Nullable Schema ferdig = alle;
        return ferdig == null ? noen(dokument) : ferdig;
    }

    private synchronized Schema noen(Dokument dokument) {
        @Nullable Schema ferdig = alle;
        if (ferdig != null) {
            return ferdig;
        }
        Set<String> navnerom = navnerom(dokument);
        @Nullable Schema kjent = noen.get(navnerom);
        if (kjent != null) {
            return kjent;
        }
        if (noen.size() == FOR_SEG) {
            Schema nye = kompiler(xml, mappe);
            alle = nye;
            noen.clear();
            return nye;
        }
        Schema ny = kompiler(
                xml,
                mappe,
                mappe.innganger().stream()
                        .filter(f -> navnerom.contains(f.navnerom()))
                        .toList());
        noen.put(navnerom, ny);
        return ny;
    }

    /** The namespaces of schemas that the document declares anywhere: an element, an attribute or an xsi:type is in no other. */
    private Set<String> navnerom(Dokument dokument) {
        Set<String> vare = mappe.innganger().stream().map(Skjemafil::navnerom).collect(Collectors.toSet());
        Set<String> funnet = new HashSet<>();
        try {
            XMLReader leser = xml.leser();
            leser.setContentHandler(new DefaultHandler() {
                @Override
                public void startPrefixMapping(String prefiks, String uri) {
                    if (vare.contains(uri)) {
                        funnet.add(uri);
                    }
                }
            });
            leser.parse(dokument.kilde());
        } catch (SAXException | IOException e) {
            throw new IllegalStateException("a document that was read could not be read again", e);
        }
        return funnet;
    }

    static Schema kompiler(XmlFabrikk xml, Skjemamappe mappe) {
        return kompiler(xml, mappe, mappe.innganger());
    }

    private static Schema kompiler(XmlFabrikk xml, Skjemamappe mappe, List<Skjemafil> innganger) {
        Skjemaoppslag oppslag = new Skjemaoppslag(mappe);
        try {
            // One small schema that imports all namespaces: given as a list, those that import each other are compiled
            // twice.
            StringBuilder alle = new StringBuilder("<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">");
            innganger.forEach(f -> alle.append("<xs:import namespace=\"")
                    .append(f.navnerom())
                    .append("\" schemaLocation=\"")
                    .append(f.systemId())
                    .append("\"/>"));
            Source rot = new StreamSource(
                    new StringReader(alle.append("</xs:schema>").toString()), Skjemafil.SKJEMA + ":/alle.xsd");
            return xml.skjema(List.of(rot), oppslag);
        } catch (SAXParseException e) {
            String fil = oppslag.fil(e.getSystemId()).map(Skjemafil::visning).orElse("the schemas");
            throw Skjemafeilmelding.i(fil, e);
        } catch (SAXException e) {
            throw new IllegalArgumentException("the schemas do not compile: " + e.getMessage(), e);
        }
    }
}

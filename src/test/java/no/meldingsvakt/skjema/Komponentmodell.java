package no.meldingsvakt.skjema;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.xerces.impl.xs.XMLSchemaLoader;
import org.apache.xerces.xni.XNIException;
import org.apache.xerces.xni.grammars.XSGrammar;
import org.apache.xerces.xni.parser.XMLErrorHandler;
import org.apache.xerces.xni.parser.XMLInputSource;
import org.apache.xerces.xni.parser.XMLParseException;
import org.apache.xerces.xs.XSConstants;
import org.apache.xerces.xs.XSModel;
import org.apache.xerces.xs.XSNamedMap;
import org.apache.xerces.xs.XSObject;

/** The component model of a set of schemas, as the XML Schema API tells it, and what differs between two. */
final class Komponentmodell {

    private static final String XS = "http://www.w3.org/2001/XMLSchema";

    private Komponentmodell() {}

    /** Compiles the schemas with Xerces, whose model of them can be looked into. */
    static XSModel les(Skjemamappe mappe) {
        String alle = mappe.innganger().stream()
                .map(f -> "<xs:import namespace='%s' schemaLocation='%s'/>".formatted(f.navnerom(), f.systemId()))
                .collect(Collectors.joining("", "<xs:schema xmlns:xs='" + XS + "'>", "</xs:schema>"));
        XMLSchemaLoader laster = new XMLSchemaLoader();
        laster.setParameter("resource-resolver", new Skjemaoppslag(mappe));
        laster.setErrorHandler(new KasterFeil());
        try {
            String navn = Skjemafil.SKJEMA + ":/alle.xsd";
            XMLInputSource kilde = new XMLInputSource(null, navn, null, new StringReader(alle), null);
            return ((XSGrammar) laster.loadGrammar(kilde)).toXSModel();
        } catch (java.io.IOException e) {
            throw new IllegalStateException("everything is in memory", e);
        }
    }

    /** Every global element, type and attribute as text, by kind and name. */
    static Map<String, String> tekst(XSModel modell) {
        Map<String, String> ut = new TreeMap<>();
        samle(modell, XSConstants.ELEMENT_DECLARATION, "element", ut);
        samle(modell, XSConstants.TYPE_DEFINITION, "type", ut);
        samle(modell, XSConstants.ATTRIBUTE_DECLARATION, "attribute", ut);
        return ut;
    }

    /** Every difference; empty when the two accept the same documents for the same reasons. */
    static List<String> ulikheter(Map<String, String> fasit, Map<String, String> egen) {
        List<String> ut = new ArrayList<>();
        TreeSet<String> alle = new TreeSet<>(fasit.keySet());
        alle.addAll(egen.keySet());
        for (String navn : alle) {
            if (!egen.containsKey(navn)) {
                ut.add("missing: " + navn);
            } else if (!fasit.containsKey(navn)) {
                ut.add("not in the standard: " + navn);
            } else if (!fasit.get(navn).equals(egen.get(navn))) {
                ut.add("differs: %s%n  standard: %s%n  here:     %s".formatted(navn, fasit.get(navn), egen.get(navn)));
            }
        }
        return ut;
    }

    private static void samle(XSModel modell, short art, String navn, Map<String, String> ut) {
        XSNamedMap alle = modell.getComponents(art);
        for (int i = 0; i < alle.getLength(); i++) {
            XSObject del = alle.item(i);
            if (!XS.equals(del.getNamespace())) {
                ut.put(navn + " " + Komponenttekst.navn(del), Komponenttekst.av(del));
            }
        }
    }

    private static final class KasterFeil implements XMLErrorHandler {
        @Override
        public void warning(String domene, String nokkel, XMLParseException e) throws XNIException {
            throw e;
        }

        @Override
        public void error(String domene, String nokkel, XMLParseException e) throws XNIException {
            throw e;
        }

        @Override
        public void fatalError(String domene, String nokkel, XMLParseException e) throws XNIException {
            throw e;
        }
    }
}

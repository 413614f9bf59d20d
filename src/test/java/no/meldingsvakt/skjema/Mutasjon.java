package no.meldingsvakt.skjema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Damages documents at random, by one to three small changes each. */
final class Mutasjon {

    private static final int FORSOK = 20;

    private final Random tilfeldig;
    private final Ordforrad ord;

    Mutasjon(Random tilfeldig, Ordforrad ord) {
        this.tilfeldig = tilfeldig;
        this.ord = ord;
    }

    /** The ways to damage a document. */
    private enum Inngrep {
        FJERN_ELEMENT,
        GJENTA_ELEMENT,
        FLYTT_ELEMENT,
        BYTT_NABOER,
        NYTT_NAVN,
        NYTT_NAVNEROM,
        NYTT_ELEMENT,
        TOM_ELEMENT,
        NY_TEKST,
        TEKST_MELLOM,
        FJERN_ATTRIBUTT,
        NY_ATTRIBUTT,
        NY_ATTRIBUTTVERDI,
        NY_TYPE,
        NULLVERDI
    }

    /** A damaged copy; the document itself is left alone. */
    Document av(Document original) {
        Document kopi = (Document) original.cloneNode(true);
        int antall = 1 + (tilfeldig.nextInt(4) == 0 ? 1 + tilfeldig.nextInt(2) : 0);
        for (int i = 0; i < antall; i++) {
            int forsok = 0;
            while (forsok < FORSOK && !gjor(kopi, Inngrep.values()[tilfeldig.nextInt(Inngrep.values().length)])) {
                forsok++;
            }
        }
        return kopi;
    }

    /** Makes one change; false where it cannot be made at the place chance has chosen. */
    private boolean gjor(Document d, Inngrep inngrep) {
        List<Element> alle = new ArrayList<>();
        samle(d.getDocumentElement(), alle);
        Element e = Ordforrad.velg(tilfeldig, alle);
        boolean rot = e == d.getDocumentElement();
        return switch (inngrep) {
            case FJERN_ELEMENT -> !rot && e.getParentNode().removeChild(e) != null;
            case GJENTA_ELEMENT -> !rot && e.getParentNode().insertBefore(e.cloneNode(true), e) != null;
            case FLYTT_ELEMENT -> !rot && flytt(e, Ordforrad.velg(tilfeldig, alle));
            case BYTT_NABOER -> bytt(e);
            case NYTT_NAVN -> dop(d, e, ord.element(tilfeldig, navnerom(e)));
            case NYTT_NAVNEROM -> dop(d, e, new QName(ord.navnerom(tilfeldig), e.getLocalName()));
            case NYTT_ELEMENT -> settInn(e, lag(d, ord.element(tilfeldig, navnerom(e))));
            case TOM_ELEMENT -> tom(e);
            case NY_TEKST -> barn(e).isEmpty() && settTekst(e, ord.verdi(tilfeldig));
            case TEKST_MELLOM -> settInn(e, d.createTextNode(tilfeldig.nextBoolean() ? "tekst" : "\n"));
            case FJERN_ATTRIBUTT -> velgAttributt(e).map(e::removeAttributeNode).isPresent();
            case NY_ATTRIBUTT -> settAttributt(e, ord.attributt(tilfeldig), ord.verdi(tilfeldig));
            case NY_ATTRIBUTTVERDI ->
                velgAttributt(e).map(a -> settVerdi(a, ord.verdi(tilfeldig))).isPresent();
            case NY_TYPE -> settType(e, ord.type(tilfeldig));
            case NULLVERDI -> settAttributt(e, xsi("nil"), String.valueOf(tilfeldig.nextBoolean()));
        };
    }

    private static void samle(Element e, List<Element> ut) {
        ut.add(e);
        barn(e).forEach(b -> samle(b, ut));
    }

    private static List<Element> barn(Element e) {
        List<Element> ut = new ArrayList<>();
        for (Node n = e.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element b) {
                ut.add(b);
            }
        }
        return ut;
    }

    private static String navnerom(Element e) {
        return e.getNamespaceURI() == null ? "" : e.getNamespaceURI();
    }

    private static QName xsi(String navn) {
        return new QName(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, navn);
    }

    private static boolean tom(Element e) {
        boolean hadde = e.hasChildNodes();
        return settTekst(e, "") && hadde;
    }

    private static boolean settTekst(Element e, String tekst) {
        e.setTextContent(tekst);
        return true;
    }

    private static Attr settVerdi(Attr a, String verdi) {
        a.setValue(verdi);
        return a;
    }

    private static boolean settType(Element e, QName type) {
        e.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:t", type.getNamespaceURI());
        return settAttributt(e, xsi("type"), "t:" + type.getLocalPart());
    }

    private Optional<Attr> velgAttributt(Element e) {
        List<Attr> mulige = new ArrayList<>();
        for (int i = 0; i < e.getAttributes().getLength(); i++) {
            Attr a = (Attr) e.getAttributes().item(i);
            if (!XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(a.getNamespaceURI())) {
                mulige.add(a);
            }
        }
        return mulige.isEmpty() ? Optional.empty() : Optional.of(Ordforrad.velg(tilfeldig, mulige));
    }

    private static boolean settAttributt(Element e, QName navn, String verdi) {
        String prefiks =
                switch (navn.getNamespaceURI()) {
                    case "" -> "";
                    case XMLConstants.XML_NS_URI -> "xml";
                    case XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI -> "xsi";
                    default -> "a";
                };
        if (prefiks.equals("a") || prefiks.equals("xsi")) {
            e.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:" + prefiks, navn.getNamespaceURI());
        }
        boolean uten = prefiks.isEmpty();
        e.setAttributeNS(
                uten ? null : navn.getNamespaceURI(), (uten ? "" : prefiks + ":") + navn.getLocalPart(), verdi);
        return true;
    }

    private static boolean flytt(Element e, Element til) {
        for (Node n = til; n != null; n = n.getParentNode()) {
            if (n == e) {
                return false;
            }
        }
        til.appendChild(e);
        return true;
    }

    private boolean bytt(Element e) {
        List<Element> b = barn(e);
        if (b.size() < 2) {
            return false;
        }
        int i = tilfeldig.nextInt(b.size() - 1);
        e.insertBefore(b.get(i + 1), b.get(i));
        return true;
    }

    private static boolean dop(Document d, Element e, QName navn) {
        String navnerom = navn.getNamespaceURI();
        Node ny = d.renameNode(e, navnerom.isEmpty() ? null : navnerom, navn.getLocalPart());
        // The writer writes what stands, so the namespace that the new name needs is declared.
        ((Element) ny).setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns", navnerom);
        return true;
    }

    private static Element lag(Document d, QName navn) {
        String navnerom = navn.getNamespaceURI();
        Element ny = d.createElementNS(navnerom.isEmpty() ? null : navnerom, navn.getLocalPart());
        ny.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns", navnerom);
        return ny;
    }

    private boolean settInn(Element e, Node ny) {
        List<Element> b = barn(e);
        e.insertBefore(ny, b.isEmpty() || tilfeldig.nextInt(3) == 0 ? null : Ordforrad.velg(tilfeldig, b));
        return true;
    }
}

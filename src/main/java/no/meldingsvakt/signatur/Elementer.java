package no.meldingsvakt.signatur;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.crypto.dsig.XMLSignature;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Looks into a signature's elements. */
final class Elementer {

    static final String DS = XMLSignature.XMLNS;

    private Elementer() {}

    static boolean er(Element element, String lokalnavn) {
        return DS.equals(element.getNamespaceURI()) && lokalnavn.equals(element.getLocalName());
    }

    static List<Element> barn(Element forelder) {
        List<Element> barn = new ArrayList<>();
        for (Node n = forelder.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element e) {
                barn.add(e);
            }
        }
        return barn;
    }

    static List<Element> barn(Element forelder, String lokalnavn) {
        return barn(forelder).stream().filter(e -> er(e, lokalnavn)).toList();
    }

    static Optional<Element> forste(Element forelder, String lokalnavn) {
        return barn(forelder, lokalnavn).stream().findFirst();
    }
}

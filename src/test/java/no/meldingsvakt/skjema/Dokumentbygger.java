package no.meldingsvakt.skjema;

import java.util.List;
import java.util.Random;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.xerces.xs.XSAttributeDeclaration;
import org.apache.xerces.xs.XSAttributeUse;
import org.apache.xerces.xs.XSComplexTypeDefinition;
import org.apache.xerces.xs.XSConstants;
import org.apache.xerces.xs.XSElementDeclaration;
import org.apache.xerces.xs.XSModel;
import org.apache.xerces.xs.XSModelGroup;
import org.apache.xerces.xs.XSNamedMap;
import org.apache.xerces.xs.XSParticle;
import org.apache.xerces.xs.XSSimpleTypeDefinition;
import org.apache.xerces.xs.XSTypeDefinition;
import org.apache.xerces.xs.XSWildcard;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Writes documents from a component model, so that every declaration is tried and not only what examples use. */
final class Dokumentbygger {

    private static final String XS = "http://www.w3.org/2001/XMLSchema";

    /** Below this depth only what is demanded is written. */
    private static final int DYP = 9;

    private final Random tilfeldig;
    private final XSNamedMap rotelementer;
    private final Document dokument;
    private int teller;

    private Dokumentbygger(Random tilfeldig, XSModel modell) {
        this.tilfeldig = tilfeldig;
        this.rotelementer = modell.getComponents(XSConstants.ELEMENT_DECLARATION);
        try {
            this.dokument = DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .newDocument();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A document with {@code rot} as its root, valid or nearly so. */
    static Document bygg(Random tilfeldig, XSModel modell, XSElementDeclaration rot) {
        Dokumentbygger bygger = new Dokumentbygger(tilfeldig, modell);
        Element e = bygger.lag(rot);
        bygger.dokument.appendChild(e);
        bygger.fyll(e, rot, 0);
        return bygger.dokument;
    }

    private Element lag(XSElementDeclaration d) {
        Element e = dokument.createElementNS(d.getNamespace(), d.getName());
        String navnerom = d.getNamespace() == null ? "" : d.getNamespace();
        e.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns", navnerom);
        return e;
    }

    private void fyll(Element e, XSElementDeclaration d, int dybde) {
        if (d.getConstraintType() == XSConstants.VC_FIXED) {
            e.setTextContent(d.getValueConstraintValue().getNormalizedValue());
        } else if (d.getTypeDefinition() instanceof XSComplexTypeDefinition sammensatt) {
            fyll(e, sammensatt, dybde);
        } else {
            e.setTextContent(verdi((XSSimpleTypeDefinition) d.getTypeDefinition()));
        }
    }

    private void fyll(Element e, XSComplexTypeDefinition type, int dybde) {
        for (int i = 0; i < type.getAttributeUses().getLength(); i++) {
            XSAttributeUse bruk = (XSAttributeUse) type.getAttributeUses().item(i);
            if (bruk.getRequired() || tilfeldig.nextInt(3) > 0) {
                settAttributt(e, bruk);
            }
        }
        if (type.getSimpleType() != null) {
            e.setTextContent(verdi(type.getSimpleType()));
        } else if (type.getParticle() != null) {
            fyll(e, type.getParticle(), dybde);
        }
        if (type.getContentType() == XSComplexTypeDefinition.CONTENTTYPE_MIXED) {
            e.appendChild(dokument.createTextNode("fri tekst"));
        }
    }

    private void settAttributt(Element e, XSAttributeUse bruk) {
        XSAttributeDeclaration a = bruk.getAttrDeclaration();
        String navnerom = a.getNamespace();
        String prefiks = navnerom == null ? "" : XMLConstants.XML_NS_URI.equals(navnerom) ? "xml:" : "a:";
        if (prefiks.equals("a:")) {
            e.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:a", navnerom);
        }
        e.setAttributeNS(navnerom, prefiks + a.getName(), verdi(bruk, a));
    }

    private String verdi(XSAttributeUse bruk, XSAttributeDeclaration a) {
        if (bruk.getConstraintType() == XSConstants.VC_FIXED) {
            return bruk.getValueConstraintValue().getNormalizedValue();
        }
        return a.getConstraintType() == XSConstants.VC_FIXED
                ? a.getValueConstraintValue().getNormalizedValue()
                : verdi(a.getTypeDefinition());
    }

    private void fyll(Element e, XSParticle p, int dybde) {
        int tak = p.getMaxOccursUnbounded() ? p.getMinOccurs() + 2 : p.getMaxOccurs();
        int antall = p.getMinOccurs();
        if (tak > antall && dybde < DYP && tilfeldig.nextInt(DYP + 3) > dybde) {
            antall += 1 + tilfeldig.nextInt(Math.min(2, tak - antall));
        }
        for (int i = 0; i < antall; i++) {
            if (p.getTerm() instanceof XSModelGroup g) {
                fyll(e, g, dybde);
            } else if (p.getTerm() instanceof XSWildcard) {
                int valgt = tilfeldig.nextInt(rotelementer.getLength());
                leggTil(e, (XSElementDeclaration) rotelementer.item(valgt), Math.max(dybde, DYP - 3));
            } else {
                leggTil(e, (XSElementDeclaration) p.getTerm(), dybde);
            }
        }
    }

    private void fyll(Element e, XSModelGroup g, int dybde) {
        int antall = g.getParticles().getLength();
        if (g.getCompositor() == XSModelGroup.COMPOSITOR_CHOICE) {
            fyll(e, (XSParticle) g.getParticles().item(tilfeldig.nextInt(antall)), dybde);
            return;
        }
        for (int i = 0; i < antall; i++) {
            fyll(e, (XSParticle) g.getParticles().item(i), dybde);
        }
    }

    private void leggTil(Element forelder, XSElementDeclaration d, int dybde) {
        if (dybde > 2 * DYP) {
            return;
        }
        Element e = lag(d);
        forelder.appendChild(dokument.createTextNode("\n"));
        forelder.appendChild(e);
        fyll(e, d, dybde + 1);
    }

    private String verdi(XSSimpleTypeDefinition type) {
        if (type.getVariety() == XSSimpleTypeDefinition.VARIETY_UNION) {
            int valgt = tilfeldig.nextInt(type.getMemberTypes().getLength());
            return verdi((XSSimpleTypeDefinition) type.getMemberTypes().item(valgt));
        }
        int valg = type.getLexicalEnumeration().getLength();
        if (valg > 0) {
            return type.getLexicalEnumeration().item(tilfeldig.nextInt(valg));
        }
        XSTypeDefinition t = type;
        while (!XS.equals(t.getNamespace())) {
            t = t.getBaseType();
        }
        return "oid".equals(type.getName()) ? "2.16.578.1.12.4.1.1.9060" : innebygd(t.getName());
    }

    private String innebygd(String type) {
        return switch (type) {
            case "boolean" -> tilfeldig.nextBoolean() ? "true" : "false";
            case "integer", "decimal", "double" -> String.valueOf(tilfeldig.nextInt(100));
            case "date" -> "2024-03-01";
            case "dateTime" -> "2024-03-01T12:00:00";
            case "time" -> "12:00:00";
            case "gYear" -> "2024";
            case "gYearMonth" -> "2024-03";
            case "base64Binary" -> "QUJD";
            case "anyURI" -> "tel:12345678";
            case "ID" -> "id" + teller++;
            case "language" -> "nb";
            default -> Ordforrad.velg(tilfeldig, List.of("A", "tekst", "1"));
        };
    }
}

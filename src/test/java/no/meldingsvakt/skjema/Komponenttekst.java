package no.meldingsvakt.skjema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.xerces.xs.StringList;
import org.apache.xerces.xs.XSAttributeDeclaration;
import org.apache.xerces.xs.XSAttributeUse;
import org.apache.xerces.xs.XSComplexTypeDefinition;
import org.apache.xerces.xs.XSConstants;
import org.apache.xerces.xs.XSElementDeclaration;
import org.apache.xerces.xs.XSFacet;
import org.apache.xerces.xs.XSIDCDefinition;
import org.apache.xerces.xs.XSMultiValueFacet;
import org.apache.xerces.xs.XSNamedMap;
import org.apache.xerces.xs.XSObject;
import org.apache.xerces.xs.XSSimpleTypeDefinition;
import org.apache.xerces.xs.XSTypeDefinition;
import org.apache.xerces.xs.XSValue;
import org.apache.xerces.xs.XSWildcard;

/**
 * Writes a schema component as text that says all that decides what is accepted, and nothing of how the schema is written.
 * An anonymous type is written out where it stands.
 */
final class Komponenttekst {

    private Komponenttekst() {}

    static String av(XSObject del) {
        if (del instanceof XSElementDeclaration e) {
            return element(e);
        }
        return del instanceof XSTypeDefinition t ? innhold(t) : attributt((XSAttributeDeclaration) del);
    }

    static String navn(XSObject del) {
        return "{" + (del.getNamespace() == null ? "" : del.getNamespace()) + "}" + del.getName();
    }

    static String element(XSElementDeclaration e) {
        StringBuilder s = new StringBuilder(navn(e)).append(" : ").append(type(e.getTypeDefinition()));
        s.append(e.getNillable() ? " nillable" : "").append(e.getAbstract() ? " abstract" : "");
        s.append(
                e.getConstraintType() == XSConstants.VC_NONE
                        ? ""
                        : verdi(e.getConstraintType(), e.getValueConstraintValue()));
        if (e.getSubstitutionGroupAffiliation() != null) {
            s.append(" substitutes ").append(navn(e.getSubstitutionGroupAffiliation()));
        }
        s.append(" block=").append(e.getDisallowedSubstitutions());
        s.append(" final=").append(e.getSubstitutionGroupExclusions());
        XSNamedMap nokler = e.getIdentityConstraints();
        for (int i = 0; i < nokler.getLength(); i++) {
            s.append(nokkel((XSIDCDefinition) nokler.item(i)));
        }
        return s.toString();
    }

    static String jokertegn(XSWildcard w) {
        String navnerom =
                switch (w.getConstraintType()) {
                    case XSWildcard.NSCONSTRAINT_ANY -> "any";
                    case XSWildcard.NSCONSTRAINT_NOT -> "not " + sortert(w.getNsConstraintList());
                    default -> "only " + sortert(w.getNsConstraintList());
                };
        return navnerom + " process=" + w.getProcessContents();
    }

    private static String nokkel(XSIDCDefinition n) {
        String viser = n.getRefKey() == null ? "" : " refers " + navn(n.getRefKey());
        return " identity(%s %s %s %s%s)"
                .formatted(n.getCategory(), navn(n), n.getSelectorStr(), liste(n.getFieldStrs()), viser);
    }

    private static String attributt(XSAttributeDeclaration a) {
        String verdi = a.getConstraintType() == XSConstants.VC_NONE
                ? ""
                : verdi(a.getConstraintType(), a.getValueConstraintValue());
        return navn(a) + " : " + type(a.getTypeDefinition()) + verdi;
    }

    private static String verdi(short slag, XSValue verdi) {
        String ord = slag == XSConstants.VC_FIXED ? "fixed" : "default";
        return " %s='%s'".formatted(ord, verdi.getNormalizedValue());
    }

    private static String type(XSTypeDefinition t) {
        return t.getAnonymous() ? "(" + innhold(t) + ")" : navn(t);
    }

    private static String innhold(XSTypeDefinition t) {
        String av = (t.getAnonymous() ? "anonymous" : navn(t)) + " from " + type(t.getBaseType());
        return av + (t instanceof XSComplexTypeDefinition c ? sammensatt(c) : enkel((XSSimpleTypeDefinition) t));
    }

    private static String sammensatt(XSComplexTypeDefinition t) {
        StringBuilder s = new StringBuilder(" complex derivation=").append(t.getDerivationMethod());
        s.append(" final=").append(t.getFinal()).append(" block=").append(t.getProhibitedSubstitutions());
        s.append(t.getAbstract() ? " abstract" : "").append(" content=").append(t.getContentType());
        s.append(t.getSimpleType() == null ? "" : " value=" + type(t.getSimpleType()));
        s.append(t.getParticle() == null ? "" : " " + Partikkel.av(t.getParticle()));
        s.append(" attributes=").append(attributter(t));
        s.append(t.getAttributeWildcard() == null ? "" : " anyAttribute=" + jokertegn(t.getAttributeWildcard()));
        return s.toString();
    }

    private static Set<String> attributter(XSComplexTypeDefinition t) {
        Set<String> ut = new TreeSet<>();
        for (int i = 0; i < t.getAttributeUses().getLength(); i++) {
            XSAttributeUse bruk = (XSAttributeUse) t.getAttributeUses().item(i);
            XSAttributeDeclaration a = bruk.getAttrDeclaration();
            boolean global = a.getScope() == XSConstants.SCOPE_GLOBAL;
            String verdi = bruk.getConstraintType() == XSConstants.VC_NONE
                    ? ""
                    : verdi(bruk.getConstraintType(), bruk.getValueConstraintValue());
            String krav = bruk.getRequired() ? "required " : "optional ";
            ut.add(krav + (global ? "ref " + navn(a) : attributt(a)) + verdi);
        }
        return ut;
    }

    private static String enkel(XSSimpleTypeDefinition t) {
        StringBuilder s = new StringBuilder(" simple variety=").append(t.getVariety());
        s.append(" final=").append(t.getFinal());
        s.append(t.getItemType() == null ? "" : " item=" + type(t.getItemType()));
        for (int i = 0; i < t.getMemberTypes().getLength(); i++) {
            s.append(i == 0 ? " members=" : "|")
                    .append(type((XSTypeDefinition) t.getMemberTypes().item(i)));
        }
        return s.append(" facets=").append(fasetter(t)).toString();
    }

    private static Set<String> fasetter(XSSimpleTypeDefinition t) {
        Set<String> ut = new TreeSet<>();
        for (int i = 0; i < t.getFacets().getLength(); i++) {
            XSFacet f = (XSFacet) t.getFacets().item(i);
            ut.add(f.getFacetKind() + "=" + f.getLexicalFacetValue() + (f.getFixed() ? " fixed" : ""));
        }
        for (int i = 0; i < t.getMultiValueFacets().getLength(); i++) {
            XSMultiValueFacet f = (XSMultiValueFacet) t.getMultiValueFacets().item(i);
            ut.add(f.getFacetKind() + "=" + sortert(f.getLexicalFacetValues()));
        }
        return ut;
    }

    private static List<String> sortert(StringList verdier) {
        return liste(verdier).stream().sorted().toList();
    }

    private static List<String> liste(StringList verdier) {
        List<String> ut = new ArrayList<>();
        for (int i = 0; i < verdier.getLength(); i++) {
            ut.add(verdier.item(i) == null ? "absent" : verdier.item(i));
        }
        return ut;
    }
}

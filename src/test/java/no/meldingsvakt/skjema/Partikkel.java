package no.meldingsvakt.skjema;

import java.util.ArrayList;
import java.util.List;
import org.apache.xerces.xs.XSConstants;
import org.apache.xerces.xs.XSElementDeclaration;
import org.apache.xerces.xs.XSModelGroup;
import org.apache.xerces.xs.XSParticle;
import org.apache.xerces.xs.XSWildcard;

/**
 * A particle in its plainest form. Model groups without effect are dissolved: one that occurs exactly once inside a group
 * of the same kind, or holds a single particle. So a named group reads the same as its content written out.
 */
record Partikkel(int min, String maks, String slag, String tekst, List<Partikkel> barn) {

    static Partikkel av(XSParticle p) {
        String maks = p.getMaxOccursUnbounded() ? "*" : String.valueOf(p.getMaxOccurs());
        if (p.getTerm() instanceof XSModelGroup gruppe) {
            return gruppe(p.getMinOccurs(), maks, gruppe);
        }
        if (p.getTerm() instanceof XSWildcard w) {
            return new Partikkel(p.getMinOccurs(), maks, "any", Komponenttekst.jokertegn(w), List.of());
        }
        XSElementDeclaration e = (XSElementDeclaration) p.getTerm();
        String tekst =
                e.getScope() == XSConstants.SCOPE_GLOBAL ? "ref " + Komponenttekst.navn(e) : Komponenttekst.element(e);
        return new Partikkel(p.getMinOccurs(), maks, "element", tekst, List.of());
    }

    private static Partikkel gruppe(int min, String maks, XSModelGroup gruppe) {
        String slag =
                switch (gruppe.getCompositor()) {
                    case XSModelGroup.COMPOSITOR_CHOICE -> "choice";
                    case XSModelGroup.COMPOSITOR_ALL -> "all";
                    default -> "sequence";
                };
        List<Partikkel> barn = new ArrayList<>();
        for (int i = 0; i < gruppe.getParticles().getLength(); i++) {
            Partikkel b = av((XSParticle) gruppe.getParticles().item(i));
            if (b.slag.equals(slag) && b.erEnGang()) {
                barn.addAll(b.barn);
            } else {
                barn.add(b);
            }
        }
        Partikkel hele = new Partikkel(min, maks, slag, "", barn);
        return barn.size() == 1 && hele.erEnGang() ? barn.get(0) : hele;
    }

    private boolean erEnGang() {
        return min == 1 && maks.equals("1");
    }

    @Override
    public String toString() {
        return "%s{%d,%s}%s%s"
                .formatted(slag, min, maks, tekst.isEmpty() ? "" : " " + tekst, barn.isEmpty() ? "" : barn.toString());
    }
}

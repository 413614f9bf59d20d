package no.meldingsvakt.skjema;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.apache.xerces.xs.XSAttributeUse;
import org.apache.xerces.xs.XSComplexTypeDefinition;
import org.apache.xerces.xs.XSConstants;
import org.apache.xerces.xs.XSElementDeclaration;
import org.apache.xerces.xs.XSModel;
import org.apache.xerces.xs.XSModelGroup;
import org.apache.xerces.xs.XSNamedMap;
import org.apache.xerces.xs.XSParticle;
import org.apache.xerces.xs.XSTypeDefinition;

/** The names a set of schemas knows, and values that hit or just miss the datatypes. */
final class Ordforrad {

    private static final String XS = "http://www.w3.org/2001/XMLSchema";
    private static final List<String> VERDIER = List.of(
            "",
            " ",
            "0",
            "1",
            "-1",
            "+7",
            "1.5",
            "1e3",
            "NaN",
            "INF",
            "true",
            "false",
            "TRUE",
            "ja",
            "2024-02-29",
            "2023-02-29",
            "2024-02-29Z",
            "2024-02-29T23:59:59",
            "2024-02-29T24:00:00",
            "2024-02-29T23:59:59+01:00",
            "2024-2-9",
            "2024",
            "2024-02",
            "23:59",
            "23:59:00",
            "29.02.2024",
            "2.16.578.1.12.4.1.1.9060",
            "2.16.",
            "2..16",
            ".2",
            "9060",
            "a b",
            " a ",
            "a\tb",
            "http://[",
            "tel:12345678",
            "mailto:a@b",
            "%%%",
            "QQ==",
            "QQ=",
            "Q Q = =",
            "NI",
            "UNK",
            "TXT",
            "SHA-1",
            "EPJ sak",
            "EPJ dokument",
            "v1.2 2006-05-24",
            "v1.1 2012-02-15",
            "text/plain",
            "no",
            "nb-NO",
            "preserve",
            "æøå",
            "\uD83D\uDE00",
            "a".repeat(500));

    private final Map<String, List<QName>> elementer;
    private final List<String> navnerom;
    private final List<QName> attributter;
    private final List<QName> typer;

    Ordforrad(XSModel modell) {
        Samler samler = new Samler();
        XSNamedMap globale = modell.getComponents(XSConstants.ELEMENT_DECLARATION);
        for (int i = 0; i < globale.getLength(); i++) {
            samler.element((XSElementDeclaration) globale.item(i));
        }
        XSNamedMap typene = modell.getComponents(XSConstants.TYPE_DEFINITION);
        for (int i = 0; i < typene.getLength(); i++) {
            samler.type((XSTypeDefinition) typene.item(i));
        }
        elementer = new TreeMap<>();
        samler.elementer.forEach((rom, navn) ->
                elementer.put(rom, navn.stream().map(n -> new QName(rom, n)).toList()));
        navnerom = List.copyOf(elementer.keySet());
        attributter = Stream.concat(samler.attributter.stream(), Stream.of("ukjent", "{urn:ukjent}ukjent"))
                .map(QName::valueOf)
                .toList();
        typer = samler.typer.stream().map(QName::valueOf).toList();
    }

    /** The name of an element, most often one of the namespace given. */
    QName element(Random tilfeldig, String helst) {
        List<QName> samme = elementer.get(helst);
        boolean bytt = samme == null || tilfeldig.nextInt(5) == 0;
        return velg(tilfeldig, bytt ? elementer.get(velg(tilfeldig, navnerom)) : samme);
    }

    String navnerom(Random tilfeldig) {
        return tilfeldig.nextInt(6) == 0 ? "urn:ukjent" : velg(tilfeldig, navnerom);
    }

    QName attributt(Random tilfeldig) {
        return velg(tilfeldig, attributter);
    }

    QName type(Random tilfeldig) {
        return velg(tilfeldig, typer);
    }

    String verdi(Random tilfeldig) {
        return velg(tilfeldig, VERDIER);
    }

    static <T> T velg(Random tilfeldig, List<T> liste) {
        return liste.get(tilfeldig.nextInt(liste.size()));
    }

    private static final class Samler {
        private final Map<String, TreeSet<String>> elementer = new TreeMap<>();
        private final TreeSet<String> attributter = new TreeSet<>();
        private final TreeSet<String> typer = new TreeSet<>();

        void element(XSElementDeclaration e) {
            String rom = e.getNamespace() == null ? "" : e.getNamespace();
            elementer.computeIfAbsent(rom, r -> new TreeSet<>()).add(e.getName());
            if (e.getTypeDefinition().getAnonymous()) {
                type(e.getTypeDefinition());
            }
        }

        void type(XSTypeDefinition t) {
            if (!t.getAnonymous()) {
                typer.add(new QName(t.getNamespace(), t.getName()).toString());
            }
            if (t instanceof XSComplexTypeDefinition sammensatt && !XS.equals(t.getNamespace())) {
                for (int i = 0; i < sammensatt.getAttributeUses().getLength(); i++) {
                    var a = ((XSAttributeUse) sammensatt.getAttributeUses().item(i)).getAttrDeclaration();
                    attributter.add(new QName(a.getNamespace(), a.getName()).toString());
                }
                if (sammensatt.getParticle() != null) {
                    partikkel(sammensatt.getParticle());
                }
            }
        }

        private void partikkel(XSParticle p) {
            if (p.getTerm() instanceof XSElementDeclaration e && e.getScope() != XSConstants.SCOPE_GLOBAL) {
                element(e);
            } else if (p.getTerm() instanceof XSModelGroup g) {
                for (int i = 0; i < g.getParticles().getLength(); i++) {
                    partikkel((XSParticle) g.getParticles().item(i));
                }
            }
        }
    }
}

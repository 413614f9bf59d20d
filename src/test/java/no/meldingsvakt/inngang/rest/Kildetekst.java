package no.meldingsvakt.inngang.rest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The text of a well-formed document with the places of its elements, so that it can be changed as a person would change
 * it: everything else stays where it stands.
 */
record Kildetekst(String tekst, Element rot) {

    private static final Pattern DEL = Pattern.compile("(?s)<!--.*?-->|<!\\[CDATA\\[.*?]]>|<\\?.*?\\?>"
            + "|<(/?)(?:[\\w.-]+:)?([\\w.-]+)((?:[^>\"'/]+|\"[^\"]*\"|'[^']*'|/(?!>))*)(/?)>");

    /** What ends a line in XML. Some of the official examples are from old Macs. */
    private static final Pattern LINJESKIFT = Pattern.compile("\r\n?|\n");

    /** An element: where its tags begin and end. */
    static final class Element {
        private final String navn;
        private final Element forelder;
        private final List<Element> barn = new ArrayList<>();
        private final int start;
        private final int startSlutt;
        private int sluttStart;
        private int slutt;

        private Element(String navn, Element forelder, int start, int startSlutt) {
            this.navn = navn;
            this.forelder = forelder;
            this.start = start;
            this.startSlutt = startSlutt;
        }

        String navn() {
            return navn;
        }

        List<Element> barn() {
            return barn;
        }

        Element barn(String navn) {
            return finn(navn).orElseThrow(() -> new AssertionError(this.navn + " has no " + navn));
        }

        Optional<Element> finn(String navn) {
            return barn.stream().filter(b -> b.navn.equals(navn)).findFirst();
        }

        /** This element and all in it, in document order. */
        Stream<Element> alle() {
            return Stream.concat(Stream.of(this), barn.stream().flatMap(Element::alle));
        }

        private Optional<Element> neste() {
            int plass = forelder.barn.indexOf(this);
            return plass + 1 < forelder.barn.size() ? Optional.of(forelder.barn.get(plass + 1)) : Optional.empty();
        }
    }

    /** A changed text and the line where a validator must see it. */
    record Endring(String tekst, int linje) {}

    static Kildetekst les(String tekst) {
        Deque<Element> apne = new ArrayDeque<>();
        Element rot = null;
        Matcher del = DEL.matcher(tekst);
        while (del.find()) {
            if (del.group(2) == null) {
                continue;
            }
            if (!del.group(1).isEmpty()) {
                Element lukket = apne.pop();
                lukket.sluttStart = del.start();
                lukket.slutt = del.end();
                continue;
            }
            Element nytt = new Element(del.group(2), apne.peek(), del.start(), del.end());
            if (rot == null) {
                rot = nytt;
            } else {
                Objects.requireNonNull(apne.peek()).barn.add(nytt);
            }
            if (del.group(4).isEmpty()) {
                apne.push(nytt);
            } else {
                nytt.sluttStart = del.end();
                nytt.slutt = del.end();
            }
        }
        return new Kildetekst(tekst, Objects.requireNonNull(rot));
    }

    String startTagg(Element e) {
        return tekst.substring(e.start, e.startSlutt);
    }

    String innhold(Element e) {
        return e.sluttStart > e.startSlutt ? tekst.substring(e.startSlutt, e.sluttStart) : "";
    }

    /** Without the element: what comes next stands where it should not, or else the parent ends too early. */
    Endring uten(Element e) {
        String nytt = tekst.substring(0, e.start) + tekst.substring(e.slutt);
        int borte = e.slutt - e.start;
        int sted = e.neste().map(n -> n.startSlutt).orElse(e.forelder.slutt) - borte;
        return new Endring(nytt, linje(nytt, sted));
    }

    /** With the element after the next one, which then stands where this was expected. */
    Endring byttetMedNeste(Element e) {
        Element neste = e.neste().orElseThrow(() -> new AssertionError(e.navn + " is the last"));
        String nytt = tekst.substring(0, e.start)
                + tekst.substring(neste.start, neste.slutt)
                + tekst.substring(e.slutt, neste.start)
                + tekst.substring(e.start, e.slutt)
                + tekst.substring(neste.slutt);
        return new Endring(nytt, linje(nytt, e.start + neste.startSlutt - neste.start));
    }

    /** With a name that no schema has. */
    Endring omdopt(Element e) {
        String start = startTagg(e).replaceFirst(e.navn, e.navn + "Feil");
        String resten = tekst.substring(e.startSlutt, e.slutt);
        int slutt = resten.lastIndexOf(e.navn);
        String nyRest = resten.isEmpty()
                ? ""
                : resten.substring(0, slutt) + e.navn + "Feil" + resten.substring(slutt + e.navn.length());
        String nytt = tekst.substring(0, e.start) + start + nyRest + tekst.substring(e.slutt);
        return new Endring(nytt, linje(nytt, e.start + start.length()));
    }

    /** With another value in attribute V, judged when the start tag is read. */
    Endring medV(Element e, String verdi) {
        String start = startTagg(e).replaceFirst("\\bV\\s*=\\s*(\"[^\"]*\"|'[^']*')", "V=\"" + verdi + "\"");
        String nytt = tekst.substring(0, e.start) + start + tekst.substring(e.startSlutt);
        return new Endring(nytt, linje(nytt, e.start + start.length()));
    }

    /** With other content, judged when the end tag is read. */
    Endring medInnhold(Element e, String verdi) {
        String nytt = tekst.substring(0, e.startSlutt) + verdi + tekst.substring(e.sluttStart);
        return new Endring(nytt, linje(nytt, e.startSlutt + verdi.length() + e.slutt - e.sluttStart));
    }

    private static int linje(String tekst, int sted) {
        return 1 + (int) LINJESKIFT.matcher(tekst.substring(0, sted)).results().count();
    }
}

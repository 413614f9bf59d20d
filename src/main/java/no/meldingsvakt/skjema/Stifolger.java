package no.meldingsvakt.skjema;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import no.meldingsvakt.xml.Prefikser;
import no.meldingsvakt.xml.Taggfinner.Plass;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.XMLFilterImpl;

/** Knows which element the parser is in, and what kind of content it has had, while it hands everything on to the validator. */
final class Stifolger extends XMLFilterImpl {

    private final Prefikser prefikser;
    private final Innholdsmodell modell;
    private final Deque<Trinn> trinn = new ArrayDeque<>();
    private @Nullable Attributes attributter;
    private @Nullable Locator sted;

    Stifolger(ContentHandler videre, Prefikser prefikser, Innholdsmodell modell) {
        this.prefikser = prefikser;
        this.modell = modell;
        setContentHandler(videre);
        trinn.push(new Trinn("", "", 1, new Plass(1, 1), null));
    }

    /** The path of the element the parser is in. Written only when asked for: few elements have faults. */
    String sti() {
        return StreamSupport.stream(((Iterable<Trinn>) trinn::descendingIterator).spliterator(), false)
                .skip(1)
                .map(t -> "/" + prefikser.trinn(t.navnerom, t.navn, t.plass))
                .collect(Collectors.joining());
    }

    /** The element the parser is in. */
    Trinn element() {
        return trinn.element();
    }

    /** The element around it; the one without a name around the root. */
    Trinn forelder() {
        Iterator<Trinn> alle = trinn.iterator();
        Trinn innerst = alle.next();
        return alle.hasNext() ? alle.next() : innerst;
    }

    /** The nearest element of the name that is around the parser, or is where it is. */
    @Nullable
    Trinn omgivende(String navn) {
        return trinn.stream().filter(t -> t.navn.equals(navn)).findFirst().orElse(null);
    }

    /** The element's name, or that of the nearest one around it, where only some names may be told; empty where none may. */
    String naermesteNavn(Trinn fra, Set<String> navn) {
        return trinn.stream()
                .dropWhile(t -> t != fra)
                .map(Trinn::navn)
                .filter(navn::contains)
                .findFirst()
                .orElse("");
    }

    /** Whether the attribute is there, without a value. Only where the parser is in the element's start tag. */
    boolean erTomt(String attributt) {
        String verdi = attributter == null ? null : attributter.getValue(attributt);
        return verdi != null && verdi.isBlank();
    }

    @Override
    public void setDocumentLocator(Locator locator) {
        sted = locator;
        super.setDocumentLocator(locator);
    }

    @Override
    public void startElement(String uri, String lokalnavn, String qName, Attributes attributter) throws SAXException {
        Trinn over = trinn.element();
        over.barn++;
        int plass = over.nesteBarn(uri, lokalnavn, prefikser.erKjent(uri, lokalnavn));
        Innholdsmodell.@Nullable Erklaring erklaring = modell.barn(over.erklaring, uri, lokalnavn);
        trinn.push(new Trinn(uri, lokalnavn, plass, sted(), erklaring));
        this.attributter = attributter;
        super.startElement(uri, lokalnavn, qName, attributter);
        this.attributter = null;
    }

    @Override
    public void characters(char[] tegn, int fra, int antall) throws SAXException {
        trinn.element().tekst.les(tegn, fra, antall);
        super.characters(tegn, fra, antall);
    }

    @Override
    public void endElement(String uri, String lokalnavn, String qName) throws SAXException {
        super.endElement(uri, lokalnavn, qName);
        trinn.pop();
    }

    private Plass sted() {
        return sted == null ? new Plass(0, 0) : new Plass(sted.getLineNumber(), sted.getColumnNumber());
    }

    /** An element that is open, and what it has had so far. */
    static final class Trinn {
        private final String navnerom;
        private final String navn;
        private final int plass;
        private final Plass taggslutt;
        private final Innholdsmodell.@Nullable Erklaring erklaring;
        private final Tekstform tekst = new Tekstform();
        private final Map<String, Integer> etterNavn = new HashMap<>();
        private int alle;
        private int barn;

        Trinn(String navnerom, String navn, int plass, Plass taggslutt, Innholdsmodell.@Nullable Erklaring erklaring) {
            this.navnerom = navnerom;
            this.navn = navn;
            this.plass = plass;
            this.taggslutt = taggslutt;
            this.erklaring = erklaring;
        }

        String navnerom() {
            return navnerom;
        }

        String navn() {
            return navn;
        }

        /** Its number among the siblings of the same name. */
        int plass() {
            return plass;
        }

        /** Where its start tag ends. */
        Plass taggslutt() {
            return taggslutt;
        }

        Innholdsmodell.@Nullable Erklaring erklaring() {
            return erklaring;
        }

        Tekstform tekst() {
            return tekst;
        }

        boolean harBarn() {
            return barn > 0;
        }

        private int nesteBarn(String uri, String lokalnavn, boolean kjent) {
            alle++;
            return kjent ? etterNavn.merge("{" + uri + "}" + lokalnavn, 1, Integer::sum) : alle;
        }
    }
}

package no.meldingsvakt.skjema;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import no.meldingsvakt.xml.Prefikser;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.XMLFilterImpl;

/** Knows which element the parser is in, while it hands everything on to the validator. */
final class Stifolger extends XMLFilterImpl {

    private final Prefikser prefikser;
    private final Deque<Trinn> trinn = new ArrayDeque<>();

    Stifolger(ContentHandler videre, Prefikser prefikser) {
        this.prefikser = prefikser;
        setContentHandler(videre);
        trinn.push(new Trinn("", "", 1));
    }

    /** The path of the element the parser is in. Written only when asked for: few elements have faults. */
    String sti() {
        return StreamSupport.stream(((Iterable<Trinn>) trinn::descendingIterator).spliterator(), false)
                .skip(1)
                .map(t -> "/" + prefikser.trinn(t.navnerom, t.navn, t.plass))
                .collect(Collectors.joining());
    }

    /** The local name of the element the parser is in. */
    String element() {
        @Nullable Trinn naa = trinn.peek();
        return naa == null ? "" : naa.navn;
    }

    @Override
    public void startElement(String uri, String lokalnavn, String qName, Attributes attributter) throws SAXException {
        @Nullable Trinn over = trinn.peek();
        int plass = over == null ? 1 : over.nesteBarn(uri, lokalnavn, prefikser.erKjent(uri, lokalnavn));
        trinn.push(new Trinn(uri, lokalnavn, plass));
        super.startElement(uri, lokalnavn, qName, attributter);
    }

    @Override
    public void endElement(String uri, String lokalnavn, String qName) throws SAXException {
        super.endElement(uri, lokalnavn, qName);
        trinn.pop();
    }

    /** An element that is open, and how many children it has had so far. */
    private static final class Trinn {
        private final String navnerom;
        private final String navn;
        private final int plass;
        private final Map<String, Integer> etterNavn = new HashMap<>();
        private int alle;

        Trinn(String navnerom, String navn, int plass) {
            this.navnerom = navnerom;
            this.navn = navn;
            this.plass = plass;
        }

        int nesteBarn(String uri, String lokalnavn, boolean kjent) {
            alle++;
            return kjent ? etterNavn.merge("{" + uri + "}" + lokalnavn, 1, Integer::sum) : alle;
        }
    }
}

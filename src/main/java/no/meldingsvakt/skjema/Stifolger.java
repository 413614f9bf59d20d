package no.meldingsvakt.skjema;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
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
        trinn.push(new Trinn("", "", new HashMap<>()));
    }

    private record Trinn(String sti, String navn, Map<String, Integer> barn) {}

    /** The path of the element the parser is in. */
    String sti() {
        return naa().sti();
    }

    /** The local name of the element the parser is in. */
    String element() {
        return naa().navn();
    }

    private Trinn naa() {
        @Nullable Trinn naa = trinn.peek();
        return naa == null ? new Trinn("", "", Map.of()) : naa;
    }

    @Override
    public void startElement(String uri, String lokalnavn, String qName, Attributes attributter) throws SAXException {
        String navn = prefikser.navn(uri, lokalnavn);
        int plass = naa().barn().merge(navn, 1, Integer::sum);
        trinn.push(new Trinn(naa().sti() + "/" + navn + "[" + plass + "]", lokalnavn, new HashMap<>()));
        super.startElement(uri, lokalnavn, qName, attributter);
    }

    @Override
    public void endElement(String uri, String lokalnavn, String qName) throws SAXException {
        super.endElement(uri, lokalnavn, qName);
        trinn.pop();
    }
}

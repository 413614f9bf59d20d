package no.meldingsvakt.skjema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import no.meldingsvakt.avvik.Avvik;
import no.meldingsvakt.avvik.Grunnregel;
import no.meldingsvakt.avvik.Sted;
import no.meldingsvakt.avvik.Stegresultat;
import no.meldingsvakt.skjema.Stifolger.Trinn;
import no.meldingsvakt.xml.Taggfinner;
import no.meldingsvakt.xml.Taggfinner.Plass;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXParseException;

/**
 * Turns the validator's errors into findings. The validator's own texts quote the message and are never shown; of them
 * only the key of the broken constraint (XML Schema 1.0 appendix C) and names known from the schemas are used.
 */
final class Skjemafeil implements ErrorHandler {

    private final Stifolger folger;
    private final Set<String> navn;
    private final @Nullable Taggfinner tagger;
    private final List<Avvik> avvik = new ArrayList<>();
    private int antall;
    private @Nullable SAXParseException verdifeil;

    Skjemafeil(Stifolger folger, Set<String> navn, @Nullable Taggfinner tagger) {
        this.folger = folger;
        this.navn = navn;
        this.tagger = tagger;
    }

    /** The first {@link Stegresultat#MAKS_AVVIK} findings. */
    List<Avvik> avvik() {
        return avvik;
    }

    /** The number of all findings. */
    int antall() {
        return antall;
    }

    @Override
    public void warning(SAXParseException e) {
        // A warning is no verdict.
    }

    @Override
    public void error(SAXParseException e) {
        // Of those that are only counted, the texts cost more than all the rest of a message.
        Skjemamelding melding = erFull() ? Skjemamelding.bareSlag(e) : Skjemamelding.av(e);
        if (melding.gjelderVerdi()) {
            // A faulty value is told twice: first what is wrong with it, then which element or attribute had it.
            ferdig();
            verdifeil = e;
        } else if (verdifeil != null && melding.sierHvorVerdienStar()) {
            Skjemamelding verdi = Skjemamelding.av(verdifeil);
            verdifeil = null;
            legg(e, verdi.medAttributt(melding.attributt()));
        } else {
            ferdig();
            legg(e, melding);
        }
    }

    @Override
    public void fatalError(SAXParseException e) {
        error(e);
    }

    /** Says that no more errors come. */
    void ferdig() {
        if (verdifeil != null) {
            SAXParseException e = verdifeil;
            verdifeil = null;
            legg(e, Skjemamelding.av(e));
        }
    }

    private void legg(SAXParseException e, Skjemamelding melding) {
        antall++;
        if (erFull()) {
            return;
        }
        Skjematekster tekster = new Skjematekster(melding, folger, navn);
        Plass plass = plass(e, melding);
        avvik.add(Grunnregel.XSD.funn(
                tekster.tekst(), tekster.teknisk(), new Sted(folger.sti(), plass.linje(), plass.kolonne())));
    }

    private boolean erFull() {
        return avvik.size() == Stegresultat.MAKS_AVVIK;
    }

    /** Where the tag begins: that of the element, or the end tag where something is missing before it. */
    private Plass plass(SAXParseException e, Skjemamelding melding) {
        Trinn element = folger.element();
        Plass slutt = melding.nokkel().startsWith("cvc-complex-type.2.4")
                ? new Plass(Math.max(0, e.getLineNumber()), Math.max(0, e.getColumnNumber()))
                : element.taggslutt();
        return tagger == null ? slutt : tagger.begynnelse(slutt);
    }
}

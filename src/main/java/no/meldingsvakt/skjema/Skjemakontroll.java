package no.meldingsvakt.skjema;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import javax.xml.transform.sax.SAXSource;
import javax.xml.validation.Schema;
import javax.xml.validation.Validator;
import javax.xml.validation.ValidatorHandler;
import no.meldingsvakt.arkiv.Senere;
import no.meldingsvakt.avvik.Antall;
import no.meldingsvakt.avvik.Avvik;
import no.meldingsvakt.avvik.Stegresultat;
import no.meldingsvakt.xml.Dokument;
import no.meldingsvakt.xml.Medleser;
import no.meldingsvakt.xml.Prefikser;
import no.meldingsvakt.xml.Utlaan;
import no.meldingsvakt.xml.XmlFabrikk;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;

/**
 * The schema step: is the message valid against its standard's schema? All standards are compiled into one grammar, so
 * that an envelope is judged together with whatever it carries.
 *
 * <p>Thread-safe.
 */
public final class Skjemakontroll {

    /** The step's name in receipts. */
    public static final String STEG = "skjema";

    private static final String SPRAK = "http://apache.org/xml/properties/locale";

    private final XmlFabrikk xml;
    private final Prefikser prefikser;
    private final Set<String> navn;
    private final Grammatikk grammatikk;

    /** Read when the first fault is found: texts alone need it. */
    private final Senere<Innholdsmodell> modell;

    private final Senere<Utlaan<ValidatorHandler>> validatorer;

    /** Compiles the folder's schemas; throws {@link IllegalArgumentException} with file and line when they are faulty. */
    public Skjemakontroll(XmlFabrikk xml, Skjemamappe mappe) {
        this(xml, mappe, Grammatikk.naa(xml, mappe));
    }

    private Skjemakontroll(XmlFabrikk xml, Skjemamappe mappe, Grammatikk grammatikk) {
        this.xml = xml;
        this.prefikser = mappe.prefikser();
        this.navn = mappe.navn();
        this.modell = new Senere<>(() -> Innholdsmodell.av(mappe, xml));
        this.validatorer =
                new Senere<>(() -> new Utlaan<>(() -> somStanser(Objects.requireNonNull(grammatikk.alle()))));
        this.grammatikk = grammatikk;
    }

    /** As the constructor, for a few messages: of the folder's schemas, which are known to compile, those are that a message needs. */
    public static Skjemakontroll etterBehov(XmlFabrikk xml, Skjemamappe mappe) {
        return new Skjemakontroll(xml, mappe, Grammatikk.etterBehov(xml, mappe));
    }

    private static ValidatorHandler somStanser(Schema skjema) {
        ValidatorHandler validator = skjema.newValidatorHandler();
        validator.setErrorHandler(new StansVedFeil());
        return validator;
    }

    /** Judges a document that is about to be read, so that {@link #kontroller} has less to do. */
    public Medleser medleser() {
        @Nullable Schema skjema = grammatikk.alle();
        return skjema == null ? Medleser.INGEN : new Medvalidering(skjema, validatorer.get());
    }

    /** Judges a document. Never throws for what the document holds. */
    public Stegresultat kontroller(Dokument dokument) {
        long start = System.nanoTime();
        Schema skjema = grammatikk.til(dokument);
        if (dokument.erGodkjentVed(skjema) || erGyldig(dokument, skjema)) {
            return Stegresultat.av(STEG, List.of(), siden(start));
        }
        Skjemafeil feil = finnFeil(dokument, skjema);
        List<Avvik> avvik = feil.avvik();
        return Stegresultat.av(STEG, avvik, new Antall(feil.antall(), 0, 0, 0), siden(start));
    }

    private static Duration siden(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** A quick look that ends at the first fault; nearly all messages have none. */
    private boolean erGyldig(Dokument dokument, Schema skjema) {
        try {
            Validator validator = skjema.newValidator();
            validator.setErrorHandler(new StansVedFeil());
            validator.validate(new SAXSource(xml.leser(), dokument.kilde()));
            return true;
        } catch (Ugyldig e) {
            return false;
        } catch (SAXException | IOException e) {
            throw new IllegalStateException("a document that was read could not be read again", e);
        }
    }

    /** A second, slower look that follows the path through the document and names every fault. */
    private Skjemafeil finnFeil(Dokument dokument, Schema skjema) {
        try {
            ValidatorHandler validator = skjema.newValidatorHandler();
            validator.setProperty(SPRAK, Locale.ROOT);
            XMLReader leser = xml.leser();
            Stifolger folger = new Stifolger(validator, prefikser, modell.get());
            Skjemafeil feil = new Skjemafeil(folger, navn, dokument.taggfinner());
            validator.setErrorHandler(feil);
            leser.setContentHandler(folger);
            leser.parse(dokument.kilde());
            feil.ferdig();
            return feil;
        } catch (SAXException | IOException e) {
            throw new IllegalStateException("a document that was read could not be read again", e);
        }
    }

    private static final class Ugyldig extends SAXException {
        private static final long serialVersionUID = 1L;
    }

    private static final class StansVedFeil implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {
            // A warning is no verdict.
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw new Ugyldig();
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw new Ugyldig();
        }
    }
}

package no.meldingsvakt.konvolutt;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import no.meldingsvakt.avvik.Avvik;
import no.meldingsvakt.avvik.Grunnregel;
import no.meldingsvakt.avvik.Sted;
import no.meldingsvakt.avvik.Stegresultat;
import no.meldingsvakt.avvik.Tekst;
import no.meldingsvakt.melding.Melding;
import no.meldingsvakt.melding.Standardkatalog;
import no.meldingsvakt.xml.Dokument;
import no.meldingsvakt.xml.Prefikser;
import no.meldingsvakt.xml.UlesbarXmlException;
import no.meldingsvakt.xml.XmlFabrikk;
import org.jspecify.annotations.Nullable;

/** The first step: bytes to document and header facts. Rejects what cannot be read and what is not supported. */
public final class Meldingsleser {

    /** The step's name in receipts. */
    public static final String STEG = "les";

    private final XmlFabrikk xml;
    private final Hodeleser hodeleser;
    private final Standardkontroll standardkontroll;

    /**
     * Takes the standards that are known.
     *
     * @param pilot whether standards on trial are accepted
     */
    public Meldingsleser(XmlFabrikk xml, Standardkatalog standarder, Prefikser prefikser, boolean pilot) {
        this.xml = xml;
        this.hodeleser = new Hodeleser(standarder, xml.saxon());
        this.standardkontroll = new Standardkontroll(standarder, prefikser, pilot);
    }

    /** Reads a message. Never throws for what the bytes hold. */
    public Lesing les(byte[] innhold) {
        long start = System.nanoTime();
        try {
            Dokument dokument = xml.les(innhold);
            @Nullable Melding melding = hodeleser.les(dokument);
            Optional<Avvik> avvik = standardkontroll.kontroller(dokument);
            return new Lesing(Stegresultat.av(STEG, avvik.stream().toList(), siden(start)), dokument, melding);
        } catch (UlesbarXmlException e) {
            return new Lesing(Stegresultat.av(STEG, List.of(ulesbar(innhold, e)), siden(start)), null, null);
        }
    }

    private static Duration siden(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static Avvik ulesbar(byte[] innhold, UlesbarXmlException e) {
        Tekst tekst = innhold.length == 0 ? Lesetekster.TOM : Lesetekster.av(e.arsak());
        String teknisk = Lesetekster.teknisk(e.arsak());
        return Grunnregel.XML.avvik(tekst, teknisk, null, new Sted(null, e.linje(), e.kolonne()));
    }
}

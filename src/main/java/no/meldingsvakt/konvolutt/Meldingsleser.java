package no.meldingsvakt.konvolutt;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import no.meldingsvakt.avvik.Avvik;
import no.meldingsvakt.avvik.Grunnregel;
import no.meldingsvakt.avvik.Sted;
import no.meldingsvakt.avvik.Stegresultat;
import no.meldingsvakt.melding.Melding;
import no.meldingsvakt.melding.Standardkatalog;
import no.meldingsvakt.xml.Dokument;
import no.meldingsvakt.xml.Medleser;
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
    private final Prefikser prefikser;

    /**
     * Takes the standards that are known.
     *
     * @param pilot whether standards on trial are accepted
     */
    public Meldingsleser(XmlFabrikk xml, Standardkatalog standarder, Prefikser prefikser, boolean pilot) {
        this.xml = xml;
        this.hodeleser = new Hodeleser(standarder, xml.saxon());
        this.prefikser = prefikser;
        this.standardkontroll = new Standardkontroll(standarder, prefikser, pilot);
    }

    /**
     * Compiles the paths by which the headers of all standards are read, which is else done when they are needed; throws
     * {@link IllegalArgumentException} naming the standard and path that does not compile.
     */
    public void kompiler() {
        hodeleser.kompiler();
    }

    /** Reads a message. Never throws for what the bytes hold. */
    public Lesing les(byte[] innhold) {
        return les(innhold, () -> Medleser.INGEN);
    }

    /**
     * As {@link #les(byte[])}, and has the document judged while it is read.
     *
     * @param medlesere one for each time that it is tried to be read
     */
    public Lesing les(byte[] innhold, Supplier<Medleser> medlesere) {
        long start = System.nanoTime();
        try {
            Dokument dokument = xml.les(innhold, medlesere);
            @Nullable Melding melding = hodeleser.les(dokument);
            List<Avvik> avvik = Stream.of(
                            tegnsett(dokument), dobbeltkodet(dokument), standardkontroll.kontroller(dokument))
                    .flatMap(Optional::stream)
                    .toList();
            return new Lesing(Stegresultat.av(STEG, avvik, siden(start)), dokument, melding);
        } catch (UlesbarXmlException e) {
            return new Lesing(Stegresultat.av(STEG, List.of(ulesbar(e)), siden(start)), null, null);
        }
    }

    private static Duration siden(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** XML-10: an encoding that lies is told, and nothing more comes of it. */
    private static Optional<Avvik> tegnsett(Dokument dokument) {
        return Optional.ofNullable(dokument.tegnsett())
                .map(t -> Grunnregel.TEGNSETT.funn(
                        Lesetekster.tegnsett(t), Lesetekster.tegnsettTeknisk(t), new Sted(null, 1, 1)));
    }

    /** XML-10-dobbel: as declared, but wrong before it was declared. */
    private static Optional<Avvik> dobbeltkodet(Dokument dokument) {
        return Optional.of(dokument.dobbeltkodetLinje())
                .filter(linje -> linje > 0)
                .map(linje -> Grunnregel.DOBBELTKODET.funn(
                        Lesetekster.dobbeltkodet(), Lesetekster.dobbeltkodetTeknisk(linje), new Sted(null, linje, 1)));
    }

    private Avvik ulesbar(UlesbarXmlException e) {
        return Grunnregel.XML.funn(
                Lesetekster.tekst(e), Lesetekster.teknisk(e, prefikser), new Sted(null, e.linje(), e.kolonne()));
    }
}

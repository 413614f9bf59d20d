package no.meldingsvakt.signatur;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.streams.Predicates;
import net.sf.saxon.s9api.streams.Steps;
import no.meldingsvakt.avvik.Grunnregel;
import no.meldingsvakt.avvik.IkkeVurdert;
import no.meldingsvakt.avvik.Sted;
import no.meldingsvakt.avvik.Stegresultat;
import no.meldingsvakt.melding.Konvoluttype;
import no.meldingsvakt.melding.Melding;
import no.meldingsvakt.xml.Dokument;
import no.meldingsvakt.xml.Prefikser;
import no.meldingsvakt.xml.Taggfinner.Plass;
import no.meldingsvakt.xml.XmlFabrikk;
import org.jspecify.annotations.Nullable;

/**
 * The signature step: is the electronic signature of a MsgHead message right (HODE-35), and its certificate valid (HODE-36)
 * and not revoked (HODE-37)? Off unless the operator has said whom to trust.
 *
 * <p>A message without a signature is let on. Whether one is demanded depends on the message's function and is said by its
 * own standard (HIS 80601, Signature); of the standards here only Dialogmelding says anything, and it says that a signature
 * is normally not demanded (HIS 80603:2017 3.3). A signature elsewhere in the message is part of what it carries.
 *
 * <p>Thread-safe.
 */
public final class Signaturkontroll {

    /** The step's name in receipts. */
    public static final String STEG = "signatur";

    /** Where a time without an offset was written. */
    private static final ZoneId NORGE = ZoneId.of("Europe/Oslo");

    /** The public key infrastructure of Norwegian health care is younger. */
    private static final Instant FORSTE_SIGNATURER = Instant.parse("2000-01-01T00:00:00Z");

    private final Prefikser prefikser;
    private final @Nullable Signaturproving proving;

    private Signaturkontroll(Prefikser prefikser, @Nullable Signaturproving proving) {
        this.prefikser = prefikser;
        this.proving = proving;
    }

    /**
     * A step that looks at signatures.
     *
     * @param tillit whose certificates are believed
     * @param sperrelister where revoked certificates are listed; null when nobody asks
     */
    public Signaturkontroll(XmlFabrikk xml, Prefikser prefikser, Tillit tillit, @Nullable Sperrelister sperrelister) {
        this(prefikser, new Signaturproving(xml, new Sertifikatkontroll(tillit, sperrelister)));
    }

    /** A step that is switched off. */
    public static Signaturkontroll avslatt() {
        return new Signaturkontroll(new Prefikser(Map.of(), Set.of()), null);
    }

    /** Judges a document's signature. Never throws for what the document holds. */
    public Stegresultat kontroller(Dokument dokument, Melding melding, OffsetDateTime vurdert) {
        if (proving == null || kanIkkeSigneres(melding)) {
            return Stegresultat.hoppetOver(STEG);
        }
        long start = System.nanoTime();
        List<XdmNode> signaturer = signaturer(dokument);
        if (signaturer.isEmpty()) {
            return Stegresultat.av(STEG, List.of(), siden(start));
        }
        Utslag utslag = signaturer.size() > 1
                ? Utslag.av(Signaturtekster.flere())
                : prov(proving, dokument, laget(melding, vurdert), vurdert.toInstant());
        return resultat(utslag, sted(dokument, signaturer.get(signaturer.size() - 1)), siden(start));
    }

    /** Where the encoding is another than declared, the signer may have read it either way: one that is right will do. */
    private static Utslag prov(Signaturproving proving, Dokument dokument, Instant laget, Instant vurdert) {
        Utslag utslag = proving.prov(dokument, laget, vurdert);
        if (utslag.feil() == null || dokument.tegnsett() == null) {
            return utslag;
        }
        Utslag somOppgitt = proving.prov(dokument.somOppgitt(), laget, vurdert);
        return somOppgitt.feil() == null ? somOppgitt : utslag;
    }

    /** The other envelopes have no place for a signature. */
    private static boolean kanIkkeSigneres(Melding melding) {
        return melding.konvolutt() != Konvoluttype.MSGHEAD;
    }

    private static List<XdmNode> signaturer(Dokument dokument) {
        return dokument.tre()
                .select(Steps.child(Predicates.isElement()).then(Steps.child(Elementer.DS, "Signature")))
                .asList();
    }

    /**
     * When the message says it was made. It cannot have been later than it is judged, so a sender's clock that is ahead
     * does no harm; a time that cannot be read, or is before anybody signed messages, is taken to be now.
     */
    private static Instant laget(Melding melding, OffsetDateTime vurdert) {
        Instant naa = vurdert.toInstant();
        try {
            TemporalAccessor sendt = DateTimeFormatter.ISO_DATE_TIME.parseBest(
                    String.valueOf(melding.sendt()), OffsetDateTime::from, LocalDateTime::from);
            Instant laget =
                    sendt instanceof LocalDateTime lokal ? lokal.atZone(NORGE).toInstant() : Instant.from(sendt);
            return laget.isBefore(naa) && !laget.isBefore(FORSTE_SIGNATURER) ? laget : naa;
        } catch (DateTimeException e) {
            return naa;
        }
    }

    private Sted sted(Dokument dokument, XdmNode signatur) {
        Plass slutt = new Plass(signatur.getLineNumber(), signatur.getColumnNumber());
        Plass plass = dokument.begynnelser(List.of(slutt)).get(0);
        return new Sted(prefikser.sti(signatur), plass.linje(), plass.kolonne());
    }

    private static Stegresultat resultat(Utslag utslag, Sted sted, Duration varighet) {
        if (utslag.uavklart() != null) {
            IkkeVurdert uavklart = new IkkeVurdert(Grunnregel.TILBAKETRUKKET.id(), utslag.uavklart());
            return Stegresultat.feilet(STEG, List.of(), List.of(uavklart), varighet);
        }
        Signaturfeil feil = utslag.feil();
        return Stegresultat.av(STEG, feil == null ? List.of() : List.of(feil.avvik(sted)), varighet);
    }

    private static Duration siden(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}

package no.meldingsvakt.forlop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import no.meldingsvakt.konvolutt.Lesing;
import no.meldingsvakt.konvolutt.Meldingsleser;
import no.meldingsvakt.melding.Ident;
import no.meldingsvakt.skjema.Skjemamappe;
import no.meldingsvakt.xml.Dokument;
import no.meldingsvakt.xml.UlesbarXmlException;
import no.meldingsvakt.xml.XmlFabrikk;

/** Reads messages to events and stays, as the tests of this package need them. */
final class Leseprove {

    static final XmlFabrikk XML = new XmlFabrikk();
    private static final Skjemamappe SKJEMAER = Skjemamappe.les(Path.of("xsd"), XML);
    private static final Meldingsleser LESER =
            new Meldingsleser(XML, SKJEMAER.standarder(), SKJEMAER.prefikser(), false);
    private static final Hendelsesleser HENDELSER = new Hendelsesleser(
            Hendelseskart.les(Path.of("xsd/forlop/1.0/hendelser.yaml"), XML),
            p -> p.identer().stream().map(Ident::id).findFirst().orElseThrow(),
            "DIALOG_AVVIK"::equals);
    private static final Forlopsdokument DOKUMENT = new Forlopsdokument(XML);

    private Leseprove() {}

    static Hendelse hendelse(Eksempelmelding melding) {
        Lesing lesing = LESER.les(melding.bytes());
        return HENDELSER
                .les(Objects.requireNonNull(lesing.dokument()), Objects.requireNonNull(lesing.melding()))
                .orElseThrow();
    }

    static List<Hendelse> hendelser(Eksempelmelding... meldinger) {
        return Stream.of(meldinger).map(Leseprove::hendelse).toList();
    }

    static List<Forlop> forlop(Collection<Hendelse> hendelser) {
        return new Forlopsbygger().bygg(hendelser);
    }

    static List<Forlop> forlop(Eksempelmelding... meldinger) {
        return forlop(hendelser(meldinger));
    }

    /** The document as text that was read; the one that was built is the same. */
    static Dokument dokument(Forlop forlop, String vurdert) {
        OffsetDateTime moment = OffsetDateTime.parse(vurdert);
        try {
            Dokument lest = XML.les(DOKUMENT.tekst(forlop, moment));
            assertEquals(
                    lest.tre().toString(), DOKUMENT.skriv(forlop, moment).tre().toString());
            return lest;
        } catch (UlesbarXmlException e) {
            throw new AssertionError(e);
        }
    }

    static List<String> slag(Forlop forlop) {
        return forlop.hendelser().stream().map(h -> h.slag().navn()).toList();
    }
}

package no.meldingsvakt.regel;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import no.meldingsvakt.avvik.Avvik;
import no.meldingsvakt.avvik.IkkeVurdert;
import no.meldingsvakt.avvik.Stegresultat;
import no.meldingsvakt.konvolutt.Lesing;
import no.meldingsvakt.konvolutt.Meldingsleser;
import no.meldingsvakt.skjema.Skjemamappe;
import no.meldingsvakt.xml.Dokument;
import no.meldingsvakt.xml.UlesbarXmlException;
import no.meldingsvakt.xml.XmlFabrikk;

/** The reader and all built-in rules, made anew: nothing in it has seen a message before. */
final class Provemotor {

    static final OffsetDateTime NAA = OffsetDateTime.parse("2024-06-03T12:00:00+02:00");

    private final XmlFabrikk xml = new XmlFabrikk();
    private final Meldingsleser leser;
    private final Regelverk verk;

    Provemotor() {
        this(false);
    }

    /** A program that runs its rules with SchXslt2 alone where the reference is wanted. */
    Provemotor(boolean referanse) {
        this(referanse, Tidsbudsjett.VANLIG);
    }

    /** One that has as long as is given, for those who measure. */
    Provemotor(boolean referanse, Tidsbudsjett budsjett) {
        Skjemamappe skjemaer = Skjemamappe.les(Path.of("xsd"), xml);
        leser = new Meldingsleser(xml, skjemaer.standarder(), skjemaer.prefikser(), false);
        verk = verk(new Pakkeleser(xml).les(Path.of("schematron")), skjemaer, xml, referanse, budsjett);
    }

    /** The rules of a catalogue, run by SchXslt2 alone where the reference is wanted. */
    static Regelverk verk(Regelkatalog katalog, Skjemamappe skjemaer, XmlFabrikk xml, boolean referanse) {
        return verk(katalog, skjemaer, xml, referanse, Tidsbudsjett.VANLIG);
    }

    private static Regelverk verk(
            Regelkatalog katalog, Skjemamappe skjemaer, XmlFabrikk xml, boolean referanse, Tidsbudsjett budsjett) {
        return new Regelverkslager(
                        katalog,
                        skjemaer.standarder(),
                        xml,
                        skjemaer.prefikser(),
                        Map.of(),
                        null,
                        budsjett,
                        referanse ? null : new Samlekompilator(xml, skjemaer.prefikser()))
                .get();
    }

    /** The rules in use that the fast engine does not run. */
    List<String> langsomme() {
        return verk.programmer().stream()
                .flatMap(p -> p.langsomme().stream())
                .map(Regel::id)
                .toList();
    }

    /** What the rules of all packs say of a message; empty where it cannot be read. */
    Optional<Stegresultat> melding(byte[] innhold) {
        return doem(les(innhold));
    }

    Regelverk verk() {
        return verk;
    }

    Lesing les(byte[] innhold) {
        return leser.les(innhold);
    }

    /** What the rules of all packs say of a message that has been read; empty where it could not be. */
    Optional<Stegresultat> doem(Lesing lesing) {
        return lesing.dokument() == null || lesing.melding() == null
                ? Optional.empty()
                : Optional.of(verk.kontroller(
                        lesing.dokument(), lesing.melding(), verk.katalog().pakker(), NAA, Tidsrom.FRITT));
    }

    /** What the rules that need no valid message say of it; empty where it cannot be read. */
    Optional<Stegresultat> ugyldig(Lesing lesing) {
        return Optional.ofNullable(lesing.dokument())
                .map(d -> verk.kontrollerUgyldig(d, verk.katalog().pakker(), NAA, Tidsrom.FRITT));
    }

    /** Any document, as the rules want it. */
    Dokument tre(byte[] innhold) throws UlesbarXmlException {
        return xml.les(innhold);
    }

    /** What the rules on stays of all packs say of an episode document. */
    Forlopsdom forlop(byte[] innhold) throws UlesbarXmlException {
        return verk.kontrollerForlop(
                xml.les(innhold), verk.katalog().pakker(), NAA, UnaryOperator.identity(), Tidsrom.FRITT);
    }

    /** All that was found, as text. */
    String dom(byte[] melding) {
        return melding(melding)
                .map(r -> r.utfall() + " " + r.antall() + " " + tekst(r.avvik()) + " " + r.ikkeVurdert())
                .orElse("ulest");
    }

    private static String tekst(List<Avvik> avvik) {
        return avvik.stream().map(Avvik::toString).sorted().collect(Collectors.joining(" | "));
    }

    static List<String> krasj(List<IkkeVurdert> ikkeVurdert) {
        return ikkeVurdert.stream()
                .map(i -> i.regel() + " (" + i.arsak() + ")")
                .distinct()
                .sorted()
                .toList();
    }
}

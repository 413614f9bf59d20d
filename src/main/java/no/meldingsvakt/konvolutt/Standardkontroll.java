package no.meldingsvakt.konvolutt;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.XdmNode;
import no.meldingsvakt.avvik.Avvik;
import no.meldingsvakt.avvik.Grunnregel;
import no.meldingsvakt.avvik.Sted;
import no.meldingsvakt.avvik.Tekst;
import no.meldingsvakt.melding.Konvoluttype;
import no.meldingsvakt.melding.Standard;
import no.meldingsvakt.melding.Standardkatalog;
import no.meldingsvakt.xml.Dokument;
import no.meldingsvakt.xml.Prefikser;

/**
 * HODE-03: the message and what it carries follow standards that are supported (HIS 80415:2012 3.3.4, code T10).
 *
 * <p>Attachments and embedded components are looked at as well: the schema would refuse an unknown one anyway, and T10
 * tells the sender more than T02 does.
 */
final class Standardkontroll {

    private final Standardkatalog standarder;
    private final Prefikser prefikser;
    private final Fagmeldingskontroll fagmeldingskontroll;
    private final boolean pilot;

    Standardkontroll(Standardkatalog standarder, Prefikser prefikser, boolean pilot) {
        this.standarder = standarder;
        this.prefikser = prefikser;
        this.fagmeldingskontroll = new Fagmeldingskontroll(standarder, prefikser);
        this.pilot = pilot;
    }

    Optional<Avvik> kontroller(Dokument dokument) {
        XdmNode rot = Noder.rot(dokument);
        QName navn = rot.getNodeName();
        Optional<Standard> standard =
                standarder.finnRot(navn.getNamespace(), navn.getLocalName()).filter(this::slattPa);
        if (standard.isEmpty()) {
            return Optional.of(avvik(rot));
        }
        if (standard.get().konvolutt() != Konvoluttype.MSGHEAD) {
            return Optional.empty();
        }
        if (standard.get().art() != Standard.Art.KONVOLUTT) {
            return Optional.of(utenHode(standard.get(), sted(rot)));
        }
        return MsgHeadLeser.innhold(rot)
                .filter(n -> standarder
                        .finn(n.getNodeName().getNamespace())
                        .filter(this::slattPa)
                        .isEmpty())
                .findFirst()
                .map(this::avvik)
                .or(() -> fagmeldingskontroll.kontroller(rot));
    }

    private boolean slattPa(Standard standard) {
        return pilot || !standard.pilot();
    }

    private Avvik avvik(XdmNode node) {
        String navnerom = node.getNodeName().getNamespace();
        Sted sted = sted(node);
        List<Standard> familie = standarder.familie(navnerom);
        Optional<Standard> kjent = standarder.finn(navnerom);
        if (kjent.isPresent()) {
            return kjent.get().pilot() ? pilotavvik(kjent.get(), sted) : ukjentRot(kjent.get(), sted);
        }
        if (familie.isEmpty()) {
            return fremmed(sted);
        }
        List<Standard> stottet = familie.stream().filter(this::slattPa).toList();
        return stottet.isEmpty() ? pilotavvik(familie.get(familie.size() - 1), sted) : versjon(stottet, sted);
    }

    private Sted sted(XdmNode node) {
        return new Sted(prefikser.sti(node), node.getLineNumber(), node.getColumnNumber());
    }

    private static Avvik utenHode(Standard standard, Sted sted) {
        String navn = standard.navn() + " " + standard.versjon();
        return Grunnregel.STANDARD.avvik(
                new Tekst(
                        navn + " er sendt uten hodemelding.",
                        navn + " er send utan hovudmelding.",
                        navn + " was sent without its header message (MsgHead)."),
                "Legg meldingen i Document/RefDoc/Content i en MsgHead.",
                null,
                sted);
    }

    private static Avvik pilotavvik(Standard standard, Sted sted) {
        String navn = standard.navn() + " " + standard.versjon();
        return Grunnregel.STANDARD.avvik(
                new Tekst(
                        navn + " er under utprøving og er ikke slått på her.",
                        navn + " er under utprøving og er ikkje slått på her.",
                        navn + " is on trial and is not switched on here."),
                "Slå på med meldingsvakt.pilot=true når partene har avtalt utprøving.",
                null,
                sted);
    }

    private static Avvik ukjentRot(Standard standard, Sted sted) {
        String navn = standard.navn() + " " + standard.versjon();
        return Grunnregel.STANDARD.avvik(
                new Tekst(
                        "Rotelementet er ikke det som " + navn + " skal ha.",
                        "Rotelementet er ikkje det som " + navn + " skal ha.",
                        "The root element is not that of " + navn + "."),
                standard.rot() == null
                        ? "Navnerommet er en komponent og kan ikke være en melding alene."
                        : "Ventet rotelementet " + standard.rot() + ".",
                null,
                sted);
    }

    private static Avvik versjon(List<Standard> familie, Sted sted) {
        String navn = familie.get(0).navn();
        String versjoner = familie.stream().map(Standard::versjon).distinct().collect(Collectors.joining(", "));
        return Grunnregel.STANDARD.avvik(
                new Tekst(
                        "Denne versjonen av %s støttes ikke; støttede versjoner er %s.".formatted(navn, versjoner),
                        "Denne versjonen av %s er ikkje støtta; støtta versjonar er %s.".formatted(navn, versjoner),
                        "This version of %s is not supported; supported versions are %s.".formatted(navn, versjoner)),
                "Navnerommet hører til en kjent standard, men ikke til en versjon som støttes.",
                null,
                sted);
    }

    private static Avvik fremmed(Sted sted) {
        return Grunnregel.STANDARD.avvik(
                new Tekst(
                        "Meldingsstandarden er ikke en av dem tjenesten støtter.",
                        "Meldingsstandarden er ikkje ein av dei tenesta støttar.",
                        "The message standard is not one the service supports."),
                "Navnerommet til elementet er ukjent; støttede standarder står i /api/v1/standarder.",
                null,
                sted);
    }
}

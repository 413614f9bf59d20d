package no.meldingsvakt.konvolutt;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.streams.Predicates;
import net.sf.saxon.s9api.streams.Steps;
import no.meldingsvakt.avvik.Avvik;
import no.meldingsvakt.avvik.Sted;
import no.meldingsvakt.melding.Konvoluttype;
import no.meldingsvakt.melding.Standard;
import no.meldingsvakt.melding.Standardkatalog;
import no.meldingsvakt.xml.Dokument;
import no.meldingsvakt.xml.Navnelikhet;
import no.meldingsvakt.xml.Prefikser;
import no.meldingsvakt.xml.Taggfinner.Plass;

/**
 * HODE-03: the message and what it carries follow standards that are supported (HIS 80415:2012 3.3.4, code T10).
 *
 * <p>Attachments and embedded components are looked at as well: the schema would refuse an unknown one anyway, and T10
 * tells the sender more than T02 does.
 */
final class Standardkontroll {

    /** How far into a stranger a message is looked for. */
    private static final int MAKS_LETING = 200;

    /** How many letters of a namespace may be wrong for it to be told which was meant. */
    private static final int MAKS_SKRIVEFEIL = 2;

    /** A longer one is no misspelling of any. */
    private static final int LENGSTE_NAVNEROM = 200;

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
        return finn(Noder.rot(dokument)).map(a -> fraTaggen(a, dokument));
    }

    private static Avvik fraTaggen(Avvik avvik, Dokument dokument) {
        Plass slutt = new Plass(avvik.sted().linje(), avvik.sted().kolonne());
        Plass plass = dokument.begynnelser(List.of(slutt)).get(0);
        return avvik.paa(plass.linje(), plass.kolonne());
    }

    private Optional<Avvik> finn(XdmNode rot) {
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
            return Optional.of(Standardtekster.utenHode(standard.get(), sted(rot)));
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
        Optional<Standard> kjent = standarder.finn(navnerom);
        if (kjent.isPresent()) {
            return kjent.get().pilot()
                    ? Standardtekster.pilotavvik(kjent.get(), sted(node))
                    : Standardtekster.ukjentRot(kjent.get(), sted(node));
        }
        return Konvolutter.finn(node.getNodeName())
                .map(k -> Standardtekster.innpakket(k, innhold(node).orElse(null), sted(node)))
                .or(() -> utenNavnerom(node))
                .or(() -> skrivefeil(node))
                .or(() -> annenVersjon(node))
                .or(() -> innhold(node).map(i -> Standardtekster.innpakket(null, i, sted(node))))
                .orElseGet(() -> navnerom.isEmpty()
                        ? Standardtekster.utenNavnerom(List.of(), sted(node))
                        : Standardtekster.fremmed(sted(node)));
    }

    private Optional<Avvik> annenVersjon(XdmNode node) {
        List<Standard> familie = standarder.familie(node.getNodeName().getNamespace());
        if (familie.isEmpty()) {
            return Optional.empty();
        }
        List<Standard> stottet = familie.stream().filter(this::slattPa).toList();
        return Optional.of(
                stottet.isEmpty()
                        ? Standardtekster.pilotavvik(familie.get(familie.size() - 1), sted(node))
                        : Standardtekster.versjon(stottet, sted(node)));
    }

    private Sted sted(XdmNode node) {
        return new Sted(prefikser.sti(node), node.getLineNumber(), node.getColumnNumber());
    }

    /** The root element of a whole message that lies in the element, as in an envelope of the transport's. */
    private Optional<String> innhold(XdmNode node) {
        return node.select(Steps.descendant(Predicates.isElement()))
                .limit(MAKS_LETING)
                .map(XdmNode::getNodeName)
                .filter(n -> standarder
                        .finnRot(n.getNamespace(), n.getLocalName())
                        .filter(Standardkontroll::staarAlene)
                        .isPresent())
                .map(QName::getLocalName)
                .findFirst();
    }

    private static boolean staarAlene(Standard standard) {
        return standard.art() == Standard.Art.KONVOLUTT
                || standard.art() == Standard.Art.KVITTERING
                || standard.konvolutt() == Konvoluttype.EGEN;
    }

    private Optional<Avvik> utenNavnerom(XdmNode node) {
        String navn = node.getNodeName().getLocalName();
        List<Standard> mulige = standarder.alle().stream()
                .filter(s -> navn.equals(s.rot()) && slattPa(s))
                .toList();
        return node.getNodeName().getNamespace().isEmpty() && !mulige.isEmpty()
                ? Optional.of(Standardtekster.utenNavnerom(mulige, sted(node)))
                : Optional.empty();
    }

    /** A namespace that differs from one we know by how it is spelt. */
    private Optional<Avvik> skrivefeil(XdmNode node) {
        String navnerom = node.getNodeName().getNamespace();
        if (navnerom.length() > LENGSTE_NAVNEROM) {
            return Optional.empty();
        }
        return standarder.alle().stream()
                .filter(s ->
                        s.rot() != null && slattPa(s) && enkel(s.navnerom()).equals(enkel(navnerom)))
                .findFirst()
                .or(() -> Navnelikhet.naermeste(
                                navnerom,
                                standarder.alle().stream()
                                        .filter(s -> s.rot() != null && slattPa(s))
                                        .map(Standard::navnerom)
                                        .toList(),
                                MAKS_SKRIVEFEIL)
                        .filter(n -> !erAnnenVersjon(navnerom, n))
                        .flatMap(standarder::finn))
                .map(s -> Standardtekster.skrivefeil(s, navnerom, sted(node)));
    }

    /** A year or a day that differs is another version, and no slip of the pen. */
    private static boolean erAnnenVersjon(String a, String b) {
        return !a.replaceAll("\\D", "").equals(b.replaceAll("\\D", ""));
    }

    private static String enkel(String navnerom) {
        return navnerom.strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^[a-z]+://(www\\.)?", "")
                .replaceFirst("[/#\\s]+$", "");
    }
}

package no.meldingsvakt.konvolutt;

import java.util.Optional;
import net.sf.saxon.s9api.XdmNode;
import no.meldingsvakt.avvik.Alvorlighet;
import no.meldingsvakt.avvik.AppRecFeil;
import no.meldingsvakt.avvik.Avvik;
import no.meldingsvakt.avvik.Grunnregel;
import no.meldingsvakt.avvik.Sted;
import no.meldingsvakt.avvik.Tekst;
import no.meldingsvakt.melding.Konvoluttype;
import no.meldingsvakt.melding.Standard;
import no.meldingsvakt.melding.Standardkatalog;
import no.meldingsvakt.xml.Prefikser;
import org.jspecify.annotations.Nullable;

/**
 * PLO-GEN-03, the part that needs the standards: what the first Document carries is the root of a standard that MsgHead
 * carries. The schema lets any element that is declared stand there, and a receiver would find no message in it. How many
 * there are is for the rule itself.
 */
final class Fagmeldingskontroll {

    private static final String REGEL = "PLO-GEN-03";
    private static final String KILDE = "HIS 80704:2014 pkt. 4.1.1; HIS 80603:2017 pkt. 3.2; HIS 80601:2006 (Content)";

    private final Standardkatalog standarder;
    private final Prefikser prefikser;

    Fagmeldingskontroll(Standardkatalog standarder, Prefikser prefikser) {
        this.standarder = standarder;
        this.prefikser = prefikser;
    }

    /** Looks at what stands where the payload should; the standards of all content are known to be supported. */
    Optional<Avvik> kontroller(XdmNode rot) {
        Optional<XdmNode> fagmelding = MsgHeadLeser.fagmelding(rot);
        if (fagmelding.isPresent()) {
            return fagmelding.flatMap(
                    n -> standarder.finn(n.getNodeName().getNamespace()).flatMap(s -> galtInnhold(n, s)));
        }
        return MsgHeadLeser.forsteInnhold(rot)
                .filter(Fagmeldingskontroll::erTekst)
                .map(this::somTekst);
    }

    private static boolean erTekst(XdmNode innhold) {
        return Noder.barn(innhold).findAny().isEmpty()
                && !innhold.getStringValue().isBlank();
    }

    private Optional<Avvik> galtInnhold(XdmNode node, Standard standard) {
        if (standard.konvolutt() == Konvoluttype.EGEN) {
            return Optional.of(egetHode(node, standard));
        }
        return switch (standard.art()) {
            case KONVOLUTT -> Optional.of(hodemelding(node));
            case KVITTERING -> Optional.of(kvittering(node));
            case KOMPONENT -> Optional.of(del(node, standard));
            case MELDING ->
                node.getNodeName().getLocalName().equals(standard.rot())
                        ? Optional.empty()
                        : Optional.of(del(node, standard));
        };
    }

    private Avvik hodemelding(XdmNode node) {
        return avvik(
                node,
                "det første dokumentet inneholder en hodemelding (MsgHead) til, og ikke en fagmelding",
                "det første dokumentet inneheld ei hovudmelding (MsgHead) til, og ikkje ei fagmelding",
                "its first document holds another header message (MsgHead), and no payload",
                "Ta bort den ytre eller den indre MsgHead: i Content skal fagmeldingens rotelement stå.");
    }

    private Avvik kvittering(XdmNode node) {
        return avvik(
                node,
                "det første dokumentet inneholder en applikasjonskvittering (AppRec), og ikke en fagmelding",
                "det første dokumentet inneheld ei applikasjonskvittering (AppRec), og ikkje ei fagmelding",
                "its first document holds an application receipt (AppRec), and no payload",
                "Send AppRec alene, uten MsgHead omkring.");
    }

    private Avvik egetHode(XdmNode node, Standard standard) {
        String navn = standard.navnMedVersjon();
        return avvik(
                node,
                "det første dokumentet inneholder " + navn
                        + ", som har sitt eget hode og ikke skal ligge i en hodemelding",
                "det første dokumentet inneheld " + navn
                        + ", som har sitt eige hovud og ikkje skal liggje i ei hovudmelding",
                "its first document holds " + navn + ", which has a header of its own and is not carried in a MsgHead",
                "Send meldingen alene, uten MsgHead omkring.");
    }

    private Avvik del(XdmNode node, Standard standard) {
        String navn = standard.navn();
        return avvik(
                node,
                "det første dokumentet inneholder bare en del (" + navn + "), og ikke rotelementet til en fagmelding",
                "det første dokumentet inneheld berre ein del (" + navn + "), og ikkje rotelementet til ei fagmelding",
                "its first document holds only a part (" + navn + "), and not the root element of a payload",
                "I første Document/RefDoc/Content skal fagmeldingens rotelement stå.");
    }

    private Avvik somTekst(XdmNode innhold) {
        return avvik(
                innhold,
                "fagmeldingen står som tekst (CDATA eller kodede tegn) og ikke som XML-element",
                "fagmeldinga står som tekst (CDATA eller koda teikn) og ikkje som XML-element",
                "the payload stands as text (CDATA or escaped characters) and not as an XML element",
                "Legg fagmeldingens rotelement rett i Content, uten CDATA og uten &lt; for <.");
    }

    private Avvik avvik(XdmNode node, String nb, String nn, String en, @Nullable String teknisk) {
        return new Avvik(
                REGEL,
                Alvorlighet.AVVISES,
                Grunnregel.PAKKE,
                new Tekst(
                        "Meldingen er avvist fordi " + nb + ".",
                        "Meldinga er avvist fordi " + nn + ".",
                        "The message was rejected because " + en + "."),
                KILDE,
                AppRecFeil.T99,
                false,
                teknisk,
                null,
                new Sted(prefikser.sti(node), node.getLineNumber(), node.getColumnNumber()));
    }
}

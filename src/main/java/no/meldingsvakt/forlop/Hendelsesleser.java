package no.meldingsvakt.forlop;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import net.sf.saxon.s9api.Axis;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;
import no.meldingsvakt.melding.AppRecVersjon;
import no.meldingsvakt.melding.Dokumentreferanse;
import no.meldingsvakt.melding.Enhet;
import no.meldingsvakt.melding.Konversasjon;
import no.meldingsvakt.melding.Konvoluttype;
import no.meldingsvakt.melding.Melding;
import no.meldingsvakt.melding.Mottaker;
import no.meldingsvakt.melding.Part;
import no.meldingsvakt.melding.Pasient;
import no.meldingsvakt.melding.Standard;
import no.meldingsvakt.xml.Dokument;
import org.jspecify.annotations.Nullable;

/** Reduces a message that has been read to an event. Thread-safe. */
public final class Hendelsesleser {

    private static final String APPREC = "APPREC";
    private static final QName V = new QName("V");

    private final Hendelseskart kart;
    private final Function<Pasient, String> pasientnokkel;

    /**
     * Takes the map of events.
     *
     * @param pasientnokkel makes the same opaque text of the same patient, from which nobody can find the patient
     */
    public Hendelsesleser(Hendelseskart kart, Function<Pasient, String> pasientnokkel) {
        this.kart = kart;
        this.pasientnokkel = pasientnokkel;
    }

    /** The event; empty when the message does not tell when it was sent, or is of no standard we know. */
    public Optional<Hendelse> les(Dokument dokument, Melding melding) {
        Standard standard = melding.standard();
        Optional<Tidspunkt> sendt = Tidspunkt.les(melding.sendt());
        if (standard == null || sendt.isEmpty()) {
            return Optional.empty();
        }
        XdmNode rot = forste(barn(dokument.tre())).orElseThrow();
        return melding.konvolutt() == Konvoluttype.APPREC
                ? Optional.of(kvittering(rot, melding, standard, sendt.get()))
                : fagmelding(rot, melding).map(f -> hendelse(f, melding, standard, sendt.get()));
    }

    private Hendelse hendelse(XdmNode fagmelding, Melding melding, Standard standard, Tidspunkt sendt) {
        Optional<Hendelseskart.Oppforing> oppforing = kart.finn(melding.typekode(), fagmelding);
        Hendelseskart.Fakta fakta = kart.fakta(fagmelding);
        Konversasjon samtale = melding.konversasjon();
        Pasient pasient = melding.pasient();
        @Nullable
        Tidspunkt skjedde = oppforing
                .flatMap(o -> Optional.ofNullable(o.skjedde()))
                .flatMap(sti -> Tidspunkt.les(sti.verdi(fagmelding)))
                .orElse(null);
        return new Hendelse(
                oppforing.map(Hendelseskart.Oppforing::slag).orElse(Slag.ANNEN),
                new Hendelse.Merke(
                        melding.typekode(),
                        standard.id(),
                        standard.versjon(),
                        melding.msgId(),
                        melding.dokumenter().stream()
                                .map(Dokumentreferanse::id)
                                .findFirst()
                                .orElse(fakta.dokument()),
                        melding.dokumenter().stream()
                                .skip(1)
                                .map(Dokumentreferanse::id)
                                .toList(),
                        status(fakta.status()),
                        apprec(melding)),
                parter(melding),
                new Hendelse.Tider(
                        sendt,
                        skjedde,
                        Tidspunkt.les(fakta.innlagt()).orElse(null),
                        Tidspunkt.les(fakta.ventet()).orElse(null),
                        Tidspunkt.les(fakta.klar()).orElse(null),
                        Tidspunkt.les(fakta.utskrevet()).orElse(null)),
                new Hendelse.Referanser(
                        samtale == null ? null : samtale.refToParent(),
                        samtale == null ? null : samtale.refToConversation(),
                        fakta.henvisning()),
                fakta.koder(),
                fakta.fakta(),
                pasient == null || pasient.identer().isEmpty() ? null : pasientnokkel.apply(pasient),
                null);
    }

    private static Hendelse kvittering(XdmNode rot, Melding melding, Standard standard, Tidspunkt sendt) {
        Optional<XdmNode> original = forste(barn(rot, "OriginalMsgId"));
        return new Hendelse(
                Slag.KVITTERING,
                new Hendelse.Merke(
                        APPREC,
                        standard.id(),
                        standard.versjon(),
                        melding.msgId(),
                        null,
                        List.of(),
                        Hendelse.Status.N,
                        null),
                parter(melding),
                Hendelse.Tider.sendt(sendt),
                new Hendelse.Referanser(null, null, null),
                Map.of(),
                Map.of(),
                null,
                new Hendelse.Svar(
                        original.flatMap(o -> tekst(o, "Id")).orElse(null),
                        forste(barn(rot, "Status")).flatMap(s -> v(s)).orElse(null),
                        forste(barn(rot, "Sender"))
                                .flatMap(s -> forste(barn(s, "Role")))
                                .flatMap(r -> v(r))
                                .orElse(null),
                        original.flatMap(o -> forste(barn(o, "MsgType")))
                                .flatMap(t -> v(t))
                                .orElse(null),
                        original.flatMap(o -> tekst(o, "IssueDate")).orElse(null),
                        barn(rot, "Error").flatMap(e -> v(e).stream()).toList()));
    }

    private static @Nullable String apprec(Melding melding) {
        AppRecVersjon versjon = melding.kvitteresMed();
        return versjon == null ? null : versjon.versjon();
    }

    private static Hendelse.Status status(@Nullable String kode) {
        return switch (kode == null ? "N" : kode) {
            case "M" -> Hendelse.Status.M;
            case "C" -> Hendelse.Status.C;
            default -> Hendelse.Status.N;
        };
    }

    private static Hendelse.Parter parter(Melding melding) {
        List<Hendelse.Mottak> mottakere = melding.mottakere().stream()
                .sorted((a, b) -> Boolean.compare(!erPrim(a), !erPrim(b)))
                .map(m -> new Hendelse.Mottak(m.rolle(), adresse(m.part())))
                .toList();
        return new Hendelse.Parter(adresse(melding.avsender()), mottakere);
    }

    private static boolean erPrim(Mottaker m) {
        return Mottaker.PRIM.equals(m.rolle());
    }

    private static Hendelse.Adresse adresse(Part part) {
        return new Hendelse.Adresse(
                Optional.ofNullable(part.virksomhet()).flatMap(Enhet::herId).orElse(null),
                part.kommunikasjonspart().flatMap(Enhet::herId).orElse(null),
                part.tjeneste() != null && part.helsepersonell() != null);
    }

    /** The payload: what stands first in the first Document, or the whole message where it has a header of its own. */
    private static Optional<XdmNode> fagmelding(XdmNode rot, Melding melding) {
        return melding.konvolutt() == Konvoluttype.EGEN
                ? Optional.of(rot)
                : forste(barn(rot, "Document"))
                        .flatMap(d -> forste(barn(d, "RefDoc")))
                        .flatMap(r -> forste(barn(r, "Content")))
                        .flatMap(c -> forste(barn(c)));
    }

    private static Optional<String> v(XdmNode node) {
        return Optional.ofNullable(node.getAttributeValue(V));
    }

    private static Optional<String> tekst(XdmNode node, String navn) {
        return forste(barn(node, navn)).map(n -> n.getStringValue().strip()).filter(t -> !t.isEmpty());
    }

    private static Optional<XdmNode> forste(Stream<XdmNode> noder) {
        return noder.findFirst();
    }

    private static Stream<XdmNode> barn(XdmNode node, String navn) {
        return barn(node).filter(n -> n.getNodeName().getLocalName().equals(navn));
    }

    private static Stream<XdmNode> barn(XdmNode node) {
        return node.axisIterator(Axis.CHILD).stream().filter(n -> n.getNodeKind() == XdmNodeKind.ELEMENT);
    }
}

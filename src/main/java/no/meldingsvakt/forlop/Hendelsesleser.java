package no.meldingsvakt.forlop;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
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
    private static final String FIL = "Base64Container";
    private static final QName V = new QName("V");

    private static final int LENGSTE_SYSTEM = 60;

    /** Stands where no time does. */
    private static final Tidspunkt UKJENT = Tidspunkt.dag(LocalDate.of(Tidspunkt.FORSTE_AAR, 1, 1));

    private final Hendelseskart kart;
    private final Function<Pasient, String> pasientnokkel;
    private final Predicate<String> kjentType;

    /** As the other, where the types that the map of events lists are all there are. */
    public Hendelsesleser(Hendelseskart kart, Function<Pasient, String> pasientnokkel) {
        this(kart, pasientnokkel, type -> false);
    }

    /**
     * Takes the map of events.
     *
     * @param kjentType says whether a type is in code list 8279; what a message with any other tells of is seen from its payload
     * @param pasientnokkel makes the same opaque text of the same patient, from which nobody can find the patient
     */
    public Hendelsesleser(Hendelseskart kart, Function<Pasient, String> pasientnokkel, Predicate<String> kjentType) {
        this.kart = kart;
        this.pasientnokkel = pasientnokkel;
        this.kjentType = kjentType;
    }

    /** The event, {@link Hendelse#erUdatert undated} where the message does not tell when it was sent; empty when it is of no standard we know. */
    public Optional<Hendelse> les(Dokument dokument, Melding melding) {
        Standard standard = melding.standard();
        if (standard == null) {
            return Optional.empty();
        }
        Optional<Tidspunkt> sendt = Tidspunkt.les(melding.sendt());
        Optional<Hendelse> lest = les(dokument, melding, standard, sendt.orElse(UKJENT));
        return sendt.isPresent() ? lest : lest.map(Hendelse::somUdatert);
    }

    private Optional<Hendelse> les(Dokument dokument, Melding melding, Standard standard, Tidspunkt sendt) {
        XdmNode rot = forste(barn(dokument.tre())).orElseThrow();
        return melding.konvolutt() == Konvoluttype.APPREC
                ? Optional.of(kvittering(rot, melding, standard, sendt))
                : fagmelding(rot, melding).map(f -> hendelse(f, melding, standard, sendt));
    }

    private Hendelse hendelse(XdmNode fagmelding, Melding melding, Standard standard, Tidspunkt sendt) {
        @Nullable String type = type(melding, fagmelding);
        Optional<Hendelseskart.Oppforing> oppforing = kart.finn(type, fagmelding);
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
                        type,
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

    /** The header's type, or that of the payload where the header's is no code at all: no deadline is lost by a typing error. */
    private @Nullable String type(Melding melding, XdmNode fagmelding) {
        String type = melding.typekode();
        if (type != null && (kart.kjenner(type) || kjentType.test(type))) {
            return type;
        }
        String sett = kart.type(type, fagmelding);
        return sett == null ? type : sett;
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
                system(rot).map(t -> Map.of(Hendelse.SYSTEM, t)).orElse(Map.of()),
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

    /** Name and version, as far as there is room for them. */
    private static Optional<String> system(XdmNode rot) {
        return tekst(rot, "SoftwareName")
                .map(navn -> (navn + " " + tekst(rot, "SoftwareVersion").orElse("")).strip())
                .map(t -> t.length() > LENGSTE_SYSTEM ? t.substring(0, LENGSTE_SYSTEM) : t);
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
                        .flatMap(c -> forste(barn(c).filter(
                                        n -> !n.getNodeName().getLocalName().equals(FIL))));
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

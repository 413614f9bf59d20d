package no.meldingsvakt.konvolutt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.saxon.s9api.XdmNode;
import no.meldingsvakt.melding.AppRecVersjon;
import no.meldingsvakt.melding.Enhet;
import no.meldingsvakt.melding.Ident;
import no.meldingsvakt.melding.Kode;
import no.meldingsvakt.melding.Konversasjon;
import no.meldingsvakt.melding.Konvoluttype;
import no.meldingsvakt.melding.Melding;
import no.meldingsvakt.melding.Mottaker;
import no.meldingsvakt.melding.Part;
import no.meldingsvakt.melding.Pasient;
import no.meldingsvakt.melding.Standard;
import no.meldingsvakt.melding.Standardkatalog;
import org.jspecify.annotations.Nullable;

/** Reads the header facts of MsgHead v1.2 (HIS 80601). Takes what is there: the schema has not been asked yet. */
final class MsgHeadLeser {

    /** ProcessingStatus of a message in production. */
    private static final String PRODUKSJON = "P";

    private static final String BASE64 = "http://www.kith.no/xmlstds/base64container";

    private static final Kode UKJENT_SERIE = new Kode(null, null, null);

    private final Standardkatalog standarder;

    MsgHeadLeser(Standardkatalog standarder) {
        this.standarder = standarder;
    }

    Melding les(XdmNode rot) {
        Optional<XdmNode> info = Noder.forste(rot, "MsgInfo");
        Optional<XdmNode> fagmelding = fagmelding(rot);
        return new Melding(
                Konvoluttype.MSGHEAD,
                fagmelding.isPresent() ? standard(fagmelding.get()) : hodet(rot),
                info.flatMap(n -> Noder.kode(n, "ProcessingStatus"))
                        .map(k -> !k.er(PRODUKSJON))
                        .orElse(null),
                info.flatMap(n -> Noder.kode(n, "Type")).orElse(null),
                info.map(n -> Noder.tekst(n, "MsgId")).orElse(null),
                info.map(n -> Noder.tidspunkt(Noder.tekst(n, "GenDate"))).orElse(null),
                part(info.flatMap(n -> Noder.forste(n, "Sender"))),
                info.map(MsgHeadLeser::mottakere).orElse(List.of()),
                info.flatMap(n -> Noder.forste(n, "Patient"))
                        .map(n -> new Pasient(identer(n)))
                        .orElse(null),
                info.flatMap(n -> Noder.forste(n, "ConversationRef"))
                        .map(MsgHeadLeser::konversasjon)
                        .orElse(null),
                fagmelding.map(this::kvitteresMed).orElse(AppRecVersjon.V1_1),
                List.of());
    }

    /** Everything that stands directly in a Content, in document order. */
    static Stream<XdmNode> innhold(XdmNode rot) {
        return dokumenter(rot)
                .flatMap(d -> Noder.barn(d, "RefDoc"))
                .flatMap(r -> Noder.barn(r, "Content"))
                .flatMap(Noder::barn);
    }

    static Stream<XdmNode> dokumenter(XdmNode rot) {
        return Stream.concat(
                Noder.barn(rot, "Document"), Noder.barn(rot, "PatientReport").flatMap(r -> Noder.barn(r, "Document")));
    }

    /** What the first Document holds, if it holds anything. */
    static Optional<XdmNode> forsteInnhold(XdmNode rot) {
        return dokumenter(rot)
                .findFirst()
                .flatMap(d -> Noder.forste(d, "RefDoc"))
                .flatMap(r -> Noder.forste(r, "Content"));
    }

    /** The payload: the first element in the first Document (HIS 80704:2014 4.1.1) that is no file. */
    static Optional<XdmNode> fagmelding(XdmNode rot) {
        return forsteInnhold(rot).flatMap(c -> Noder.barn(c)
                .filter(n -> !BASE64.equals(n.getNodeName().getNamespace()))
                .findFirst());
    }

    /** The standard of a payload; null for what is no payload that a MsgHead carries. */
    private @Nullable Standard standard(XdmNode fagmelding) {
        return standarder
                .finnRot(
                        fagmelding.getNodeName().getNamespace(),
                        fagmelding.getNodeName().getLocalName())
                .filter(Standard::iHodemelding)
                .orElse(null);
    }

    /** Without a payload, as in a cover letter, the header is the whole message. */
    private @Nullable Standard hodet(XdmNode rot) {
        return standarder.finn(rot.getNodeName().getNamespace()).orElse(null);
    }

    /**
     * The receipt version of the payload's standard. A version we do not support gets its family's newest; a standard
     * we do not know gets 1.0, because every standard that demands 1.1 is known (HITS 1168 chapter 8).
     */
    private AppRecVersjon kvitteresMed(XdmNode fagmelding) {
        String navnerom = fagmelding.getNodeName().getNamespace();
        Optional<Standard> kjent = standarder.finn(navnerom);
        if (kjent.isPresent()) {
            AppRecVersjon versjon = kjent.get().apprec();
            return versjon == null ? AppRecVersjon.V1_1 : versjon;
        }
        return standarder.familie(navnerom).stream()
                .flatMap(s -> Optional.ofNullable(s.apprec()).stream())
                .max(Comparator.naturalOrder())
                .orElse(AppRecVersjon.V1_0);
    }

    private static List<Mottaker> mottakere(XdmNode info) {
        List<Mottaker> mottakere = new ArrayList<>();
        Noder.barn(info, "Receiver").forEach(n -> mottakere.add(new Mottaker(Mottaker.PRIM, part(Optional.of(n)))));
        Noder.barn(info, "OtherReceiver").forEach(n -> {
            String rolle = Noder.kode(n, "RoleReceiver").map(Kode::v).orElse(null);
            mottakere.add(new Mottaker(rolle, part(Optional.of(n))));
        });
        return mottakere;
    }

    private static Part part(Optional<XdmNode> ramme) {
        Optional<XdmNode> virksomhet = ramme.flatMap(n -> Noder.forste(n, "Organisation"));
        Optional<XdmNode> person = virksomhet.isPresent()
                ? virksomhet.flatMap(n -> Noder.forste(n, "HealthcareProfessional"))
                : ramme.flatMap(n -> Noder.forste(n, "HealthcareProfessional"));
        return new Part(
                virksomhet.map(MsgHeadLeser::organisasjon).orElse(null),
                virksomhet
                        .flatMap(n -> Noder.forste(n, "Organisation"))
                        .map(MsgHeadLeser::organisasjon)
                        .orElse(null),
                person.map(MsgHeadLeser::person).orElse(null));
    }

    private static Enhet organisasjon(XdmNode node) {
        return new Enhet(Noder.ikkeTomTekst(node, "OrganisationName"), identer(node));
    }

    private static Enhet person(XdmNode node) {
        String navn = Stream.of("GivenName", "MiddleName", "FamilyName")
                .flatMap(n -> Optional.ofNullable(Noder.ikkeTomTekst(node, n)).stream())
                .collect(Collectors.joining(" "));
        return new Enhet(navn.isEmpty() ? null : navn, identer(node));
    }

    private static List<Ident> identer(XdmNode node) {
        return Noder.barn(node, "Ident")
                .flatMap(n -> Optional.ofNullable(Noder.ikkeTomTekst(n, "Id"))
                        .map(id -> new Ident(id, Noder.kode(n, "TypeId").orElse(UKJENT_SERIE)))
                        .stream())
                .toList();
    }

    private static @Nullable Konversasjon konversasjon(XdmNode node) {
        String forelder = Noder.ikkeTomTekst(node, "RefToParent");
        String samtale = Noder.ikkeTomTekst(node, "RefToConversation");
        return forelder == null || samtale == null ? null : new Konversasjon(forelder, samtale);
    }
}

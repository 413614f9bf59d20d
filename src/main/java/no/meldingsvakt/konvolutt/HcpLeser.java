package no.meldingsvakt.konvolutt;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.sf.saxon.s9api.XdmNode;
import no.meldingsvakt.melding.Enhet;
import no.meldingsvakt.melding.Ident;
import no.meldingsvakt.melding.Kode;
import no.meldingsvakt.melding.Part;

/** Reads a party written as HCP: an Inst with Dept and HCPerson, or an HCProf alone (AppRec, Epikrise, Henvisning 1.x). */
final class HcpLeser {

    private static final Kode UKJENT_SERIE = new Kode(null, null, null);

    private HcpLeser() {}

    static Part part(Optional<XdmNode> hcp) {
        Optional<XdmNode> inst = hcp.flatMap(n -> Noder.forste(n, "Inst"));
        Optional<XdmNode> person = inst.isPresent()
                ? inst.flatMap(n -> Noder.forste(n, "HCPerson"))
                : hcp.flatMap(n -> Noder.forste(n, "HCProf"));
        if (inst.isEmpty() && person.isEmpty()) {
            return Part.UKJENT;
        }
        return new Part(
                inst.map(HcpLeser::enhet).orElse(null),
                inst.flatMap(n -> Noder.forste(n, "Dept")).map(HcpLeser::enhet).orElse(null),
                person.map(HcpLeser::enhet).orElse(null));
    }

    private static Enhet enhet(XdmNode node) {
        Stream<Ident> egen = ident(node, "TypeId");
        Stream<Ident> andre = Noder.barn(node, "AdditionalId").flatMap(n -> ident(n, "Type"));
        List<Ident> identer = Stream.concat(egen, andre).toList();
        return new Enhet(Noder.ikkeTomTekst(node, "Name"), identer);
    }

    private static Stream<Ident> ident(XdmNode node, String serie) {
        return Optional.ofNullable(Noder.ikkeTomTekst(node, "Id"))
                .map(id -> new Ident(id, Noder.kode(node, serie).orElse(UKJENT_SERIE)))
                .stream();
    }
}

package no.meldingsvakt.konvolutt;

import java.util.List;
import java.util.Optional;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.XdmNode;
import no.meldingsvakt.melding.Konvoluttype;
import no.meldingsvakt.melding.Melding;
import no.meldingsvakt.melding.Mottaker;
import no.meldingsvakt.melding.Standard;
import no.meldingsvakt.melding.Standardkatalog;
import no.meldingsvakt.xml.Dokument;
import org.jspecify.annotations.Nullable;

/** Finds which kind of envelope a document has, and has its header read. */
final class Hodeleser {

    private final Standardkatalog standarder;
    private final MsgHeadLeser msgHead;
    private final EgetHodeLeser egetHode;

    Hodeleser(Standardkatalog standarder, Processor saxon) {
        this.standarder = standarder;
        this.msgHead = new MsgHeadLeser(standarder);
        this.egetHode = new EgetHodeLeser(standarder, saxon);
    }

    /** As {@link EgetHodeLeser#kompiler}. */
    void kompiler() {
        egetHode.kompiler(standarder);
    }

    /** The header facts; null for a document that is nothing we know. */
    @Nullable
    Melding les(Dokument dokument) {
        XdmNode rot = Noder.rot(dokument);
        return standard(rot.getNodeName())
                .map(s -> switch (s.konvolutt() == null ? Konvoluttype.EGEN : s.konvolutt()) {
                    case MSGHEAD -> msgHead.les(rot);
                    case APPREC -> appRec(rot, s);
                    case EGEN -> egetHode.les(rot, s);
                })
                .orElse(null);
    }

    /** The standard of the root; for an unsupported version, the newest one of its family, whose header it will share. */
    private Optional<Standard> standard(QName rot) {
        String navnerom = rot.getNamespace();
        String navn = rot.getLocalName();
        return standarder
                .finnRot(navnerom, navn)
                .or(() -> standarder.familie(navnerom).stream()
                        .filter(s -> navn.equals(s.rot()))
                        .reduce((a, b) -> b))
                .filter(s -> s.konvolutt() != Konvoluttype.MSGHEAD || s.art() == Standard.Art.KONVOLUTT);
    }

    private static Melding appRec(XdmNode rot, Standard standard) {
        return new Melding(
                Konvoluttype.APPREC,
                standard,
                null,
                Noder.kode(rot, "MsgType").orElse(null),
                Noder.tekst(rot, "Id"),
                Noder.tidspunkt(Noder.tekst(rot, "GenDate")),
                HcpLeser.part(Noder.forste(rot, "Sender").flatMap(n -> Noder.forste(n, "HCP"))),
                Noder.barn(rot, "Receiver")
                        .map(n -> new Mottaker(Mottaker.PRIM, HcpLeser.part(Noder.forste(n, "HCP"))))
                        .filter(m -> m.part().erKjent())
                        .toList(),
                null,
                null,
                null,
                List.of());
    }
}

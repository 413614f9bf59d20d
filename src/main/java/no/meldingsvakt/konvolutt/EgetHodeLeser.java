package no.meldingsvakt.konvolutt;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XPathCompiler;
import net.sf.saxon.s9api.XPathExecutable;
import net.sf.saxon.s9api.XPathSelector;
import net.sf.saxon.s9api.XdmItem;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;
import no.meldingsvakt.melding.Dokumentreferanse;
import no.meldingsvakt.melding.Ident;
import no.meldingsvakt.melding.Kode;
import no.meldingsvakt.melding.Konvoluttype;
import no.meldingsvakt.melding.Melding;
import no.meldingsvakt.melding.Mottaker;
import no.meldingsvakt.melding.Pasient;
import no.meldingsvakt.melding.Standard;
import no.meldingsvakt.melding.Standardkatalog;
import org.jspecify.annotations.Nullable;

/** Reads the header facts of messages with a header of their own, by the XPaths of their {@code standard.yaml}. */
final class EgetHodeLeser {

    private static final QName DN = new QName("DN");

    /** Status of a test message. */
    private static final String TEST = "TEST";

    private final Processor saxon;

    /** Compiled when a message of the standard comes. */
    private final Map<String, Stier> stier = new ConcurrentHashMap<>();

    /** Throws {@link IllegalArgumentException} naming a standard that lacks what it must have. */
    EgetHodeLeser(Standardkatalog standarder, Processor saxon) {
        this.saxon = saxon;
        standarder
                .meldinger()
                .filter(s -> s.konvolutt() == Konvoluttype.EGEN && s.hode() == null)
                .forEach(s -> {
                    throw new IllegalArgumentException(s.betegnelse() + ": standard.yaml lacks hode");
                });
    }

    /** Compiles all XPaths; throws {@link IllegalArgumentException} naming the standard and path that does not compile. */
    void kompiler(Standardkatalog standarder) {
        standarder.meldinger().filter(s -> s.konvolutt() == Konvoluttype.EGEN).forEach(this::stier);
    }

    private Stier stier(Standard standard) {
        return stier.computeIfAbsent(standard.betegnelse(), b -> new Stier(saxon.newXPathCompiler(), standard));
    }

    Melding les(XdmNode rot, Standard standard) {
        Stier s = stier(standard);
        return new Melding(
                Konvoluttype.EGEN,
                standard,
                Noder.kode(rot, "Status").map(k -> k.er(TEST)).orElse(null),
                s.noder(rot, s.hode.type()).findFirst().map(s::type).orElse(null),
                s.verdi(rot, s.hode.msgId()),
                Noder.tidspunkt(s.verdi(rot, s.hode.sendt())),
                HcpLeser.part(s.noder(rot, s.hode.avsender()).findFirst()),
                mottakere(rot, s),
                s.noder(rot, s.hode.pasient())
                        .findFirst()
                        .map(n -> new Pasient(identer(n)))
                        .orElse(null),
                null,
                standard.apprec(),
                dokumenter(rot, s));
    }

    private static List<Dokumentreferanse> dokumenter(XdmNode rot, Stier s) {
        return s.noder(rot, s.hode.dokumentId())
                .filter(n -> !n.getStringValue().isBlank())
                .map(n -> new Dokumentreferanse(
                        n.getStringValue().strip(),
                        s.noder(n, s.hode.dokumenttype())
                                .findFirst()
                                .map(s::type)
                                .orElse(null)))
                .toList();
    }

    private static List<Mottaker> mottakere(XdmNode rot, Stier s) {
        return Stream.concat(
                        s.noder(rot, s.hode.mottaker())
                                .map(n -> new Mottaker(Mottaker.PRIM, HcpLeser.part(Optional.of(n)))),
                        s.noder(rot, s.hode.kopimottaker())
                                .map(n -> new Mottaker(Mottaker.COP, HcpLeser.part(Optional.of(n)))))
                .toList();
    }

    private static List<Ident> identer(XdmNode pasient) {
        return Optional.ofNullable(Noder.ikkeTomTekst(pasient, "OffId"))
                .map(id -> new Ident(id, Noder.kode(pasient, "TypeOffId").orElse(new Kode(null, null, null))))
                .stream()
                .toList();
    }

    /** The compiled paths of one standard. */
    private static final class Stier {
        private final Standard.Hode hode;
        private final Map<String, XPathExecutable> kompilerte;

        Stier(XPathCompiler kompilator, Standard standard) {
            if (standard.hode() == null) {
                throw new IllegalArgumentException(standard.betegnelse() + ": standard.yaml lacks hode");
            }
            hode = standard.hode();
            kompilerte = Stream.of(
                            hode.type(),
                            hode.msgId(),
                            hode.sendt(),
                            hode.avsender(),
                            hode.mottaker(),
                            hode.kopimottaker(),
                            hode.pasient(),
                            hode.dokumentId(),
                            hode.dokumenttype())
                    .flatMap(sti -> Optional.ofNullable(sti).stream())
                    .distinct()
                    .collect(Collectors.toUnmodifiableMap(sti -> sti, sti -> kompiler(kompilator, standard, sti)));
        }

        private static XPathExecutable kompiler(XPathCompiler kompilator, Standard standard, String sti) {
            try {
                return kompilator.compile(sti);
            } catch (SaxonApiException e) {
                throw new IllegalArgumentException(
                        "%s: the XPath «%s» in standard.yaml does not compile: %s"
                                .formatted(
                                        standard.betegnelse(),
                                        sti,
                                        String.valueOf(e.getMessage()).replaceAll("\\s+", " ")),
                        e);
            }
        }

        Stream<XdmNode> noder(XdmNode rot, @Nullable String sti) {
            XPathExecutable kompilert = sti == null ? null : kompilerte.get(sti);
            if (kompilert == null) {
                return Stream.empty();
            }
            try {
                XPathSelector velger = kompilert.load();
                velger.setContextItem(rot);
                return velger.evaluate().stream()
                        .map(XdmItem.class::cast)
                        .filter(XdmNode.class::isInstance)
                        .map(XdmNode.class::cast);
            } catch (SaxonApiException e) {
                throw new IllegalStateException("a header path could not be evaluated", e);
            }
        }

        @Nullable
        String verdi(XdmNode rot, @Nullable String sti) {
            return noder(rot, sti)
                    .findFirst()
                    .map(n -> n.getStringValue().strip())
                    .orElse(null);
        }

        /** The type in the codes of 8279; older standards have codes of their own (HISD 1209 3.1). */
        Kode type(XdmNode node) {
            String v = node.getStringValue().strip();
            String dn = node.getNodeKind() == XdmNodeKind.ATTRIBUTE && node.getParent() != null
                    ? node.getParent().getAttributeValue(DN)
                    : null;
            return new Kode(hode.typeTil8279().getOrDefault(v, v), null, dn);
        }
    }
}

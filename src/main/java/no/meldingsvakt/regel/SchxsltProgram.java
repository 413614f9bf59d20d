package no.meldingsvakt.regel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.saxon.lib.ErrorReporter;
import net.sf.saxon.s9api.Axis;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmAtomicValue;
import net.sf.saxon.s9api.XdmDestination;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;
import net.sf.saxon.s9api.Xslt30Transformer;
import net.sf.saxon.s9api.XsltExecutable;
import no.meldingsvakt.avvik.Frist;
import no.meldingsvakt.tekst.StansetException;
import no.meldingsvakt.xml.Dokument;
import no.meldingsvakt.xml.Prefikser;
import org.jspecify.annotations.Nullable;

/** Rules as one stylesheet that SchXslt2 has made; its SVRL is read into findings. */
final class SchxsltProgram implements Regelprogram {

    private static final Set<String> FUNN = Set.of("failed-assert", "successful-report");
    private static final int MAKS_NAVN = 10;
    private static final ErrorReporter TIER = feil -> {};

    private final String pakke;
    private final List<Regel> regler;
    private final Map<String, Paastand> paastander;
    private final XsltExecutable stilark;

    /** It is not known which of the rules is running: all are told, or the first of many. */
    private final String navn;

    private final Prefikser prefikser;

    SchxsltProgram(Pakke pakke, List<Regel> regler, XsltExecutable stilark, Prefikser prefikser) {
        this.pakke = pakke.id();
        this.regler = List.copyOf(regler);
        this.paastander = regler.stream()
                .flatMap(r -> r.paastander().stream())
                .collect(Collectors.toUnmodifiableMap(Paastand::id, Function.identity()));
        this.stilark = stilark;
        this.navn = regler.stream().limit(MAKS_NAVN).map(Regel::id).collect(Collectors.joining(", "))
                + (regler.size() > MAKS_NAVN ? " og " + (regler.size() - MAKS_NAVN) + " andre" : "");
        this.prefikser = prefikser;
    }

    @Override
    public List<Regel> regler() {
        return regler;
    }

    @Override
    public Kjoring kjor(
            Dokument dokument, Map<String, XdmAtomicValue> parametre, UnaryOperator<Frist> fritak, Omfang omfang)
            throws RegelkrasjException {
        List<XdmNode> noder = new ArrayList<>();
        Funnbygger funn = new Funnbygger(pakke, prefikser, parametre, fritak);
        les(svrl(dokument, parametre, noder), noder, funn);
        return funn.kjoring(dokument);
    }

    private void les(XdmNode svrl, List<XdmNode> noder, Funnbygger til) throws RegelkrasjException {
        List<XdmNode> funn = elementer(svrl)
                .filter(n -> FUNN.contains(n.getNodeName().getLocalName()))
                .toList();
        for (XdmNode n : funn) {
            til.legg(paastand(n), tekster(n), sted(n, noder));
        }
    }

    /** The compiled form, for tests that look at what the rules' expressions became. */
    XsltExecutable stilark() {
        return stilark;
    }

    @Override
    public Spor spor(Dokument dokument, Map<String, XdmAtomicValue> parametre) throws RegelkrasjException {
        List<XdmNode> noder = new ArrayList<>();
        XdmNode svrl = svrl(dokument, parametre, noder);
        Set<String> kontekster = elementer(svrl)
                .filter(n -> n.getNodeName().getLocalName().equals("fired-rule"))
                .flatMap(n -> Optional.ofNullable(n.getAttributeValue(new QName("context"))).stream())
                .collect(Collectors.toSet());
        Funnbygger funn = new Funnbygger(pakke, prefikser, parametre, UnaryOperator.identity());
        les(svrl, noder, funn);
        return new Spor(kontekster, Set.copyOf(funn.antall().keySet()));
    }

    private XdmNode svrl(Dokument dokument, Map<String, XdmAtomicValue> parametre, List<XdmNode> noder)
            throws RegelkrasjException {
        Tidtaker.denne().begynner(navn);
        try {
            Xslt30Transformer kjoring = stilark.load30();
            kjoring.setErrorReporter(TIER);
            kjoring.setMessageHandler(melding -> {});
            kjoring.setStylesheetParameters(parametre.entrySet().stream()
                    .collect(Collectors.toMap(e -> new QName(e.getKey()), Map.Entry::getValue)));
            kjoring.setGlobalContextItem(dokument.tre());
            XdmDestination svrl = new XdmDestination();
            kjoring.applyTemplates(dokument.tre(), svrl);
            return uskadd(svrl.getXdmNode());
        } catch (SaxonApiException e) {
            QName kode = e.getErrorCode();
            throw new RegelkrasjException(kode == null ? "ukjent" : kode.getLocalName());
        } catch (StansetException | OutOfMemoryError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw new RegelkrasjException(e.getClass().getSimpleName());
        } finally {
            Tidtaker.denne().ferdig();
            noder.addAll(Stedsamler.hent());
        }
    }

    /** SchXslt2 catches a dynamic error, drops what had been found, and reports the error's code. */
    private static XdmNode uskadd(XdmNode svrl) throws RegelkrasjException {
        Optional<XdmNode> feil = elementer(svrl)
                .filter(n -> n.getNodeName().getLocalName().equals("error"))
                .findFirst();
        if (feil.isPresent()) {
            String kode = String.valueOf(feil.get().getAttributeValue(new QName("code")));
            throw new RegelkrasjException(kode.substring(kode.indexOf(':') + 1));
        }
        return svrl;
    }

    private Paastand paastand(XdmNode funn) {
        Paastand paastand = paastander.get(String.valueOf(funn.getAttributeValue(new QName("id"))));
        if (paastand == null) {
            throw new IllegalStateException("a finding without a known assertion in pack " + pakke);
        }
        return paastand;
    }

    /** The texts of a finding's diagnostics and properties, by their ids. */
    private static Map<String, String> tekster(XdmNode funn) {
        return elementer(funn)
                .filter(n -> n.getNodeName().getLocalName().endsWith("-reference"))
                .collect(Collectors.toMap(SchxsltProgram::referanse, SchxsltProgram::ryddet, (a, b) -> a));
    }

    /** The node that the location function kept; null where it was handed none. */
    private static @Nullable XdmNode sted(XdmNode funn, List<XdmNode> noder) {
        String nummer = funn.getAttributeValue(new QName("location"));
        return nummer == null || nummer.isEmpty() ? null : noder.get(Integer.parseInt(nummer));
    }

    private static String referanse(XdmNode node) {
        String id = node.getAttributeValue(new QName("diagnostic"));
        return String.valueOf(id == null ? node.getAttributeValue(new QName("property")) : id);
    }

    private static String ryddet(XdmNode node) {
        return Funnbygger.ryddet(node.getStringValue());
    }

    private static Stream<XdmNode> elementer(XdmNode node) {
        XdmNode over = node.getNodeKind() == XdmNodeKind.DOCUMENT
                ? node.axisIterator(Axis.CHILD).stream()
                        .filter(n -> n.getNodeKind() == XdmNodeKind.ELEMENT)
                        .findFirst()
                        .orElse(node)
                : node;
        return over.axisIterator(Axis.CHILD).stream().filter(n -> n.getNodeKind() == XdmNodeKind.ELEMENT);
    }
}

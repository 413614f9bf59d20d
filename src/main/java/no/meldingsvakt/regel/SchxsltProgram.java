package no.meldingsvakt.regel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
import no.meldingsvakt.avvik.Alvorlighet;
import no.meldingsvakt.avvik.Antall;
import no.meldingsvakt.avvik.Avvik;
import no.meldingsvakt.avvik.Frist;
import no.meldingsvakt.avvik.Sted;
import no.meldingsvakt.avvik.Stegresultat;
import no.meldingsvakt.avvik.Tekst;
import no.meldingsvakt.xml.Dokument;
import no.meldingsvakt.xml.Prefikser;
import no.meldingsvakt.xml.Taggfinner.Plass;
import org.jspecify.annotations.Nullable;

/** Rules as one stylesheet that SchXslt2 has made; its SVRL is read into findings. */
final class SchxsltProgram implements Regelprogram {

    private static final Set<String> FUNN = Set.of("failed-assert", "successful-report");
    /** What {@code mv:setning} answers: the section's title, which is the lexicon's, and the line. */
    private static final Pattern SETNING = Pattern.compile("(?!$)(?:under «[^»]{1,60}»)?(?:, )?(?:linje (\\d{1,9}))?");

    private static final Pattern KODEAKTIG = Pattern.compile("[\\p{L}\\p{N}_.:+/-]{1,64}");
    private static final Pattern PERSONNUMMER = Pattern.compile("(?<!\\d)\\d{11}(?!\\d)");
    private static final ErrorReporter TIER = feil -> {};

    private final String pakke;
    private final List<Regel> regler;
    private final Map<String, Paastand> paastander;
    private final XsltExecutable stilark;
    private final Prefikser prefikser;

    SchxsltProgram(Pakke pakke, List<Regel> regler, XsltExecutable stilark, Prefikser prefikser) {
        this.pakke = pakke.id();
        this.regler = List.copyOf(regler);
        this.paastander = regler.stream()
                .flatMap(r -> r.paastander().stream())
                .collect(Collectors.toUnmodifiableMap(Paastand::id, Function.identity()));
        this.stilark = stilark;
        this.prefikser = prefikser;
    }

    @Override
    public List<Regel> regler() {
        return regler;
    }

    @Override
    public Kjoring kjor(Dokument dokument, Map<String, XdmAtomicValue> parametre, UnaryOperator<Frist> fritak)
            throws RegelkrasjException {
        List<XdmNode> noder = new ArrayList<>();
        Kjoring kjoring = kjoring(svrl(dokument, parametre, noder), noder, parametre, fritak);
        return new Kjoring(fraTaggene(kjoring.avvik(), dokument), kjoring.antall(), kjoring.frister());
    }

    /** Worked out together, and only for what was found: the document is gone through for it. */
    private static List<Avvik> fraTaggene(List<Avvik> avvik, Dokument dokument) {
        List<Plass> plasser = dokument.begynnelser(avvik.stream()
                .map(a -> new Plass(a.sted().linje(), a.sted().kolonne()))
                .toList());
        return IntStream.range(0, avvik.size())
                .mapToObj(i -> {
                    Plass plass = setningen(avvik.get(i)).orElse(plasser.get(i));
                    return avvik.get(i).paa(plass.linje(), plass.kolonne());
                })
                .toList();
    }

    private Kjoring kjoring(
            XdmNode svrl, List<XdmNode> noder, Map<String, XdmAtomicValue> parametre, UnaryOperator<Frist> fritak)
            throws RegelkrasjException {
        List<Avvik> avvik = new ArrayList<>();
        Map<String, Antall> antall = new HashMap<>();
        List<Frist> frister = new ArrayList<>();
        List<XdmNode> funn = elementer(svrl)
                .filter(n -> FUNN.contains(n.getNodeName().getLocalName()))
                .toList();
        for (XdmNode n : funn) {
            Paastand paastand = paastand(n);
            Map<String, String> tekster = tekster(n);
            if (paastand.frist()) {
                Optional<Frist> frist = Fristleser.les(paastand, tekster, parametre.get("vurdert"))
                        .map(fritak);
                frist.ifPresent(frister::add);
                if (frist.map(Frist::status).filter(Frist.Status.BRUTT::equals).isEmpty()) {
                    continue;
                }
            }
            Alvorlighet alvorlighet = Fristleser.alvorlighet(paastand, tekster);
            antall.merge(paastand.id(), Antall.en(alvorlighet), Antall::pluss);
            if (avvik.size() < Stegresultat.MAKS_AVVIK) {
                avvik.add(avvik(n, paastand, alvorlighet, tekster, noder));
            }
        }
        return new Kjoring(avvik, antall, frister);
    }

    /** The compiled form, for tests that look at what the rules' expressions became. */
    XsltExecutable stilark() {
        return stilark;
    }

    /**
     * What the rules looked at and found.
     *
     * @param kontekster the contexts of the rules that found something to look at
     * @param funnet the assertions that were broken
     */
    record Spor(Set<String> kontekster, Set<String> funnet) {}

    /** Runs the rules and tells what they looked at; only programs compiled with tracing know. */
    Spor spor(Dokument dokument, Map<String, XdmAtomicValue> parametre) throws RegelkrasjException {
        List<XdmNode> noder = new ArrayList<>();
        XdmNode svrl = svrl(dokument, parametre, noder);
        Set<String> kontekster = elementer(svrl)
                .filter(n -> n.getNodeName().getLocalName().equals("fired-rule"))
                .flatMap(n -> Optional.ofNullable(n.getAttributeValue(new QName("context"))).stream())
                .collect(Collectors.toSet());
        return new Spor(
                kontekster,
                Set.copyOf(kjoring(svrl, noder, parametre, UnaryOperator.identity())
                        .antall()
                        .keySet()));
    }

    private XdmNode svrl(Dokument dokument, Map<String, XdmAtomicValue> parametre, List<XdmNode> noder)
            throws RegelkrasjException {
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
        } catch (StackOverflowError e) {
            throw new RegelkrasjException("StackOverflowError");
        } finally {
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

    private Avvik avvik(
            XdmNode funn,
            Paastand paastand,
            Alvorlighet alvorlighet,
            Map<String, String> tekster,
            List<XdmNode> noder) {
        String id = paastand.id();
        boolean forlop = tekster.containsKey(id + Fristleser.MELDINGER);
        return new Avvik(
                id,
                alvorlighet,
                pakke,
                new Tekst(
                        tekster.getOrDefault(id + "-nb", paastand.tekst().nb()),
                        tekster.getOrDefault(id + "-nn", paastand.tekst().nn()),
                        tekster.getOrDefault(id + "-en", paastand.tekst().en())),
                paastand.kilde(),
                paastand.apprec(),
                paastand.tolkning(),
                teknisk(tekster.getOrDefault(id + "-teknisk", paastand.teknisk())),
                vist(tekster.get(id + "-funnet"), tekster.get(id + "-setning")),
                forlop ? new Sted(null, 0, 0) : sted(funn, noder),
                Fristleser.meldinger(id, tekster));
    }

    private static @Nullable Tekst teknisk(@Nullable String tekst) {
        return tekst == null ? null : Tekst.lik(tekst);
    }

    /** The texts of a finding's diagnostics and properties, by their ids. */
    private static Map<String, String> tekster(XdmNode funn) {
        return elementer(funn)
                .filter(n -> n.getNodeName().getLocalName().endsWith("-reference"))
                .collect(Collectors.toMap(SchxsltProgram::referanse, SchxsltProgram::ryddet, (a, b) -> a));
    }

    /**
     * A value that may be shown. A rule shows codes, dates and identifiers of organisations only, but what stands where a
     * code should is the sender's own text: it is shown only where it looks like one, and is no person's number.
     */
    private static @Nullable String vist(@Nullable String verdi) {
        return verdi != null
                        && KODEAKTIG.matcher(verdi).matches()
                        && !PERSONNUMMER.matcher(verdi).find()
                ? verdi
                : null;
    }

    /** Where {@code mv:setning} found the sentence that decided; else the value that may be shown. */
    private static @Nullable String vist(@Nullable String verdi, @Nullable String setning) {
        return setning != null && SETNING.matcher(setning).matches() ? setning : vist(verdi);
    }

    /** Where the sentence that decided is, when the finding tells; its column is not known. */
    private static Optional<Plass> setningen(Avvik avvik) {
        Matcher m = SETNING.matcher(String.valueOf(avvik.funnet()));
        return m.matches() && m.group(1) != null
                ? Optional.of(new Plass(Integer.parseInt(m.group(1)), 0))
                : Optional.empty();
    }

    private Sted sted(XdmNode funn, List<XdmNode> noder) {
        String nummer = funn.getAttributeValue(new QName("location"));
        if (nummer == null || nummer.isEmpty()) {
            return new Sted(null, 0, 0);
        }
        XdmNode node = noder.get(Integer.parseInt(nummer));
        XdmNode element = node.getNodeKind() == XdmNodeKind.ELEMENT ? node : node.getParent();
        return element == null
                ? new Sted(prefikser.sti(node), 1, 1)
                : new Sted(
                        prefikser.sti(node),
                        Math.max(0, element.getLineNumber()),
                        Math.max(0, element.getColumnNumber()));
    }

    private static String referanse(XdmNode node) {
        String id = node.getAttributeValue(new QName("diagnostic"));
        return String.valueOf(id == null ? node.getAttributeValue(new QName("property")) : id);
    }

    private static String ryddet(XdmNode node) {
        return node.getStringValue().replaceAll("\\s+", " ").strip();
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

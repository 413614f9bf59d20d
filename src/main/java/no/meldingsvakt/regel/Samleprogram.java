package no.meldingsvakt.regel;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import net.sf.saxon.PreparedStylesheet;
import net.sf.saxon.expr.XPathContextMajor;
import net.sf.saxon.expr.instruct.GlobalParameterSet;
import net.sf.saxon.om.GroundedValue;
import net.sf.saxon.om.Item;
import net.sf.saxon.om.NamespaceUri;
import net.sf.saxon.om.NodeInfo;
import net.sf.saxon.om.StructuredQName;
import net.sf.saxon.s9api.XdmAtomicValue;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.trans.XPathException;
import net.sf.saxon.trans.XsltController;
import net.sf.saxon.tree.iter.ManualIterator;
import net.sf.saxon.tree.tiny.TinyTree;
import net.sf.saxon.type.Type;
import net.sf.saxon.value.IntegerValue;
import no.meldingsvakt.arkiv.Senere;
import no.meldingsvakt.avvik.Alvorlighet;
import no.meldingsvakt.avvik.Frist;
import no.meldingsvakt.regel.uttrykk.Lop;
import no.meldingsvakt.regel.uttrykk.Prove;
import no.meldingsvakt.tekst.StansetException;
import no.meldingsvakt.xml.Dokument;
import org.jspecify.annotations.Nullable;

/**
 * Rules called directly, in one scan of the tree: for each name of an element it is known which contexts can match, each
 * context is tried once for a node, and texts are made only of what failed. Finds what {@link SchxsltProgram} finds, in the
 * same order: by node, then by rule; of several {@code sch:rule} in a pattern, the first that matches.
 */
final class Samleprogram implements Regelprogram {

    private static final Samlekode.Kode[] INGEN = {};

    /** No more names than this are remembered, whatever messages bring. */
    private static final int MAKS_NAVN = 20_000;

    private static final int LAVT = 1 << 13;

    private final Samlekode kode;
    private final List<Regel> regler;
    private final Samlekode.Kode[] koder;
    private final Samlekode.Kode[] forAttributter;
    private final Samlekode.Kode[] forDokument;
    private final Samlekode.Kode[] forTekst;
    private final Samlekode.Kode[] forMerknad;
    private final Samlekode.Kode[] forInstruks;

    /** What can match elements, by the number of their name; below zero for the root of a document. */
    private final Map<Integer, Samlekode.Kode[]> etterNavn = new ConcurrentHashMap<>();

    /** The same of elements that are no root and have low numbers, as most have. Another array once more is known. */
    private volatile Samlekode.Kode[] @Nullable [] lave = {};

    Samleprogram(Samlekode kode, List<Regel> regler) {
        this.kode = kode;
        this.regler = List.copyOf(regler);
        Set<String> ider = regler.stream().map(Regel::id).collect(Collectors.toSet());
        this.koder =
                kode.koder().stream().filter(k -> ider.contains(k.regel().id())).toArray(Samlekode.Kode[]::new);
        this.forAttributter = koder(Type.ATTRIBUTE);
        this.forDokument = koder(Type.DOCUMENT);
        this.forTekst = koder(Type.TEXT);
        this.forMerknad = koder(Type.COMMENT);
        this.forInstruks = koder(Type.PROCESSING_INSTRUCTION);
    }

    private Samlekode.Kode[] koder(short slag) {
        return List.of(koder).stream().filter(k -> k.kontekst().kan(slag)).toArray(Samlekode.Kode[]::new);
    }

    @Override
    public List<Regel> regler() {
        return regler;
    }

    @Override
    public Kjoring kjor(
            Dokument dokument, Map<String, XdmAtomicValue> parametre, UnaryOperator<Frist> fritak, Omfang omfang)
            throws RegelkrasjException {
        Funnbygger funn = new Funnbygger(kode.pakke(), kode.prefikser(), parametre, fritak);
        gaa(dokument, parametre, funn, omfang);
        return funn.kjoring(dokument);
    }

    @Override
    public Spor spor(Dokument dokument, Map<String, XdmAtomicValue> parametre) throws RegelkrasjException {
        Funnbygger funn = new Funnbygger(kode.pakke(), kode.prefikser(), parametre, UnaryOperator.identity());
        Gang gang = gaa(dokument, parametre, funn, Omfang.ALT);
        return new Spor(gang.fyrt(), Set.copyOf(funn.antall().keySet()));
    }

    private Gang gaa(Dokument dokument, Map<String, XdmAtomicValue> parametre, Funnbygger funn, Omfang omfang)
            throws RegelkrasjException {
        Tidtaker tid = Tidtaker.denne();
        tid.begynner(null);
        try {
            Gang gang = new Gang(dokument, parametre, funn, omfang, tid);
            gang.gaa();
            return gang;
        } catch (XPathException e) {
            @Nullable StructuredQName feilkode = e.getErrorCodeQName();
            throw new RegelkrasjException(feilkode == null ? "ukjent" : feilkode.getLocalPart(), tid.regel());
        } catch (RegelkrasjException e) {
            throw new RegelkrasjException(String.valueOf(e.getMessage()), tid.regel());
        } catch (StansetException | OutOfMemoryError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            // One rule's expression met a fault of Saxon's, a stack that is used up or a class that is missing; the
            // others are judged. What it says may quote the message.
            throw new RegelkrasjException(e.getClass().getSimpleName(), tid.regel());
        }
    }

    private Samlekode.Kode[] forNavn(TinyTree tre, int fingeravtrykk, boolean rot) {
        Samlekode.Kode[] @Nullable [] kjente = lave;
        Samlekode.Kode @Nullable [] kjent = rot || fingeravtrykk >= LAVT
                ? etterNavn.get(rot ? -fingeravtrykk : fingeravtrykk)
                : fingeravtrykk < kjente.length ? kjente[fingeravtrykk] : null;
        return kjent == null ? nyttNavn(tre, fingeravtrykk, rot) : kjent;
    }

    private synchronized Samlekode.Kode[] nyttNavn(TinyTree tre, int fingeravtrykk, boolean rot) {
        StructuredQName navn = tre.getNamePool().getStructuredQName(fingeravtrykk);
        Samlekode.Kode[] nye =
                List.of(koder).stream().filter(k -> k.kontekst().kan(navn, rot)).toArray(Samlekode.Kode[]::new);
        Samlekode.Kode[] felles = nye.length == 0 ? INGEN : nye;
        if (!rot && fingeravtrykk < LAVT) {
            Samlekode.Kode[] @Nullable [] flere = Arrays.copyOf(lave, Math.max(lave.length, fingeravtrykk + 1));
            flere[fingeravtrykk] = felles;
            lave = flere;
        } else if (etterNavn.size() < MAKS_NAVN) {
            etterNavn.put(rot ? -fingeravtrykk : fingeravtrykk, felles);
        }
        return felles;
    }

    /** One run over one document. */
    private final class Gang {

        private final TinyTree tre;
        private final Funnbygger funn;
        private final GlobalParameterSet verdier = new GlobalParameterSet();
        private final NodeInfo dokumentnode;

        /** Where Saxon's evaluation begins in each stylesheet that has been asked. */
        private final IdentityHashMap<PreparedStylesheet, XPathContextMajor> rotter = new IdentityHashMap<>();

        private final Lop lop;

        /** For each context, the number of the last node it was tried on, and whether that was one. */
        private final int[] provd = new int[kode.kontekster()];

        /** The contexts that some rule's node was one of. */
        private final BitSet fyrt = new BitSet(kode.kontekster());

        private final boolean[] traff = new boolean[kode.kontekster()];

        private final Tidtaker tid;
        private final Omfang omfang;

        Gang(Dokument dokument, Map<String, XdmAtomicValue> parametre, Funnbygger funn, Omfang omfang, Tidtaker tid) {
            Arrays.fill(provd, Integer.MIN_VALUE);
            this.tid = tid;
            this.omfang = omfang;
            this.dokumentnode = dokument.tre().getUnderlyingNode();
            this.tre = (TinyTree) dokumentnode.getTreeInfo();
            this.funn = funn;
            Map<String, GroundedValue> alle = new HashMap<>(kode.parametre());
            parametre.forEach((navn, verdi) -> {
                verdier.put(new StructuredQName("", NamespaceUri.NULL, navn), verdi.getUnderlyingValue());
                alle.put(navn, verdi.getUnderlyingValue());
            });
            this.lop = new Lop(tre, kode.oppsett(), stilark -> rot(Objects.requireNonNull(stilark)), alle);
        }

        Set<String> fyrt() {
            return List.of(koder).stream()
                    .map(Samlekode.Kode::kontekst)
                    .filter(k -> fyrt.get(k.nummer()))
                    .map(Samlekode.Kontekst::tekst)
                    .collect(Collectors.toUnmodifiableSet());
        }

        private XPathContextMajor rot(PreparedStylesheet stilark) throws XPathException {
            @Nullable XPathContextMajor kjent = rotter.get(stilark);
            if (kjent == null) {
                XsltController kontroll = stilark.newController();
                kontroll.setErrorReporter(feil -> {});
                kontroll.setMessageHandler(melding -> {});
                kontroll.setGlobalContextItem(dokumentnode);
                kontroll.initializeController(verdier);
                kjent = kontroll.newXPathContext();
                rotter.put(stilark, kjent);
            }
            return kjent;
        }

        private XPathContextMajor kontekst(Samlekode.Stilark stilark, Fokus fokus) throws XPathException {
            XPathContextMajor kontekst = rot(stilark.stilark()).newCleanContext();
            kontekst.setCurrentComponent(stilark.modus());
            kontekst.setCurrentMode(stilark.modus());
            kontekst.setCurrentIterator(fokus.iterator());
            return kontekst;
        }

        void gaa() throws XPathException, RegelkrasjException {
            byte[] slag = tre.getNodeKindArray();
            int antall = tre.getNumberOfNodes();
            for (int i = 0; i < antall; i++) {
                switch (slag[i]) {
                    case Type.ELEMENT -> element(i);
                    case Type.TEXTUAL_ELEMENT -> {
                        element(i);
                        tekstUnder(i);
                    }
                    case Type.DOCUMENT -> prov(forDokument, i);
                    case Type.TEXT, Type.WHITESPACE_TEXT -> prov(forTekst, i);
                    case Type.COMMENT -> prov(forMerknad, i);
                    case Type.PROCESSING_INSTRUCTION -> prov(forInstruks, i);
                    default -> {
                        // Pointers of the tree's own are no nodes.
                    }
                }
            }
        }

        private void element(int nummer) throws XPathException, RegelkrasjException {
            prov(forNavn(tre, tre.getFingerprint(nummer), tre.getNodeDepthArray()[nummer] == 1), nummer);
            if (forAttributter.length > 0) {
                for (int attributt : lop.attributter(nummer)) {
                    prov(forAttributter, attributt);
                }
            }
        }

        /** The tree keeps the only text of an element with the element itself. */
        private void tekstUnder(int nummer) throws XPathException, RegelkrasjException {
            prov(forTekst, Lop.tekst(nummer));
        }

        private void prov(Samlekode.Kode[] kandidater, int node) throws XPathException, RegelkrasjException {
            if (kandidater.length == 0) {
                return;
            }
            Fokus fokus = new Fokus(node);
            String sist = "";
            for (Samlekode.Kode k : kandidater) {
                tid.begynner(k.regel().id());
                if (!k.regel().id().equals(sist) && treffer(k.kontekst(), fokus)) {
                    sist = k.regel().id();
                    fyrt.set(k.kontekst().nummer());
                    legg(k, verdier(k.prover(), fokus), fokus);
                }
            }
            tid.ferdig();
        }

        /** The node that is looked at; an object is made of it when Saxon is asked. */
        private final class Fokus {

            private final int nummer;
            private @Nullable NodeInfo node;

            Fokus(int nummer) {
                this.nummer = nummer;
            }

            NodeInfo node() {
                NodeInfo kjent = node;
                if (kjent == null) {
                    kjent = lop.node(nummer);
                    node = kjent;
                }
                return kjent;
            }

            ManualIterator iterator() {
                return new ManualIterator(node());
            }
        }

        private boolean treffer(Samlekode.Kontekst k, Fokus fokus) throws XPathException, RegelkrasjException {
            if (provd[k.nummer()] != fokus.nummer) {
                @Nullable Boolean treffer = k.treffer(lop, fokus.nummer);
                if (treffer == null) {
                    Samlekode.Saxonmonstre saxons = kompilert(k.saxons());
                    XPathContextMajor kontekst = kontekst(saxons.stilark(), fokus);
                    kontekst.openStackFrame(saxons.stilark().modus().getActor().getStackFrameSlotsNeeded());
                    treffer = saxons.treffer(fokus.node(), kontekst);
                }
                traff[k.nummer()] = treffer;
                provd[k.nummer()] = fokus.nummer;
            }
            return traff[k.nummer()];
        }

        /** What a body gives of a node. */
        private List<Item> verdier(Samlekode.Kropp kropp, Fokus fokus) throws XPathException, RegelkrasjException {
            Optional<Prove> oversatt = kompilert(kropp.oversatt());
            @Nullable List<Item> gitt = oversatt.isPresent() ? oversatt.get().prov(lop, fokus.nummer) : null;
            if (gitt == null) {
                Samlekode.Saxonkropp saxons = kompilert(kropp.saxons());
                gitt = saxons.verdier(kontekst(saxons.stilark(), fokus));
            }
            return gitt;
        }

        private void legg(Samlekode.Kode k, List<Item> falt, Fokus fokus) throws XPathException, RegelkrasjException {
            int i = 0;
            while (i < falt.size()) {
                Samlekode.Sporsmal sporsmal = k.sporsmal().get((int) ((IntegerValue) falt.get(i)).longValue());
                int neste = i + 1 + sporsmal.form().egenskaper().size();
                legg(sporsmal, falt.subList(i + 1, neste), fokus);
                i = neste;
            }
        }

        /** Texts are made only of what is a finding, and is listed with its texts. */
        private void legg(Samlekode.Sporsmal sporsmal, List<Item> egenskaper, Fokus fokus)
                throws XPathException, RegelkrasjException {
            Samleform.Sporsmal form = sporsmal.form();
            Map<String, String> tekster = new HashMap<>(form.faste());
            ta(form.egenskaper(), egenskaper, tekster);
            @Nullable Alvorlighet alvorlighet = funn.brudd(sporsmal.paastand(), tekster);
            if (alvorlighet != null) {
                @Nullable NodeInfo sted = fokus.node();
                if (sporsmal.tekster() != null && omfang == Omfang.ALT) {
                    sted = regn(form.tekster(), sporsmal.tekster(), fokus, tekster);
                }
                funn.legg(
                        sporsmal.paastand(),
                        alvorlighet,
                        tekster,
                        sted == null || omfang == Omfang.DOM ? null : new XdmNode(sted));
            }
        }

        /** Makes texts, and gives the place. */
        private @Nullable NodeInfo regn(
                Samleform.Maltekst form, Samlekode.Kropp kropp, Fokus fokus, Map<String, String> til)
                throws XPathException, RegelkrasjException {
            List<Item> verdier = verdier(kropp, fokus);
            ta(form.regnede(), verdier.subList(form.harSubjekt() ? 1 : 0, verdier.size()), til);
            if (form.harSubjekt()) {
                return verdier.get(0) instanceof NodeInfo n ? n : null;
            }
            return fokus.node();
        }

        private static void ta(List<String> ider, List<Item> verdier, Map<String, String> til) {
            for (int i = 0; i < ider.size(); i++) {
                til.put(ider.get(i), Funnbygger.ryddet(verdier.get(i).getStringValue()));
            }
        }

        /** What is compiled now is not on the rule's time. */
        private <T> T kompilert(Senere<T> hva) throws RegelkrasjException {
            if (hva.erFerdig()) {
                return hva.get();
            }
            tid.pause(true);
            try {
                return hva.get();
            } catch (IllegalArgumentException e) {
                throw new RegelkrasjException("kompilerer ikke");
            } finally {
                tid.pause(false);
            }
        }
    }
}

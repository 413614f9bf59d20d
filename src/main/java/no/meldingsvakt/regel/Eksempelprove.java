package no.meldingsvakt.regel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.saxon.s9api.Axis;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.XdmAtomicValue;
import net.sf.saxon.s9api.XdmNodeKind;
import no.meldingsvakt.xml.Dokument;
import no.meldingsvakt.xml.UlesbarXmlException;
import no.meldingsvakt.xml.XmlFabrikk;

/**
 * Judges the examples in the folders of a pack's rules: {@code gyldig*.xml} are documents that a rule looks at and is
 * content with, {@code ugyldig*.xml} break just one of its assertions. Used by one thread.
 */
final class Eksempelprove {

    private final XmlFabrikk xml;
    private final Pakkeprogram programmer;
    private final Pakke pakke;
    private final Map<Regel.Type, Optional<Regelprogram>> samlet = new HashMap<>();

    /** Takes a pack, compiled so that its programs tell what rules look at. */
    Eksempelprove(XmlFabrikk xml, Pakkeprogram programmer) {
        this.xml = xml;
        this.programmer = programmer;
        this.pakke = programmer.pakke();
    }

    /**
     * The faults of all examples of the pack, a line each with the file; none when each does what its name says. The rules
     * are compiled together, which is quick; only one whose examples misbehave is looked at by itself, for another rule may
     * have crashed on them.
     */
    List<String> prov() {
        return pakke.regler().stream()
                .filter(r -> r.utgatt() == null)
                .flatMap(r -> (faller(r) ? prov(r) : List.<String>of()).stream())
                .toList();
    }

    /** The faults of the examples of one rule, run by itself. */
    List<String> prov(Regel regel) {
        return filer(regel).isEmpty() ? List.of() : dom(regel).feil();
    }

    /**
     * What the examples of a rule show.
     *
     * @param feil what is wrong with them, a line each with the file
     * @param brutt the assertions that they break
     */
    record Dom(List<String> feil, Set<String> brutt) {}

    /** Judges the examples of one rule, run by itself. */
    Dom dom(Regel regel) {
        return dom(regel, programmer.program(List.of(regel)), filer(regel));
    }

    private boolean faller(Regel regel) {
        List<Path> filer = filer(regel);
        return !filer.isEmpty()
                && samlet.computeIfAbsent(regel.type(), this::kompilerSamlet)
                        .map(p -> !dom(regel, p, filer).feil().isEmpty())
                        .orElse(true);
    }

    private Optional<Regelprogram> kompilerSamlet(Regel.Type type) {
        try {
            List<Regel> regler = pakke.regler().stream()
                    .filter(r -> r.utgatt() == null && r.type() == type)
                    .toList();
            return Optional.of(programmer.program(regler));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Dom dom(Regel regel, Regelprogram program, List<Path> filer) {
        Dom dom = new Dom(new ArrayList<>(), new TreeSet<>());
        for (Path fil : filer) {
            try {
                provEn(regel, program, fil, dom);
            } catch (UlesbarXmlException e) {
                dom.feil().add("%s, line %d: is not XML (%s)".formatted(fil, e.linje(), e.arsak()));
            } catch (RegelkrasjException e) {
                dom.feil().add("%s: the rule crashes (%s)".formatted(fil, e.getMessage()));
            } catch (IllegalArgumentException e) {
                dom.feil().add(String.valueOf(e.getMessage()));
            }
        }
        return dom;
    }

    private void provEn(Regel regel, Regelprogram program, Path fil, Dom dom)
            throws UlesbarXmlException, RegelkrasjException {
        Dokument dokument = xml.les(innhold(fil));
        Map<String, XdmAtomicValue> parametre = Eksempelparametre.les(xml, pakke, fil);
        Regelprogram.Spor spor = program.spor(dokument, parametre);
        Optional<LocalDate> laget = laget(dokument);
        Set<String> egne = regel.paastander().stream()
                .filter(p ->
                        laget.map(p.virketid()::gjelder).orElse(p.virketid().til() == null))
                .map(Paastand::id)
                .collect(Collectors.toSet());
        Set<String> funnet = new TreeSet<>(spor.funnet());
        funnet.retainAll(egne);
        dom.brutt().addAll(funnet);
        if (regel.kontekster().noneMatch(spor.kontekster()::contains)) {
            dom.feil().add(fil + ": the rule found nothing to look at");
        }
        String navn = String.valueOf(fil.getFileName());
        boolean ventet = navn.startsWith("gyldig") ? funnet.isEmpty() : erVentet(regel, navn, egne, funnet);
        if (!ventet) {
            dom.feil().add(fil + ": gives " + (funnet.isEmpty() ? "nothing" : String.join(", ", funnet)));
        }
    }

    /** The day the example was made; one that does not tell is judged by what is in force now. */
    private static Optional<LocalDate> laget(Dokument dokument) {
        return dokument.tre().axisIterator(Axis.DESCENDANT).stream()
                .filter(n -> n.getNodeKind() == XdmNodeKind.ELEMENT
                        && n.getNodeName().getLocalName().equals("GenDate"))
                .findFirst()
                .map(n ->
                        Optional.ofNullable(n.getAttributeValue(new QName("V"))).orElse(n.getStringValue()))
                .flatMap(Regelverk::dag);
    }

    private static byte[] innhold(Path fil) {
        try {
            return Files.readAllBytes(fil);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code ugyldig-<suffix>.xml} breaks the assertion whose suffix it begins with; any other, just one of the rule's. */
    private static boolean erVentet(Regel regel, String fil, Set<String> egne, Set<String> funnet) {
        String suffiks = fil.replaceFirst("^ugyldig", "").replaceFirst("\\.xml$", "") + "-";
        Set<String> nevnt = egne.stream()
                .filter(id -> !id.equals(regel.id()))
                .filter(id -> suffiks.startsWith(id.substring(regel.id().length()) + "-"))
                .collect(Collectors.toSet());
        return funnet.size() == 1 && (nevnt.isEmpty() ? egne : nevnt).containsAll(funnet);
    }

    /** The examples in the rule's folder, by name. */
    private static List<Path> filer(Regel regel) {
        try (Stream<Path> filer =
                Files.list(Objects.requireNonNull(Path.of(regel.fil()).getParent()))) {
            return filer.filter(f -> String.valueOf(f.getFileName()).matches("u?gyldig.*\\.xml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

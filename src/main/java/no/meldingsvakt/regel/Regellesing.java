package no.meldingsvakt.regel;

import static no.meldingsvakt.regel.Regelleser.SCH;
import static no.meldingsvakt.regel.Regelleser.attributt;
import static no.meldingsvakt.regel.Regelleser.avsnitt;
import static no.meldingsvakt.regel.Regelleser.barn;
import static no.meldingsvakt.regel.Regelleser.merket;
import static no.meldingsvakt.regel.Regelleser.monster;
import static no.meldingsvakt.regel.Regelleser.ord;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.saxon.s9api.Axis;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;
import no.meldingsvakt.avvik.AppRecFeil;
import no.meldingsvakt.avvik.Nivaa;
import no.meldingsvakt.avvik.Tekst;
import no.meldingsvakt.xml.Dokument;
import org.jspecify.annotations.Nullable;

/** One reading of one {@code regel.sch}: every fault of its form is noted with its line. Used by one thread. */
final class Regellesing {

    private static final String SPRAK = "xslt3";
    private static final Set<String> FLAGG = Set.of("heuristisk", "tolkning", "frist");
    private static final Set<String> ELEMENTER = Set.of(
            "schema",
            "title",
            "ns",
            "p",
            "pattern",
            "rule",
            "let",
            "assert",
            "report",
            "diagnostics",
            "diagnostic",
            "properties",
            "property",
            "value-of",
            "name",
            "emph",
            "span",
            "dir");

    /** The class of what tells that another pack asks the same. */
    private static final String SAMME = "samme";

    private final String pakke;
    private final String mappe;
    private final String fil;
    private final Dokument dokument;
    private final XdmNode skjema;
    private final Feilsamling feil = new Feilsamling();

    Regellesing(String pakke, String mappe, String fil, Dokument dokument) {
        this.pakke = pakke;
        this.mappe = mappe;
        this.fil = fil;
        this.dokument = dokument;
        this.skjema = Regelleser.rot(dokument);
    }

    /** The rule; throws {@link IllegalArgumentException} with all its faults, a line each. */
    Regel regel(Map<String, String> eksempler) {
        krevSkjema();
        krevKjenteElementer();
        krevEttMonster();
        List<Paastand> paastander = barn(skjema, "pattern")
                .flatMap(m -> barn(m, "rule"))
                .peek(this::krevKontekst)
                .flatMap(r -> Stream.concat(barn(r, "assert"), barn(r, "report")))
                .flatMap(p -> paastand(p).stream())
                .collect(Collectors.toMap(Paastand::id, p -> p, (a, b) -> a, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
        String utgatt = utgatt();
        krevInnhold(utgatt);
        merket(skjema, SAMME).forEach(p -> krevSamme(p, paastander));
        feil.kast();
        return new Regel(
                mappe,
                pakke,
                avsnitt(barn(skjema, "title")),
                avsnitt(merket(skjema, "hvorfor")),
                ord(avsnitt(merket(skjema, "gjelder"))),
                ord(avsnitt(merket(skjema, "alias"))),
                paastander,
                utgatt,
                merket(skjema, "historikk").map(Regelleser::monster).toList(),
                fil,
                Regelkilde.av(dokument, eksempler));
    }

    private void krev(boolean oppfylt, XdmNode sted, String mangel) {
        if (!oppfylt) {
            feil.legg("%s, line %d: %s".formatted(fil, sted.getLineNumber(), mangel));
        }
    }

    private void krevSkjema() {
        krev(
                skjema.getNodeName().getNamespace().equals(SCH)
                        && skjema.getNodeName().getLocalName().equals("schema"),
                skjema,
                "the root is not schema of ISO Schematron (" + SCH + ")");
        String sprak = attributt(skjema, "queryBinding");
        krev(
                SPRAK.equals(sprak),
                skjema,
                sprak == null
                        ? "queryBinding=\"xslt3\" is missing"
                        : "queryBinding is «%s», and must be xslt3".formatted(sprak));
        barn(skjema, "ns")
                .forEach(n -> krev(
                        attributt(n, "prefix") != null && attributt(n, "uri") != null,
                        n,
                        "sch:ns needs prefix and uri"));
        Set<String> prefikser = new HashSet<>();
        barn(skjema, "ns")
                .forEach(n -> krev(
                        prefikser.add(String.valueOf(attributt(n, "prefix"))),
                        n,
                        "sch:ns stands twice for one prefix"));
    }

    private void krevKjenteElementer() {
        skjema.axisIterator(Axis.DESCENDANT_OR_SELF).stream()
                .filter(n -> n.getNodeKind() == XdmNodeKind.ELEMENT
                        && n.getNodeName().getNamespace().equals(SCH)
                        && !ELEMENTER.contains(n.getNodeName().getLocalName()))
                .forEach(n -> krev(
                        false,
                        n,
                        "sch:%s cannot be used in a rule"
                                .formatted(n.getNodeName().getLocalName())));
    }

    private void krevEttMonster() {
        List<XdmNode> monstre = barn(skjema, "pattern").toList();
        krev(
                monstre.size() == 1 && mappe.equals(attributt(monstre.get(0), "id")),
                monstre.isEmpty() ? skjema : monstre.get(monstre.size() - 1),
                "%s must hold one pattern, with the folder's name as id".formatted(mappe));
        Stream.concat(Stream.of(skjema), monstre.stream())
                .flatMap(n -> barn(n, "let"))
                .forEach(l -> krev(false, l, "sch:let may stand in a rule only; elsewhere it would be global"));
    }

    private void krevKontekst(XdmNode regel) {
        krev(attributt(regel, "context") != null, regel, "sch:rule needs a context");
    }

    private void krevInnhold(@Nullable String utgatt) {
        boolean tom = barn(skjema, "pattern")
                .flatMap(m -> barn(m, "rule"))
                .flatMap(r -> Stream.concat(barn(r, "assert"), barn(r, "report")))
                .findAny()
                .isEmpty();
        krev(utgatt != null || !tom, skjema, mappe + " has no assertion");
        krev(
                utgatt == null || (!utgatt.isBlank() && tom),
                skjema,
                "a withdrawn rule (class=\"utgatt\") tells the reason and has no assertion");
    }

    /** That another pack asks the same is told of one assertion. */
    private void krevSamme(XdmNode p, List<Paastand> paastander) {
        String merke = attributt(p, "id");
        krev(
                merke == null
                        ? paastander.size() == 1
                        : paastander.stream().anyMatch(a -> merke.equals(a.id() + "-" + SAMME)),
                p,
                "class=\"samme\" needs the id of an assertion, with -samme after it");
        krev(!ord(monster(p)).isEmpty(), p, "class=\"samme\" names no assertion of another pack");
    }

    /** The reason that a rule is withdrawn for; null for a rule that is in use. */
    private @Nullable String utgatt() {
        return merket(skjema, "utgatt")
                .map(Regelleser::monster)
                .reduce((a, b) -> a + "\n" + b)
                .orElse(null);
    }

    private Optional<Paastand> paastand(XdmNode node) {
        String id = attributt(node, "id");
        String rolle = attributt(node, "role");
        String kilde = attributt(node, "see");
        String test = attributt(node, "test");
        krev(
                id != null && rolle != null && kilde != null && test != null,
                node,
                "every assertion needs id, role, see and test");
        if (id == null || rolle == null || kilde == null || test == null) {
            return Optional.empty();
        }
        krev(
                id.equals(mappe) || id.startsWith(mappe + "-"),
                node,
                "the assertion id %s does not begin with the rule's".formatted(id));
        List<String> flagg = ord(Optional.ofNullable(attributt(node, "flag")).orElse(""));
        flagg.stream()
                .filter(f -> !FLAGG.contains(f))
                .forEach(f -> krev(
                        false, node, "the flag «%s» of %s is none of heuristisk, tolkning, frist".formatted(f, id)));
        krevHenvisninger(node);
        krevEgenskaper(node, id, flagg.contains("frist"));
        return nivaa(node, id, rolle)
                .map(nivaa -> new Paastand(
                        id,
                        nivaa,
                        test,
                        kilde,
                        avsnitt(Stream.of(node)),
                        new Tekst(diagnose(node, id + "-nb"), diagnose(node, id + "-nn"), diagnose(node, id + "-en")),
                        diagnose(node, id + "-teknisk"),
                        apprec(id),
                        flagg.contains("heuristisk"),
                        flagg.contains("tolkning"),
                        flagg.contains("frist"),
                        virketid(id),
                        sammeSom(id)));
    }

    /** The assertions of other packs that ask the same. */
    private List<String> sammeSom(String id) {
        return merket(skjema, SAMME)
                .filter(p -> {
                    String merke = attributt(p, "id");
                    return merke == null || merke.equals(id + "-" + SAMME);
                })
                .flatMap(p -> ord(monster(p)).stream())
                .toList();
    }

    /** When the requirement is in force: what is said of the assertion, else what is said of the rule. */
    private Virketid virketid(String id) {
        Optional<XdmNode> fra = virkedag(id, "gyldigFra");
        Optional<XdmNode> til = virkedag(id, "gyldigTil");
        if (fra.isEmpty() && til.isEmpty()) {
            return Virketid.ALLTID;
        }
        krev(
                !ord(avsnitt(merket(skjema, "gjelder"))).contains(Kjennetegn.FORLOP),
                skjema,
                "a rule on stays has no dates of its own: a stay is no single day");
        String kilder = Stream.concat(fra.stream(), til.stream())
                .map(Regelleser::monster)
                .map(t -> t.replaceFirst("^\\S+\\s*", ""))
                .filter(t -> !t.isEmpty())
                .distinct()
                .collect(Collectors.joining(" "));
        krev(!kilder.isEmpty(), skjema, "gyldigFra and gyldigTil tell the day first, then what says so");
        LocalDate forst = fra.map(this::dag).orElse(null);
        LocalDate sist = til.map(this::dag).orElse(null);
        krev(forst == null || sist == null || !sist.isBefore(forst), skjema, "gyldigTil is before gyldigFra");
        return new Virketid(forst, sist, kilder);
    }

    private Optional<XdmNode> virkedag(String id, String klasse) {
        List<XdmNode> alle = merket(skjema, klasse).toList();
        return Stream.concat(
                        alle.stream().filter(p -> (id + "-" + klasse).equals(attributt(p, "id"))),
                        alle.stream().filter(p -> attributt(p, "id") == null))
                .findFirst();
    }

    private @Nullable LocalDate dag(XdmNode p) {
        String ord = ord(Regelleser.monster(p)).stream().findFirst().orElse("");
        try {
            return LocalDate.parse(ord);
        } catch (DateTimeException e) {
            krev(false, p, "«%s» is no date".formatted(ord));
            return null;
        }
    }

    private Optional<Nivaa> nivaa(XdmNode node, String id, String rolle) {
        Optional<Nivaa> nivaa = Arrays.stream(Nivaa.values())
                .filter(n -> n.ord().equals(rolle.toLowerCase(Locale.ROOT)))
                .findFirst();
        krev(
                nivaa.isPresent(),
                node,
                "the role «%s» of %s is none of teknisk, skal, bor, merknad".formatted(rolle, id));
        return nivaa;
    }

    /** A text that is named and does not exist would be left out in silence. */
    private void krevHenvisninger(XdmNode node) {
        for (String slag : List.of("diagnostics", "properties")) {
            Set<String> finnes = barn(skjema, slag)
                    .flatMap(Regelleser::barn)
                    .map(d -> String.valueOf(attributt(d, "id")))
                    .collect(Collectors.toSet());
            ord(Optional.ofNullable(attributt(node, slag)).orElse("")).stream()
                    .filter(i -> !finnes.contains(i))
                    .forEach(i -> krev(false, node, "%s names %s, which does not exist".formatted(slag, i)));
        }
    }

    /** Without these, nobody could see which messages a finding is about, or when a deadline ends. */
    private void krevEgenskaper(XdmNode node, String id, boolean frist) {
        Set<String> egenskaper = barn(skjema, "properties")
                .flatMap(d -> barn(d, "property"))
                .map(p -> String.valueOf(attributt(p, "id")))
                .collect(Collectors.toSet());
        boolean forlop = ord(avsnitt(merket(skjema, "gjelder"))).contains(Kjennetegn.FORLOP);
        List<String> krevd = frist
                ? List.of("-meldinger", "-starter", "-utloper", "-oppfylt", "-ansvarlig")
                : forlop ? List.of("-meldinger") : List.of();
        krevd.stream()
                .map(k -> id + k)
                .filter(k -> !egenskaper.contains(k))
                .forEach(k -> krev(false, node, "the property %s is missing".formatted(k)));
    }

    private String diagnose(XdmNode node, String id) {
        Optional<String> tekst = barn(skjema, "diagnostics")
                .flatMap(d -> barn(d, "diagnostic"))
                .filter(d -> id.equals(attributt(d, "id")))
                .map(d -> monster(d))
                .findFirst();
        krev(tekst.isPresent(), node, "the diagnostic %s is missing".formatted(id));
        return tekst.orElse("");
    }

    private @Nullable AppRecFeil apprec(String id) {
        for (XdmNode p : barn(skjema, "properties")
                .flatMap(d -> barn(d, "property"))
                .filter(d -> (id + "-apprec").equals(attributt(d, "id")))
                .toList()) {
            String kode = p.getStringValue().strip();
            Optional<AppRecFeil> funnet = Arrays.stream(AppRecFeil.values())
                    .filter(f -> f.name().equals(kode))
                    .findFirst();
            krev(funnet.isPresent(), p, "«%s» is no code of code list 8221".formatted(kode));
            return funnet.orElse(null);
        }
        return null;
    }
}

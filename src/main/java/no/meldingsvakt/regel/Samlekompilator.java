package no.meldingsvakt.regel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import net.sf.saxon.PreparedStylesheet;
import net.sf.saxon.expr.Component;
import net.sf.saxon.expr.instruct.TemplateRule;
import net.sf.saxon.expr.parser.OptimizerOptions;
import net.sf.saxon.om.GroundedValue;
import net.sf.saxon.om.NamespaceUri;
import net.sf.saxon.om.StructuredQName;
import net.sf.saxon.pattern.Pattern;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XsltCompiler;
import net.sf.saxon.trans.Mode;
import net.sf.saxon.trans.SimpleMode;
import net.sf.saxon.trans.XPathException;
import no.meldingsvakt.regel.uttrykk.Monster;
import no.meldingsvakt.regel.uttrykk.Oversetter;
import no.meldingsvakt.regel.uttrykk.Prove;
import no.meldingsvakt.xml.Prefikser;
import no.meldingsvakt.xml.UlesbarXmlException;
import no.meldingsvakt.xml.XmlFabrikk;
import org.jspecify.annotations.Nullable;

/**
 * Compiles all rules of a pack once, each by itself in one stylesheet: for every {@code sch:rule} a template that answers
 * which of its assertions fail and what decides whether that is a finding, and for every assertion with values in its texts a template that makes them. Nothing applies
 * the templates: their patterns and bodies are called directly, by {@link Samleprogram}.
 *
 * <p>Thread-safe.
 */
final class Samlekompilator {

    private static final String XSL = "http://www.w3.org/1999/XSL/Transform";
    private static final String PROVER = "prover";
    private static final String TEKSTER = "tekster";
    private static final OptimizerOptions UOPTIMERT = new OptimizerOptions("");

    /** The name of a shared function: the first in its text is its own. */
    private static final String FUNKSJON = "mv:";

    private final XmlFabrikk xml;
    private final Prefikser prefikser;
    private final Regelprogrammer programmer;

    Samlekompilator(XmlFabrikk xml, Prefikser prefikser) {
        this(xml, prefikser, Regelprogrammer.INGEN);
    }

    /** As above, with what the program's archive has. */
    Samlekompilator(XmlFabrikk xml, Prefikser prefikser, Regelprogrammer programmer) {
        this.programmer = programmer;
        this.xml = xml;
        this.prefikser = prefikser;
        Javafunksjoner.registrer(xml.saxon());
    }

    /** A {@code sch:rule}, the rule it is of, and what the archive has of it. */
    private record Regelform(Regel regel, Samleform form, Regelprogrammer.Del program) {

        /** Whether Saxon need not be asked before something is wrong. */
        boolean erKjent() {
            return program.erHel();
        }
    }

    /** When the texts of what fails are compiled. */
    enum Tekster {
        /** With the tests, so that a fault in them is told before they are needed. */
        NAA,
        /** When something fails: they are most of the code, and of a few messages hardly any is broken. */
        VED_BRUDD
    }

    /**
     * Compiles the rules that this engine takes; {@link Samlekode#tar} tells which. What the program's archive has is not compiled until Saxon
     * has to be asked.
     *
     * @throws IllegalArgumentException when they do not compile; the compiler's words are not kept, since the reference engine
     *     tells of each rule what is wrong with it
     */
    Samlekode kompiler(Pakke pakke, List<Regel> regler, List<String> funksjoner, Tekster tekster) {
        return kompiler(pakke, regler, funksjoner, tekster, oversetter());
    }

    /** As above, with the translator. */
    Samlekode kompiler(
            Pakke pakke, List<Regel> regler, List<String> funksjoner, Tekster tekster, Oversetter oversetter) {
        Regelprogrammer kjente = programmer.hvis(funksjoner);
        List<Regelform> former = regler.stream()
                .flatMap(r -> IntStream.range(0, r.kilde().form().former().size())
                        .mapToObj(
                                i -> new Regelform(r, r.kilde().form().former().get(i), kjente.finn(r, i))))
                .toList();
        // What is judged once is sooner done by Saxon than translated.
        Kilde kilde = new Kilde(pakke, funksjoner, tekster == Tekster.NAA ? oversetter : null);
        List<Regelform> ukjente = former.stream().filter(f -> !f.erKjent()).toList();
        kilde.kompiler(ukjente, tekster);
        return kode(pakke, former, kilde);
    }

    private PreparedStylesheet stilark(
            Pakke pakke, List<Regelform> former, List<String> funksjoner, CharSequence kode, Tekster tekster)
            throws SaxonApiException, UlesbarXmlException {
        XsltCompiler kompilator = xml.saxon().newXsltCompiler();
        kompilator.setErrorReporter(feil -> {});
        if (tekster == Tekster.VED_BRUDD) {
            // A few messages are judged before what the optimizer gains has paid for its work.
            kompilator.getUnderlyingCompilerInfo().setOptimizerOptions(UOPTIMERT);
        }
        String stilarket = hode(
                        pakke, former.stream().map(Regelform::regel).distinct().toList())
                .append(brukte(funksjoner, kode.toString()))
                .append(kode)
                .append("</xsl:stylesheet>")
                .toString();
        return kompilator
                .compile(xml.les(stilarket.getBytes(StandardCharsets.UTF_8))
                        .tre()
                        .asSource())
                .getUnderlyingCompiledStylesheet();
    }

    /** What Saxon makes of rules: of many at once, or of one when it is asked for. */
    private final class Kilde {

        private final Pakke pakke;
        private final List<String> funksjoner;
        private final @Nullable Oversetter oversetter;
        private final IdentityHashMap<Samleform, Samlekode.Saxonkropp> prover = new IdentityHashMap<>();
        private final IdentityHashMap<Samleform, Samlekode.Saxonmonstre> monstre = new IdentityHashMap<>();
        private final IdentityHashMap<Samleform.Maltekst, Samlekode.Saxonkropp> tekster = new IdentityHashMap<>();

        /**
         * Makes nothing yet.
         *
         * @param oversetter null where nothing is to be translated
         */
        Kilde(Pakke pakke, List<String> funksjoner, @Nullable Oversetter oversetter) {
            this.pakke = pakke;
            this.funksjoner = funksjoner;
            this.oversetter = oversetter;
        }

        /** Compiles tests, and texts where they are wanted now. */
        synchronized void kompiler(List<Regelform> former, Tekster naar) {
            if (former.isEmpty()) {
                return;
            }
            StringBuilder kode = new StringBuilder();
            for (int i = 0; i < former.size(); i++) {
                mal(kode, PROVER, i, former.get(i).form().kontekst())
                        .append(former.get(i).form().prover())
                        .append("</xsl:template>");
            }
            List<Samleform.Maltekst> malte = naar == Tekster.NAA ? malte(former) : List.of();
            PreparedStylesheet stilark = kompiler(former, legg(kode, malte), naar);
            Samlekode.Stilark hele = new Samlekode.Stilark(stilark, modus(stilark, PROVER));
            Map<Integer, List<Pattern>> kontekster = new HashMap<>();
            Map<Integer, TemplateRule> maler = maler(stilark, PROVER, kontekster);
            for (int i = 0; i < former.size(); i++) {
                Samleform form = former.get(i).form();
                TemplateRule mal = Objects.requireNonNull(maler.get(i), "a rule that was compiled is not there");
                prover.put(form, new Samlekode.Saxonkropp(hele, mal));
                monstre.put(form, new Samlekode.Saxonmonstre(hele, kontekster.getOrDefault(i, List.of())));
            }
            kompilert(stilark, malte);
        }

        private PreparedStylesheet kompiler(List<Regelform> former, CharSequence kode, Tekster naar) {
            try {
                return stilark(pakke, former, funksjoner, kode, naar);
            } catch (SaxonApiException | UlesbarXmlException e) {
                throw new IllegalArgumentException("the rules of %s do not compile together".formatted(pakke.id()), e);
            }
        }

        private static List<Samleform.Maltekst> malte(List<Regelform> former) {
            return former.stream()
                    .flatMap(f -> f.form().sporsmal().stream())
                    .map(Samleform.Sporsmal::tekster)
                    .filter(Samleform.Maltekst::harKode)
                    .toList();
        }

        private static StringBuilder legg(StringBuilder kode, List<Samleform.Maltekst> malte) {
            for (int i = 0; i < malte.size(); i++) {
                mal(kode, TEKSTER, i, ".").append(malte.get(i).kode()).append("</xsl:template>");
            }
            return kode;
        }

        private void kompilert(PreparedStylesheet stilark, List<Samleform.Maltekst> malte) {
            if (malte.isEmpty()) {
                return;
            }
            Map<Integer, TemplateRule> maler = maler(stilark, TEKSTER, new HashMap<>());
            Samlekode.Stilark hele = new Samlekode.Stilark(stilark, modus(stilark, TEKSTER));
            for (int i = 0; i < malte.size(); i++) {
                tekster.put(malte.get(i), new Samlekode.Saxonkropp(hele, Objects.requireNonNull(maler.get(i))));
            }
        }

        synchronized Samlekode.Saxonkropp prove(Regelform form) {
            hent(form);
            return Objects.requireNonNull(prover.get(form.form()));
        }

        synchronized Samlekode.Saxonmonstre monstre(Regelform form) {
            hent(form);
            return Objects.requireNonNull(monstre.get(form.form()));
        }

        private void hent(Regelform form) {
            if (!prover.containsKey(form.form())) {
                kompiler(List.of(form), Tekster.VED_BRUDD);
            }
        }

        synchronized Samlekode.Saxonkropp tekst(Regelform form, Samleform.Maltekst tekst) {
            if (!tekster.containsKey(tekst)) {
                List<Samleform.Maltekst> malte = malte(List.of(form));
                kompilert(kompiler(List.of(form), legg(new StringBuilder(), malte), Tekster.VED_BRUDD), malte);
            }
            return Objects.requireNonNull(tekster.get(tekst));
        }

        /** A body: as the archive has it, or translated of what Saxon makes. */
        Samlekode.Kropp kropp(Supplier<Optional<Prove>> arkivert, Supplier<Samlekode.Saxonkropp> saxons) {
            return new Samlekode.Kropp(() -> arkivert.get().or(() -> oversatt(saxons)), saxons);
        }

        private Optional<Prove> oversatt(Supplier<Samlekode.Saxonkropp> saxons) {
            return Optional.ofNullable(oversetter).flatMap(o -> {
                Samlekode.Saxonkropp kropp = saxons.get();
                return Optional.ofNullable(o.prove(
                        kropp.uttrykk(), kropp.plasser(), kropp.stilark().eier()));
            });
        }

        /** A context, likewise. */
        Samlekode.Kontekst kontekst(int nummer, Regelform form) {
            return new Samlekode.Kontekst(
                    nummer,
                    form.form().kontekst(),
                    () -> form.program().monstre().or(() -> oversatte(form)),
                    () -> monstre(form));
        }

        /** Empty where one of them is not known. */
        private Optional<List<Monster>> oversatte(Regelform form) {
            return Optional.ofNullable(oversetter).flatMap(o -> {
                Samlekode.Saxonmonstre saxons = monstre(form);
                List<Monster> alle = saxons.monstre().stream()
                        .flatMap(m ->
                                Stream.ofNullable(o.monster(m, saxons.stilark().eier())))
                        .toList();
                return alle.size() == saxons.monstre().size() ? Optional.of(alle) : Optional.empty();
            });
        }
    }

    /** A translator of what this compiles. */
    Oversetter oversetter() {
        return new Oversetter(Javafunksjoner.PAA_TEKSTER, xml.saxon().getUnderlyingConfiguration());
    }

    private Samlekode kode(Pakke pakke, List<Regelform> former, Kilde kilde) {
        Map<String, Samlekode.Kontekst> kontekster = new LinkedHashMap<>();
        List<Samlekode.Kode> koder = new ArrayList<>();
        for (Regelform form : former) {
            Samlekode.Kontekst kontekst =
                    kontekster.computeIfAbsent(form.form().kontekst(), k -> kilde.kontekst(kontekster.size(), form));
            Samlekode.Kropp prover = kilde.kropp(form.program()::prover, () -> kilde.prove(form));
            koder.add(new Samlekode.Kode(form.regel(), kontekst, prover, sporsmal(form, kilde)));
        }
        return new Samlekode(
                pakke.id(),
                prefikser,
                xml.saxon().getUnderlyingConfiguration(),
                parametre(pakke),
                kontekster.size(),
                koder,
                koder.stream().map(k -> k.regel().id()).collect(Collectors.toUnmodifiableSet()));
    }

    private static List<Samlekode.Sporsmal> sporsmal(Regelform form, Kilde kilde) {
        List<Samlekode.Sporsmal> alle = new ArrayList<>();
        for (Samleform.Sporsmal s : form.form().sporsmal()) {
            int nummer = alle.size();
            Samleform.Maltekst tekst = s.tekster();
            alle.add(new Samlekode.Sporsmal(
                    s,
                    form.regel().paastand(s.id()).orElseThrow(),
                    tekst.harKode()
                            ? kilde.kropp(() -> form.program().tekst(nummer), () -> kilde.tekst(form, tekst))
                            : null));
        }
        return alle;
    }

    private Map<String, GroundedValue> parametre(Pakke pakke) {
        Map<String, GroundedValue> verdier = new HashMap<>();
        pakke.parametre().forEach(p -> verdier.put(p.navn(), p.verdi(xml).getUnderlyingValue()));
        return Map.copyOf(verdier);
    }

    private static Component.M modus(PreparedStylesheet stilark, String navn) {
        return modusen(stilark, navn).getDeclaringComponent();
    }

    private static SimpleMode modusen(PreparedStylesheet stilark, String navn) {
        Mode modus = stilark.getRuleManager().obtainMode(new StructuredQName("", NamespaceUri.NULL, navn), true);
        return modus.getActivePart();
    }

    /** The templates of a mode by their numbers, and their patterns: that of a union has a part for each branch. */
    private static Map<Integer, TemplateRule> maler(
            PreparedStylesheet stilark, String modus, Map<Integer, List<Pattern>> monstre) {
        Map<Integer, TemplateRule> maler = new HashMap<>();
        try {
            modusen(stilark, modus).processRules(mal -> {
                if (mal.getAction() instanceof TemplateRule t) {
                    int nummer = (int) mal.getPriority();
                    maler.put(nummer, t);
                    monstre.computeIfAbsent(nummer, n -> new ArrayList<>()).add(mal.getPattern());
                }
            });
            for (TemplateRule t : maler.values()) {
                t.initialize();
            }
        } catch (XPathException e) {
            throw new IllegalArgumentException("the rules do not compile together", e);
        }
        return maler;
    }

    private static StringBuilder mal(StringBuilder kode, String modus, int nummer, String kontekst) {
        return kode.append("<xsl:template mode=\"%s\" priority=\"%d\" match=\"%s\">"
                .formatted(modus, nummer, Samleform.attributt(kontekst)));
    }

    /** The functions that the code names, and those that these name. */
    private static String brukte(List<String> funksjoner, String kode) {
        Map<String, List<String>> etterNavn = new HashMap<>();
        for (String f : funksjoner) {
            List<String> navn = navn(f);
            etterNavn
                    .computeIfAbsent(navn.isEmpty() ? "" : navn.get(0), n -> new ArrayList<>())
                    .add(f);
        }
        StringBuilder brukte = new StringBuilder();
        Deque<String> usette = new ArrayDeque<>(List.of(kode));
        while (!usette.isEmpty()) {
            for (String n : navn(usette.remove())) {
                @Nullable List<String> nye = etterNavn.remove(n);
                if (nye != null) {
                    for (String ny : nye) {
                        String medJava = Javafunksjoner.medJava(ny);
                        brukte.append(medJava);
                        usette.add(medJava);
                    }
                }
            }
        }
        return brukte.toString();
    }

    /** The names of functions, in the order they are named. Done by hand: a start has no time for patterns. */
    private static List<String> navn(String kode) {
        List<String> navn = new ArrayList<>();
        for (int i = kode.indexOf(FUNKSJON); i >= 0; i = kode.indexOf(FUNKSJON, i + 1)) {
            int slutt = i + FUNKSJON.length();
            while (slutt < kode.length() && erNavnetegn(kode.charAt(slutt))) {
                slutt++;
            }
            if (i == 0 || !erNavnetegn(kode.charAt(i - 1))) {
                navn.add(kode.substring(i + FUNKSJON.length(), slutt));
            }
        }
        return navn;
    }

    private static boolean erNavnetegn(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.'
                || c == '_';
    }

    private StringBuilder hode(Pakke pakke, List<Regel> regler) {
        StringBuilder kode = new StringBuilder("<xsl:stylesheet version=\"3.0\" xmlns:xsl=\"%s\"".formatted(XSL));
        prefikser(regler).forEach((p, uri) -> kode.append(" xmlns:%s=\"%s\"".formatted(p, Samleform.attributt(uri))));
        kode.append("><xsl:mode name=\"%s\"/><xsl:mode name=\"%s\"/>".formatted(PROVER, TEKSTER));
        kode.append(parameter("vurdert", "xs:dateTime", "xs:dateTime('1970-01-01T00:00:00Z')"));
        pakke.parametre()
                .forEach(p -> kode.append(parameter(
                        p.navn(), p.type(), p.type() + "('" + p.standard().replace("'", "''") + "')")));
        return kode;
    }

    private static String parameter(String navn, String type, String verdi) {
        return "<xsl:param name=\"%s\" as=\"%s\" select=\"%s\"/>".formatted(navn, type, Samleform.attributt(verdi));
    }

    private Map<String, String> prefikser(List<Regel> regler) {
        Map<String, String> alle = new TreeMap<>(Map.of("xs", XMLConstants.W3C_XML_SCHEMA_NS_URI));
        for (Regel regel : regler) {
            regel.kilde().form().prefikser().forEach((prefiks, uri) -> {
                if (!uri.equals(alle.merge(prefiks, uri, (gammel, ny) -> gammel))) {
                    throw new IllegalArgumentException("the prefix " + prefiks + " stands for two namespaces");
                }
            });
        }
        return alle;
    }
}

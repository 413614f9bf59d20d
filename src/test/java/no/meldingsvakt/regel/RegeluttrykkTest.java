package no.meldingsvakt.regel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.sf.saxon.PreparedStylesheet;
import net.sf.saxon.expr.Atomizer;
import net.sf.saxon.expr.AxisExpression;
import net.sf.saxon.expr.CardinalityChecker;
import net.sf.saxon.expr.Expression;
import net.sf.saxon.expr.FilterExpression;
import net.sf.saxon.expr.FirstItemExpression;
import net.sf.saxon.expr.ItemChecker;
import net.sf.saxon.expr.Operand;
import net.sf.saxon.expr.SingletonAtomizer;
import net.sf.saxon.expr.SlashExpression;
import net.sf.saxon.expr.SystemFunctionCall;
import net.sf.saxon.expr.UnaryExpression;
import net.sf.saxon.expr.instruct.ForEach;
import net.sf.saxon.expr.instruct.UserFunction;
import net.sf.saxon.expr.sort.DocumentSorter;
import net.sf.saxon.functions.Empty;
import net.sf.saxon.functions.hof.DynamicPartialApply;
import net.sf.saxon.om.AxisInfo;
import net.sf.saxon.style.StylesheetPackage;
import net.sf.saxon.type.coercion.SequenceCoercer;
import net.sf.saxon.value.Cardinality;
import no.meldingsvakt.xml.Prefikser;
import no.meldingsvakt.xml.XmlFabrikk;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Looks at what rules are written with, so that none can crash on what a message may hold. A rule that crashes on one
 * message leaves it unjudged; and what a crash does may hang on what was judged before, because Saxon works out a variable
 * at once or not until it is used, by what it has seen pay off.
 */
class RegeluttrykkTest {

    private static final Path MAPPE = Path.of("schematron");

    /** A cast of anything but a constant. Only {@code felles/tid.xsl} may make times of what is written. */
    private static final Pattern EGEN_TID =
            Pattern.compile("\\bxs:(?:dateTime|date|time|gYear\\w*)(?:#1|\\((?!'))|(?<![\\w-])dateTime\\("
                    + "|cast as xs:(?:dateTime|date|time)|adjust-(?:dateTime|date|time)-to-timezone");

    private final XmlFabrikk xml = new XmlFabrikk();
    private final Regelkatalog katalog = new Pakkeleser(xml).les(MAPPE);
    private final Set<String> feil = new TreeSet<>();

    @Test
    void rulesReadTimesThroughTheFunctionsThatCannotFail() throws IOException {
        try (Stream<Path> filer = Files.walk(MAPPE)) {
            for (Path fil : filer.filter(
                            f -> f.endsWith("regel.sch") || f.toString().endsWith(".xsl"))
                    .filter(f -> !f.endsWith("tid.xsl"))
                    .sorted()
                    .toList()) {
                EGEN_TID.matcher(Files.readString(fil))
                        .results()
                        .forEach(m -> feil.add(fil + ": «" + m.group() + "» fails on a time that cannot be computed"
                                + " with; use mv:moment, mv:tidspunkt, mv:dag, mv:dato or mv:klokke"));
            }
        }
        assertEquals("", String.join("\n", feil));
    }

    /** In {@code a/b[1]}, the [1] binds to b: there is one for each a. {@code (a/b)[1]} is one. */
    @Test
    void noRuleHandsManyToWhatTakesOne() {
        Samlekompilator kompilator = new Samlekompilator(xml, new Prefikser(Map.of(), Set.of()));
        for (Pakke pakke : katalog.pakker()) {
            List<Regel> iBruk =
                    pakke.regler().stream().filter(r -> r.utgatt() == null).toList();
            Samlekode kode = kompilator.kompiler(pakke, iBruk, katalog.funksjoner(), Samlekompilator.Tekster.NAA);
            assertEquals(
                    iBruk,
                    kode.koder().stream().map(Samlekode.Kode::regel).distinct().toList());
            int antall = 0;
            for (Samlekode.Kode k : kode.koder()) {
                antall += se(k.regel().id(), k.prover().saxons().get().uttrykk());
                for (Samlekode.Sporsmal s : k.sporsmal()) {
                    antall += se(k.regel().id(), s.tekster());
                }
            }
            int iFunksjoner = funksjoner(kode.koder()
                            .get(0)
                            .prover()
                            .saxons()
                            .get()
                            .stilark()
                            .stilark())
                    .mapToInt(f -> se(f.getFunctionName().getDisplayName(), f.getBody()))
                    .sum();
            assertTrue(
                    antall > 10 * iBruk.size() && iFunksjoner > 500, pakke.id() + ": its expressions were not found");
        }
        assertEquals("", String.join("\n", feil));
    }

    private int se(String regel, Samlekode.@Nullable Kropp tekster) {
        return tekster == null ? 0 : se(regel, tekster.saxons().get().uttrykk());
    }

    private static Stream<UserFunction> funksjoner(PreparedStylesheet stilark) {
        return ((StylesheetPackage) stilark.getTopLevelPackage())
                .getComponentIndex().values().stream()
                        .filter(k -> k.getActor() instanceof UserFunction)
                        .map(k -> (UserFunction) k.getActor())
                        .filter(f -> f.getFunctionName().getPrefix().equals("mv"))
                        .filter(f -> !Javafunksjoner.navn()
                                .contains(f.getFunctionName().getLocalPart()));
    }

    /** Looks at an expression and all in it, and tells how many there were. */
    private int se(String hvor, Expression uttrykk) {
        if (uttrykk instanceof CardinalityChecker k
                && !Cardinality.allowsMany(k.getRequiredCardinality())
                && kanVareFlere(k.getBaseExpression())) {
            feil.add(hvor + ": the " + k.getRoleLocator().getMessage() + " is one, and is given "
                    + k.getBaseExpression().toShortString() + ", which may be many");
        }
        if (uttrykk instanceof SequenceCoercer c
                && !Cardinality.allowsMany(c.getRequiredType().getCardinality())
                && kanVareFlere(c.getBaseExpression())) {
            feil.add(hvor + ": one " + c.getRequiredType() + " is made of "
                    + c.getBaseExpression().toShortString() + ", which may be many");
        }
        if (uttrykk instanceof SingletonAtomizer a && kanVareFlere(a.getBaseExpression())) {
            feil.add(hvor + ": one value is made of " + a.getBaseExpression().toShortString() + ", which may be many");
        }
        int antall = 1;
        for (Operand o : uttrykk.operands()) {
            antall += se(hvor, o.getChildExpression());
        }
        return antall;
    }

    /** Saxon says «many» of some paths where each step gives one at most. */
    private static boolean kanVareFlere(Expression u) {
        if (!Cardinality.allowsMany(u.getCardinality())
                || u instanceof FirstItemExpression
                || u instanceof DynamicPartialApply) {
            return false;
        }
        if (u instanceof SlashExpression sti) {
            return kanVareFlere(sti.getStart()) || kanVareFlere(sti.getStep());
        }
        if (u instanceof ForEach avbildning) {
            return kanVareFlere(avbildning.getSelectExpression()) || kanVareFlere(avbildning.getActionExpression());
        }
        if (u instanceof DocumentSorter || u instanceof ItemChecker || u instanceof Atomizer) {
            return kanVareFlere(((UnaryExpression) u).getBaseExpression());
        }
        if (u instanceof FilterExpression f && erDenSiste(f)) {
            return false;
        }
        if (u instanceof AxisExpression akse) {
            boolean navngitt =
                    akse.getAxis() == AxisInfo.ATTRIBUTE && !akse.toString().contains("*");
            return akse.getAxis() != AxisInfo.PARENT && !navngitt;
        }
        return true;
    }

    /** What Saxon makes of {@code child::x[last()]}: the one that no other follows. */
    private static boolean erDenSiste(FilterExpression f) {
        return f.getBase() instanceof AxisExpression barn
                && barn.getAxis() == AxisInfo.CHILD
                && f.getFilter().isCallOn(Empty.class)
                && ((SystemFunctionCall) f.getFilter()).getArg(0) instanceof AxisExpression neste
                && neste.getAxis() == AxisInfo.FOLLOWING_SIBLING
                && neste.getNodeTest().equals(barn.getNodeTest());
    }
}

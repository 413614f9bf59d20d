package no.meldingsvakt.regel.uttrykk;

import net.sf.saxon.expr.Calculator;
import net.sf.saxon.expr.Callable;
import net.sf.saxon.expr.Component;
import net.sf.saxon.expr.Expression;
import net.sf.saxon.expr.GeneralComparison;
import net.sf.saxon.expr.ValueComparison;
import net.sf.saxon.expr.XPathContext;
import net.sf.saxon.expr.elab.BooleanEvaluator;
import net.sf.saxon.expr.elab.PullEvaluator;
import net.sf.saxon.expr.instruct.SlotManager;
import net.sf.saxon.expr.parser.OperatorSymbol;
import net.sf.saxon.expr.sort.AtomicComparer;
import net.sf.saxon.om.GroundedValue;
import net.sf.saxon.om.Item;
import net.sf.saxon.om.Sequence;
import net.sf.saxon.om.SequenceTool;
import net.sf.saxon.trans.XPathException;
import net.sf.saxon.value.AtomicValue;
import net.sf.saxon.value.EmptySequence;
import org.jspecify.annotations.Nullable;

/** What Saxon is asked. */
final class Saxon {

    private Saxon() {}

    /** The value of an expression. */
    static final class Verdi extends Uttrykk.Verdi {

        private final PullEvaluator uttrykk;
        private final Component eier;
        private final SlotManager plasser;
        private final int[] brukte;
        private final int fokus;

        Verdi(Expression uttrykk, Component eier, SlotManager plasser, int[] brukte, int fokus) {
            this.uttrykk = uttrykk.makeElaborator().elaborateForPull();
            this.eier = eier;
            this.plasser = plasser;
            this.brukte = brukte;
            this.fokus = fokus;
        }

        @Override
        GroundedValue av(Lop l, @Nullable Object[] v, int n) throws XPathException {
            return SequenceTool.toGroundedValue(uttrykk.iterate(l.kontekst(eier, plasser, brukte, v, n, fokus)));
        }
    }

    /** Whether an expression is true. */
    static final class Vilkar extends Uttrykk.Boolsk {

        private final BooleanEvaluator uttrykk;
        private final Component eier;
        private final SlotManager plasser;
        private final int[] brukte;
        private final int fokus;

        Vilkar(Expression uttrykk, Component eier, SlotManager plasser, int[] brukte, int fokus) {
            this.uttrykk = uttrykk.makeElaborator().elaborateForBoolean();
            this.eier = eier;
            this.plasser = plasser;
            this.brukte = brukte;
            this.fokus = fokus;
        }

        @Override
        boolean av(Lop l, @Nullable Object[] v, int n) throws XPathException {
            return uttrykk.eval(l.kontekst(eier, plasser, brukte, v, n, fokus));
        }
    }

    /** A function of values. */
    static final class Utvidelse extends Uttrykk.Verdi {

        private final Callable funksjon;
        private final Uttrykk.Verdi[] argumenter;
        private final Component eier;

        Utvidelse(Callable funksjon, Uttrykk.Verdi[] argumenter, Component eier) {
            this.funksjon = funksjon;
            this.argumenter = argumenter;
            this.eier = eier;
        }

        @Override
        GroundedValue av(Lop l, @Nullable Object[] v, int n) throws XPathException {
            Sequence[] verdier = new Sequence[argumenter.length];
            for (int i = 0; i < verdier.length; i++) {
                verdier[i] = argumenter[i].av(l, v, n);
            }
            return funksjon.call(l.kontekst(eier, Tre.INGEN), verdier).materialize();
        }
    }

    /** The comparison of two values that may be missing. */
    static final class Sammenligning extends Uttrykk.Boolsk {

        private final ValueComparison sammenligning;
        private final OperatorSymbol tegn;
        private final AtomicComparer sammenligner;
        private final boolean tomt;
        private final Uttrykk.Verdi a;
        private final Uttrykk.Verdi b;
        private final Component eier;

        Sammenligning(ValueComparison sammenligning, Uttrykk.Verdi a, Uttrykk.Verdi b, Component eier) {
            this.sammenligning = sammenligning;
            this.tegn = sammenligning.getOperator();
            this.sammenligner = sammenligning.getAtomicComparer();
            this.tomt = sammenligning.getResultWhenEmpty() != null
                    && sammenligning.getResultWhenEmpty().getBooleanValue();
            this.a = a;
            this.b = b;
            this.eier = eier;
        }

        @Override
        boolean av(Lop l, @Nullable Object[] v, int n) throws XPathException {
            AtomicValue forste = en(a.av(l, v, n));
            AtomicValue andre = en(b.av(l, v, n));
            if (forste == null || andre == null) {
                return tomt;
            }
            return ValueComparison.compare(
                    forste,
                    tegn,
                    andre,
                    sammenligner.provideContext(l.kontekst(eier, Tre.INGEN)),
                    sammenligning.needsRuntimeComparabilityCheck());
        }
    }

    /** A sum, a difference … of two values that may be missing. */
    static final class Regnestykke extends Uttrykk.Verdi {

        private final Calculator kalkulator;
        private final Uttrykk.Verdi a;
        private final Uttrykk.Verdi b;
        private final Component eier;

        Regnestykke(Calculator kalkulator, Uttrykk.Verdi a, Uttrykk.Verdi b, Component eier) {
            this.kalkulator = kalkulator;
            this.a = a;
            this.b = b;
            this.eier = eier;
        }

        @Override
        GroundedValue av(Lop l, @Nullable Object[] v, int n) throws XPathException {
            AtomicValue forste = en(a.av(l, v, n));
            AtomicValue andre = en(b.av(l, v, n));
            return forste == null || andre == null
                    ? EmptySequence.getInstance()
                    : kalkulator.compute(forste, andre, l.kontekst(eier, Tre.INGEN));
        }
    }

    /** {@code =} and its like, of any values. */
    static final class Noen extends Uttrykk.Boolsk {

        private final GeneralComparison sammenligning;
        private final Uttrykk.Verdi a;
        private final Uttrykk.Verdi b;
        private final Component eier;

        Noen(GeneralComparison sammenligning, Uttrykk.Verdi a, Uttrykk.Verdi b, Component eier) {
            this.sammenligning = sammenligning;
            this.a = a;
            this.b = b;
            this.eier = eier;
        }

        @Override
        boolean av(Lop l, @Nullable Object[] v, int n) throws XPathException {
            GroundedValue forste = a.av(l, v, n);
            GroundedValue andre = b.av(l, v, n);
            if (forste.getLength() == 0 || andre.getLength() == 0) {
                return false;
            }
            XPathContext kontekst = l.kontekst(eier, Tre.INGEN);
            AtomicComparer sammenligner = sammenligning.getAtomicComparer().provideContext(kontekst);
            for (Item en : forste.asIterable()) {
                for (Item annen : andre.asIterable()) {
                    if (GeneralComparison.compare(
                            (AtomicValue) en,
                            sammenligning.getSingletonOperator(),
                            (AtomicValue) annen,
                            sammenligner,
                            true,
                            kontekst,
                            sammenligning.getRetainedStaticContext())) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    private static @Nullable AtomicValue en(GroundedValue verdi) {
        if (verdi.getLength() > 1) {
            throw OverlatException.EN;
        }
        return (AtomicValue) verdi.head();
    }
}

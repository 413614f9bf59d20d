package no.meldingsvakt.regel.uttrykk;

import net.sf.saxon.expr.Calculator;
import net.sf.saxon.expr.Callable;
import net.sf.saxon.expr.GeneralComparison;
import net.sf.saxon.expr.ValueComparison;
import net.sf.saxon.expr.XPathContext;
import net.sf.saxon.expr.elab.BooleanEvaluator;
import net.sf.saxon.expr.elab.PullEvaluator;
import net.sf.saxon.expr.parser.OperatorSymbol;
import net.sf.saxon.expr.parser.RetainedStaticContext;
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
        private final Oversetter.Saxonledd spurt;

        Verdi(Oversetter.Saxonledd spurt) {
            this.spurt = spurt;
            this.uttrykk = spurt.uttrykk().makeElaborator().elaborateForPull();
        }

        @Override
        GroundedValue av(Lop l, @Nullable Object[] v, int n) throws XPathException {
            return SequenceTool.toGroundedValue(uttrykk.iterate(l.kontekst(spurt, v, n)));
        }
    }

    /** Whether an expression is true. */
    static final class Vilkar extends Uttrykk.Boolsk {

        private final BooleanEvaluator uttrykk;
        private final Oversetter.Saxonledd spurt;

        Vilkar(Oversetter.Saxonledd spurt) {
            this.spurt = spurt;
            this.uttrykk = spurt.uttrykk().makeElaborator().elaborateForBoolean();
        }

        @Override
        boolean av(Lop l, @Nullable Object[] v, int n) throws XPathException {
            return uttrykk.eval(l.kontekst(spurt, v, n));
        }
    }

    /** A function of values. */
    static final class Utvidelse extends Uttrykk.Verdi {

        private final Callable funksjon;
        private final Uttrykk.Verdi[] argumenter;

        Utvidelse(Callable funksjon, Uttrykk.Verdi[] argumenter) {
            this.funksjon = funksjon;
            this.argumenter = argumenter;
        }

        @Override
        GroundedValue av(Lop l, @Nullable Object[] v, int n) throws XPathException {
            Sequence[] verdier = new Sequence[argumenter.length];
            for (int i = 0; i < verdier.length; i++) {
                verdier[i] = argumenter[i].av(l, v, n);
            }
            return funksjon.call(l.kontekst(), verdier).materialize();
        }
    }

    /** The comparison of two values that may be missing. */
    static final class Sammenligning extends Uttrykk.Boolsk {

        private final OperatorSymbol tegn;
        private final AtomicComparer sammenligner;
        private final boolean kanVareUlikeSlag;
        private final boolean tomt;
        private final Uttrykk.Verdi a;
        private final Uttrykk.Verdi b;

        /**
         * A comparison.
         *
         * @param tomt the answer where one is missing
         */
        Sammenligning(
                OperatorSymbol tegn,
                AtomicComparer sammenligner,
                boolean kanVareUlikeSlag,
                boolean tomt,
                Uttrykk.Verdi a,
                Uttrykk.Verdi b) {
            this.tegn = tegn;
            this.sammenligner = sammenligner;
            this.kanVareUlikeSlag = kanVareUlikeSlag;
            this.tomt = tomt;
            this.a = a;
            this.b = b;
        }

        @Override
        boolean av(Lop l, @Nullable Object[] v, int n) throws XPathException {
            AtomicValue forste = en(a.av(l, v, n));
            AtomicValue andre = en(b.av(l, v, n));
            if (forste == null || andre == null) {
                return tomt;
            }
            return ValueComparison.compare(
                    forste, tegn, andre, sammenligner.provideContext(l.kontekst()), kanVareUlikeSlag);
        }
    }

    /** A sum, a difference … of two values that may be missing. */
    static final class Regnestykke extends Uttrykk.Verdi {

        private final Calculator kalkulator;
        private final Uttrykk.Verdi a;
        private final Uttrykk.Verdi b;

        Regnestykke(Calculator kalkulator, Uttrykk.Verdi a, Uttrykk.Verdi b) {
            this.kalkulator = kalkulator;
            this.a = a;
            this.b = b;
        }

        @Override
        GroundedValue av(Lop l, @Nullable Object[] v, int n) throws XPathException {
            AtomicValue forste = en(a.av(l, v, n));
            AtomicValue andre = en(b.av(l, v, n));
            return forste == null || andre == null
                    ? EmptySequence.getInstance()
                    : kalkulator.compute(forste, andre, l.kontekst());
        }
    }

    /** {@code =} and its like, of any values. */
    static final class Noen extends Uttrykk.Boolsk {

        private final OperatorSymbol tegn;
        private final AtomicComparer sammenligner;
        private final RetainedStaticContext statisk;
        private final Uttrykk.Verdi a;
        private final Uttrykk.Verdi b;

        Noen(
                OperatorSymbol tegn,
                AtomicComparer sammenligner,
                RetainedStaticContext statisk,
                Uttrykk.Verdi a,
                Uttrykk.Verdi b) {
            this.tegn = tegn;
            this.sammenligner = sammenligner;
            this.statisk = statisk;
            this.a = a;
            this.b = b;
        }

        @Override
        boolean av(Lop l, @Nullable Object[] v, int n) throws XPathException {
            GroundedValue forste = a.av(l, v, n);
            GroundedValue andre = b.av(l, v, n);
            if (forste.getLength() == 0 || andre.getLength() == 0) {
                return false;
            }
            XPathContext kontekst = l.kontekst();
            AtomicComparer iKontekst = sammenligner.provideContext(kontekst);
            for (Item en : forste.asIterable()) {
                for (Item annen : andre.asIterable()) {
                    if (GeneralComparison.compare(
                            (AtomicValue) en, tegn, (AtomicValue) annen, iKontekst, true, kontekst, statisk)) {
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

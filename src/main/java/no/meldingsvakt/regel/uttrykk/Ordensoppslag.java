package no.meldingsvakt.regel.uttrykk;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.IntStream;
import net.sf.saxon.expr.parser.OperatorSymbol;
import net.sf.saxon.expr.sort.AtomicComparer;
import net.sf.saxon.om.GroundedValue;
import net.sf.saxon.trans.NoDynamicContextException;
import net.sf.saxon.trans.XPathException;
import net.sf.saxon.value.DateTimeValue;
import org.jspecify.annotations.Nullable;

/** Those whose time is before or after another. Only moments are looked up: of these it is certain which of any two comes first. */
final class Ordensoppslag extends Oppslag {

    private final Uttrykk.Verdi nokkel;
    private final OperatorSymbol tegn;
    private final Uttrykk.Verdi sokt;
    private final AtomicComparer sammenligner;

    /**
     * A lookup.
     *
     * @param nokkel the time of the node, which stands to the left of the sign; asks for no variables
     * @param tegn less or greater, or equal too
     * @param sokt the other; the same for all nodes
     */
    Ordensoppslag(Uttrykk.Verdi nokkel, OperatorSymbol tegn, Uttrykk.Verdi sokt, AtomicComparer sammenligner) {
        this.nokkel = nokkel;
        this.tegn = tegn;
        this.sokt = sokt;
        this.sammenligner = sammenligner;
    }

    /**
     * The list by time.
     *
     * @param tider the times in their order; null where there are other values than moments
     * @param plasser the place in the list of the node that has each
     * @param forste the first place in the list of those to here, and of those from here
     * @param siste the last place of the same
     */
    private record Tabell(DateTimeValue @Nullable [] tider, int[] plasser, Ender forste, Ender siste) {}

    private record Ender(int[] til, int[] fra) {}

    private static final Tabell UKJENT =
            new Tabell(null, new int[0], ender(new int[0], true), ender(new int[0], false));

    @Override
    @Nullable
    Treff sok(Lop l, @Nullable Object[] v, Heltall noder, Map<Oppslag, Object> tabeller) throws XPathException {
        Tabell tabell = (Tabell) tabeller.get(this);
        if (tabell == null) {
            tabell = lag(l, v, noder);
            tabeller.put(this, tabell);
        }
        DateTimeValue[] tider = tabell.tider();
        if (tider == null) {
            return null;
        }
        GroundedValue tid = sokt.av(l, v, Tre.INGEN);
        if (tid.getLength() == 0) {
            return INGEN;
        }
        if (!(tid instanceof DateTimeValue moment) || !moment.hasTimezone()) {
            return null;
        }
        boolean medLike = tegn == OperatorSymbol.FLE || tegn == OperatorSymbol.FGT;
        int grense = grense(l, tider, moment, medLike);
        return tegn == OperatorSymbol.FLT || tegn == OperatorSymbol.FLE
                ? new Utsnitt(noder, tabell, 0, grense)
                : new Utsnitt(noder, tabell, grense, tider.length);
    }

    /** How many are earlier than the moment, or as early where these are with them. */
    private int grense(Lop l, DateTimeValue[] tider, DateTimeValue moment, boolean medLike) {
        AtomicComparer orden = sammenligner.provideContext(l.kontekst());
        int fra = 0;
        int til = tider.length;
        while (fra < til) {
            int midt = (fra + til) >>> 1;
            l.tre().arbeid.node();
            int hva = sammenlign(orden, tider[midt], moment);
            if (hva < 0 || medLike && hva == 0) {
                fra = midt + 1;
            } else {
                til = midt;
            }
        }
        return fra;
    }

    private Tabell lag(Lop l, @Nullable Object[] v, Heltall noder) throws XPathException {
        DateTimeValue[] alle = new DateTimeValue[noder.antall()];
        Heltall kjente = new Heltall();
        l.tre().arbeid.noder(noder.antall());
        for (int i = 0; i < alle.length; i++) {
            GroundedValue tid = nokkel.av(l, v, noder.get(i));
            if (tid instanceof DateTimeValue moment && moment.hasTimezone()) {
                alle[i] = moment;
                kjente.legg(i);
            } else if (tid.getLength() > 0) {
                return UKJENT;
            }
        }
        AtomicComparer orden = sammenligner.provideContext(l.kontekst());
        Comparator<Integer> tidlig = (a, b) -> sammenlign(orden, alle[a], alle[b]);
        int[] plasser = IntStream.of(kjente.alle())
                .boxed()
                .sorted(tidlig)
                .mapToInt(i -> i)
                .toArray();
        DateTimeValue[] tider = Arrays.stream(plasser).mapToObj(i -> alle[i]).toArray(DateTimeValue[]::new);
        return new Tabell(tider, plasser, ender(plasser, true), ender(plasser, false));
    }

    private static Ender ender(int[] plasser, boolean forst) {
        int[] til = plasser.clone();
        int[] fra = plasser.clone();
        for (int i = 1; i < plasser.length; i++) {
            til[i] = forst ? Math.min(til[i - 1], til[i]) : Math.max(til[i - 1], til[i]);
            int j = plasser.length - 1 - i;
            fra[j] = forst ? Math.min(fra[j + 1], fra[j]) : Math.max(fra[j + 1], fra[j]);
        }
        return new Ender(til, fra);
    }

    private static int sammenlign(AtomicComparer orden, DateTimeValue a, DateTimeValue b) {
        try {
            return orden.compareAtomicValues(a, b);
        } catch (NoDynamicContextException e) {
            throw new IllegalStateException("moments with a time zone need no context", e);
        }
    }

    /** Some of the times in their order: the first, or the last. */
    private static final class Utsnitt implements Treff {

        private final Heltall noder;
        private final Tabell tabell;
        private final int fra;
        private final int til;
        private int @Nullable [] plasser;

        Utsnitt(Heltall noder, Tabell tabell, int fra, int til) {
            this.noder = noder;
            this.tabell = tabell;
            this.fra = fra;
            this.til = til;
        }

        @Override
        public int antall() {
            return til - fra;
        }

        @Override
        public int get(int i) {
            int[] sortert = plasser;
            if (sortert == null) {
                sortert = Arrays.copyOfRange(tabell.plasser(), fra, til);
                Arrays.sort(sortert);
                plasser = sortert;
            }
            return noder.get(sortert[i]);
        }

        @Override
        public int forste() {
            return ytterst(tabell.forste());
        }

        @Override
        public int siste() {
            return ytterst(tabell.siste());
        }

        private int ytterst(Ender ender) {
            if (fra == til) {
                return Tre.INGEN;
            }
            return noder.get(fra == 0 ? ender.til()[til - 1] : ender.fra()[fra]);
        }
    }
}

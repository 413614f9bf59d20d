package no.meldingsvakt.regel.uttrykk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.sf.saxon.om.GroundedValue;
import net.sf.saxon.om.Item;
import net.sf.saxon.trans.XPathException;
import net.sf.saxon.value.EmptySequence;
import net.sf.saxon.value.SequenceExtent;
import org.jspecify.annotations.Nullable;

/** One of several expressions, or all after each other. All are of one kind. */
final class Valg {

    private Valg() {}

    /** The first whose condition is true; nothing where none is. */
    static Uttrykk av(Uttrykk.Boolsk[] vilkar, Uttrykk[] grener) {
        if (grener[0] instanceof Uttrykk.Noder) {
            Uttrykk.Noder[] alle = Arrays.copyOf(grener, grener.length, Uttrykk.Noder[].class);
            return new Uttrykk.Noder() {
                @Override
                void til(Lop l, @Nullable Object[] v, int n, Heltall ut) throws XPathException {
                    int i = valgt(vilkar, l, v, n);
                    if (i >= 0) {
                        alle[i].til(l, v, n, ut);
                    }
                }
            };
        }
        if (grener[0] instanceof Uttrykk.Boolsk) {
            Uttrykk.Boolsk[] alle = Arrays.copyOf(grener, grener.length, Uttrykk.Boolsk[].class);
            return new Uttrykk.Boolsk() {
                @Override
                boolean av(Lop l, @Nullable Object[] v, int n) throws XPathException {
                    return alle[valgt(vilkar, l, v, n)].av(l, v, n);
                }
            };
        }
        if (grener[0] instanceof Uttrykk.Tekster en) {
            Uttrykk.Tekster[] alle = Arrays.copyOf(grener, grener.length, Uttrykk.Tekster[].class);
            return new Uttrykk.Tekster(en.utypet()) {
                @Override
                void til(Lop l, @Nullable Object[] v, int n, List<String> ut) throws XPathException {
                    int i = valgt(vilkar, l, v, n);
                    if (i >= 0) {
                        alle[i].til(l, v, n, ut);
                    }
                }

                @Override
                @Nullable
                String eneste(Lop l, @Nullable Object[] v, int n) throws XPathException {
                    int i = valgt(vilkar, l, v, n);
                    return i >= 0 ? alle[i].eneste(l, v, n) : null;
                }
            };
        }
        Uttrykk.Verdi[] alle = Arrays.copyOf(grener, grener.length, Uttrykk.Verdi[].class);
        return new Uttrykk.Verdi() {
            @Override
            GroundedValue av(Lop l, @Nullable Object[] v, int n) throws XPathException {
                int i = valgt(vilkar, l, v, n);
                return i >= 0 ? alle[i].av(l, v, n) : EmptySequence.getInstance();
            }
        };
    }

    /** The number of the first condition that is true; less than zero where none is. */
    static int valgt(Uttrykk.Boolsk[] vilkar, Lop l, @Nullable Object[] v, int n) throws XPathException {
        for (int i = 0; i < vilkar.length; i++) {
            if (vilkar[i].av(l, v, n)) {
                return i;
            }
        }
        return -1;
    }

    /** All, after each other. */
    static Uttrykk alle(Uttrykk[] deler) {
        if (deler[0] instanceof Uttrykk.Noder) {
            Uttrykk.Noder[] alle = Arrays.copyOf(deler, deler.length, Uttrykk.Noder[].class);
            return new Uttrykk.Noder() {
                @Override
                void til(Lop l, @Nullable Object[] v, int n, Heltall ut) throws XPathException {
                    for (Uttrykk.Noder en : alle) {
                        en.til(l, v, n, ut);
                    }
                }

                @Override
                boolean finnes(Lop l, @Nullable Object[] v, int n) throws XPathException {
                    for (Uttrykk.Noder en : alle) {
                        if (en.finnes(l, v, n)) {
                            return true;
                        }
                    }
                    return false;
                }
            };
        }
        if (deler[0] instanceof Uttrykk.Tekster forste) {
            Uttrykk.Tekster[] alle = Arrays.copyOf(deler, deler.length, Uttrykk.Tekster[].class);
            return new Uttrykk.Tekster(forste.utypet()) {
                @Override
                void til(Lop l, @Nullable Object[] v, int n, List<String> ut) throws XPathException {
                    for (Uttrykk.Tekster en : alle) {
                        en.til(l, v, n, ut);
                    }
                }
            };
        }
        Uttrykk.Verdi[] alle = Arrays.copyOf(deler, deler.length, Uttrykk.Verdi[].class);
        return new Uttrykk.Verdi() {
            @Override
            GroundedValue av(Lop l, @Nullable Object[] v, int n) throws XPathException {
                List<Item> samlet = new ArrayList<>();
                for (Uttrykk.Verdi en : alle) {
                    en.av(l, v, n).asIterable().forEach(samlet::add);
                }
                return SequenceExtent.makeSequenceExtent(samlet);
            }
        };
    }
}

package no.meldingsvakt.regel.uttrykk;

import java.util.List;
import net.sf.saxon.om.GroundedValue;
import net.sf.saxon.trans.XPathException;
import org.jspecify.annotations.Nullable;

/** An expression that something is done before. */
final class Omsluttet {

    private Omsluttet() {}

    /** What is done. */
    interface Forst {
        void gjor(Lop l, @Nullable Object[] v, int n) throws XPathException;
    }

    static Uttrykk av(Uttrykk resten, Forst forst) {
        if (resten instanceof Uttrykk.Noder noder) {
            return new Uttrykk.Noder() {
                @Override
                void til(Lop l, @Nullable Object[] v, int n, Heltall ut) throws XPathException {
                    forst.gjor(l, v, n);
                    noder.til(l, v, n, ut);
                }

                @Override
                boolean finnes(Lop l, @Nullable Object[] v, int n) throws XPathException {
                    forst.gjor(l, v, n);
                    return noder.finnes(l, v, n);
                }
            };
        }
        if (resten instanceof Uttrykk.Boolsk boolsk) {
            return new Uttrykk.Boolsk() {
                @Override
                boolean av(Lop l, @Nullable Object[] v, int n) throws XPathException {
                    forst.gjor(l, v, n);
                    return boolsk.av(l, v, n);
                }
            };
        }
        if (resten instanceof Uttrykk.Tekster tekster) {
            return new Uttrykk.Tekster(tekster.utypet()) {
                @Override
                void til(Lop l, @Nullable Object[] v, int n, List<String> ut) throws XPathException {
                    forst.gjor(l, v, n);
                    tekster.til(l, v, n, ut);
                }

                @Override
                @Nullable
                String eneste(Lop l, @Nullable Object[] v, int n) throws XPathException {
                    forst.gjor(l, v, n);
                    return tekster.eneste(l, v, n);
                }
            };
        }
        Uttrykk.Verdi verdi = (Uttrykk.Verdi) resten;
        return new Uttrykk.Verdi() {
            @Override
            GroundedValue av(Lop l, @Nullable Object[] v, int n) throws XPathException {
                forst.gjor(l, v, n);
                return verdi.av(l, v, n);
            }
        };
    }
}

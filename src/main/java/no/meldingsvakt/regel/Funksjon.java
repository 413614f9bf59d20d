package no.meldingsvakt.regel;

import java.util.List;
import net.sf.saxon.expr.XPathContext;
import net.sf.saxon.lib.ExtensionFunctionCall;
import net.sf.saxon.lib.ExtensionFunctionDefinition;
import net.sf.saxon.om.NamespaceUri;
import net.sf.saxon.om.Sequence;
import net.sf.saxon.om.StructuredQName;
import net.sf.saxon.trans.XPathException;
import net.sf.saxon.value.SequenceType;

/** A function in Java that expressions can call. Thread-safe when its value is. */
final class Funksjon extends ExtensionFunctionDefinition {

    private final StructuredQName navn;
    private final List<SequenceType> argumenter;
    private final SequenceType svar;
    private final Verdi verdi;

    /** What is answered to arguments; they have the types that were told. */
    interface Verdi {
        Sequence av(Sequence[] argumenter) throws XPathException;
    }

    Funksjon(String navnerom, String navn, List<SequenceType> argumenter, SequenceType svar, Verdi verdi) {
        this.navn = new StructuredQName("", NamespaceUri.of(navnerom), navn);
        this.argumenter = argumenter;
        this.svar = svar;
        this.verdi = verdi;
    }

    @Override
    public StructuredQName getFunctionQName() {
        return navn;
    }

    @Override
    public SequenceType[] getArgumentTypes() {
        return argumenter.toArray(SequenceType[]::new);
    }

    @Override
    public SequenceType getResultType(SequenceType[] typer) {
        return svar;
    }

    /** What they answer is made in Java, so nothing need look at it once more. */
    @Override
    public boolean trustResultType() {
        return true;
    }

    @Override
    public ExtensionFunctionCall makeCallExpression() {
        return new ExtensionFunctionCall() {
            @Override
            public Sequence call(XPathContext kontekst, Sequence[] a) throws XPathException {
                return verdi.av(a);
            }
        };
    }
}

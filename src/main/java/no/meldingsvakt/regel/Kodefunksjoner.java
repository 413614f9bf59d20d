package no.meldingsvakt.regel;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import net.sf.saxon.s9api.ExtensionFunction;
import net.sf.saxon.s9api.ItemType;
import net.sf.saxon.s9api.OccurrenceIndicator;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SequenceType;
import net.sf.saxon.s9api.XdmAtomicValue;
import net.sf.saxon.s9api.XdmValue;

/**
 * The functions by which rules ask about codes: {@code mv:kodestatus($oid, $kode, $dag)}, which answers {@code ok},
 * {@code liste-ukjent}, {@code kode-ukjent} or {@code kode-utgatt}, and {@code mv:kodenavn($oid, $kode)}, which answers all
 * names the code has had. An absent argument is an empty text; an absent day is one on which every code is in use.
 */
final class Kodefunksjoner {

    private static final String NAVNEROM = "https://meldingsvakt.no/ns/funksjon";
    private static final SequenceType TEKST =
            SequenceType.makeSequenceType(ItemType.STRING, OccurrenceIndicator.ZERO_OR_ONE);
    private static final SequenceType DAG =
            SequenceType.makeSequenceType(ItemType.DATE, OccurrenceIndicator.ZERO_OR_ONE);
    private static final SequenceType TEKSTER =
            SequenceType.makeSequenceType(ItemType.STRING, OccurrenceIndicator.ZERO_OR_MORE);

    private Kodefunksjoner() {}

    static void registrer(Processor saxon, Kodeverk kodeverk) {
        saxon.registerExtensionFunction(new Funksjon(
                "kodestatus",
                List.of(TEKST, TEKST, DAG),
                a -> new XdmAtomicValue(status(kodeverk, a).ord())));
        saxon.registerExtensionFunction(new Funksjon(
                "kodenavn",
                List.of(TEKST, TEKST),
                a -> XdmValue.makeSequence(kodeverk.navn(tekst(a[0]), tekst(a[1])))));
    }

    private static Kodeverk.Status status(Kodeverk kodeverk, XdmValue[] argumenter) {
        String oid = tekst(argumenter[0]);
        String kode = tekst(argumenter[1]);
        if (argumenter[2].isEmpty()) {
            boolean finnes = !kodeverk.navn(oid, kode).isEmpty();
            return finnes ? Kodeverk.Status.OK : kodeverk.status(oid, kode, LocalDate.EPOCH);
        }
        return kodeverk.status(oid, kode, ((XdmAtomicValue) argumenter[2].itemAt(0)).getLocalDate());
    }

    private static String tekst(XdmValue argument) {
        return argument.isEmpty() ? "" : argument.itemAt(0).getStringValue().strip();
    }

    private record Funksjon(String navn, List<SequenceType> typer, Function<XdmValue[], XdmValue> verdi)
            implements ExtensionFunction {
        @Override
        public QName getName() {
            return new QName(NAVNEROM, navn);
        }

        @Override
        public SequenceType getResultType() {
            return TEKSTER;
        }

        @Override
        public SequenceType[] getArgumentTypes() {
            return typer.toArray(SequenceType[]::new);
        }

        @Override
        public XdmValue call(XdmValue[] argumenter) {
            return verdi.apply(argumenter);
        }
    }
}

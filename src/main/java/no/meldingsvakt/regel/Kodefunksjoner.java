package no.meldingsvakt.regel;

import java.time.LocalDate;
import java.util.List;
import net.sf.saxon.Configuration;
import net.sf.saxon.om.Item;
import net.sf.saxon.om.Sequence;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.trans.XPathException;
import net.sf.saxon.value.DateValue;
import net.sf.saxon.value.SequenceExtent;
import net.sf.saxon.value.SequenceType;
import net.sf.saxon.value.StringValue;
import org.jspecify.annotations.Nullable;

/**
 * The functions by which rules ask about codes: {@code mv:kodestatus($oid, $kode, $dag)}, which answers {@code ok},
 * {@code liste-ukjent}, {@code kode-ukjent} or {@code kode-utgatt}, and {@code mv:kodenavn($oid, $kode)}, which answers all
 * names the code has had. An absent argument is an empty text; an absent day is one on which every code is in use.
 */
final class Kodefunksjoner {

    private static final String NAVNEROM = "https://meldingsvakt.no/ns/funksjon";

    private Kodefunksjoner() {}

    static void registrer(Processor saxon, Kodeverk kodeverk) {
        Configuration oppsett = saxon.getUnderlyingConfiguration();
        oppsett.registerExtensionFunction(new Funksjon(
                NAVNEROM,
                "kodestatus",
                List.of(SequenceType.OPTIONAL_STRING, SequenceType.OPTIONAL_STRING, SequenceType.OPTIONAL_DATE),
                SequenceType.STRING_SEQUENCE,
                a -> new StringValue(
                        status(kodeverk, tekst(a[0]), tekst(a[1]), a[2].head()).ord())));
        oppsett.registerExtensionFunction(new Funksjon(
                NAVNEROM,
                "kodenavn",
                List.of(SequenceType.OPTIONAL_STRING, SequenceType.OPTIONAL_STRING),
                SequenceType.STRING_SEQUENCE,
                a -> SequenceExtent.makeSequenceExtent(kodeverk.navn(tekst(a[0]), tekst(a[1])).stream()
                        .map(StringValue::new)
                        .toList())));
    }

    private static Kodeverk.Status status(Kodeverk kodeverk, String oid, String kode, @Nullable Item dag) {
        if (dag == null) {
            boolean finnes = !kodeverk.navn(oid, kode).isEmpty();
            return finnes ? Kodeverk.Status.OK : kodeverk.status(oid, kode, LocalDate.EPOCH);
        }
        return kodeverk.status(oid, kode, ((DateValue) dag).toLocalDate());
    }

    private static String tekst(Sequence argument) throws XPathException {
        @Nullable Item verdi = argument.head();
        return verdi == null ? "" : verdi.getStringValue().strip();
    }
}

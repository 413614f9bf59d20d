package no.meldingsvakt.regel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import net.sf.saxon.s9api.ItemTypeFactory;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmAtomicValue;
import no.meldingsvakt.xml.XmlFabrikk;

/**
 * The parameters that an example of a rule is judged with. It may set them itself, in a processing instruction before its
 * root: {@code <?meldingsvakt haster="P2D" vurdert="2032-01-01T00:00:00Z"?>}. An episode document tells itself when it is judged.
 */
final class Eksempelparametre {

    private static final String VURDERT = "vurdert";
    private static final Pattern INSTRUKS = Pattern.compile("<\\?meldingsvakt ([^?]*)\\?>");
    private static final Pattern FORLOP = Pattern.compile("<forlop [^>]*\\bvurdert=\"([^\"]*)\"");
    private static final Pattern VERDI = Pattern.compile("([\\w-]+)=\"([^\"]*)\"");

    private Eksempelparametre() {}

    /** Reads them; throws {@link IllegalArgumentException} when the pack has no such parameter. */
    static Map<String, XdmAtomicValue> les(XmlFabrikk xml, Pakke pakke, Path eksempel) {
        try {
            return les(xml, pakke, eksempel.toString(), Files.readString(eksempel));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, XdmAtomicValue> les(XmlFabrikk xml, Pakke pakke, String eksempel, String tekst) {
        Map<String, String> typer =
                pakke.parametre().stream().collect(Collectors.toMap(Parameter::navn, Parameter::type));
        typer.put(VURDERT, "xs:dateTime");
        Map<String, XdmAtomicValue> verdier = new HashMap<>();
        verdier.put(VURDERT, verdi(xml, "2024-06-03T12:00:00+02:00", "xs:dateTime"));
        Matcher forlop = FORLOP.matcher(tekst);
        if (forlop.find()) {
            verdier.put(VURDERT, verdi(xml, forlop.group(1), "xs:dateTime"));
        }
        Matcher instruks = INSTRUKS.matcher(tekst);
        while (instruks.find()) {
            VERDI.matcher(instruks.group(1)).results().forEach(v -> {
                String type = typer.get(v.group(1));
                if (type == null) {
                    throw new IllegalArgumentException(eksempel + " sets " + v.group(1) + ", which is no parameter");
                }
                verdier.put(v.group(1), verdi(xml, v.group(2), type));
            });
        }
        return verdier;
    }

    private static XdmAtomicValue verdi(XmlFabrikk xml, String tekst, String type) {
        try {
            QName navn = new QName(XMLConstants.W3C_XML_SCHEMA_NS_URI, type.replace("xs:", ""));
            return new XdmAtomicValue(tekst, new ItemTypeFactory(xml.saxon()).getAtomicType(navn));
        } catch (SaxonApiException e) {
            throw new IllegalArgumentException(tekst + " is no " + type, e);
        }
    }
}

package no.meldingsvakt.regel;

import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import net.sf.saxon.s9api.ItemTypeFactory;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmAtomicValue;
import no.meldingsvakt.xml.XmlFabrikk;

/**
 * A value that a pack lets be chosen.
 *
 * @param navn name of the variable in the pack's rules
 * @param type XML Schema type, such as {@code xs:dayTimeDuration}
 * @param standard the value, in the type's lexical form
 * @param tolkning whether the default is an interpretation of a text without a number
 * @param tekst what it means, bokmål
 */
public record Parameter(String navn, String type, String standard, boolean tolkning, String tekst) {

    /** The same parameter with a value of the operator's choice, which is then no longer our interpretation. */
    Parameter medVerdi(String verdi) {
        return new Parameter(navn, type, verdi, false, tekst);
    }

    /** Says whether all of it is told. */
    boolean erHel() {
        return Stream.of(
                        Optional.ofNullable(navn),
                        Optional.ofNullable(type),
                        Optional.ofNullable(standard),
                        Optional.ofNullable(tekst))
                .allMatch(Optional::isPresent);
    }

    /** Throws {@link IllegalArgumentException} when the value is not of the type. */
    void sjekk(XmlFabrikk xml) {
        verdi(xml).getStringValue();
    }

    /** The value. Throws {@link IllegalArgumentException} when it is not of the type. */
    XdmAtomicValue verdi(XmlFabrikk xml) {
        try {
            QName navnet = new QName(XMLConstants.W3C_XML_SCHEMA_NS_URI, type.replaceFirst("^xs:", ""));
            return new XdmAtomicValue(standard, new ItemTypeFactory(xml.saxon()).getAtomicType(navnet));
        } catch (SaxonApiException e) {
            throw new IllegalArgumentException("the parameter %s: «%s» is no %s".formatted(navn, standard, type), e);
        }
    }
}

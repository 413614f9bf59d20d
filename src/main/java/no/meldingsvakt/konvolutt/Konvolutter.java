package no.meldingsvakt.konvolutt;

import java.util.List;
import java.util.Optional;
import net.sf.saxon.s9api.QName;
import no.meldingsvakt.avvik.Tekst;
import org.jspecify.annotations.Nullable;

/** What messages are known to come wrapped in, or to be mistaken for, by the root element. */
final class Konvolutter {

    /**
     * A root element that is no message of the sector.
     *
     * @param navnerom what its namespace begins with; null where the name alone tells
     * @param navn its local name; null where the namespace alone tells
     * @param erKonvolutt whether a message is meant to lie in it
     */
    record Konvolutt(@Nullable String navnerom, @Nullable String navn, Tekst betegnelse, boolean erKonvolutt) {

        boolean er(QName rot) {
            return (navnerom == null || rot.getNamespace().startsWith(navnerom))
                    && (navn == null || navn.equalsIgnoreCase(rot.getLocalName()));
        }
    }

    private static final List<Konvolutt> KJENTE = List.of(
            rundt(
                    null,
                    "EI_fellesformat",
                    "EI_fellesformat (NAV og Helfo)",
                    "EI_fellesformat (NAV og Helfo)",
                    "EI_fellesformat (NAV and Helfo)"),
            rundt(
                    "http://www.nav.no/xml/eiff",
                    null,
                    "EI_fellesformat (NAV og Helfo)",
                    "EI_fellesformat (NAV og Helfo)",
                    "EI_fellesformat (NAV and Helfo)"),
            rundt(
                    "http://schemas.xmlsoap.org/soap/envelope",
                    null,
                    "SOAP (Envelope)",
                    "SOAP (Envelope)",
                    "SOAP (Envelope)"),
            rundt(
                    "http://www.w3.org/2003/05/soap-envelope",
                    null,
                    "SOAP (Envelope)",
                    "SOAP (Envelope)",
                    "SOAP (Envelope)"),
            rundt("http://www.oasis-open.org/committees/ebxml-msg", null, "ebXML", "ebXML", "ebXML"),
            rundt("http://docs.oasis-open.org/ebxml-msg", null, "ebXML (ebMS 3)", "ebXML (ebMS 3)", "ebXML (ebMS 3)"),
            rundt("http://www.oasis-open.org/committees/ebxml-cppa", null, "ebXML (CPA)", "ebXML (CPA)", "ebXML (CPA)"),
            rundt(
                    "http://www.w3.org/2001/04/xmlenc#",
                    null,
                    "XML-kryptering (EncryptedData)",
                    "XML-kryptering (EncryptedData)",
                    "XML Encryption (EncryptedData)"),
            rundt(
                    "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader",
                    null,
                    "StandardBusinessDocument",
                    "StandardBusinessDocument",
                    "StandardBusinessDocument"),
            rundt(null, "Envelope", "en Envelope", "ein Envelope", "an Envelope"),
            annet("http://hl7.org/fhir", null, "FHIR", "FHIR", "FHIR"),
            annet("urn:hl7-org:v3", null, "HL7 versjon 3 (CDA)", "HL7 versjon 3 (CDA)", "HL7 version 3 (CDA)"),
            annet(null, "html", "en nettside (HTML)", "ei nettside (HTML)", "a web page (HTML)"));

    private Konvolutter() {}

    static Optional<Konvolutt> finn(QName rot) {
        return KJENTE.stream().filter(k -> k.er(rot)).findFirst();
    }

    private static Konvolutt rundt(@Nullable String navnerom, @Nullable String navn, String nb, String nn, String en) {
        return new Konvolutt(navnerom, navn, new Tekst(nb, nn, en), true);
    }

    private static Konvolutt annet(@Nullable String navnerom, @Nullable String navn, String nb, String nn, String en) {
        return new Konvolutt(navnerom, navn, new Tekst(nb, nn, en), false);
    }
}

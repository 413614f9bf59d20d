package no.meldingsvakt.kvittering;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import no.meldingsvakt.kvittering.Kvittering.AvvikFelt;
import org.jspecify.annotations.Nullable;

/**
 * Writes a receipt as a Schematron report (SVRL, ISO/IEC 19757-3:2020 annex C). Findings of the schema and of reading
 * are in it as well, so that a tool that takes SVRL sees everything. Thread-safe.
 */
public final class SvrlSkriver {

    private static final String SVRL = "http://purl.oclc.org/dsdl/svrl";

    private final XMLOutputFactory skrivere = XMLOutputFactory.newDefaultFactory();
    private final UnaryOperator<String> test;

    /** Takes a way to find the XPath that a rule's id tests. */
    public SvrlSkriver(UnaryOperator<String> test) {
        this.test = test;
    }

    /** Writes the report as a document in UTF-8. */
    public byte[] skriv(Kvittering kvittering) {
        try {
            ByteArrayOutputStream ut = new ByteArrayOutputStream();
            XMLStreamWriter skriver = skrivere.createXMLStreamWriter(ut, "UTF-8");
            skriver.writeStartDocument("UTF-8", "1.0");
            skriver.setPrefix("svrl", SVRL);
            skriver.writeStartElement(SVRL, "schematron-output");
            skriver.writeNamespace("svrl", SVRL);
            skriver.writeAttribute("title", kvittering.motor());
            skriver.writeAttribute(
                    "schemaVersion",
                    kvittering.regelsett().stream()
                            .map(r -> r.id() + " " + r.versjon())
                            .collect(Collectors.joining(", ")));
            for (List<AvvikFelt> avvik : etterRegel(kvittering).values()) {
                monster(skriver, avvik);
            }
            skriver.writeEndDocument();
            skriver.flush();
            return ut.toByteArray();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("an SVRL report could not be written", e);
        }
    }

    private static Map<String, List<AvvikFelt>> etterRegel(Kvittering kvittering) {
        return kvittering.avvik().stream()
                .collect(Collectors.groupingBy(AvvikFelt::regel, LinkedHashMap::new, Collectors.toList()));
    }

    private void monster(XMLStreamWriter skriver, List<AvvikFelt> avvik) throws XMLStreamException {
        AvvikFelt forst = avvik.get(0);
        skriver.writeEmptyElement(SVRL, "active-pattern");
        skriver.writeAttribute("id", forst.regel());
        skriver.writeAttribute("name", forst.kilde());
        skriver.writeEmptyElement(SVRL, "fired-rule");
        skriver.writeAttribute("context", sti(forst));
        for (AvvikFelt a : avvik) {
            skriver.writeStartElement(SVRL, "failed-assert");
            skriver.writeAttribute("id", a.regel());
            skriver.writeAttribute("location", sti(a));
            skriver.writeAttribute("test", test.apply(a.regel()));
            skriver.writeAttribute("role", a.alvorlighet().name());
            egenskap(skriver, "apprec", a.apprec());
            egenskap(skriver, "funnet", a.funnet());
            egenskap(skriver, "linje", a.sted().linje());
            egenskap(skriver, "kolonne", a.sted().kolonne());
            tekst(skriver, a.tekst());
            skriver.writeEndElement();
        }
    }

    private static String sti(AvvikFelt avvik) {
        String sti = avvik.sted().xpath();
        return sti == null ? "/" : sti;
    }

    private static void egenskap(XMLStreamWriter skriver, String navn, @Nullable Object verdi)
            throws XMLStreamException {
        if (verdi != null) {
            skriver.writeStartElement(SVRL, "property-reference");
            skriver.writeAttribute("property", navn);
            tekst(skriver, String.valueOf(verdi));
            skriver.writeEndElement();
        }
    }

    private static void tekst(XMLStreamWriter skriver, String tekst) throws XMLStreamException {
        skriver.writeStartElement(SVRL, "text");
        skriver.writeCharacters(tekst);
        skriver.writeEndElement();
    }
}

package no.meldingsvakt.skjema;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import no.meldingsvakt.xml.XmlFabrikk;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/** Reads what must be known of a schema file before it is compiled: its namespace, its names, and which files it draws in. */
final class Skjemafilleser {

    private static final String XS = "http://www.w3.org/2001/XMLSchema";

    private Skjemafilleser() {}

    /** Reads a file; throws {@link IllegalArgumentException} with its path and line in one line when it is no schema. */
    static Skjemafil les(String sti, String visning, byte[] innhold, XMLReader leser) throws IOException {
        Samler samler = new Samler();
        try {
            leser.setContentHandler(samler);
            leser.parse(XmlFabrikk.kilde(innhold));
        } catch (SAXParseException e) {
            throw Skjemafeilmelding.i(visning, e);
        } catch (SAXException e) {
            throw new IllegalArgumentException(visning + ": " + e.getMessage(), e);
        }
        if (!samler.erSkjema) {
            throw new IllegalArgumentException(visning + ": the root element is not xs:schema");
        }
        return new Skjemafil(
                sti, visning, samler.navnerom, innhold, Set.copyOf(samler.navn), List.copyOf(samler.henvisninger));
    }

    private static final class Samler extends DefaultHandler {
        private final Set<String> navn = new HashSet<>();
        private final List<Skjemafil.Henvisning> henvisninger = new ArrayList<>();
        private String navnerom = "";
        private boolean erSkjema;
        private int dybde;
        private @Nullable Locator sted;

        @Override
        public void setDocumentLocator(Locator locator) {
            sted = locator;
        }

        @Override
        public void startElement(String uri, String lokalnavn, String qName, Attributes attributter) {
            dybde++;
            if (!XS.equals(uri)) {
                return;
            }
            switch (lokalnavn) {
                case "schema" -> {
                    erSkjema = erSkjema || dybde == 1;
                    navnerom = verdi(attributter, "targetNamespace");
                }
                case "include", "redefine" -> henvis(false, attributter);
                case "import" -> henvis(true, attributter);
                case "element", "attribute" -> {
                    String navnet = attributter.getValue("name");
                    if (navnet != null) {
                        navn.add(navnet);
                    }
                }
                default -> {
                    // Types, groups and the rest are the compiler's business.
                }
            }
        }

        @Override
        public void endElement(String uri, String lokalnavn, String qName) {
            dybde--;
        }

        private void henvis(boolean erImport, Attributes attributter) {
            int linje = sted == null ? 0 : sted.getLineNumber();
            String navnerommet = erImport ? verdi(attributter, "namespace") : "";
            henvisninger.add(
                    new Skjemafil.Henvisning(erImport, navnerommet, verdi(attributter, "schemaLocation"), linje));
        }

        private static String verdi(Attributes attributter, String navn) {
            return Objects.requireNonNullElse(attributter.getValue(navn), "");
        }
    }
}

package no.meldingsvakt.skjema;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import no.meldingsvakt.skjema.Skjemamappe.Skjemafil;
import no.meldingsvakt.xml.XmlFabrikk;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.ls.LSInput;
import org.w3c.dom.ls.LSResourceResolver;

/**
 * Answers what a schema imports or includes from the folder read at start, and from nowhere else. An import is answered
 * by its namespace, whatever schemaLocation says; an include by its path.
 */
final class Skjemaoppslag implements LSResourceResolver {

    /** Scheme of the names that files have while they are compiled. Nothing can be fetched by it. */
    static final String SKJEMA = XmlFabrikk.PROGRAMMETS;

    private static final URI ROT = URI.create(SKJEMA + ":/");

    private final Skjemamappe mappe;
    private final Map<String, Skjemafil> etterNavnerom;

    Skjemaoppslag(Skjemamappe mappe) {
        this.mappe = mappe;
        this.etterNavnerom =
                mappe.innganger().stream().collect(Collectors.toUnmodifiableMap(Skjemafil::navnerom, f -> f));
    }

    /** The name of a file in the folder while it is compiled. */
    static String systemId(Skjemafil fil) {
        return ROT.resolve(fil.sti()).toString();
    }

    @Override
    public LSInput resolveResource(
            String type,
            @Nullable String navnerom,
            @Nullable String publicId,
            @Nullable String systemId,
            @Nullable String baseUri) {
        Skjemafil fil = fraSti(navnerom, systemId, baseUri);
        if (fil == null && navnerom != null) {
            fil = etterNavnerom.get(navnerom);
        }
        // An answer that cannot be read stops the compilation; no answer would let the JDK look for itself.
        return fil == null ? new Svar("", new byte[0]) : new Svar(systemId(fil), fil.innhold());
    }

    private @Nullable Skjemafil fraSti(@Nullable String navnerom, @Nullable String systemId, @Nullable String baseUri) {
        if (systemId == null || baseUri == null || !baseUri.startsWith(SKJEMA + ":")) {
            return null;
        }
        String sti = URI.create(baseUri).resolve(systemId).getPath();
        return sti == null
                ? null
                : mappe.fil(sti.substring(1))
                        .filter(f -> navnerom == null || f.navnerom().equals(navnerom))
                        .orElse(null);
    }

    private record Svar(String systemId, byte[] innhold) implements LSInput {
        @Override
        public InputStream getByteStream() {
            return new ByteArrayInputStream(innhold);
        }

        @Override
        public String getSystemId() {
            return systemId;
        }

        @Override
        public @Nullable Reader getCharacterStream() {
            return null;
        }

        @Override
        public @Nullable String getStringData() {
            return null;
        }

        @Override
        public @Nullable String getPublicId() {
            return null;
        }

        @Override
        public @Nullable String getBaseURI() {
            return null;
        }

        @Override
        public @Nullable String getEncoding() {
            return null;
        }

        @Override
        public boolean getCertifiedText() {
            return false;
        }

        @Override
        public void setCharacterStream(Reader tegn) {}

        @Override
        public void setByteStream(InputStream byter) {}

        @Override
        public void setStringData(String tekst) {}

        @Override
        public void setSystemId(String id) {}

        @Override
        public void setPublicId(String id) {}

        @Override
        public void setBaseURI(String uri) {}

        @Override
        public void setEncoding(String tegnsett) {}

        @Override
        public void setCertifiedText(boolean sertifisert) {}
    }
}

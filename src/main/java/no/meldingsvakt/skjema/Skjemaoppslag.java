package no.meldingsvakt.skjema;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.ls.LSInput;
import org.w3c.dom.ls.LSResourceResolver;

/**
 * Answers what a schema imports or includes from the folders read at start, and from nowhere else. An import is answered
 * by its namespace, whatever schemaLocation says; an include by its path.
 */
final class Skjemaoppslag implements LSResourceResolver {

    private final Map<String, Skjemafil> etterSystemId;
    private final Map<String, Skjemafil> etterNavnerom;
    private final Skjemamappe mappe;

    Skjemaoppslag(Skjemamappe mappe) {
        this.mappe = mappe;
        this.etterSystemId = mappe.filer().stream().collect(Collectors.toUnmodifiableMap(Skjemafil::systemId, f -> f));
        this.etterNavnerom =
                mappe.innganger().stream().collect(Collectors.toUnmodifiableMap(Skjemafil::navnerom, f -> f));
    }

    /** The file that has this name while it is compiled. */
    Optional<Skjemafil> fil(@Nullable String systemId) {
        return Optional.ofNullable(systemId).map(etterSystemId::get);
    }

    @Override
    public LSInput resolveResource(
            String type,
            @Nullable String navnerom,
            @Nullable String publicId,
            @Nullable String systemId,
            @Nullable String baseUri) {
        // An empty answer: no answer would let the JDK look for itself. It stops a compilation, and empties a DTD.
        return inkludert(systemId, baseUri)
                .or(() -> Optional.ofNullable(navnerom).map(etterNavnerom::get))
                .map(f -> new Svar(f.systemId(), f.innhold()))
                .orElseGet(() -> new Svar("", new byte[0]));
    }

    private Optional<Skjemafil> inkludert(@Nullable String sted, @Nullable String baseUri) {
        return sted == null
                ? Optional.empty()
                : fil(baseUri)
                        .filter(f -> f.inkluderer(sted))
                        .flatMap(f -> f.folg(sted))
                        .flatMap(mappe::fil);
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

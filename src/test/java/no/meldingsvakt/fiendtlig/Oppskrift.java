package no.meldingsvakt.fiendtlig;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import no.meldingsvakt.inngang.rest.Kanarimelding;

/** How to make something hostile, and what is to be said of it ({@code src/test/resources/fiendtlig/README.md}). */
record Oppskrift(
        String navn,
        String slag,
        String fra,
        String alt,
        Map<String, String> bytt,
        String tegnsett,
        String forst,
        boolean navngir,
        String send,
        String raatt,
        List<Fil> filer,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<String> svar) {

    static final Path MAPPE = Path.of("src/test/resources/fiendtlig");

    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** A file in a zip file. */
    record Fil(String navn, Integer antall, String alt, Map<String, String> bytt) {}

    /** All recipes of a folder. */
    static List<Oppskrift> alle(String mappe) {
        try (Stream<Path> filer = Files.list(MAPPE.resolve(mappe))) {
            List<Oppskrift> alle = new ArrayList<>();
            for (Path fil : filer.sorted().toList()) {
                alle.addAll(YAML.readValue(fil.toFile(), new TypeReference<List<Oppskrift>>() {}));
            }
            return alle;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it makes from this, where it does not say from what itself. */
    byte[] lag(String ellers) {
        Charset charset = tegnsett == null ? StandardCharsets.UTF_8 : Charset.forName(tegnsett);
        ByteArrayOutputStream ut = new ByteArrayOutputStream();
        if (forst != null) {
            ut.writeBytes(Skriver.hex(forst));
        }
        ut.writeBytes(Skriver.skriv(byttet(navn, alt == null ? mal(ellers) : alt, bytt), charset));
        return ut.toByteArray();
    }

    byte[] melding() {
        return lag(Kanarimelding.god().tekst());
    }

    byte[] arkiv() {
        if (raatt != null) {
            return Skriver.skriv(raatt);
        }
        ByteArrayOutputStream ut = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(ut)) {
            for (Fil fil : filer) {
                byte[] innhold = Skriver.skriv(
                        byttet(navn, fil.alt() == null ? Kanarimelding.god().tekst() : fil.alt(), fil.bytt()));
                for (int i = 0; i < (fil.antall() == null ? 1 : fil.antall()); i++) {
                    zip.putNextEntry(new ZipEntry(fil.navn().replace("#", String.valueOf(i))));
                    zip.write(innhold);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ut.toByteArray();
    }

    private String mal(String ellers) {
        try {
            return fra == null ? ellers : Files.readString(Path.of(fra));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String byttet(String navn, String tekst, Map<String, String> bytt) {
        String ut = tekst;
        for (Map.Entry<String, String> bytte :
                bytt == null ? Map.<String, String>of().entrySet() : bytt.entrySet()) {
            int sted = ut.indexOf(bytte.getKey());
            if (sted < 0) {
                throw new AssertionError(navn + ": there is no " + bytte.getKey());
            }
            ut = ut.substring(0, sted)
                    + bytte.getValue()
                    + ut.substring(sted + bytte.getKey().length());
        }
        return ut;
    }

    @Override
    public String toString() {
        return navn;
    }
}

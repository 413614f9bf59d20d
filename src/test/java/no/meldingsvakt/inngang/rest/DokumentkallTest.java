package no.meldingsvakt.inngang.rest;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Makes every call to the service that the documents show, with {@code curl} and in a shell, as a reader would. */
@QuarkusTest
class DokumentkallTest {

    private static final Path EKSEMPLER =
            Path.of("xsd/plo-pasientlogistikk/1.6/eksempler").toAbsolutePath();
    private static final String ADRESSE = "http://127.0.0.1:8080";

    @TestHTTPResource("/")
    URI tjeneste;

    @TempDir
    Path mappe;

    @Test
    void everyCallIsAnswered() throws Exception {
        Files.createSymbolicLink(mappe.resolve("xsd"), Path.of("xsd").toAbsolutePath());
        Files.copy(EKSEMPLER.resolve("LOG_INNLAGT.xml"), mappe.resolve("innlagt.xml"));
        Files.copy(EKSEMPLER.resolve("LOG_UTSKREVET.xml"), mappe.resolve("rapport.xml"));
        String id = given().contentType("application/xml")
                .body(Files.readAllBytes(EKSEMPLER.resolve("LOG_INNLAGT.xml")))
                .post("/api/v1/meldinger")
                .path("id");
        Map<String, String> svar = new TreeMap<>();
        for (Path side : sider()) {
            for (String kall : kall(Files.readString(side))) {
                String ventet = kall.contains("/parkert/$ID") ? "404" : "200";
                String status = kjor(kall, kall.contains("/parkert/") ? new UUID(0, 0).toString() : id);
                if (!status.equals(ventet)) {
                    svar.put(side + ": " + kall, status);
                }
            }
        }
        assertEquals(Map.of(), svar);
    }

    private static List<Path> sider() throws IOException {
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            return Stream.concat(Stream.of(Path.of("README.md"), Path.of("k8s/README.md")), docs)
                    .filter(f -> f.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> kall(String tekst) {
        List<String> alle = new ArrayList<>();
        Parser.builder().build().parse(tekst).accept(new AbstractVisitor() {
            @Override
            public void visit(Code kode) {
                alle.add(kode.getLiteral());
            }

            @Override
            public void visit(FencedCodeBlock blokk) {
                blokk.getLiteral().replace("\\\n", " ").lines().forEach(alle::add);
            }
        });
        return alle.stream()
                .map(l -> l.replaceFirst("\\s+#.*", "")
                        .replaceFirst("\\s+\\|.*", "")
                        .strip())
                .filter(l -> l.startsWith("curl "))
                .toList();
    }

    /** The status; the shell fills in what the page leaves to the reader. */
    private String kjor(String kall, String id) throws IOException, InterruptedException {
        String her = tjeneste.toString().replaceFirst("/$", "");
        String uten = kall.replace(ADRESSE, her).replaceAll(" -w '[^']*'| -o \\S+", "");
        ProcessBuilder skall = new ProcessBuilder("sh", "-c", uten + " -s -o svar -w '%{http_code}'")
                .directory(mappe.toFile())
                .redirectErrorStream(true);
        skall.environment().put("U", her);
        skall.environment().put("ID", id);
        Process prosess = skall.start();
        String ut = new String(prosess.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(prosess.waitFor() == 0, kall + ": " + ut);
        return ut;
    }
}

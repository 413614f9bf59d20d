package no.meldingsvakt.inngang.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A client is made of the OpenAPI document of a service that runs, compiled, and has messages judged: what docs/klient.md tells a
 * vendor to do. The generator stands apart, in a process of its own, so that nothing it needs comes near what is tested.
 */
@QuarkusTest
class KlientTest {

    private static final Path VERKTOY = Path.of("target/klientgenerator");
    private static final Path GENERATOR = VERKTOY.resolve("openapi-generator-cli.jar");
    private static final Path MAPPE = Path.of("target/klient");
    private static final Path EKSEMPEL = Path.of("src/klient/Eksempel.java");
    private static final Path OPPSETT = Path.of("src/klient/java.yaml");
    private static final Path SIDE = Path.of("docs/klient.md");
    private static final int MINUTTER = 3;

    /** What the generator remarks, besides what it says of itself: that it is new to OpenAPI 3.1, and to lists of files. */
    private static final Pattern ANMERKNING =
            Pattern.compile("(?m)^.*(?:WARN|ERROR) (?!.*(?:OpenAPI 3\\.1 support|datatypeWithEnum from File)).*$");

    private static @Nullable URLClassLoader klasser;
    private static String anmerkninger = "";

    @TestHTTPResource("/")
    URI tjeneste;

    @BeforeEach
    void lag() throws IOException, InterruptedException {
        if (klasser == null) {
            generer();
            klasser = kompiler();
        }
    }

    @AfterAll
    static void lukk() throws IOException {
        if (klasser != null) {
            klasser.close();
            klasser = null;
        }
    }

    @Test
    void theGeneratorRemarksNothing() {
        assertEquals("", anmerkninger);
    }

    @Test
    void noNameIsNumberedOrMutilated() throws IOException {
        try (Stream<Path> filer = Files.walk(MAPPE.resolve("src/main/java/no/meldingsvakt/klient"))) {
            List<String> rare = filer.map(f -> f.getFileName().toString())
                    .filter(n -> n.matches(".*\\d\\.java|(?:Inline|Model).*|(?:Forlp|Oppgjr|K)Api\\.java"))
                    .toList();
            assertEquals(List.of(), rare);
        }
    }

    @Test
    void aMessageIsSentAsItIsAndTheVerdictIsRead() throws ReflectiveOperationException {
        Object kvittering = valider("plo-pasientlogistikk/1.6/eksempler/LOG_INNLAGT.xml");
        assertEquals("GODTATT", les(kvittering, "status").toString());
        assertEquals("plo-pasientlogistikk", les(les(kvittering, "melding"), "standard"));
        assertEquals(List.of(), les(kvittering, "avvik"));
        assertNull(les(kvittering, "forlop"));
    }

    @Test
    void aFindingIsReadWithItsPlace() throws ReflectiveOperationException {
        Object kvittering = valider("dialogmelding/1.1/eksempler/DIALOG_HELSEFAGLIG-feil-rekkefolge.xml");
        assertEquals("AVVIST", les(kvittering, "status").toString());
        Object avvik = ((List<?>) les(kvittering, "avvik")).get(0);
        assertEquals("AVVISES", les(avvik, "alvorlighet").toString());
        assertTrue((Integer) les(les(avvik, "sted"), "linje") > 1);
    }

    @Test
    void anErrorIsThrownWithItsProblem() throws ReflectiveOperationException, IOException {
        File tom = Files.createTempFile(MAPPE, "tom", ".xml").toFile();
        InvocationTargetException feil = assertThrows(InvocationTargetException.class, () -> send(tom));
        assertEquals(400, les(feil.getCause(), "code"));
        assertTrue(((String) les(feil.getCause(), "responseBody")).contains("Meldingen mangler"));
    }

    @Test
    void thePageShowsTheExampleThatRuns() throws IOException, ReflectiveOperationException {
        String side = Files.readString(SIDE);
        assertTrue(side.contains(Files.readString(EKSEMPEL).strip()), SIDE + " shows another program");
        assertTrue(side.contains(OPPSETT.toString()), SIDE.toString());
        klasse("Eksempel").getMethod("main", String[].class).invoke(null, (Object)
                new String[] {adresse(), "xsd/plo-pasientlogistikk/1.6/eksempler/LOG_INNLAGT.xml"});
    }

    private Object valider(String eksempel) throws ReflectiveOperationException {
        return send(Path.of("xsd", eksempel).toFile());
    }

    private Object send(File melding) throws ReflectiveOperationException {
        Class<?> klient = klasse("no.meldingsvakt.klient.ApiClient");
        Object forbindelse = klient.getConstructor().newInstance();
        klient.getMethod("setBasePath", String.class).invoke(forbindelse, adresse());
        Class<?> api = klasse("no.meldingsvakt.klient.api.ValideringApi");
        return api.getMethod("valider", File.class, String.class, String.class)
                .invoke(api.getConstructor(klient).newInstance(forbindelse), melding, null, "nb");
    }

    private String adresse() {
        return tjeneste.toString().replaceAll("/$", "");
    }

    private static @Nullable Object les(@Nullable Object av, String felt) throws ReflectiveOperationException {
        String navn = "get" + Character.toUpperCase(felt.charAt(0)) + felt.substring(1);
        return Objects.requireNonNull(av, felt).getClass().getMethod(navn).invoke(av);
    }

    private static Class<?> klasse(String navn) throws ClassNotFoundException {
        return Objects.requireNonNull(klasser).loadClass(navn);
    }

    private static void generer() throws IOException, InterruptedException {
        assertTrue(Files.exists(GENERATOR), GENERATOR + " is put there by ./mvnw process-test-resources");
        tom(MAPPE);
        Path dokument = MAPPE.resolve("openapi.yaml");
        Files.writeString(dokument, RestAssured.get("/q/openapi").asString());
        Path logg = MAPPE.resolve("generator.log");
        Process generator = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-jar",
                        GENERATOR.toString(),
                        "generate",
                        "-c",
                        OPPSETT.toString(),
                        "-i",
                        dokument.toString(),
                        "-o",
                        MAPPE.toString())
                .redirectErrorStream(true)
                .redirectOutput(logg.toFile())
                .start();
        boolean ferdig = generator.waitFor(MINUTTER, TimeUnit.MINUTES);
        String sagt = Files.readString(logg, StandardCharsets.UTF_8);
        assertTrue(ferdig && generator.exitValue() == 0, sagt);
        anmerkninger = String.join(
                "\n", ANMERKNING.matcher(sagt).results().map(r -> r.group()).toList());
    }

    private static URLClassLoader kompiler() throws IOException {
        Path ut = Files.createDirectories(MAPPE.resolve("klasser"));
        List<Path> kilder = new ArrayList<>(filer(MAPPE.resolve("src/main/java"), ".java"));
        assertTrue(kilder.size() > 40, kilder.toString());
        kilder.add(EKSEMPEL);
        List<URL> sti = new ArrayList<>(List.of(ut.toUri().toURL()));
        StringBuilder klassesti = new StringBuilder(System.getProperty("java.class.path"));
        for (Path jar : filer(VERKTOY, ".jar")) {
            if (!jar.equals(GENERATOR)) {
                klassesti.append(File.pathSeparator).append(jar);
                sti.add(jar.toUri().toURL());
            }
        }
        StringWriter sagt = new StringWriter();
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        List<String> valg =
                List.of("-d", ut.toString(), "-cp", klassesti.toString(), "-proc:none", "-nowarn", "--release", "17");
        try (StandardJavaFileManager filer = javac.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            assertTrue(
                    javac.getTask(sagt, filer, null, valg, null, filer.getJavaFileObjectsFromPaths(kilder))
                            .call(),
                    sagt::toString);
        }
        return new URLClassLoader(
                sti.toArray(URL[]::new), Thread.currentThread().getContextClassLoader());
    }

    /** What an earlier document gave must not stand beside what this one gives. */
    private static void tom(Path mappe) throws IOException {
        if (Files.exists(mappe)) {
            try (Stream<Path> alt = Files.walk(mappe)) {
                for (Path fil : alt.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(fil);
                }
            }
        }
        Files.createDirectories(mappe);
    }

    private static List<Path> filer(Path mappe, String endelse) throws IOException {
        try (Stream<Path> filer = Files.walk(mappe)) {
            return filer.filter(f -> f.toString().endsWith(endelse)).toList();
        }
    }
}

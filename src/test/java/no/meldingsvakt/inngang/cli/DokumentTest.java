package no.meldingsvakt.inngang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tries what the documents say: links and paths lead somewhere, and commands are run. Four kinds are only held against what they name:
 * Maven's, since this is what one of them runs (goals, profiles, tests and properties are there); {@code docker} and {@code kubectl},
 * which need a builder of images and a cluster (ContainerfileTest and KustomizeTest read what they are given); and calls to the service,
 * which DokumentkallTest makes. Programs in Java are compiled by BibliotekTest and KlientTest; the one for Node in docs/ko.md needs a
 * package of npm, and is not run. Lists every fault before it fails.
 */
class DokumentTest {

    private static final Path ROT = Path.of("").toAbsolutePath();
    private static final Path TESTER = Path.of("src/test/java");
    private static final Pattern STI = Pattern.compile("\\.?[\\w-]+(/[\\w.æøå-]+)+/?");

    /** What begins so is a path in the repository; other words with strokes are types, addresses, settings or an operator's files. */
    private static final Set<String> MAPPER = Set.of("src", "docs", "xsd", "schematron", "k8s", "ci", ".ci", ".mvn");

    /** Maven's goals that the documents use; what else is written is a slip. */
    private static final Set<String> MAL =
            Set.of("verify", "test", "package", "install", "test-compile", "surefire:test", "spotless:apply");

    /** What Maven and its plugins read themselves. */
    private static final Set<String> EGENSKAPER = Set.of("maven.test.skip", "jib.to.image");

    /** What is not run here, and why. */
    private static final Map<String, String> ANDRES = Map.of(
            "createdb", "SikkerhetskopiTest runs it, on a database of its own",
            "pg_dump", "SikkerhetskopiTest runs it, on a database of its own",
            "pg_restore", "SikkerhetskopiTest runs it, on a database of its own");

    private static final String JAR = "java -jar target/quarkus-app/quarkus-run.jar";

    @TempDir
    Path mappe;

    @Test
    void everyPathAndCommandIsRight() throws IOException {
        List<String> feil = new ArrayList<>();
        for (Path fil : dokumenter()) {
            kontroller(fil, Files.readString(fil)).forEach(f -> feil.add(fil + ": " + f));
        }
        assertEquals("", String.join("\n", feil));
    }

    @Test
    void whatIsWrongIsFound() throws IOException {
        String side = "[a](borte.md) `docs/borte.md`\n\n```sh\n./meldingsvakt valider borte.xml\n./meldingsvakt sjekk\n"
                + "./mvnw -Dborte-vekk=1 test\nmv borte vekk\ngrep borte\n./mvnw -Pborte verify\n./mvnw test -Dtest=BorteTest\n./mvnw bygg\nsudo ls\n"
                + "curl --data-binary @borte.xml http://127.0.0.1:8080/api/v1/valideringer\n"
                + "curl http://127.0.0.1:8080/api/v1/borte\ndocker build -f borte .\nkubectl apply -k docs\n```\n";
        List<String> feil = kontroller(Path.of("README.md"), side);
        assertEquals(15, feil.size(), String.join("\n", feil));
    }

    @Test
    void theWholeRuleIsTheRuleThatIsRun() throws IOException {
        assertTrue(
                Files.readString(Path.of("docs/regler.md"))
                        .contains(Files.readString(Path.of("schematron/nasjonal/epikrise/EPI-04/regel.sch"))
                                .strip()),
                "docs/regler.md shows another regel.sch than the one of EPI-04");
    }

    private static List<Path> dokumenter() throws IOException {
        try (Stream<Path> rot = Files.list(Path.of(""));
                Stream<Path> docs = Files.walk(Path.of("docs"));
                Stream<Path> k8s = Files.walk(Path.of("k8s"))) {
            return Stream.of(rot, docs, k8s)
                    .flatMap(s -> s)
                    .filter(f -> f.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private List<String> kontroller(Path fil, String tekst) throws IOException {
        List<String> stier = new ArrayList<>();
        List<String> kommandoer = new ArrayList<>();
        List<String> feil = new ArrayList<>();
        Path her = fil.toAbsolutePath().getParent();
        Parser.builder().build().parse(tekst).accept(new AbstractVisitor() {
            @Override
            public void visit(Link lenke) {
                URI til = URI.create(lenke.getDestination());
                if (til.getScheme() == null && !Files.exists(her.resolve(til.getPath()))) {
                    feil.add("the link " + til + " leads nowhere");
                }
                visitChildren(lenke);
            }

            @Override
            public void visit(Code kode) {
                stier.add(kode.getLiteral());
            }

            @Override
            public void visit(FencedCodeBlock blokk) {
                if (blokk.getInfo().equals("sh") || blokk.getInfo().isEmpty()) {
                    blokk.getLiteral()
                            .replace("\\\n", " ")
                            .lines()
                            .filter(l -> !blokk.getInfo().isEmpty() || l.startsWith("./"))
                            .map(l -> l.replaceFirst("(^|\\s+)#.*", ""))
                            .flatMap(l -> Arrays.stream(l.split("&&|\\|")))
                            .map(String::strip)
                            .filter(l -> !l.isEmpty())
                            .forEach(kommandoer::add);
                }
            }
        });
        for (String kode : stier) {
            if (kode.startsWith("./mvnw ") || kode.startsWith("./meldingsvakt ") && !kode.contains("…")) {
                kommandoer.add(kode);
            } else if (STI.matcher(kode).matches()
                    && MAPPER.contains(kode.split("/")[0])
                    && !Files.exists(ROT.resolve(kode))) {
                feil.add("there is no " + kode);
            }
        }
        for (String kommando : kommandoer) {
            prov(kommando).forEach(f -> feil.add(kommando + ": " + f));
        }
        return feil;
    }

    private List<String> prov(String kommando) throws IOException {
        List<String> ord = Arrays.stream(kommando.split("\\s+"))
                .map(o -> o.replaceAll("^'|'$", ""))
                .toList();
        if (kommando.startsWith(JAR)) {
            return kommando.equals(JAR)
                    ? List.of()
                    : kjor(kommando.substring(JAR.length()).strip());
        }
        return switch (ord.get(0)) {
            case "./meldingsvakt" ->
                kjor(kommando.substring("./meldingsvakt".length()).strip());
            case "./mvnw" -> maven(ord.subList(1, ord.size()));
            case "curl" -> curl(ord);
            case "grep" ->
                Files.readString(Path.of("docs/malinger.md"))
                                .contains(ord.get(1).replace('_', '.'))
                        ? List.of()
                        : List.of("no metric is called so");
            case "mv", "tar" -> skall(kommando);
            case "docker" -> etter(ord, "-f", "");
            case "kubectl" -> etter(ord, "-k", "kustomization.yaml");
            default -> ANDRES.containsKey(ord.get(0)) ? List.of() : List.of("nobody knows how to try this");
        };
    }

    /** What the option names is there, or holds this file. */
    private static List<String> etter(List<String> ord, String valg, String fil) {
        int sted = ord.indexOf(valg) + 1;
        return sted > 0
                        && sted < ord.size()
                        && Files.exists(ROT.resolve(ord.get(sted)).resolve(fil))
                ? List.of()
                : List.of("nothing can be made of what follows " + valg);
    }

    /** Runs it in a folder of its own, where the repository's examples are. The service, and making an archive, are started by the script in its own way. */
    private List<String> kjor(String argumenter) throws IOException {
        if (argumenter.startsWith("lag-arkiv") || argumenter.equals("server")) {
            return List.of();
        }
        Path her = Files.createTempDirectory(mappe, "k");
        for (String navn : List.of("xsd", "schematron")) {
            Files.createSymbolicLink(her.resolve(navn), ROT.resolve(navn));
        }
        Terminal terminal = new Terminal(her);
        int kode = terminal.kjor(argumenter.split("\\s+"));
        return kode == Utgangskode.FEIL_BRUK
                ? List.of("exit 2: " + terminal.feil().strip())
                : List.of();
    }

    /** Runs it where a stopped service has left its data, and a copy of them. */
    private List<String> skall(String kommando) throws IOException {
        Path her = Files.createTempDirectory(mappe, "s");
        Files.createDirectories(her.resolve("data/ko/mistet"));
        Files.createFile(her.resolve("data/pasientnokkel"));
        Process prosess = new ProcessBuilder("sh", "-ec", "tar -czf kopi.tgz data; " + kommando)
                .directory(her.toFile())
                .redirectErrorStream(true)
                .start();
        String ut = new String(prosess.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return prosess.onExit().join().exitValue() == 0 ? List.of() : List.of(ut);
    }

    private static List<String> maven(List<String> argumenter) throws IOException {
        List<String> feil = new ArrayList<>();
        Path prosjekt = Path.of(argumenter.get(0).equals("-f") ? argumenter.get(1) : "pom.xml");
        if (!Files.exists(prosjekt)) {
            return List.of("there is no project " + prosjekt);
        }
        String pom = Files.readString(prosjekt);
        for (String a : argumenter.subList(argumenter.get(0).equals("-f") ? 2 : 0, argumenter.size())) {
            if (a.startsWith("-P")) {
                if (!pom.contains("<id>" + a.substring(2) + "</id>")) {
                    feil.add("there is no profile " + a.substring(2));
                }
            } else if (a.startsWith("-Dtest=")) {
                for (String klasse :
                        a.substring("-Dtest=".length()).replace("'", "").split(",")) {
                    if (!finnesTest(klasse)) {
                        feil.add("there is no test " + klasse);
                    }
                }
            } else if (a.startsWith("-D")) {
                String navn = a.substring(2).replaceFirst("=.*", "");
                if (!EGENSKAPER.contains(navn) && !pom.contains("${" + navn + "}") && !lesesAvTest(navn)) {
                    feil.add("nothing reads " + navn);
                }
            } else if (!a.startsWith("-")
                    && !MAL.contains(a)
                    && !pom.contains(a.replaceFirst(":.*", "-maven-plugin<"))) {
                feil.add("there is no goal " + a);
            }
        }
        return feil;
    }

    private static boolean finnesTest(String klasse) throws IOException {
        Pattern navn = Pattern.compile(klasse.replace("*", ".*") + "\\.java");
        try (Stream<Path> filer = Files.walk(TESTER)) {
            return filer.anyMatch(f -> navn.matcher(f.getFileName().toString()).matches());
        }
    }

    private static boolean lesesAvTest(String egenskap) throws IOException {
        try (Stream<Path> filer = Files.walk(TESTER)) {
            for (Path fil : filer.filter(f -> f.toString().endsWith(".java")).toList()) {
                if (Files.readString(fil).contains('"' + egenskap + '"')) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The files it sends are there, and the address is in the list of all addresses, which is held against the service. */
    private static List<String> curl(List<String> ord) throws IOException {
        List<String> feil = new ArrayList<>();
        String adresser = Files.readString(Path.of("docs/tilgang.md"));
        for (String o : ord) {
            if (o.startsWith("@") && !Files.exists(ROT.resolve(o.substring(1)))) {
                feil.add("there is no " + o.substring(1));
            }
            if (o.startsWith("http://127.0.0.1:8080/") || o.startsWith("$U/")) {
                String sti = o.replaceFirst("^(http://127\\.0\\.0\\.1:8080|\\$U)", "")
                        .replaceFirst("\\?.*", "");
                if (!adresser.contains(" " + sti.replace("$ID", "{id}") + "`")) {
                    feil.add("there is no address " + sti);
                }
            }
        }
        return feil;
    }
}

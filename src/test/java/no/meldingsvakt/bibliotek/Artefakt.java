package no.meldingsvakt.bibliotek;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * The library as a program that depends on it has it: the jar that pom.xml tells Maven to make, and the jars that its own POM asks for, with what
 * those ask for in turn. They are found among the jars that tests are run with.
 */
record Artefakt(Path jar, Set<Path> avhengigheter) {

    private static final Path KLASSER = Path.of("target/classes");
    private static final Path POM = Path.of("src/bibliotek/pom.xml");

    /** Makes the jar in {@code mappe}. */
    static Artefakt lag(Path mappe) throws Exception {
        Element bygg = les(Path.of("pom.xml"));
        return new Artefakt(jar(bygg, mappe.resolve("meldingsvakt-bibliotek.jar")), avhengigheter(bygg));
    }

    /** All of it, for a JVM. */
    String klassesti(Path... mer) {
        return String.join(
                File.pathSeparator,
                Stream.of(Stream.of(jar), avhengigheter.stream(), Arrays.stream(mer))
                        .flatMap(s -> s)
                        .map(Path::toString)
                        .toList());
    }

    private static Path jar(Element bygg, Path jar) throws IOException {
        List<PathMatcher> med = alle(bygg, "include").stream()
                .map(Element::getTextContent)
                .filter(i -> !i.startsWith("**/"))
                .map(i -> FileSystems.getDefault().getPathMatcher("glob:" + i))
                .toList();
        try (OutputStream ut = Files.newOutputStream(jar);
                JarOutputStream skriver = new JarOutputStream(ut);
                Stream<Path> filer = Files.walk(KLASSER)) {
            for (Path fil : filer.filter(Files::isRegularFile).sorted().toList()) {
                Path navn = KLASSER.relativize(fil);
                if (med.stream().anyMatch(m -> m.matches(navn))) {
                    skriver.putNextEntry(new JarEntry(navn.toString().replace('\\', '/')));
                    Files.copy(fil, skriver);
                }
            }
        }
        return jar;
    }

    private static Set<Path> avhengigheter(Element bygg) throws Exception {
        List<Path> alle = Arrays.stream(
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                                .split(File.pathSeparator))
                .map(Path::of)
                .filter(s -> s.toString().endsWith(".jar"))
                .toList();
        Set<Path> funnet = new LinkedHashSet<>();
        Deque<Path> ulest = new ArrayDeque<>();
        for (Element d : onskede(les(POM))) {
            String versjon = verdi(bygg, barn(d, "version"));
            List<Path> jarer = jarer(alle, barn(d, "groupId"), barn(d, "artifactId"));
            if (jarer.isEmpty() || !jarer.get(0).toString().endsWith("-" + versjon + ".jar")) {
                throw new AssertionError(
                        POM + " asks for " + barn(d, "artifactId") + " " + versjon + ", the program has " + jarer);
            }
            leggTil(jarer, funnet, ulest);
        }
        while (!ulest.isEmpty()) {
            Path pom = pom(ulest.remove());
            Element prosjekt = les(pom);
            for (Element d : onskede(prosjekt)) {
                String gruppe = barn(d, "groupId").startsWith("${") ? gruppe(prosjekt) : barn(d, "groupId");
                leggTil(jarer(alle, gruppe, barn(d, "artifactId")), funnet, ulest);
            }
        }
        return funnet;
    }

    private static void leggTil(Collection<Path> jarer, Set<Path> funnet, Deque<Path> ulest) {
        jarer.stream().filter(funnet::add).forEach(ulest::add);
    }

    /** Those beside each other in the repository, as a jar of code and one of data. */
    private static List<Path> jarer(List<Path> alle, String gruppe, String navn) {
        Path sti = Path.of(gruppe.replace('.', '/'), navn);
        return alle.stream()
                .filter(j -> j.getParent() != null && j.getParent().getParent() != null)
                .filter(j -> j.getParent().getParent().endsWith(sti))
                .toList();
    }

    private static Path pom(Path jar) throws IOException {
        try (Stream<Path> ved = Files.list(jar.getParent())) {
            return ved.filter(f -> f.toString().endsWith(".pom")).findFirst().orElseThrow();
        }
    }

    private static String gruppe(Element prosjekt) {
        String egen = barn(prosjekt, "groupId");
        return egen.isEmpty() ? barn(alle(prosjekt, "parent").get(0), "groupId") : egen;
    }

    private static String verdi(Element bygg, String versjon) {
        return versjon.startsWith("${")
                ? alle(bygg, versjon.substring(2, versjon.length() - 1)).get(0).getTextContent()
                : versjon;
    }

    /** The dependencies of a POM that a program gets with it. */
    private static List<Element> onskede(Element prosjekt) {
        return alle(prosjekt, "dependency").stream()
                .filter(d -> d.getParentNode().getParentNode().equals(prosjekt))
                .filter(d -> !Set.of("test", "provided").contains(barn(d, "scope")))
                .filter(d -> !barn(d, "optional").equals("true"))
                .toList();
    }

    private static String barn(Element element, String navn) {
        for (Node b = element.getFirstChild(); b != null; b = b.getNextSibling()) {
            if (b.getNodeName().equals(navn)) {
                return b.getTextContent().strip();
            }
        }
        return "";
    }

    private static List<Element> alle(Element element, String navn) {
        NodeList funn = element.getElementsByTagName(navn);
        return new ArrayList<>(IntStream.range(0, funn.getLength())
                .mapToObj(i -> (Element) funn.item(i))
                .toList());
    }

    private static Element les(Path fil) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(fil.toFile())
                .getDocumentElement();
    }
}

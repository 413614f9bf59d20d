package no.meldingsvakt.inngang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code ./meldingsvakt} gives a command those of the service's libraries that it uses, and no others. */
class KommandobibliotekTest {

    private static final Pattern UTVALG = Pattern.compile("for library in ([^;]*);");
    private static final Pattern JAR = Pattern.compile(".*/repository/(.*)/([^/]+)/[^/]+/[^/]+\\.jar");

    @Test
    void everyLibraryThatACommandUsesIsAmongThoseThatItIsGiven() throws Exception {
        List<String> gitt = gitt();

        Set<String> mangler = new TreeSet<>();
        for (String klasse : brukteKlasser()) {
            bibliotek(klasse)
                    .filter(b -> gitt.stream().noneMatch(b::startsWith))
                    .ifPresent(b -> mangler.add(b + ", because of " + klasse));
        }

        assertEquals(Set.of(), mangler, "see the libraries in ./meldingsvakt");
    }

    private static List<String> gitt() throws IOException {
        Matcher utvalg = UTVALG.matcher(Files.readString(Path.of("meldingsvakt")));
        assertTrue(utvalg.find());
        return Stream.of(utvalg.group(1).replace("\\", " ").strip().split("\\s+"))
                .toList();
    }

    /** The classes of others that are named by what a command can come to. The service is started in another way. */
    private static Set<String> brukteKlasser() {
        Deque<JavaClass> usette = new ArrayDeque<>(new ClassFileImporter()
                .importPath("target/classes/no").stream()
                        .filter(k -> k.getPackageName().equals(KommandobibliotekTest.class.getPackageName()))
                        .toList());
        Set<String> sett = new HashSet<>();
        Set<String> andres = new TreeSet<>();
        while (!usette.isEmpty()) {
            JavaClass klasse = usette.remove();
            if (sett.add(klasse.getName()) && !klasse.getSimpleName().equals("ServerKommando")) {
                klasse.getDirectDependenciesFromSelf().stream()
                        .map(Dependency::getTargetClass)
                        .map(JavaClass::getBaseComponentType)
                        .forEach(k -> {
                            if (k.getPackageName().startsWith("no.meldingsvakt")) {
                                usette.add(k);
                            } else if (!k.isPrimitive()) {
                                andres.add(k.getName());
                            }
                        });
            }
        }
        return andres;
    }

    /** Group and artifact of the library that a class is in, with a dot between; empty for those of the JDK. */
    private static Optional<String> bibliotek(String klasse) throws ClassNotFoundException {
        CodeSource kilde = Class.forName(klasse, false, KommandobibliotekTest.class.getClassLoader())
                .getProtectionDomain()
                .getCodeSource();
        if (kilde == null) {
            return Optional.empty();
        }
        Matcher jar = JAR.matcher(kilde.getLocation().getPath());
        return jar.matches() ? Optional.of(jar.group(1).replace('/', '.') + "." + jar.group(2)) : Optional.empty();
    }
}

package no.meldingsvakt.inngang.tilgang;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The routes of all resources that have been compiled, as method and path. */
final class Ruter {

    private static final java.nio.file.Path KLASSER = java.nio.file.Path.of("target/classes");

    private Ruter() {}

    static List<String> alle() throws IOException {
        try (Stream<java.nio.file.Path> filer = Files.walk(KLASSER.resolve("no/meldingsvakt/inngang"))) {
            return filer.map(KLASSER::relativize)
                    .map(java.nio.file.Path::toString)
                    .filter(f -> f.endsWith(".class") && !f.endsWith("package-info.class"))
                    .map(f -> klasse(f.replace(".class", "").replace('/', '.')))
                    .filter(k -> k.isAnnotationPresent(Path.class))
                    .flatMap(k -> Arrays.stream(k.getDeclaredMethods()).flatMap(m -> rute(k, m).stream()))
                    .toList();
        }
    }

    private static Optional<String> rute(Class<?> ressurs, Method metode) {
        return Arrays.stream(metode.getAnnotations())
                .flatMap(a -> Stream.ofNullable(a.annotationType().getAnnotation(HttpMethod.class)))
                .findFirst()
                .map(http -> http.value() + " " + sti(ressurs.getAnnotation(Path.class))
                        + Optional.ofNullable(metode.getAnnotation(Path.class))
                                .map(Ruter::sti)
                                .orElse(""));
    }

    private static String sti(Path sti) {
        return ("/" + sti.value())
                .replaceAll("/+", "/")
                .replaceAll("(.)/$", "$1")
                .replaceAll("\\{[^}]*}", "{id}");
    }

    private static Class<?> klasse(String navn) {
        try {
            return Class.forName(navn, false, Ruter.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}

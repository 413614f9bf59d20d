package no.meldingsvakt.inngang.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whoever calls an address in the wrong way is told of the right one, whichever it is. */
class TilbudTest {

    @Test
    void everyResourceIsAmongThoseThatAreOffered() {
        Set<String> ressurser = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("no.meldingsvakt.inngang")
                        .stream()
                        .filter(k -> k.isAnnotatedWith(Path.class))
                        .map(JavaClass::getName)
                        .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(
                ressurser,
                Tilbud.RESSURSER.stream().map(Class::getName).collect(Collectors.toCollection(TreeSet::new)));
    }

    /**
     * The framework reads the methods of a class by their annotations, in the order of a map whose keys for these two lie in one bucket: which of them
     * comes first differs from build to build, and the packaged program with it.
     */
    @Test
    void noResourceBothGivesAndDeletes() {
        for (Class<?> ressurs : Tilbud.RESSURSER) {
            assertFalse(har(ressurs, GET.class) && har(ressurs, DELETE.class), ressurs.getSimpleName());
        }
    }

    private static boolean har(Class<?> ressurs, Class<? extends Annotation> slag) {
        return Arrays.stream(ressurs.getDeclaredMethods()).anyMatch(m -> m.isAnnotationPresent(slag));
    }
}

package no.meldingsvakt.inngang.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.Path;
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
}

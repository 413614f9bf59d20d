package no.meldingsvakt.drift;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** The folders that the program carries with it: in its jar, or beside its classes while it is being developed. */
public final class Innhold {

    private Innhold() {}

    /** Opens the program's folder {@code navn} while {@code bruk} reads it. */
    public static <T> T les(String navn, Function<Path, T> bruk) {
        Path program = program();
        if (Files.isDirectory(program)) {
            return bruk.apply(program.resolve(navn));
        }
        try (FileSystem jar = FileSystems.newFileSystem(program)) {
            return bruk.apply(jar.getPath("/" + navn));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the program is in its jar, and not beside its classes. */
    static boolean erPakket() {
        return !Files.isDirectory(program());
    }

    private static Path program() {
        try {
            URI sted = Innhold.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            return Path.of(sted);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program does not know where it is", e);
        }
    }
}

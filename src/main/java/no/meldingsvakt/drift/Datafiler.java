package no.meldingsvakt.drift;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What lies in the data folder is for this user alone: folders 0700, files 0600. Nothing happens where files have no such thing. */
public final class Datafiler {

    private static final Set<PosixFilePermission> MAPPE = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FIL = PosixFilePermissions.fromString("rw-------");

    /** What the program keeps there. */
    private static final List<String> VARE =
            List.of("lager", "ko", "pasientnokkel", "pasientnokkel.forrige", Utboksnokler.FIL);

    private Datafiler() {}

    /** Makes a folder, and those above it that are missing, for this user alone. */
    static void lagMappe(Path mappe) throws IOException {
        if (Files.isDirectory(mappe)) {
            return;
        }
        if (harRettigheter(mappe)) {
            Files.createDirectories(mappe, PosixFilePermissions.asFileAttribute(MAPPE));
        } else {
            Files.createDirectories(mappe);
        }
    }

    /**
     * Closes what the program keeps in the folder to others. The folder itself too, unless it is another's, as the root of a
     * volume in a cluster is.
     *
     * @throws IllegalArgumentException when that cannot be done
     */
    public static void steng(Path mappe) {
        try {
            lagMappe(mappe);
            if (!harRettigheter(mappe)) {
                return;
            }
            if (Files.isWritable(mappe) && erVar(mappe)) {
                Stenger.steng(mappe, MAPPE);
            }
            for (String navn : VARE) {
                Path sted = mappe.resolve(navn);
                if (Files.exists(sted, LinkOption.NOFOLLOW_LINKS)) {
                    Files.walkFileTree(sted, new Stenger());
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalArgumentException(
                    "Datamappen %s kan ikke stenges for andre brukere: det som ligger i den, må eies av den som kjører tjenesten."
                            .formatted(mappe),
                    e);
        }
    }

    private static boolean erVar(Path mappe) throws IOException {
        return Files.getOwner(mappe).getName().equals(System.getProperty("user.name"));
    }

    private static boolean harRettigheter(Path sted) {
        Path finnes = sted.toAbsolutePath();
        while (finnes != null && !Files.exists(finnes)) {
            finnes = finnes.getParent();
        }
        return finnes != null && harRettigheter(finnes, lager(finnes));
    }

    private static boolean harRettigheter(Path sted, FileStore lager) {
        return lager.supportsFileAttributeView(PosixFileAttributeView.class)
                && Files.getFileAttributeView(sted, PosixFileAttributeView.class) != null;
    }

    private static FileStore lager(Path sted) {
        try {
            return Files.getFileStore(sted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Stenger extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult preVisitDirectory(Path mappe, BasicFileAttributes hva) throws IOException {
            steng(mappe, MAPPE);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path fil, BasicFileAttributes hva) throws IOException {
            if (hva.isRegularFile()) {
                steng(fil, FIL);
            }
            return FileVisitResult.CONTINUE;
        }

        /** What has gone meanwhile is closed to all. */
        @Override
        public FileVisitResult visitFileFailed(Path fil, @Nullable IOException e) throws IOException {
            if (e != null && Files.exists(fil, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
            return FileVisitResult.CONTINUE;
        }

        private static void steng(Path sted, Set<PosixFilePermission> lov) throws IOException {
            Set<PosixFilePermission> har = Files.getPosixFilePermissions(sted);
            if (!har.equals(lov)) {
                Files.setPosixFilePermissions(sted, lov);
            }
        }
    }
}

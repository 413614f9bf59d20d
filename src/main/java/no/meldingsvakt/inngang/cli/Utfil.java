package no.meldingsvakt.inngang.cli;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is there whole or not at all: it is written beside its place and moved there when it is finished. */
final class Utfil implements Closeable {

    private final Path sted;
    private final Path uferdig;
    private final OutputStream ut;
    private boolean ferdig;

    Utfil(Path sted) throws IOException {
        this.sted = sted;
        this.uferdig = sted.resolveSibling(sted.getFileName() + ".uferdig");
        Path mappe = sted.toAbsolutePath().getParent();
        if (mappe != null) {
            Files.createDirectories(mappe);
        }
        this.ut = new BufferedOutputStream(Files.newOutputStream(uferdig));
    }

    static void skriv(Path sted, byte[] innhold) throws IOException {
        try (Utfil fil = new Utfil(sted)) {
            fil.ut().write(innhold);
            fil.ferdig();
        }
    }

    OutputStream ut() {
        return ut;
    }

    /** All has been written. */
    void ferdig() throws IOException {
        ut.close();
        Files.move(uferdig, sted, StandardCopyOption.REPLACE_EXISTING);
        ferdig = true;
    }

    @Override
    public void close() throws IOException {
        if (!ferdig) {
            try {
                ut.close();
            } finally {
                Files.deleteIfExists(uferdig);
            }
        }
    }
}

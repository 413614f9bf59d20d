package no.meldingsvakt.forlop.lager.h2;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a disk that is full, for real. */
class VentendeFilTest {

    private static final int MIB = 1024 * 1024;

    @TempDir
    private Path disk;

    private Path fil;

    @BeforeEach
    void lagDisk() throws IOException {
        assumeTrue(
                kjor("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString()), "only root can mount a disk");
        fil = disk.resolve("fil");
    }

    @AfterEach
    void taDisk() throws IOException {
        kjor("umount", disk.toString());
    }

    @Test
    void aWriterWaitsForRoomAndThenAllIsThere() throws Exception {
        try (FileChannel kanal = apen()) {
            CompletableFuture<Integer> skriving = skriv(kanal);
            await().until(() -> Files.size(fil) == MIB);
            assertFalse(skriving.isDone());

            kjor("mount", "-o", "remount,size=3m", disk.toString());

            assertEquals(2 * MIB, skriving.get(30, SECONDS));
            assertEquals(2 * MIB, Files.size(fil));
        }
    }

    @Test
    void aWriterThatWaitsIsLetGoWhenTheProgramStops() throws Exception {
        try (FileChannel kanal = apen()) {
            CompletableFuture<Integer> skriving = skriv(kanal);
            await().until(() -> Files.size(fil) == MIB);

            VentendeFil.slipp();

            var e = assertThrows(ExecutionException.class, () -> skriving.get(30, SECONDS));
            assertInstanceOf(IOException.class, e.getCause().getCause());
        }
    }

    private FileChannel apen() throws IOException {
        return FilePath.get(VentendeFil.kjent(fil)).open("rw");
    }

    /** Writes twice what there is room for. */
    private static CompletableFuture<Integer> skriv(FileChannel kanal) {
        return CompletableFuture.supplyAsync(() -> {
            ByteBuffer innhold = ByteBuffer.allocate(2 * MIB);
            try {
                while (innhold.hasRemaining()) {
                    kanal.write(innhold, innhold.position());
                }
                return innhold.position();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    private static boolean kjor(String... kommando) throws IOException {
        return new ProcessBuilder(kommando)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .onExit()
                        .join()
                        .exitValue()
                == 0;
    }
}

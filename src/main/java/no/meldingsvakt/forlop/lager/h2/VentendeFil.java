package no.meldingsvakt.forlop.lager.h2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.jboss.logging.Logger;

/**
 * A file of H2's whose writer waits for room on the disk. H2 closes itself when a write fails, and a thread with a transaction
 * at hand may then run in circles for ever ({@code MVStore.registerVersionUsage}, H2 2.4.240).
 */
public final class VentendeFil extends FilePathWrapper {

    private static final Logger LOGG = Logger.getLogger(VentendeFil.class);

    private static final String SKJEMA = "vent";

    /** Less than what the embedded broker keeps free, so that what it has taken can be judged. */
    private static final long MINST_LEDIG = 64L * 1024 * 1024;

    private static final Duration PAUSE = Duration.ofMillis(200);

    private static volatile boolean slutt;

    /** Makes such files known to H2, and gives what this one is called in H2's URL. */
    static String kjent(Path fil) {
        slutt = false;
        FilePath.register(new VentendeFil());
        return SKJEMA + ":" + fil.toAbsolutePath();
    }

    /** Lets those that wait fail, so that the program can stop. */
    public static void slipp() {
        slutt = true;
    }

    /** Whether there is room on the disk where this file or folder lies. */
    static boolean harPlass(Path sted) {
        return sted.toFile().getUsableSpace() >= MINST_LEDIG;
    }

    @Override
    public String getScheme() {
        return SKJEMA;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Kanal(super.open(mode), Path.of(getBase().toString()));
    }

    /** Another's channel, whose position is kept here. */
    private static final class Kanal extends FileBaseDefault {

        private final FileChannel kanal;
        private final Path fil;

        Kanal(FileChannel kanal, Path fil) {
            this.kanal = kanal;
            this.fil = fil;
        }

        @Override
        public int write(ByteBuffer kilde, long posisjon) throws IOException {
            for (boolean meldt = false; ; meldt = true) {
                try {
                    return kanal.write(kilde, posisjon);
                } catch (IOException e) {
                    if (harPlass(fil) || !kanal.isOpen() || slutt) {
                        throw e;
                    }
                    if (!meldt) {
                        LOGG.error("Lageret venter på plass på disken");
                    }
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
            }
        }

        @Override
        public int read(ByteBuffer mal, long posisjon) throws IOException {
            return kanal.read(mal, posisjon);
        }

        @Override
        public long size() throws IOException {
            return kanal.size();
        }

        @Override
        protected void implTruncate(long storrelse) throws IOException {
            kanal.truncate(storrelse);
        }

        @Override
        public void force(boolean metadata) throws IOException {
            kanal.force(metadata);
        }

        @Override
        public FileLock tryLock(long posisjon, long lengde, boolean delt) throws IOException {
            return kanal.tryLock(posisjon, lengde, delt);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            kanal.close();
        }
    }
}

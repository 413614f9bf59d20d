package no.meldingsvakt.forlop.lager.h2;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A file of H2's on a disk that loses its power: of what has been written since it was last forced there, any part may be there. */
public final class Bruddfil extends FilePathWrapper {

    private static final String SKJEMA = "brudd";
    private static final int BLOKK = 4096;

    private static final List<Skriving> UTESTAENDE = new ArrayList<>();
    private static Path sikkert;

    /** Bytes at a position; a file that is cut off there, where there are none. */
    private record Skriving(long posisjon, byte[] innhold) {

        void paa(RandomAccessFile fil) throws IOException {
            if (innhold.length == 0) {
                fil.setLength(posisjon);
            } else {
                fil.seek(posisjon);
                fil.write(innhold);
            }
        }
    }

    /** One at a time: makes such a file known to H2, and gives its URL for it. What is sure to be there is in a file beside it. */
    static synchronized String url(Path fil) {
        UTESTAENDE.clear();
        sikkert = fil.resolveSibling("sikkert");
        FilePath.register(new Bruddfil());
        return "jdbc:h2:" + SKJEMA + ":" + fil;
    }

    /** Writes what may be there when the power comes back. */
    static synchronized void etterBrudd(Path fil, Random tilfeldig) throws IOException {
        Files.copy(sikkert, fil, StandardCopyOption.REPLACE_EXISTING);
        skriv(fil, UTESTAENDE.stream().filter(s -> tilfeldig.nextBoolean()).toList());
    }

    private static void skriv(Path fil, List<Skriving> skrivinger) throws IOException {
        try (RandomAccessFile apen = new RandomAccessFile(fil.toFile(), "rw")) {
            for (Skriving s : skrivinger) {
                s.paa(apen);
            }
        }
    }

    private static synchronized void skrevet(Skriving skriving) {
        UTESTAENDE.add(skriving);
    }

    private static synchronized void tvunget() throws IOException {
        skriv(sikkert, UTESTAENDE);
        UTESTAENDE.clear();
    }

    @Override
    public String getScheme() {
        return SKJEMA;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Kanal(super.open(mode));
    }

    private static final class Kanal extends FileBaseDefault {

        private final FileChannel kanal;

        Kanal(FileChannel kanal) {
            this.kanal = kanal;
        }

        @Override
        public int write(ByteBuffer kilde, long posisjon) throws IOException {
            ByteBuffer kopi = kilde.duplicate();
            for (long p = posisjon; kopi.hasRemaining(); p += BLOKK) {
                byte[] blokk = new byte[Math.min(BLOKK, kopi.remaining())];
                kopi.get(blokk);
                skrevet(new Skriving(p, blokk));
            }
            return kanal.write(kilde, posisjon);
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
            skrevet(new Skriving(storrelse, new byte[0]));
            kanal.truncate(storrelse);
        }

        @Override
        public void force(boolean metadata) throws IOException {
            kanal.force(metadata);
            tvunget();
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

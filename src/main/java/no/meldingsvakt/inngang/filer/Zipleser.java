package no.meldingsvakt.inngang.filer;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import no.meldingsvakt.inngang.filer.UegnetException.Grunn;

/** Reads a zip file of messages, or of other files. It is read whole or not at all, as a form is. */
public final class Zipleser {

    private static final int SLUTTMERKE = 0x06054b50;
    private static final int SLUTT_LENGDE = 22;
    private static final int SLUTT_ANTALL = 10;
    private static final int LENGSTE_MERKNAD = 0xFFFF;

    private Zipleser() {}

    /** Takes what is in the file, and stops the reading where it is too much. */
    interface Mottaker {

        /** Counts one more, before it is read; gives how many there are then. */
        int neste();

        /** All that a stream holds, counted. */
        byte[] les(InputStream inn) throws IOException;

        /** Takes a file with the name that it has there, which may be any text. */
        void legg(byte[] innhold, String navn);
    }

    /** Reads the entries into {@code samler}; throws {@link UegnetException} for what is no whole zip file of messages. */
    public static void les(byte[] zip, Samler samler) {
        les(zip, (Mottaker) samler);
    }

    static void les(byte[] zip, Mottaker mottaker) {
        try {
            les(new ByteArrayInputStream(zip), lovet(zip), mottaker);
        } catch (IOException e) {
            throw uleselig();
        }
    }

    /**
     * As {@link #les(byte[], Samler)}, of a file, which is not held in memory. Whoever is handed its messages one by one reads
     * it twice, and does nothing with them the first time, since it is whole only when all of it has been read.
     */
    public static void les(Path fil, Samler samler) throws IOException {
        int lovet;
        try (SeekableByteChannel kanal = Files.newByteChannel(fil)) {
            int hale = (int) Math.min(kanal.size(), SLUTT_LENGDE + LENGSTE_MERKNAD);
            ByteBuffer slutt = ByteBuffer.allocate(hale);
            kanal.position(kanal.size() - hale);
            while (slutt.hasRemaining() && kanal.read(slutt) >= 0) {
                // Until all of it is here.
            }
            lovet = lovet(slutt.array());
        }
        try (InputStream inn = new BufferedInputStream(Files.newInputStream(fil))) {
            les(inn, lovet, samler);
        }
    }

    private static void les(InputStream zip, int lovet, Mottaker mottaker) throws IOException {
        int antall = 0;
        // Names are not always in UTF-8, and one that is not must not stop the reading.
        try (ZipInputStream inn = new ZipInputStream(zip, StandardCharsets.ISO_8859_1)) {
            for (ZipEntry e = inn.getNextEntry(); e != null; e = inn.getNextEntry()) {
                antall = mottaker.neste();
                byte[] innhold = mottaker.les(inn);
                if (!e.isDirectory() && !erSystemfil(e.getName())) {
                    mottaker.legg(innhold, navn(e));
                }
            }
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw uleselig();
        }
        if (antall != lovet) {
            throw new UegnetException(
                    Grunn.ODELAGT,
                    "Zip-filen kan ikke leses",
                    "Filen er avkortet eller ødelagt: innholdsfortegnelsen mangler eller stemmer ikke. Ingenting er"
                            + " bedømt.");
        }
    }

    private static UegnetException uleselig() {
        return new UegnetException(
                Grunn.ODELAGT, "Zip-filen kan ikke leses", "Filen er ødelagt, avkortet eller kryptert.");
    }

    /** The number of entries that the end of the file tells of; -1 where it has no end. */
    private static int lovet(byte[] zip) {
        ByteBuffer buffer = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int tidligst = Math.max(0, zip.length - SLUTT_LENGDE - LENGSTE_MERKNAD);
        for (int i = zip.length - SLUTT_LENGDE; i >= tidligst; i--) {
            if (buffer.getInt(i) == SLUTTMERKE) {
                return Short.toUnsignedInt(buffer.getShort(i + SLUTT_ANTALL));
            }
        }
        return -1;
    }

    private static String navn(ZipEntry e) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(StandardCharsets.ISO_8859_1.newEncoder().encode(CharBuffer.wrap(e.getName())))
                    .toString();
        } catch (CharacterCodingException ikkeUtf8) {
            return e.getName();
        }
    }

    /** What some systems put in a zip file beside what was asked for. */
    private static boolean erSystemfil(String navn) {
        return navn.startsWith("__MACOSX/") || navn.endsWith(".DS_Store") || navn.endsWith("Thumbs.db");
    }
}

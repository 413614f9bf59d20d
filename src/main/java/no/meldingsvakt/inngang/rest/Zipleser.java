package no.meldingsvakt.inngang.rest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads a zip file with a message in each entry. It is read whole or not at all, as a form is. */
final class Zipleser {

    private static final int SLUTTMERKE = 0x06054b50;
    private static final int SLUTT_LENGDE = 22;
    private static final int SLUTT_ANTALL = 10;
    private static final int LENGSTE_MERKNAD = 0xFFFF;

    private Zipleser() {}

    /** Reads the entries into {@code samler}; throws {@link ProblemException} for what is no whole zip file of messages. */
    static void les(byte[] zip, Samler samler) {
        int antall = 0;
        // Names are not always in UTF-8, and one that is not must not stop the reading.
        try (ZipInputStream inn = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.ISO_8859_1)) {
            for (ZipEntry e = inn.getNextEntry(); e != null; e = inn.getNextEntry()) {
                antall = samler.neste();
                byte[] innhold = samler.les(inn);
                if (!e.isDirectory() && !erSystemfil(e.getName())) {
                    samler.legg(innhold, Trygtnavn.av(navn(e)));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new ProblemException(400, "Zip-filen kan ikke leses", "Filen er ødelagt, avkortet eller kryptert.");
        }
        if (antall != lovet(zip)) {
            throw new ProblemException(
                    400,
                    "Zip-filen kan ikke leses",
                    "Filen er avkortet eller ødelagt: innholdsfortegnelsen mangler eller stemmer ikke. Ingenting er"
                            + " bedømt.");
        }
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

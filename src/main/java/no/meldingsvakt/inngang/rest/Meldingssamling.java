package no.meldingsvakt.inngang.rest;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import no.meldingsvakt.drift.MeldingsvaktConfig;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body that holds several messages: a form with one part for each, or a zip file. All of it stays in memory, and
 * how much that may be is counted unpacked, so that a small file cannot grow without end.
 */
@Singleton
class Meldingssamling {

    private static final int MEBI = 1024 * 1024;
    private static final byte[] HODESLUTT = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final int maksAntall;
    private final int maksMelding;
    private final int maksAlt;

    Meldingssamling(MeldingsvaktConfig config) {
        maksAntall = config.forlopMaksMeldinger();
        maksMelding = Math.toIntExact(config.maksStorrelse().asLongValue());
        maksAlt = Math.toIntExact(config.forlopMaksStorrelse().asLongValue());
    }

    /** The messages of a zip file; throws {@link ProblemException} when there are too many, too much, or none. */
    List<byte[]> zip(@Nullable InputStream kropp) {
        List<byte[]> meldinger = new ArrayList<>();
        int rest = maksAlt;
        try (ZipInputStream inn = new ZipInputStream(new ByteArrayInputStream(alt(kropp)))) {
            for (ZipEntry e = inn.getNextEntry(); e != null; e = inn.getNextEntry()) {
                if (!e.isDirectory() && !erSystemfil(e.getName())) {
                    byte[] innhold = inn.readNBytes(Math.min(rest, maksMelding) + 1);
                    rest -= innhold.length;
                    legg(meldinger, innhold, rest);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new ProblemException(400, "Zip-filen kan ikke leses", "Filen er ødelagt eller kryptert.");
        }
        return ikkeTom(meldinger);
    }

    /** The messages of a form; throws {@link ProblemException} when there are too many, too much, or none. */
    List<byte[]> skjema(@Nullable InputStream kropp, MediaType type) {
        String grense = type.getParameters().get("boundary");
        if (grense == null || grense.isEmpty()) {
            throw new ProblemException(400, "Skjemaet kan ikke leses", "Content-Type mangler boundary.");
        }
        byte[] alt = medLinjeskiftForan(alt(kropp));
        byte[] skille = ("\r\n--" + grense).getBytes(StandardCharsets.ISO_8859_1);
        List<byte[]> meldinger = new ArrayList<>();
        int fra = finn(alt, skille, 0);
        while (fra >= 0) {
            int til = finn(alt, skille, fra + skille.length);
            int innhold = finn(alt, HODESLUTT, fra + skille.length);
            if (til >= 0 && innhold >= 0 && innhold < til) {
                legg(meldinger, Arrays.copyOfRange(alt, innhold + HODESLUTT.length, til), maksAlt);
            }
            fra = til;
        }
        return ikkeTom(meldinger);
    }

    private byte[] alt(@Nullable InputStream kropp) {
        if (kropp == null) {
            throw tom();
        }
        try {
            byte[] alt = kropp.readNBytes(maksAlt);
            if (alt.length == maksAlt && kropp.read() >= 0) {
                throw forStort();
            }
            return alt;
        } catch (IOException e) {
            throw new ProblemException(400, "Meldingene kunne ikke leses", "Overføringen ble brutt.");
        }
    }

    private void legg(List<byte[]> meldinger, byte[] innhold, int rest) {
        if (rest < 0 || innhold.length > maksMelding) {
            throw forStort();
        }
        if (meldinger.size() == maksAntall) {
            throw new ProblemException(413, "For mange meldinger", "Grensen er %d meldinger.".formatted(maksAntall));
        }
        meldinger.add(innhold);
    }

    private ProblemException forStort() {
        return new ProblemException(
                413,
                "Meldingene er for store",
                "Grensen er %d MiB for hver melding og %d MiB i alt, utpakket."
                        .formatted(maksMelding / MEBI, maksAlt / MEBI));
    }

    private static List<byte[]> ikkeTom(List<byte[]> meldinger) {
        if (meldinger.isEmpty()) {
            throw tom();
        }
        return meldinger;
    }

    private static ProblemException tom() {
        return new ProblemException(400, "Meldingene mangler", "Forespørselen har ingen meldinger.");
    }

    /** What some systems put in a zip file beside what was asked for. */
    private static boolean erSystemfil(String navn) {
        return navn.startsWith("__MACOSX/") || navn.endsWith(".DS_Store") || navn.endsWith("Thumbs.db");
    }

    /** The first separator has no line break before it when nothing else does; with one, all are found alike. */
    private static byte[] medLinjeskiftForan(byte[] alt) {
        byte[] ut = new byte[alt.length + 2];
        ut[0] = '\r';
        ut[1] = '\n';
        System.arraycopy(alt, 0, ut, 2, alt.length);
        return ut;
    }

    private static int finn(byte[] alt, byte[] monster, int fra) {
        for (int i = fra; i <= alt.length - monster.length; i++) {
            int j = 0;
            while (j < monster.length && alt[i + j] == monster[j]) {
                j++;
            }
            if (j == monster.length) {
                return i;
            }
        }
        return -1;
    }
}

package no.meldingsvakt.drift;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Objects;

/** A key in a file of the data folder. */
final class Nokkelfil {

    private static final int LENGDE = 32;

    private Nokkelfil() {}

    static Pasientnokkel les(Path fil) {
        try {
            byte[] nokkel = Files.readAllBytes(fil);
            if (nokkel.length != LENGDE) {
                throw new IllegalArgumentException(
                        "Filen %s er ikke en nøkkel på %d byte. Legg den tilbake fra sikkerhetskopien."
                                .formatted(fil, LENGDE));
            }
            return new Pasientnokkel(nokkel);
        } catch (IOException e) {
            throw new IllegalArgumentException("Nøkkelen i %s kan ikke leses.".formatted(fil), e);
        }
    }

    /** Bytes that nobody can guess, as many as a key has. */
    static byte[] tilfeldig() {
        byte[] byter = new byte[LENGDE];
        new SecureRandom().nextBytes(byter);
        return byter;
    }

    /** Makes one. */
    static Pasientnokkel lag(Path fil) {
        byte[] nokkel = tilfeldig();
        skriv(fil, nokkel);
        return new Pasientnokkel(nokkel);
    }

    /** Written beside, to the disk, and moved into place, so that a crash never leaves half a key. */
    static void skriv(Path fil, byte[] innhold) {
        try {
            Path mappe = Objects.requireNonNull(fil.toAbsolutePath().getParent());
            Datafiler.lagMappe(mappe);
            Path ny = Files.createTempFile(mappe, fil.getFileName().toString(), ".ny");
            Files.write(ny, innhold, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            Files.move(ny, fil, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new IllegalArgumentException("Nøkkelen i %s kan ikke lages.".formatted(fil), e);
        }
    }
}

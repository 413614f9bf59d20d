package no.meldingsvakt.drift;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import no.meldingsvakt.melding.Ident;
import no.meldingsvakt.melding.Pasient;

/**
 * Tells patients apart without telling who they are: HMAC-SHA-256 of the identifier, with a key. Of several identifiers the
 * national one goes first, so that messages that give different ones may still meet. Thread-safe.
 */
final class Pasientnokkel implements Function<Pasient, String> {

    private static final String ALGORITME = "HmacSHA256";
    private static final int NOKKELLENGDE = 32;
    private static final List<String> REKKEFOLGE = List.of("FNR", "DNR", "FHN", "HNR");

    private final SecretKeySpec nokkel;

    Pasientnokkel(byte[] nokkel) {
        this.nokkel = new SecretKeySpec(nokkel, ALGORITME);
    }

    /**
     * With the operator's secret; without one, with a random key that is made once and kept in the data folder.
     *
     * @throws IllegalArgumentException when the secret is too short, or the key cannot be kept or read
     */
    static Pasientnokkel av(Optional<String> hemmelighet, Path datamappe) {
        hemmelighet.filter(h -> h.length() < NOKKELLENGDE).ifPresent(h -> {
            throw new IllegalArgumentException(
                    "meldingsvakt.pasientnokkel er for kort: minst %d tegn.".formatted(NOKKELLENGDE));
        });
        return new Pasientnokkel(hemmelighet
                .map(h -> h.getBytes(StandardCharsets.UTF_8))
                .orElseGet(() -> fraFil(datamappe.resolve("pasientnokkel"))));
    }

    private static byte[] fraFil(Path fil) {
        try {
            if (!Files.exists(fil)) {
                lag(fil);
            }
            byte[] nokkel = Files.readAllBytes(fil);
            if (nokkel.length != NOKKELLENGDE) {
                throw new IllegalArgumentException(
                        "Filen %s er ikke en nøkkel på %d byte.".formatted(fil, NOKKELLENGDE));
            }
            return nokkel;
        } catch (IOException e) {
            throw new IllegalArgumentException("Nøkkelen i %s kan ikke leses eller lages.".formatted(fil), e);
        }
    }

    /** Written beside and moved into place, so that a crash never leaves half a key. */
    private static void lag(Path fil) throws IOException {
        byte[] nokkel = new byte[NOKKELLENGDE];
        new SecureRandom().nextBytes(nokkel);
        Files.createDirectories(fil.toAbsolutePath().getParent());
        Path ny = Files.createTempFile(fil.toAbsolutePath().getParent(), "pasientnokkel", ".ny");
        Files.write(ny, nokkel);
        Files.move(ny, fil, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public String apply(Pasient pasient) {
        String id = pasient.identer().stream()
                .min(Comparator.comparingInt(Pasientnokkel::plass).thenComparing(Ident::id))
                .map(i -> i.type().v() + " " + i.id().strip())
                .orElse("");
        return HexFormat.of().formatHex(avtrykk(id.getBytes(StandardCharsets.UTF_8)));
    }

    /** A keyed digest of anything. */
    byte[] avtrykk(byte[] innhold) {
        try {
            Mac mac = Mac.getInstance(ALGORITME);
            mac.init(nokkel);
            return mac.doFinal(innhold);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static int plass(Ident ident) {
        int plass = REKKEFOLGE.indexOf(String.valueOf(ident.type().v()));
        return plass < 0 ? REKKEFOLGE.size() : plass;
    }
}

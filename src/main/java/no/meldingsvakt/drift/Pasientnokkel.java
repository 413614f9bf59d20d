package no.meldingsvakt.drift;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
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
    private static final String KONTROLL = "meldingsvakt kontrollverdi";
    private static final List<String> REKKEFOLGE = List.of("FNR", "DNR", "FHN", "HNR");

    private final SecretKeySpec nokkel;

    Pasientnokkel(byte[] nokkel) {
        this.nokkel = new SecretKeySpec(nokkel, ALGORITME);
    }

    /** Another key, made from this one for one purpose. */
    byte[] avledet(String formal) {
        return avtrykk(formal.getBytes(StandardCharsets.UTF_8));
    }

    /** What a database remembers of the key, from which nobody can find it. */
    String kontrollverdi() {
        return HexFormat.of().formatHex(avledet(KONTROLL));
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

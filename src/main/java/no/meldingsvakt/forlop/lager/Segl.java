package no.meldingsvakt.forlop.lager;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Shuts what is to be sent before it is stored, with AES-GCM and a key that is kept outside the database. A deleted row stays in the
 * files of a database until its place is used again, and in its log: without the key it says nothing. Thread-safe.
 */
public final class Segl {

    /** Bytes in a key. */
    public static final int NOKKELLENGDE = 32;

    private static final String ALGORITME = "AES/GCM/NoPadding";
    private static final int ENGANGSTALL = 12;
    private static final int MERKE_BITER = 128;
    private static final int NAVNELENGDE = 8;

    private final Function<Transaksjon, List<byte[]>> nokler;
    private final SecureRandom tilfeldig = new SecureRandom();

    /**
     * @param nokler the keys in force, {@value #NOKKELLENGDE} bytes each: the first shuts, all of them open; none while it is not yet
     *     known which they are
     */
    public Segl(Supplier<List<byte[]>> nokler) {
        this(tx -> nokler.get());
    }

    /** @param nokler the keys in force, as above, as long as a transaction lasts */
    public Segl(Function<Transaksjon, List<byte[]>> nokler) {
        this.nokler = nokler;
    }

    /** One whose key is gone when the program ends. */
    public static Segl forDenneProsessen() {
        byte[] nokkel = new byte[NOKKELLENGDE];
        new SecureRandom().nextBytes(nokkel);
        return new Segl(() -> List.of(nokkel));
    }

    /** What a key is known by, from which nobody can find it. */
    public static String navn(byte[] nokkel) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(nokkel), 0, NAVNELENGDE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** What shuts and opens in a transaction. */
    Knippe knippe(Transaksjon tx) {
        return new Knippe(nokler.apply(tx));
    }

    /** The keys that are in force while a transaction lasts. */
    final class Knippe {

        /** By name, the one that shuts first. */
        private final Map<String, byte[]> nokler = new LinkedHashMap<>();

        private Knippe(List<byte[]> nokler) {
            nokler.forEach(n -> this.nokler.putIfAbsent(Segl.navn(n), n));
        }

        /** The names of the keys that open. */
        Set<String> apnende() {
            return nokler.keySet();
        }

        /** Shuts the parts of one row with the key in force. */
        Lukker lukker() {
            Map.Entry<String, byte[]> forste = nokler.entrySet().iterator().next();
            return new Lukker(forste.getKey(), forste.getValue());
        }

        /** Opens what was shut with the key of that name, which is among {@link #apnende}. */
        byte[] apne(String navn, byte[] lukket) {
            byte[] nokkel = nokler.get(navn);
            if (nokkel == null) {
                throw new IllegalStateException("the key has been given up");
            }
            try {
                Cipher cipher = Cipher.getInstance(ALGORITME);
                cipher.init(
                        Cipher.DECRYPT_MODE,
                        new SecretKeySpec(nokkel, "AES"),
                        new GCMParameterSpec(MERKE_BITER, lukket, 0, ENGANGSTALL));
                return cipher.doFinal(lukket, ENGANGSTALL, lukket.length - ENGANGSTALL);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("what was stored is not what was shut", e);
            }
        }
    }

    /** Shuts with one key. */
    final class Lukker {

        private final String navn;
        private final byte[] nokkel;

        private Lukker(String navn, byte[] nokkel) {
            this.navn = navn;
            this.nokkel = nokkel;
        }

        String navn() {
            return navn;
        }

        byte[] lukk(byte[] apent) {
            byte[] engangstall = new byte[ENGANGSTALL];
            tilfeldig.nextBytes(engangstall);
            try {
                Cipher cipher = Cipher.getInstance(ALGORITME);
                cipher.init(
                        Cipher.ENCRYPT_MODE,
                        new SecretKeySpec(nokkel, "AES"),
                        new GCMParameterSpec(MERKE_BITER, engangstall));
                byte[] lukket = cipher.doFinal(apent);
                return ByteBuffer.allocate(engangstall.length + lukket.length)
                        .put(engangstall)
                        .put(lukket)
                        .array();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every JDK has AES-GCM", e);
            }
        }
    }
}

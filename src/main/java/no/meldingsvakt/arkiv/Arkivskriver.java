package no.meldingsvakt.arkiv;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes values one after another, without names: whoever reads them with {@link Arkivleser} asks for the same in the same order.
 * What has no order of its own is sorted, so that the same values give the same bytes. Used by one thread.
 */
public final class Arkivskriver {

    private static final int FORST = 1 << 16;

    private ByteBuffer til = ByteBuffer.allocate(FORST);

    /** What has been written. */
    public byte[] ferdig() {
        return Arrays.copyOf(til.array(), til.position());
    }

    public void tall(int verdi) {
        rom(Integer.BYTES).putInt(verdi);
    }

    public void valg(boolean verdi) {
        rom(1).put(verdi ? (byte) 1 : 0);
    }

    public void tall(int[] verdier) {
        tall(verdier.length);
        rom(verdier.length * Integer.BYTES).asIntBuffer().put(verdier);
        til.position(til.position() + verdier.length * Integer.BYTES);
    }

    public void bytes(byte[] verdi) {
        tall(verdi.length);
        rom(verdi.length).put(verdi);
    }

    /** A text, or that there is none. */
    public void tekst(@Nullable String verdi) {
        if (verdi == null) {
            tall(-1);
        } else {
            bytes(verdi.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A value as its text, or that there is none. */
    public void verdi(@Nullable Object verdi) {
        tekst(verdi == null ? null : verdi.toString());
    }

    public void tekster(Collection<String> verdier) {
        liste(verdier, this::tekst);
    }

    /** Texts that have no order. */
    public void mengde(Collection<String> verdier) {
        tekster(new TreeSet<>(verdier));
    }

    public <T> void liste(Collection<T> verdier, Consumer<T> skriv) {
        tall(verdier.size());
        verdier.forEach(skriv);
    }

    /** Values by their texts, in the order of these. */
    public <V> void oppslag(Map<String, V> verdier, Consumer<V> skriv) {
        liste(new TreeMap<>(verdier).entrySet(), e -> {
            tekst(e.getKey());
            skriv.accept(e.getValue());
        });
    }

    private ByteBuffer rom(int lengde) {
        if (til.remaining() < lengde) {
            byte[] storre = Arrays.copyOf(til.array(), Math.max(2 * til.capacity(), til.position() + lengde));
            til = ByteBuffer.wrap(storre).position(til.position());
        }
        return til;
    }
}

package no.meldingsvakt.arkiv;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link Arkivskriver} has written. What it answers is unmodifiable. Throws {@link java.nio.BufferUnderflowException} where nothing more
 * is there. Used by one thread.
 */
public final class Arkivleser {

    private final ByteBuffer fra;

    public Arkivleser(byte[] innhold) {
        this.fra = ByteBuffer.wrap(innhold);
    }

    /** Whether all has been read. */
    public boolean ferdig() {
        return !fra.hasRemaining();
    }

    public int tall() {
        return fra.getInt();
    }

    public boolean valg() {
        return fra.get() != 0;
    }

    public int[] tallrekke() {
        int[] verdier = new int[tall()];
        fra.asIntBuffer().get(verdier);
        fra.position(fra.position() + verdier.length * Integer.BYTES);
        return verdier;
    }

    public byte[] bytes() {
        byte[] verdi = new byte[tall()];
        fra.get(verdi);
        return verdi;
    }

    /** A text that must be there. */
    public String tekst() {
        return Objects.requireNonNull(tekstEllerIngen(), "a text is missing in the program's own archive");
    }

    public @Nullable String tekstEllerIngen() {
        int lengde = tall();
        if (lengde < 0) {
            return null;
        }
        String verdi = new String(fra.array(), fra.position(), lengde, StandardCharsets.UTF_8);
        fra.position(fra.position() + lengde);
        return verdi;
    }

    public @Nullable LocalDate dag() {
        String dag = tekstEllerIngen();
        return dag == null ? null : LocalDate.parse(dag);
    }

    /** The constant that stands there by its name; null where there is none. */
    public <E extends Enum<E>> @Nullable E konstant(Class<E> slag) {
        String navn = tekstEllerIngen();
        return navn == null ? null : Enum.valueOf(slag, navn);
    }

    public List<String> tekster() {
        return liste(this::tekst);
    }

    public Set<String> mengde() {
        return Set.copyOf(tekster());
    }

    public <T> List<T> liste(Supplier<T> les) {
        int antall = tall();
        List<T> verdier = new ArrayList<>(antall);
        for (int i = 0; i < antall; i++) {
            verdier.add(les.get());
        }
        return Collections.unmodifiableList(verdier);
    }

    /** Values by their texts, in the order of these. */
    public <V> Map<String, V> oppslag(Supplier<V> les) {
        int antall = tall();
        Map<String, V> verdier = new LinkedHashMap<>();
        for (int i = 0; i < antall; i++) {
            verdier.put(tekst(), les.get());
        }
        return Collections.unmodifiableMap(verdier);
    }
}

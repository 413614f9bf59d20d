package no.meldingsvakt.regel.uttrykk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An expression as {@link Oversetter} has translated it: nothing of Saxon's is in it, so that it can be kept in the program's archive.
 *
 * @param gir what it gives
 * @param deler what it is made of: parts, lists of parts, numbers, texts, true and false; null where something is not there
 */
record Ledd(Leddslag slag, Slag gir, List<@Nullable Object> deler) {

    static Ledd av(Leddslag slag, Slag gir, @Nullable Object... deler) {
        return new Ledd(slag, gir, Collections.unmodifiableList(Arrays.asList(deler)));
    }

    private <T> T del(int nummer, Class<T> type) {
        return type.cast(Objects.requireNonNull(deler.get(nummer)));
    }

    Ledd ledd(int nummer) {
        return del(nummer, Ledd.class);
    }

    int tall(int nummer) {
        return del(nummer, Integer.class);
    }

    boolean valg(int nummer) {
        return del(nummer, Boolean.class);
    }

    String tekst(int nummer) {
        return del(nummer, String.class);
    }

    @Nullable
    String tekstEllerIngen(int nummer) {
        return (String) deler.get(nummer);
    }

    /** A part that is a list of parts. */
    List<Ledd> alle(int nummer) {
        List<Ledd> alle = new ArrayList<>();
        for (Object d : del(nummer, List.class)) {
            alle.add((Ledd) d);
        }
        return alle;
    }

    /** A part that is a list of texts. */
    List<String> tekster(int nummer) {
        List<String> alle = new ArrayList<>();
        for (Object d : del(nummer, List.class)) {
            alle.add((String) d);
        }
        return alle;
    }

    /** The parts that are expressions. */
    Stream<Ledd> under() {
        return deler.stream()
                .flatMap(d -> d instanceof Ledd l
                        ? Stream.of(l)
                        : d instanceof List<?> flere
                                ? flere.stream().filter(Ledd.class::isInstance).map(Ledd.class::cast)
                                : Stream.of());
    }

    boolean erTekster() {
        return gir == Slag.TEKSTER || gir == Slag.UTYPEDE;
    }
}

package no.meldingsvakt.oppgjor;

import org.jspecify.annotations.Nullable;

/**
 * The stay that a line is about, or why none was found.
 *
 * @param skyldig null where none was found
 * @param grunn null where one was found
 */
public record Funn(@Nullable Skyldig skyldig, @Nullable Grunn grunn) {

    public static Funn av(Skyldig skyldig) {
        return new Funn(skyldig, null);
    }

    public static Funn ingen(Grunn grunn) {
        return new Funn(null, grunn);
    }
}

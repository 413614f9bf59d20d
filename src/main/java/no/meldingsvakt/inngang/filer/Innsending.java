package no.meldingsvakt.inngang.filer;

import org.jspecify.annotations.Nullable;

/**
 * One message of several that came together.
 *
 * @param innhold the bytes as sent
 * @param navn a form of its file name that can be shown; null where it has none
 */
public record Innsending(byte[] innhold, @Nullable String navn) {

    @Override
    public String toString() {
        return "Innsending[" + innhold.length + " byte]";
    }
}

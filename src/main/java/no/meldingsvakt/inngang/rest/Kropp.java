package no.meldingsvakt.inngang.rest;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import no.meldingsvakt.validering.Bestillinger;
import org.jspecify.annotations.Nullable;

/** Reads a request's body: unpacked, and never more of it than the limit. */
@Singleton
class Kropp {

    private static final int MEBI = 1024 * 1024;

    private final int grense;

    Kropp(Bestillinger bestillinger) {
        grense = Math.toIntExact(bestillinger.maksStorrelse());
    }

    /** Reads a message; throws {@link ProblemException} when it is empty, too large, or packed in a way we do not know. */
    byte[] les(@Nullable InputStream kropp, @Nullable String koding) {
        if (kropp == null) {
            throw tom();
        }
        try (InputStream inn = pakketUt(kropp, koding)) {
            byte[] innhold = inn.readNBytes(grense);
            if (innhold.length == grense && inn.read() >= 0) {
                throw new ProblemException(
                        413, "Meldingen er for stor", "Grensen er %d MiB utpakket.".formatted(grense / MEBI));
            }
            if (innhold.length == 0) {
                throw tom();
            }
            return innhold;
        } catch (IOException e) {
            throw new ProblemException(
                    400, "Meldingen kunne ikke leses", "Overføringen ble brutt, eller pakkingen er ødelagt.");
        }
    }

    /** The body without the packing that its {@code Content-Encoding} tells of. */
    static InputStream pakketUt(InputStream kropp, @Nullable String koding) throws IOException {
        String navn = koding == null ? "identity" : koding.strip().toLowerCase(Locale.ROOT);
        return switch (navn) {
            case "", "identity" -> kropp;
            case "gzip", "x-gzip" -> new GZIPInputStream(kropp);
            default ->
                throw new ProblemException(
                        415, "Pakkingen tas ikke imot", "Content-Encoding kan være gzip eller utelates.");
        };
    }

    private static ProblemException tom() {
        return new ProblemException(400, "Meldingen mangler", "Forespørselen har ikke noe innhold.");
    }
}

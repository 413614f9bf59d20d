package no.meldingsvakt.inngang.rest;

import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import no.meldingsvakt.inngang.overlast.Behov;
import no.meldingsvakt.inngang.overlast.Innkropp;
import no.meldingsvakt.inngang.overlast.Opptatt;
import no.meldingsvakt.validering.Bestillinger;
import org.jspecify.annotations.Nullable;

/** Reads a request's body: unpacked, never more of it than the limit, and no more than there is room for in memory. */
@Singleton
class Kropp {

    private static final int MEBI = 1024 * 1024;
    private static final int FORSTE = 64 * 1024;
    private static final int FOR_STORT = 413;

    private final int grense;

    Kropp(Bestillinger bestillinger) {
        grense = Math.toIntExact(bestillinger.maksStorrelse());
    }

    /** Reads a message; throws {@link ProblemException} when it is empty, too large, or packed in a way we do not know. */
    byte[] les(Innkropp kropp, @Nullable String koding) {
        byte[] innhold;
        try {
            innhold = alt(kropp, koding, grense);
        } catch (IOException e) {
            throw new ProblemException(
                    400, "Meldingen kunne ikke leses", "Overføringen ble brutt, eller pakkingen er ødelagt.");
        }
        if (innhold.length > grense) {
            throw new ProblemException(
                    FOR_STORT, "Meldingen er for stor", "Grensen er %d MiB utpakket.".formatted(grense / MEBI));
        }
        if (innhold.length == 0) {
            throw new ProblemException(400, "Meldingen mangler", "Forespørselen har ikke noe innhold.");
        }
        krevRom(kropp, Behov.av(innhold));
        return innhold;
    }

    /** All of the body, unpacked; of one that is larger than the limit, one byte more than the limit. */
    static byte[] alt(Innkropp kropp, @Nullable String koding, int grense) throws IOException {
        byte[] sendt = kropp.ta();
        if (!erPakket(koding)) {
            return sendt;
        }
        try (InputStream inn = new GZIPInputStream(new ByteArrayInputStream(sendt))) {
            byte[] alt = new byte[Math.min(FORSTE, grense + 1)];
            int antall = inn.readNBytes(alt, 0, alt.length);
            while (antall == alt.length && antall <= grense) {
                krevRom(kropp, Behov.avLengde(2L * antall));
                alt = Arrays.copyOf(alt, (int) Math.min(grense + 1L, 2L * antall));
                antall += inn.readNBytes(alt, antall, alt.length - antall);
            }
            return antall == alt.length ? alt : Arrays.copyOf(alt, antall);
        }
    }

    /** Makes sure of the memory it takes to judge the call; throws {@link ProblemException} where there is none. */
    static void krevRom(Innkropp kropp, long behov) {
        if (!kropp.kanRomme(behov)) {
            throw new ProblemException(
                    FOR_STORT,
                    "Innholdet er for sammensatt",
                    "Det er så mange elementer og attributter at tjenesten ikke har minne nok til å bedømme dem.");
        }
        if (!kropp.utvidEllerTell(behov)) {
            throw new ProblemException(
                    Opptatt.STATUS, Opptatt.TITTEL, Opptatt.DETALJ, String.valueOf(Opptatt.PROV_IGJEN_SEKUNDER));
        }
    }

    /** Whether the body is packed, by its {@code Content-Encoding}. */
    private static boolean erPakket(@Nullable String koding) {
        String navn = koding == null ? "identity" : koding.strip().toLowerCase(Locale.ROOT);
        return switch (navn) {
            case "", "identity" -> false;
            case "gzip", "x-gzip" -> true;
            default ->
                throw new ProblemException(
                        415, "Pakkingen tas ikke imot", "Content-Encoding kan være gzip eller utelates.");
        };
    }
}

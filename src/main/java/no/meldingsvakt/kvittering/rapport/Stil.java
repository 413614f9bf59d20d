package no.meldingsvakt.kvittering.rapport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

/** The style sheets of the pages, for a page that holds its style in itself so that it can be kept as one file. */
public final class Stil {

    private static final String ROT = "/META-INF/resources/";
    private static final String FELLES = "meldingsvakt.css";

    private Stil() {}

    /** What all pages have, and then these, which are named as their addresses are. */
    public static String av(String... egne) {
        return lesFil(FELLES) + Arrays.stream(egne).map(Stil::lesFil).collect(Collectors.joining());
    }

    private static String lesFil(String navn) {
        try (InputStream inn = Objects.requireNonNull(Stil.class.getResourceAsStream(ROT + navn), navn)) {
            return new String(inn.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

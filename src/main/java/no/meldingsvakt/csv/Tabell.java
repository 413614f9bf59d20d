package no.meldingsvakt.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import no.meldingsvakt.csv.UlesbarTabellException.Grunn;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A table that was handed in as text with something between its columns: UTF-8, UTF-16 or Windows-1252, and semicolon, comma,
 * tab or bar. Each line is read by itself, so that a quotation mark that is never closed spoils its own line and no other; a
 * cell can therefore not hold a line break.
 *
 * @param hode what the columns are called
 */
public record Tabell(List<String> hode, List<Rad> rader) {

    /** Most lines of a table. */
    public static final int MAKS_LINJER = 20_000;

    private static final List<Character> SKILLER = List.of(';', '\t', ',', '|');

    /** What Excel takes, and writes, as a first line that tells what stands between columns. */
    private static final String SKILLELINJE = "sep=";

    public Tabell {
        hode = List.copyOf(hode);
        rader = List.copyOf(rader);
    }

    /**
     * A line.
     *
     * @param linje its number in the file, from 1
     * @param celler its cells without blanks around them; empty where the line cannot be read, or has not as many as the head
     */
    public record Rad(int linje, List<String> celler) {

        public Rad {
            celler = List.copyOf(celler);
        }
    }

    /** Reads a table; throws {@link UlesbarTabellException} where it is none. */
    public static Tabell les(byte[] innhold) throws UlesbarTabellException {
        List<String> linjer = List.of(Tegnsett.les(innhold).split("\r\n|\n|\r", -1));
        if (linjer.size() > MAKS_LINJER) {
            throw new UlesbarTabellException(Grunn.FOR_MANGE_LINJER);
        }
        int nr = 0;
        while (nr < linjer.size() && (linjer.get(nr).isBlank() || erSkillelinje(linjer.get(nr)))) {
            nr++;
        }
        if (nr == linjer.size()) {
            throw new UlesbarTabellException(Grunn.TOM);
        }
        String forste = linjer.get(nr);
        CSVFormat format = SKILLER.stream()
                .map(Tabell::format)
                .max(Comparator.comparingInt(
                        f -> celler(f, forste).map(List::size).orElse(0)))
                .orElseThrow();
        List<String> hode = celler(format, forste).orElseThrow(() -> new UlesbarTabellException(Grunn.TOM));
        List<Rad> rader = new ArrayList<>();
        for (int i = nr + 1; i < linjer.size(); i++) {
            Optional<List<String>> celler = celler(format, linjer.get(i));
            if (celler.isEmpty() || celler.get().stream().anyMatch(c -> !c.isEmpty())) {
                rader.add(new Rad(
                        i + 1, celler.filter(c -> c.size() == hode.size()).orElse(List.of())));
            }
        }
        return new Tabell(hode, rader);
    }

    private static boolean erSkillelinje(String linje) {
        return linje.toLowerCase(Locale.ROOT).startsWith(SKILLELINJE) && linje.length() <= SKILLELINJE.length() + 2;
    }

    private static CSVFormat format(char skille) {
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(skille)
                .setIgnoreSurroundingSpaces(true)
                .setTrim(true)
                .get();
    }

    /** The cells of a line; empty where its quotation marks do not fit. An empty line has one empty cell. */
    private static Optional<List<String>> celler(CSVFormat format, String linje) {
        if (linje.isBlank()) {
            return Optional.of(List.of(""));
        }
        try (CSVParser leser = CSVParser.parse(linje, format)) {
            List<CSVRecord> rader = leser.getRecords();
            return rader.size() == 1
                    ? Optional.of(rader.get(0).stream().map(Tabell::uten).toList())
                    : Optional.empty();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** Without the blanks that do not count as such. */
    private static String uten(String celle) {
        return celle.replaceAll("^[\\s\u00A0\u2007\u202F]+|[\\s\u00A0\u2007\u202F]+$", "");
    }

    /** What a column is called, as a key: small letters and digits alone. */
    public Stream<String> kolonner() {
        return hode.stream().map(h -> h.toLowerCase(Locale.ROOT)
                .replace("ø", "o")
                .replace("å", "a")
                .replace("æ", "ae")
                .replaceAll("[^a-z0-9]", ""));
    }
}

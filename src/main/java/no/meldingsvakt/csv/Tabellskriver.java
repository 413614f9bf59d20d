package no.meldingsvakt.csv;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Writes a table as CSV (RFC 4180). No cell of it is a formula to whoever opens it as a spreadsheet. */
public final class Tabellskriver {

    /** Media type of what is written. */
    public static final String MEDIETYPE = "text/csv";

    /** What a spreadsheet takes for the beginning of something to compute, also in full width. */
    private static final Pattern FORMEL =
            Pattern.compile("^[\\s\\p{Z}\\p{Cc}]*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20].*|^[\t\r\n].*", Pattern.DOTALL);

    private final StringWriter tekst = new StringWriter();
    private final CSVPrinter skriver;

    public Tabellskriver(String... hode) {
        try {
            skriver = new CSVPrinter(tekst, CSVFormat.RFC4180);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rad((Object[]) hode);
    }

    /** Adds a line; what is null becomes an empty cell. Only numbers are written as they are. */
    public void rad(@Nullable Object... celler) {
        List<String> trygge = Arrays.stream(celler).map(Tabellskriver::celle).toList();
        try {
            skriver.printRecord(trygge);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String celle(@Nullable Object verdi) {
        if (verdi == null) {
            return "";
        }
        if (verdi instanceof BigDecimal tall) {
            return tall.toPlainString();
        }
        return verdi instanceof Number ? verdi.toString() : trygg(verdi.toString());
    }

    /** A text that stays a text. */
    static String trygg(String tekst) {
        return FORMEL.matcher(tekst).matches() ? "'" + tekst : tekst;
    }

    /** All that has been added. */
    @Override
    public String toString() {
        return tekst.toString();
    }
}

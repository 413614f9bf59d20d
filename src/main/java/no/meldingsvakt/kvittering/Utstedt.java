package no.meldingsvakt.kvittering;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.DatatypeFactory;
import org.jspecify.annotations.Nullable;

/**
 * IssueDate of a receipt: the message's GenDate, which must be an xs:dateTime there. Messages with a header of their own may
 * tell only a date, a month, a year or a time of day, or nothing.
 */
final class Utstedt {

    private static final String MIDNATT = "T00:00:00";
    private static final Pattern DELER = Pattern.compile(
            "(-?\\d{4,9})(-\\d\\d)?(-\\d\\d)?(T\\d\\d:\\d\\d:)?(\\d\\d(?:\\.\\d+)?)?(Z|[+-]\\d\\d:\\d\\d)?");

    private Utstedt() {}

    /** To the letter where it is a moment; else the first moment of what it tells. When it tells nothing, when it was received. */
    static String av(@Nullable String sendt, OffsetDateTime mottatt) {
        return moment(sendt).orElseGet(() -> naa(mottatt));
    }

    /** What stands in for a time that the message does not tell. */
    static String naa(OffsetDateTime mottatt) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(mottatt.truncatedTo(ChronoUnit.SECONDS));
    }

    private static Optional<String> moment(@Nullable String sendt) {
        Matcher m = DELER.matcher(sendt == null ? "" : sendt);
        if (!m.matches() || (m.group(4) == null) != (m.group(5) == null)) {
            return Optional.empty();
        }
        String dag = m.group(1) + eller(m.group(2), "-01") + eller(m.group(3), "-01");
        String tid = m.group(4) == null ? MIDNATT : m.group(4) + sekunder(m.group(5));
        return Optional.of(dag + tid + eller(m.group(6), "")).filter(Utstedt::erGyldig);
    }

    /** A leap second is the last of its minute: not all who read the receipt know of any. */
    private static String sekunder(@Nullable String sekunder) {
        return sekunder == null || sekunder.startsWith("60") ? "59" : sekunder;
    }

    private static boolean erGyldig(String moment) {
        try {
            return DatatypeFactory.newDefaultInstance()
                    .newXMLGregorianCalendar(moment)
                    .getXMLSchemaType()
                    .equals(DatatypeConstants.DATETIME);
        } catch (IllegalArgumentException | IllegalStateException e) {
            return false;
        }
    }

    private static String eller(@Nullable String del, String ellers) {
        return del == null ? ellers : del;
    }
}

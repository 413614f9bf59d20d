package no.meldingsvakt.kvittering.tegning;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import no.meldingsvakt.avvik.Sprak;
import org.jspecify.annotations.Nullable;

/** Times as people read them, in Norwegian time and in one language. Thread-safe. */
final class Datoord {

    private final DateTimeFormatter dag;
    private final DateTimeFormatter kort;
    private final DateTimeFormatter kortest;
    private final DateTimeFormatter minutt;
    private final DateTimeFormatter sekund;

    Datoord(Sprak sprak) {
        Locale sted = Locale.forLanguageTag(sprak.kode());
        boolean engelsk = sprak == Sprak.EN;
        String maned = engelsk ? "d MMMM yyyy" : "d. MMMM yyyy";
        dag = DateTimeFormatter.ofPattern(maned, sted);
        kort = DateTimeFormatter.ofPattern(engelsk ? "EEE d MMM" : "EEE d. MMM", sted);
        kortest = DateTimeFormatter.ofPattern(engelsk ? "d MMM" : "d. MMM", sted);
        minutt = DateTimeFormatter.ofPattern(maned + (engelsk ? "' at 'HH:mm" : "' kl. 'HH.mm"), sted);
        sekund = DateTimeFormatter.ofPattern(maned + (engelsk ? "' at 'HH:mm:ss" : "' kl. 'HH.mm.ss"), sted);
    }

    /** A moment, or a day where only that is told. */
    record Lest(Instant tid, boolean bareDag) {}

    /** Reads a moment or day of the contract's; null where it is neither. */
    static @Nullable Lest les(@Nullable String tekst) {
        try {
            if (tekst == null) {
                return null;
            }
            return tekst.length() <= "2024-03-04".length()
                    ? new Lest(Tidsakse.midnatt(LocalDate.parse(tekst)), true)
                    : new Lest(OffsetDateTime.parse(tekst).toInstant(), false);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** A moment or day of the contract's in words; as it stands where it is neither. */
    String i(String tekst) {
        Lest lest = les(tekst);
        if (lest == null) {
            return tekst;
        }
        return lest.bareDag() ? dag(lest.tid()) : i(lest.tid());
    }

    String i(Instant moment) {
        ZonedDateTime tid = moment.atZone(Tidsakse.NORGE);
        return (tid.getSecond() == 0 ? minutt : sekund).format(tid);
    }

    String dag(Instant moment) {
        return dag.format(moment.atZone(Tidsakse.NORGE));
    }

    String dag(LocalDate dato) {
        return dag.format(dato);
    }

    /** Without the year. */
    String kort(ZonedDateTime tid) {
        return kort.format(tid);
    }

    String kortest(ZonedDateTime tid) {
        return kortest.format(tid);
    }
}

package no.meldingsvakt.oppgjor;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of an invoice list. What else the line holds has not been read.
 *
 * @param nr the line in the file, from 1
 * @param forlop the stay that the line names; null where it names none
 * @param par the parties that it names; null where it does not name both
 * @param periode the days that it names; null where it names none
 * @param dogn how many days it claims; null where it claims an amount alone
 * @param belop the amount that it claims; null where it claims days alone
 * @param lesbar whether all that it should tell could be read
 * @param galt the cells that could not; none where the line as a whole cannot be taken apart
 */
public record Fakturalinje(
        int nr,
        @Nullable UUID forlop,
        @Nullable Par par,
        @Nullable Periode periode,
        @Nullable Long dogn,
        @Nullable BigDecimal belop,
        boolean lesbar,
        List<Celle> galt) {

    public Fakturalinje {
        galt = List.copyOf(galt);
    }

    /**
     * A cell.
     *
     * @param kolonne the number of its column in the file, from 1
     * @param navn what is read from the column, as the list may call it
     */
    public record Celle(int kolonne, String navn) {}

    /** A hospital and a municipality, by HER-id. */
    public record Par(String sykehus, String kommune) {}
}

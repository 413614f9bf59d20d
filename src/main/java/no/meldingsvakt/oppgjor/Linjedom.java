package no.meldingsvakt.oppgjor;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A line of an invoice, and what the messages say of it.
 *
 * @param forlop the stay that it is about; null where none was found
 * @param vistDogn how many days the messages show are owed, of what the line and those it is judged with claim; null where none can be told
 * @param vistBelop what they cost; null where it cannot be told
 */
public record Linjedom(
        Fakturalinje linje,
        Grunn grunn,
        @Nullable String forlop,
        @Nullable Long vistDogn,
        @Nullable BigDecimal vistBelop) {

    public Dom dom() {
        return grunn.dom();
    }
}

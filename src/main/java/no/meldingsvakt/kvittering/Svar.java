package no.meldingsvakt.kvittering;

import java.util.List;

/**
 * The answer to a message: the receipt, and the application receipts in full.
 *
 * @param apprec one for each own receiver; empty where none may be sent
 */
public record Svar(Kvittering kvittering, List<AppRecSvar> apprec) {

    public Svar {
        apprec = List.copyOf(apprec);
    }
}

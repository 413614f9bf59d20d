package no.meldingsvakt.kvittering;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a message: the receipt, and the application receipts in full.
 *
 * @param apprec one for each own receiver; empty where none may be sent
 * @param ingen why there is none; null where there are some
 */
public record Svar(
        Kvittering kvittering,
        List<AppRecSvar> apprec,
        @Nullable IngenAppRec ingen) {

    public Svar {
        apprec = List.copyOf(apprec);
    }

    /** A receipt that was stored; the application receipts were not. */
    public static Svar lagret(Kvittering kvittering) {
        return new Svar(kvittering, List.of(), IngenAppRec.IKKE_LAGRET);
    }
}

package no.meldingsvakt.drift;

import java.util.List;

/** The addresses of the queue, as integrations know them. */
public final class Adresser {

    /** Messages in. */
    public static final String INN = "meldingsvakt.inn";

    /** Receipts for messages without a reply-to. */
    public static final String KVITTERINGER = "meldingsvakt.kvitteringer";

    /** Messages that could not be handled, with the reason. */
    public static final String DOD = "meldingsvakt.dod";

    /** Deadlines that have passed. */
    public static final String FRISTBRUDD = "meldingsvakt.fristbrudd";

    /** All of them. */
    public static final List<String> ALLE = List.of(INN, KVITTERINGER, DOD, FRISTBRUDD);

    private static final String EGNE = "meldingsvakt.";

    private Adresser() {}

    /** Says whether receipts may be sent to the address: the other addresses of ours are not for them. */
    public static boolean kanTaKvittering(String adresse) {
        return !adresse.isBlank() && (KVITTERINGER.equals(adresse) || !adresse.startsWith(EGNE));
    }
}

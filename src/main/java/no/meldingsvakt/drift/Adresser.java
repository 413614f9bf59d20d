package no.meldingsvakt.drift;

import java.util.List;
import no.meldingsvakt.forlop.lager.Utgaende;

/** The addresses of the queue, as integrations know them. */
public final class Adresser {

    /** Messages in. */
    public static final String INN = "meldingsvakt.inn";

    /** Receipts for messages without a reply-to. */
    public static final String KVITTERINGER = "meldingsvakt.kvitteringer";

    /** Messages that could not be handled, with the reason. */
    public static final String DOD = "meldingsvakt.dod";

    /** Deadlines that have passed. */
    public static final String FRISTBRUDD = Utgaende.FRISTBRUDD;

    /** All of them. */
    public static final List<String> ALLE = List.of(INN, KVITTERINGER, DOD, FRISTBRUDD);

    /** How addresses begin that are ours, or the brokers' own. */
    private static final List<String> UTE_AV_BRUK = List.of("meldingsvakt.", "activemq.", "$");

    private Adresser() {}

    /** Says whether receipts may be sent to the address: our other ones, and those that manage a broker, are not for them. */
    public static boolean kanTaKvittering(String adresse) {
        return KVITTERINGER.equals(adresse)
                || !adresse.isBlank() && UTE_AV_BRUK.stream().noneMatch(adresse::startsWith);
    }
}

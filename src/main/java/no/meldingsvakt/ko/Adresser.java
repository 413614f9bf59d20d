package no.meldingsvakt.ko;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

    /** Prefixes of this service's own addresses, and of the brokers'. */
    private static final List<String> UTE_AV_BRUK = List.of("meldingsvakt.", "activemq.", "$");

    /** How RabbitMQ's addresses of queues begin, in versions 1 and 2 of its addresses; the name follows, percent-encoded. */
    private static final List<String> FOR_KO = List.of("/queues/", "/queue/", "/amq/queue/");

    /** Artemis: the address of a queue, then its name. */
    private static final String FULLT_NAVN = "::";

    private Adresser() {}

    /**
     * Says whether receipts may be sent to the address: our other ones, and those that manage a broker, are not for them,
     * however a broker lets their names be written. An exchange is not, since it may lead to any queue.
     */
    public static boolean kanTaKvittering(String adresse) {
        return konavn(adresse)
                .filter(ko -> KVITTERINGER.equals(ko)
                        || Stream.of(ko.split(FULLT_NAVN, -1))
                                .allMatch(n ->
                                        !n.isBlank() && UTE_AV_BRUK.stream().noneMatch(n::startsWith)))
                .isPresent();
    }

    /** The name of the queue that an address is of; empty where it is of none. */
    private static Optional<String> konavn(String adresse) {
        if (!adresse.startsWith("/")) {
            return Optional.of(adresse);
        }
        return FOR_KO.stream()
                .filter(adresse::startsWith)
                .findFirst()
                .flatMap(form -> dekodet(adresse.substring(form.length())));
    }

    private static Optional<String> dekodet(String navn) {
        try {
            // A plus is a plus: only forms on web pages mean a space by it.
            return Optional.of(URLDecoder.decode(navn.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

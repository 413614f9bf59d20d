package no.meldingsvakt.ko;

import java.util.Optional;
import java.util.OptionalLong;

/** The message broker: a part of this program, or one of the operator's. Thread-safe. */
public interface Megler {

    /** Where a client connects, as a URL of the AMQP client. */
    String url();

    /** Sees to it that the broker runs, where that is in our hands; called now and then. */
    void sikre();

    /** What keeps the broker from taking messages, in words for the operator; empty when nothing is known. */
    Optional<String> hinder();

    /** What an operator must have seen before the broker counts as ready, though it takes messages; empty when there is nothing. */
    default Optional<String> varsel() {
        return Optional.empty();
    }

    /** Damaged places in its journal that no operator has acknowledged, where the journal is ours. */
    default long skader() {
        return 0;
    }

    /** Whether one can look at its queues without taking from them. */
    boolean kanSes();

    /** Number of messages that wait on an address; empty where a client cannot know. */
    OptionalLong ventende(String adresse);
}

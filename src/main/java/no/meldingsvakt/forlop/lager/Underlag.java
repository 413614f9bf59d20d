package no.meldingsvakt.forlop.lager;

import java.util.Optional;

/** What the database of the store lies on. Thread-safe. */
public interface Underlag {

    /** That of a database which looks after itself. */
    Underlag FAST = new Underlag() {
        @Override
        public Optional<String> hinder() {
            return Optional.empty();
        }

        @Override
        public void kastForbindelser() {}
    };

    /** What keeps it from storing, in words for the operator; empty when nothing is known. */
    Optional<String> hinder();

    /** Throws away the connections that have been made: the database closed itself, and they will never find it again. */
    void kastForbindelser();
}

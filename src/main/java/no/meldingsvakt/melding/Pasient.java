package no.meldingsvakt.melding;

import java.util.List;

/**
 * The patient's identifiers, held in memory only while the message is judged. It is never written anywhere, which is why
 * its text form says nothing.
 */
public record Pasient(List<Ident> identer) {

    public Pasient {
        identer = List.copyOf(identer);
    }

    @Override
    public String toString() {
        return "Pasient[skjult]";
    }
}

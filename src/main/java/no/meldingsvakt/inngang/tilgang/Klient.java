package no.meldingsvakt.inngang.tilgang;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;
import no.meldingsvakt.validering.Avsenderkrav;

/**
 * Who calls, as far as it has been shown.
 *
 * @param rettigheter what it may do
 * @param avsender whom it may submit messages for; empty where nobody has said
 */
public record Klient(Set<Rett> rettigheter, Optional<Avsenderkrav> avsender) {

    private static final String NAVN = Klient.class.getName();

    public Klient {
        rettigheter = Set.copyOf(rettigheter);
    }

    /** The caller, where one has signed in. */
    public static Optional<Klient> av(RoutingContext kall) {
        return Optional.ofNullable(kall.get(NAVN));
    }

    void innlogget(RoutingContext kall) {
        kall.put(NAVN, this);
    }
}

package no.meldingsvakt.kvittering;

import java.time.OffsetDateTime;
import java.util.List;
import no.meldingsvakt.avvik.AppRecFeil;
import no.meldingsvakt.melding.AppRecVersjon;
import no.meldingsvakt.melding.Kode;
import no.meldingsvakt.melding.Part;
import org.jspecify.annotations.Nullable;

/**
 * What an application receipt (AppRec) says.
 *
 * @param id the receipt's own identity
 * @param fra who answers: a receiver of the original message
 * @param fraRolle the role of the one who answers; null where the version has no agreed role
 * @param til the sender of the original message
 * @param tilRolle the role of the sender; null where the version has no agreed role
 * @param feil why it is rejected; empty when it is accepted
 * @param opprinneligType the original message's function, code list 8279
 * @param opprinneligDato when the original message was made, as xs:dateTime
 */
public record AppRecSvar(
        AppRecVersjon versjon,
        String id,
        OffsetDateTime laget,
        Part fra,
        @Nullable Kode fraRolle,
        Part til,
        @Nullable Kode tilRolle,
        List<Feil> feil,
        Kode opprinneligType,
        String opprinneligDato,
        String opprinneligId) {

    public AppRecSvar {
        feil = List.copyOf(feil);
    }

    /**
     * One ground for rejection.
     *
     * @param forklaring what exactly is wrong, for attribute OT; null where the code says it
     */
    public record Feil(AppRecFeil kode, @Nullable String forklaring) {}

    /** Says whether the receipt rejects the message. */
    public boolean avviser() {
        return !feil.isEmpty();
    }
}

package no.meldingsvakt.kvittering;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.meldingsvakt.avvik.Alvorlighet;
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
 * @param fraRolle the role of the one who answers
 * @param til the sender of the original message
 * @param tilRolle the role of the sender
 * @param feil why it is rejected; empty when it is accepted
 * @param opprinneligType the original message's function, code list 8279
 * @param opprinneligDato when the original message was made, as xs:dateTime
 */
public record AppRecSvar(
        AppRecVersjon versjon,
        String id,
        OffsetDateTime laget,
        Part fra,
        Kode fraRolle,
        Part til,
        Kode tilRolle,
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

    /** Identity of the AppRec that is number {@code nr} under a receipt: the same whenever it is made. */
    static String id(String kvitteringId, int nr) {
        return UUID.nameUUIDFromBytes((kvitteringId + " " + nr).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    AppRecSvar med(String nyId) {
        return new AppRecSvar(
                versjon,
                nyId,
                laget,
                fra,
                fraRolle,
                til,
                tilRolle,
                feil,
                opprinneligType,
                opprinneligDato,
                opprinneligId);
    }

    /** This AppRec as it was made the first time, number {@code nr} under the receipt {@code forste}. */
    AppRecSvar gjentatt(Kvittering forste, int nr) {
        List<String> koder = forste.apprec().get(nr).feil();
        Map<String, Feil> grunner = new LinkedHashMap<>();
        forste.avvik().stream()
                .filter(a -> a.alvorlighet() == Alvorlighet.AVVISES
                        || (AppRecFeil.E21.name().equals(a.apprec()) && koder.contains(a.apprec())))
                .forEach(a -> grunner.putIfAbsent(
                        a.regel(),
                        new Feil(a.apprec() == null ? AppRecFeil.X99 : AppRecFeil.valueOf(a.apprec()), a.tekst())));
        // What stands beyond the findings that are listed has left its code.
        koder.stream()
                .filter(k ->
                        grunner.values().stream().noneMatch(f -> f.kode().name().equals(k)))
                .forEach(k -> grunner.put(k, new Feil(AppRecFeil.valueOf(k), null)));
        return new AppRecSvar(
                versjon,
                id(forste.id(), nr),
                forste.vurdert(),
                fra,
                fraRolle,
                til,
                tilRolle,
                List.copyOf(grunner.values()),
                opprinneligType,
                opprinneligDato.equals(Utstedt.naa(laget)) ? Utstedt.naa(forste.vurdert()) : opprinneligDato,
                opprinneligId);
    }

    /** Says whether the receipt rejects the message. */
    public boolean avviser() {
        return !feil.isEmpty();
    }
}

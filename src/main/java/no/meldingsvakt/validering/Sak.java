package no.meldingsvakt.validering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.meldingsvakt.avvik.Stegresultat;
import no.meldingsvakt.avvik.Utfall;
import no.meldingsvakt.forlop.Hendelse;
import no.meldingsvakt.forlop.Hendelsesleser;
import no.meldingsvakt.konvolutt.Lesing;
import no.meldingsvakt.kvittering.Kvittering;
import no.meldingsvakt.skjema.Skjemakontroll;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way through the corridor. Immutable: each step makes a new one with its result added.
 *
 * @param innhold the bytes as received
 * @param startet {@link System#nanoTime} when it came in
 * @param lesing what reading came to; null until it has been read
 * @param steg what the steps so far came to
 * @param regelsett the rule packs it is judged by; empty until the rules have been chosen
 */
public record Sak(
        byte[] innhold,
        Valg valg,
        long startet,
        @Nullable Lesing lesing,
        List<Stegresultat> steg,
        List<Kvittering.Regelsett> regelsett) {

    public Sak {
        steg = List.copyOf(steg);
        regelsett = List.copyOf(regelsett);
    }

    /** A message that has just come in. */
    public static Sak ny(byte[] innhold, Valg valg) {
        return new Sak(innhold, valg, System.nanoTime(), null, List.of(), List.of());
    }

    /** What it tells of; empty when it cannot be read, or was rejected, because its receiver does not take it in. */
    Optional<Hendelse> hendelse(Hendelsesleser leser) {
        boolean avvist = steg.stream().map(Stegresultat::utfall).anyMatch(Utfall.AVVIST::equals);
        return lesing == null || lesing.dokument() == null || lesing.melding() == null || avvist
                ? Optional.empty()
                : leser.les(lesing.dokument(), lesing.melding());
    }

    /** Says whether every step so far let the message on. */
    boolean slipperVidere() {
        return steg.stream().allMatch(Stegresultat::slipperVidere);
    }

    /** Says whether it could be read, and the schema alone has rejected it. */
    boolean erAvvistAvSkjema() {
        return steg.stream().anyMatch(s -> s.steg().equals(Skjemakontroll.STEG) && s.utfall() == Utfall.AVVIST)
                && steg.stream().allMatch(s -> s.steg().equals(Skjemakontroll.STEG) || s.slipperVidere());
    }

    Sak lest(Lesing lest) {
        return new Sak(innhold, valg, startet, lest, pluss(lest.resultat()), regelsett);
    }

    Sak med(Stegresultat resultat) {
        return new Sak(innhold, valg, startet, lesing, pluss(resultat), regelsett);
    }

    Sak medRegler(Stegresultat resultat, List<Kvittering.Regelsett> valgte) {
        return new Sak(innhold, valg, startet, lesing, pluss(resultat), valgte);
    }

    private List<Stegresultat> pluss(Stegresultat resultat) {
        List<Stegresultat> nye = new ArrayList<>(steg);
        nye.add(resultat);
        return nye;
    }

    @Override
    public String toString() {
        return "Sak[" + innhold.length + " byte, " + steg.size() + " steg]";
    }
}

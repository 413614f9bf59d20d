package no.meldingsvakt.drift;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Changes the patient key that lies in a data folder, from outside the service. Both keys are in force from the service's next start until the
 * former is given up; the service itself refuses to start with keys that are not the database's, so nothing that goes wrong here can make patients
 * strangers. Each step is one file that is put in place whole: what was killed is done again from the beginning.
 */
public final class Nokkelskifte {

    private final Function<String, Optional<String>> innstillinger;
    private final Path rot;
    private final Path fil;
    private final Path forrige;
    private final Duration oppbevaring;

    /**
     * Of a service's settings.
     *
     * @param rot what a data folder without a whole path lies under
     * @param oppbevaring how long what is stored is kept
     */
    public Nokkelskifte(Function<String, Optional<String>> innstillinger, Path rot, Duration oppbevaring) {
        this.innstillinger = innstillinger;
        this.rot = rot;
        Path mappe = rot.resolve(innstillinger.apply("meldingsvakt.datamappe").orElse("data"));
        this.fil = mappe.resolve(Nokkelring.FIL);
        this.forrige = mappe.resolve(Nokkelring.FORRIGE_FIL);
        this.oppbevaring = oppbevaring;
    }

    /** How far a change has come. */
    public enum Fase {
        /** There is no key in the folder, or it is a setting. */
        INGEN_FIL,
        EN,
        /** The new one is made, and in force from the next start. */
        LAGET,
        BEGGE,
        /** The former is needed no longer. */
        KAN_AVSLUTTES,
        /** Both are in the folder; more is known only by the database, which could not be read. */
        UKJENT
    }

    /**
     * How it stands.
     *
     * @param til until when the former key is needed; null where that is not known, or there is none
     * @param hinder why the database could not be read; null where it was
     */
    public record Stand(
            Fase fase, @Nullable Instant til, @Nullable String hinder) {}

    /** What the database knows of keys: check values, and since when; and whether nothing hangs on them. */
    record Kjente(Map<String, Instant> fra, boolean ubrukt) {}

    /** Tells how it stands; changes nothing. */
    public Stand stand(Instant naa) {
        if (erInnstilling() || !Files.exists(fil)) {
            return new Stand(Fase.INGEN_FIL, null, null);
        }
        if (!Files.exists(forrige)) {
            return new Stand(Fase.EN, null, null);
        }
        Kjente kjente;
        try (Lageradgang adgang = Lageradgang.apne(innstillinger, rot)) {
            kjente = adgang.nokler();
        } catch (RuntimeException e) {
            return new Stand(Fase.UKJENT, null, e.getMessage());
        }
        @Nullable Instant fra = kjente.fra().get(Nokkelfil.les(fil).kontrollverdi());
        if (fra == null || erSamme()) {
            return new Stand(Fase.LAGET, null, null);
        }
        Instant til = fra.plus(oppbevaring);
        return kjente.ubrukt() || !naa.isBefore(til)
                ? new Stand(Fase.KAN_AVSLUTTES, til, null)
                : new Stand(Fase.BEGGE, til, null);
    }

    /**
     * Makes the new key, and keeps the one in force as the former.
     *
     * @return why the database could not be asked whether the key is its own; empty where it was
     * @throws IllegalArgumentException where there is no key to change, or a change is not done, with what to do
     */
    public Optional<String> bytt() {
        if (erInnstilling()) {
            throw new IllegalArgumentException(
                    "Nøkkelen er en innstilling: sett en ny i meldingsvakt.pasientnokkel, den"
                            + " gamle i meldingsvakt.pasientnokkel-forrige, og start tjenesten på nytt.");
        }
        if (!Files.exists(fil)) {
            throw new IllegalArgumentException(
                    "Det er ingen nøkkel i %s. Sett meldingsvakt.datamappe til tjenestens.".formatted(fil));
        }
        if (Files.exists(forrige) && !erSamme()) {
            throw new IllegalArgumentException(
                    "Et bytte er i gang: %s er der. Kjør «meldingsvakt nokkel status».".formatted(forrige));
        }
        Optional<String> hinder = kontroller();
        try {
            Nokkelfil.skriv(forrige, Files.readAllBytes(fil));
        } catch (IOException e) {
            throw new IllegalArgumentException("Nøkkelen i %s kan ikke leses.".formatted(fil), e);
        }
        Nokkelfil.skriv(fil, Nokkelfil.tilfeldig());
        return hinder;
    }

    /**
     * Gives up the former key.
     *
     * @throws IllegalArgumentException where it is needed, or that cannot be known, with what to do
     */
    public void avslutt(Instant naa) {
        Stand stand = stand(naa);
        switch (stand.fase()) {
            case KAN_AVSLUTTES -> slettForrige();
            case BEGGE ->
                throw new IllegalArgumentException(
                        "Det som er lagret med den forrige nøkkelen, er her til %s. Den trengs til da."
                                .formatted(stand.til()));
            case LAGET ->
                throw new IllegalArgumentException(
                        "Den nye nøkkelen er ikke tatt i bruk. Start tjenesten på nytt først.");
            case UKJENT ->
                throw new IllegalArgumentException(
                        "Databasen må leses for å vite om den forrige nøkkelen trengs. " + stand.hinder());
            case EN, INGEN_FIL -> throw new IllegalArgumentException("Ikke noe bytte er i gang i datamappen.");
        }
    }

    private void slettForrige() {
        try {
            // The service forgets its check value at the next start.
            Files.delete(forrige);
        } catch (IOException e) {
            throw new IllegalArgumentException("Filen %s kan ikke slettes.".formatted(forrige), e);
        }
    }

    /** A key that is not the database's is not worth changing, and one that is the second of two must not become the first of three. */
    private Optional<String> kontroller() {
        Kjente kjente;
        try (Lageradgang adgang = Lageradgang.apne(innstillinger, rot)) {
            kjente = adgang.nokler();
        } catch (RuntimeException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        Map<String, Instant> fra = kjente.fra();
        if (!fra.isEmpty() && !fra.containsKey(Nokkelfil.les(fil).kontrollverdi())) {
            throw new IllegalArgumentException(
                    "Nøkkelen i %s er ikke den databasen er laget med. Legg den tilbake fra sikkerhetskopien."
                            .formatted(fil));
        }
        if (fra.size() > 1 && !kjente.ubrukt()) {
            throw new IllegalArgumentException(
                    "Forrige bytte er ikke avsluttet i databasen. Start tjenesten på nytt, og prøv igjen.");
        }
        return Optional.empty();
    }

    private boolean erInnstilling() {
        return innstillinger.apply("meldingsvakt.pasientnokkel").isPresent();
    }

    /** The former is a copy of the one in force: what made it was killed before it had made a new one. */
    private boolean erSamme() {
        return Files.exists(forrige)
                && Nokkelfil.les(forrige)
                        .kontrollverdi()
                        .equals(Nokkelfil.les(fil).kontrollverdi());
    }
}

package no.meldingsvakt.drift;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.forlop.lager.NokkelRepository;
import no.meldingsvakt.forlop.lager.Transaksjon;
import no.meldingsvakt.validering.Nokkelbytte;

/**
 * The key that patients are told apart with, and the one before it while both are in force. The database remembers a check value of
 * each: with another key it would take every patient for a stranger, and say nothing.
 *
 * @param gjeldende the one in force
 * @param forrige the one before, while what was stored with it is there
 */
record Nokkelring(Pasientnokkel gjeldende, Optional<Pasientnokkel> forrige) {

    private static final int MINST = 32;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    static final String FIL = "pasientnokkel";
    static final String FORRIGE_FIL = "pasientnokkel.forrige";

    /**
     * Takes the keys from the settings, else from the data folder, where one is made for a database that is new.
     *
     * @param forst does at once what it is given, or, where the database is away, before anything else is done with that
     * @throws IllegalArgumentException when they are not those of the database, or cannot be kept or read
     */
    static Nokkelring av(MeldingsvaktConfig config, Lager lager, Consumer<Runnable> forst, Instant naa) {
        return av(
                config.pasientnokkel(),
                config.pasientnokkelForrige(),
                config.datamappe(),
                config.oppbevaring(),
                lager,
                forst,
                naa);
    }

    static Nokkelring av(
            Optional<String> oppgitt,
            Optional<String> oppgittForrige,
            Path mappe,
            Duration oppbevaring,
            Lager lager,
            Consumer<Runnable> forst,
            Instant naa) {
        Path fil = mappe.resolve(FIL);
        Optional<Pasientnokkel> forrige = forrige(oppgittForrige, mappe);
        boolean mangler = oppgitt.isEmpty() && !Files.exists(fil);
        if (mangler && forrige.isEmpty() && !erNy(lager)) {
            throw new IllegalArgumentException(
                    ("Nøkkelen %s er borte, men databasen er ikke tom: uten den er alle pasienter fremmede. Legg"
                                    + " nøkkelen tilbake fra sikkerhetskopien av datamappen, eller sett"
                                    + " meldingsvakt.pasientnokkel. Skal alt begynne på nytt, flytt databasen bort også.")
                            .formatted(fil));
        }
        Pasientnokkel gjeldende = oppgitt.map(h -> oppgitt("meldingsvakt.pasientnokkel", h))
                .orElseGet(() -> mangler ? Nokkelfil.lag(fil) : Nokkelfil.les(fil));
        forst.accept(() -> lager.iTransaksjon(tx -> {
            if (mangler && forrige.isEmpty()) {
                // Nothing has been stored: whatever key there was, nothing hangs on it.
                tx.nokler().alle().keySet().forEach(tx.nokler()::slett);
            }
            return kontroller(tx, gjeldende, forrige, oppbevaring, naa);
        }));
        return new Nokkelring(gjeldende, forrige);
    }

    /** The key in force and the one before it, as they are set or lie in the data folder; none while the first is yet to be made. */
    static List<Pasientnokkel> hemmeligheter(MeldingsvaktConfig config) {
        Path fil = config.datamappe().resolve(FIL);
        Optional<Pasientnokkel> gjeldende = config.pasientnokkel()
                .map(h -> oppgitt("meldingsvakt.pasientnokkel", h))
                .or(() -> Files.exists(fil) ? Optional.of(Nokkelfil.les(fil)) : Optional.empty());
        return gjeldende
                .map(g -> Stream.concat(
                                Stream.of(g), forrige(config.pasientnokkelForrige(), config.datamappe()).stream())
                        .toList())
                .orElse(List.of());
    }

    private static Optional<Pasientnokkel> forrige(Optional<String> oppgitt, Path mappe) {
        Path fil = mappe.resolve(FORRIGE_FIL);
        return oppgitt.map(h -> oppgitt("meldingsvakt.pasientnokkel-forrige", h))
                .or(() -> Files.exists(fil) ? Optional.of(Nokkelfil.les(fil)) : Optional.empty());
    }

    /** Waits for a database that is away: whether a key may be made, it alone can tell. */
    private static boolean erNy(Lager lager) {
        while (lager.hinder().isPresent() && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return lager.iTransaksjon(tx -> tx.nokler().erUbrukt());
    }

    private static Pasientnokkel oppgitt(String innstilling, String hemmelighet) {
        if (hemmelighet.length() < MINST) {
            throw new IllegalArgumentException("%s er for kort: minst %d tegn.".formatted(innstilling, MINST));
        }
        return new Pasientnokkel(hemmelighet.getBytes(StandardCharsets.UTF_8));
    }

    /** Remembers a key that is new; refuses one that the database does not know, and one that is given up too early. */
    private static boolean kontroller(
            Transaksjon tx, Pasientnokkel ny, Optional<Pasientnokkel> forrige, Duration oppbevaring, Instant naa) {
        NokkelRepository nokler = tx.nokler();
        Map<String, Instant> kjente = nokler.alle();
        String denne = ny.kontrollverdi();
        Optional<String> forrigeVerdi = forrige.map(Pasientnokkel::kontrollverdi);
        boolean forrigeErKjent = forrigeVerdi.map(kjente::containsKey).orElse(false);
        if (forrige.isPresent() && !kjente.isEmpty() && !forrigeErKjent) {
            throw new IllegalArgumentException("Den forrige nøkkelen er ikke en databasen er laget med. Kontroller"
                    + " meldingsvakt.pasientnokkel-forrige, eller filen pasientnokkel.forrige i datamappen.");
        }
        if (!kjente.containsKey(denne)) {
            if (!kjente.isEmpty() && !forrigeErKjent) {
                throw new IllegalArgumentException(
                        "Databasen er laget med en annen nøkkel enn denne: alle pasienter ville blitt fremmede. Sett"
                                + " nøkkelen den er laget med (meldingsvakt.pasientnokkel, eller filen pasientnokkel i"
                                + " datamappen). Skal nøkkelen byttes, sett den gamle som"
                                + " meldingsvakt.pasientnokkel-forrige.");
            }
            forrigeVerdi.filter(f -> kjente.isEmpty()).ifPresent(f -> nokler.legg(f, naa));
            nokler.legg(denne, naa);
        } else if (forrige.isEmpty()) {
            ferdig(nokler, kjente, denne, oppbevaring, naa);
        }
        return true;
    }

    /** The former key may go when all that was stored with it has been deleted. */
    private static void ferdig(
            NokkelRepository nokler, Map<String, Instant> kjente, String denne, Duration oppbevaring, Instant naa) {
        if (kjente.size() == 1) {
            return;
        }
        Instant slutt =
                kjente.values().stream().max(Instant::compareTo).orElse(naa).plus(oppbevaring);
        if (naa.isBefore(slutt) && !nokler.erUbrukt()) {
            throw new IllegalArgumentException(
                    ("Nøkkelen er byttet, og det som er lagret med den forrige, er her til %s. Sett"
                                    + " meldingsvakt.pasientnokkel-forrige til den tid.")
                            .formatted(slutt));
        }
        kjente.keySet().stream().filter(k -> !k.equals(denne)).forEach(nokler::slett);
    }

    /** What the corridor needs of the former one. */
    Optional<Nokkelbytte> bytte() {
        return forrige.map(f -> new Nokkelbytte(f, f::avtrykk));
    }
}

package no.meldingsvakt.validering;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import no.meldingsvakt.rapport.Proverapport;
import no.meldingsvakt.regel.Pakkeprove;
import org.jspecify.annotations.Nullable;

/**
 * Tries packs in the background, one at a time, and keeps what came of the last {@value #BEHOLDES}, in memory alone. Thread-safe.
 */
public final class Avtaleprover {

    static final int BEHOLDES = 10;

    private static final int HELE = 100;

    private final Avtaleprove avtaleprove;
    private final Map<UUID, Proving> alle = new LinkedHashMap<>();
    private final ExecutorService kjorer = Executors.newSingleThreadExecutor(arbeid -> {
        Thread trad = new Thread(arbeid, "avtaleprove");
        trad.setDaemon(true);
        return trad;
    });

    public Avtaleprover(Avtaleprove avtaleprove) {
        this.avtaleprove = avtaleprove;
    }

    /** How far it has come. */
    public enum Tilstand {
        PAGAR,
        FERDIG,
        STANSET,
        /** There was an internal error; the log tells what. */
        FEILET
    }

    /** One trial. */
    public static final class Proving {

        private final UUID id = UUID.randomUUID();
        private final Pakkeprove prove;
        private final Avtaleprove.Utvalg utvalg;
        private volatile long antall;
        private volatile long sett;
        private volatile boolean stopp;
        private volatile Tilstand tilstand = Tilstand.PAGAR;
        private volatile @Nullable Proverapport rapport;

        private Proving(Pakkeprove prove, Avtaleprove.Utvalg utvalg) {
            this.prove = prove;
            this.utvalg = utvalg;
        }

        public UUID id() {
            return id;
        }

        public Pakkeprove prove() {
            return prove;
        }

        public Avtaleprove.Utvalg utvalg() {
            return utvalg;
        }

        public Tilstand tilstand() {
            return tilstand;
        }

        /** How many of a hundred stays have been looked at. */
        public int prosent() {
            return tilstand == Tilstand.FERDIG
                    ? HELE
                    : antall == 0 ? 0 : (int) Math.min(HELE - 1L, HELE * sett / antall);
        }

        /** What was found; null until it is done. */
        public @Nullable Proverapport rapport() {
            return rapport;
        }

        private boolean kommet(long naa) {
            sett = naa;
            return !stopp;
        }
    }

    /** Begins one; empty while another is being done. */
    public synchronized Optional<Proving> start(Pakkeprove prove, Avtaleprove.Utvalg utvalg) {
        if (alle.values().stream().anyMatch(p -> p.tilstand == Tilstand.PAGAR)) {
            return Optional.empty();
        }
        Iterator<UUID> eldste = alle.keySet().iterator();
        while (alle.size() >= BEHOLDES) {
            eldste.next();
            eldste.remove();
        }
        Proving ny = new Proving(prove, utvalg);
        alle.put(ny.id, ny);
        kjorer.execute(() -> kjor(ny));
        return Optional.of(ny);
    }

    private void kjor(Proving proving) {
        try {
            proving.antall = avtaleprove.antall(proving.utvalg);
            Optional<Proverapport> funnet = avtaleprove.prov(proving.prove, proving.utvalg, proving::kommet);
            proving.rapport = funnet.orElse(null);
            proving.tilstand = funnet.isPresent() ? Tilstand.FERDIG : Tilstand.STANSET;
        } catch (RuntimeException | Error e) {
            proving.tilstand = Tilstand.FEILET;
            throw e;
        }
    }

    public synchronized Optional<Proving> finn(UUID id) {
        return Optional.ofNullable(alle.get(id));
    }

    /** Tells one to stop, which it does after those that are being judged. */
    public void stans(UUID id) {
        finn(id).ifPresent(p -> p.stopp = true);
    }

    /** Stops what is being done; nothing is begun after it. */
    public synchronized void lukk() {
        alle.values().forEach(p -> p.stopp = true);
        kjorer.shutdown();
    }
}

package no.meldingsvakt.drift;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.forlop.lager.SaltRepository;
import no.meldingsvakt.forlop.lager.SaltRepository.Salt;
import no.meldingsvakt.forlop.lager.Segl;
import no.meldingsvakt.forlop.lager.Transaksjon;

/**
 * The keys of instances that share a database. Each is made from the patient key, which is not in the database, and from a salt that
 * is, and that is changed each day: who later has both the patient key and the database's files can read nothing that was sent two days
 * ago. Keys without salt are those of the version before. Thread-safe.
 */
final class Utbokssalt implements Dognnokler {

    private static final byte[] FORMAL = "meldingsvakt utboks".getBytes(StandardCharsets.UTF_8);

    private final Supplier<List<Pasientnokkel>> kilde;
    private final Clock klokke;
    private final AtomicReference<List<Pasientnokkel>> kjente = new AtomicReference<>(List.of());

    /** @param hemmeligheter the patient key in force and the one before it; none while the first is yet to be made */
    Utbokssalt(Supplier<List<Pasientnokkel>> hemmeligheter, Clock klokke) {
        this.kilde = hemmeligheter;
        this.klokke = klokke;
    }

    @Override
    public List<byte[]> i(Transaksjon tx) {
        if (hemmeligheter().isEmpty()) {
            return List.of();
        }
        List<Salt> salt = tx.salt().alle();
        if (salt.isEmpty()) {
            salt = List.of(nytt(klokke.instant()));
            tx.salt().legg(salt.get(0));
        }
        return nokler(salt);
    }

    @Override
    public void bytt(Lager lager, Instant naa) {
        // In a transaction of its own: whoever has read may not ask to be alone, since others may have read and ask so
        // too.
        if (lager.iTransaksjon(tx -> erForfalt(tx.salt().alle(), naa))) {
            lager.iTransaksjon(tx -> {
                SaltRepository rader = tx.salt();
                rader.las();
                List<Salt> for_ = rader.alle();
                if (erForfalt(for_, naa)) {
                    List<Salt> etter = etter(tx, for_, naa);
                    if (etter.size() != for_.size() || etter.get(0) != for_.get(0)) {
                        rader.erstatt(etter);
                    }
                }
                return null;
            });
        }
    }

    private static boolean erForfalt(List<Salt> salt, Instant naa) {
        return !salt.isEmpty() && (salt.size() > 1 || erGammelt(salt.get(0), naa));
    }

    private static boolean erGammelt(Salt salt, Instant naa) {
        return Duration.between(salt.fra(), naa).compareTo(BRUKSTID) >= 0;
    }

    /** A new one if the newest is old, and as few of the others as open all that waits; all of them where some of it was shut elsewhere. */
    private List<Salt> etter(Transaksjon tx, List<Salt> for_, Instant naa) {
        boolean gammelt = erGammelt(for_.get(0), naa);
        int antall = gammelt ? 0 : 1;
        while (antall < for_.size() && !apnerAlt(tx, for_.subList(0, antall))) {
            antall++;
        }
        List<Salt> etter = new ArrayList<>(for_.subList(0, antall));
        if (gammelt) {
            etter.add(0, nytt(naa));
        }
        return etter;
    }

    private boolean apnerAlt(Transaksjon tx, List<Salt> salt) {
        return tx.utboks()
                        .lukketMedAndreEnn(nokler(salt).stream().map(Segl::navn).toList())
                == 0;
    }

    private List<byte[]> nokler(List<Salt> salt) {
        List<Pasientnokkel> hemmelige = hemmeligheter();
        return Stream.concat(
                        salt.stream().flatMap(s -> hemmelige.stream().map(h -> h.avtrykk(medSalt(s)))),
                        hemmelige.stream().map(h -> h.avtrykk(FORMAL)))
                .toList();
    }

    private static byte[] medSalt(Salt salt) {
        return ByteBuffer.allocate(FORMAL.length + 1 + salt.verdi().length)
                .put(FORMAL)
                .put((byte) 0)
                .put(salt.verdi())
                .array();
    }

    private static Salt nytt(Instant fra) {
        return new Salt(Nokkelfil.tilfeldig(), fra);
    }

    private List<Pasientnokkel> hemmeligheter() {
        return kjente.updateAndGet(k -> k.isEmpty() ? kilde.get() : k);
    }
}

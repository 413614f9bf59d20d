package no.meldingsvakt.forlop.lager;

import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Locks: rows that a transaction holds until it ends. There are a fixed number of them, so that they need no tidying; two
 * patients may share one, and then merely wait for each other. Messages are locked before patients, and each in order of
 * number, so that nobody waits in a ring.
 */
final class Laser {

    private static final int ANTALL = 1024;
    private static final int FORSTE_GRUPPE = ANTALL;

    private final Handle kobling;

    Laser(Handle kobling) {
        this.kobling = kobling;
    }

    void meldinger(Collection<String> ider) {
        las(ider, 0);
    }

    void grupper(Collection<String> grupper) {
        las(grupper, FORSTE_GRUPPE);
    }

    private void las(Collection<String> navn, int forste) {
        List<Integer> numre = navn.stream()
                .map(n -> forste + Math.floorMod(n.hashCode(), ANTALL))
                .distinct()
                .sorted()
                .toList();
        if (!numre.isEmpty()) {
            // They are taken one after the other as they are found, which is in order.
            kobling.createQuery("select nr from las where nr in (<numre>) order by nr for update")
                    .bindList("numre", numre)
                    .mapTo(Integer.class)
                    .list();
        }
    }
}

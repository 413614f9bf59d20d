package no.meldingsvakt.forlop.lager;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Who sends application receipts at all. The receipts of some never come here; that one of theirs has not been seen tells
 * nothing.
 */
public final class KvitterendeRepository {

    /** As exact as it needs to be, so that transactions on a busy party's receipts do not wait for each other. */
    static final Duration OPPLOSNING = Duration.ofHours(1);

    private final Handle kobling;

    KvitterendeRepository(Handle kobling) {
        this.kobling = kobling;
    }

    /** Remembers that a receipt came from the enterprise with the HER-id at the moment {@code da}. */
    void sett(String herId, Instant da) {
        String id = Meldingsnokkel.kort(herId);
        kobling.createUpdate("update kvitterende set sist = :da where her_id = :id and sist < :for")
                .bind("da", da)
                .bind("id", id)
                .bind("for", da.minus(OPPLOSNING))
                .execute();
        kobling.createUpdate("insert into kvitterende (her_id, sist) values (:id, :da) on conflict do nothing")
                .bind("id", id)
                .bind("da", da)
                .execute();
    }

    /** Those of the HER-ids that receipts have come from since the moment. */
    Set<String> finn(Set<String> ider, Instant siden) {
        List<String> korte = ider.stream().map(Meldingsnokkel::kort).distinct().toList();
        if (korte.isEmpty()) {
            return Set.of();
        }
        Set<String> funnet = kobling.createQuery(
                        "select her_id from kvitterende where her_id in (<ider>) and sist >= :siden")
                .bindList("ider", korte)
                .bind("siden", siden.minus(OPPLOSNING))
                .mapTo(String.class)
                .collect(Collectors.toSet());
        return ider.stream()
                .filter(i -> funnet.contains(Meldingsnokkel.kort(i)))
                .collect(Collectors.toSet());
    }

    /** When a receipt came last, of all that are remembered. */
    Map<String, Instant> alle() {
        return kobling
                .createQuery("select her_id, sist from kvitterende")
                .map((rad, k) -> Map.entry(
                        rad.getString("her_id"), rad.getTimestamp("sist").toInstant()))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Forgets those that no receipt has come from since the moment. */
    public void glem(Instant for_) {
        kobling.createUpdate("delete from kvitterende where sist < :for")
                .bind("for", for_)
                .execute();
    }
}

package no.meldingsvakt.forlop.lager;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What reports on deviations tell of each month. A month that is there is never changed. */
public final class AvvikstallRepository {

    private final Handle kobling;

    AvvikstallRepository(Handle kobling) {
        this.kobling = kobling;
    }

    /** The months that have been counted. */
    public Set<YearMonth> maneder() {
        return kobling.createQuery("select maned from avviksmaned").mapTo(String.class).stream()
                .map(YearMonth::parse)
                .collect(Collectors.toSet());
    }

    /** What is told of the months from the one to the other. */
    public Map<YearMonth, String> tall(YearMonth fra, YearMonth til) {
        return kobling
                .createQuery("select maned, tall from avviksmaned where maned >= :fra and maned <= :til")
                .bind("fra", fra.toString())
                .bind("til", til.toString())
                .map((rad, k) -> Map.entry(YearMonth.parse(rad.getString("maned")), rad.getString("tall")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Stores what is told of a month from now on; nothing where it is told of already. */
    public void lagre(YearMonth maned, String tall, Instant naa) {
        kobling.createUpdate("insert into avviksmaned (maned, laget, tall) values (:maned, :laget, :tall)"
                        + " on conflict do nothing")
                .bind("maned", maned.toString())
                .bind("laget", naa)
                .bind("tall", tall)
                .execute();
    }

    /** When the first stay that is stored began; empty where none is. */
    public Optional<Instant> forste() {
        return kobling.createQuery("select min(startet) as forste from forlop where gruppe like 'P%'")
                .map((rad, k) -> Optional.ofNullable(rad.getTimestamp("forste")).map(Timestamp::toInstant))
                .one();
    }

    /** When the store was made. */
    Instant begynt() {
        return kobling.createQuery("select min(\"installed_on\") as begynt from \"flyway_schema_history\"")
                .map((rad, k) -> rad.getTimestamp("begynt").toInstant())
                .one();
    }

    /** Whether a message has come since {@code siden} to a stay that began in the period; those of tests are left out. */
    public boolean harKommet(Instant fra, Instant til, Instant siden) {
        return kobling.createQuery("select 1 from forlop where gruppe like 'P%' and startet >= :fra and startet < :til"
                        + " and registrert >= :siden limit 1")
                .bind("fra", fra)
                .bind("til", til)
                .bind("siden", siden)
                .mapTo(Integer.class)
                .findFirst()
                .isPresent();
    }

    /** The groups that something has come to since; those of tests are left out. */
    public List<String> grupper(Instant siden) {
        return kobling.createQuery(
                        "select distinct gruppe from hendelse where gruppe like 'P%' and registrert >= :siden")
                .bind("siden", siden)
                .mapTo(String.class)
                .list();
    }
}

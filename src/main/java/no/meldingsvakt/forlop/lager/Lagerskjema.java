package no.meldingsvakt.forlop.lager;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.jdbi.v3.core.Jdbi;

/** Brings the database to the newest schema, from any that a version of the program has made. */
public final class Lagerskjema {

    private static final String FORSTE = "1";
    private static final String ETTERSLEP = "/db/forlatt/V1.sql";

    /** Check sums of V1 as it was at first. */
    private static final Set<Integer> FORLATTE = Set.of(1655411606, -1689744313);

    private Lagerskjema() {}

    /** Migrates. The version of the program before this one goes on working with what comes of it. */
    public static void oppgrader(Flyway flyway, DataSource kilde) {
        if (erForlatt(flyway)) {
            Jdbi.create(kilde).useTransaction(h -> h.createScript(etterslep()).execute());
            Objects.requireNonNull(flyway.repair());
        }
        Objects.requireNonNull(flyway.migrate());
    }

    private static boolean erForlatt(Flyway flyway) {
        return Arrays.stream(flyway.info().applied()).anyMatch(Lagerskjema::erForlatt);
    }

    private static boolean erForlatt(MigrationInfo migrering) {
        return migrering.getVersion() != null
                && migrering.getVersion().getVersion().equals(FORSTE)
                && FORLATTE.contains(migrering.getAppliedChecksum());
    }

    private static String etterslep() {
        try (InputStream fil = Lagerskjema.class.getResourceAsStream(ETTERSLEP)) {
            return new String(Objects.requireNonNull(fil).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

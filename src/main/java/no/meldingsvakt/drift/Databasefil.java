package no.meldingsvakt.drift;

import io.quarkus.arc.Unremovable;
import io.quarkus.credentials.CredentialsProvider;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The embedded database's file and the password it opens with, which is random and lies beside it. A file from before there was a
 * password is given one; one that is empty or cut off is not taken for a new one.
 */
@Singleton
@Unremovable
@Named(Databasefil.NAVN)
class Databasefil implements CredentialsProvider {

    static final String NAVN = "databasefil";

    /** The folder under that of the data, and what lies in it. */
    static final String MAPPE = "lager";

    static final String FIL = "meldingsvakt.mv.db";
    static final String PASSORD = "passord";

    static final String BRUKER = "meldingsvakt";
    private static final String UTEN = "";
    private static final String FEIL_PASSORD = "28000";

    private final Path datamappe;
    private final String url;
    private @Nullable String passord;

    @Inject
    Databasefil(MeldingsvaktConfig config, @ConfigProperty(name = "quarkus.datasource.h2.jdbc.url") String url) {
        this(config.datamappe(), url);
    }

    Databasefil(Path datamappe, String url) {
        this.datamappe = datamappe;
        this.url = url;
    }

    @Override
    public Map<String, String> getCredentials(String navn) {
        return Map.of(USER_PROPERTY_NAME, BRUKER, PASSWORD_PROPERTY_NAME, passord());
    }

    /**
     * Looks at the file before anybody uses it.
     *
     * @throws IllegalArgumentException when it cannot be used, with what to do
     */
    synchronized void kontroller() {
        Path mappe = datamappe.resolve(MAPPE);
        Path fil = mappe.resolve(FIL);
        Path gjeldende = mappe.resolve(PASSORD);
        Path nytt = mappe.resolve("passord.ny");
        try {
            Datafiler.lagMappe(mappe);
            boolean tom = Files.exists(fil) && Files.size(fil) == 0;
            if (tom && erBrukt()) {
                throw odelagt(fil, "er tom");
            }
            boolean finnes = Files.exists(fil) && !tom;
            if (!Files.exists(gjeldende)) {
                if (!Files.exists(nytt)) {
                    Files.writeString(nytt, HexFormat.of().formatHex(Nokkelfil.tilfeldig()));
                }
                if (finnes) {
                    giPassord(fil, Files.readString(nytt));
                }
                Files.move(nytt, gjeldende, StandardCopyOption.ATOMIC_MOVE);
            }
            passord = Files.readString(gjeldende).strip();
            if (finnes) {
                prov(fil, passord);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("Databasen i %s kan ikke leses eller lages.".formatted(mappe), e);
        }
    }

    /** Says whether there is a key or a journal, which are made when the database has been: it is no new one. */
    private boolean erBrukt() {
        return Files.exists(datamappe.resolve("pasientnokkel")) || Files.exists(datamappe.resolve("ko/journal"));
    }

    private synchronized String passord() {
        if (passord == null) {
            kontroller();
        }
        return String.valueOf(passord);
    }

    /** The password is written before it is set, so that a crash in between leaves one that can be tried. */
    private void giPassord(Path fil, String nytt) {
        try (Connection kobling = apne(UTEN);
                Statement setning = kobling.createStatement()) {
            setning.execute("alter user " + BRUKER + " set password '" + nytt + "'");
        } catch (SQLException e) {
            if (!FEIL_PASSORD.equals(e.getSQLState())) {
                throw odelagt(fil, "kan ikke åpnes (feil " + e.getErrorCode() + ")");
            }
        }
    }

    /** Opens it. A file that has been cut off opens as an older one, or as one without anything in it, when it opens. */
    private void prov(Path fil, String med) {
        try (Connection kobling = apne(med);
                Statement setning = kobling.createStatement();
                ResultSet svar = setning.executeQuery(
                        "select count(*) from information_schema.tables where table_name = 'flyway_schema_history'")) {
            if ((!svar.next() || svar.getInt(1) == 0) && erBrukt()) {
                throw odelagt(fil, "har ikke lenger noe i seg");
            }
        } catch (SQLException e) {
            throw FEIL_PASSORD.equals(e.getSQLState())
                    ? new IllegalArgumentException(
                            "Databasen %s har et annet passord enn det i filen passord ved siden av. Legg tilbake begge fra samme sikkerhetskopi."
                                    .formatted(fil))
                    : odelagt(fil, "kan ikke åpnes (feil " + e.getErrorCode() + ")");
        }
    }

    private Connection apne(String med) throws SQLException {
        return DriverManager.getConnection(url, BRUKER, med);
    }

    private IllegalArgumentException odelagt(Path fil, String hva) {
        return new IllegalArgumentException(
                "Databasen %s %s. Legg den tilbake fra sikkerhetskopien, sammen med resten av datamappen %s. Skal alt begynne på nytt, flytt hele datamappen bort."
                        .formatted(fil, hva, datamappe));
    }
}

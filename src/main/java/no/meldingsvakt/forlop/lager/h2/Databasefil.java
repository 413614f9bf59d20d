package no.meldingsvakt.forlop.lager.h2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;

/**
 * The embedded database's file and the password it opens with, which is random and lies beside it. A file from before there was a
 * password is given one; one that is empty or cut off is not taken for a new one.
 */
public final class Databasefil {

    /** The folder under that of the data, and what lies in it. */
    public static final String MAPPE = "lager";

    public static final String FIL = "meldingsvakt.mv.db";
    public static final String PASSORD = "passord";

    public static final String BRUKER = "meldingsvakt";

    private static final String H2 = "jdbc:h2:";
    private static final String H2_FIL = H2 + "file:";
    private static final long KIBI = 1024;
    private static final String UTEN = "";
    private static final String FEIL_PASSORD = "28000";

    private final Path datamappe;
    private final String url;

    /** @param url what H2 opens it by */
    public Databasefil(Path datamappe, String url) {
        this.datamappe = datamappe;
        this.url = url;
    }

    /**
     * The URL that H2 opens a file by, with the file's whole path, since H2 takes no other, and as one that waits for room on the
     * disk. A URL of another kind is left as it is.
     *
     * @param hurtiglager bytes of the file that H2 may keep in memory
     */
    public static String adresse(String url, long hurtiglager) {
        if (!url.startsWith(H2_FIL)) {
            return url;
        }
        String[] deler = url.substring(H2_FIL.length()).split(";", 2);
        return H2 + VentendeFil.kjent(Path.of(deler[0])) + ";" + deler[1] + ";CACHE_SIZE=" + hurtiglager / KIBI;
    }

    /** The folder that it lies in. */
    public Path mappe() {
        return datamappe.resolve(MAPPE);
    }

    /**
     * Looks at the file before anybody uses it, and gives the password that opens it. The folder must be there.
     *
     * @param tilfeldig makes a password, where there is none
     * @throws IllegalArgumentException when it cannot be used, with what to do
     */
    public String kontroller(Supplier<String> tilfeldig) {
        Path mappe = mappe();
        Path fil = mappe.resolve(FIL);
        Path gjeldende = mappe.resolve(PASSORD);
        Path nytt = mappe.resolve("passord.ny");
        try {
            boolean tom = Files.exists(fil) && Files.size(fil) == 0;
            if (tom && erBrukt()) {
                throw odelagt(fil, "er tom");
            }
            boolean finnes = Files.exists(fil) && !tom;
            if (!Files.exists(gjeldende)) {
                if (!Files.exists(nytt)) {
                    Files.writeString(nytt, tilfeldig.get());
                }
                if (finnes) {
                    giPassord(fil, Files.readString(nytt));
                }
                Files.move(nytt, gjeldende, StandardCopyOption.ATOMIC_MOVE);
            }
            String passord = Files.readString(gjeldende).strip();
            if (finnes) {
                prov(fil, passord);
            }
            return passord;
        } catch (IOException e) {
            throw new IllegalArgumentException("Databasen i %s kan ikke leses eller lages.".formatted(mappe), e);
        }
    }

    /** Says whether there is a key or a journal, which are made when the database has been: it is no new one. */
    private boolean erBrukt() {
        return Files.exists(datamappe.resolve("pasientnokkel")) || Files.exists(datamappe.resolve("ko/journal"));
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

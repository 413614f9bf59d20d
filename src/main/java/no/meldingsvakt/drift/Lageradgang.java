package no.meldingsvakt.drift;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.forlop.lager.h2.Databasefil;
import no.meldingsvakt.validering.Avtaleprove;
import no.meldingsvakt.validering.Forlopsdommer;
import no.meldingsvakt.validering.Forlopsjournal;
import no.meldingsvakt.validering.Oppgjorsoppslag;
import no.meldingsvakt.xml.XmlFabrikk;
import org.jdbi.v3.core.Jdbi;

/** The service's store, for a command that only reads it. A file of its own is opened so that nothing can be written in it. */
public final class Lageradgang implements AutoCloseable {

    private static final int I_BRUK = 90020;

    private final Lager lager;

    /** Kept open: the embedded database closes its file with the last connection. */
    private final Connection apen;

    private Lageradgang(Lager lager, Connection apen) {
        this.lager = lager;
        this.apen = apen;
    }

    /**
     * Opens the store that the settings tell of.
     *
     * @param mappe what a data folder without a whole path lies under
     * @throws IllegalArgumentException when it cannot be opened, with what to do
     */
    public static Lageradgang apne(Function<String, Optional<String>> innstillinger, Path mappe) {
        Optional<String> url = innstillinger.apply("meldingsvakt.database.url");
        if (url.isPresent()) {
            return apne(
                    url.get(),
                    innstillinger.apply("meldingsvakt.database.bruker").orElse(""),
                    innstillinger.apply("meldingsvakt.database.passord").orElse(""));
        }
        Path lager = mappe.resolve(innstillinger.apply("meldingsvakt.datamappe").orElse("data"))
                .toAbsolutePath()
                .resolve(Databasefil.MAPPE);
        Path fil = lager.resolve(Databasefil.FIL);
        if (!Files.exists(fil)) {
            throw new IllegalArgumentException(
                    "Det er ingen database i %s. Sett meldingsvakt.datamappe til tjenestens.".formatted(lager));
        }
        try {
            return apne(
                    "jdbc:h2:file:" + lager.resolve(Databasefil.FIL.replace(".mv.db", ""))
                            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;IFEXISTS=TRUE"
                            + ";ACCESS_MODE_DATA=r",
                    Databasefil.BRUKER,
                    Files.readString(lager.resolve(Databasefil.PASSORD)).strip());
        } catch (IOException e) {
            throw new IllegalArgumentException("Passordet i %s kan ikke leses.".formatted(lager), e);
        }
    }

    private static Lageradgang apne(String url, String bruker, String passord) {
        try {
            Connection apen = DriverManager.getConnection(url, bruker, passord);
            return new Lageradgang(new Lager(Jdbi.create(url, bruker, passord)), apen);
        } catch (SQLException e) {
            throw new IllegalArgumentException(
                    e.getErrorCode() == I_BRUK
                            ? "Databasen er i bruk. Stopp tjenesten, eller kjør mot en kopi av datamappen."
                            : "Databasen kan ikke åpnes (feil %d).".formatted(e.getErrorCode()),
                    e);
        }
    }

    /** What tries packs on the stays of the store. */
    public Avtaleprove avtaleprove(XmlFabrikk xml, int trader) {
        Forlopsdommer dommer = Deler.forlopsdommer(xml);
        return new Avtaleprove(lager, new Forlopsjournal(dommer), dommer, trader);
    }

    /** What looks up days owed in the store. */
    public Oppgjorsoppslag oppgjor(XmlFabrikk xml) {
        return new Oppgjorsoppslag(lager, new Forlopsjournal(Deler.forlopsdommer(xml)));
    }

    /** What it knows of the keys that patients have been told apart with. */
    Nokkelskifte.Kjente nokler() {
        return lager.iTransaksjon(
                tx -> new Nokkelskifte.Kjente(tx.nokler().alle(), tx.nokler().erUbrukt()));
    }

    @Override
    public void close() {
        try {
            apen.close();
        } catch (SQLException e) {
            // Nothing was written, so nothing is lost.
        }
    }
}

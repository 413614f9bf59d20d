package no.meldingsvakt.forlop.lager.h2;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import java.nio.file.Path;
import java.util.Optional;
import no.meldingsvakt.forlop.lager.Underlag;

/** The disk below a database in a file, {@link VentendeFil}. */
public final class Filunderlag implements Underlag {

    private final Path mappe;
    private final AgroalDataSource forbindelser;

    public Filunderlag(Path mappe, AgroalDataSource forbindelser) {
        this.mappe = mappe;
        this.forbindelser = forbindelser;
    }

    @Override
    public Optional<String> hinder() {
        return VentendeFil.harPlass(mappe)
                ? Optional.empty()
                : Optional.of("det er for lite ledig plass der lageret ligger");
    }

    /** H2 comes back by a connection that is made when those from before are gone. */
    @Override
    public void kastForbindelser() {
        forbindelser.flush(FlushMode.GRACEFUL);
    }
}

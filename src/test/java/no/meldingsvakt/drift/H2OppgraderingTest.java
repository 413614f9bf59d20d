package no.meldingsvakt.drift;

import javax.sql.DataSource;
import no.meldingsvakt.forlop.lager.Minnelager;

class H2OppgraderingTest extends Oppgraderingskontrakt {

    @Override
    DataSource ny() {
        return Minnelager.tom();
    }
}

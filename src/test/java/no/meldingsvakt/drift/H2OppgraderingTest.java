package no.meldingsvakt.drift;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

class H2OppgraderingTest extends Oppgraderingskontrakt {

    @Override
    DataSource ny() {
        JdbcDataSource kilde = new JdbcDataSource();
        kilde.setURL("jdbc:h2:mem:" + UUID.randomUUID()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
        return kilde;
    }
}

package no.meldingsvakt.forlop.lager;

import java.util.Collection;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Many rows in one call of the database. */
final class Bunke {

    private Bunke() {}

    /**
     * Executes a statement once for each row; does nothing where there are none.
     *
     * @param bind binds the values of one row
     * @return how many rows of the table each of them changed
     */
    static <T> int[] utfor(Handle kobling, String sql, Collection<T> rader, BiConsumer<PreparedBatch, T> bind) {
        if (rader.isEmpty()) {
            return new int[0];
        }
        PreparedBatch bunke = kobling.prepareBatch(sql);
        for (T rad : rader) {
            bind.accept(bunke, rad);
            bunke.add();
        }
        return bunke.execute();
    }
}

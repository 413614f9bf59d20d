package no.meldingsvakt.drift;

import io.quarkus.runtime.PreventFurtherStepsException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** What must succeed if the service is to start. */
public final class Oppstart {

    private static final Logger LOGG = Logger.getLogger(Oppstart.class);

    private Oppstart() {}

    /**
     * Makes a part. Where a file that the operator can mend stands in the way, the start stops with what there is to say of
     * it, a line for each fault: of this exception Quarkus writes the message, and no stack trace.
     */
    public static <T> T krev(Supplier<T> del) {
        try {
            return del.get();
        } catch (IllegalArgumentException e) {
            LOGG.debug("the start was stopped", e);
            throw new PreventFurtherStepsException("Meldingsvakt kan ikke starte. " + e.getMessage(), 1);
        }
    }
}

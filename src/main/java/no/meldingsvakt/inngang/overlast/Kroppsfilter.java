package no.meldingsvakt.inngang.overlast;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Where calls meet {@link Kroppsvakt}. RESTEasy makes its filters while the program is built, when there are no settings. */
@Singleton
public class Kroppsfilter {

    private final Instance<Kroppsvakt> vakt;

    Kroppsfilter(Instance<Kroppsvakt> vakt) {
        this.vakt = vakt;
    }

    /** What it answers is null when the call may go on, with all it brought. */
    @ServerRequestFilter(nonBlocking = true)
    public Uni<Response> taImot(RoutingContext ctx) {
        return vakt.get().taImot(ctx);
    }
}

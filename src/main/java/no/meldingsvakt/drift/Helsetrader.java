package no.meldingsvakt.drift;

import io.smallrye.health.AsyncHealthCheckFactory;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Gives health checks threads of their own: one who asks how it goes must be answered when all others are busy. */
@Alternative
@Priority(1)
@Singleton
class Helsetrader extends AsyncHealthCheckFactory {

    private static final int TRADER = 8;
    private static final int VENTENDE = 512;
    private static final long LEDIG_SEKUNDER = 60;

    private final ExecutorService trader = nyeTrader();

    @Override
    public Uni<HealthCheckResponse> callSync(HealthCheck sjekk) {
        return super.callSync(sjekk).runSubscriptionOn(trader);
    }

    private static ExecutorService nyeTrader() {
        ThreadPoolExecutor trader = new ThreadPoolExecutor(
                TRADER, TRADER, LEDIG_SEKUNDER, TimeUnit.SECONDS, new ArrayBlockingQueue<>(VENTENDE), arbeid -> {
                    Thread trad = new Thread(arbeid, "helse");
                    trad.setDaemon(true);
                    return trad;
                });
        trader.allowCoreThreadTimeOut(true);
        return trader;
    }
}

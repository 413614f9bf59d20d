package no.meldingsvakt.ko;

import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.net.ssl.SSLContext;
import no.meldingsvakt.drift.Datafiler;
import no.meldingsvakt.drift.MeldingsvaktConfig;
import no.meldingsvakt.drift.MeldingsvaktConfig.Amqp;
import no.meldingsvakt.drift.Oppstart;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.apache.qpid.jms.policy.JmsDefaultPrefetchPolicy;
import org.jspecify.annotations.Nullable;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/** Makes the broker, or finds the operator's, and the connections to it. Whoever asks for a connection has a broker. */
@ApplicationScoped
class Meglerprodusent {

    /** Name of the TLS settings, {@code quarkus.tls.megler.*}, used where there are any. */
    private static final String TLS = "megler";

    /** Messages may be large, so few are fetched ahead: they lie in memory. */
    private static final int FORSKUDD = 2;

    /** A message over the limit is parked where it can be seen; one of so many times the limit is not even taken. */
    private static final int ROM = 2;

    private static final int SPERRE_MILLIS = 10_000;

    @Produces
    @Singleton
    Megler megler(MeldingsvaktConfig config) {
        Amqp valg = config.amqp();
        if (valg.url().isPresent()) {
            return new YtreMegler(valg.url().get());
        }
        return Oppstart.krev(() -> {
            InnebygdMegler megler = new InnebygdMegler(
                    config.datamappe().resolve("ko"),
                    valg.port(),
                    Adresser.ALLE,
                    Adresser.DOD,
                    config.maksStorrelse().asLongValue() * ROM,
                    valg.bruker().orElse(null),
                    valg.passord().orElse(null));
            Datafiler.steng(config.datamappe());
            megler.start();
            Datafiler.steng(config.datamappe());
            return megler;
        });
    }

    void stopp(@Disposes Megler megler) {
        if (megler instanceof InnebygdMegler innebygd) {
            innebygd.stopp();
        }
    }

    /** Connections that receive: one for each consumer. */
    @Produces
    @Singleton
    JmsConnectionFactory forbindelser(Megler megler, MeldingsvaktConfig config, TlsConfigurationRegistry tls) {
        JmsConnectionFactory fabrikk = new JmsConnectionFactory();
        JmsDefaultPrefetchPolicy forskudd = new JmsDefaultPrefetchPolicy();
        forskudd.setAll(FORSKUDD);
        // Whoever looks asks for what it will see, and no more is under way when it has seen that.
        forskudd.setQueueBrowserPrefetch(0);
        fabrikk.setPrefetchPolicy(forskudd);
        fabrikk.setConnectTimeout(SPERRE_MILLIS);
        fabrikk.setRequestTimeout(SPERRE_MILLIS);
        fabrikk.setSendTimeout(SPERRE_MILLIS);
        fabrikk.setCloseTimeout(SPERRE_MILLIS);
        config.amqp().bruker().ifPresent(fabrikk::setUsername);
        config.amqp().passord().ifPresent(fabrikk::setPassword);
        SSLContext sikker = sikker(tls);
        if (sikker != null) {
            fabrikk.setSslContext(sikker);
        }
        // A consumer that has waited in vain asks the broker no more: RabbitMQ 3.10 closes the session of one that
        // does.
        fabrikk.setReceiveLocalOnly(true);
        // Last, so that options in the URL go before these.
        fabrikk.setRemoteURI(megler.url());
        return fabrikk;
    }

    /** Connections that send, or look: kept and lent out, and thrown away when they break. */
    @Produces
    @Singleton
    JmsPoolConnectionFactory utlan(JmsConnectionFactory fabrikk) {
        JmsPoolConnectionFactory utlan = new JmsPoolConnectionFactory();
        utlan.setConnectionFactory(fabrikk);
        // A sender to an address is a question to the broker, and not only a name.
        utlan.setUseAnonymousProducers(false);
        return utlan;
    }

    void lukk(@Disposes JmsPoolConnectionFactory utlan) {
        utlan.stop();
    }

    private static @Nullable SSLContext sikker(TlsConfigurationRegistry tls) {
        return tls.get(TLS)
                .map(valg -> {
                    try {
                        return valg.createSSLContext();
                    } catch (Exception e) {
                        throw new IllegalArgumentException("quarkus.tls." + TLS + " cannot be used", e);
                    }
                })
                .orElse(null);
    }
}

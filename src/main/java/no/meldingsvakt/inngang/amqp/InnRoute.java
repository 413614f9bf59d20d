package no.meldingsvakt.inngang.amqp;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.Objects;
import no.meldingsvakt.drift.MeldingsvaktConfig;
import no.meldingsvakt.forlop.lager.LagerUtilgjengeligException;
import no.meldingsvakt.inngang.overlast.Behov;
import no.meldingsvakt.inngang.overlast.Kvote;
import no.meldingsvakt.ko.Adresser;
import no.meldingsvakt.ko.Arsak;
import no.meldingsvakt.ko.Avsender;
import no.meldingsvakt.ko.Parkering;
import no.meldingsvakt.kvittering.Svar;
import no.meldingsvakt.rute.MottaRoute;
import no.meldingsvakt.sporing.Spenn;
import no.meldingsvakt.sporing.Sporing;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.qpid.jms.JmsConnectionFactory;

/**
 * From the queue to the corridor. A message is acknowledged when its record and its receipt are stored together, or when it
 * is safe elsewhere; a crash before that makes the broker deliver it again, and the record tells that it has been here.
 *
 * <p>While the store or the broker is away, each consumer holds the message it has and tries again: nothing more is taken.
 */
@ApplicationScoped
class InnRoute extends RouteBuilder {

    private static final String KOMPONENT = "ko";
    private static final String INNMELDING = "innmelding";
    private static final String SPOR = "spor";
    private static final long FORSTE_PAUSE_MILLIS = 500;
    private static final long LENGSTE_PAUSE_MILLIS = 10_000;

    private final Instance<JmsConnectionFactory> forbindelser;
    private final MeldingsvaktConfig config;
    private final Meldingsoversetter oversetter;
    private final Innbehandling behandling;
    private final Kvote kvote;
    private final Avsender avsender;
    private final Sporing sporing;

    InnRoute(
            Instance<JmsConnectionFactory> forbindelser,
            MeldingsvaktConfig config,
            Meldingsoversetter oversetter,
            Innbehandling behandling,
            Kvote kvote,
            Avsender avsender,
            Sporing sporing) {
        this.avsender = avsender;
        this.sporing = sporing;
        this.kvote = kvote;
        this.forbindelser = forbindelser;
        this.config = config;
        this.oversetter = oversetter;
        this.behandling = behandling;
    }

    @Override
    public void configure() {
        if (!config.amqp().aktiv()) {
            return;
        }
        getContext().addComponent(KOMPONENT, komponent());

        // Neither the message nor an exception's text may come in the log.
        errorHandler(defaultErrorHandler().loggingLevel(LoggingLevel.OFF).allowRedeliveryWhileStopping(false));
        medPauser(onException(JMSException.class)).maximumRedeliveries(-1);
        medPauser(onException(LagerUtilgjengeligException.class))
                .retryWhile(e -> behandling.ventPaaLageret(forsok(e)))
                .handled(true)
                .process(e -> behandling.mislyktes(innmelding(e), feil(e)));
        onException(Exception.class).handled(true).process(e -> behandling.mislyktes(innmelding(e), feil(e)));

        from(KOMPONENT + ":queue:" + Adresser.INN)
                .routeId("inn")
                .setExchangePattern(ExchangePattern.InOnly)
                .process(this::les)
                .choice()
                .when(e -> innmelding(e).erSliten())
                .process(e -> behandling.forny(innmelding(e)))
                .when(e -> innmelding(e).kanBedommes())
                .to(ExchangePattern.InOut, MottaRoute.INNGANG)
                .process(e -> behandling.bedomt(innmelding(e), e.getMessage().getBody(Svar.class)))
                .otherwise()
                .process(e -> behandling.uegnet(innmelding(e)));
    }

    private void les(Exchange exchange) throws JMSException {
        Message jms = exchange.getMessage().getBody(Message.class);
        if (sporing.erPaa() && exchange.getProperty(SPOR) == null) {
            exchange.setProperty(SPOR, spor(jms, exchange));
        }
        Innmelding innmelding =
                Parkering.erSliten(jms) ? Innmelding.sliten(jms) : medPlass(oversetter.oversett(jms), exchange);
        exchange.setProperty(INNMELDING, innmelding);
        exchange.getMessage().setBody(innmelding.mottak());
    }

    /** All that the thread does with the message until it has been handled, and what answers it, is one trace; that of its sender, if it tells one. */
    private Spenn spor(Message jms, Exchange exchange) throws JMSException {
        Spenn spor = sporing.begynn(
                Adresser.INN + " process",
                SpanKind.CONSUMER,
                jms.getObjectProperty(Sporing.HODE) instanceof String hode ? hode : null);
        Scope omfang = spor.gjeldende();
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange ferdig) {
                omfang.close();
                spor.close();
            }
        });
        return spor;
    }

    /** Waits until there is memory for the message, which it has until it has been handled. */
    private Innmelding medPlass(Innmelding innmelding, Exchange exchange) throws JMSException {
        if (!innmelding.kanBedommes()) {
            return innmelding;
        }
        long behov = Behov.av(innmelding.krevMottak().sak().innhold());
        if (!kvote.kanRomme(behov)) {
            return Innmelding.uegnet(innmelding.jms(), Arsak.FOR_STOR);
        }
        try {
            Kvote.Plass plass = kvote.vent(behov);
            exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
                @Override
                public void onDone(Exchange ferdig) {
                    plass.close();
                }
            });
            return innmelding;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JMSException("the wait for memory was broken off");
        }
    }

    private static OnExceptionDefinition medPauser(OnExceptionDefinition ved) {
        return ved.redeliveryDelay(FORSTE_PAUSE_MILLIS)
                .useExponentialBackOff()
                .backOffMultiplier(2)
                .maximumRedeliveryDelay(LENGSTE_PAUSE_MILLIS);
    }

    private static int forsok(Exchange exchange) {
        return exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER, 0, Integer.class);
    }

    private static Innmelding innmelding(Exchange exchange) {
        return exchange.getProperty(INNMELDING, Innmelding.class);
    }

    private static Exception feil(Exchange exchange) {
        return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    }

    /**
     * Acknowledgement by the client, and not AMQP's transactions: the store's transaction is the one that counts, and not all
     * brokers have them.
     */
    private JmsComponent komponent() {
        JmsComponent ko = new JmsComponent();
        ko.setConnectionFactory(forbindelser.get());
        ko.setAcknowledgementModeName("CLIENT_ACKNOWLEDGE");
        ko.setCacheLevelName("CACHE_CONSUMER");
        ko.setConcurrentConsumers(config.amqp().samtidighet());
        ko.setMapJmsMessage(false);
        ko.setDestinationResolver((sesjon, navn, emne) -> avsender.ko(Objects.requireNonNull(sesjon), navn));
        ko.setDisableReplyTo(true);
        // A broker that is away when we start must not keep us from starting.
        ko.setAsyncStartListener(true);
        ko.setRecoveryInterval(1_000);
        ko.setErrorHandlerLoggingLevel(LoggingLevel.OFF);
        ko.setErrorHandlerLogStackTrace(false);
        return ko;
    }
}

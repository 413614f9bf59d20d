package no.meldingsvakt.inngang.tilgang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import no.meldingsvakt.drift.MeldingsvaktConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the service may listen, and what it says when it may not. */
class LyttingTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        127.0.0.1; ''
        localhost; ''
        ::1; ''
        0.0.0.0; uten-innlogging=true
        10.0.0.1; uten-innlogging=true
        0.0.0.0; innlogging.utsteder=a,innlogging.malgruppe=b,innlogging.nokler=https://a.example/jwks
        """)
    void itStarts(String vert, String innstillinger) {
        assertTrue(kontroller(vert, innstillinger));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        0.0.0.0; ''; meldingsvakt.uten-innlogging=true
        ::; ''; meldingsvakt.uten-innlogging=true
        10.0.0.1; uten-innlogging=false; meldingsvakt.uten-innlogging=true
        vert.ukjent.invalid; ''; meldingsvakt.uten-innlogging=true
        127.0.0.1; innlogging.utsteder=a; må settes sammen
        0.0.0.0; innlogging.nokler=https://a.example/jwks; må settes sammen
        0.0.0.0; innlogging.utsteder=a,innlogging.malgruppe=b,innlogging.nokler=http://a.example/jwks; bare hentes med https
        0.0.0.0; innlogging.utsteder=a,innlogging.malgruppe=b,innlogging.nokler=/borte/jwks; kan ikke leses
        0.0.0.0; innlogging.utsteder=a,innlogging.malgruppe=b,innlogging.nokler=pom.xml; kan ikke leses
        0.0.0.0; uten-innlogging=true,innlogging.utsteder=a; ikke brukes sammen
        0.0.0.0; innlogging.sertifikat=true; krever TLS
        127.0.0.1; innlogging.klient.a.her-id=1; må kjennes på
        127.0.0.1; innlogging.klient.a.sertifikat=hva; er ikke et navn
        127.0.0.1; innlogging.klient.a.orgnr=1,innlogging.klient.a.rettigheter=alt; kan være valider
        """)
    void itDoesNotStart(String vert, String innstillinger, String ord) {
        var e = assertThrows(IllegalArgumentException.class, () -> kontroller(vert, innstillinger));
        assertTrue(e.getMessage().contains(ord), e.getMessage());
        assertEquals(1, e.getMessage().lines().filter(l -> l.contains(ord)).count());
    }

    @Test
    void aNameIsOursHoweverItIsWritten() {
        Vertsnavn navn = Vertsnavn.av("127.0.0.1", java.util.Set.of("Vakt.Example"));
        assertEquals(java.util.Set.of("localhost", "127.0.0.1", "::1", "vakt.example"), navn.navn());
        assertEquals(
                java.util.Set.of(), Vertsnavn.av("0.0.0.0", java.util.Set.of()).navn());
    }

    /** By itself, what stops a start is not told, and the program ends with 0. */
    @Test
    void whatStopsTheStartIsTheCauseOfSomething() {
        MeldingsvaktConfig config = config("");
        var e = assertThrows(
                IllegalStateException.class,
                () -> new Portvakt(
                        config,
                        "0.0.0.0",
                        new Innlogging(config, new Klientsertifikat(config)),
                        new Lytting(new UtenTls(), Optional.empty())));
        assertTrue(e.getCause() instanceof PreventFurtherStepsException);
        assertTrue(e.getCause().getMessage().startsWith("Meldingsvakt kan ikke starte. "));
    }

    private static boolean kontroller(String vert, String innstillinger) {
        return new Lytting(new UtenTls(), Optional.empty()).kontroller(config(innstillinger), vert);
    }

    private static MeldingsvaktConfig config(String innstillinger) {
        Map<String, String> satt = new HashMap<>();
        for (String par : innstillinger.split(",")) {
            if (!par.isBlank()) {
                satt.put("meldingsvakt." + par.split("=")[0], par.split("=", 2)[1]);
            }
        }
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(satt, "test", 500))
                .withMapping(MeldingsvaktConfig.class)
                .build()
                .getConfigMapping(MeldingsvaktConfig.class);
    }

    /** A service without TLS. */
    private static final class UtenTls implements TlsConfigurationRegistry {

        @Override
        public Optional<TlsConfiguration> get(String navn) {
            return Optional.empty();
        }

        @Override
        public Optional<TlsConfiguration> getDefault() {
            return Optional.empty();
        }

        @Override
        public void register(String navn, TlsConfiguration tls) {
            throw new IllegalStateException("nothing is registered here");
        }
    }
}

package no.meldingsvakt.inngang.tilgang;

import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.meldingsvakt.drift.MeldingsvaktConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Whether the service may listen where it is told to, with the sign-in it is told of. */
@Singleton
class Lytting {

    private static final Set<String> RETTIGHETER = Set.copyOf(Arrays.stream(Rett.values())
            .map(r -> r.omfang().replaceFirst(".*/", ""))
            .toList());

    private final @Nullable TlsConfiguration tls;

    Lytting(
            TlsConfigurationRegistry tls,
            @ConfigProperty(name = "quarkus.http.tls-configuration-name") Optional<String> navn) {
        this.tls = navn.flatMap(tls::get).or(tls::getDefault).orElse(null);
    }

    /** Throws {@link IllegalArgumentException} with each fault on a line. */
    boolean kontroller(MeldingsvaktConfig config, String vert) {
        List<String> feil = new ArrayList<>();
        if (!Vertsnavn.erLoopback(vert) && !config.innlogging().erPaa() && !config.utenInnlogging()) {
            feil.add("Tjenesten skal lytte på %s, der andre enn denne maskinen når den, og ingen må logge inn. Sett"
                            .formatted(vert)
                    + " meldingsvakt.innlogging.utsteder, .malgruppe og .nokler, eller .sertifikat; eller, hvis noe"
                    + " annet stenger andre ute, meldingsvakt.uten-innlogging=true.");
        }
        if (config.innlogging().erPaa() && config.utenInnlogging()) {
            feil.add("meldingsvakt.uten-innlogging og meldingsvakt.innlogging kan ikke brukes sammen.");
        }
        token(config.innlogging(), feil);
        sertifikater(config.innlogging(), feil);
        config.innlogging().klient().forEach((navn, klient) -> klient(navn, klient, feil));
        if (!feil.isEmpty()) {
            throw new IllegalArgumentException(String.join(System.lineSeparator(), feil));
        }
        return true;
    }

    private static void token(MeldingsvaktConfig.Innlogging innlogging, List<String> feil) {
        boolean noe = innlogging.utsteder().isPresent()
                || innlogging.malgruppe().isPresent()
                || innlogging.nokler().isPresent();
        if (noe && !innlogging.harToken()) {
            feil.add("meldingsvakt.innlogging.utsteder, .malgruppe og .nokler må settes sammen.");
        }
        innlogging.nokler().ifPresent(n -> nokler(n, feil));
    }

    private static void nokler(String sted, List<String> feil) {
        if (Tokenleser.erAdresse(sted)) {
            URI uri = URI.create(sted);
            if (!"https".equalsIgnoreCase(uri.getScheme()) && !Vertsnavn.erLoopback(uri.getHost())) {
                feil.add("meldingsvakt.innlogging.nokler: nøklene kan bare hentes med https.");
            }
            return;
        }
        try {
            if (new JsonWebKeySet(Files.readString(Path.of(sted)))
                    .getJsonWebKeys()
                    .isEmpty()) {
                feil.add("meldingsvakt.innlogging.nokler: filen %s har ingen nøkler som kan brukes.".formatted(sted));
            }
        } catch (IOException | JoseException | RuntimeException e) {
            feil.add("meldingsvakt.innlogging.nokler: filen %s kan ikke leses som et sett av JWK.".formatted(sted));
        }
    }

    private void sertifikater(MeldingsvaktConfig.Innlogging innlogging, List<String> feil) {
        if (innlogging.sertifikat() && (tls == null || tls.getKeyStore() == null || tls.getTrustStore() == null)) {
            feil.add("meldingsvakt.innlogging.sertifikat krever TLS med egen nøkkel og utstederne av klientenes"
                    + " sertifikater: quarkus.http.tls-configuration-name=tjener, quarkus.tls.tjener.key-store.* og"
                    + " quarkus.tls.tjener.trust-store.*.");
        }
    }

    private static void klient(String navn, MeldingsvaktConfig.Klient klient, List<String> feil) {
        String innstilling = "meldingsvakt.innlogging.klient." + navn;
        if (klient.klientId().isEmpty()
                && klient.orgnr().isEmpty()
                && klient.sertifikat().isEmpty()) {
            feil.add(innstilling + " må kjennes på .klient-id, .orgnr eller .sertifikat.");
        }
        if (!RETTIGHETER.containsAll(klient.rettigheter().orElse(Set.of()))) {
            feil.add(innstilling + ".rettigheter kan være valider, motta, lese og drift.");
        }
        klient.sertifikat()
                .filter(s -> Klientsertifikat.navn(s).isEmpty())
                .ifPresent(s -> feil.add(innstilling + ".sertifikat er ikke et navn som CN=epj, O=Sykehuset, C=NO."));
    }
}

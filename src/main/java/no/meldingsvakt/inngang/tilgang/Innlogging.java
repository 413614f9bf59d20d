package no.meldingsvakt.inngang.tilgang;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import no.meldingsvakt.drift.MeldingsvaktConfig;
import no.meldingsvakt.validering.Avsenderkrav;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Finds out who calls: by a bearer token, else by a certificate. */
@Singleton
class Innlogging {

    private static final String BARER = "bearer ";
    private static final List<String> KLIENT = List.of("client_id", "azp");

    /** HelseID tells of a unit in an enterprise and of the enterprise itself. */
    private static final List<String> ORGNR =
            List.of("helseid://claims/client/claims/orgnr_child", "helseid://claims/client/claims/orgnr_parent");

    private final MeldingsvaktConfig.Innlogging oppsett;
    private final Klientsertifikat sertifikat;
    private final Tokenleser token;

    Innlogging(MeldingsvaktConfig config, Klientsertifikat sertifikat) {
        this.oppsett = config.innlogging();
        this.sertifikat = sertifikat;
        this.token = new Tokenleser(oppsett);
    }

    /**
     * Who calls; empty when nothing was shown. May fetch keys: not for a thread that must not wait.
     *
     * @throws UgyldigTokenException when a token was shown that does not hold
     * @throws IOException when it cannot be found out
     */
    Optional<Klient> klient(HttpServerRequest kall) throws UgyldigTokenException, IOException {
        List<String> hoder = kall.headers().getAll(HttpHeaders.AUTHORIZATION);
        if (hoder.isEmpty()) {
            return sertifikat.av(kall).map(this::medSertifikat);
        }
        String hode = hoder.get(0).strip();
        if (hoder.size() > 1
                || !oppsett.harToken()
                || !hode.toLowerCase(Locale.ROOT).startsWith(BARER)) {
            throw new UgyldigTokenException();
        }
        return Optional.of(medToken(token.les(hode.substring(BARER.length()).strip())));
    }

    private Klient medToken(JsonWebToken bevis) throws UgyldigTokenException {
        if (bevis.containsClaim("cnf")) {
            // Whoever has it must prove that a key is theirs, which is not checked here.
            throw new UgyldigTokenException();
        }
        Set<Rett> rettigheter = verdier(bevis.getClaim("scope"))
                .flatMap(s -> Arrays.stream(s.split(" ")))
                .flatMap(s -> Rett.av(s).stream())
                .collect(Collectors.toSet());
        Set<String> id = krav(bevis, KLIENT);
        Set<String> orgnr = krav(bevis, ORGNR);
        return new Klient(
                rettigheter,
                avsender(k -> k.sertifikat().isEmpty()
                        && k.klientId().map(id::contains).orElse(true)
                        && k.orgnr().map(orgnr::contains).orElse(true)));
    }

    private Klient medSertifikat(X500Principal navn) {
        Predicate<MeldingsvaktConfig.Klient> denne = k -> k.klientId().isEmpty()
                && k.sertifikat()
                        .flatMap(Klientsertifikat::navn)
                        .filter(navn::equals)
                        .isPresent();
        Set<Rett> rettigheter = oppsett.klient().values().stream()
                .filter(denne)
                .flatMap(k -> k.rettigheter().stream())
                .flatMap(Set::stream)
                .map(r -> Rett.valueOf(r.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toSet());
        return new Klient(rettigheter, avsender(denne));
    }

    private Optional<Avsenderkrav> avsender(Predicate<MeldingsvaktConfig.Klient> hvem) {
        List<MeldingsvaktConfig.Klient> bundne = oppsett.klient().values().stream()
                .filter(hvem)
                .filter(k -> k.herId().isPresent())
                .toList();
        return bundne.isEmpty()
                ? Optional.empty()
                : Optional.of(new Avsenderkrav(
                        bundne.stream()
                                .flatMap(k -> k.herId().orElse(Set.of()).stream())
                                .collect(Collectors.toSet()),
                        bundne.stream().flatMap(k -> k.orgnr().stream()).collect(Collectors.toSet())));
    }

    private static Set<String> krav(JsonWebToken bevis, List<String> navn) {
        return navn.stream().flatMap(n -> verdier(bevis.getClaim(n))).collect(Collectors.toSet());
    }

    /** A claim is a word or a list of them, and a list is of JSON's own kind. */
    private static Stream<String> verdier(@Nullable Object krav) {
        if (krav instanceof JsonArray liste) {
            return liste.stream().flatMap(Innlogging::verdier);
        }
        if (krav instanceof Collection<?> liste) {
            return liste.stream().filter(Objects::nonNull).flatMap(Innlogging::verdier);
        }
        return krav instanceof JsonString tekst
                ? Stream.of(tekst.getString())
                : Stream.ofNullable(krav).map(Object::toString);
    }
}

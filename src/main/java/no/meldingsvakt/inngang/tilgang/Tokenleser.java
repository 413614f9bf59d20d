package no.meldingsvakt.inngang.tilgang;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Locale;
import java.util.Set;
import no.meldingsvakt.drift.MeldingsvaktConfig;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Reads bearer tokens: issuer, audience, time and signature must hold. Thread-safe. */
final class Tokenleser {

    private static final int SKJEV_KLOKKE_SEKUNDER = 30;
    private static final int NYE_NOKLER_MINUTTER = 60;

    /** Those with a key pair: with a shared secret, whoever can check a token could make one. */
    private static final Set<SignatureAlgorithm> ALGORITMER = Set.of(
            SignatureAlgorithm.RS256,
            SignatureAlgorithm.RS384,
            SignatureAlgorithm.RS512,
            SignatureAlgorithm.PS256,
            SignatureAlgorithm.PS384,
            SignatureAlgorithm.PS512,
            SignatureAlgorithm.ES256,
            SignatureAlgorithm.ES384,
            SignatureAlgorithm.ES512,
            SignatureAlgorithm.EDDSA);

    private final MeldingsvaktConfig.Innlogging oppsett;
    private @Nullable Leser leser;

    Tokenleser(MeldingsvaktConfig.Innlogging oppsett) {
        this.oppsett = oppsett;
    }

    /** What reads tokens with the keys from one moment. */
    private record Leser(FileTime endret, JWTParser leser) {}

    /** Says whether the keys are to be fetched; else they are in a file. */
    static boolean erAdresse(String nokler) {
        return nokler.toLowerCase(Locale.ROOT).matches("https?://.+");
    }

    /**
     * Reads a token.
     *
     * @throws UgyldigTokenException when it does not hold
     * @throws IOException when the keys cannot be had
     */
    JsonWebToken les(String token) throws UgyldigTokenException, IOException {
        try {
            return leser().parse(token);
        } catch (ParseException e) {
            for (Throwable opphav = e.getCause(); opphav != null; opphav = opphav.getCause()) {
                if (opphav instanceof IOException) {
                    throw new IOException("the keys of the issuer cannot be had");
                }
            }
            throw new UgyldigTokenException();
        }
    }

    private synchronized JWTParser leser() throws IOException {
        String nokler = oppsett.nokler().orElseThrow();
        FileTime endret = erAdresse(nokler) ? FileTime.fromMillis(0) : Files.getLastModifiedTime(Path.of(nokler));
        if (leser == null || !leser.endret().equals(endret)) {
            leser = new Leser(endret, new DefaultJWTParser(info(nokler)));
        }
        return leser.leser();
    }

    private JWTAuthContextInfo info(String nokler) {
        JWTAuthContextInfo info = new JWTAuthContextInfo();
        info.setPublicKeyLocation(
                erAdresse(nokler)
                        ? nokler
                        : Path.of(nokler).toAbsolutePath().toUri().toString());
        info.setIssuedBy(oppsett.utsteder().orElseThrow());
        info.setExpectedAudience(Set.of(oppsett.malgruppe().orElseThrow()));
        info.setSignatureAlgorithm(ALGORITMER);
        info.setRequireNamedPrincipal(false);
        info.setJwksRefreshInterval(NYE_NOKLER_MINUTTER);
        info.setClockSkew(SKJEV_KLOKKE_SEKUNDER);
        return info;
    }
}

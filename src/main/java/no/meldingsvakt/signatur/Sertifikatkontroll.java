package no.meldingsvakt.signatur;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * HODE-36 and HODE-37: is the certificate behind a signature one to believe?
 *
 * <p><b>When it must be valid.</b> When the message was made (GenDate), as HITS 1172 5.10 says of the transport's
 * signature: a certificate that ran out while the message was under way was good when it was used. GenDate is covered by
 * the signature. It is written by the signer all the same, so it is not believed when the certificate is revoked and the
 * key may be in other hands; {@link Sperreliste} says when.
 *
 * <p><b>When no list can say whether it is revoked</b>, because there is none of the issuer's in the folder or it is out of
 * date, the message is not judged. To accept it would be a silent pass: the operator has asked for revoked certificates to
 * be stopped. To reject it would blame the sender for a file that we lack. Without a folder nobody has asked.
 */
final class Sertifikatkontroll {

    private static final int MINST_RSA = 2048;
    private static final int MINST_EC = 256;
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;

    private final Tillit tillit;
    private final @Nullable Sperrelister sperrelister;

    Sertifikatkontroll(Tillit tillit, @Nullable Sperrelister sperrelister) {
        this.tillit = tillit;
        this.sperrelister = sperrelister;
    }

    /** Says whether a key is long enough for what it signed to be believed. */
    static boolean erSterk(PublicKey nokkel) {
        if (nokkel instanceof RSAKey rsa) {
            return rsa.getModulus().bitLength() >= MINST_RSA;
        }
        return nokkel instanceof ECKey ec && ec.getParams().getOrder().bitLength() >= MINST_EC;
    }

    /**
     * Judges a certificate.
     *
     * @param vedlagte the certificates that came with it
     * @param laget when the message says it was made
     * @param vurdert the moment of judgement
     */
    Utslag kontroller(X509Certificate sertifikat, List<X509Certificate> vedlagte, Instant laget, Instant vurdert) {
        if (!erGyldig(sertifikat, laget)) {
            return Utslag.av(Signaturtekster.utenforGyldighet(sertifikat));
        }
        if (!kanSignere(sertifikat)) {
            return Utslag.av(Signaturtekster.feilBruk());
        }
        List<X509Certificate> kjede = tillit.kjede(sertifikat, vedlagte, laget);
        if (kjede.isEmpty()) {
            return Utslag.av(Signaturtekster.ukjentUtsteder());
        }
        return sperrelister == null ? Utslag.I_ORDEN : sperret(sperrelister, kjede, laget, vurdert);
    }

    private static boolean erGyldig(X509Certificate sertifikat, Instant tidspunkt) {
        Date da = Date.from(tidspunkt);
        return !da.before(sertifikat.getNotBefore()) && !da.after(sertifikat.getNotAfter());
    }

    private static boolean kanSignere(X509Certificate sertifikat) {
        boolean[] bruk = sertifikat.getKeyUsage();
        return bruk == null || bruk[DIGITAL_SIGNATURE] || bruk[NON_REPUDIATION];
    }

    /** Asks of each certificate below the trusted one, which is trusted because the operator says so. */
    private static Utslag sperret(Sperrelister lister, List<X509Certificate> kjede, Instant laget, Instant vurdert) {
        boolean uvisst = false;
        for (int i = 0; i < kjede.size() - 1; i++) {
            Sperrestatus status = lister.status(kjede.get(i), kjede.get(i + 1), laget, vurdert);
            if (status == Sperrestatus.SPERRET) {
                return Utslag.av(Signaturtekster.tilbaketrukket());
            }
            uvisst |= status == Sperrestatus.UKJENT;
        }
        return uvisst ? Utslag.uavklart(uavklart(lister.uleselige())) : Utslag.I_ORDEN;
    }

    private static String uavklart(int uleselige) {
        String arsak = "steget signatur fant ingen gjeldende sperreliste for utstederen av sertifikatet";
        return uleselige == 0
                ? arsak
                : arsak + " (uleselige filer i meldingsvakt.signatur.sperrelister: " + uleselige + ")";
    }
}

package no.meldingsvakt.signatur;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CRLReason;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One revocation list (CRL). Thread-safe. */
final class Sperreliste {

    private static final String DELTA = "2.5.29.27";
    private static final int CRL_SIGN = 6;

    /**
     * Reasons that leave the key in its owner's hands: what it signed until then stands. For every other reason, or none,
     * the time in the message is no help, since whoever has the key writes it.
     */
    private static final Set<CRLReason> NOKKELEN_ER_TRYGG = EnumSet.of(
            CRLReason.AFFILIATION_CHANGED,
            CRLReason.SUPERSEDED,
            CRLReason.CESSATION_OF_OPERATION,
            CRLReason.PRIVILEGE_WITHDRAWN);

    private final X509CRL liste;
    private final Map<PublicKey, Boolean> signertAv = new ConcurrentHashMap<>();

    Sperreliste(X509CRL liste) {
        this.liste = liste;
    }

    Instant utgitt() {
        return liste.getThisUpdate().toInstant();
    }

    /** Says whether this is a full list for such certificates of the issuer, and the issuer's own. */
    boolean svarerFor(X509Certificate sertifikat, X509Certificate utsteder) {
        return liste.getIssuerX500Principal().equals(sertifikat.getIssuerX500Principal())
                && !liste.hasUnsupportedCriticalExtension()
                && liste.getExtensionValue(DELTA) == null
                && Listeomfang.omfatter(liste, sertifikat)
                && kanUtstedeLister(utsteder)
                && signertAv.computeIfAbsent(utsteder.getPublicKey(), this::erSignertAv);
    }

    /**
     * What the list says.
     *
     * @param laget when the message says it was made
     * @param vurdert the moment of judgement
     */
    Sperrestatus status(X509Certificate sertifikat, Instant laget, Instant vurdert) {
        X509CRLEntry post = liste.getRevokedCertificate(sertifikat);
        if (post == null) {
            return gjelder(vurdert) && ryddetIkke(sertifikat) ? Sperrestatus.IKKE_SPERRET : Sperrestatus.UKJENT;
        }
        CRLReason grunn = post.getRevocationReason();
        if (grunn == CRLReason.CERTIFICATE_HOLD && !gjelder(vurdert)) {
            return Sperrestatus.UKJENT;
        }
        Instant grense = grunn != null && NOKKELEN_ER_TRYGG.contains(grunn) ? laget : vurdert;
        return post.getRevocationDate().toInstant().isAfter(grense) ? Sperrestatus.IKKE_SPERRET : Sperrestatus.SPERRET;
    }

    /** A list is in force until the next one is due; one that does not say when is never known to be. */
    private boolean gjelder(Instant vurdert) {
        return liste.getNextUpdate() != null
                && !liste.getNextUpdate().toInstant().isBefore(vurdert);
    }

    /** Issuers take expired certificates off their lists (RFC 5280 3.3), so that silence then says nothing. */
    private boolean ryddetIkke(X509Certificate sertifikat) {
        return !utgitt().isAfter(sertifikat.getNotAfter().toInstant());
    }

    private static boolean kanUtstedeLister(X509Certificate utsteder) {
        boolean[] bruk = utsteder.getKeyUsage();
        return bruk == null || bruk[CRL_SIGN];
    }

    private boolean erSignertAv(PublicKey nokkel) {
        try {
            liste.verify(nokkel);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}

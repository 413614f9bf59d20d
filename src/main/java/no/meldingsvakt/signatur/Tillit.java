package no.meldingsvakt.signatur;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The issuers whose word is taken for who a certificate belongs to. Each is an end of the chain, whether it is a root or
 * an issuer below one: an operator can trust the issuer of personal certificates and not its siblings.
 *
 * <p>Immutable and thread-safe. Nothing is fetched to complete a chain.
 */
public final class Tillit {

    private static final int MAKS_MELLOMLEDD = 4;

    private final Set<TrustAnchor> utstedere;

    private Tillit(Collection<X509Certificate> utstedere) {
        this.utstedere = utstedere.stream().map(u -> new TrustAnchor(u, null)).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Reads certificates of issuers, PEM or DER: one file, or all files of a folder save hidden ones.
     *
     * @throws IllegalArgumentException when there are none, or a file holds something else, with the file and no more
     */
    public static Tillit les(Path sti) {
        List<X509Certificate> utstedere = new ArrayList<>();
        for (Path fil : filer(sti)) {
            utstedere.addAll(sertifikater(fil));
        }
        if (utstedere.isEmpty()) {
            throw new IllegalArgumentException("there are no certificates in " + sti);
        }
        return new Tillit(utstedere);
    }

    /**
     * The chain from a certificate up to and including a trusted issuer, all valid at the moment; empty when there is none.
     *
     * @param vedlagte certificates that may stand between
     */
    List<X509Certificate> kjede(X509Certificate sertifikat, List<X509Certificate> vedlagte, Instant tidspunkt) {
        try {
            X509CertSelector mal = new X509CertSelector();
            mal.setCertificate(sertifikat);
            PKIXBuilderParameters krav = new PKIXBuilderParameters(utstedere, mal);
            krav.addCertStore(
                    CertStore.getInstance("Collection", new CollectionCertStoreParameters(new HashSet<>(vedlagte))));
            krav.setMaxPathLength(MAKS_MELLOMLEDD);
            krav.setDate(Date.from(tidspunkt));
            // Asked of the lists afterwards: the JDK wants a list from the very moment the message was made.
            krav.setRevocationEnabled(false);
            PKIXCertPathBuilderResult svar = (PKIXCertPathBuilderResult)
                    CertPathBuilder.getInstance("PKIX").build(krav);
            List<X509Certificate> kjede = new ArrayList<>();
            svar.getCertPath().getCertificates().forEach(c -> kjede.add((X509Certificate) c));
            kjede.add(svar.getTrustAnchor().getTrustedCert());
            return kjede;
        } catch (CertPathBuilderException e) {
            return List.of();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK cannot build certificate chains", e);
        }
    }

    private static List<Path> filer(Path sti) {
        if (!Files.isDirectory(sti)) {
            return List.of(sti);
        }
        try (Stream<Path> filer = Files.list(sti)) {
            return filer.filter(Files::isRegularFile)
                    .filter(f -> !f.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalArgumentException(sti + " cannot be read", e);
        }
    }

    private static List<X509Certificate> sertifikater(Path fil) {
        try (InputStream inn = Files.newInputStream(fil)) {
            List<X509Certificate> sertifikater = new ArrayList<>();
            for (Certificate c : CertificateFactory.getInstance("X.509").generateCertificates(inn)) {
                X509Certificate sertifikat = (X509Certificate) c;
                if (sertifikat.getBasicConstraints() < 0) {
                    throw new IllegalArgumentException(fil + " holds a certificate that is not an issuer's (CA)");
                }
                sertifikater.add(sertifikat);
            }
            return sertifikater;
        } catch (IOException e) {
            throw new IllegalArgumentException(fil + " cannot be read", e);
        } catch (CertificateException e) {
            throw new IllegalArgumentException(fil + " holds no X.509 certificates", e);
        }
    }
}

package no.meldingsvakt.signatur;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An issuer made for the test, with the certificates and revocation lists it issues. */
public final class Proveutsteder {

    static final Instant FRA = Instant.parse("2020-01-01T00:00:00Z");
    static final Instant TIL = Instant.parse("2040-01-01T00:00:00Z");

    /** Must be found in nothing that the service says or logs. */
    static final String PERSON = "Syntetisk Signerende";

    /** The key of all persons, where it does not matter: making one takes long. */
    static final KeyPair RSA = rsa(2048);

    private static final AtomicLong SERIE = new AtomicLong(1000);

    private final X500Name navn;
    private final KeyPair nokler;
    private final X509Certificate sertifikat;

    /** A key with its certificate. */
    record Signerer(PrivateKey nokkel, X509Certificate sertifikat) {}

    private Proveutsteder(X500Name navn, KeyPair nokler, X509Certificate sertifikat) {
        this.navn = navn;
        this.nokler = nokler;
        this.sertifikat = sertifikat;
    }

    public static Proveutsteder rot(String navn) {
        X500Name dn = new X500Name("CN=" + navn + ",O=Prøveutsteder AS,C=NO");
        KeyPair nokler = ec("secp256r1");
        return new Proveutsteder(dn, nokler, sertifikat(dn, nokler.getPrivate(), Mal.utsteder(dn, nokler.getPublic())));
    }

    Proveutsteder under(String navnUnder) {
        X500Name dn = new X500Name("CN=" + navnUnder + ",O=Prøveutsteder AS,C=NO");
        KeyPair under = ec("secp256r1");
        return new Proveutsteder(dn, under, sertifikat(navn, nokler.getPrivate(), Mal.utsteder(dn, under.getPublic())));
    }

    /** Someone who acts as an issuer without being one. */
    static Proveutsteder somUtsteder(Signerer person, KeyPair par) {
        X500Name dn = X500Name.getInstance(
                person.sertifikat().getSubjectX500Principal().getEncoded());
        return new Proveutsteder(dn, par, person.sertifikat());
    }

    public X509Certificate sertifikat() {
        return sertifikat;
    }

    KeyPair nokler() {
        return nokler;
    }

    Signerer person() {
        return person(RSA, FRA, TIL, KeyUsage.nonRepudiation);
    }

    /** A person's certificate; {@code punkt} is where its revocation list is said to be, or null. */
    Signerer person(KeyPair par, Instant fra, Instant til, int bruk, String... punkt) {
        X500Name dn = new X500Name("CN=" + PERSON + ",serialNumber=9578-4050-999999,C=NO");
        Mal mal = new Mal(dn, par.getPublic(), fra, til, bruk, false, punkt.length == 0 ? null : punkt[0]);
        return new Signerer(par.getPrivate(), sertifikat(navn, nokler.getPrivate(), mal));
    }

    static KeyPair rsa(int bit) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bit);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static KeyPair ec(String kurve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(kurve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Liste liste(Instant fra, Instant til) {
        return new Liste(fra, til);
    }

    /** A revocation list in the making. */
    final class Liste {
        private final X509v2CRLBuilder bygger;

        private Liste(Instant fra, Instant til) {
            bygger = new JcaX509v2CRLBuilder(sertifikat, Date.from(fra));
            if (til != null) {
                bygger.setNextUpdate(Date.from(til));
            }
        }

        /** Puts a certificate on the list; reason -1 for none. */
        Liste med(X509Certificate tilbakekalt, Instant da, int grunn) {
            BigInteger nummer = tilbakekalt.getSerialNumber();
            if (grunn < 0) {
                bygger.addCRLEntry(nummer, Date.from(da), null);
            } else {
                bygger.addCRLEntry(nummer, Date.from(da), grunn);
            }
            return this;
        }

        Liste utvidet(ASN1ObjectIdentifier id, ASN1Encodable verdi) {
            try {
                bygger.addExtension(id, true, verdi);
                return this;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        X509CRL ferdig() {
            return ferdig(nokler);
        }

        X509CRL ferdig(KeyPair signertAv) {
            try {
                return new JcaX509CRLConverter().getCRL(bygger.build(signerer(signertAv.getPrivate())));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static void skriv(Path fil, X509CRL liste) throws Exception {
        Files.write(fil, liste.getEncoded());
    }

    public static void skriv(Path fil, X509Certificate... sertifikater) throws Exception {
        List<String> linjer = new ArrayList<>();
        for (X509Certificate s : sertifikater) {
            linjer.add("-----BEGIN CERTIFICATE-----");
            linjer.add(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(s.getEncoded()));
            linjer.add("-----END CERTIFICATE-----");
        }
        Files.write(fil, linjer, StandardCharsets.US_ASCII);
    }

    static DistributionPointName punkt(String uri) {
        return new DistributionPointName(new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, uri)));
    }

    private record Mal(
            X500Name navn, PublicKey nokkel, Instant fra, Instant til, int bruk, boolean utsteder, String punkt) {
        static Mal utsteder(X500Name navn, PublicKey nokkel) {
            return new Mal(navn, nokkel, FRA, TIL, KeyUsage.keyCertSign | KeyUsage.cRLSign, true, null);
        }
    }

    private static X509Certificate sertifikat(X500Name utsteder, PrivateKey nokkel, Mal mal) {
        try {
            JcaX509v3CertificateBuilder bygger = new JcaX509v3CertificateBuilder(
                    utsteder,
                    BigInteger.valueOf(SERIE.incrementAndGet()),
                    Date.from(mal.fra()),
                    Date.from(mal.til()),
                    mal.navn(),
                    mal.nokkel());
            bygger.addExtension(Extension.basicConstraints, true, new BasicConstraints(mal.utsteder()));
            bygger.addExtension(Extension.keyUsage, true, new KeyUsage(mal.bruk()));
            if (mal.punkt() != null) {
                bygger.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
                    new DistributionPoint(punkt(mal.punkt()), null, null)
                }));
            }
            return new JcaX509CertificateConverter().getCertificate(bygger.build(signerer(nokkel)));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ContentSigner signerer(PrivateKey nokkel) {
        try {
            String metode = nokkel.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
            return new JcaContentSignerBuilder(metode).build(nokkel);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}

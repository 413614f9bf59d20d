package no.meldingsvakt.signatur;

import static no.meldingsvakt.signatur.Elementer.barn;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.w3c.dom.Element;

/** Takes the certificates out of a signature. They are claims: nothing is believed of them yet. */
final class Sertifikatleser {

    /** More than any chain has; each costs work, so there is a limit. */
    static final int MAKS_ANTALL = 8;

    private Sertifikatleser() {}

    /**
     * The certificates in {@code ds:KeyInfo/ds:X509Data}, in the order they stand. What else is said of keys is not read,
     * and nothing is fetched.
     *
     * @throws CertificateException when one of them cannot be read
     */
    static List<X509Certificate> les(Element signatur) throws CertificateException {
        CertificateFactory fabrikk = CertificateFactory.getInstance("X.509");
        List<X509Certificate> sertifikater = new ArrayList<>();
        for (Element info : barn(signatur, "KeyInfo")) {
            for (Element data : barn(info, "X509Data")) {
                for (Element sertifikat : barn(data, "X509Certificate")) {
                    sertifikater.add(les(fabrikk, sertifikat.getTextContent()));
                }
            }
        }
        return sertifikater;
    }

    private static X509Certificate les(CertificateFactory fabrikk, String base64) throws CertificateException {
        try {
            byte[] der = Base64.getMimeDecoder().decode(base64);
            return (X509Certificate) fabrikk.generateCertificate(new ByteArrayInputStream(der));
        } catch (IllegalArgumentException e) {
            throw new CertificateException("not base64", e);
        }
    }
}

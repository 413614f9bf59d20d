package no.meldingsvakt.signatur;

import static no.meldingsvakt.signatur.Elementer.barn;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import no.meldingsvakt.xml.Dokument;
import no.meldingsvakt.xml.XmlFabrikk;
import org.w3c.dom.Element;

/**
 * Tries the one signature of a MsgHead: its form, its arithmetic, its certificate, in that order. What it tries is read
 * anew from the bytes as received, for the tree that the rules see has lost what a signature covers (prefixes, the order of
 * namespaces). Thread-safe.
 */
final class Signaturproving {

    private final XmlFabrikk xml;
    private final Sertifikatkontroll sertifikatkontroll;

    Signaturproving(XmlFabrikk xml, Sertifikatkontroll sertifikatkontroll) {
        this.xml = xml;
        this.sertifikatkontroll = sertifikatkontroll;
    }

    Utslag prov(Dokument dokument, Instant laget, Instant vurdert) {
        Element signatur =
                barn(xml.dom(dokument).getDocumentElement(), "Signature").get(0);
        return Signaturform.feil(signatur).map(Utslag::av).orElseGet(() -> sertifikater(signatur, laget, vurdert));
    }

    private Utslag sertifikater(Element signatur, Instant laget, Instant vurdert) {
        try {
            List<X509Certificate> sertifikater = Sertifikatleser.les(signatur);
            if (sertifikater.isEmpty()) {
                return Utslag.av(Signaturtekster.utenSertifikat());
            }
            if (sertifikater.size() > Sertifikatleser.MAKS_ANTALL) {
                return Utslag.av(Signaturtekster.slag(
                        "ds:KeyInfo skal ha høyst %d sertifikater.".formatted(Sertifikatleser.MAKS_ANTALL)));
            }
            fjernUdekket(signatur);
            return signerer(signatur, sertifikater, laget, vurdert);
        } catch (CertificateException e) {
            return Utslag.av(Signaturtekster.uleseligSertifikat());
        }
    }

    /** What the signature does not cover is of no use to the arithmetic, and the JDK shall not act on it. */
    private static void fjernUdekket(Element signatur) {
        for (Element e : barn(signatur)) {
            if (!Elementer.er(e, "SignedInfo") && !Elementer.er(e, "SignatureValue")) {
                signatur.removeChild(e);
            }
        }
    }

    /** Of a chain of certificates, the one whose key made the signature is the signer's. */
    private Utslag signerer(Element signatur, List<X509Certificate> sertifikater, Instant laget, Instant vurdert) {
        for (X509Certificate sertifikat : sertifikater) {
            Signaturprove.Svar svar = Signaturprove.prov(signatur, sertifikat.getPublicKey());
            if (svar == Signaturprove.Svar.ANNEN_NOKKEL) {
                continue;
            }
            if (!Sertifikatkontroll.erSterk(sertifikat.getPublicKey())) {
                return Utslag.av(Signaturtekster.svakNokkel());
            }
            return svar == Signaturprove.Svar.ENDRET
                    ? Utslag.av(Signaturtekster.endret())
                    : sertifikatkontroll.kontroller(sertifikat, sertifikater, laget, vurdert);
        }
        return Utslag.av(Signaturtekster.annenNokkel());
    }
}

package no.meldingsvakt.signatur;

import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.URIReferenceException;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** The arithmetic of a signature whose form is accepted. */
final class Signaturprove {

    private static final String SIKKER = "org.jcp.xml.dsig.secureValidation";

    private Signaturprove() {}

    /** What trying a key came to. */
    enum Svar {
        /** The key made the signature, and the message is as it was then. */
        STEMMER,
        /** The key made the signature, of a message that was another. */
        ENDRET,
        /** The key did not make the signature. */
        ANNEN_NOKKEL
    }

    /** Tries a key on a {@code ds:Signature} in its document. */
    static Svar prov(Element signatur, PublicKey nokkel) {
        // A factory is not promised to be thread-safe.
        XMLSignatureFactory fabrikk = XMLSignatureFactory.getInstance("DOM");
        try {
            DOMValidateContext kontekst = kontekst(fabrikk, signatur, nokkel);
            XMLSignature lest = fabrikk.unmarshalXMLSignature(kontekst);
            if (!lest.getSignatureValue().validate(kontekst)) {
                return Svar.ANNEN_NOKKEL;
            }
            Reference referanse =
                    (Reference) lest.getSignedInfo().getReferences().get(0);
            return referanse.validate(kontekst) ? Svar.STEMMER : Svar.ENDRET;
        } catch (MarshalException | XMLSignatureException e) {
            if (skyldesOss(e)) {
                throw new IllegalStateException("the JDK lacks an algorithm that is accepted", e);
            }
            return Svar.ANNEN_NOKKEL;
        }
    }

    private static DOMValidateContext kontekst(XMLSignatureFactory fabrikk, Element signatur, PublicKey nokkel) {
        DOMValidateContext kontekst = new DOMValidateContext(nokkel, signatur);
        kontekst.setProperty(SIKKER, true);
        kontekst.setURIDereferencer((referanse, sammenheng) -> {
            if (!"".equals(referanse.getURI())) {
                throw new URIReferenceException("only the document itself may be referred to");
            }
            return fabrikk.getURIDereferencer().dereference(referanse, sammenheng);
        });
        return kontekst;
    }

    private static boolean skyldesOss(@Nullable Throwable e) {
        return e != null && (e instanceof NoSuchAlgorithmException || skyldesOss(e.getCause()));
    }
}

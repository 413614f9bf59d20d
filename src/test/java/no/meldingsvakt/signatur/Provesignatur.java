package no.meldingsvakt.signatur;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLObject;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.crypto.dsig.spec.XPathFilterParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

/**
 * Signs messages the way a sender does, and in the ways one should not. Each method changes one thing; {@link #signer}
 * makes a signature that is right in itself, so that it is refused for what was changed and for nothing else.
 */
record Provesignatur(
        String metode,
        String sammendrag,
        String kanonisering,
        List<String> transformasjoner,
        String uri,
        String xpath,
        String objekt,
        List<X509Certificate> sertifikater) {

    static final String RSA = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";

    static Provesignatur vanlig() {
        return new Provesignatur(
                RSA,
                SHA256,
                CanonicalizationMethod.INCLUSIVE,
                List.of(Transform.ENVELOPED, CanonicalizationMethod.INCLUSIVE),
                "",
                null,
                null,
                null);
    }

    Provesignatur metode(String ny) {
        return new Provesignatur(ny, sammendrag, kanonisering, transformasjoner, uri, xpath, objekt, sertifikater);
    }

    Provesignatur sammendrag(String ny) {
        return new Provesignatur(metode, ny, kanonisering, transformasjoner, uri, xpath, objekt, sertifikater);
    }

    Provesignatur kanonisering(String ny) {
        return new Provesignatur(
                metode, sammendrag, ny, List.of(Transform.ENVELOPED, ny), uri, xpath, objekt, sertifikater);
    }

    Provesignatur transformasjoner(String... nye) {
        return new Provesignatur(metode, sammendrag, kanonisering, List.of(nye), uri, xpath, objekt, sertifikater);
    }

    Provesignatur xpath(String ny) {
        return new Provesignatur(metode, sammendrag, kanonisering, transformasjoner, uri, ny, objekt, sertifikater);
    }

    /** Puts a text in a {@code ds:Object} with the id {@code objekt}. */
    Provesignatur objekt(String ny) {
        return new Provesignatur(metode, sammendrag, kanonisering, transformasjoner, uri, xpath, ny, sertifikater);
    }

    Provesignatur uri(String ny) {
        return new Provesignatur(metode, sammendrag, kanonisering, transformasjoner, ny, xpath, objekt, sertifikater);
    }

    /** The certificates that go with it, instead of the signer's alone. */
    Provesignatur sertifikater(List<X509Certificate> nye) {
        return new Provesignatur(metode, sammendrag, kanonisering, transformasjoner, uri, xpath, objekt, nye);
    }

    byte[] signer(byte[] melding, Proveutsteder.Signerer signerer) throws Exception {
        List<X509Certificate> medsendt = sertifikater == null ? List.of(signerer.sertifikat()) : sertifikater;
        return signer(melding, signerer.nokkel(), medsendt);
    }

    byte[] signer(byte[] melding, Key nokkel, List<X509Certificate> medsendt) throws Exception {
        Document dokument = les(melding);
        XMLSignatureFactory fabrikk = XMLSignatureFactory.getInstance("DOM");
        DOMSignContext kontekst = new DOMSignContext(nokkel, dokument.getDocumentElement());
        kontekst.setProperty("org.jcp.xml.dsig.secureValidation", false);
        kontekst.setDefaultNamespacePrefix("ds");

        List<Transform> trinn = new ArrayList<>();
        for (String t : transformasjoner) {
            trinn.add(fabrikk.newTransform(t, parameter(t)));
        }
        Reference referanse = fabrikk.newReference(uri, fabrikk.newDigestMethod(sammendrag, null), trinn, null, null);
        SignedInfo info = fabrikk.newSignedInfo(
                fabrikk.newCanonicalizationMethod(kanonisering, (C14NMethodParameterSpec) null),
                fabrikk.newSignatureMethod(metode, null),
                List.of(referanse));
        List<XMLObject> objekter = new ArrayList<>();
        if (objekt != null) {
            DOMStructure innhold = new DOMStructure(dokument.createTextNode(objekt));
            objekter.add(fabrikk.newXMLObject(List.of(innhold), "objekt", null, null));
        }
        fabrikk.newXMLSignature(info, nokkelinfo(fabrikk, medsendt), objekter, null, null)
                .sign(kontekst);
        return skriv(dokument);
    }

    private static KeyInfo nokkelinfo(XMLSignatureFactory fabrikk, List<X509Certificate> sertifikater) {
        if (sertifikater.isEmpty()) {
            return null;
        }
        KeyInfoFactory info = fabrikk.getKeyInfoFactory();
        return info.newKeyInfo(List.of(info.newX509Data(sertifikater)));
    }

    private TransformParameterSpec parameter(String transformasjon) {
        return transformasjon.equals(Transform.XPATH)
                ? new XPathFilterParameterSpec(
                        xpath, Map.of("mh", "http://www.kith.no/xmlstds/msghead/2006-05-24", "ds", Elementer.DS))
                : null;
    }

    /** Changes the text of a signed message, in the encoding it declares. */
    static byte[] endre(byte[] melding, String gammel, String ny) {
        Charset tegnsett = tegnsett(melding);
        String tekst = new String(melding, tegnsett);
        if (!tekst.contains(gammel)) {
            throw new IllegalArgumentException("the message has no " + gammel);
        }
        return tekst.replace(gammel, ny).getBytes(tegnsett);
    }

    /** The signature of a signed message, as text. */
    static String signaturen(byte[] melding) {
        String tekst = new String(melding, tegnsett(melding));
        return tekst.substring(tekst.indexOf("<ds:Signature "), tekst.lastIndexOf("</MsgHead>"));
    }

    private static Charset tegnsett(byte[] melding) {
        String start = new String(melding, 0, Math.min(100, melding.length), StandardCharsets.ISO_8859_1);
        return start.contains("ISO-8859-1") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
    }

    private static Document les(byte[] melding) throws Exception {
        return DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(melding));
    }

    private static byte[] skriv(Document dokument) throws Exception {
        ByteArrayOutputStream ut = new ByteArrayOutputStream();
        Transformer skriver = TransformerFactory.newDefaultInstance().newTransformer();
        skriver.setOutputProperty(OutputKeys.ENCODING, dokument.getXmlEncoding());
        skriver.transform(new DOMSource(dokument), new StreamResult(ut));
        return ut.toByteArray();
    }

    /** What a check says that accepts whatever the message asks for. */
    static boolean stemmer(byte[] melding, Key nokkel) throws Exception {
        Node signatur =
                les(melding).getElementsByTagNameNS(Elementer.DS, "Signature").item(0);
        DOMValidateContext kontekst = new DOMValidateContext(nokkel, signatur);
        kontekst.setProperty("org.jcp.xml.dsig.secureValidation", false);
        return XMLSignatureFactory.getInstance("DOM")
                .unmarshalXMLSignature(kontekst)
                .validate(kontekst);
    }
}

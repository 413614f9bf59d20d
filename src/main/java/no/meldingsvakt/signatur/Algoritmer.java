package no.meldingsvakt.signatur;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The algorithms of XML signatures, by the URIs that name them. What is not on a list here is refused, whatever the JDK
 * would take: SHA-1 and MD5 can be made to collide, and with HMAC whoever can check a signature can make one.
 */
final class Algoritmer {

    static final String OMSLUTTET = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
    static final String EKSKLUSIV_NAVNEROM = "http://www.w3.org/2001/10/xml-exc-c14n#";

    static final Set<String> EKSKLUSIV =
            Set.of(EKSKLUSIV_NAVNEROM, "http://www.w3.org/2001/10/xml-exc-c14n#WithComments");

    static final Set<String> KANONISERING = sammen(
            EKSKLUSIV,
            Set.of(
                    "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
                    "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments",
                    "http://www.w3.org/2006/12/xml-c14n11",
                    "http://www.w3.org/2006/12/xml-c14n11#WithComments"));

    static final Set<String> SIGNATUR = Set.of(
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
            "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1",
            "http://www.w3.org/2007/05/xmldsig-more#sha384-rsa-MGF1",
            "http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512");

    static final Set<String> SAMMENDRAG = Set.of(
            "http://www.w3.org/2001/04/xmlenc#sha256",
            "http://www.w3.org/2001/04/xmldsig-more#sha384",
            "http://www.w3.org/2001/04/xmlenc#sha512");

    /** Refused, but known: such a name may be shown, because it cannot be a text that the sender made up. */
    private static final Set<String> AVVISTE = Set.of(
            "http://www.w3.org/2000/09/xmldsig#sha1",
            "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
            "http://www.w3.org/2000/09/xmldsig#dsa-sha1",
            "http://www.w3.org/2000/09/xmldsig#hmac-sha1",
            "http://www.w3.org/2000/09/xmldsig#base64",
            "http://www.w3.org/2001/04/xmldsig-more#md5",
            "http://www.w3.org/2001/04/xmldsig-more#sha224",
            "http://www.w3.org/2001/04/xmldsig-more#hmac-md5",
            "http://www.w3.org/2001/04/xmldsig-more#hmac-sha224",
            "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256",
            "http://www.w3.org/2001/04/xmldsig-more#hmac-sha384",
            "http://www.w3.org/2001/04/xmldsig-more#hmac-sha512",
            "http://www.w3.org/2001/04/xmldsig-more#hmac-ripemd160",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-md5",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha224",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-ripemd160",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha1",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha224",
            "http://www.w3.org/2001/04/xmlenc#ripemd160",
            "http://www.w3.org/2002/06/xmldsig-filter2",
            "http://www.w3.org/2002/07/decrypt#XML",
            "http://www.w3.org/2007/05/xmldsig-more#rsa-pss",
            "http://www.w3.org/2007/05/xmldsig-more#sha1-rsa-MGF1",
            "http://www.w3.org/2009/xmldsig11#dsa-sha256",
            "http://www.w3.org/TR/1999/REC-xpath-19991116",
            "http://www.w3.org/TR/1999/REC-xslt-19991116");

    private static final Set<String> KJENTE =
            sammen(sammen(KANONISERING, SIGNATUR), sammen(sammen(SAMMENDRAG, AVVISTE), Set.of(OMSLUTTET)));

    private Algoritmer() {}

    /** The URI, where it names a known algorithm; null where it may be any text. */
    static @Nullable String navn(String uri) {
        return KJENTE.contains(uri) ? uri : null;
    }

    private static Set<String> sammen(Set<String> a, Set<String> b) {
        return Stream.concat(a.stream(), b.stream()).collect(Collectors.toUnmodifiableSet());
    }
}

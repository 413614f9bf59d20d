package no.meldingsvakt.signatur;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Which certificates a revocation list answers for. An issuer may divide its list, and says so in the extension
 * IssuingDistributionPoint (RFC 5280 5.2.5): a part that does not cover a certificate is silent about it, and that silence
 * must not pass for an answer. The JDK reads the extension only while it fetches lists itself.
 */
final class Listeomfang {

    private static final String OMFANG = "2.5.29.28";
    private static final String LISTER_FOR_SERTIFIKATET = "2.5.29.31";

    private static final int STED = 0xA0;
    private static final int BARE_BRUKERE = 0x81;
    private static final int BARE_UTSTEDERE = 0x82;
    private static final int FULLT_NAVN = 0xA0;

    private Listeomfang() {}

    static boolean omfatter(X509CRL liste, X509Certificate sertifikat) {
        byte[] omfang = liste.getExtensionValue(OMFANG);
        if (omfang == null) {
            return true;
        }
        try {
            List<Der> deler = Der.les(omfang).get(0).deler().get(0).deler();
            return deler.stream().allMatch(d -> oppfyller(d, sertifikat));
        } catch (IndexOutOfBoundsException e) {
            return false;
        }
    }

    private static boolean oppfyller(Der del, X509Certificate sertifikat) {
        boolean erUtsteder = sertifikat.getBasicConstraints() >= 0;
        return switch (del.merke()) {
            case STED -> staarISertifikatet(del, sertifikat);
            case BARE_BRUKERE -> !erUtsteder;
            case BARE_UTSTEDERE -> erUtsteder;
            // Some reasons only, other issuers' certificates, or attribute certificates.
            default -> false;
        };
    }

    /** The place the list is published must be one that the certificate points to. */
    private static boolean staarISertifikatet(Der sted, X509Certificate sertifikat) {
        byte[] punkter = sertifikat.getExtensionValue(LISTER_FOR_SERTIFIKATET);
        return punkter != null
                && sted.deler().stream()
                        .filter(n -> n.merke() == FULLT_NAVN)
                        .flatMap(n -> n.deler().stream())
                        .anyMatch(navn -> inneholder(punkter, navn.helt()));
    }

    private static boolean inneholder(byte[] tekst, byte[] sok) {
        return Collections.indexOfSubList(somListe(tekst), somListe(sok)) >= 0;
    }

    private static List<Byte> somListe(byte[] bytes) {
        List<Byte> liste = new ArrayList<>(bytes.length);
        for (byte b : bytes) {
            liste.add(b);
        }
        return liste;
    }

    /** A value in DER: its tag, all of it, and what is in it. */
    private record Der(int merke, byte[] helt, byte[] innhold) {

        private static final int BYTE = 0xFF;
        private static final int LANG = 0x80;

        List<Der> deler() {
            return les(innhold);
        }

        /** Reads values one after another; throws {@link IndexOutOfBoundsException} where they are cut short. */
        static List<Der> les(byte[] bytes) {
            List<Der> verdier = new ArrayList<>();
            int her = 0;
            while (her < bytes.length) {
                int start = her;
                int merke = bytes[her++] & BYTE;
                int lengde = bytes[her++] & BYTE;
                if (lengde >= LANG) {
                    int antall = lengde - LANG;
                    lengde = 0;
                    for (int i = 0; i < antall; i++) {
                        lengde = (lengde << Byte.SIZE) | (bytes[her++] & BYTE);
                    }
                }
                int slutt = her + lengde;
                if (slutt < her || slutt > bytes.length) {
                    throw new IndexOutOfBoundsException();
                }
                verdier.add(
                        new Der(merke, Arrays.copyOfRange(bytes, start, slutt), Arrays.copyOfRange(bytes, her, slutt)));
                her = slutt;
            }
            return verdier;
        }
    }
}

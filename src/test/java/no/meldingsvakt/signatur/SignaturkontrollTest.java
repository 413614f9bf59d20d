package no.meldingsvakt.signatur;

import static no.meldingsvakt.signatur.Provesignatur.endre;
import static no.meldingsvakt.signatur.Provesignatur.signaturen;
import static no.meldingsvakt.signatur.Provesignatur.vanlig;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.crypto.dsig.Transform;
import no.meldingsvakt.avvik.AppRecFeil;
import no.meldingsvakt.avvik.Avvik;
import no.meldingsvakt.avvik.Stegresultat;
import no.meldingsvakt.avvik.Utfall;
import no.meldingsvakt.konvolutt.Lesing;
import no.meldingsvakt.konvolutt.Meldingsleser;
import no.meldingsvakt.skjema.Skjemamappe;
import no.meldingsvakt.xml.XmlFabrikk;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which signatures are accepted (HODE-35), and whose certificates are believed (HODE-36). */
class SignaturkontrollTest {

    private static final Path PLO = Path.of("xsd/plo-pasientlogistikk/1.6/eksempler/LOG_INNLAGT.xml");
    private static final Path ISO = Path.of("xsd/msghead/1.2/eksempler/LOG_INNLAGT-iso-8859-1.xml");
    private static final Path DIALOG = Path.of("xsd/dialogmelding/1.1/eksempler/DIALOG_HELSEFAGLIG.xml");
    private static final OffsetDateTime NAA = OffsetDateTime.parse("2024-03-04T11:00:00+01:00");

    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    private static final String MER = "http://www.w3.org/2001/04/xmldsig-more#";

    private static final XmlFabrikk XML = new XmlFabrikk();
    private static final Skjemamappe SKJEMAER = Skjemamappe.les(Path.of("xsd"), XML);
    private static final Meldingsleser LESER =
            new Meldingsleser(XML, SKJEMAER.standarder(), SKJEMAER.prefikser(), false);

    private static final Proveutsteder ROT = Proveutsteder.rot("Rot");
    private static final Proveutsteder FREMMED = Proveutsteder.rot("Fremmed");
    private static final Proveutsteder.Signerer PERSON = ROT.person();

    @TempDir
    private static Path mappe;

    private static Signaturkontroll kontroll;

    @BeforeAll
    static void stolPaRoten() throws Exception {
        Proveutsteder.skriv(mappe.resolve("rot.pem"), ROT.sertifikat());
        kontroll = new Signaturkontroll(XML, SKJEMAER.prefikser(), Tillit.les(mappe), null);
    }

    private static byte[] melding() throws Exception {
        return Files.readAllBytes(PLO);
    }

    private static byte[] signert() throws Exception {
        return vanlig().signer(melding(), PERSON);
    }

    private static Stegresultat kontroller(byte[] melding) {
        return kontroller(kontroll, melding);
    }

    private static Stegresultat kontroller(Signaturkontroll kontroll, byte[] melding) {
        Lesing lesing = LESER.les(melding);
        return kontroll.kontroller(
                Objects.requireNonNull(lesing.dokument()), Objects.requireNonNull(lesing.melding()), NAA);
    }

    private static void godtatt(byte[] melding) {
        Stegresultat resultat = kontroller(melding);
        assertEquals(List.of(), resultat.avvik());
        assertEquals(List.of(), resultat.ikkeVurdert());
        assertEquals(Utfall.GODKJENT, resultat.utfall());
    }

    /** The one finding; who signed is never told. */
    private static Avvik avvist(String regel, AppRecFeil kode, byte[] melding) {
        Stegresultat resultat = kontroller(melding);
        assertEquals(Utfall.AVVIST, resultat.utfall());
        assertEquals(1, resultat.avvik().size());
        Avvik avvik = resultat.avvik().get(0);
        assertEquals(regel, avvik.regel());
        assertEquals(kode, avvik.apprec());
        assertFalse(avvik.toString().contains("Syntetisk"), avvik::toString);
        Stream.of(
                        avvik.tekst().nb(),
                        avvik.tekst().nn(),
                        avvik.tekst().en(),
                        avvik.teknisk().nb())
                .forEach(t -> assertFalse(t.isBlank()));
        return avvik;
    }

    /** For attacks: a signature that a check without our own conditions accepts. */
    private static byte[] rettISegSelv(byte[] melding) throws Exception {
        assertTrue(Provesignatur.stemmer(melding, PERSON.sertifikat().getPublicKey()));
        return melding;
    }

    private static Avvik feilSignatur(byte[] melding) {
        return avvist("HODE-35", AppRecFeil.S01, melding);
    }

    private static Avvik ugyldigSertifikat(byte[] melding) {
        return avvist("HODE-36", AppRecFeil.S02, melding);
    }

    // What is accepted

    @Test
    void anEncodingThatLiesDoesNotSpoilTheSignature() throws Exception {
        String signert = new String(vanlig().signer(Files.readAllBytes(PLO), PERSON), StandardCharsets.UTF_8);
        byte[] senereOmdopt = signert.replaceFirst("UTF-8", "ISO-8859-1").getBytes(StandardCharsets.UTF_8);
        byte[] forstOmdopt =
                Files.readString(PLO).replaceFirst("UTF-8", "ISO-8859-1").getBytes(StandardCharsets.UTF_8);

        godtatt(senereOmdopt);
        godtatt(vanlig().signer(forstOmdopt, PERSON));
    }

    @ParameterizedTest
    @MethodSource("eksempler")
    void aSignedExampleIsAccepted(Path eksempel) throws Exception {
        byte[] signert = vanlig().signer(Files.readAllBytes(eksempel), PERSON);

        assertTrue(new String(signert, StandardCharsets.ISO_8859_1).contains("<ds:Signature"));
        godtatt(signert);
    }

    static Stream<Path> eksempler() {
        return Stream.of(PLO, ISO, DIALOG);
    }

    @Test
    void theIsoExampleStaysInIso() throws Exception {
        byte[] signert = vanlig().signer(Files.readAllBytes(ISO), PERSON);

        assertTrue(new String(signert, StandardCharsets.ISO_8859_1).contains("ødselsnummer"));
        feilSignatur(endre(signert, "ødselsnummer", "ødselnummer"));
    }

    static Stream<Provesignatur> godeFormer() {
        return Stream.of(
                vanlig().transformasjoner(Transform.ENVELOPED),
                vanlig().kanonisering("http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments"),
                vanlig().kanonisering("http://www.w3.org/2006/12/xml-c14n11"),
                vanlig().kanonisering("http://www.w3.org/2001/10/xml-exc-c14n#"),
                vanlig().sammendrag("http://www.w3.org/2001/04/xmlenc#sha512"),
                vanlig().metode(MER + "rsa-sha512"),
                vanlig().metode("http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1"));
    }

    @ParameterizedTest
    @MethodSource("godeFormer")
    void otherGoodFormsAreAccepted(Provesignatur form) throws Exception {
        godtatt(form.signer(melding(), PERSON));
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp256r1 ecdsa-sha256", "secp384r1 ecdsa-sha384", "secp521r1 ecdsa-sha512"})
    void ellipticCurvesAreAccepted(String slag) throws Exception {
        KeyPair par = Proveutsteder.ec(slag.split(" ")[0]);
        Proveutsteder.Signerer person =
                ROT.person(par, Proveutsteder.FRA, Proveutsteder.TIL, KeyUsage.digitalSignature);

        byte[] signert = vanlig().metode(MER + slag.split(" ")[1]).signer(melding(), person);

        godtatt(signert);
        feilSignatur(endre(signert, "Utsiktsveien 4", "Utsiktsveien 5"));
    }

    /** As the standard allows: prefixes are the sender's own, and a comment is no part of what is said. */
    @Test
    void whatDoesNotChangeTheMessageIsNoFault() throws Exception {
        godtatt(endre(signert(), "<Sender>", "<!-- x --><Sender>"));
        godtatt(endre(signert(), "<Sex DN=\"Kvinne\" V=\"2\"/>", "<Sex V='2'\n DN='Kvinne' ></Sex>"));
        godtatt(endre(signert(), "\n", "\r\n"));
    }

    @Test
    void aMessageWithoutSignatureIsLetOn() throws Exception {
        godtatt(melding());
    }

    @Test
    void aMessageWithItsOwnHeaderIsNoneOfItsBusiness() throws Exception {
        byte[] epikrise = Files.readAllBytes(Path.of("xsd/epikrise/1.2/eksempler/EPIKRISE.xml"));

        assertEquals(Utfall.HOPPET_OVER, kontroller(epikrise).utfall());
    }

    @Test
    void switchedOffItIsSkipped() throws Exception {
        Stegresultat resultat =
                kontroller(Signaturkontroll.avslatt(), endre(signert(), "Utsiktsveien 4", "Utsiktsveien 5"));

        assertEquals(Utfall.HOPPET_OVER, resultat.utfall());
        assertTrue(resultat.slipperVidere());
    }

    // Changed messages

    @Test
    void oneChangedByteIsFound() throws Exception {
        Avvik avvik = feilSignatur(endre(signert(), "Utsiktsveien 4", "Utsiktsveien 5"));

        assertEquals(
                "Meldingen er endret etter at den ble signert.", avvik.tekst().nb());
        assertNull(avvik.funnet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<Sender>|<Sender> ", " V=\"2\"| V=\"1\"", "<MsgHead |<?k x?><MsgHead "})
    void otherChangesAreFound(String endring) throws Exception {
        String[] del = endring.split("\\|");

        feilSignatur(endre(signert(), del[0], del[1]));
    }

    @Test
    void aChangedValueIsFound() throws Exception {
        byte[] signert = signert();
        String signatur = signaturen(signert);
        int start = signatur.indexOf("<ds:SignatureValue>") + "<ds:SignatureValue>".length();
        String bit = signatur.substring(start, start + 8);
        String annen = (bit.charAt(0) == 'A' ? "B" : "A") + bit.substring(1);

        Avvik avvik = feilSignatur(endre(signert, "<ds:SignatureValue>" + bit, "<ds:SignatureValue>" + annen));

        assertEquals(
                "Den elektroniske signaturen stemmer ikke med sertifikatet.",
                avvik.tekst().nb());
    }

    @Test
    void aValueThatIsNoSignatureIsFound() throws Exception {
        String signatur = signaturen(signert());
        String tom = signatur.replaceFirst("(?s)<ds:SignatureValue>.*</ds:SignatureValue>", "<ds:SignatureValue/>");

        feilSignatur(endre(signert(), signatur, tom));
    }

    @Test
    void theFindingStandsAtTheSignature() throws Exception {
        byte[] endret = endre(signert(), "Utsiktsveien 4", "Utsiktsveien 5");

        Avvik avvik = feilSignatur(endret);

        List<String> linjer = new String(endret, StandardCharsets.UTF_8).lines().toList();
        assertEquals("/mh:MsgHead[1]/ds:Signature[1]", avvik.sted().xpath());
        String linje = linjer.get(avvik.sted().linje() - 1);
        assertTrue(linje.startsWith("<ds:Signature ", avvik.sted().kolonne() - 1), linje);
    }

    // Signatures moved, wrapped, or over something else

    @Test
    void aSignatureMovedToAnotherMessageIsFound() throws Exception {
        byte[] annen = endre(melding(), "Utsiktsveien 4", "Utsiktsveien 5");

        feilSignatur(endre(annen, "</MsgHead>", signaturen(signert()) + "</MsgHead>"));
    }

    /** The signed message is kept whole inside, where a careless check would find it, and another is around it. */
    @Test
    void aSignedMessageWrappedInAnotherIsFound() throws Exception {
        byte[] signert = signert();
        String original = new String(signert, StandardCharsets.UTF_8).replaceFirst("(?s)^<\\?xml.*?\\?>", "");
        byte[] annen = endre(melding(), "Utsiktsveien 4", "Utsiktsveien 5");
        String signatur = signaturen(signert);
        String objekt = "<ds:Object>" + original + "</ds:Object></ds:Signature>";

        feilSignatur(endre(annen, "</MsgHead>", signatur.replace("</ds:Signature>", objekt) + "</MsgHead>"));
        feilSignatur(endre(
                annen,
                "</MsgHead>",
                signatur.replace("</ds:Signature>", objekt)
                                .replace("<ds:Object>", "<ds:Object Id=\"del\">")
                                .replace("URI=\"\"", "URI=\"#del\"")
                        + "</MsgHead>"));
        feilSignatur(endre(
                annen,
                "</Document>",
                "</Document><Document><RefDoc><MsgType V=\"XML\" DN=\"XML-instans\"/><Content>" + original
                        + "</Content></RefDoc></Document>" + signatur));
    }

    @Test
    void aReferenceToAPartIsNotEnough() throws Exception {
        Provesignatur del = vanlig().objekt("bare dette er signert")
                .uri("#objekt")
                .transformasjoner("http://www.w3.org/TR/2001/REC-xml-c14n-20010315");

        Avvik avvik = feilSignatur(rettISegSelv(del.signer(melding(), PERSON)));

        assertEquals(
                "Den elektroniske signaturen dekker ikke hele meldingen.",
                avvik.tekst().nb());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "URI=\"http://127.0.0.1:9/x.xml\"",
                "URI=\"file:///etc/passwd\"",
                "URI=\"x.xml\"",
                "URI=\"#xpointer(/)\"",
                ""
            })
    void referencesElsewhereAreRefusedUnread(String uri) throws Exception {
        feilSignatur(endre(signert(), "URI=\"\"", uri));
    }

    @Test
    void aSecondReferenceIsRefused() throws Exception {
        String signatur = signaturen(signert());
        String referanse = signatur.substring(signatur.indexOf("<ds:Reference"), signatur.indexOf("</ds:SignedInfo>"));

        feilSignatur(endre(signert(), "</ds:SignedInfo>", referanse + "</ds:SignedInfo>"));
    }

    @Test
    void twoSignaturesAreRefused() throws Exception {
        byte[] signert = signert();

        feilSignatur(endre(signert, "</MsgHead>", signaturen(signert) + "</MsgHead>"));
        feilSignatur(vanlig().signer(signert, PERSON));
    }

    /** What stands in the signature is not covered by it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "</ds:KeyInfo><ds:Object><mh:Document"
                        + " xmlns:mh='http://www.kith.no/xmlstds/msghead/2006-05-24'/></ds:Object>",
                "<skjult xmlns='urn:skjult'/></ds:KeyInfo>",
                "</ds:KeyInfo><ds:Object><ds:Manifest><skjult/></ds:Manifest></ds:Object>"
            })
    void nothingIsHiddenInASignature(String skjult) throws Exception {
        feilSignatur(endre(signert(), "</ds:KeyInfo>", skjult));
    }

    @Test
    void otherWordsOfKeysAreNotReadAndDoNoHarm() throws Exception {
        godtatt(endre(
                signert(),
                "<ds:KeyInfo>",
                "<ds:KeyInfo><ds:KeyName>x</ds:KeyName>"
                        + "<ds:RetrievalMethod URI=\"http://127.0.0.1:9/\"/>"
                        + "<ds:KeyValue><ds:RSAKeyValue><ds:Modulus/><ds:Exponent/></ds:RSAKeyValue></ds:KeyValue>"));
    }

    // Transforms and algorithms. Each of these signatures is right in itself.

    @ParameterizedTest
    @ValueSource(strings = {"not(ancestor-or-self::mh:Patient)", "ancestor-or-self::mh:MsgInfo"})
    void aFilterThatLeavesPartsOutIsRefused(String xpath) throws Exception {
        Provesignatur filter = vanlig().xpath(xpath + " and not(ancestor-or-self::ds:Signature)")
                .transformasjoner(Transform.ENVELOPED, Transform.XPATH);

        Avvik avvik = feilSignatur(rettISegSelv(filter.signer(melding(), PERSON)));

        assertEquals(Transform.XPATH, avvik.funnet());
    }

    @Test
    void aStylesheetIsNeverRun() throws Exception {
        String stilark = "<ds:Transform Algorithm=\"" + Transform.XSLT
                + "\"><xsl:stylesheet xmlns:xsl='http://www.w3.org/1999/XSL/Transform' version='1.0'/></ds:Transform>";

        Avvik avvik = feilSignatur(endre(signert(), "</ds:Transforms>", stilark + "</ds:Transforms>"));

        assertEquals(Transform.XSLT, avvik.funnet());
    }

    @ParameterizedTest
    @ValueSource(strings = {Transform.BASE64, "urn:ukjent", DSIG + "enveloped-signature"})
    void otherTransformsAreRefused(String transformasjon) throws Exception {
        feilSignatur(endre(
                signert(), "</ds:Transforms>", "<ds:Transform Algorithm=\"" + transformasjon + "\"/></ds:Transforms>"));
    }

    @Test
    void withoutTakingTheSignatureOutItIsRefused() throws Exception {
        feilSignatur(endre(signert(), "<ds:Transform Algorithm=\"" + Transform.ENVELOPED + "\"/>", ""));
    }

    @Test
    void sha1IsRefused() throws Exception {
        Avvik sammendrag =
                feilSignatur(rettISegSelv(vanlig().sammendrag(DSIG + "sha1").signer(melding(), PERSON)));
        Avvik metode =
                feilSignatur(rettISegSelv(vanlig().metode(DSIG + "rsa-sha1").signer(melding(), PERSON)));

        assertEquals(DSIG + "sha1", sammendrag.funnet());
        assertEquals(DSIG + "rsa-sha1", metode.funnet());
    }

    @Test
    void md5IsRefused() throws Exception {
        assertEquals(
                MER + "rsa-md5",
                feilSignatur(endre(signert(), Provesignatur.RSA, MER + "rsa-md5"))
                        .funnet());
        assertEquals(
                MER + "md5",
                feilSignatur(endre(signert(), Provesignatur.SHA256, MER + "md5"))
                        .funnet());
    }

    /** The public key, which everybody has, as the secret: a check that lets the message choose would accept it. */
    @Test
    void hmacIsRefused() throws Exception {
        SecretKeySpec offentlig =
                new SecretKeySpec(PERSON.sertifikat().getPublicKey().getEncoded(), "HmacSHA256");
        byte[] signert =
                vanlig().metode(MER + "hmac-sha256").signer(melding(), offentlig, List.of(PERSON.sertifikat()));
        assertTrue(Provesignatur.stemmer(signert, offentlig));

        Avvik avvik = feilSignatur(signert);

        assertEquals(MER + "hmac-sha256", avvik.funnet());
    }

    @Test
    void theNameOfAnUnknownAlgorithmIsNotRepeated() throws Exception {
        Avvik avvik = feilSignatur(endre(signert(), Provesignatur.RSA, "urn:fnr:12853810221"));

        assertNull(avvik.funnet());
        assertFalse(avvik.toString().contains("12853810221"));
    }

    @Test
    void aShortKeyIsRefused() throws Exception {
        Proveutsteder.Signerer person =
                ROT.person(Proveutsteder.rsa(1024), Proveutsteder.FRA, Proveutsteder.TIL, KeyUsage.nonRepudiation);

        feilSignatur(vanlig().signer(melding(), person));
    }

    @Test
    void anAlgorithmThatIsNotTheKeysIsRefused() throws Exception {
        feilSignatur(endre(signert(), Provesignatur.RSA, MER + "ecdsa-sha256"));
    }

    // Certificates

    @Test
    void withoutACertificateNothingCanBeVerified() throws Exception {
        feilSignatur(vanlig().sertifikater(List.of()).signer(melding(), PERSON));
    }

    @Test
    void anUnreadableCertificateIsInvalid() throws Exception {
        String signatur = signaturen(signert());
        String ny = signatur.replaceFirst(
                "(?s)<ds:X509Certificate>.*</ds:X509Certificate>", "<ds:X509Certificate>AAAA</ds:X509Certificate>");

        ugyldigSertifikat(endre(signert(), signatur, ny));
    }

    @Test
    void tooManyCertificatesAreRefused() throws Exception {
        feilSignatur(vanlig().sertifikater(Collections.nCopies(Sertifikatleser.MAKS_ANTALL + 1, PERSON.sertifikat()))
                .signer(melding(), PERSON));
    }

    @Test
    void anotherOnesCertificateDoesNotMatch() throws Exception {
        feilSignatur(vanlig().sertifikater(List.of(ROT.person(
                                Proveutsteder.rsa(2048), Proveutsteder.FRA, Proveutsteder.TIL, KeyUsage.nonRepudiation)
                        .sertifikat()))
                .signer(melding(), PERSON));
    }

    @Test
    void anExpiredCertificateIsInvalid() throws Exception {
        Proveutsteder.Signerer person = person("2020-01-01T00:00:00Z", "2024-03-01T12:00:00Z");

        Avvik avvik = ugyldigSertifikat(vanlig().signer(melding(), person));

        assertEquals("2020-01-01/2024-03-01", avvik.funnet());
    }

    @Test
    void aCertificateThatWasNotYetValidIsInvalid() throws Exception {
        ugyldigSertifikat(vanlig().signer(melding(), person("2024-03-04T09:30:00Z", "2025-01-01T00:00:00Z")));
    }

    /** GenDate is 10:25 Norwegian time, and the message is judged at 11:00. */
    @Test
    void aCertificateMayRunOutWhileTheMessageIsUnderWay() throws Exception {
        godtatt(vanlig().signer(melding(), person("2020-01-01T00:00:00Z", "2024-03-04T09:30:00Z")));
    }

    @Test
    void aSendersClockThatIsAheadIsNoFault() throws Exception {
        byte[] fremtid = endre(melding(), "2024-03-04T10:25:00", "2124-03-04T10:25:00Z");

        godtatt(vanlig().signer(fremtid, PERSON));
    }

    @Test
    void anUnknownIssuerIsInvalid() throws Exception {
        ugyldigSertifikat(vanlig().signer(melding(), FREMMED.person()));
    }

    /** The same name is not the same issuer, and the chain that comes along is believed no more than the rest. */
    @Test
    void anIssuerThatOnlyHasTheNameIsInvalid() throws Exception {
        Proveutsteder falsk = Proveutsteder.rot("Rot");
        Proveutsteder.Signerer person = falsk.person();

        ugyldigSertifikat(vanlig().sertifikater(List.of(person.sertifikat(), falsk.sertifikat()))
                .signer(melding(), person));
    }

    /** A person is no issuer, even if the person's own certificate is good. */
    @Test
    void aCertificateIssuedByAPersonIsInvalid() throws Exception {
        KeyPair par = Proveutsteder.ec("secp256r1");
        Proveutsteder.Signerer mellom =
                ROT.person(par, Proveutsteder.FRA, Proveutsteder.TIL, KeyUsage.keyCertSign | KeyUsage.digitalSignature);
        Proveutsteder.Signerer person = Proveutsteder.somUtsteder(mellom, par).person();

        ugyldigSertifikat(vanlig().sertifikater(List.of(person.sertifikat(), mellom.sertifikat()))
                .signer(melding(), person));
    }

    @Test
    void aSelfMadeCertificateIsInvalid() throws Exception {
        Proveutsteder selv = Proveutsteder.rot("Selv");

        ugyldigSertifikat(vanlig().metode(MER + "ecdsa-sha256")
                .signer(melding(), selv.nokler().getPrivate(), List.of(selv.sertifikat())));
    }

    @Test
    void anIssuerBetweenIsTakenFromTheMessage() throws Exception {
        Proveutsteder mellom = ROT.under("Mellom");
        Proveutsteder.Signerer person = mellom.person();

        godtatt(vanlig().sertifikater(List.of(mellom.sertifikat(), person.sertifikat()))
                .signer(melding(), person));
        ugyldigSertifikat(vanlig().signer(melding(), person));
    }

    @ParameterizedTest
    @ValueSource(ints = {KeyUsage.keyEncipherment, KeyUsage.keyCertSign | KeyUsage.cRLSign, KeyUsage.keyAgreement})
    void aCertificateForOtherUseIsInvalid(int bruk) throws Exception {
        Proveutsteder.Signerer person = ROT.person(Proveutsteder.RSA, Proveutsteder.FRA, Proveutsteder.TIL, bruk);

        ugyldigSertifikat(vanlig().signer(melding(), person));
    }

    private static Proveutsteder.Signerer person(String fra, String til) {
        return ROT.person(Proveutsteder.RSA, Instant.parse(fra), Instant.parse(til), KeyUsage.nonRepudiation);
    }
}

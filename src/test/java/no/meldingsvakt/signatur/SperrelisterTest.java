package no.meldingsvakt.signatur;

import static no.meldingsvakt.signatur.Provesignatur.vanlig;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import no.meldingsvakt.avvik.AppRecFeil;
import no.meldingsvakt.avvik.Stegresultat;
import no.meldingsvakt.avvik.Utfall;
import no.meldingsvakt.konvolutt.Lesing;
import no.meldingsvakt.konvolutt.Meldingsleser;
import no.meldingsvakt.skjema.Skjemamappe;
import no.meldingsvakt.xml.XmlFabrikk;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whether a certificate is revoked (HODE-37). Three answers: yes, no, and nobody knows. The last is neither a silent pass
 * nor the sender's fault. The message says 10:25 Norwegian time and is judged at 11:00.
 */
class SperrelisterTest {

    private static final Path PLO = Path.of("xsd/plo-pasientlogistikk/1.6/eksempler/LOG_INNLAGT.xml");
    private static final Instant LAGET = Instant.parse("2024-03-04T09:25:00Z");
    private static final Instant NAA = Instant.parse("2024-03-04T10:00:00Z");
    private static final Duration TIME = Duration.ofHours(1);
    private static final String STED = "http://crl.example.no/liste1.crl";

    private static final XmlFabrikk XML = new XmlFabrikk();
    private static final Skjemamappe SKJEMAER = Skjemamappe.les(Path.of("xsd"), XML);
    private static final Meldingsleser LESER =
            new Meldingsleser(XML, SKJEMAER.standarder(), SKJEMAER.prefikser(), false);

    private static final Proveutsteder ROT = Proveutsteder.rot("Rot");
    private static final Proveutsteder.Signerer PERSON =
            ROT.person(Proveutsteder.RSA, Proveutsteder.FRA, Proveutsteder.TIL, KeyUsage.nonRepudiation, STED);

    private static byte[] signert;

    @TempDir
    private Path mappe;

    private Path lister;
    private Signaturkontroll kontroll;

    @BeforeAll
    static void signer() throws Exception {
        signert = vanlig().signer(Files.readAllBytes(PLO), PERSON);
    }

    @BeforeEach
    void lagMapper() throws Exception {
        lister = Files.createDirectory(mappe.resolve("lister"));
        Path tillit = mappe.resolve("rot.pem");
        Proveutsteder.skriv(tillit, ROT.sertifikat());
        kontroll = new Signaturkontroll(XML, SKJEMAER.prefikser(), Tillit.les(tillit), new Sperrelister(lister));
    }

    private static Proveutsteder.Liste gjeldende() {
        return ROT.liste(NAA.minus(TIME), NAA.plus(TIME));
    }

    private void legg(String navn, X509CRL liste) throws Exception {
        Proveutsteder.skriv(lister.resolve(navn), liste);
    }

    private Stegresultat kontroller(byte[] melding) {
        Lesing lesing = LESER.les(melding);
        return kontroll.kontroller(
                Objects.requireNonNull(lesing.dokument()),
                Objects.requireNonNull(lesing.melding()),
                OffsetDateTime.parse("2024-03-04T11:00:00+01:00"));
    }

    private void godtatt() {
        Stegresultat resultat = kontroller(signert);
        assertEquals(List.of(), resultat.avvik());
        assertEquals(Utfall.GODKJENT, resultat.utfall());
    }

    private void tilbaketrukket() {
        Stegresultat resultat = kontroller(signert);
        assertEquals(Utfall.AVVIST, resultat.utfall());
        assertEquals("HODE-37", resultat.avvik().get(0).regel());
        assertEquals(AppRecFeil.S03, resultat.avvik().get(0).apprec());
        assertFalse(resultat.toString().contains("Syntetisk"));
    }

    private String ikkeVurdert(byte[] melding) {
        Stegresultat resultat = kontroller(melding);
        assertEquals(Utfall.FEILET, resultat.utfall());
        assertEquals(List.of(), resultat.avvik());
        assertEquals("HODE-37", resultat.ikkeVurdert().get(0).regel());
        String arsak = resultat.ikkeVurdert().get(0).arsak();
        assertTrue(arsak.startsWith("steget signatur "), arsak);
        assertFalse(arsak.contains("Syntetisk") || arsak.contains("Rot"), arsak);
        return arsak;
    }

    @Test
    void aCertificateThatIsNotOnTheListIsAccepted() throws Exception {
        Proveutsteder.Signerer annen = ROT.person();
        legg(
                "a.crl",
                gjeldende()
                        .med(annen.sertifikat(), LAGET.minus(TIME), CRLReason.keyCompromise)
                        .ferdig());

        godtatt();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, CRLReason.keyCompromise, CRLReason.superseded, CRLReason.certificateHold})
    void aCertificateRevokedBeforeTheMessageWasMadeRejectsIt(int grunn) throws Exception {
        legg(
                "a.crl",
                gjeldende()
                        .med(PERSON.sertifikat(), LAGET.minusSeconds(60), grunn)
                        .ferdig());

        tilbaketrukket();
    }

    /** The time in the message is written by whoever has the key. */
    @ParameterizedTest
    @ValueSource(ints = {-1, CRLReason.keyCompromise, CRLReason.certificateHold})
    void aKeyThatMayBeInOtherHandsRejectsWhateverTheMessageSays(int grunn) throws Exception {
        legg(
                "a.crl",
                gjeldende()
                        .med(PERSON.sertifikat(), LAGET.plusSeconds(60), grunn)
                        .ferdig());

        tilbaketrukket();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                CRLReason.affiliationChanged,
                CRLReason.superseded,
                CRLReason.cessationOfOperation,
                CRLReason.privilegeWithdrawn
            })
    void whatWasSignedBeforeAHarmlessRevocationStands(int grunn) throws Exception {
        legg(
                "a.crl",
                gjeldende()
                        .med(PERSON.sertifikat(), LAGET.plusSeconds(60), grunn)
                        .ferdig());

        godtatt();
    }

    /** A message is judged as of its moment, also when that is asked later. */
    @Test
    void aRevocationAfterTheMomentOfJudgementIsNotKnownYet() throws Exception {
        legg(
                "a.crl",
                ROT.liste(NAA.plus(TIME), NAA.plus(TIME).plus(TIME))
                        .med(PERSON.sertifikat(), NAA.plusSeconds(60), CRLReason.keyCompromise)
                        .ferdig());

        godtatt();
    }

    @Test
    void withoutAListNobodyKnows() {
        ikkeVurdert(signert);
    }

    @Test
    void aListOutOfDateDoesNotSayThatACertificateIsGood() throws Exception {
        legg("a.crl", ROT.liste(NAA.minus(TIME), NAA.minusSeconds(1)).ferdig());

        ikkeVurdert(signert);
    }

    @Test
    void aListThatNeverEndsDoesNotSayThatACertificateIsGood() throws Exception {
        legg("a.crl", ROT.liste(NAA.minus(TIME), null).ferdig());

        ikkeVurdert(signert);
    }

    @Test
    void aListOutOfDateStillSaysThatACertificateIsRevoked() throws Exception {
        legg(
                "a.crl",
                ROT.liste(NAA.minus(TIME), NAA.minusSeconds(1))
                        .med(PERSON.sertifikat(), LAGET.minus(TIME), CRLReason.keyCompromise)
                        .ferdig());

        tilbaketrukket();
    }

    @Test
    void aSuspensionOnAListOutOfDateMayHaveBeenLifted() throws Exception {
        legg(
                "a.crl",
                ROT.liste(NAA.minus(TIME), NAA.minusSeconds(1))
                        .med(PERSON.sertifikat(), LAGET.minus(TIME), CRLReason.certificateHold)
                        .ferdig());

        ikkeVurdert(signert);
    }

    @Test
    void theNewestListAnswers() throws Exception {
        legg(
                "a.crl",
                gjeldende()
                        .med(PERSON.sertifikat(), LAGET.minus(TIME), CRLReason.certificateHold)
                        .ferdig());
        tilbaketrukket();

        legg("b.crl", ROT.liste(NAA.minusSeconds(60), NAA.plus(TIME)).ferdig());
        godtatt();
    }

    @Test
    void listsAreReadAgainWhenTheyChange() throws Exception {
        ikkeVurdert(signert);
        legg("a.crl", gjeldende().ferdig());
        godtatt();
        legg(
                "a.crl",
                gjeldende().med(PERSON.sertifikat(), LAGET.minus(TIME), -1).ferdig());
        tilbaketrukket();
        Files.delete(lister.resolve("a.crl"));
        ikkeVurdert(signert);
        Files.delete(lister);
        ikkeVurdert(signert);
    }

    @Test
    void aFileThatIsNoListIsCountedAndTheOthersAnswer() throws Exception {
        Files.writeString(lister.resolve("halv.crl"), "-----BEGIN X509 CRL-----\nMIIB");
        assertTrue(ikkeVurdert(signert).contains("sperrelister: 1"));

        legg("a.crl", gjeldende().ferdig());
        godtatt();
    }

    @Test
    void aListByAnotherWithTheSameNameIsNoAnswer() throws Exception {
        legg(
                "a.crl",
                gjeldende()
                        .med(PERSON.sertifikat(), LAGET.minus(TIME), -1)
                        .ferdig(Proveutsteder.rot("Rot").nokler()));
        legg(
                "b.crl",
                Proveutsteder.rot("Annen")
                        .liste(NAA.minus(TIME), NAA.plus(TIME))
                        .ferdig());

        ikkeVurdert(signert);
    }

    /** Issuers take expired certificates off their lists, so a list from afterwards is silent about them. */
    @Test
    void aListFromAfterTheCertificateRanOutIsNoAnswer() throws Exception {
        Proveutsteder.Signerer person =
                ROT.person(Proveutsteder.RSA, Proveutsteder.FRA, LAGET.plusSeconds(60), KeyUsage.nonRepudiation);
        byte[] melding = vanlig().signer(Files.readAllBytes(PLO), person);
        legg("a.crl", ROT.liste(NAA.minusSeconds(60), NAA.plus(TIME)).ferdig());
        ikkeVurdert(melding);

        Files.delete(lister.resolve("a.crl"));
        legg("b.crl", ROT.liste(LAGET, NAA.plus(TIME)).ferdig());
        assertEquals(Utfall.GODKJENT, kontroller(melding).utfall());
    }

    @Test
    void theIssuerBetweenMayBeRevokedToo() throws Exception {
        Proveutsteder mellom = ROT.under("Mellom");
        Proveutsteder.Signerer person = mellom.person();
        byte[] melding = vanlig().sertifikater(List.of(person.sertifikat(), mellom.sertifikat()))
                .signer(Files.readAllBytes(PLO), person);
        legg("mellom.crl", mellom.liste(NAA.minus(TIME), NAA.plus(TIME)).ferdig());
        ikkeVurdert(melding);
        legg("rot.crl", gjeldende().ferdig());
        assertEquals(Utfall.GODKJENT, kontroller(melding).utfall());
        legg(
                "rot.crl",
                gjeldende()
                        .med(mellom.sertifikat(), LAGET.minus(TIME), CRLReason.cACompromise)
                        .ferdig());
        assertEquals("HODE-37", kontroller(melding).avvik().get(0).regel());
    }

    // Lists that hold a part only: their silence is an answer for that part alone.

    private void del(IssuingDistributionPoint omfang) throws Exception {
        legg(
                "a.crl",
                gjeldende().utvidet(Extension.issuingDistributionPoint, omfang).ferdig());
    }

    @Test
    void aPartThatCoversTheCertificateAnswers() throws Exception {
        del(new IssuingDistributionPoint(Proveutsteder.punkt(STED), true, false, null, false, false));

        godtatt();
    }

    @Test
    void aPartPublishedElsewhereIsSilent() throws Exception {
        del(new IssuingDistributionPoint(
                Proveutsteder.punkt("http://crl.example.no/liste2.crl"), true, false, null, false, false));

        ikkeVurdert(signert);
    }

    @Test
    void aPartForIssuersIsSilent() throws Exception {
        del(new IssuingDistributionPoint(null, false, true, null, false, false));

        ikkeVurdert(signert);
    }

    @Test
    void aPartForSomeReasonsIsSilent() throws Exception {
        del(new IssuingDistributionPoint(null, false, false, new ReasonFlags(ReasonFlags.keyCompromise), false, false));

        ikkeVurdert(signert);
    }

    @Test
    void aListOfChangesIsSilent() throws Exception {
        legg(
                "a.crl",
                gjeldende()
                        .utvidet(Extension.deltaCRLIndicator, new ASN1Integer(1))
                        .ferdig());

        ikkeVurdert(signert);
    }

    @Test
    void aListWithWordsWeDoNotKnowIsSilent() throws Exception {
        legg(
                "a.crl",
                gjeldende()
                        .utvidet(new ASN1ObjectIdentifier("1.2.3.4.5"), DERNull.INSTANCE)
                        .ferdig());

        ikkeVurdert(signert);
    }

    @Test
    void aNameThatIsNotAFolderIsRefused() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> new Sperrelister(mappe.resolve("finnes-ikke")));

        assertTrue(e.getMessage().endsWith("finnes-ikke is no folder"), e.getMessage());
    }
}

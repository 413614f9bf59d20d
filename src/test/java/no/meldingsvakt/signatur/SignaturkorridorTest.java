package no.meldingsvakt.signatur;

import static no.meldingsvakt.signatur.Provesignatur.endre;
import static no.meldingsvakt.signatur.Provesignatur.signaturen;
import static no.meldingsvakt.signatur.Provesignatur.vanlig;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.meldingsvakt.avvik.IkkeVurdert;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.konvolutt.Meldingsleser;
import no.meldingsvakt.kvittering.AppRecSkriver;
import no.meldingsvakt.kvittering.Kvittering.AppRecFelt;
import no.meldingsvakt.kvittering.Kvittering.AvvikFelt;
import no.meldingsvakt.kvittering.Kvitteringsbygger;
import no.meldingsvakt.kvittering.Kvitteringsstatus;
import no.meldingsvakt.kvittering.Svar;
import no.meldingsvakt.regel.Pakkeleser;
import no.meldingsvakt.regel.Regelverkslager;
import no.meldingsvakt.skjema.Skjemakontroll;
import no.meldingsvakt.skjema.Skjemamappe;
import no.meldingsvakt.validering.Korridor;
import no.meldingsvakt.validering.Sak;
import no.meldingsvakt.validering.Valg;
import no.meldingsvakt.xml.XmlFabrikk;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A signed message on its way through the corridor: after the schema, before the rules. The one rule always finds a FEIL. */
class SignaturkorridorTest {

    private static final Path PLO = Path.of("xsd/plo-pasientlogistikk/1.6/eksempler/LOG_INNLAGT.xml");
    private static final Instant NAA = Instant.parse("2024-03-04T10:00:00Z");
    private static final Proveutsteder ROT = Proveutsteder.rot("Rot");
    private static final Proveutsteder.Signerer PERSON = ROT.person();
    private static final XmlFabrikk XML = new XmlFabrikk();

    @TempDir
    private static Path mappe;

    private static Path lister;
    private static Korridor medKontroll;
    private static Korridor utenKontroll;

    @BeforeAll
    static void bygg() throws Exception {
        Path tillit = mappe.resolve("rot.pem");
        Proveutsteder.skriv(tillit, ROT.sertifikat());
        lister = Files.createDirectory(mappe.resolve("lister"));
        Skjemamappe skjemaer = Skjemamappe.les(Path.of("xsd"), XML);
        Meldingsleser leser = new Meldingsleser(XML, skjemaer.standarder(), skjemaer.prefikser(), false);
        Skjemakontroll skjema = new Skjemakontroll(XML, skjemaer);
        Regelverkslager regler = new Regelverkslager(
                new Pakkeleser(XML).les(enRegel()), skjemaer.standarder(), XML, skjemaer.prefikser(), Map.of(), null);
        Kvitteringsbygger bygger = new Kvitteringsbygger(Set.of(), "prøve 1");
        Signaturkontroll signatur =
                new Signaturkontroll(XML, skjemaer.prefikser(), Tillit.les(tillit), new Sperrelister(lister));
        medKontroll = new Korridor(leser, skjema, signatur, regler, bygger);
        utenKontroll = new Korridor(leser, skjema, regler, bygger);
    }

    private static Path enRegel() throws Exception {
        Path krasj = Path.of("src/test/resources/krasj/nasjonal");
        Path nasjonal = Files.createDirectories(mappe.resolve("regler/nasjonal/PROVE-01"));
        Files.copy(krasj.resolve("pakke.yaml"), nasjonal.resolveSibling("pakke.yaml"));
        Files.copy(krasj.resolve("PROVE-01/regel.sch"), nasjonal.resolve("regel.sch"));
        return mappe.resolve("regler");
    }

    private static byte[] signert() throws Exception {
        return vanlig().signer(Files.readAllBytes(PLO), PERSON);
    }

    private static Svar vurder(Korridor korridor, byte[] melding) {
        Valg valg = new Valg(null, Set.of(), Sprak.NB, OffsetDateTime.parse("2024-03-04T11:00:00+01:00"));
        Sak sak = korridor.skjema(korridor.les(Sak.ny(melding, valg)));
        return korridor.kvittering(korridor.regler(korridor.signatur(sak)));
    }

    private static void gjeldendeListe(Proveutsteder.Liste liste) throws Exception {
        Proveutsteder.skriv(lister.resolve("a.crl"), liste.ferdig());
    }

    private static Proveutsteder.Liste liste() {
        return ROT.liste(NAA.minusSeconds(60), NAA.plusSeconds(60));
    }

    private static List<String> regler(Svar svar) {
        return svar.kvittering().avvik().stream().map(AvvikFelt::regel).toList();
    }

    private static void avvist(String regel, String kode, byte[] melding) {
        Svar svar = vurder(medKontroll, melding);
        assertEquals(Kvitteringsstatus.AVVIST, svar.kvittering().status());
        assertEquals(List.of(regel), regler(svar));
        AppRecFelt apprec = svar.kvittering().apprec().get(0);
        assertEquals("2", apprec.status());
        assertEquals(List.of(kode), apprec.feil());
        assertFalse(svar.kvittering().toString().contains(Proveutsteder.PERSON));
        String sendt = new String(new AppRecSkriver(XML).skriv(svar.apprec().get(0)), StandardCharsets.UTF_8);
        assertTrue(sendt.contains("V=\"" + kode + "\""), sendt);
    }

    @Test
    void aGoodSignatureGoesOnToTheRules() throws Exception {
        gjeldendeListe(liste());

        Svar svar = vurder(medKontroll, signert());

        assertEquals(Kvitteringsstatus.GODTATT_MED_AVVIK, svar.kvittering().status());
        assertEquals(List.of("PROVE-01"), regler(svar));
        assertEquals("1", svar.kvittering().apprec().get(0).status());
    }

    @Test
    void aMessageWithoutSignatureGoesOnToTheRules() throws Exception {
        assertEquals(List.of("PROVE-01"), regler(vurder(medKontroll, Files.readAllBytes(PLO))));
    }

    @Test
    void aMessageWithItsOwnHeaderGoesOnToTheRules() throws Exception {
        byte[] epikrise = Files.readAllBytes(Path.of("xsd/epikrise/1.2/eksempler/EPIKRISE.xml"));

        assertEquals(
                Kvitteringsstatus.GODTATT,
                vurder(medKontroll, epikrise).kvittering().status());
    }

    @Test
    void aWrongSignatureRejects() throws Exception {
        avvist("HODE-35", "S01", endre(signert(), "Utsiktsveien 4", "Utsiktsveien 5"));
    }

    @Test
    void anInvalidCertificateRejects() throws Exception {
        Proveutsteder.Signerer utlopt = ROT.person(
                Proveutsteder.RSA, Proveutsteder.FRA, Proveutsteder.FRA.plusSeconds(1), KeyUsage.nonRepudiation);

        avvist("HODE-36", "S02", vanlig().signer(Files.readAllBytes(PLO), utlopt));
    }

    @Test
    void aRevokedCertificateRejects() throws Exception {
        gjeldendeListe(liste().med(PERSON.sertifikat(), NAA.minusSeconds(3600 * 24), -1));

        avvist("HODE-37", "S03", signert());
    }

    @Test
    void withoutAListTheMessageIsNotJudged() throws Exception {
        gjeldendeListe(ROT.liste(NAA.minusSeconds(60), NAA.minusSeconds(1)));

        Svar svar = vurder(medKontroll, signert());

        assertEquals(Kvitteringsstatus.IKKE_VURDERT, svar.kvittering().status());
        assertEquals(List.of(), svar.apprec());
        assertEquals(
                List.of("HODE-37"),
                svar.kvittering().ikkeVurdert().stream().map(IkkeVurdert::regel).toList());
    }

    @Test
    void theSchemaHasItsSayFirst() throws Exception {
        byte[] to = endre(signert(), "</MsgHead>", signaturen(signert()) + "</MsgHead>");

        avvist("XSD", "T02", to);
    }

    @Test
    void switchedOffSignaturesAreNotLookedAt() throws Exception {
        Svar svar = vurder(utenKontroll, endre(signert(), "Utsiktsveien 4", "Utsiktsveien 5"));

        assertEquals(Kvitteringsstatus.GODTATT_MED_AVVIK, svar.kvittering().status());
        assertEquals(List.of("PROVE-01"), regler(svar));
    }
}

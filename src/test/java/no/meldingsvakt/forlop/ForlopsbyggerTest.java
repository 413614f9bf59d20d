package no.meldingsvakt.forlop;

import static no.meldingsvakt.forlop.Eksempelmelding.les;
import static no.meldingsvakt.forlop.Leseprove.forlop;
import static no.meldingsvakt.forlop.Leseprove.slag;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import no.meldingsvakt.forlop.Forlopshendelse.Kvittert;
import no.meldingsvakt.forlop.Forlopshendelse.Tilstand;
import org.junit.jupiter.api.Test;

/** Which events and stays messages become. */
class ForlopsbyggerTest {

    private static final String VURDERT = "2024-03-11T12:00:00+01:00";
    private static final String INNLAGT_ID = "8a2a6a6e-e03f-45eb-9eab-6f0b88c6400c";
    private static final String NY_ID = "11111111-1111-4111-8111-111111111111";
    private static final String NY_ID_2 = "22222222-2222-4222-8222-222222222222";
    private static final String NY_ID_3 = "33333333-3333-4333-8333-333333333333";

    private static final Eksempelmelding INNLAGT = les(Eksempelmelding.INNLAGT);
    private static final Eksempelmelding RAPPORT = les(Eksempelmelding.RAPPORT);
    private static final Eksempelmelding VARSEL = les(Eksempelmelding.VARSEL);
    private static final Eksempelmelding OPPDATERT = les(Eksempelmelding.OPPDATERT);
    private static final Eksempelmelding KLAR = les(Eksempelmelding.KLAR);
    private static final Eksempelmelding NOTAT = les(Eksempelmelding.NOTAT);
    private static final Eksempelmelding UTSKRIVNINGSRAPPORT = les(Eksempelmelding.UTSKRIVNINGSRAPPORT);
    private static final Eksempelmelding EPIKRISE = les(Eksempelmelding.EPIKRISE);
    private static final Eksempelmelding UTSKREVET = les(Eksempelmelding.UTSKREVET);
    private static final Eksempelmelding APPREC = les(Eksempelmelding.APPREC);
    private static final Eksempelmelding REKVISISJON = les("rekvisisjon/1.6/eksempler/REKVISISJON_LAB.xml");
    private static final Eksempelmelding SVARRAPPORT = les("svarrapport/1.4/eksempler/SVARRAPPORT_LAB.xml");
    private static final Pattern HENVIST_PASIENT = Pattern.compile("henvisning(?:Pasient|Idtype)=\"\\w+\"");

    private static final Eksempelmelding HENVIST = les("henvisning/2.0/eksempler/HENVISNING_NYTILSTAND.xml");
    private static final Eksempelmelding VIDERE = les("henvisning/2.0/eksempler/HENVISNING_VIDERE.xml");
    private static final Eksempelmelding STATUS = les("dialogmelding/1.1/eksempler/DIALOG_STATUS_HENVISNING.xml");
    private static final String HENVIST_ID = "2c67b797-d312-486e-b1fb-cadbf4c00fe1";
    private static final String VIDERE_ID = "2e28d0b5-5f07-4645-99aa-d369a455736a";

    private static final Eksempelmelding[] HELE = {
        INNLAGT, APPREC, RAPPORT, VARSEL, OPPDATERT, KLAR, NOTAT, UTSKRIVNINGSRAPPORT, EPIKRISE, UTSKREVET
    };

    @Test
    void theExampleMessagesBecomeTheExampleDocument() throws Exception {
        List<Forlop> alle = forlop(HELE);

        assertEquals(1, alle.size());
        assertEquals(
                normalisert(Files.readString(Path.of("xsd/forlop/1.0/eksempler/opphold.xml"))),
                normalisert(new String(Leseprove.dokument(alle.get(0), VURDERT).innhold(), StandardCharsets.UTF_8)));
    }

    /** A notice that lay for hours on its way is no delay of the one who gets it. */
    @Test
    void whatThisServiceAnsweredWasReceivedWhenItDid() {
        OffsetDateTime naa = OffsetDateTime.parse("2024-03-04T15:25:00+01:00");
        Hendelse innlagt = Leseprove.hendelse(INNLAGT);
        for (String egen : List.of("9900210", "en annens")) {
            Forlopshendelse h = forlop(List.of(innlagt.besvartAv(List.of(egen), naa)))
                    .get(0)
                    .hendelser()
                    .get(0);
            boolean hovedmottakers = egen.equals("9900210");
            assertEquals(hovedmottakers ? Kvittert.OK : Kvittert.MANGLER, h.kvittert(), egen);
            assertEquals(
                    hovedmottakers ? naa.toInstant() : innlagt.tider().sendt().moment(),
                    h.mottatt().moment(),
                    egen);
        }
    }

    /** The same id of a requisition may be another requester's: then the patients have nothing to do with each other. */
    @Test
    void aReportTellsWhetherItsPatientIsTheOneOfTheRequisition() {
        Eksempelmelding annenPasient = REKVISISJON.byttet("03918510094", "13853810221");

        assertEquals("henvisningPasient=\"SAMME\" henvisningIdtype=\"FNR\"", henvistPasient(REKVISISJON));
        assertEquals("henvisningPasient=\"ANNEN\" henvisningIdtype=\"FNR\"", henvistPasient(annenPasient));
        assertEquals("", henvistPasient(annenPasient.byttet("9900300", "9900399")));
    }

    private static String henvistPasient(Eksempelmelding rekvisisjon) {
        return forlop(rekvisisjon, SVARRAPPORT).stream()
                .map(f -> new String(Leseprove.dokument(f, VURDERT).innhold(), StandardCharsets.UTF_8))
                .flatMap(d -> HENVIST_PASIENT.matcher(d).results())
                .map(MatchResult::group)
                .collect(Collectors.joining(" "));
    }

    /** The status of a report of results stands elsewhere than that of other messages. */
    @Test
    void aCancelledReportOfResultsCountsAsNeverSent() {
        Eksempelmelding kansellering = SVARRAPPORT
                .byttet("<ServReport>\n    <ServType V=\"N\" DN=\"Ny\"/>", "<ServReport>\n    <ServType V=\"C\"/>")
                .id(NY_ID)
                .sendt("2024-04-26T16:00:00");
        List<Forlopshendelse> hendelser =
                forlop(SVARRAPPORT, kansellering).get(0).hendelser();

        assertEquals(
                List.of(Tilstand.KANSELLERT),
                hendelser.stream().map(Forlopshendelse::tilstand).toList());
    }

    @Test
    void everyDocumentIsValidByItsSchema() throws Exception {
        var skjema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Path.of("xsd/forlop/1.0/forlop.xsd").toFile());
        List<Path> eksempler = new ArrayList<>();
        try (Stream<Path> alle = Files.walk(Path.of("xsd"))) {
            alle.filter(
                            p -> p.toString()
                                    .matches(
                                            ".*/(plo-[a-z-]+|dialogmelding|epikrise|henvisning|rekvisisjon|svarrapport|apprec)/.*/eksempler/[A-Z_]+\\.xml"))
                    .filter(p -> !p.toString().contains("/2.0/eksempler/S")
                            && !p.toString().contains("plo-pasientlogistikk/2.0"))
                    .forEach(eksempler::add);
        }
        List<Hendelse> hendelser = new ArrayList<>();
        for (Path p : eksempler) {
            if (!p.toString().contains("/plo-") || !p.toString().contains("/2.0/")) {
                hendelser.add(Leseprove.hendelse(new Eksempelmelding(Files.readString(p))));
            }
        }
        assertTrue(hendelser.size() > 30, "found " + hendelser.size());
        for (Forlop f : forlop(hendelser)) {
            skjema.newValidator()
                    .validate(new StreamSource(new java.io.ByteArrayInputStream(
                            Leseprove.dokument(f, VURDERT).innhold())));
        }
    }

    /** Whatever order they come in, however often, the stays are the same. */
    @Test
    void theStaysDependOnTheSetOfMessagesAlone() {
        List<Hendelse> alle = new ArrayList<>(Leseprove.hendelser(HELE));
        alle.addAll(Leseprove.hendelser(
                INNLAGT.kansellerer(INNLAGT_ID).id(NY_ID).sendt("2024-03-04T11:00:00"),
                INNLAGT.id(NY_ID_2).sendt("2024-03-04T11:01:00").skjedde("1", "2024-03-04T09:45:00"),
                APPREC.id(NY_ID_3).byttet("Status V=\"1\"", "Status V=\"2\"").sendt("2024-03-04T10:25:41"),
                INNLAGT.id("44444444-4444-4444-8444-444444444444")
                        .sendt("2024-03-09T08:00:00")
                        .skjedde("1", "2024-03-09T07:30:00"),
                VARSEL.byttet("12853810221", "13853810221").id("55555555-5555-4555-8555-555555555555")));
        List<Forlop> ventet = forlop(alle);
        Random tilfeldig = new Random(20240304);
        for (int i = 0; i < 300; i++) {
            List<Hendelse> stokket = new ArrayList<>(alle);
            for (int j = tilfeldig.nextInt(5); j > 0; j--) {
                stokket.add(alle.get(tilfeldig.nextInt(alle.size())));
            }
            Collections.shuffle(stokket, tilfeldig);
            assertEquals(ventet, forlop(stokket), "round " + i);
        }
    }

    @Test
    void aCancelledNoticeCountsAsNeverSent() {
        Forlop f = ett(forlop(INNLAGT.kansellerer(INNLAGT_ID).id(NY_ID).sendt("2024-03-04T11:00:00"), INNLAGT));

        assertEquals(Tilstand.KANSELLERT, f.hendelser().get(0).tilstand());
        assertEquals(2, f.hendelser().get(0).utgaver().size());
    }

    @Test
    void aCancellationTakesItsChangesWithIt() {
        Forlop f = ett(forlop(
                VARSEL,
                OPPDATERT,
                VARSEL.kansellerer("a7071ceb-7ad3-4c0d-8a31-38159a252be1")
                        .id(NY_ID)
                        .sendt("2024-03-07T15:00:00")));

        assertEquals(List.of("VARSEL", "OPPDATERT"), slag(f));
        assertTrue(f.hendelser().stream().allMatch(h -> h.tilstand() == Tilstand.KANSELLERT));
    }

    @Test
    void aChangedReportKeepsItsFirstTimeAndHasItsLastContent() {
        Eksempelmelding endret = RAPPORT.byttet("Forsendelsesstatus V=\"N\"", "Forsendelsesstatus V=\"M\"")
                .id(NY_ID)
                .sendt("2024-03-05T08:00:00")
                .viserTil("d545a16f-b6da-4a25-b73e-d3a687534a11");
        Forlopshendelse h = ett(forlop(endret, RAPPORT)).hendelser().get(0);

        assertEquals("2024-03-04T12:10+01:00", h.sendt().tid().toString());
        assertEquals(NY_ID, h.siste().merke().msgId());
    }

    @Test
    void thePositiveReceiptTellsWhenTheMessageWasReceived() {
        Forlopshendelse h = ett(forlop(APPREC, INNLAGT)).hendelser().get(0);

        assertEquals("2024-03-04T10:25:41+01:00", h.mottatt().tid().toString());
        assertEquals(Kvittert.OK, h.kvittert());
    }

    @Test
    void aRejectedMessageWasNeverReceivedAndALaterReceiptChangesNothing() {
        Eksempelmelding avvist = APPREC.byttet("Status V=\"1\"", "Status V=\"2\"");
        Forlop f = ett(forlop(avvist, INNLAGT, APPREC.id(NY_ID).sendt("2024-03-04T11:00:00")));

        assertEquals(Tilstand.AVVIST, f.hendelser().get(0).tilstand());
        assertEquals(List.of("INNLAGT", "KVITTERING", "KVITTERING"), slag(f));
    }

    @Test
    void aReceiptThatAnswersAReceiptFollowsItAlsoWhenItsClockIsEarly() {
        Eksempelmelding paaKvittering = APPREC.id(NY_ID).svarerPaa("000b2cce-e4e4-42ee-bb55-937b97cc3402");
        for (String sendt : List.of("2024-03-04T10:26:00", "2024-03-04T10:20:00")) {
            Forlop f = ett(forlop(paaKvittering.sendt(sendt), APPREC, INNLAGT));
            assertEquals(
                    1,
                    f.hendelser().stream()
                            .filter(h -> h.svarPaa() != null && h.svarPaa().svar() != null)
                            .count());
        }
    }

    @Test
    void theDocumentTellsWhatReceiptsAreComparedWith() {
        Eksempelmelding endret = RAPPORT.byttet("Forsendelsesstatus V=\"N\"", "Forsendelsesstatus V=\"M\"")
                .byttet("9900110", "9900130")
                .id(NY_ID)
                .sendt("2024-03-05T08:00:00")
                .viserTil("d545a16f-b6da-4a25-b73e-d3a687534a11");
        String dokument = dokument(APPREC, INNLAGT, RAPPORT, endret);

        assertTrue(dokument.contains("kvittert=\"OK\" apprec=\"1.1\""), dokument);
        assertTrue(dokument.contains(" id=\"8a2a6a6e-e03f-45eb-9eab-6f0b88c6400c\" status=\"1\""), dokument);
        assertTrue(
                dokument.matches("(?s).*<melding msgId=\"d545a16f-b6da-4a25-b73e-d3a687534a11\"[^>]*[^/]>"
                        + "<avsender [^>]*/><mottaker herId=\"9900100\" tjeneste=\"9900110\".*"),
                "the first version went to another service than the last: " + dokument);
    }

    @Test
    void aParentAboutAnotherIdentifierOfThePatientIsTold() {
        Eksempelmelding annen = RAPPORT.byttet("12853810221", "13853810221");

        assertTrue(dokument(annen).indexOf("forelderPasient") < 0, "the parent is not known");
        assertTrue(forlop(INNLAGT, annen).stream()
                .map(f -> new String(Leseprove.dokument(f, VURDERT).innhold(), StandardCharsets.UTF_8))
                .anyMatch(d -> d.contains("forelderPasient=\"ANNEN\" forelderIdtype=\"FNR\"")));
    }

    private static String dokument(Eksempelmelding... meldinger) {
        return new String(Leseprove.dokument(ett(forlop(meldinger)), VURDERT).innhold(), StandardCharsets.UTF_8);
    }

    @Test
    void aNewAdmissionOpensANewStayAlsoOnTheSameDay() {
        List<Forlop> alle = forlop(
                INNLAGT,
                UTSKREVET.sendt("2024-03-04T15:00:00").skjedde("2", "2024-03-04T13:00:00"),
                INNLAGT.id(NY_ID).sendt("2024-03-04T14:20:00").skjedde("1", "2024-03-04T14:00:00"));

        assertEquals(2, alle.size());
        assertEquals(List.of("INNLAGT", "UTSKREVET"), slag(alle.get(0)));
        assertEquals(Forlop.Status.APENT, alle.get(1).status());
    }

    @Test
    void transferToAnotherHospitalIsAnotherStay() {
        Eksempelmelding annet = INNLAGT.byttet("9900100", "9900700").id(NY_ID).sendt("2024-03-05T10:00:00");
        assertEquals(2, forlop(INNLAGT, annet).size());
    }

    @Test
    void thePatientOfTwoMunicipalitiesHasTwoStaysAndOneLetterInBoth() {
        Eksempelmelding annen = INNLAGT.byttet("9900200", "9900800").id(NY_ID).sendt("2024-03-04T10:26:00");
        List<Forlop> alle = forlop(INNLAGT, annen, EPIKRISE);

        assertEquals(2, alle.size());
        alle.forEach(f -> assertEquals(List.of("INNLAGT", "EPIKRISE"), slag(f)));
    }

    @Test
    void anOutpatientLetterIsNoStay() {
        Eksempelmelding poliklinisk =
                EPIKRISE.byttet("<AdmCat V=\"1\" DN=\"Heldøgnsopphold\"/>", "<AdmCat V=\"3\" DN=\"Poliklinisk\"/>");
        List<Forlop> alle = forlop(INNLAGT, poliklinisk);

        assertEquals(2, alle.size());
        assertEquals(List.of("POLIKLINISK_EPIKRISE"), slag(alle.get(1)));
    }

    @Test
    void aWithdrawalTellsTheDayThatTheNoticeGave() {
        Hendelse h = Leseprove.hendelse(avmeldt("2024-03-09T09:00:00"));

        assertEquals("AVMELDT", h.slag().navn());
        assertEquals(
                "2024-03-08",
                String.valueOf(
                        Optional.ofNullable(h.tider().klar()).orElseThrow().dag()));
    }

    /** Whatever is sent of a patient who is told dead, is judged together with the death. */
    @Test
    void whatIsSentAfterADeathJoinsItsStay() {
        Eksempelmelding dod = UTSKREVET.byttet("Uttilstand V=\"1\"", "Uttilstand V=\"2\"");
        Eksempelmelding innlagt = INNLAGT.id(NY_ID).sendt("2024-03-10T10:25:00").skjedde("1", "2024-03-10T09:40:00");
        Eksempelmelding notat = NOTAT.id(NY_ID_2).sendt("2024-03-10T10:30:00").viserTil(NY_ID_3);

        assertEquals(
                List.of("INNLAGT", "DOD", "INNLAGT", "TILBAKEMELDING"),
                slag(ett(forlop(INNLAGT, dod, innlagt, notat))));
        assertEquals(2, forlop(INNLAGT, UTSKREVET, innlagt, notat).size());
    }

    /** A referral, sent on to another hospital that answers: three pairs of parties, and one thing to judge. */
    @Test
    void whatTellsOfAReferralIsJudgedWithIt() {
        Eksempelmelding status = STATUS.viserTil(VIDERE_ID)
                .byttet("9900100", "9900400")
                .byttet("9900300", "9900100")
                .id(NY_ID)
                .sendt("2024-04-29T10:00:00");
        Eksempelmelding epikrise = EPIKRISE.byttet("12853810221", "30887910037")
                .byttet("cfe7f261-b1e2-4a04-808c-f69228596540", HENVIST_ID)
                .sendt("2024-05-02T10:00:00");

        assertEquals(
                List.of("HENVISNING", "VIDEREHENVISNING", "STATUS_HENVISNING", "EPIKRISE"),
                slag(ett(forlop(epikrise, status, VIDERE, HENVIST))));
        assertEquals(
                3, forlop(epikrise, status, VIDERE).size() + forlop(epikrise).size());
    }

    /** Henvisning 2.0 has its own id inside the payload; a change may refer to nothing else. */
    @Test
    void aChangedReferralIsKnownByItsDocument() {
        Eksempelmelding endret = HENVIST.byttet(
                        "<ServType V=\"N\" DN=\"Ny\"/>\n          <IssueDate>",
                        "<ServType V=\"M\" DN=\"Endring\"/>\n          <IssueDate>")
                .id(NY_ID)
                .sendt("2024-04-16T09:00:00")
                .viserTil("94f47c4e-bcc9-4402-8986-ebe15afb0115");
        Forlopshendelse h = ett(forlop(endret, HENVIST)).hendelser().get(0);

        assertEquals(2, h.utgaver().size());
        assertEquals(
                HENVIST_ID,
                Optional.ofNullable(h.utgaver().get(1).forelder())
                        .orElseThrow()
                        .merke()
                        .msgId());
        assertEquals("2024-04-15T10:25:00", h.siste().fakta().get("utstedt"));
        assertEquals(
                null, ett(forlop(endret)).hendelser().get(0).utgaver().get(0).forelder());
    }

    private static Eksempelmelding avmeldt(String sendt) {
        return les("plo-pasientlogistikk/1.6/eksempler/LOG_AVMELDING.xml")
                .byttet("12855010311", "12853810221")
                .id(NY_ID)
                .sendt(sendt)
                .skjedde("1", "2024-03-04T09:40:00")
                .skjedde("3", "2024-03-08")
                .skjedde("4", sendt.substring(0, "2024-03-09".length()));
    }

    private static Forlop ett(List<Forlop> alle) {
        assertEquals(1, alle.size());
        return alle.get(0);
    }

    private static String normalisert(String xml) {
        return xml.replaceAll("<\\?xml[^>]*>|<!--(?s:.*?)-->", "")
                .replaceAll(">\\s*<", ">\n<")
                .strip();
    }
}

package no.meldingsvakt.inngang.rest;

import static no.meldingsvakt.forlop.Eksempelmelding.les;
import static no.meldingsvakt.inngang.rest.Forlopspost.bedom;
import static no.meldingsvakt.inngang.rest.Forlopspost.brutt;
import static no.meldingsvakt.inngang.rest.Forlopspost.frist;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.util.List;
import no.meldingsvakt.forlop.Eksempelmelding;
import org.junit.jupiter.api.Test;

/** Stays that are easily judged wrong, made of real messages moved in time; {@link ForlopRessursTest} has the simpler ones. */
@QuarkusTest
class ForlopstilfellerTest {

    private static final String VURDERT = "2024-03-11T12:00:00";
    private static final String NY_ID = "11111111-1111-4111-8111-111111111111";
    private static final String NY_ID_2 = "22222222-2222-4222-8222-222222222222";
    private static final String HENVISNING_ID = "2c67b797-d312-486e-b1fb-cadbf4c00fe1";
    private static final String VIDERE_ID = "2e28d0b5-5f07-4645-99aa-d369a455736a";

    private static final String RAPPORTFRIST = "NTP-V1.1g-4t";
    private static final String VARSELFRIST = "NTP-V1.2k-24t";
    private static final String SVARFRIST = "NTP-V3.2a-straks";
    private static final String EPIKRISEFRIST = "NTP-V3.1.2f";
    private static final String REKKEFOLGE = "NTP-V3.1.1b-rekkefolge";

    private static final Eksempelmelding INNLAGT = les(Eksempelmelding.INNLAGT);
    private static final Eksempelmelding APPREC = les(Eksempelmelding.APPREC);
    private static final Eksempelmelding RAPPORT = les(Eksempelmelding.RAPPORT);
    private static final Eksempelmelding VARSEL = les(Eksempelmelding.VARSEL);
    private static final Eksempelmelding OPPDATERT = les(Eksempelmelding.OPPDATERT);
    private static final Eksempelmelding KLAR = les(Eksempelmelding.KLAR);
    private static final Eksempelmelding NOTAT = les(Eksempelmelding.NOTAT);
    private static final Eksempelmelding UTSKRIVNINGSRAPPORT = les(Eksempelmelding.UTSKRIVNINGSRAPPORT);
    private static final Eksempelmelding EPIKRISE = les(Eksempelmelding.EPIKRISE);
    private static final Eksempelmelding UTSKREVET = les(Eksempelmelding.UTSKREVET);
    private static final Eksempelmelding FORESPORSEL = les("dialogmelding/1.0/eksempler/DIALOG_FORESPORSEL.xml");
    private static final Eksempelmelding SVAR = les("dialogmelding/1.0/eksempler/DIALOG_SVAR.xml");
    private static final Eksempelmelding HENVISNING = les("henvisning/2.0/eksempler/HENVISNING_NYTILSTAND.xml");
    private static final Eksempelmelding VIDERE = les("henvisning/2.0/eksempler/HENVISNING_VIDERE.xml");
    private static final Eksempelmelding STATUS = les("dialogmelding/1.1/eksempler/DIALOG_STATUS_HENVISNING.xml");
    private static final Eksempelmelding POLIKLINISK =
            EPIKRISE.byttet("<AdmCat V=\"1\" DN=\"Heldøgnsopphold\"/>", "<AdmCat V=\"3\" DN=\"Poliklinisk\"/>");

    /** The patient of the stay, whom the example of a withdrawal is not about. */
    private static final Eksempelmelding AVMELDING = les("plo-pasientlogistikk/1.6/eksempler/LOG_AVMELDING.xml")
            .byttet("12855010311", "12853810221")
            .skjedde("1", "2024-03-04T09:40:00")
            .skjedde("3", "2024-03-08")
            .skjedde("4", "2024-03-08")
            .sendt("2024-03-08T14:00:00");

    @Test
    void aStayAcrossBothChangesOfTheClocksIsCountedInRealHoursAndCalendarDays() throws IOException {
        Eksempelmelding innlagt = INNLAGT.sendt("2024-03-30T20:00:00").skjedde("1", "2024-03-30T19:30:00");
        Eksempelmelding klar = KLAR.sendt("2024-10-27T01:30:00+02:00").skjedde("3", "2024-10-25");
        Eksempelmelding utskrevet = UTSKREVET.sendt("2024-10-28T12:00:00").skjedde("2", "2024-10-28T11:00:00");
        JsonPath holdt = bedom(
                "2024-11-01T12:00:00",
                innlagt,
                VARSEL.sendt("2024-03-31T20:30:00"),
                klar,
                NOTAT.sendt("2024-10-27T02:30:00+01:00"),
                utskrevet);
        JsonPath brutt = bedom(
                "2024-11-01T12:00:00",
                innlagt,
                VARSEL.sendt("2024-03-31T20:30:01"),
                klar,
                NOTAT.sendt("2024-10-27T02:30:01+01:00"),
                utskrevet);

        assertEquals(1, holdt.getList("forlop").size());
        assertEquals("HOLDT", frist(holdt, VARSELFRIST), "a day of 23 hours");
        assertEquals("BRUTT", frist(brutt, VARSELFRIST));
        assertEquals("HOLDT", frist(holdt, SVARFRIST), "the hour that comes twice");
        assertEquals("BRUTT", frist(brutt, SVARFRIST));
    }

    @Test
    void exactlyFourHoursOverEachChangeOfTheClocks() throws IOException {
        Eksempelmelding var = INNLAGT.sendt("2024-03-31T00:30:00").skjedde("1", "2024-03-31T00:10:00");
        Eksempelmelding host = INNLAGT.sendt("2024-10-27T00:30:00").skjedde("1", "2024-10-27T00:10:00");
        String etter = "2024-11-02T12:00:00";
        assertEquals("HOLDT", frist(bedom(etter, var, RAPPORT.sendt("2024-03-31T05:30:00")), RAPPORTFRIST));
        assertEquals("BRUTT", frist(bedom(etter, var, RAPPORT.sendt("2024-03-31T05:30:01")), RAPPORTFRIST));
        assertEquals("HOLDT", frist(bedom(etter, host, RAPPORT.sendt("2024-10-27T03:30:00")), RAPPORTFRIST));
        assertEquals("BRUTT", frist(bedom(etter, host, RAPPORT.sendt("2024-10-27T03:30:01")), RAPPORTFRIST));
    }

    @Test
    void christmasEasterAndTheFirstAndSeventeenthOfMayAreNoWorkingDays() throws IOException {
        for (String fri : List.of(
                "2024-12-25",
                "2024-12-26",
                "2025-01-01",
                "2024-03-28",
                "2024-03-29",
                "2024-04-01",
                "2024-05-01",
                "2024-05-17")) {
            assertEquals(List.of("NTP-V3.1a-dagtid"), dagtid(fri), fri);
        }
        for (String virkedag :
                List.of("2024-12-23", "2024-12-27", "2024-03-27", "2024-04-02", "2024-05-02", "2024-05-16")) {
            assertEquals(List.of(), dagtid(virkedag), virkedag);
        }
    }

    private static List<String> dagtid(String dag) throws IOException {
        return brutt(bedom("2025-02-01T12:00:00", KLAR.sendt(dag + "T10:05:00")), "NTP-V3.1a-dagtid");
    }

    @Test
    void aTimeOfTheEventWithOffsetIsTheSameMoment() throws IOException {
        JsonPath svar = bedom(VURDERT, INNLAGT.skjedde("1", "2024-03-04T08:40:00Z"), VARSEL);
        assertEquals(1, svar.getList("forlop").size());
        assertEquals("2024-03-04T09:40:00+01:00", svar.getString("forlop[0].hendelser[0].tidspunkt"));
        assertEquals("HOLDT", frist(svar, VARSELFRIST));
    }

    @Test
    void transferToAnotherHospitalIsAStayWithDeadlinesOfItsOwn() throws IOException {
        JsonPath svar = bedom(
                VURDERT,
                INNLAGT,
                RAPPORT,
                UTSKREVET.sendt("2024-03-05T09:05:00").skjedde("2", "2024-03-05T09:00:00"),
                INNLAGT.byttet("9900100", "9900700")
                        .id(NY_ID)
                        .sendt("2024-03-05T10:00:00")
                        .skjedde("1", "2024-03-05T09:30:00"));
        assertEquals(List.of("AVSLUTTET", "APENT"), svar.getList("forlop.status"));
        assertEquals("HOLDT", frist(svar, 0, RAPPORTFRIST));
        assertEquals("BRUTT", frist(svar, 1, RAPPORTFRIST));
    }

    @Test
    void thePatientOfTwoMunicipalitiesHasADeadlineWithEach() throws IOException {
        JsonPath svar = bedom(
                VURDERT,
                INNLAGT,
                RAPPORT,
                INNLAGT.byttet("9900200", "9900800").id(NY_ID).sendt("2024-03-04T10:26:00"));
        assertEquals(2, svar.getList("forlop").size());
        assertEquals("HOLDT", frist(svar, 0, RAPPORTFRIST));
        assertEquals("BRUTT", frist(svar, 1, RAPPORTFRIST));
    }

    @Test
    void readyWithdrawnAndReadyAgainNeedsUpdatedInformationEachTime() throws IOException {
        Eksempelmelding oppdatertIgjen = OPPDATERT.id(NY_ID).sendt("2024-03-11T09:00:00");
        Eksempelmelding klarIgjen =
                KLAR.id(NY_ID_2).sendt("2024-03-11T10:00:00").skjedde("3", "2024-03-11");
        JsonPath med =
                bedom("2024-03-13T11:00:00", INNLAGT, VARSEL, OPPDATERT, KLAR, AVMELDING, oppdatertIgjen, klarIgjen);
        JsonPath uten = bedom("2024-03-13T11:00:00", INNLAGT, VARSEL, OPPDATERT, KLAR, AVMELDING, klarIgjen);

        assertEquals(1, med.getList("forlop").size());
        assertEquals(List.of(), brutt(med, REKKEFOLGE));
        assertEquals(List.of(REKKEFOLGE), brutt(uten, REKKEFOLGE));
        assertEquals(
                List.of(NY_ID_2), uten.getList("forlop[0].avvik.find { it.regel == '" + REKKEFOLGE + "' }.meldinger"));
        assertEquals(
                List.of("2024-03-11", "2024-03-12"),
                med.getList("forlop[0].overliggerdogn.dager.dag"),
                "the notice was withdrawn the day it was given");
        assertEquals(
                List.of(NY_ID_2),
                med.getList("forlop[0].frister.findAll { it.regel == '" + SVARFRIST + "' }.meldinger.flatten()"),
                "the notice that was withdrawn needs no answer");
    }

    @Test
    void dischargeOnOwnResponsibilityIsOnlyRemarkedOn() throws IOException {
        JsonPath svar =
                bedom(VURDERT, INNLAGT, RAPPORT, VARSEL, OPPDATERT, KLAR, UTSKRIVNINGSRAPPORT, EPIKRISE, UTSKREVET);
        assertEquals(List.of("NTP-V3.1.2a-svar-eget-ansvar"), brutt(svar, "NTP-V3.1.2a"));
        assertEquals(
                "MERKNAD",
                svar.getString("forlop[0].avvik.find { it.regel == 'NTP-V3.1.2a-svar-eget-ansvar' }.alvorlighet"));
    }

    @Test
    void deathEndsTheStayAndAsksForNoReportOrLetter() throws IOException {
        JsonPath svar = bedom(
                VURDERT,
                INNLAGT,
                RAPPORT,
                UTSKREVET
                        .byttet("Uttilstand V=\"1\" DN=\"Som levende\"", "Uttilstand V=\"2\" DN=\"Som død\"")
                        .sendt("2024-03-05T04:00:00")
                        .skjedde("2", "2024-03-05T03:30:00"));
        assertEquals("DOD", svar.getString("forlop[0].hendelser[-1].hendelse"));
        assertEquals("AVSLUTTET", svar.getString("forlop[0].status"));
        assertNull(frist(svar, VARSELFRIST));
        assertNull(frist(svar, EPIKRISEFRIST));
        assertEquals(List.of(), brutt(svar, "NTP-"));
    }

    @Test
    void anOutpatientLetterIsNoStayAndNoDischargeLetter() throws IOException {
        JsonPath alene = bedom(VURDERT, POLIKLINISK);
        assertEquals("POLIKLINISK_EPIKRISE", alene.getString("forlop[0].hendelser[0].hendelse"));
        assertEquals(List.of(), alene.getList("forlop[0].frister.regel"));
        assertEquals(List.of(), brutt(alene, "NTP-"));

        assertEquals("HOLDT", frist(bedom(VURDERT, INNLAGT, KLAR, EPIKRISE, UTSKREVET), EPIKRISEFRIST));
        assertEquals("BRUTT", frist(bedom(VURDERT, INNLAGT, KLAR, POLIKLINISK, UTSKREVET), EPIKRISEFRIST));
    }

    /** When the need became known is told by no message: that nothing has been seen weighs less than that it came late. */
    @Test
    void aDeadlineWeighsWhatTheCaseDoes() throws IOException {
        JsonPath mangler = bedom(VURDERT, INNLAGT);
        JsonPath sent = bedom(VURDERT, INNLAGT, VARSEL.sendt("2024-03-06T12:00:00"));
        for (String liste : List.of("avvik", "frister")) {
            assertEquals("ADVARSEL", mangler.getString(vekt(liste)), liste);
            assertEquals("FEIL", sent.getString(vekt(liste)), liste);
        }
        assertEquals(
                List.of(true, true),
                bedom(VURDERT, KLAR)
                        .getList("forlop[0].frister.findAll { it.regel in ['NTP-V3.2a-straks', 'PLO-LOG-20']"
                                + " }.tolkning"));
    }

    private static String vekt(String liste) {
        return "forlop[0].%s.find { it.regel == '%s' }.alvorlighet".formatted(liste, VARSELFRIST);
    }

    /** The sender counts a message without a receipt after 96 hours as rejected, but has to accept one that comes later. */
    @Test
    void aLateReceiptTellsWhenTheMessageWasReceivedAllTheSame() throws IOException {
        JsonPath svar = bedom(
                "2024-03-12T12:00:00",
                INNLAGT,
                APPREC.sendt("2024-03-08T11:00:00"),
                RAPPORT.sendt("2024-03-08T15:00:00"));
        assertEquals("GJELDER", svar.getString("forlop[0].hendelser[0].tilstand"));
        assertEquals("2024-03-08T11:00:00+01:00", svar.getString("forlop[0].hendelser[0].mottatt"));
        assertEquals("HOLDT", frist(svar, RAPPORTFRIST));
    }

    @Test
    void ofTwoReceiptsTheFirstCounts() throws IOException {
        Eksempelmelding senere = APPREC.id(NY_ID).sendt("2024-03-04T12:00:00");
        Eksempelmelding negativ = senere.byttet(
                "<Status V=\"1\" DN=\"OK\"/>",
                "<Status V=\"2\" DN=\"Avvist\"/><Error V=\"T02\" S=\"2.16.578.1.12.4.1.1.8221\"/>");
        for (Eksempelmelding annen : List.of(senere, negativ)) {
            JsonPath svar = bedom(VURDERT, annen, INNLAGT, APPREC);
            assertEquals("GJELDER", svar.getString("forlop[0].hendelser[0].tilstand"));
            assertEquals("2024-03-04T10:25:41+01:00", svar.getString("forlop[0].hendelser[0].mottatt"));
        }
    }

    @Test
    void aDoctorHasExactlyThreeDaysToAnswerTheMunicipality() throws IOException {
        Eksempelmelding resept = FORESPORSEL.byttet(
                "TypeForesp V=\"4\" DN=\"Legemiddelopplysninger\"", "TypeForesp V=\"6\" DN=\"Fornye resept(er).\"");
        String etter = "2024-06-10T12:00:00";
        assertEquals("HOLDT", frist(bedom(etter, resept, SVAR.sendt("2024-05-25T09:10:00")), "PLO-DIAL-02"));
        assertEquals("BRUTT", frist(bedom(etter, resept, SVAR.sendt("2024-05-25T09:10:01")), "PLO-DIAL-02"));
        assertEquals("APEN", frist(bedom("2024-05-25T09:10:00", resept), "PLO-DIAL-02"));
        assertNull(frist(bedom(etter, FORESPORSEL), "PLO-DIAL-02"), "this one might be asked of a hospital");
    }

    @Test
    void aStatusOnAReferralThatWasSentOnGoesToBothReferrers() throws IOException {
        Eksempelmelding status = STATUS.byttet("9900100", "9900400")
                .byttet("9900300", "9900100")
                .byttet("<RefToParent>" + HENVISNING_ID, "<RefToParent>" + VIDERE_ID)
                .sendt("2024-04-25T09:00:00");
        Eksempelmelding somForste = status.viserTil(VIDERE_ID);
        assertEquals(List.of("DIALOG-67-kopi"), status(HENVISNING, VIDERE, status));
        assertEquals(List.of("DIALOG-62"), status(HENVISNING, VIDERE, somForste));
        assertEquals(List.of(), status(HENVISNING, STATUS));
        assertEquals(List.of("DIALOG-68"), status(HENVISNING, STATUS.byttet("9900100", "9900400")));
    }

    /** What is found on the status, whichever stay it is in. */
    private static List<String> status(Eksempelmelding... meldinger) throws IOException {
        return bedom("2024-06-10T12:00:00", meldinger).getList("forlop.avvik.flatten().regel", String.class).stream()
                .filter(r -> r.startsWith("DIALOG-6"))
                .sorted()
                .toList();
    }
}

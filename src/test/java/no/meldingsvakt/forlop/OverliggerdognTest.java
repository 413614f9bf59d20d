package no.meldingsvakt.forlop;

import static no.meldingsvakt.forlop.Eksempelmelding.les;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import no.meldingsvakt.avvik.Sprak;
import org.junit.jupiter.api.Test;

/** Which days are owed by the regulation § 13. Monday is 2024-03-04, when the patient of the examples is admitted. */
class OverliggerdognTest {

    private static final String MAN = "2024-03-11";
    private static final String TIR = "2024-03-12";
    private static final String ONS = "2024-03-13";
    private static final String TOR = "2024-03-14";
    private static final String FRE = "2024-03-15";
    private static final String LOR = "2024-03-16";
    private static final String VURDERT = "2024-03-20T12:00:00+01:00";

    private static final Eksempelmelding INNLAGT = les(Eksempelmelding.INNLAGT);
    private static final Eksempelmelding VARSEL = les(Eksempelmelding.VARSEL);
    private static final Eksempelmelding OPPDATERT = les(Eksempelmelding.OPPDATERT);
    private static final Eksempelmelding KLAR = les(Eksempelmelding.KLAR);
    private static final Eksempelmelding NOTAT = les(Eksempelmelding.NOTAT);
    private static final Eksempelmelding HELSEFAGLIG = les(Eksempelmelding.HELSEFAGLIG);
    private static final Eksempelmelding EPIKRISE = les(Eksempelmelding.EPIKRISE);
    private static final Eksempelmelding UTSKREVET = les(Eksempelmelding.UTSKREVET);
    private static final Eksempelmelding APPREC = les(Eksempelmelding.APPREC);
    private static final Eksempelmelding AVMELDING =
            les("plo-pasientlogistikk/1.6/eksempler/LOG_AVMELDING.xml").byttet("12855010311", "12853810221");

    @Test
    void daysAreCountedFromTheDayOfTheNoticeToTheDayOfDeparture() {
        Overliggerdogn dogn = dogn(klar(1, MAN), ut(FRE));

        assertEquals(List.of(MAN, TIR, ONS, TOR), dager(dogn));
        assertEquals(4, dogn.antall());
        assertEquals(List.of(), forbehold(dogn));
        assertEquals(
                List.of(id(1), OPPDATERT.msgId(), UTSKREVET.msgId()),
                dogn.dager().get(0).grunnlag());
    }

    @Test
    void tellingAgainDoesNotBeginTheCountAnew() {
        Overliggerdogn dogn = dogn(klar(1, MAN), klar(2, ONS), ut(FRE));

        assertEquals(List.of(MAN, TIR, ONS, TOR), dager(dogn));
        assertEquals(
                List.of(id(1), id(2), OPPDATERT.msgId(), UTSKREVET.msgId()),
                dogn.dager().get(3).grunnlag());
        assertEquals(
                4, dogn(klar(1, MAN), klar(2, MAN, "T11:00:00", MAN), ut(FRE)).antall(), "to a second service");
    }

    @Test
    void daysOfAWithdrawnRunStayOwed() {
        Overliggerdogn dogn = dogn(klar(1, MAN), avmeldt(2, TOR), klar(3, FRE), ut(FRE));

        assertEquals(List.of(MAN, TIR, ONS), dager(dogn));
        assertEquals(
                List.of(id(1), OPPDATERT.msgId(), id(2)), dogn.dager().get(0).grunnlag());
        assertEquals(List.of(), forbehold(dogn));
        assertEquals(
                List.of(MAN, FRE),
                dager(dogn(klar(1, MAN), avmeldt(2, TIR), klar(3, FRE), oppdatert(4, FRE), ut(LOR))));
        assertEquals(
                List.of(MAN, TIR, ONS, TOR),
                dager(dogn(klar(1, MAN), avmeldt(2, TIR), klar(3, TIR, "T15:00:00", TIR), ut(FRE))),
                "withdrawn, and ready again the same day");
        assertEquals(
                List.of(MAN),
                dager(dogn(klar(1, MAN), avmeldt(2, TOR).skjedde("4", TIR), ut(FRE))),
                "not ready since Tuesday, and told on Thursday");
    }

    @Test
    void readyAgainWithoutNewInformationIsCountedWithAReservation() {
        Overliggerdogn dogn = dogn(klar(1, MAN), avmeldt(2, TIR), klar(3, TOR), ut(LOR));

        assertEquals(List.of(MAN, TOR, FRE), dager(dogn));
        har(dogn, "Nye helseopplysninger etter avmeldingen 12.03.2024 er ikke sett av tjenesten: 2 døgn");
        assertEquals(
                List.of(), forbehold(dogn(klar(1, MAN), avmeldt(2, TIR), oppdatert(4, TOR), klar(3, TOR), ut(LOR))));
    }

    @Test
    void theLaterOfTheNoticeAndTheReadyDayCounts() {
        assertEquals(0, dogn(klar(1, ONS, "T10:05:00", MAN), ut(ONS)).antall());
        assertEquals(List.of(ONS), dager(dogn(klar(1, ONS, "T10:05:00", MAN), ut(TOR))));
        assertEquals(List.of(TOR), dager(dogn(klar(1, MAN, "T10:05:00", TOR), ut(FRE))));
        assertEquals(
                List.of(MAN, FRE),
                dager(dogn(klar(1, MAN), klar(2, TIR, "T10:05:00", FRE), ut(LOR))),
                "the hospital says itself that the day has moved");
    }

    @Test
    void nothingIsOwedUntilUpdatedInformationHasBeenSent() {
        Overliggerdogn aldri = av(INNLAGT, VARSEL, klar(1, MAN), ut(FRE));
        assertEquals(0, aldri.antall());
        har(aldri, "Oppdaterte helseopplysninger fra sykehuset er ikke sett av tjenesten");
        har(aldri, "4 døgn er ikke regnet med");

        Overliggerdogn sent = av(INNLAGT, VARSEL, klar(1, MAN), oppdatert(2, ONS), ut(FRE));
        assertEquals(List.of(ONS, TOR), dager(sent));
        har(sent, "ble sendt først 13.03.2024: 2 døgn før det");

        assertEquals(
                4,
                av(INNLAGT, klar(1, MAN), oppdatert(2, MAN), ut(FRE)).antall(),
                "sent the same day, after the notice");
        assertEquals(0, av(INNLAGT, klar(1, MAN), oppdatert(2, LOR), ut(FRE)).antall());
        har(av(INNLAGT, klar(1, MAN), oppdatert(2, LOR), ut(FRE)), "er ikke sett av tjenesten");
        assertEquals(List.of(), forbehold(av(INNLAGT, klar(1, MAN), ut(MAN))), "no day is at stake");
        Eksempelmelding angret =
                OPPDATERT.kansellerer(OPPDATERT.msgId()).id(id(7)).sendt(MAN + "T08:00:00");
        assertEquals(0, av(INNLAGT, OPPDATERT, angret, klar(1, MAN), ut(FRE)).antall());
    }

    @Test
    void whatTheMunicipalityAnswersIsNotReadSoDaysFromTheAnswerOnAreNamedInsteadOfCounted() {
        for (Eksempelmelding svar : List.of(NOTAT, HELSEFAGLIG)) {
            Overliggerdogn dogn =
                    dogn(klar(1, MAN), svar.sendt(ONS + "T09:00:00").viserTil(id(1)), ut(FRE));
            assertEquals(List.of(MAN, TIR), dager(dogn));
            har(dogn, "Kommunen svarte 13.03.2024.");
            har(dogn, "2 døgn fra og med svaret er ikke regnet med");
        }
        Overliggerdogn straks =
                dogn(klar(1, MAN), NOTAT.sendt(MAN + "T11:00:00").viserTil(id(1)), ut(MAN));
        assertEquals(0, straks.antall());
        assertEquals(List.of(), forbehold(straks));
    }

    @Test
    void anAnswerGivenAtOnceIsNotLateForComingPastMidnight() {
        Eksempelmelding kveld = klar(1, MAN, "T22:00:00", MAN);
        Eksempelmelding svar = NOTAT.sendt(TIR + "T01:30:00").viserTil(id(1));
        Overliggerdogn straks = dogn(kveld, svar, ut(ONS));
        assertEquals(0, straks.antall());
        har(straks, "Kommunen svarte 12.03.2024, straks etter at den fikk meldingen.");
        har(straks, "1 døgn før svaret er ikke regnet med");
        har(straks, "1 døgn fra og med svaret er ikke regnet med");
        assertEquals(List.of(MAN), dager(dogn(kveld, svar.sendt(TIR + "T02:00:01"), ut(ONS))), "after four hours");
        assertEquals(
                0,
                dogn(kveld, APPREC.svarerPaa(id(1)).sendt(MAN + "T23:50:00"), svar.sendt(TIR + "T03:49:00"), ut(TIR))
                        .antall(),
                "from when it had the notice");
    }

    @Test
    void anAnswerCountsWhateverItsCodeWhenItRefersToTheNotice() {
        Eksempelmelding uten = NOTAT.byttet("<TemaKodet V=\"1\"", "<TemaKodet V=\"99\"");
        assertEquals(
                1,
                dogn(klar(1, MAN), uten.sendt(TIR + "T09:00:00").viserTil(id(1)), ut(FRE))
                        .antall());
        assertEquals(
                4,
                dogn(klar(1, MAN), uten.sendt(TIR + "T09:00:00").viserTil(id(9)), ut(FRE))
                        .antall());
    }

    @Test
    void anAnswerBelongsToTheRunItAnswers() {
        Eksempelmelding svar = NOTAT.sendt(MAN + "T12:00:00").viserTil(id(1));
        assertEquals(
                List.of(TOR, FRE),
                dager(dogn(klar(1, MAN), svar, avmeldt(2, TIR), oppdatert(4, TOR), klar(3, TOR), ut(LOR))));
        assertEquals(
                List.of(TOR, FRE),
                dager(dogn(
                        klar(1, MAN),
                        svar.sendt(FRE + "T09:00:00"),
                        avmeldt(2, MAN),
                        oppdatert(4, TOR),
                        klar(3, TOR),
                        ut(LOR))),
                "an answer that comes late, to what has been withdrawn");
        assertEquals(
                List.of(MAN),
                dager(dogn(klar(1, MAN), svar.sendt(TIR + "T09:00:00"), klar(2, ONS), ut(FRE))),
                "told again after the answer");
    }

    @Test
    void aRejectedAnswerIsNone() {
        Eksempelmelding svar = NOTAT.sendt(TIR + "T09:00:00").viserTil(id(1));
        assertEquals(
                4,
                dogn(klar(1, MAN), svar, fraSykehuset(avvist(svar.msgId(), TIR + "T09:01:00")), ut(FRE))
                        .antall());
    }

    @Test
    void deathTransferAndAdmissionEndTheCount() {
        Eksempelmelding dod = ut(TOR).byttet("Uttilstand V=\"1\"", "Uttilstand V=\"2\"");
        assertEquals(List.of(MAN, TIR, ONS), dager(dogn(klar(1, MAN), dod)));

        Eksempelmelding overfort =
                new Eksempelmelding(ut(TOR).tekst().replaceFirst("UtTil V=\"[0-9]+\"", "UtTil V=\"7\""));
        Overliggerdogn ved = dogn(klar(1, MAN), overfort);
        assertEquals(List.of(MAN, TIR, ONS), dager(ved));
        har(ved, "overført innen spesialisthelsetjenesten 14.03.2024");

        List<Forlop> to = forlop(
                INNLAGT,
                OPPDATERT,
                klar(1, MAN),
                INNLAGT.id(id(5)).sendt(ONS + "T10:00:00").skjedde("1", ONS + "T09:30:00"));
        assertEquals(
                List.of(MAN, TIR), dager(to.get(0).overliggerdogn(OffsetDateTime.parse(VURDERT))), "admitted again");
        assertEquals(
                List.of(MAN, TIR),
                dager(forlop(
                                INNLAGT,
                                OPPDATERT,
                                klar(1, MAN),
                                INNLAGT.byttet("9900100", "9900700")
                                        .id(id(5))
                                        .sendt(ONS + "T10:00:00")
                                        .skjedde("1", ONS + "T09:30:00"))
                        .get(0)
                        .overliggerdogn(OffsetDateTime.parse(VURDERT))),
                "admitted at another hospital");
    }

    @Test
    void departureToAnotherMunicipalityEndsTheCountToo() {
        List<Forlop> alle = forlop(INNLAGT, OPPDATERT, klar(1, MAN), ut(ONS).byttet("9900200", "9900800"));
        Forlop med = alle.stream()
                .filter(f -> f.sider().containsKey("9900200"))
                .findFirst()
                .orElseThrow();
        assertEquals(List.of(MAN, TIR), dager(med.overliggerdogn(OffsetDateTime.parse(VURDERT))));
        alle.stream()
                .filter(f -> f != med)
                .forEach(f -> assertEquals(
                        0, f.overliggerdogn(OffsetDateTime.parse(VURDERT)).antall()));
    }

    @Test
    void anOpenStayIsCountedUpToTheDayOfJudgementAndSaysSo() {
        Overliggerdogn dogn = forlop(INNLAGT, OPPDATERT, klar(1, MAN))
                .get(0)
                .overliggerdogn(OffsetDateTime.parse(ONS + "T23:59:59+01:00"));
        assertEquals(List.of(MAN, TIR), dager(dogn));
        har(dogn, "Utskrivning er ikke sett av tjenesten");
        assertEquals(
                List.of(MAN),
                dager(forlop(INNLAGT, OPPDATERT, klar(1, MAN), ut(FRE))
                        .get(0)
                        .overliggerdogn(OffsetDateTime.parse(TIR + "T12:00:00+01:00"))),
                "judged as it was before the departure");
        assertEquals(
                0,
                forlop(INNLAGT, OPPDATERT, klar(1, MAN))
                        .get(0)
                        .overliggerdogn(OffsetDateTime.parse(MAN + "T23:00:00+01:00"))
                        .antall());
    }

    @Test
    void theLetterTellsTheDepartureWhereNoNoticeDoes() {
        Eksempelmelding brev = new Eksempelmelding(EPIKRISE.sendt(FRE + "T12:00:00")
                .tekst()
                .replaceAll("<EndDateTime V=\"[^\"]*\"", "<EndDateTime V=\"" + TOR + "T12:00:00\""));
        Overliggerdogn dogn = dogn(klar(1, MAN), brev);
        assertEquals(List.of(MAN, TIR, ONS), dager(dogn));
        har(dogn, "Melding om utskrevet pasient er ikke sett av tjenesten: utskrivningsdagen, 14.03.2024");
        assertEquals(4, dogn(klar(1, MAN), brev, ut(FRE)).antall(), "the notice decides");
    }

    @Test
    void aCancelledOrRejectedNoticeCountsAsNeverSent() {
        Eksempelmelding angret = klar(2, TOR).kansellerer(id(1));
        assertEquals(0, dogn(klar(1, MAN), angret, ut(FRE)).antall());
        assertEquals(
                0, dogn(klar(1, MAN), avvist(id(1), MAN + "T10:06:00"), ut(FRE)).antall());
        assertEquals(
                List.of(ONS, TOR), dager(dogn(klar(1, MAN), avvist(id(1), MAN + "T10:06:00"), klar(2, ONS), ut(FRE))));
        Eksempelmelding angretAvmelding = avmeldt(3, ONS).kansellerer(id(2));
        assertEquals(
                4, dogn(klar(1, MAN), avmeldt(2, TIR), angretAvmelding, ut(FRE)).antall());
    }

    @Test
    void aChangedNoticeCountsAsItsLastVersionFromWhenThatWasTold() {
        assertEquals(
                List.of(FRE), dager(dogn(klar(1, MAN), endret(klar(2, ONS, "T10:05:00", FRE), 1), ut(LOR))), "put off");
        assertEquals(
                List.of(ONS, TOR),
                dager(dogn(klar(1, MAN, "T10:05:00", FRE), endret(klar(2, ONS, "T10:05:00", TIR), 1), ut(FRE))),
                "brought forward");
        assertEquals(
                4,
                dogn(klar(1, MAN), endret(klar(2, ONS, "T10:05:00", MAN), 1), ut(FRE))
                        .antall(),
                "something else in it changed");
    }

    @Test
    void theMunicipalityWasToldWhenItHadTheNotice() {
        Eksempelmelding kvittert = APPREC.svarerPaa(id(1));
        assertEquals(
                4,
                dogn(klar(1, MAN), kvittert.sendt(MAN + "T10:06:00"), ut(FRE)).antall());
        Overliggerdogn sent = dogn(klar(1, MAN), kvittert.sendt(ONS + "T07:00:00"), ut(FRE));
        assertEquals(List.of(ONS, TOR), dager(sent));
        har(sent, "ble kvittert først 13.03.2024: 2 døgn");
    }

    @Test
    void midnightInNorwayParts() {
        assertEquals(List.of(MAN), dager(dogn(klar(1, MAN, "T23:59:59", MAN), ut(TIR))));
        assertEquals(0, dogn(klar(1, TIR, "T00:00:00", TIR), ut(TIR)).antall());
        assertEquals(
                List.of(TIR), dager(dogn(klar(1, MAN, "T23:30:00Z", MAN), ut(ONS))), "half past midnight in Norway");
        assertEquals(
                List.of(MAN),
                dager(dogn(klar(1, MAN), UTSKREVET.sendt(TIR + "T08:00:00").skjedde("2", TIR))));
    }

    /** The day counts, and not the hours: a night is one day also where the clocks change. */
    @Test
    void daysAreTheSameWhereTheClocksChange() {
        Forlop var = forlop(INNLAGT, OPPDATERT, klar(1, "2024-03-30", "T23:30:00", "2024-03-30"))
                .get(0);
        assertEquals(
                0,
                var.overliggerdogn(OffsetDateTime.parse("2024-03-30T22:59:59Z")).antall());
        assertEquals(
                1,
                var.overliggerdogn(OffsetDateTime.parse("2024-03-30T23:00:00Z")).antall());
        assertEquals(
                2,
                var.overliggerdogn(OffsetDateTime.parse("2024-03-31T22:00:00Z")).antall());
        Forlop host = forlop(INNLAGT, OPPDATERT, klar(1, "2024-10-26", "T23:30:00", "2024-10-26"))
                .get(0);
        assertEquals(
                1,
                host.overliggerdogn(OffsetDateTime.parse("2024-10-27T22:59:59Z"))
                        .antall());
        assertEquals(
                2,
                host.overliggerdogn(OffsetDateTime.parse("2024-10-27T23:00:00Z"))
                        .antall());
    }

    @Test
    void aStayThatIsNeverClosedListsTheFirstDaysOnly() {
        Overliggerdogn dogn = forlop(INNLAGT, OPPDATERT, klar(1, MAN))
                .get(0)
                .overliggerdogn(OffsetDateTime.parse("9999-12-31T12:00:00+01:00"));
        assertEquals(366, dogn.dager().size());
        assertTrue(dogn.antall() > 2_900_000);
        har(dogn, "Bare de første 366 døgnene er listet.");
        Overliggerdogn for2012 = forlop(
                        OPPDATERT.sendt("2011-12-30T00:00:00"), klar(1, "2011-12-30", "T00:00:00", "2011-12-30"))
                .get(0)
                .overliggerdogn(OffsetDateTime.parse("2012-01-03T12:00:00+01:00"));
        assertEquals(List.of("2012-01-01", "2012-01-02"), dager(for2012), "before the regulation nothing was owed");
    }

    @Test
    void theOrderTheMessagesCameInIsOfNoConsequence() {
        List<Hendelse> alle = new ArrayList<>(Leseprove.hendelser(
                INNLAGT,
                VARSEL,
                OPPDATERT,
                klar(1, MAN),
                klar(2, TIR),
                avmeldt(3, ONS),
                klar(4, TOR),
                NOTAT.sendt(FRE + "T10:00:00").viserTil(id(4)),
                APPREC.svarerPaa(id(4)).sendt(TOR + "T10:07:00"),
                ut(LOR)));
        OffsetDateTime naa = OffsetDateTime.parse(VURDERT);
        Overliggerdogn ventet = Leseprove.forlop(alle).get(0).overliggerdogn(naa);
        assertEquals(List.of(MAN, TIR, TOR), dager(ventet));
        Random tilfeldig = new Random(13);
        for (int i = 0; i < 100; i++) {
            Collections.shuffle(alle, tilfeldig);
            assertEquals(ventet, Leseprove.forlop(alle).get(0).overliggerdogn(naa));
        }
    }

    private static String id(int nr) {
        return "%08d-1111-4111-8111-111111111111".formatted(nr);
    }

    private static Eksempelmelding klar(int nr, String dag) {
        return klar(nr, dag, "T10:05:00", dag);
    }

    private static Eksempelmelding klar(int nr, String dag, String kl, String klar) {
        return KLAR.id(id(nr)).sendt(dag + kl).skjedde("3", klar);
    }

    private static Eksempelmelding endret(Eksempelmelding melding, int nr) {
        return melding.byttet("Forsendelsesstatus V=\"N\" DN=\"Ny\"", "Forsendelsesstatus V=\"M\" DN=\"Endring\"")
                .viserTil(id(nr));
    }

    private static Eksempelmelding oppdatert(int nr, String dag) {
        return OPPDATERT.id(id(nr)).sendt(dag + "T14:00:00");
    }

    private static Eksempelmelding avmeldt(int nr, String dag) {
        return AVMELDING
                .id(id(nr))
                .sendt(dag + "T11:00:00")
                .skjedde("1", "2024-03-04T09:40:00")
                .skjedde("3", MAN)
                .skjedde("4", dag);
    }

    private static Eksempelmelding ut(String dag) {
        return UTSKREVET.sendt(dag + "T13:45:00").skjedde("2", dag + "T13:30:00");
    }

    private static Eksempelmelding avvist(String paa, String sendt) {
        return APPREC.id(id(99))
                .svarerPaa(paa)
                .byttet(
                        "<Status V=\"1\" DN=\"OK\"/>",
                        "<Status V=\"2\" DN=\"Avvist\"/><Error V=\"T02\" S=\"2.16.578.1.12.4.1.1.8221\"/>")
                .sendt(sendt);
    }

    private static Eksempelmelding fraSykehuset(Eksempelmelding kvittering) {
        return kvittering.byttet("9900200", "#").byttet("9900100", "9900200").byttet("#", "9900100");
    }

    /** Of a stay with updated information. */
    private static Overliggerdogn dogn(Eksempelmelding... meldinger) {
        return av(Stream.concat(Stream.of(INNLAGT, OPPDATERT), Stream.of(meldinger))
                .toArray(Eksempelmelding[]::new));
    }

    private static Overliggerdogn av(Eksempelmelding... meldinger) {
        List<Forlop> alle = forlop(meldinger);
        assertEquals(1, alle.size(), "one stay");
        return alle.get(0).overliggerdogn(OffsetDateTime.parse(VURDERT));
    }

    private static List<Forlop> forlop(Eksempelmelding... meldinger) {
        return Leseprove.forlop(meldinger);
    }

    private static List<String> dager(Overliggerdogn dogn) {
        return dogn.dager().stream().map(d -> d.dag().toString()).toList();
    }

    private static List<String> forbehold(Overliggerdogn dogn) {
        return dogn.forbehold().stream().map(f -> f.i(Sprak.NB)).toList();
    }

    private static void har(Overliggerdogn dogn, String tekst) {
        assertTrue(forbehold(dogn).stream().anyMatch(f -> f.contains(tekst)), () -> forbehold(dogn)
                .toString());
        dogn.forbehold().forEach(f -> assertTrue(!f.nn().isEmpty() && !f.en().isEmpty()));
    }
}

package no.meldingsvakt.forlop;

import static no.meldingsvakt.forlop.Eksempelmelding.les;
import static no.meldingsvakt.forlop.Leseprove.forlop;
import static no.meldingsvakt.forlop.Leseprove.slag;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which stay a message belongs to. */
class PlasseringTest {

    private static final String VURDERT = "2024-03-20T12:00:00+01:00";
    private static final String FNR = "12853810221";
    private static final String DNR = "52853810221";

    private static final Eksempelmelding INNLAGT = les(Eksempelmelding.INNLAGT);
    private static final Eksempelmelding RAPPORT = les(Eksempelmelding.RAPPORT);
    private static final Eksempelmelding VARSEL = les(Eksempelmelding.VARSEL);
    private static final Eksempelmelding OPPDATERT = les(Eksempelmelding.OPPDATERT);
    private static final Eksempelmelding KLAR = les(Eksempelmelding.KLAR);
    private static final Eksempelmelding NOTAT = les(Eksempelmelding.NOTAT);
    private static final Eksempelmelding UTSKRIVNINGSRAPPORT = les(Eksempelmelding.UTSKRIVNINGSRAPPORT);
    private static final Eksempelmelding EPIKRISE = les(Eksempelmelding.EPIKRISE);
    private static final Eksempelmelding UTSKREVET = les(Eksempelmelding.UTSKREVET);

    /** Another stay, a week later, from its admission to its departure. */
    private static final List<Eksempelmelding> NESTE = List.of(
            innlagt("2024-03-11T09:00:00", "2024-03-11T09:30:00"),
            VARSEL.id("varsel-2").skjedde("1", "2024-03-11T09:00:00").sendt("2024-03-11T12:00:00"),
            utskrevet("2024-03-14T13:00:00", "2024-03-14T13:10:00"));

    private static Eksempelmelding innlagt(String tid, String sendt) {
        return INNLAGT.id("innlagt " + tid).skjedde("1", tid).sendt(sendt);
    }

    private static Eksempelmelding utskrevet(String tid, String sendt) {
        return UTSKREVET.id("utskrevet " + tid).skjedde("2", tid).sendt(sendt);
    }

    private static Eksempelmelding epikrise(String start, String sendt) {
        return EPIKRISE.byttet("<StartDateTime V=\"2024-03-04T09:40:00\"/>", "<StartDateTime V=\"" + start + "\"/>")
                .sendt(sendt);
    }

    private static Eksempelmelding dnummer(Eksempelmelding melding) {
        return melding.pasient(DNR)
                .byttet("TypeId V=\"FNR\" DN=\"F\u00f8dselsnummer\"", "TypeId V=\"DNR\" DN=\"D-nummer\"");
    }

    private static Eksempelmelding hjelpenummer(Eksempelmelding melding) {
        return melding.pasient("80000000000")
                .byttet("TypeId V=\"FNR\" DN=\"F\u00f8dselsnummer\"", "TypeId V=\"FHN\" DN=\"Hjelpenummer\"");
    }

    /** Without the admission that it tells. */
    private static Eksempelmelding utenTid(Eksempelmelding melding) {
        return new Eksempelmelding(melding.tekst().replaceFirst("Hendelsekode V=\"1\"", "Hendelsekode V=\"99\""));
    }

    private static Eksempelmelding uten(Eksempelmelding melding) {
        return new Eksempelmelding(melding.tekst().replaceFirst("(?s)<Ident>\\s*<Id>" + FNR + ".*?</Ident>", ""));
    }

    /** HIS 80226: StartDateTime is the time of the event, which may be at a ward. */
    @Test
    void aLetterOfAWardBelongsToTheStayWhosePeriodHoldsIt() {
        for (String start :
                List.of("2024-03-04T09:52:40", "2024-03-04T01:00:00", "2024-03-06T08:00:00", "2024-03-08T09:00:00")) {
            List<Forlop> alle = forlop(INNLAGT, epikrise(start, "2024-03-08T13:40:00"), UTSKREVET);
            assertEquals(List.of(List.of("INNLAGT", "EPIKRISE", "UTSKREVET")), alleSlag(alle), start);
        }
        for (String start : List.of("2023-11-01T10:00:00", "2024-03-03T23:59:00", "2024-03-09T00:30:00")) {
            assertEquals(
                    2,
                    forlop(INNLAGT, epikrise(start, "2024-03-09T13:40:00"), UTSKREVET)
                            .size(),
                    start);
        }
    }

    @Test
    void aLetterChoosesBetweenTwoStays() {
        List<Eksempelmelding> begge = new ArrayList<>(List.of(INNLAGT, UTSKREVET));
        begge.addAll(NESTE);
        Eksempelmelding sen = epikrise("2024-03-05T08:00:00", "2024-03-12T08:00:00");
        Eksempelmelding ny =
                epikrise("2024-03-11T10:12:00", "2024-03-14T13:00:00").id("ny");

        assertEquals(
                List.of(
                        List.of("INNLAGT", "UTSKREVET", "EPIKRISE"),
                        List.of("INNLAGT", "VARSEL", "EPIKRISE", "UTSKREVET")),
                alleSlag(forlop(med(begge, sen, ny).toArray(Eksempelmelding[]::new))));
    }

    @Test
    void lettersOfTwoStaysOnOneDayAreToldApart() {
        Eksempelmelding igjen = innlagt("2024-03-08T20:00:00", "2024-03-08T20:10:00");
        Eksempelmelding flyttet = epikrise("2024-03-08T09:00:00", "2024-03-08T13:40:00");
        Eksempelmelding sen =
                epikrise("2024-03-08T20:12:00", "2024-03-10T13:40:00").id("sen");

        assertEquals(
                List.of(List.of("INNLAGT", "EPIKRISE", "UTSKREVET"), List.of("INNLAGT", "EPIKRISE")),
                alleSlag(forlop(INNLAGT, UTSKREVET, igjen, flyttet, sen)));
    }

    /** The first warning of a planned admission, sent while the patient still is in the stay before, or has just left it. */
    @Test
    void whatIsSentBeforeAPlannedAdmissionIsOfThatOne() {
        Eksempelmelding planlagt = VARSEL.id("planlagt").skjedde("1", "2024-03-11");
        for (String sendt : List.of("2024-03-06T12:00:00", "2024-03-08T13:59:00", "2024-03-10T12:00:00")) {
            List<Eksempelmelding> meldinger = new ArrayList<>(
                    List.of(INNLAGT, RAPPORT, VARSEL, UTSKREVET, planlagt.sendt(sendt), NESTE.get(0), NESTE.get(2)));
            Collections.shuffle(meldinger, new Random(20240603));

            assertEquals(
                    List.of(
                            List.of("INNLAGT", "INNLEGGELSESRAPPORT", "VARSEL", "UTSKREVET"),
                            List.of("VARSEL", "INNLAGT", "UTSKREVET")),
                    alleSlag(forlop(meldinger.toArray(Eksempelmelding[]::new))),
                    sendt);
        }
    }

    /** PLO 1.5 has no place for the admission in a warning: a second new one, with an admission just after, is of that one. */
    @Test
    void aWarningThatDoesNotTellThePlannedAdmissionIsOfTheOneThatFollows() {
        Eksempelmelding planlagt = utenTid(VARSEL.id("planlagt"));
        Eksempelmelding oppdatert =
                utenTid(OPPDATERT.id("oppdatert-2").viserTil("planlagt").sendt("2024-03-12T12:00:00"));
        for (String sendt : List.of("2024-03-07T12:00:00", "2024-03-08T15:30:00")) {
            List<Eksempelmelding> meldinger = new ArrayList<>(List.of(
                    INNLAGT,
                    utenTid(VARSEL),
                    UTSKREVET,
                    planlagt.sendt(sendt),
                    innlagt("2024-03-09T08:00:00", "2024-03-09T08:30:00"),
                    oppdatert));
            Collections.shuffle(meldinger, new Random(20240603));

            assertEquals(
                    List.of(List.of("INNLAGT", "VARSEL", "UTSKREVET"), List.of("VARSEL", "INNLAGT", "OPPDATERT")),
                    alleSlag(forlop(meldinger.toArray(Eksempelmelding[]::new))),
                    sendt);
        }
    }

    /** Without an admission just after, or where another warns of that one, a second new warning is of the stay it was sent in. */
    @Test
    void aSecondWarningIsOfTheStayItWasSentInOtherwise() {
        Eksempelmelding igjen = utenTid(VARSEL.id("igjen").sendt("2024-03-07T12:00:00"));
        Eksempelmelding inn = innlagt("2024-03-09T08:00:00", "2024-03-09T08:30:00");
        Eksempelmelding egen = utenTid(VARSEL.id("egen").sendt("2024-03-09T10:00:00"));

        assertEquals(
                List.of("INNLAGT", "VARSEL", "VARSEL", "UTSKREVET"),
                alleSlag(forlop(INNLAGT, VARSEL, igjen, UTSKREVET, NESTE.get(0)))
                        .get(0));
        assertEquals(
                List.of(List.of("INNLAGT", "VARSEL", "VARSEL", "UTSKREVET"), List.of("INNLAGT", "VARSEL")),
                alleSlag(forlop(INNLAGT, VARSEL, igjen, UTSKREVET, inn, egen)));
        assertEquals(
                List.of(List.of("INNLAGT", "VARSEL", "VARSEL"), List.of("INNLAGT")),
                alleSlag(forlop(INNLAGT, VARSEL, igjen, inn)));
    }

    /** Told with the day only, the second admission may be the first; but it is told anew after a departure. */
    @Test
    void anAdmissionOnTheDayOfTheDepartureIsAnother() {
        Eksempelmelding ut = utskrevet("2024-03-04T15:00:00", "2024-03-04T15:10:00");
        Eksempelmelding igjen = innlagt("2024-03-04", "2024-03-04T20:00:00");
        Eksempelmelding dag = INNLAGT.skjedde("1", "2024-03-04");
        Eksempelmelding klokken = innlagt("2024-03-04T19:00:00", "2024-03-04T20:00:00");
        for (List<Eksempelmelding> meldinger :
                List.of(List.of(INNLAGT, ut, igjen), List.of(dag, ut, klokken), List.of(dag, ut, igjen))) {
            assertEquals(
                    List.of(List.of("INNLAGT", "UTSKREVET"), List.of("INNLAGT")),
                    alleSlag(forlop(meldinger.toArray(Eksempelmelding[]::new))),
                    meldinger.get(0).msgId() + meldinger.get(2).msgId());
        }
    }

    /** Two in a ring, three, and all of them: they lean on nothing then, and are placed by whom they are between and when. */
    @Test
    void messagesThatReferToEachOtherInARingAreInTheStayAllTheSame() {
        Eksempelmelding igjen = NESTE.get(0);
        for (List<Eksempelmelding> ring : List.of(
                List.of(VARSEL, RAPPORT),
                List.of(VARSEL, RAPPORT, KLAR),
                List.of(RAPPORT, VARSEL, OPPDATERT, KLAR, NOTAT, UTSKRIVNINGSRAPPORT))) {
            List<Eksempelmelding> meldinger = new ArrayList<>(List.of(INNLAGT, UTSKREVET, igjen));
            for (int i = 0; i < ring.size(); i++) {
                meldinger.add(
                        ring.get(i).viserTil(ring.get((i + 1) % ring.size()).msgId()));
            }
            for (int i = 0; i < meldinger.size(); i++) {
                Collections.rotate(meldinger, 1);
                List<Forlop> alle = forlop(meldinger.toArray(Eksempelmelding[]::new));

                assertEquals(
                        List.of(2 + ring.size(), 1),
                        alle.stream().map(f -> f.hendelser().size()).toList());
            }
        }
    }

    @Test
    void aStayNeedsNoNoticeOfAdmission() {
        List<Forlop> alle = forlop(VARSEL, OPPDATERT, KLAR, NOTAT, UTSKRIVNINGSRAPPORT, EPIKRISE, UTSKREVET);

        assertEquals(1, alle.size());
        assertEquals(7, alle.get(0).hendelser().size());
        assertEquals(1, forlop(VARSEL, EPIKRISE, UTSKREVET).size());
        assertEquals(
                2,
                forlop(
                                VARSEL,
                                epikrise("2023-03-01T10:00:00", "2024-03-04T18:00:00")
                                        .byttet(
                                                "<EndDateTime V=\"2024-03-08T13:30:00\"/>",
                                                "<EndDateTime V=\"2023-03-03T13:30:00\"/>"),
                                UTSKREVET)
                        .size());
    }

    @Test
    void aSecondStayNeedsNoNoticeOfAdmissionEither() {
        Eksempelmelding varsel = utenTid(VARSEL.id("v2")).sendt("2024-03-11T12:00:00");
        Eksempelmelding klar = KLAR.id("k2")
                .sendt("2024-03-13T12:00:00")
                .skjedde("1", "2024-03-11T09:00:00")
                .skjedde("3", "2024-03-13");
        Eksempelmelding ut = utskrevet("2024-03-14", "2024-03-14T13:10:00");

        assertEquals(
                List.of(List.of("INNLAGT", "KLAR", "UTSKREVET"), List.of("VARSEL", "KLAR", "EPIKRISE", "UTSKREVET")),
                alleSlag(forlop(
                        INNLAGT,
                        KLAR,
                        UTSKREVET,
                        varsel,
                        klar,
                        ut,
                        epikrise("2024-03-11T09:00:00", "2024-03-14T12:00:00"))));
    }

    @Test
    void aMunicipalityThatTookOverIsToldAndTheOtherLearnsOfTheDeparture() {
        List<Forlop> alle = forlop(
                INNLAGT, RAPPORT, VARSEL, annen(OPPDATERT), annen(KLAR), annen(NOTAT), annen(UTSKREVET), EPIKRISE);

        assertEquals(
                List.of(
                        List.of("INNLAGT", "INNLEGGELSESRAPPORT", "VARSEL", "EPIKRISE", "UTREIST"),
                        List.of("OPPDATERT", "KLAR", "TILBAKEMELDING", "EPIKRISE", "UTSKREVET")),
                alleSlag(alle));
        alle.forEach(f -> assertEquals(Forlop.Status.AVSLUTTET, f.status()));
    }

    @Test
    void aDepartureThatIsToldLateEndsTheOldestStay() {
        List<Eksempelmelding> meldinger = List.of(
                INNLAGT,
                VARSEL,
                innlagt("2024-03-08T20:00:00", "2024-03-08T20:10:00"),
                utskrevet("2024-03-08", "2024-03-08T21:00:00"),
                RAPPORT.id("r2").sendt("2024-03-08T22:00:00").viserTil("ukjent"),
                VARSEL.id("v2").skjedde("1", "2024-03-08T20:00:00").sendt("2024-03-09T08:00:00"),
                utskrevet("2024-03-10", "2024-03-10T12:00:00"));

        assertEquals(
                List.of(
                        List.of("INNLAGT", "VARSEL", "UTSKREVET"),
                        List.of("INNLAGT", "INNLEGGELSESRAPPORT", "VARSEL", "UTSKREVET")),
                alleSlag(forlop(meldinger.toArray(Eksempelmelding[]::new))));
    }

    @Test
    void aNewAdmissionEndsAStayThatNobodyToldTheEndOf() {
        List<Eksempelmelding> meldinger = med(NESTE, INNLAGT, KLAR);

        assertEquals(
                List.of(List.of("INNLAGT", "KLAR"), List.of("INNLAGT", "VARSEL", "UTSKREVET")),
                alleSlag(forlop(meldinger.toArray(Eksempelmelding[]::new))));
    }

    @Test
    void aSecondNoticeWithoutADepartureBetweenCorrectsTheFirst() {
        for (String rettet : List.of("2024-03-04T09:50:00", "2024-03-03T22:00:00", "2024-03-04T15:00:00")) {
            Eksempelmelding ny = innlagt(rettet, "2024-03-04T16:00:00");
            assertEquals(1, forlop(INNLAGT, RAPPORT, ny, UTSKREVET).size(), rettet);
            assertEquals(
                    1,
                    forlop(INNLAGT, ny, utskrevet("2024-03-04", "2024-03-04T18:00:00"))
                            .size(),
                    rettet);
        }
    }

    @Test
    void aCancelledNoticeIsNoAdmission() {
        Eksempelmelding angret =
                INNLAGT.kansellerer(INNLAGT.msgId()).id("angret").sendt("2024-03-04T11:00:00");

        assertEquals(1, forlop(INNLAGT, angret, VARSEL).size());
        assertEquals(
                2,
                forlop(INNLAGT, angret, innlagt("2024-03-11T09:00:00", "2024-03-11T09:30:00"))
                        .size());
    }

    @Test
    void aReferenceTiesMessagesWhateverKeysThePatientHas() {
        for (Eksempelmelding forst : List.of(dnummer(INNLAGT), hjelpenummer(INNLAGT), uten(INNLAGT))) {
            assertEquals(List.of(List.of("INNLAGT", "INNLEGGELSESRAPPORT")), alleSlag(forlop(forst, RAPPORT)));
            assertEquals(1, forlop(forst, RAPPORT, VARSEL, KLAR).size());
        }
        assertEquals(1, forlop(INNLAGT, dnummer(RAPPORT)).size());
        assertEquals(1, forlop(INNLAGT, uten(RAPPORT)).size());
        assertEquals(1, forlop(dnummer(VARSEL), OPPDATERT).size());
    }

    @Test
    void aReferenceNeverMakesOneOfTwoPatients() {
        Eksempelmelding annen = RAPPORT.pasient("13853810221");
        assertEquals(2, forlop(INNLAGT, annen).size());
        assertTrue(dokumenter(forlop(INNLAGT, annen)).contains("forelderPasient=\"ANNEN\""));
        assertEquals(
                List.of(List.of("INNLAGT", "INNLEGGELSESRAPPORT"), List.of("INNLEGGELSESRAPPORT", "VARSEL")),
                alleSlag(forlop(
                        dnummer(INNLAGT),
                        RAPPORT,
                        RAPPORT.pasient("13853810221").id("b").sendt("2024-03-04T12:20:00"),
                        VARSEL.pasient("13853810221"))));
        assertEquals(
                2,
                forlop(INNLAGT, hjelpenummer(RAPPORT).byttet("9900100", "9900700"))
                        .size(),
                "another hospital");
    }

    /** A newborn's messages may refer to the mother's. */
    @Test
    void aNewbornIsNotItsMother() {
        for (Eksempelmelding barn : List.of(hjelpenummer(INNLAGT), uten(INNLAGT), INNLAGT.pasient("04832410221"))) {
            Eksempelmelding fodt = barn.id("barn")
                    .viserTil(INNLAGT.msgId())
                    .sendt("2024-03-05T10:25:00")
                    .skjedde("1", "2024-03-05T09:40:00");
            assertEquals(2, forlop(INNLAGT, fodt, UTSKREVET).size());
        }
    }

    /** The conversation began with the mother, and the report answers the notice of the newborn. */
    @Test
    void aConversationDoesNotMakeOneOfTheNewbornAndTheMother() {
        for (boolean nummer : List.of(true, false)) {
            Eksempelmelding fodt = INNLAGT.id("barn")
                    .viserTil(INNLAGT.msgId())
                    .sendt("2024-03-05T10:25:00")
                    .skjedde("1", "2024-03-05T09:40:00");
            Eksempelmelding rapport = RAPPORT.id("rapport-barn")
                    .sendt("2024-03-05T12:10:00")
                    .byttet("<RefToParent>" + INNLAGT.msgId(), "<RefToParent>barn");
            Eksempelmelding varsel =
                    VARSEL.id("varsel-barn").viserTil(INNLAGT.msgId()).sendt("2024-03-05T14:10:00");
            List<Forlop> alle = nummer
                    ? forlop(INNLAGT, hjelpenummer(fodt), hjelpenummer(rapport), hjelpenummer(varsel))
                    : forlop(INNLAGT, uten(fodt), uten(rapport), uten(varsel));
            assertEquals(List.of("INNLAGT"), slag(alle.get(0)), "with a number: " + nummer);
            assertEquals(
                    List.of("INNLAGT", "INNLEGGELSESRAPPORT"), slag(alle.get(1)).subList(0, 2));
        }
    }

    @Test
    void aReportThatIsLateBelongsToTheStayThatHasNone() {
        Eksempelmelding igjen = innlagt("2024-03-08T20:00:00", "2024-03-08T20:10:00");
        Eksempelmelding sen = utenTid(UTSKRIVNINGSRAPPORT).sendt("2024-03-08T21:00:00");
        Eksempelmelding utenTider =
                new Eksempelmelding(sen.tekst().replaceAll("Hendelsekode V=\"[12]\"", "Hendelsekode V=\"99\""));

        assertEquals(
                List.of(List.of("INNLAGT", "UTSKREVET", "UTSKRIVNINGSRAPPORT"), List.of("INNLAGT")),
                alleSlag(forlop(INNLAGT, UTSKREVET, igjen, utenTider)));
        assertEquals(
                List.of(
                        List.of("INNLAGT", "UTSKRIVNINGSRAPPORT", "UTSKREVET"),
                        List.of("INNLAGT", "UTSKRIVNINGSRAPPORT")),
                alleSlag(forlop(INNLAGT, UTSKRIVNINGSRAPPORT, UTSKREVET, igjen, utenTider.id("ny"))));
    }

    @Test
    void aNursingHomeAnswersForItsMunicipality() {
        Eksempelmelding sykehjem = RAPPORT.byttet("9900200", "9900555");
        Eksempelmelding uten = NOTAT.byttet("9900200", "9900555");
        List<Forlop> alle = forlop(INNLAGT, sykehjem, KLAR, uten.viserTil("ukjent"), UTSKREVET);

        assertEquals(1, alle.size());
        assertEquals(Side.KOMMUNE, alle.get(0).sider().get("9900555"));
    }

    @Test
    void aLateReportOfTheMunicipalityMakesNoStay() {
        assertEquals(
                1,
                forlop(INNLAGT, UTSKREVET, RAPPORT.viserTil("ukjent").sendt("2024-03-09T09:00:00"))
                        .size());
        assertEquals(
                1,
                forlop(RAPPORT.viserTil("ukjent").sendt("2024-03-04T08:00:00"), INNLAGT, UTSKREVET)
                        .size());
    }

    @Test
    void messagesThatReferInARingAreStaysLikeAnyOther() {
        Eksempelmelding en = OPPDATERT.viserTil("b").id("a");
        Eksempelmelding to = VARSEL.viserTil("a").id("b");
        Eksempelmelding seg = KLAR.viserTil(KLAR.msgId());

        assertEquals(1, forlop(en, to).size());
        assertEquals(1, forlop(en, to, seg, UTSKREVET).size());
    }

    @Test
    void aThousandMessagesWithOneIdAreReadInAMoment() {
        long start = System.nanoTime();
        List<Hendelse> alle = IntStream.range(0, 1000)
                .mapToObj(i -> Leseprove.hendelse((i % 2 == 0 ? INNLAGT : RAPPORT)
                        .viserTil("lik")
                        .id("lik")
                        .byttet("9900200", "99" + (10000 + i))))
                .toList();
        long lest = System.nanoTime();
        List<Hendelse> like = IntStream.range(0, 1000)
                .mapToObj(i -> Leseprove.hendelse((i % 2 == 0 ? INNLAGT : RAPPORT)
                        .viserTil("lik")
                        .id("lik")
                        .sendt("2024-03-04T12:%02d:%02d".formatted(i / 60, i % 60))))
                .toList();
        List<Forlop> ett = forlop(like);
        assertEquals(1, ett.size());
        assertEquals(1000, ett.get(0).hendelser().size());
        // Twenty of each kind are enough for the rules to see that the id is misused.
        assertEquals(
                40,
                new String(Leseprove.dokument(ett.get(0), VURDERT).innhold(), StandardCharsets.UTF_8)
                                .split("<hendelse ", -1)
                                .length
                        - 1);
        assertEquals(
                1000, forlop(alle).stream().mapToInt(f -> f.hendelser().size()).sum());
        assertTrue(System.nanoTime() - lest < 60_000_000_000L, "read in " + (lest - start) / 1_000_000 + " ms");
    }

    /** What is in one stay does not depend on the order of arrival. */
    @Test
    void theStaysAreTheSameInAnyOrder() {
        List<Eksempelmelding> meldinger = med(
                NESTE,
                dnummer(INNLAGT),
                RAPPORT,
                RAPPORT.byttet("9900200", "9900555").id("sykehjem").sendt("2024-03-04T13:00:00"),
                VARSEL,
                annen(OPPDATERT),
                annen(KLAR),
                annen(NOTAT),
                annen(UTSKREVET),
                uten(NOTAT).id("uten").sendt("2024-03-08T12:00:00"),
                RAPPORT.pasient("13853810221").id("annen-pasient"),
                OPPDATERT.viserTil("ring-b").id("ring-a").sendt("2024-03-06T10:00:00"),
                OPPDATERT.viserTil("ring-a").id("ring-b").sendt("2024-03-06T10:01:00"),
                EPIKRISE,
                epikrise("2024-03-11T10:12:00", "2024-03-14T13:00:00").id("ny"));
        List<Hendelse> alle = new ArrayList<>(Leseprove.hendelser(meldinger.toArray(Eksempelmelding[]::new)));
        String ventet = dokumenter(forlop(alle));
        Random tilfeldig = new Random(20240610);
        for (int i = 0; i < 300; i++) {
            Collections.shuffle(alle, tilfeldig);
            assertEquals(ventet, dokumenter(forlop(alle)), "round " + i);
        }
    }

    private static Eksempelmelding annen(Eksempelmelding melding) {
        return melding.byttet("9900200", "9900800");
    }

    private static List<Eksempelmelding> med(List<Eksempelmelding> noen, Eksempelmelding... flere) {
        return Stream.concat(Stream.of(flere), noen.stream()).toList();
    }

    private static List<List<String>> alleSlag(List<Forlop> alle) {
        return alle.stream()
                .map(f -> slag(f).stream()
                        .map(s -> s.replace("UTSKRIVNINGSKLAR", "KLAR"))
                        .toList())
                .toList();
    }

    private static String dokumenter(List<Forlop> alle) {
        StringBuilder tekst = new StringBuilder();
        alle.forEach(f -> tekst.append(new String(Leseprove.dokument(f, VURDERT).innhold(), StandardCharsets.UTF_8)));
        return tekst.toString();
    }
}

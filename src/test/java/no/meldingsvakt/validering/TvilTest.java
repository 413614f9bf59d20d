package no.meldingsvakt.validering;

import static no.meldingsvakt.forlop.Eksempelmelding.les;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.meldingsvakt.avvik.Alvorlighet;
import no.meldingsvakt.avvik.Frist;
import no.meldingsvakt.forlop.Eksempelmelding;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.forlop.lager.Minnelager;
import no.meldingsvakt.kvittering.Forlopskvittering.ForlopFelt;
import no.meldingsvakt.kvittering.Kvittering;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody is accused for want of a message that may be there, but tells a time that cannot be computed with. */
class TvilTest {

    private static final String SENERE = "2024-06-03T12:00:00+02:00";
    private static final String AAR_EN = "0001-01-01T00:00:00";
    private static final String FRIST = "NTP-V1.1g-4t";
    private static final String FORBEHOLD = "KOBL-09";

    private static final Eksempelmelding INNLAGT = les(Eksempelmelding.INNLAGT);
    private static final Eksempelmelding RAPPORT = les(Eksempelmelding.RAPPORT);

    private final JdbcConnectionPool pool = Minnelager.database();
    private final Lager lager = new Lager(Jdbi.create(pool));
    private final Mottaksprove prove = new Mottaksprove(lager);

    @AfterEach
    void lukk() {
        pool.dispose();
    }

    @Test
    void withoutAnyReportTheDeadlineIsBroken() {
        ForlopFelt forlop = eneste(INNLAGT);

        assertEquals(Set.of(Alvorlighet.FEIL), niva(forlop, FRIST));
        assertEquals(Set.of(), niva(forlop, FORBEHOLD));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                AAR_EN,
                "1753-01-01T00:00:00",
                "9999-12-31T23:59:59",
                "12024-03-04T12:00:00",
                "2024-03-04T12:00:00+14:00",
                "2024-03-04T12:00:00-13:30"
            })
    void aReportWithoutATimeMayHaveComeInTime(String tid) {
        ForlopFelt forlop = eneste(INNLAGT, RAPPORT.sendt(tid));

        assertEquals(Set.of(), niva(forlop, FRIST));
        assertTrue(forlop.frister().stream().noneMatch(f -> f.regel().equals(FRIST)));
        assertEquals(Set.of(Alvorlighet.MERKNAD), niva(forlop, FORBEHOLD));
        assertEquals(List.of(RAPPORT.msgId()), meldinger(forlop, FORBEHOLD));
    }

    @Test
    void aReportInTimeIsWhatItWas() {
        ForlopFelt forlop = prove.sammen(
                        List.of(INNLAGT, RAPPORT, RAPPORT.id("en-til").sendt(AAR_EN)), SENERE)
                .get(0);

        assertTrue(forlop.frister().stream()
                .anyMatch(f -> f.regel().equals(FRIST) && f.status() == Frist.Friststatus.HOLDT));
    }

    @Test
    void whatIsNoAnswerExcusesNobody() {
        assertEquals(
                Set.of(Alvorlighet.FEIL),
                niva(eneste(INNLAGT, les(Eksempelmelding.KLAR).sendt(AAR_EN)), FRIST),
                "another type");
        assertEquals(
                Set.of(Alvorlighet.FEIL),
                niva(eneste(INNLAGT, RAPPORT.sendt(AAR_EN).pasient("13860599886")), FRIST),
                "another patient");
        assertEquals(
                Set.of(Alvorlighet.FEIL),
                niva(eneste(INNLAGT, RAPPORT.sendt(AAR_EN).viserTil("en annen").byttet("990020", "990030")), FRIST),
                "other parties");
    }

    @Test
    void aReceiptWithoutATimeMayHaveBeenAReceiptInTime() {
        Eksempelmelding varsel = les(Eksempelmelding.VARSEL);
        Eksempelmelding klar = les(Eksempelmelding.KLAR);
        Eksempelmelding apprec = les(Eksempelmelding.APPREC);
        List<Eksempelmelding> meldinger = List.of(varsel, klar, apprec.id("a").svarerPaa(varsel.msgId()));
        List<Eksempelmelding> med = Stream.concat(
                        meldinger.stream(),
                        Stream.of(apprec.id("b").svarerPaa(klar.msgId()).sendt(AAR_EN)))
                .toList();

        assertEquals(
                List.of(klar.msgId()), meldinger(prove.sammen(meldinger, SENERE).get(0), "KVITT-42"));
        assertEquals(List.of(), meldinger(prove.sammen(med, SENERE).get(0), "KVITT-42"));
        assertEquals(List.of("b"), meldinger(prove.sammen(med, SENERE).get(0), FORBEHOLD));
    }

    @Test
    void aNoticeOfDischargeWithoutATimeMayHaveEndedAllOfIt() {
        ForlopFelt forlop = eneste(INNLAGT, les(Eksempelmelding.UTSKREVET).sendt(AAR_EN));

        assertTrue(forlop.frister().stream().noneMatch(f -> f.status() == Frist.Friststatus.BRUTT));
        assertEquals(Set.of(), niva(forlop, FRIST));
    }

    @Test
    void noDayIsOwedThatSuchAMessageMayHaveEnded() {
        Eksempelmelding[] klar = {
            INNLAGT, les(Eksempelmelding.VARSEL), les(Eksempelmelding.OPPDATERT), les(Eksempelmelding.KLAR)
        };
        ForlopFelt uten = eneste(klar);
        ForlopFelt med = eneste(Stream.concat(
                        Stream.of(klar),
                        Stream.of(les(Eksempelmelding.UTSKREVET).sendt(AAR_EN)))
                .toArray(Eksempelmelding[]::new));

        assertTrue(uten.overliggerdogn().antall() > 0);
        assertEquals(0, med.overliggerdogn().antall());
        assertTrue(String.valueOf(med.overliggerdogn().forbehold())
                .contains(uten.overliggerdogn().antall() + " døgn er ikke regnet med"));
    }

    @Test
    void throughTheStoreInAnyOrderItIsTheSameAndIsDeletedWhenOld() {
        List<Eksempelmelding> meldinger =
                new ArrayList<>(List.of(INNLAGT, RAPPORT.sendt(AAR_EN), les(Eksempelmelding.VARSEL)));
        ForlopFelt sammen = eneste(meldinger.toArray(Eksempelmelding[]::new));
        for (int i = 0; i < 3; i++) {
            Collections.rotate(meldinger, 1);
            Minnelager.tom(pool);
            meldinger.forEach(m -> prove.motta(m, SENERE));

            assertEquals(sammen, prove.lagret(sammen.id(), SENERE));
        }
        Jdbi jdbi = Jdbi.create(pool);
        prove.rydd("2030-01-01T00:00:00+01:00", Duration.ofDays(365));
        assertEquals(0, antall(jdbi));
        Kvittering alene = prove.motta(RAPPORT.sendt(AAR_EN), SENERE);
        assertEquals(1, antall(jdbi), alene.status().name());
        prove.rydd("2024-06-04T12:00:00+02:00", Duration.ofDays(365));
        assertEquals(1, antall(jdbi));
        prove.rydd("2030-01-01T00:00:00+01:00", Duration.ofDays(365));
        assertEquals(0, antall(jdbi), "a message that is in no stay is not kept for ever");
        assertFalse(prove.finnes(sammen.id(), SENERE));
    }

    private static int antall(Jdbi jdbi) {
        return jdbi.withHandle(h -> h.createQuery("select count(*) from hendelse")
                .mapTo(Integer.class)
                .one());
    }

    private ForlopFelt eneste(Eksempelmelding... meldinger) {
        List<ForlopFelt> alle = prove.sammen(List.of(meldinger), SENERE);
        assertEquals(1, alle.size());
        return alle.get(0);
    }

    private static Set<Alvorlighet> niva(ForlopFelt forlop, String regel) {
        return forlop.avvik().stream()
                .filter(a -> a.regel().equals(regel))
                .map(Kvittering.AvvikFelt::alvorlighet)
                .collect(Collectors.toSet());
    }

    private static List<String> meldinger(ForlopFelt forlop, String regel) {
        return forlop.avvik().stream()
                .filter(a -> a.regel().equals(regel))
                .flatMap(a -> a.meldinger().stream())
                .toList();
    }
}

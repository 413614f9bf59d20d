package no.meldingsvakt.rapport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import no.meldingsvakt.rapport.Proverapport.Partsrad;
import no.meldingsvakt.rapport.Proverapport.Regelrad;
import org.junit.jupiter.api.Test;

class ProvetallTest {

    private static Endring ny(String regel, String fra, String til) {
        return new Endring(regel, "", "FEIL", fra, til);
    }

    private static void legg(Provetall tall, int pasienter, Endring endring) {
        IntStream.range(0, pasienter).forEach(i -> tall.legg(2, List.of(Set.of(endring)), Set.of()));
    }

    @Test
    void manyAreToldExactly() {
        Provetall tall = new Provetall();
        legg(tall, 7, ny("A-1", "10", "20"));
        legg(tall, 9, new Endring("A-2", "FEIL", "ADVARSEL", "10", "30"));
        tall.legg(3, List.of(), Set.of("A-3"));

        Proverapport rapport = tall.rapport();
        assertEquals(35, rapport.opphold());
        assertEquals(16, rapport.endret());
        assertEquals(7, rapport.nye());
        assertEquals(9, rapport.niva());
        assertNull(rapport.borte());
        assertEquals(
                List.of(
                        new Regelrad("A-2", Endring.Slag.NIVA, "FEIL", "ADVARSEL", 9),
                        new Regelrad("A-1", Endring.Slag.NY, null, "FEIL", 7)),
                rapport.regler());
        assertEquals(
                List.of(new Partsrad("10-30", 9L, null, null, 9L), new Partsrad("10-20", 7L, 7L, null, null)),
                rapport.par());
        assertEquals(new Partsrad("10", 16L, 7L, null, 9L), rapport.parter().get(0));
        assertEquals(List.of("A-3"), rapport.krasjet());
    }

    @Test
    void fewAreNotToldAndDoNotFollowFromSums() {
        Provetall tall = new Provetall();
        legg(tall, 20, ny("A-1", "10", "20"));
        legg(tall, 6, ny("A-1", "10", "40"));
        legg(tall, 3, ny("A-1", "10", "30"));
        legg(tall, 4, ny("A-2", "10", "20"));

        Proverapport rapport = tall.rapport();
        assertEquals(29, rapport.endret(), "the rule that only four would meet is not counted");
        assertEquals(List.of("20"), verdier(rapport.parter(), "10"));
        assertEquals(
                List.of(new Partsrad("10-20", 20L, 20L, null, null)),
                rapport.par(),
                "the pair of six is left out, or that of three would follow");
    }

    private static List<String> verdier(List<Partsrad> rader, String uten) {
        return rader.stream().map(Partsrad::verdi).filter(v -> !v.equals(uten)).toList();
    }

    @Test
    void whatIsToldDependsOnNothingOfTheFew() {
        Provetall uten = new Provetall();
        legg(uten, 8, ny("A-1", "10", "20"));
        Provetall med = new Provetall();
        legg(med, 8, ny("A-1", "10", "20"));
        legg(med, 4, ny("A-9", "10", "20"));

        assertEquals(uten.rapport().regler(), med.rapport().regler());
        assertEquals(uten.rapport().par(), med.rapport().par());
    }

    @Test
    void noNumberOfWhateverIsUnderFive() {
        Random r = new Random(14);
        for (int n = 0; n < 200; n++) {
            Provetall tall = new Provetall();
            for (int p = r.nextInt(120); p > 0; p--) {
                Set<Endring> dets = new HashSet<>();
                for (int e = 1 + r.nextInt(2); e > 0; e--) {
                    dets.add(new Endring(
                            "A-" + r.nextInt(4),
                            r.nextBoolean() ? "" : "FEIL",
                            r.nextBoolean() ? "MERKNAD" : "ADVARSEL",
                            "1" + r.nextInt(4),
                            "2" + r.nextInt(5)));
                }
                tall.legg(1, List.of(dets), Set.of());
            }
            Proverapport rapport = tall.rapport();
            rapport.regler().forEach(rad -> assertTrue(rad.opphold() >= Lukking.MINST, rapport::toString));
            List.of(rapport.parter(), rapport.par())
                    .forEach(alle -> alle.forEach(rad -> {
                        for (Long antall : new Long[] {rad.endret(), rad.nye(), rad.borte(), rad.niva()}) {
                            assertTrue(antall == null || antall >= Lukking.MINST, rapport::toString);
                        }
                    }));
        }
    }
}

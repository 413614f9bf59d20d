package no.meldingsvakt.forlop;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Finds the admission that a first warning was sent ahead of, where it does not tell the admission itself: PLO 1.5 has no place for
 * it. A new first warning to a service that has one already is either a fault, or of the patient's next stay; it is of the next
 * where the patient left and was admitted again just after, and nothing else warns of that admission. Immutable.
 */
record Forvarsel(List<Forlopshendelse> hendelser) {

    private static final String VARSEL = "VARSEL";

    /** A planned admission is announced the day before it. */
    private static final Duration LENGST_FOR = Duration.ofDays(2);

    /** The notice of the admission; empty where the warning is of the stay it was sent in. */
    Optional<Forlopshendelse> innleggelse(Forlopshendelse varsel) {
        if (!erNytt(varsel)) {
            return Optional.empty();
        }
        List<Forlopshendelse> like = hendelser.stream()
                .filter(v -> !v.equals(varsel) && erNytt(v) && Opphold.par(v).equals(Opphold.par(varsel)))
                .toList();
        return hendelser.stream()
                .filter(i -> i.gjelder() && i.slag().apner() == Slag.Apner.INNLAGT)
                .filter(i -> Opphold.par(i).equals(Opphold.par(varsel)))
                .filter(i -> erLikeEtter(varsel, i))
                .filter(i -> like.stream().anyMatch(v -> gjaldtFor(v, varsel, i)))
                .filter(i -> like.stream().noneMatch(v -> erAv(v, varsel, i)))
                .findFirst();
    }

    private static boolean erNytt(Forlopshendelse h) {
        return h.gjelder() && h.slag().er(VARSEL) && h.forste().merke().status() == Hendelse.Status.N;
    }

    private static boolean erLikeEtter(Forlopshendelse varsel, Forlopshendelse innlagt) {
        Tidspunkt inn = innlagt.siste().tider().skjedde();
        return inn != null
                && varsel.sendt().ikkeEtter(inn)
                && !inn.moment().isAfter(varsel.sendt().moment().plus(LENGST_FOR));
    }

    /** Says whether the other was sent before, of a stay that ended before the admission. */
    private boolean gjaldtFor(Forlopshendelse annet, Forlopshendelse varsel, Forlopshendelse innlagt) {
        Tidspunkt inn = innlagt.siste().tider().skjedde();
        return inn != null
                && annet.sendt().moment().isBefore(varsel.sendt().moment())
                && hendelser.stream()
                        .filter(h -> h.gjelder() && h.slag().lukker())
                        .map(Sykehusopphold::tid)
                        .anyMatch(ut -> annet.sendt().ikkeEtter(ut) && ut.ikkeEtter(inn));
    }

    /** Says whether the other warns of the admission, as far as when it was sent tells: before the patient left again. */
    private boolean erAv(Forlopshendelse annet, Forlopshendelse varsel, Forlopshendelse innlagt) {
        Tidspunkt inn = innlagt.siste().tider().skjedde();
        return inn != null
                && annet.sendt().moment().isAfter(varsel.sendt().moment())
                && hendelser.stream()
                        .filter(h -> h.gjelder() && h.slag().lukker())
                        .map(Sykehusopphold::tid)
                        .noneMatch(ut -> ut.moment().isAfter(inn.moment())
                                && !annet.sendt().ikkeEtter(ut));
    }
}

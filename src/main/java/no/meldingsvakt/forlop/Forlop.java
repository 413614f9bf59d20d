package no.meldingsvakt.forlop;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A stay: the events of one patient between two parties.
 *
 * @param id opaque; the same as long as the stay begins with the same message
 * @param sider the side of each enterprise, by HER-id
 * @param hendelser in order of {@code sendt}
 * @param omtalte messages that these refer to but that are in other stays, in order of {@code sendt}
 */
public record Forlop(
        String id, Map<String, Side> sider, List<Forlopshendelse> hendelser, List<Forlopshendelse.Utgave> omtalte) {

    public Forlop {
        sider = Map.copyOf(sider);
        hendelser = List.copyOf(hendelser);
        omtalte = List.copyOf(omtalte);
    }

    /** Whether the stay has ended. */
    public enum Status {
        APENT,
        AVSLUTTET
    }

    public Status status() {
        return slutt().isPresent() ? Status.AVSLUTTET : Status.APENT;
    }

    private Optional<Forlopshendelse> slutt() {
        return hendelser.stream().filter(h -> h.gjelder() && h.slag().lukker()).findFirst();
    }

    /**
     * Calendar days from the day the patient was last told ready for discharge, to the day of discharge, or of judgement
     * where there has been none. A notice that was withdrawn does not count.
     */
    public long overliggerdogn(OffsetDateTime vurdert) {
        Optional<Forlopshendelse> klar = Optional.empty();
        for (Forlopshendelse h : hendelser) {
            if (h.gjelder() && h.slag().er("UTSKRIVNINGSKLAR")) {
                klar = Optional.of(h);
            } else if (h.gjelder() && h.slag().er("AVMELDT")) {
                klar = Optional.empty();
            }
        }
        LocalDate til = slutt().map(Forlop::dag)
                .orElse(vurdert.atZoneSameInstant(Tidspunkt.NORGE).toLocalDate());
        return klar.map(k -> Math.max(0, ChronoUnit.DAYS.between(dag(k), til))).orElse(0L);
    }

    /** The day it happened, or was sent where it does not tell. */
    private static LocalDate dag(Forlopshendelse h) {
        Tidspunkt skjedde = h.siste().tider().skjedde();
        return (skjedde == null ? h.sendt() : skjedde).dag();
    }
}

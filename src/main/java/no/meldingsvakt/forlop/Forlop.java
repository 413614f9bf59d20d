package no.meldingsvakt.forlop;

import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A stay: the events of one patient between two parties.
 *
 * @param id opaque; the same as long as the stay begins with the same message
 * @param sider the side of each enterprise, by HER-id
 * @param hendelser in order of {@code sendt}
 * @param omtalte messages that these refer to but that are in other stays, in order of {@code sendt}
 * @param kvitterer the enterprises that a receipt of has been seen: in this stay, in others judged with it, or in the store lately
 * @param nyeInnleggelser admissions of the same patient that other stays tell of, in order
 * @param udaterte messages that may belong to the stay, but have no time that can be computed with
 */
public record Forlop(
        String id,
        Map<String, Side> sider,
        Set<String> kvitterer,
        List<Forlopshendelse> hendelser,
        List<Forlopshendelse.Utgave> omtalte,
        List<Tidspunkt> nyeInnleggelser,
        List<Udatert> udaterte) {

    public Forlop {
        sider = Map.copyOf(sider);
        kvitterer = Set.copyOf(kvitterer);
        hendelser = List.copyOf(hendelser);
        omtalte = List.copyOf(omtalte);
        nyeInnleggelser = List.copyOf(nyeInnleggelser);
        udaterte = List.copyOf(udaterte);
    }

    /** The same, where of receipts outside the stay nothing is known but that the enterprises have sent some. */
    public Forlop medKvitterende(Set<String> andre) {
        Set<String> alle = new HashSet<>(andre);
        alle.addAll(Forlopsbygger.kvittererne(hendelser));
        return new Forlop(id, sider, alle, hendelser, omtalte, nyeInnleggelser, udaterte);
    }

    /** All messages that tell of its events, also those that others have replaced. */
    public Stream<Hendelse> meldinger() {
        return hendelser.stream().flatMap(h -> h.utgaver().stream()).map(Forlopshendelse.Utgave::hendelse);
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

    /** The days that the municipality owes, as it stands at the moment {@code vurdert}. */
    public Overliggerdogn overliggerdogn(OffsetDateTime vurdert) {
        Overliggerdogn dogn = Dognteller.tell(hendelser, nyeInnleggelser, vurdert);
        return udaterte.stream()
                        .anyMatch(u -> u.hendelse().svar() != null
                                || u.hendelse().slag().mellomSykehusOgKommune())
                ? dogn.medUdaterte()
                : dogn;
    }
}

package no.meldingsvakt.validering;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.meldingsvakt.forlop.Forlop;
import no.meldingsvakt.forlop.Tidspunkt;
import no.meldingsvakt.forlop.lager.ForlopRepository.Funnet;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.forlop.lager.Transaksjon;
import no.meldingsvakt.oppgjor.Fakturalinje;
import no.meldingsvakt.oppgjor.Fakturalinje.Par;
import no.meldingsvakt.oppgjor.Funn;
import no.meldingsvakt.oppgjor.Grunn;
import no.meldingsvakt.oppgjor.Periode;
import no.meldingsvakt.oppgjor.Skyldig;
import org.jspecify.annotations.Nullable;

/** Looks up what stored stays show is owed. No rule is run for it. Thread-safe. */
public final class Oppgjorsoppslag {

    /** Stays that are looked through for one line that tells of no id; where the parties have more, the line is unknown. */
    private static final int MAKS_OPPHOLD = 2000;

    private final Lager lager;
    private final Forlopsjournal journal;

    public Oppgjorsoppslag(Lager lager, Forlopsjournal journal) {
        this.lager = lager;
        this.journal = journal;
    }

    /**
     * Some of the stays that days may be owed for.
     *
     * @param gjennomgatt how many were looked through
     */
    public record Utvalg(List<Skyldig> skyldige, int gjennomgatt) {

        public Utvalg {
            skyldige = List.copyOf(skyldige);
        }
    }

    /** The stay that the line is about, as it shows at the moment {@code vurdert}. */
    public Funn finn(Fakturalinje linje, OffsetDateTime vurdert) {
        @Nullable UUID id = linje.forlop();
        if (id != null) {
            return lager.iTransaksjon(tx -> medId(tx, id, vurdert));
        }
        @Nullable Par par = linje.par();
        @Nullable Periode periode = linje.periode();
        return par == null || periode == null
                ? Funn.ingen(Grunn.UTEN_HENVISNING)
                : medDager(Set.of(par.sykehus(), par.kommune()), periode, vurdert);
    }

    private Funn medId(Transaksjon tx, UUID id, OffsetDateTime vurdert) {
        Optional<Funnet> funnet = tx.forlop().finn(id);
        if (funnet.filter(Funnet::erTest).isPresent()) {
            return Funn.ingen(Grunn.TEST);
        }
        return funnet.flatMap(f -> skyldig(tx, f, vurdert))
                .map(Funn::av)
                .orElseGet(() -> Funn.ingen(Grunn.UKJENT_FORLOP));
    }

    /** Days are enough only where they can be nobody else's: those too that are named in a reservation may be the ones. */
    private Funn medDager(Set<String> par, Periode periode, OffsetDateTime vurdert) {
        Utvalg utvalg = utvalg(par, periode, vurdert, 0, MAKS_OPPHOLD);
        List<Skyldig> mulige = utvalg.skyldige().stream()
                .filter(s -> !s.dager(periode).isEmpty() || s.dogn().tvil().utelatt() > 0)
                .toList();
        if (utvalg.gjennomgatt() == MAKS_OPPHOLD || mulige.size() > 1) {
            return Funn.ingen(Grunn.FLERE_OPPHOLD);
        }
        return mulige.isEmpty() ? Funn.ingen(Grunn.INGEN_OPPHOLD) : Funn.av(mulige.get(0));
    }

    /**
     * The stays between all of the parties that have days owed in the period, or that reservations say may have some.
     *
     * @param hopp how many stays to pass by
     * @param antall how many to look through
     */
    public Utvalg utvalg(Set<String> parter, Periode periode, OffsetDateTime vurdert, long hopp, int antall) {
        return lager.iTransaksjon(tx -> {
            List<Funnet> funnet = tx.forlop()
                    .iPerioden(parter, start(periode.fra()), start(periode.til().plusDays(1)), hopp, antall);
            return new Utvalg(
                    funnet.stream()
                            .flatMap(f -> skyldig(tx, f, vurdert).stream())
                            .filter(s -> !s.dager(periode).isEmpty()
                                    || s.dogn().tvil().utelatt() > 0)
                            .toList(),
                    funnet.size());
        });
    }

    private static Instant start(LocalDate dag) {
        return dag.atStartOfDay(Tidspunkt.NORGE).toInstant();
    }

    private Optional<Skyldig> skyldig(Transaksjon tx, Funnet funnet, OffsetDateTime vurdert) {
        return journal.forlop(tx.hendelser().gruppe(funnet.gruppe())).stream()
                .filter(f -> f.id().equals(funnet.id().toString()))
                .findFirst()
                .map(f -> skyldig(f, vurdert));
    }

    static Skyldig skyldig(Forlop forlop, OffsetDateTime vurdert) {
        return new Skyldig(forlop.id(), forlop.sider().keySet(), forlop.overliggerdogn(vurdert));
    }
}

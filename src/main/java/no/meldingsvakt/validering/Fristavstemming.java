package no.meldingsvakt.validering;

import com.fasterxml.uuid.Generators;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import no.meldingsvakt.avvik.Frist;
import no.meldingsvakt.forlop.lager.LagretFrist;
import no.meldingsvakt.kvittering.Fristvarsel;

/**
 * Compares the deadlines that were known with those there are, and finds what to store, what to delete and what to announce.
 * A deadline is the same when the same rule makes it of the same first message; what is left over is matched in order of
 * time, because the first message changes when an earlier one comes late.
 */
final class Fristavstemming {

    private final List<LagretFrist> nye = new ArrayList<>();
    private final List<LagretFrist> endres = new ArrayList<>();
    private final List<UUID> slettes = new ArrayList<>();
    private final List<Varsel> varsler = new ArrayList<>();
    private final List<Ny> endrede = new ArrayList<>();

    /** Something to announce. */
    record Varsel(Fristvarsel.Hendelse hendelse, LagretFrist frist) {}

    /** A deadline of a stay. */
    record Ny(UUID forlop, Frist frist) {}

    Fristavstemming(List<LagretFrist> kjente, List<Ny> alle) {
        List<LagretFrist> gamle = sortert(kjente, LagretFrist::frist);
        List<Ny> ukjente = sortert(alle, Ny::frist);
        par(gamle, ukjente, (g, n) -> forste(g.frist()).equals(forste(n.frist())));
        par(gamle, ukjente, (g, n) -> true);
        ukjente.forEach(this::ny);
        gamle.forEach(this::borte);
    }

    /** To be stored, and not there. */
    List<LagretFrist> nye() {
        return nye;
    }

    /** To be stored in place of those that were known. */
    List<LagretFrist> endres() {
        return endres;
    }

    List<UUID> slettes() {
        return slettes;
    }

    List<Varsel> varsler() {
        return varsler;
    }

    /** The deadlines that are new or stand otherwise than before. Which were held before is not known. */
    List<Ny> endrede() {
        return endrede;
    }

    private void par(List<LagretFrist> gamle, List<Ny> ukjente, BiPredicate<LagretFrist, Ny> like) {
        for (Ny n : List.copyOf(ukjente)) {
            Optional<LagretFrist> samme = gamle.stream()
                    .filter(g -> g.frist().regel().equals(n.frist().regel()) && like.test(g, n))
                    .findFirst();
            samme.ifPresent(g -> {
                gamle.remove(g);
                ukjente.remove(n);
                endret(g, n);
            });
        }
    }

    private void endret(LagretFrist gammel, Ny ny) {
        boolean varBrutt = gammel.frist().status() == Frist.Friststatus.BRUTT;
        boolean erBrutt = ny.frist().status() == Frist.Friststatus.BRUTT;
        LagretFrist naa = new LagretFrist(gammel.id(), ny.forlop(), ny.frist());
        boolean lik = somLagret(naa).equals(somLagret(gammel));
        if (!lik) {
            endrede.add(ny);
        }
        if (ny.frist().status() == Frist.Friststatus.HOLDT) {
            slettes.add(gammel.id());
        } else if (!lik) {
            endres.add(naa);
        }
        if (varBrutt && !erBrutt) {
            varsler.add(new Varsel(Fristvarsel.Hendelse.TRUKKET, naa));
        } else if (erBrutt && !varBrutt) {
            varsler.add(new Varsel(Fristvarsel.Hendelse.BRUTT, naa));
        }
    }

    private void ny(Ny ny) {
        LagretFrist naa =
                new LagretFrist(Generators.timeBasedEpochRandomGenerator().generate(), ny.forlop(), ny.frist());
        if (ny.frist().status() != Frist.Friststatus.HOLDT) {
            nye.add(naa);
            endrede.add(ny);
        }
        if (ny.frist().status() == Frist.Friststatus.BRUTT) {
            varsler.add(new Varsel(Fristvarsel.Hendelse.BRUTT, naa));
        }
    }

    /** A deadline that is no more, because what started it was cancelled or belongs elsewhere. */
    private void borte(LagretFrist gammel) {
        slettes.add(gammel.id());
        if (gammel.frist().status() == Frist.Friststatus.BRUTT) {
            varsler.add(new Varsel(Fristvarsel.Hendelse.TRUKKET, gammel));
        }
    }

    /** As the store gives it back: in UTC, to the microsecond, without when it was met. */
    private static LagretFrist somLagret(LagretFrist lagret) {
        Frist f = lagret.frist();
        return new LagretFrist(
                lagret.id(),
                lagret.forlop(),
                new Frist(
                        f.regel(),
                        iUtc(f.starter()),
                        iUtc(f.utloper()),
                        null,
                        f.status(),
                        f.ansvarlig(),
                        f.alvorlighet(),
                        f.tolkning(),
                        f.meldinger()));
    }

    private static OffsetDateTime iUtc(OffsetDateTime tid) {
        return tid.withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }

    private static String forste(Frist frist) {
        return frist.meldinger().isEmpty() ? "" : frist.meldinger().get(0);
    }

    private static <T> List<T> sortert(List<T> alle, Function<T, Frist> frist) {
        return new ArrayList<>(alle.stream()
                .sorted(Comparator.<T, Instant>comparing(
                                t -> frist.apply(t).starter().toInstant())
                        .thenComparing(t -> frist.apply(t).regel()))
                .toList());
    }
}

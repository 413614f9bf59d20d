package no.meldingsvakt.validering;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.meldingsvakt.forlop.Forlop;
import no.meldingsvakt.forlop.Hendelse;
import no.meldingsvakt.forlop.lager.Hendelsesgruppe;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.forlop.lager.LagretHendelse;
import no.meldingsvakt.forlop.lager.Transaksjon;
import no.meldingsvakt.regel.Regelverk;

/** Deletes stays and receipts that no message has come to for longer than they are to be kept. Thread-safe. */
public final class Opprydding {

    private static final int BUNKE = 200;

    private final Lager lager;
    private final Forlopsjournal journal;
    private final Supplier<Regelverk> regelverk;
    private final Duration oppbevaring;

    public Opprydding(Lager lager, Forlopsjournal journal, Supplier<Regelverk> regelverk, Duration oppbevaring) {
        this.lager = lager;
        this.journal = journal;
        this.regelverk = regelverk;
        this.oppbevaring = oppbevaring;
    }

    /**
     * Deletes what is too old.
     *
     * @param naa when what is left is judged
     * @param merke the moment that retention is counted from
     */
    public void rydd(OffsetDateTime naa, Instant merke) {
        Instant grense = merke.minus(oppbevaring);
        int borte;
        do {
            borte = 0;
            for (String gruppe : lager.iTransaksjon(tx -> gamle(tx, grense))) {
                borte += lager.iTransaksjon(tx -> rydd(tx, gruppe, grense, naa));
            }
        } while (borte > 0);
        int slettet;
        do {
            slettet = lager.iTransaksjon(tx -> tx.meldinger().slett(grense, BUNKE));
        } while (slettet > 0);
        lager.iTransaksjon(tx -> {
            tx.kvitterende().glem(grense);
            tx.parkerte().glem(grense);
            return true;
        });
    }

    private static List<String> gamle(Transaksjon tx, Instant grense) {
        return Stream.concat(
                        tx.forlop().gamle(grense, BUNKE).stream(),
                        tx.hendelser().gamleUtenForlop(grense, BUNKE).stream())
                .toList();
    }

    /** Deletes the events that only stays without a newer message have; then there is no such stay any more. */
    private int rydd(Transaksjon tx, String navn, Instant grense, OffsetDateTime naa) {
        Hendelsesgruppe gruppe = tx.hendelser().las(navn);
        Set<Hendelse> nye = gruppe.hendelser().stream()
                .filter(h -> !h.registrert().isBefore(grense))
                .map(LagretHendelse::hendelse)
                .collect(Collectors.toSet());
        List<Forlop> alle = journal.forlop(gruppe);
        Set<Hendelse> beholdes = alle.stream()
                .filter(f -> Forlopsjournal.alle(f).anyMatch(nye::contains))
                .flatMap((Forlop f) -> Forlopsjournal.alle(f))
                .collect(Collectors.toSet());
        List<UUID> slettes = gruppe.hendelser().stream()
                .filter(h -> !beholdes.contains(h.hendelse()))
                .map(LagretHendelse::id)
                .toList();
        // A deadline that is too old to be kept has not been withdrawn.
        alle.stream()
                .filter(f -> Forlopsjournal.alle(f).noneMatch(nye::contains))
                .forEach(f -> tx.frister().slettAlle(UUID.fromString(f.id())));
        tx.hendelser().slett(slettes);
        tx.hendelser().slettVentende(navn);
        List<LagretHendelse> igjen = gruppe.hendelser().stream()
                .filter(h -> beholdes.contains(h.hendelse()))
                .toList();
        Hendelsesgruppe beholdt = new Hendelsesgruppe(navn, igjen, gruppe.omtalte(), gruppe.kvitterende());
        journal.avstemBeholdte(tx, beholdt, regelverk.get(), naa);
        return slettes.size();
    }
}

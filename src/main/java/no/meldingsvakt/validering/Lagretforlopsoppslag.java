package no.meldingsvakt.validering;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.forlop.lager.Forlopsutvalg;
import no.meldingsvakt.forlop.lager.Hendelsesgruppe;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.forlop.lager.Transaksjon;
import no.meldingsvakt.kvittering.Forlopskvittering;
import no.meldingsvakt.kvittering.Kvittering;
import no.meldingsvakt.kvittering.KvitteringJson;
import no.meldingsvakt.regel.Regelverk;

/** Looks up what has been recorded. A stay is judged at the moment it is looked at. Thread-safe. */
public final class Lagretforlopsoppslag {

    private final Lager lager;
    private final Forlopsjournal journal;
    private final Forlopsdommer dommer;
    private final Supplier<Regelverk> regelverk;

    public Lagretforlopsoppslag(
            Lager lager, Forlopsjournal journal, Forlopsdommer dommer, Supplier<Regelverk> regelverk) {
        this.lager = lager;
        this.journal = journal;
        this.dommer = dommer;
        this.regelverk = regelverk;
    }

    /** A stored receipt. */
    public Optional<Kvittering> kvittering(UUID id) {
        return lager.iTransaksjon(tx -> tx.meldinger().finn(id)).map(KvitteringJson::les);
    }

    /** The stay with the id, also when it is one that it had before. */
    public Optional<Forlopskvittering.ForlopFelt> forlop(UUID id, Sprak sprak, OffsetDateTime vurdert) {
        return lager.iTransaksjon(
                tx -> tx.forlop().finn(id).flatMap(f -> bedomt(tx, f.gruppe(), f.id(), sprak, vurdert)));
    }

    /** The stays that {@code utvalg} asks for, the last begun first. */
    public List<Forlopskvittering.ForlopFelt> forlop(Forlopsutvalg utvalg, Sprak sprak, OffsetDateTime vurdert) {
        return lager.iTransaksjon(tx -> tx.forlop().finn(utvalg).stream()
                .flatMap(f -> bedomt(tx, f.gruppe(), f.id(), sprak, vurdert).stream())
                .toList());
    }

    private Optional<Forlopskvittering.ForlopFelt> bedomt(
            Transaksjon tx, String navn, UUID id, Sprak sprak, OffsetDateTime vurdert) {
        Hendelsesgruppe gruppe = tx.hendelser().gruppe(navn);
        return journal.forlop(gruppe).stream()
                .filter(f -> f.id().equals(id.toString()))
                .findFirst()
                .map(f -> journal.bedom(f, gruppe, regelverk.get(), vurdert))
                .map(b -> dommer.felt(b.forlop(), b.dom(), b.pakker(), sprak, vurdert));
    }
}

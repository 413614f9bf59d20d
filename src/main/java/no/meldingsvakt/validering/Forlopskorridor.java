package no.meldingsvakt.validering;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import no.meldingsvakt.avvik.IkkeVurdert;
import no.meldingsvakt.forlop.Forlop;
import no.meldingsvakt.forlop.Forlopsbygger;
import no.meldingsvakt.forlop.Hendelse;
import no.meldingsvakt.forlop.Hendelsesleser;
import no.meldingsvakt.forlop.Tidspunkt;
import no.meldingsvakt.kvittering.Forlopskvittering;
import no.meldingsvakt.kvittering.Forlopskvittering.Meldingskvittering;
import no.meldingsvakt.kvittering.Forlopssvar;
import no.meldingsvakt.kvittering.Svar;
import no.meldingsvakt.melding.Melding;
import no.meldingsvakt.regel.Forlopsdom;
import no.meldingsvakt.regel.Pakke;
import no.meldingsvakt.regel.Regelverk;
import org.jspecify.annotations.Nullable;

/**
 * Judges messages together: the stays they make, by the rules on stays. The messages have walked the corridor first. One
 * that was rejected there is no event, because its receiver does not take it in. Thread-safe.
 */
public final class Forlopskorridor {

    private final Korridor korridor;
    private final Hendelsesleser leser;
    private final Forlopsbygger bygger = new Forlopsbygger();
    private final Forlopsdommer dommer;
    private final Supplier<Regelverk> regelverk;

    public Forlopskorridor(
            Korridor korridor, Hendelsesleser leser, Forlopsdommer dommer, Supplier<Regelverk> regelverk) {
        this.korridor = korridor;
        this.leser = leser;
        this.dommer = dommer;
        this.regelverk = regelverk;
    }

    /** Judges messages that have been through the steps; {@code valg} is how the caller wants it done. */
    public Forlopssvar bedom(List<Sak> saker, Valg valg) {
        Regelverk verk = regelverk.get();
        List<IkkeVurdert> feil = new ArrayList<>();
        Map<Hendelse, Melding> hendelser = new HashMap<>();
        for (Sak sak : saker) {
            try {
                sak.hendelse(leser).ifPresent(h -> hendelser.put(h, Objects.requireNonNull(melding(sak))));
            } catch (OutOfMemoryError e) {
                throw e;
            } catch (RuntimeException | Error e) {
                feil.add(Forlopsdommer.brutt(e));
            }
        }
        List<Forlopskvittering.ForlopFelt> forlop = new ArrayList<>();
        for (Forlop f : bygger.bygg(hendelser.keySet())) {
            forlop.add(forlop(f, verk, pakker(f, hendelser, verk, valg), valg));
        }
        List<Integer> rekkefolge = IntStream.range(0, saker.size())
                .boxed()
                .sorted(Comparator.comparing(
                        i -> sendt(saker.get(i)), Comparator.nullsLast(Comparator.<OffsetDateTime>naturalOrder())))
                .toList();
        List<Svar> svar =
                rekkefolge.stream().map(i -> korridor.kvittering(saker.get(i))).toList();
        List<Meldingskvittering> meldinger = IntStream.range(0, svar.size())
                .mapToObj(i -> new Meldingskvittering(
                        rekkefolge.get(i) + 1, null, svar.get(i).kvittering()))
                .toList();
        return new Forlopssvar(new Forlopskvittering(valg.vurdert(), meldinger, forlop, feil), svar);
    }

    /** The packs that any of its messages is judged by. */
    private static List<Pakke> pakker(Forlop forlop, Map<Hendelse, Melding> meldinger, Regelverk verk, Valg valg) {
        Set<Pakke> alle = new LinkedHashSet<>();
        forlop.hendelser().stream()
                .flatMap(h -> h.utgaver().stream())
                .flatMap(u -> Optional.ofNullable(meldinger.get(u.hendelse())).stream())
                .forEach(m -> alle.addAll(verk.velg(valg.regelsett(), valg.fasteRegelsett(), m, valg.vurdert())));
        return List.copyOf(alle);
    }

    private Forlopskvittering.ForlopFelt forlop(Forlop forlop, Regelverk verk, List<Pakke> pakker, Valg valg) {
        Forlopsdom dom = dommer.dom(forlop, verk, pakker, valg.vurdert(), valg.tid());
        return dommer.felt(forlop, dom, pakker, valg.sprak(), valg.vurdert());
    }

    private static @Nullable OffsetDateTime sendt(Sak sak) {
        Melding melding = melding(sak);
        return melding == null
                ? null
                : Tidspunkt.les(melding.sendt()).map(Tidspunkt::tid).orElse(null);
    }

    private static @Nullable Melding melding(Sak sak) {
        return sak.lesing() == null ? null : sak.lesing().melding();
    }
}

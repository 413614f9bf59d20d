package no.meldingsvakt.forlop;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.meldingsvakt.forlop.Forlopshendelse.Kvittert;
import no.meldingsvakt.forlop.Forlopshendelse.Tilstand;
import no.meldingsvakt.forlop.Forlopshendelse.Utgave;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the messages of each event: a new one, its changes and its cancellation. A cancellation takes with it everything
 * that was sent before it in the same chain of changes. What comes out depends on the set of messages alone.
 */
final class Utgaver {

    private static final String COP = "COP";

    private final List<Hendelse> sortert;
    private final Meldingsoppslag oppslag;
    private final Map<Hendelse, List<Hendelse>> svar = new LinkedHashMap<>();

    /** Takes all messages, in order of sendt. */
    Utgaver(List<Hendelse> sortert, Meldingsoppslag oppslag) {
        this.sortert = sortert;
        this.oppslag = oppslag;
        for (Hendelse kvittering : sortert) {
            if (kvittering.svar() != null) {
                oppslag.besvart(kvittering.svar()).forEach(m -> svar.computeIfAbsent(m, n -> new ArrayList<>())
                        .add(kvittering));
            }
        }
    }

    /** The events, in order of sendt. */
    List<Forlopshendelse> samle() {
        Map<Hendelse, List<Hendelse>> grupper = new LinkedHashMap<>();
        for (Hendelse h : sortert) {
            if (h.svar() == null) {
                grupper.computeIfAbsent(hode(h), n -> new ArrayList<>()).add(h);
            }
        }
        List<Forlopshendelse> alle = new ArrayList<>();
        grupper.forEach((hode, gruppe) -> alle.add(hendelse(hode, gruppe)));
        sortert.stream().filter(h -> h.svar() != null).map(this::kvittering).forEach(alle::add);
        alle.sort((a, b) -> Forlopsbygger.REKKEFOLGE.compare(a.forste(), b.forste()));
        return alle;
    }

    private Forlopshendelse hendelse(Hendelse hode, List<Hendelse> gruppe) {
        List<Hendelse> mottatte =
                gruppe.stream().filter(h -> kvittert(h) != Kvittert.AVVIST).toList();
        List<Hendelse> innhold = mottatte.stream()
                .filter(h -> h.merke().status() != Hendelse.Status.C)
                .toList();
        Tilstand tilstand =
                erKansellert(hode) ? Tilstand.KANSELLERT : innhold.isEmpty() ? Tilstand.AVVIST : Tilstand.GJELDER;
        List<Hendelse> teller = innhold.isEmpty() ? gruppe : innhold;
        Hendelse forste = teller.get(0);
        Optional<Tidspunkt> mottatt = Stream.concat(
                        teller.stream()
                                .flatMap(h -> forsteSvar(h).stream())
                                .filter(k -> !avviser(k))
                                .map(k -> k.tider().sendt()),
                        teller.stream().flatMap(h -> h.besvart().stream()))
                .min((a, b) -> a.moment().compareTo(b.moment()));
        Kvittert kvittert = mottatt.isPresent() ? Kvittert.OK : mottatte.isEmpty() ? Kvittert.AVVIST : Kvittert.MANGLER;
        return new Forlopshendelse(
                forste,
                teller.get(teller.size() - 1),
                gruppe.stream().map(this::utgave).toList(),
                tilstand,
                kvittert,
                mottatt.orElse(forste.tider().sendt()),
                null);
    }

    private Forlopshendelse kvittering(Hendelse k) {
        Hendelse.Svar sagt = Objects.requireNonNull(k.svar());
        return new Forlopshendelse(
                k,
                k,
                List.of(new Utgave(k, null, null, null)),
                Tilstand.GJELDER,
                Kvittert.MANGLER,
                k.tider().sendt(),
                oppslag.besvart(sagt).stream()
                        .findFirst()
                        .or(() -> oppslag.finnKvittering(sagt.paa()).filter(annen -> !annen.equals(k)))
                        .orElse(null));
    }

    private Utgave utgave(Hendelse h) {
        return new Utgave(
                h,
                annen(h, h.referanser().forelder()),
                annen(h, h.referanser().samtale()),
                annen(h, h.referanser().henvisning()));
    }

    /**
     * The message that the reference means; of several with the id, one that it ties it to. The id of its own document means an
     * earlier version, never the message itself.
     */
    private @Nullable Hendelse annen(Hendelse h, @Nullable String referanse) {
        List<Hendelse> andre =
                oppslag.alle(referanse).stream().filter(m -> !m.equals(h)).toList();
        return andre.stream()
                .filter(m -> Kobling.bindes(h, m))
                .findFirst()
                .or(() -> andre.stream().findFirst())
                .orElse(null);
    }

    /** The message that begins the event {@code h} is a version of. */
    private Hendelse hode(Hendelse h) {
        Hendelse her = h;
        Set<Hendelse> sett = new HashSet<>();
        while (sett.add(her) && !erHode(her)) {
            Hendelse forrige = forrige(her);
            if (forrige == null) {
                return her;
            }
            her = forrige;
        }
        return her;
    }

    private static boolean erHode(Hendelse h) {
        return switch (h.merke().status()) {
            case N -> true;
            case M -> h.slag().egen();
            case C -> false;
        };
    }

    /** As {@link #hode}, but past changes that are events of their own: what one cancellation can take with it. */
    private Hendelse kjede(Hendelse h) {
        Hendelse her = h;
        Set<Hendelse> sett = new HashSet<>();
        while (sett.add(her) && her.merke().status() != Hendelse.Status.N) {
            Hendelse forrige = forrige(her);
            if (forrige == null) {
                return her;
            }
            her = forrige;
        }
        return her;
    }

    /** The message of the same sender and type that a change or cancellation builds on. */
    private @Nullable Hendelse forrige(Hendelse h) {
        Optional<Hendelse> forelder = oppslag.alle(h.referanser().forelder()).stream()
                .filter(f -> !f.equals(h) && erSammeRekke(f, h))
                .findFirst();
        return forelder.or(() -> sortert.stream()
                        .filter(f -> !f.equals(h) && f.merke().status() == Hendelse.Status.N && erSammeRekke(f, h))
                        .filter(f -> erSammeDokument(f, h) || erSammeSamtale(f, h))
                        .reduce((a, b) -> b.tider()
                                        .sendt()
                                        .moment()
                                        .isAfter(h.tider().sendt().moment())
                                ? a
                                : b))
                .orElse(null);
    }

    private static boolean erSammeRekke(Hendelse a, Hendelse b) {
        return Objects.equals(a.merke().type(), b.merke().type())
                && a.parter()
                        .avsender()
                        .virksomhet()
                        .equals(b.parter().avsender().virksomhet())
                && (Objects.equals(a.pasient(), b.pasient()) || Kobling.bindes(b, a));
    }

    private static boolean erSammeDokument(Hendelse a, Hendelse b) {
        String id = a.merke().dokumentId();
        return id != null && id.equals(b.merke().dokumentId());
    }

    private boolean erSammeSamtale(Hendelse ny, Hendelse endring) {
        Optional<Hendelse> samtale = oppslag.finn(endring.referanser().samtale());
        return samtale.isPresent()
                && (samtale.get().equals(ny)
                        || samtale.equals(oppslag.finn(ny.referanser().samtale())));
    }

    private boolean erKansellert(Hendelse hode) {
        Hendelse kjede = kjede(hode);
        return sortert.stream()
                .filter(c ->
                        c.svar() == null && c.merke().status() == Hendelse.Status.C && kvittert(c) != Kvittert.AVVIST)
                .anyMatch(c -> hode(c).equals(hode)
                        || (kjede(c).equals(kjede)
                                && !hode.tider()
                                        .sendt()
                                        .moment()
                                        .isAfter(c.tider().sendt().moment())));
    }

    private Kvittert kvittert(Hendelse h) {
        return forsteSvar(h)
                .map(k -> avviser(k) ? Kvittert.AVVIST : Kvittert.OK)
                .orElse(Kvittert.MANGLER);
    }

    /** The first receipt of the primary receiver: a receipt is final (HITS 1168), so later ones change nothing. */
    private Optional<Hendelse> forsteSvar(Hendelse h) {
        return svar.getOrDefault(h, List.of()).stream()
                .filter(k -> erFraHovedmottaker(k, h))
                .min((a, b) -> {
                    int tid = a.tider()
                            .sendt()
                            .moment()
                            .compareTo(b.tider().sendt().moment());
                    return tid != 0 ? tid : Boolean.compare(avviser(a), avviser(b));
                });
    }

    private static boolean erFraHovedmottaker(Hendelse kvittering, Hendelse h) {
        String fra = kvittering.parter().avsender().virksomhet();
        String hovedmottaker = h.parter().mottaker();
        return !COP.equals(Objects.requireNonNull(kvittering.svar()).rolle())
                && (fra.isEmpty() || hovedmottaker.isEmpty() || fra.equals(hovedmottaker));
    }

    private static boolean avviser(Hendelse kvittering) {
        return Objects.requireNonNull(kvittering.svar()).avviser();
    }
}

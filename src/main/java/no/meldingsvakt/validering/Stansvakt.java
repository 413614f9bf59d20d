package no.meldingsvakt.validering;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.meldingsvakt.forlop.Hendelse;
import no.meldingsvakt.forlop.Tidspunkt;
import no.meldingsvakt.forlop.lager.Innkommet;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.regel.Regelverk;
import org.jspecify.annotations.Nullable;

/**
 * Proposes a window in which deadlines would be excepted: when no application receipt has come from a party for a while,
 * though messages were sent to it. It only proposes; to decide is for people, in {@code unntak.yaml}. Thread-safe.
 *
 * <p>It goes by when messages came here, never by what they say of time, and is the same whichever
 * instance they came to and after a restart, because it reads what is stored. Tests, and messages that this service has
 * answered itself, await nobody's receipt.
 */
public final class Stansvakt {

    private static final int BUNKE = 500;

    /** What others may name as a party is without limit, so that what is remembered of it must have one. */
    private static final int MAKS_PARTER = 10_000;

    /** A party that nothing has been sent to for so long, and the silence it takes, is of no concern; a restart looks as far back. */
    private static final Duration HUKOMMELSE = Duration.ofDays(1);

    /** A transaction may be stored later than it tells. */
    private static final Duration OVERLAPP = Duration.ofMinutes(1);

    /** A HER-id, and nothing longer that somebody may have put in its place, such as a person's number. */
    private static final Pattern HER_ID = Pattern.compile("[0-9]{1,8}");

    private final Lager lager;
    private final Supplier<Regelverk> regelverk;
    private final Duration etter;
    private final Map<String, Samband> samband = new HashMap<>();
    private @Nullable Instant lest;
    private volatile List<Forslag> forslag = List.of();

    /**
     * Takes the parts.
     *
     * @param etter how long a party may be silent before a window is proposed
     */
    public Stansvakt(Lager lager, Supplier<Regelverk> regelverk, Duration etter) {
        this.lager = lager;
        this.regelverk = regelverk;
        this.etter = etter;
    }

    /**
     * A window that somebody may decide on.
     *
     * @param part HER-id of the silent enterprise
     * @param fra when the first message that it has not answered came here
     * @param sisteKvittering when the last receipt from it came here; null where none has been seen lately
     */
    public record Forslag(
            String part, Instant fra, @Nullable Instant sisteKvittering) {}

    /** What is known of a party: its last receipt, and the first and the last message since that await one. */
    private record Samband(
            @Nullable Instant kvittering,
            @Nullable Instant ubesvart,
            @Nullable Instant siste) {

        Samband medKvittering(Instant tid) {
            boolean nyere = kvittering == null || tid.isAfter(kvittering);
            boolean besvart = ubesvart == null || !ubesvart.isAfter(tid);
            return new Samband(nyere ? tid : kvittering, besvart ? null : ubesvart, besvart ? null : siste);
        }

        Samband medMelding(Instant tid) {
            boolean besvart = kvittering != null && !tid.isAfter(kvittering);
            boolean forst = ubesvart == null || tid.isBefore(ubesvart);
            boolean sist = siste == null || tid.isAfter(siste);
            return besvart ? this : new Samband(kvittering, forst ? tid : ubesvart, sist ? tid : siste);
        }
    }

    /** What is proposed since the last round. */
    public List<Forslag> forslag() {
        return forslag;
    }

    /** One round at the moment {@code naa}; gives what has been proposed by it and was not before. */
    public synchronized List<Forslag> runde(Instant naa) {
        les(naa);
        Set<String> kjente = Set.copyOf(forslag.stream().map(Forslag::part).toList());
        forslag = new TreeMap<>(samband)
                .entrySet().stream()
                        .flatMap(e -> forslag(e.getKey(), e.getValue(), naa).stream())
                        .toList();
        return forslag.stream().filter(f -> !kjente.contains(f.part())).toList();
    }

    private Optional<Forslag> forslag(String part, Samband s, Instant naa) {
        Instant ubesvart = s.ubesvart();
        Instant siste = s.siste();
        return ubesvart == null
                        || siste == null
                        || ubesvart.plus(etter).isAfter(naa)
                        || siste.isBefore(tidligst(naa))
                        || erUnntatt(part, naa)
                ? Optional.empty()
                : Optional.of(new Forslag(part, ubesvart, s.kvittering()));
    }

    private boolean erUnntatt(String part, Instant naa) {
        return regelverk.get().unntak().stream()
                .anyMatch(u -> u.parter().contains(part)
                        && u.dekker(naa.atZone(Tidspunkt.NORGE).toOffsetDateTime()));
    }

    private Instant tidligst(Instant naa) {
        return naa.minus(etter).minus(HUKOMMELSE);
    }

    /** Reads what has come since the last round, and a little before. */
    private void les(Instant naa) {
        Instant fra = lest == null ? tidligst(naa) : lest.minus(OVERLAPP);
        UUID id = new UUID(0, 0);
        List<Innkommet> bunke;
        do {
            Instant herfra = fra;
            UUID etterId = id;
            bunke = lager.iTransaksjon(tx -> tx.meldinger().innkomne(herfra, etterId, BUNKE));
            bunke.forEach(this::merk);
            if (!bunke.isEmpty()) {
                Innkommet siste = bunke.get(bunke.size() - 1);
                fra = siste.registrert();
                id = siste.id();
            }
        } while (bunke.size() == BUNKE);
        lest = lest == null || fra.isAfter(lest) ? fra : lest;
    }

    private void merk(Innkommet innkommet) {
        Hendelse h = innkommet.hendelse();
        Instant tid = innkommet.registrert();
        if (h.svar() != null) {
            id(h.parter().avsender()).ifPresent(p -> samband.computeIfPresent(p, (n, s) -> s.medKvittering(tid)));
            id(h.parter().avsender())
                    .filter(p -> plass())
                    .ifPresent(p -> samband.computeIfAbsent(p, n -> new Samband(tid, null, null)));
        } else if (!innkommet.test()) {
            Set<String> besvart = besvart(h);
            h.parter().mottakere().stream()
                    .map(Hendelse.Mottak::adresse)
                    .filter(a -> Stream.of(a.herId(), a.tjeneste()).noneMatch(i -> i != null && besvart.contains(i)))
                    .flatMap(a -> id(a).stream())
                    .filter(p -> samband.containsKey(p) || plass())
                    .forEach(p -> samband.put(
                            p,
                            samband.getOrDefault(p, new Samband(null, null, null))
                                    .medMelding(tid)));
        }
    }

    private boolean plass() {
        return samband.size() < MAKS_PARTER;
    }

    private static Set<String> besvart(Hendelse h) {
        return Arrays.stream(h.fakta().getOrDefault("besvart", "").split(" ")).collect(Collectors.toSet());
    }

    private static Optional<String> id(Hendelse.Adresse adresse) {
        return Optional.ofNullable(adresse.herId())
                .filter(i -> HER_ID.matcher(i).matches());
    }
}

package no.meldingsvakt.validering;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.forlop.Tidspunkt;
import no.meldingsvakt.regel.Regelverk;
import no.meldingsvakt.regel.Tidsrom;
import no.meldingsvakt.validering.Bestilling.Hinder;
import no.meldingsvakt.validering.Bestilling.Onsker;
import org.jspecify.annotations.Nullable;

/**
 * Takes what doors have been given, by the same limits, packs, languages and clock whichever door it was. A wish that is not
 * understood is refused, never ignored. Thread-safe.
 */
public final class Bestillinger {

    private final Supplier<Regelverk> regelverk;
    private final Set<String> fasteRegelsett;
    private final long maksStorrelse;
    private final Duration kall;
    private final Clock klokke;

    /**
     * Prepares taking orders.
     *
     * @param fasteRegelsett ids of rule packs applied when the caller has not chosen
     * @param maksStorrelse most bytes of one message
     * @param kall what a call may take
     */
    public Bestillinger(
            Supplier<Regelverk> regelverk,
            Set<String> fasteRegelsett,
            long maksStorrelse,
            Duration kall,
            Clock klokke) {
        this.regelverk = regelverk;
        this.fasteRegelsett = Set.copyOf(fasteRegelsett);
        this.maksStorrelse = maksStorrelse;
        this.kall = kall;
        this.klokke = klokke;
    }

    /** Most bytes of one message: a door that is given more need not read it to the end. */
    public long maksStorrelse() {
        return maksStorrelse;
    }

    /** The present moment, in Norwegian time. */
    public OffsetDateTime naa() {
        return OffsetDateTime.now(klokke.withZone(Tidspunkt.NORGE));
    }

    /** A message to take through the corridor; throws {@link UegnetBestillingException} for what cannot be taken. */
    public Sak ta(Bestilling bestilling) {
        return sak(bestilling.innhold(), valg(bestilling.onsker()));
    }

    /** As {@link #ta}, with choices that are shared with other messages. */
    public Sak sak(byte[] innhold, Valg valg) {
        hinder(innhold).ifPresent(h -> {
            throw new UegnetBestillingException(h);
        });
        return Sak.ny(innhold, valg);
    }

    /**
     * Messages that came together. An empty one is judged as one that cannot be read, so that the others have their verdicts all the same; throws
     * {@link UegnetBestillingException} where one is too large.
     */
    public List<Sak> sammen(List<byte[]> innhold, Valg valg) {
        return innhold.stream()
                .map(m -> m.length == 0 ? Sak.ny(m, valg) : sak(m, valg))
                .toList();
    }

    /** Why the bytes are none that can be judged. */
    private Optional<Hinder> hinder(byte[] innhold) {
        if (innhold.length == 0) {
            return Optional.of(Hinder.TOM);
        }
        return innhold.length > maksStorrelse ? Optional.of(Hinder.FOR_STOR) : Optional.empty();
    }

    /** The choices; throws {@link UegnetBestillingException} for a pack or language that is not known. */
    public Valg valg(Onsker onsker) {
        OffsetDateTime vurdert = onsker.vurdert();
        return new Valg(
                regelsett(onsker),
                fasteRegelsett,
                sprak(onsker.sprak()),
                vurdert == null ? naa() : vurdert,
                Tidsrom.naa(kall));
    }

    private @Nullable Set<String> regelsett(Onsker onsker) {
        if (onsker.regelsett() == null) {
            return null;
        }
        Set<String> onsket = Valg.ider(onsker.regelsett());
        if (!regelverk.get().katalog().ukjente(onsket).isEmpty()) {
            throw new UegnetBestillingException(Hinder.UKJENT_REGELSETT);
        }
        return onsket;
    }

    private static Sprak sprak(@Nullable String kode) {
        return kode == null
                ? Sprak.NB
                : Sprak.av(kode).orElseThrow(() -> new UegnetBestillingException(Hinder.UKJENT_SPRAK));
    }
}

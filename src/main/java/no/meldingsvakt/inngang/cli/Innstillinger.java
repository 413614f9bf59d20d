package no.meldingsvakt.inngang.cli;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import no.meldingsvakt.drift.Deler;
import no.meldingsvakt.forlop.Tidspunkt;
import no.meldingsvakt.kvittering.rapport.Ord;
import no.meldingsvakt.regel.Tidsbudsjett;
import no.meldingsvakt.validering.Valg;
import org.jspecify.annotations.Nullable;

/** The service's settings that decide verdicts, read where the service reads them, without Quarkus. */
final class Innstillinger {

    private static final String STORST = "50M";

    /** Whoever starts a command waits for all its files. */
    private static final Duration UENDELIG = Duration.ofNanos(Long.MAX_VALUE);

    private Innstillinger() {}

    /** Throws {@link BrukException} for a value that cannot be used. */
    static Deler.Oppsett les(Function<String, Optional<String>> verdier, Ord ord) {
        if (sann(verdier, "meldingsvakt.signatur.kontroll")) {
            throw new BrukException(ord.si("feil.signatur"));
        }
        return new Deler.Oppsett(
                ider(verdier, "meldingsvakt.regelsett"),
                ider(verdier, "meldingsvakt.egne-her-id"),
                sann(verdier, "meldingsvakt.avvis-ukjent-tjeneste"),
                verdier.apply("meldingsvakt.regelmappe").map(Path::of).orElse(null),
                verdier.apply("meldingsvakt.xsd-mappe").map(Path::of).orElse(null),
                storrelse(verdier.apply("meldingsvakt.maks-storrelse").orElse(STORST), ord),
                new Tidsbudsjett(
                        tid(verdier, "meldingsvakt.tid.regel", Tidsbudsjett.VANLIG.regel(), ord),
                        tid(verdier, "meldingsvakt.tid.melding", Tidsbudsjett.VANLIG.melding(), ord),
                        UENDELIG),
                sann(verdier, "meldingsvakt.pilot"),
                motor());
    }

    /** A moment as a user writes it; null where nothing is written. */
    static @Nullable OffsetDateTime moment(@Nullable String tekst, Ord ord) {
        return tekst == null
                ? null
                : Tidspunkt.les(tekst)
                        .filter(Tidspunkt::harKlokkeslett)
                        .map(Tidspunkt::tid)
                        .orElseThrow(() -> new BrukException(ord.si("feil.verdi", "--vurdert", tekst)));
    }

    /** Name and version of the program. */
    static String motor() {
        return "meldingsvakt " + versjon();
    }

    static String versjon() {
        return Optional.ofNullable(Innstillinger.class.getPackage().getImplementationVersion())
                .orElse("utvikling");
    }

    private static Set<String> ider(Function<String, Optional<String>> verdier, String navn) {
        return Valg.ider(verdier.apply(navn).map(List::of).orElse(List.of()));
    }

    private static boolean sann(Function<String, Optional<String>> verdier, String navn) {
        return verdier.apply(navn)
                .filter(v -> v.strip().equalsIgnoreCase("true"))
                .isPresent();
    }

    static Duration tid(Function<String, Optional<String>> verdier, String navn, Duration ellers, Ord ord) {
        String verdi = verdier.apply(navn).orElse("");
        try {
            return Optional.ofNullable(new DurationConverter().convert(verdi)).orElse(ellers);
        } catch (IllegalArgumentException e) {
            throw new BrukException(ord.si("feil.verdi", navn, verdi));
        }
    }

    private static long storrelse(String verdi, Ord ord) {
        try {
            return new MemorySizeConverter().convert(verdi).asLongValue();
        } catch (IllegalArgumentException e) {
            throw new BrukException(ord.si("feil.verdi", "meldingsvakt.maks-storrelse", verdi));
        }
    }
}

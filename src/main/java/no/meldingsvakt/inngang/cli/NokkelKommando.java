package no.meldingsvakt.inngang.cli;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import no.meldingsvakt.drift.Nokkelskifte;
import no.meldingsvakt.kvittering.rapport.Ord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code nokkel}: changes the key that patients are told apart with. Of a service that runs, the files are changed; it reads them when it starts. */
@Command(name = "nokkel", mixinStandardHelpOptions = true, versionProvider = Rotkommando.Versjon.class)
final class NokkelKommando extends Kommandogruppe {

    private static final Duration OPPBEVARING = Duration.ofDays(365);

    private final Miljo miljo;
    private final Ord ord;
    private final Clock klokke;

    @Option(names = "--sprak", paramLabel = "nb|nn|en", descriptionKey = "sprak", scope = ScopeType.INHERIT)
    private @Nullable String sprak;

    NokkelKommando(Miljo miljo, Ord ord, Clock klokke) {
        this.miljo = miljo;
        this.ord = ord;
        this.klokke = klokke;
    }

    @Command(name = "bytt", mixinStandardHelpOptions = true)
    int bytt() throws IOException {
        Optional<String> hinder = gjor(skifte()::bytt);
        si(ord.si("nokkel.byttet"));
        if (hinder.isPresent()) {
            si(ord.si("nokkel.ikke-kontrollert", hinder.get()));
        }
        return Utgangskode.BRA;
    }

    @Command(name = "status", mixinStandardHelpOptions = true)
    int status() throws IOException {
        Nokkelskifte.Stand stand = gjor(() -> skifte().stand(naa()));
        si(ord.si("nokkel.fase." + stand.fase(), String.valueOf(stand.til()), String.valueOf(stand.hinder())));
        return Utgangskode.BRA;
    }

    @Command(name = "avslutt", mixinStandardHelpOptions = true)
    int avslutt() throws IOException {
        gjor(() -> {
            skifte().avslutt(naa());
            return true;
        });
        si(ord.si("nokkel.avsluttet"));
        return Utgangskode.BRA;
    }

    /** What is wrong is told with what to do. */
    private static <T> T gjor(Supplier<T> hva) {
        try {
            return hva.get();
        } catch (IllegalArgumentException e) {
            throw new BrukException(String.valueOf(e.getMessage()));
        }
    }

    private Nokkelskifte skifte() {
        return new Nokkelskifte(
                miljo.innstillinger(),
                miljo.mappe(),
                Innstillinger.tid(miljo.innstillinger(), "meldingsvakt.oppbevaring", OPPBEVARING, ord));
    }

    private Instant naa() {
        return klokke.instant();
    }

    private void si(String linje) throws IOException {
        Skjerm skjerm = new Skjerm(miljo.ut(), miljo.tegnsett());
        skjerm.linje(linje);
        skjerm.ferdig();
    }
}

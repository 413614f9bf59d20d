package no.meldingsvakt.validering;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.regel.Tidsrom;
import org.jspecify.annotations.Nullable;

/**
 * How a caller wants a message judged.
 *
 * @param regelsett ids of rule packs the caller chose, {@code nasjonal} being applied whether named or not; null leaves
 *     the choice to the message's parties and date
 * @param fasteRegelsett ids of rule packs applied when the caller has not chosen
 * @param sprak the language of texts
 * @param vurdert the moment to judge at
 * @param tid when whoever calls must have an answer
 */
public record Valg(
        @Nullable Set<String> regelsett, Set<String> fasteRegelsett, Sprak sprak, OffsetDateTime vurdert, Tidsrom tid) {

    /** For a caller who can wait. */
    public Valg(@Nullable Set<String> regelsett, Set<String> fasteRegelsett, Sprak sprak, OffsetDateTime vurdert) {
        this(regelsett, fasteRegelsett, sprak, vurdert, Tidsrom.FRITT);
    }

    public Valg {
        regelsett = regelsett == null ? null : Set.copyOf(regelsett);
        fasteRegelsett = Set.copyOf(fasteRegelsett);
    }

    /** The ids of rule packs in lists with commas between, as callers write them. */
    public static Set<String> ider(Collection<String> lister) {
        return lister.stream()
                .flatMap(l -> Arrays.stream(l.split(",")))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
    }
}

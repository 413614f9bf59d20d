package no.meldingsvakt.rapport;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would be said otherwise of the stays of a period. All numbers are of stays, and null is none or of too few to be told.
 *
 * @param opphold the stays of the period that the pack is for
 * @param endret those of them that something would be said otherwise of
 * @param krasjet rules that crashed on some: of those nothing is known
 */
public record Proverapport(
        @Nullable Long opphold,
        @Nullable Long endret,
        @Nullable Long nye,
        @Nullable Long borte,
        @Nullable Long niva,
        List<Regelrad> regler,
        List<Partsrad> parter,
        List<Partsrad> par,
        List<String> krasjet) {

    public Proverapport {
        regler = List.copyOf(regler);
        parter = List.copyOf(parter);
        par = List.copyOf(par);
        krasjet = List.copyOf(krasjet);
    }

    /**
     * A rule.
     *
     * @param fra what it weighed; null where it was not said
     * @param til what it would weigh; null where it would not be said
     */
    public record Regelrad(
            String regel,
            Endring.Slag slag,
            @Nullable String fra,
            @Nullable String til,
            long opphold) {}

    /** A party, or two. */
    public record Partsrad(
            String verdi,
            @Nullable Long endret,
            @Nullable Long nye,
            @Nullable Long borte,
            @Nullable Long niva) {}
}

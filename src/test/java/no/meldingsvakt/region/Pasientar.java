package no.meldingsvakt.region;

import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A patient's year.
 *
 * @param nummer tells it from the others: with the seed it gives the same year again
 * @param ellers messages outside stays
 */
record Pasientar(int nummer, Innbygger pasient, List<Plan> opphold, List<Brev> ellers) {

    /** All messages, receipts too, in order of when they were sent; those sent twice stand twice. */
    List<Brev> brev() {
        return Stream.concat(opphold.stream().flatMap(p -> p.brev.stream()), ellers.stream())
                .sorted(Comparator.comparing((Brev b) -> b.sendt).thenComparing(b -> b.id))
                .toList();
    }

    ZonedDateTime slutt() {
        return brev().stream().map(b -> b.sendt).max(Comparator.naturalOrder()).orElseThrow();
    }
}

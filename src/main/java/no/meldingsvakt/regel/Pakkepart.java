package no.meldingsvakt.regel;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import no.meldingsvakt.melding.Enhet;
import no.meldingsvakt.melding.Melding;
import no.meldingsvakt.melding.Mottaker;
import no.meldingsvakt.melding.Part;
import org.jspecify.annotations.Nullable;

/**
 * Parties that a pack serves: it is applied to messages where one of them is on the named side.
 *
 * @param side {@code avsender}, {@code mottaker} or {@code begge} (either)
 * @param herId HER-ids, of either level of the address
 * @param orgnr organisation numbers
 */
public record Pakkepart(Side side, Set<String> herId, Set<String> orgnr) {

    /** Which side of a message the party is on. */
    public enum Side {
        AVSENDER,
        MOTTAKER,
        BEGGE
    }

    /** Takes what {@code pakke.yaml} says, where absent means either side, and none. */
    static Pakkepart av(@Nullable String side, @Nullable Set<String> herId, @Nullable Set<String> orgnr) {
        return new Pakkepart(
                side == null ? Side.BEGGE : Side.valueOf(side.toUpperCase(Locale.ROOT)),
                herId == null ? Set.of() : Set.copyOf(herId),
                orgnr == null ? Set.of() : Set.copyOf(orgnr));
    }

    /** Says whether it is a side's name. */
    static boolean erSide(String side) {
        return Stream.of(Side.values()).anyMatch(s -> s.name().equals(side.toUpperCase(Locale.ROOT)));
    }

    /** Says whether one of the parties takes part in the message, on the right side. */
    boolean gjelder(Melding melding) {
        Stream<Part> mottakere = melding.mottakere().stream().map(Mottaker::part);
        Stream<Part> parter =
                switch (side) {
                    case AVSENDER -> Stream.of(melding.avsender());
                    case MOTTAKER -> mottakere;
                    case BEGGE -> Stream.concat(Stream.of(melding.avsender()), mottakere);
                };
        return parter.flatMap(p -> Stream.of(p.virksomhet(), p.tjeneste(), p.helsepersonell()))
                .anyMatch(e -> e != null && erEn(e));
    }

    private boolean erEn(Enhet enhet) {
        return enhet.identer().stream()
                .anyMatch(i -> i.erAv("HER") && herId.contains(i.id()) || i.erAv("ENH") && orgnr.contains(i.id()));
    }
}

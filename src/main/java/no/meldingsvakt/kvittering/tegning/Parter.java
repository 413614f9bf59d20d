package no.meldingsvakt.kvittering.tegning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.meldingsvakt.kvittering.Forlopskvittering.SideFelt;
import no.meldingsvakt.kvittering.Kvittering.MeldingFelt;
import no.meldingsvakt.kvittering.rapport.Ord;
import org.jspecify.annotations.Nullable;

/** What enterprises are called: the names that the messages' headers give them, else their HER-ids. Thread-safe. */
final class Parter {

    private static final int LENGST = 60;

    private final Map<String, String> navn = new HashMap<>();
    private final Ord ord;

    Parter(Ord ord, List<MeldingFelt> hoder) {
        this.ord = ord;
        for (MeldingFelt hode : hoder) {
            if (hode.avsender() != null) {
                kall(hode.avsender().herId(), hode.avsender().navn());
            }
            hode.mottakere().forEach(m -> kall(m.herId(), m.navn()));
        }
    }

    private void kall(@Nullable String herId, @Nullable String kalt) {
        if (herId != null && kalt != null && !kalt.isBlank()) {
            navn.putIfAbsent(herId, forkort(kalt.strip()));
        }
    }

    private static String forkort(String tekst) {
        return tekst.codePointCount(0, tekst.length()) <= LENGST
                ? tekst
                : tekst.substring(0, tekst.offsetByCodePoints(0, LENGST - 1)) + "…";
    }

    String side(String side) {
        return ord.si("opphold.side." + side);
    }

    /** The side, and who it is. */
    String i(SideFelt part) {
        return navn(part).map(n -> side(part.side()) + ": " + n).orElseGet(() -> side(part.side()));
    }

    /** A side, and all that are on it. */
    String bane(String side, List<SideFelt> der) {
        String hvem = der.stream()
                .distinct()
                .flatMap(p -> navn(p).stream())
                .distinct()
                .limit(3)
                .collect(Collectors.joining(", "));
        return hvem.isEmpty() ? side(side) : side(side) + ": " + hvem;
    }

    private Optional<String> navn(SideFelt part) {
        return Optional.ofNullable(part.herId())
                .map(id -> navn.containsKey(id) ? navn.get(id) : ord.si("opphold.her-id", id));
    }
}

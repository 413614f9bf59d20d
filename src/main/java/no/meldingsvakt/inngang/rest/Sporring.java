package no.meldingsvakt.inngang.rest;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.drift.MeldingsvaktConfig;
import no.meldingsvakt.regel.Regelverkslager;
import no.meldingsvakt.validering.Valg;
import org.jspecify.annotations.Nullable;

/** Reads the query of a call: which packs, which language. Anything it does not know is an error, not ignored. */
@Singleton
class Sporring {

    private static final ZoneId NORGE = ZoneId.of("Europe/Oslo");
    private static final String REGELSETT = "regelsett";
    private static final String SPRAK = "sprak";

    private final Regelverkslager regelverk;
    private final Set<String> fasteRegelsett;
    private final Clock klokke;

    Sporring(Regelverkslager regelverk, MeldingsvaktConfig config, Clock klokke) {
        this.regelverk = regelverk;
        this.fasteRegelsett = config.regelsett().orElse(Set.of());
        this.klokke = klokke;
    }

    /** Reads the choices; throws {@link ProblemException} for a parameter, pack or language that is not known. */
    Valg valg(MultivaluedMap<String, String> sporring) {
        bare(sporring, Set.of(REGELSETT, SPRAK));
        OffsetDateTime naa = OffsetDateTime.now(klokke.withZone(NORGE));
        return new Valg(regelsett(sporring.get(REGELSETT)), fasteRegelsett, sprak(sporring.getFirst(SPRAK)), naa);
    }

    /** Throws {@link ProblemException} when the query holds other parameters than these. */
    static void bare(MultivaluedMap<String, String> sporring, Set<String> kjente) {
        if (!kjente.containsAll(sporring.keySet())) {
            throw new ProblemException(
                    400,
                    "Ukjent parameter",
                    "Forespørselen har en parameter som ikke finnes her. Kjente parametre: "
                            + kjente.stream().sorted().collect(Collectors.joining(", ")) + ".");
        }
    }

    private @Nullable Set<String> regelsett(@Nullable List<String> verdier) {
        if (verdier == null) {
            return null;
        }
        Set<String> onsket = verdier.stream()
                .flatMap(v -> Arrays.stream(v.split(",")))
                .map(String::strip)
                .filter(v -> !v.isEmpty())
                .collect(Collectors.toSet());
        if (!regelverk.get().katalog().ukjente(onsket).isEmpty()) {
            throw new ProblemException(400, "Ukjent regelsett", "Regelsettene som finnes, står i /api/v1/regelsett.");
        }
        return onsket;
    }

    static Sprak sprak(@Nullable String kode) {
        return kode == null
                ? Sprak.NB
                : Sprak.av(kode)
                        .orElseThrow(() -> new ProblemException(
                                400, "Ukjent språk", "Parameteren sprak kan være nb, nn eller en."));
    }
}

package no.meldingsvakt.inngang.rest;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
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
    private static final String VURDERT = "vurdert";

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
        return valg(sporring, naa());
    }

    /** As {@link #valg}, with the moment to judge at as a choice of its own. */
    Valg forlopsvalg(MultivaluedMap<String, String> sporring) {
        bare(sporring, Set.of(REGELSETT, SPRAK, VURDERT));
        String vurdert = sporring.getFirst(VURDERT);
        return valg(sporring, vurdert == null ? naa() : tid(vurdert));
    }

    private Valg valg(MultivaluedMap<String, String> sporring, OffsetDateTime vurdert) {
        return new Valg(regelsett(sporring.get(REGELSETT)), fasteRegelsett, sprak(sporring.getFirst(SPRAK)), vurdert);
    }

    private OffsetDateTime naa() {
        return OffsetDateTime.now(klokke.withZone(NORGE));
    }

    /** A moment in Norwegian time; one without offset is meant so. */
    private static OffsetDateTime tid(String verdi) {
        try {
            // In a query, a plus that nobody has escaped arrives as a space.
            TemporalAccessor lest = DateTimeFormatter.ISO_DATE_TIME.parseBest(
                    verdi.strip().replace(' ', '+'), OffsetDateTime::from, LocalDateTime::from);
            return lest instanceof OffsetDateTime medOffset
                    ? medOffset.atZoneSameInstant(NORGE).toOffsetDateTime()
                    : ((LocalDateTime) lest).atZone(NORGE).toOffsetDateTime();
        } catch (DateTimeException e) {
            throw new ProblemException(
                    400, "Ugyldig tidspunkt", "Parameteren vurdert skrives som 2024-03-01T12:00:00, norsk tid.");
        }
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

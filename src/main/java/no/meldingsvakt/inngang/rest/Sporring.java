package no.meldingsvakt.inngang.rest;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.meldingsvakt.avvik.Frist;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.forlop.Forlop;
import no.meldingsvakt.forlop.Tidspunkt;
import no.meldingsvakt.forlop.lager.Forlopsutvalg;
import no.meldingsvakt.validering.Bestilling;
import no.meldingsvakt.validering.Bestilling.Onsker;
import no.meldingsvakt.validering.Bestillinger;
import no.meldingsvakt.validering.Sak;
import no.meldingsvakt.validering.UegnetBestillingException;
import no.meldingsvakt.validering.Valg;
import org.jspecify.annotations.Nullable;

/** Reads the query of a call: which packs, which language. Anything it does not know is an error, not ignored. */
@Singleton
class Sporring {

    private static final String REGELSETT = "regelsett";
    private static final String SPRAK = "sprak";
    static final String VURDERT = "vurdert";
    private static final String STATUS = "status";
    private static final String FRIST = "frist";
    private static final String PART = "part";
    private static final String SIDE = "side";
    private static final String ANTALL = "antall";
    private static final int VANLIG_ANTALL = 50;
    private static final int STORSTE_ANTALL = 200;

    private final Bestillinger bestillinger;

    Sporring(Bestillinger bestillinger) {
        this.bestillinger = bestillinger;
    }

    /** A message and how it is to be judged; throws {@link ProblemException} for a parameter, pack or language that is not known. */
    Sak sak(byte[] innhold, MultivaluedMap<String, String> sporring) {
        bare(sporring, Set.of(REGELSETT, SPRAK));
        try {
            return bestillinger.ta(new Bestilling(innhold, onsker(sporring, null)));
        } catch (UegnetBestillingException e) {
            throw ProblemException.av(e);
        }
    }

    /** Messages to judge together; throws {@link ProblemException} where one is too large. */
    List<Sak> sammen(List<byte[]> innhold, Valg valg) {
        try {
            return bestillinger.sammen(innhold, valg);
        } catch (UegnetBestillingException e) {
            throw ProblemException.av(e);
        }
    }

    /** The choices for messages that are judged together, with the moment to judge at as a choice of its own. */
    Valg forlopsvalg(MultivaluedMap<String, String> sporring) {
        bare(sporring, Set.of(REGELSETT, SPRAK, VURDERT));
        String vurdert = sporring.getFirst(VURDERT);
        try {
            return bestillinger.valg(onsker(sporring, vurdert == null ? null : tid(vurdert)));
        } catch (UegnetBestillingException e) {
            throw ProblemException.av(e);
        }
    }

    /** Reads which stays are asked for; throws {@link ProblemException} for what is not known. */
    Forlopsutvalg utvalg(MultivaluedMap<String, String> sporring, OffsetDateTime vurdert) {
        bare(sporring, Set.of(STATUS, FRIST, PART, SIDE, ANTALL, SPRAK));
        Sidevalg side = side(sporring);
        return new Forlopsutvalg(
                verdi(sporring, STATUS, Forlop.Status.class, Set.of(Forlop.Status.values())),
                verdi(
                        sporring,
                        FRIST,
                        Frist.Friststatus.class,
                        Set.of(Frist.Friststatus.APEN, Frist.Friststatus.BRUTT)),
                tomSomIngen(sporring.getFirst(PART)),
                vurdert.toInstant(),
                side.hopp(),
                side.antall());
    }

    /**
     * Which page is asked for.
     *
     * @param hopp how many to pass by
     */
    record Sidevalg(long side, int antall, long hopp) {}

    static Sidevalg side(MultivaluedMap<String, String> sporring) {
        int antall = tall(sporring, ANTALL, VANLIG_ANTALL, 1, STORSTE_ANTALL);
        long side = tall(sporring, SIDE, 0, 0, Integer.MAX_VALUE);
        return new Sidevalg(side, antall, side * antall);
    }

    /** What was chosen: a form sends its empty fields too. May be changed. */
    static MultivaluedMap<String, String> utenTomme(MultivaluedMap<String, String> sporring) {
        MultivaluedMap<String, String> valgt = new MultivaluedHashMap<>(sporring);
        valgt.values().removeIf(v -> v.stream().allMatch(String::isBlank));
        return valgt;
    }

    /** A form sends what nobody chose as an empty text. */
    private static @Nullable String tomSomIngen(@Nullable String verdi) {
        return verdi == null || verdi.isEmpty() ? null : verdi;
    }

    /** The id; empty when it is none. */
    static Optional<UUID> id(String tekst) {
        try {
            return Optional.of(UUID.fromString(tekst));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static int tall(MultivaluedMap<String, String> sporring, String navn, int ellers, int minst, int storst) {
        String verdi = sporring.getFirst(navn);
        try {
            int tall = verdi == null ? ellers : Integer.parseInt(verdi);
            if (tall >= minst && tall <= storst) {
                return tall;
            }
        } catch (NumberFormatException e) {
            // Answered as any other number that is not taken.
        }
        throw new ProblemException(
                400, "Ugyldig tall", "Parameteren %s er et heltall fra %d til %d.".formatted(navn, minst, storst));
    }

    private static <E extends Enum<E>> @Nullable E verdi(
            MultivaluedMap<String, String> sporring, String navn, Class<E> type, Set<E> lovlige) {
        String verdi = tomSomIngen(sporring.getFirst(navn));
        if (verdi == null) {
            return null;
        }
        return lovlige.stream()
                .filter(v -> v.name().equals(verdi))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        400,
                        "Ukjent verdi",
                        "Parameteren %s kan være %s."
                                .formatted(
                                        navn,
                                        lovlige.stream()
                                                .map(E::name)
                                                .sorted()
                                                .collect(Collectors.joining(" eller ")))));
    }

    private static Onsker onsker(MultivaluedMap<String, String> sporring, @Nullable OffsetDateTime vurdert) {
        return new Onsker(sporring.get(REGELSETT), sporring.getFirst(SPRAK), vurdert);
    }

    /** The present moment, in Norwegian time. */
    OffsetDateTime naa() {
        return bestillinger.naa();
    }

    /** The moment that a query asks to judge at, or else the present, in Norwegian time. */
    OffsetDateTime vurdert(MultivaluedMap<String, String> sporring) {
        String onsket = sporring.getFirst(VURDERT);
        return onsket == null ? naa() : tid(onsket);
    }

    /** A moment in Norwegian time; one without offset is meant so. */
    private static OffsetDateTime tid(String verdi) {
        // In a query, a plus that nobody has escaped arrives as a space.
        return Tidspunkt.les(verdi.strip().replace(' ', '+'))
                .filter(Tidspunkt::harKlokkeslett)
                .map(Tidspunkt::tid)
                .orElseThrow(() -> new ProblemException(
                        400, "Ugyldig tidspunkt", "Parameteren vurdert skrives som 2024-03-01T12:00:00, norsk tid."));
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

    static Sprak sprak(@Nullable String kode) {
        return kode == null ? Sprak.NB : Sprak.av(kode).orElseThrow(ProblemException::ukjentSprak);
    }
}

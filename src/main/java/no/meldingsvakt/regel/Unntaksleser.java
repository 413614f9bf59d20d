package no.meldingsvakt.regel;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import no.meldingsvakt.yaml.Yamlleser;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code unntak.yaml} in the operator's folder:
 *
 * <pre>{@code
 * unntak:
 *   - parter: ["9900100", "9900200"]
 *     fra: 2026-03-04T08:00
 *     til: 2026-03-05
 *     slag: MELDINGSSTANS
 *     grunn: "brudd hos nettleverandøren"
 *     vedtattAv: "samarbeidsutvalget, sak 12/26"
 * }</pre>
 *
 * <p>Times are Norwegian where they have no offset; a day alone is the whole day. It is read token by token, so that each
 * fault is told with its line.
 */
final class Unntaksleser {

    private static final ZoneId NORGE = ZoneId.of("Europe/Oslo");
    private static final Pattern HER_ID = Pattern.compile("[0-9]{1,12}");
    private static final Pattern DAG = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final String LISTE = "unntak";

    /** Deadlines are computed in no other years. */
    private static final int FORSTE_AAR = 1900;

    private static final int SISTE_AAR = 2199;
    private static final List<String> FELT = List.of("fra", "grunn", "parter", "slag", "til", "vedtattAv");

    private final Path fil;
    private final Feilsamling feil = new Feilsamling();
    private final List<Lest> vinduer = new ArrayList<>();

    /** A window, and the line it begins in. */
    private record Lest(int linje, Unntak unntak) {}

    /** What a field says, and where. A list has several values. */
    private record Verdi(int linje, List<String> verdier, boolean liste) {}

    private Unntaksleser(Path fil) {
        this.fil = fil;
    }

    /**
     * The windows; none where the file is not there.
     *
     * @throws IllegalArgumentException with all faults, each in one line with file and line
     */
    static List<Unntak> les(Path fil) {
        return Files.exists(fil) ? Yamlleser.gjennom(fil, new Unntaksleser(fil)::les) : List.of();
    }

    private List<Unntak> les(JsonParser p) throws IOException {
        JsonToken forste = p.nextToken();
        if (forste == JsonToken.START_OBJECT) {
            toppniva(p);
        } else if (forste != null && forste != JsonToken.VALUE_NULL) {
            galt(linje(p), "the file does not begin with «%s:»".formatted(LISTE));
        }
        overlapp();
        feil.kast();
        return vinduer.stream().map(Lest::unntak).toList();
    }

    private void toppniva(JsonParser p) throws IOException {
        while (p.nextToken() == JsonToken.FIELD_NAME) {
            String navn = p.currentName();
            int linje = linje(p);
            JsonToken verdi = p.nextToken();
            if (!navn.equals(LISTE)) {
                ukjent(linje, navn, List.of(LISTE));
                p.skipChildren();
            } else if (verdi == JsonToken.START_ARRAY) {
                while (p.nextToken() != JsonToken.END_ARRAY) {
                    element(p);
                }
            } else if (!verdi.isScalarValue()
                    || (verdi != JsonToken.VALUE_NULL && !p.getText().isBlank())) {
                galt(linje, LISTE + " is no list");
                p.skipChildren();
            }
        }
    }

    private void element(JsonParser p) throws IOException {
        int linje = linje(p);
        if (p.currentToken() == JsonToken.START_OBJECT) {
            vindu(linje, felt(p)).ifPresent(u -> vinduer.add(new Lest(linje, u)));
        } else {
            galt(linje, "this is no window");
            p.skipChildren();
        }
    }

    private Map<String, Verdi> felt(JsonParser p) throws IOException {
        Map<String, Verdi> alle = new HashMap<>();
        while (p.nextToken() == JsonToken.FIELD_NAME) {
            String navn = p.currentName();
            int linje = linje(p);
            p.nextToken();
            if (FELT.contains(navn)) {
                alle.put(navn, verdi(p, linje));
            } else {
                ukjent(linje, navn, FELT);
                p.skipChildren();
            }
        }
        return alle;
    }

    private Verdi verdi(JsonParser p, int linje) throws IOException {
        List<String> verdier = new ArrayList<>();
        boolean liste = p.currentToken() == JsonToken.START_ARRAY;
        if (liste) {
            while (p.nextToken() != JsonToken.END_ARRAY) {
                en(p, verdier);
            }
        } else {
            en(p, verdier);
        }
        return new Verdi(linje, verdier, liste);
    }

    private void en(JsonParser p, List<String> til) throws IOException {
        if (p.currentToken().isScalarValue()) {
            til.add(p.currentToken() == JsonToken.VALUE_NULL ? "" : p.getText().strip());
        } else {
            galt(linje(p), "there can be no more than a value here");
            p.skipChildren();
        }
    }

    private Optional<Unntak> vindu(int linje, Map<String, Verdi> felt) {
        FELT.stream()
                .filter(navn -> Optional.ofNullable(felt.get(navn))
                        .filter(v -> v.verdier().stream().anyMatch(t -> !t.isBlank()))
                        .isEmpty())
                .forEach(navn -> galt(linje, navn + " is missing"));
        Set<String> parter = parter(felt.get("parter"));
        OffsetDateTime fra = tid(felt.get("fra"), false);
        OffsetDateTime til = tid(felt.get("til"), true);
        Unntak.Slag slag = slag(felt.get("slag"));
        Verdi grunn = felt.get("grunn");
        Verdi vedtattAv = felt.get("vedtattAv");
        if (parter.isEmpty() || fra == null || til == null || slag == null || grunn == null || vedtattAv == null) {
            return Optional.empty();
        }
        if (!fra.isBefore(til)) {
            galt(Objects.requireNonNull(felt.get("til")).linje(), "til is not after fra");
            return Optional.empty();
        }
        return Optional.of(new Unntak(parter, fra, til, slag, en(grunn), en(vedtattAv)));
    }

    private Set<String> parter(@Nullable Verdi verdi) {
        if (verdi == null) {
            return Set.of();
        }
        if (!verdi.liste()) {
            galt(verdi.linje(), "parter is no list of HER-ids");
            return Set.of();
        }
        verdi.verdier().stream()
                .filter(v -> !HER_ID.matcher(v).matches())
                .forEach(v -> galt(verdi.linje(), "«%s» is no HER-id".formatted(v)));
        return new TreeSet<>(verdi.verdier());
    }

    private @Nullable OffsetDateTime tid(@Nullable Verdi verdi, boolean slutt) {
        String tekst = verdi == null ? "" : en(verdi);
        if (verdi == null || tekst.isEmpty()) {
            return null;
        }
        try {
            OffsetDateTime tid = DAG.matcher(tekst).matches()
                    ? dag(LocalDate.parse(tekst), slutt)
                    : moment(DateTimeFormatter.ISO_DATE_TIME.parseBest(
                            tekst, OffsetDateTime::from, LocalDateTime::from));
            if (tid.getYear() < FORSTE_AAR || tid.getYear() > SISTE_AAR) {
                throw new DateTimeException("a year that deadlines are not computed in");
            }
            return tid;
        } catch (DateTimeException e) {
            galt(verdi.linje(), "«%s» is no time such as 2026-03-04 or 2026-03-04T08:00".formatted(tekst));
            return null;
        }
    }

    private static OffsetDateTime dag(LocalDate dag, boolean slutt) {
        return slutt
                ? dag.plusDays(1).atStartOfDay(NORGE).toOffsetDateTime().minusNanos(1)
                : dag.atStartOfDay(NORGE).toOffsetDateTime();
    }

    private static OffsetDateTime moment(TemporalAccessor lest) {
        return lest instanceof OffsetDateTime medOffset
                ? medOffset
                : ((LocalDateTime) lest).atZone(NORGE).toOffsetDateTime();
    }

    private Unntak.@Nullable Slag slag(@Nullable Verdi verdi) {
        if (verdi == null || en(verdi).isEmpty()) {
            return null;
        }
        Optional<Unntak.Slag> slag = Arrays.stream(Unntak.Slag.values())
                .filter(s -> s.name().equals(en(verdi)))
                .findFirst();
        if (slag.isEmpty()) {
            galt(
                    verdi.linje(),
                    "the kind «%s» is none of %s".formatted(en(verdi), Arrays.toString(Unntak.Slag.values())));
        }
        return slag.orElse(null);
    }

    private void overlapp() {
        for (int i = 0; i < vinduer.size(); i++) {
            Lest senere = vinduer.get(i);
            vinduer.subList(0, i).stream()
                    .filter(tidligere -> tidligere.unntak().overlapper(senere.unntak()))
                    .findFirst()
                    .ifPresent(tidligere -> galt(
                            senere.linje(),
                            "the window overlaps the one in line %d, of the same parties and kind"
                                    .formatted(tidligere.linje())));
        }
    }

    private static String en(Verdi verdi) {
        return verdi.verdier().isEmpty() ? "" : verdi.verdier().get(0);
    }

    private void ukjent(int linje, String navn, List<String> kjente) {
        galt(linje, "there is no field «%s» here; there are %s".formatted(navn, kjente));
    }

    private void galt(int linje, String hva) {
        feil.legg("%s, line %d: %s".formatted(fil, linje, hva));
    }

    private static int linje(JsonParser p) {
        return p.currentTokenLocation().getLineNr();
    }
}

package no.meldingsvakt.oppgjor;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.meldingsvakt.csv.Tabell;
import no.meldingsvakt.csv.UlesbarTabellException;
import no.meldingsvakt.oppgjor.Fakturalinje.Celle;
import no.meldingsvakt.oppgjor.Fakturalinje.Par;
import org.jspecify.annotations.Nullable;

/**
 * Reads an invoice list. Only the columns it knows are looked at, whatever else the list holds. What can be meant in two ways
 * is not read: {@code 4.885} may be four thousand or four.
 */
public final class Fakturaleser {

    private static final Pattern DATO_ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern DATO_NORSK = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})");
    private static final Pattern HELTALL = Pattern.compile("\\d{1,5}(?:[.,]0{1,2})?");
    private static final Pattern HER_ID = Pattern.compile("\\d{1,10}");
    private static final Pattern VALUTA = Pattern.compile("(?i)^(?:kr\\.?|nok)\\s*|\\s*(?:kr\\.?|nok)$|,-$");
    private static final Pattern TUSENSKILLE = Pattern.compile("(?<=\\d)[ \u00A0\u2007\u2009\u202F'](?=\\d{3}(?!\\d))");
    private static final Pattern BELOP = Pattern.compile("\\d{1,12}(?:[.,]\\d{1,2})?");
    private static final Pattern MED_PUNKTUM = Pattern.compile("\\d{1,3}(?:\\.\\d{3})+,\\d{2}");
    private static final Pattern MED_KOMMA = Pattern.compile("\\d{1,3}(?:,\\d{3})+\\.\\d{2}");

    /** The columns that are read, with what else they may be called. */
    private enum Kolonne {
        FORLOP("forlop", "forlopid", "oppholdid", "opphold"),
        SYKEHUS("sykehus", "sjukehus", "sykehusherid", "hospital"),
        KOMMUNE("kommune", "kommuneherid", "municipality"),
        FRA("fra", "fradato", "fraogmed", "fom", "from"),
        TIL("til", "tildato", "tilogmed", "tom", "to"),
        DOGN("dogn", "antalldogn", "antall", "days"),
        BELOP("belop", "sum", "amount");

        private final List<String> navn;

        Kolonne(String... navn) {
            this.navn = List.of(navn);
        }

        static Optional<Kolonne> av(String navn) {
            return List.of(values()).stream().filter(k -> k.navn.contains(navn)).findFirst();
        }
    }

    /** The list has not the columns that are needed, or one of them twice. */
    public static final class UkjentListeException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private final Map<Kolonne, Integer> plass = new EnumMap<>(Kolonne.class);

    private Fakturaleser() {}

    /**
     * Reads all lines, those too that cannot be.
     *
     * @throws UlesbarTabellException where it is no table
     * @throws UkjentListeException where it is no invoice list
     */
    public static List<Fakturalinje> les(byte[] innhold) throws UlesbarTabellException, UkjentListeException {
        Tabell tabell = Tabell.les(innhold);
        Fakturaleser leser = new Fakturaleser();
        leser.hode(tabell.kolonner().toList());
        return tabell.rader().stream().map(leser::linje).toList();
    }

    private void hode(List<String> kolonner) throws UkjentListeException {
        for (int i = 0; i < kolonner.size(); i++) {
            Optional<Kolonne> kolonne = Kolonne.av(kolonner.get(i));
            if (kolonne.isPresent() && plass.putIfAbsent(kolonne.get(), i) != null) {
                throw new UkjentListeException();
            }
        }
        boolean finnes = har(Kolonne.FORLOP)
                || (har(Kolonne.SYKEHUS) && har(Kolonne.KOMMUNE) && har(Kolonne.FRA) && har(Kolonne.TIL));
        if (!finnes || !(har(Kolonne.DOGN) || har(Kolonne.BELOP) || (har(Kolonne.FRA) && har(Kolonne.TIL)))) {
            throw new UkjentListeException();
        }
    }

    private boolean har(Kolonne kolonne) {
        return plass.containsKey(kolonne);
    }

    private Fakturalinje linje(Tabell.Rad rad) {
        return new Linje(rad).les();
    }

    /** One line while it is read: a cell that cannot be makes the line one that cannot. */
    private final class Linje {

        private final Tabell.Rad rad;
        private final Set<Kolonne> galt = EnumSet.noneOf(Kolonne.class);

        Linje(Tabell.Rad rad) {
            this.rad = rad;
        }

        Fakturalinje les() {
            @Nullable UUID forlop = felt(Kolonne.FORLOP, Fakturaleser::id);
            @Nullable Par par = par();
            @Nullable Periode periode = periode();
            @Nullable Long dogn = felt(Kolonne.DOGN, Fakturaleser::heltall);
            @Nullable BigDecimal belop = felt(Kolonne.BELOP, Fakturaleser::belop);
            if (dogn == null && belop == null) {
                if (periode == null && galt.isEmpty()) {
                    galt.add(har(Kolonne.BELOP) ? Kolonne.BELOP : har(Kolonne.DOGN) ? Kolonne.DOGN : Kolonne.FRA);
                } else if (periode != null && tom(Kolonne.DOGN) && tom(Kolonne.BELOP)) {
                    dogn = periode.dager();
                }
            }
            return new Fakturalinje(
                    rad.linje(),
                    forlop,
                    par,
                    periode,
                    dogn,
                    belop,
                    !rad.celler().isEmpty() && galt.isEmpty(),
                    celler());
        }

        private @Nullable Par par() {
            @Nullable String sykehus = felt(Kolonne.SYKEHUS, Fakturaleser::herId);
            @Nullable String kommune = felt(Kolonne.KOMMUNE, Fakturaleser::herId);
            return sykehus == null || kommune == null ? null : new Par(sykehus, kommune);
        }

        private @Nullable Periode periode() {
            @Nullable LocalDate fra = felt(Kolonne.FRA, Fakturaleser::dato);
            @Nullable LocalDate til = felt(Kolonne.TIL, Fakturaleser::dato);
            if (fra == null && til == null) {
                return null;
            }
            if (fra == null || til == null || til.isBefore(fra)) {
                galt.add(fra == null ? Kolonne.FRA : Kolonne.TIL);
                return null;
            }
            return new Periode(fra, til);
        }

        private List<Celle> celler() {
            return rad.celler().isEmpty()
                    ? List.of()
                    : galt.stream()
                            .filter(plass::containsKey)
                            .map(k -> new Celle(Objects.requireNonNull(plass.get(k)) + 1, k.navn.get(0)))
                            .sorted(Comparator.comparingInt(Celle::kolonne))
                            .toList();
        }

        private boolean tom(Kolonne kolonne) {
            return celle(kolonne).isEmpty();
        }

        private String celle(Kolonne kolonne) {
            @Nullable Integer nr = plass.get(kolonne);
            return nr == null || rad.celler().isEmpty() ? "" : rad.celler().get(nr);
        }

        private <T> @Nullable T felt(Kolonne kolonne, Lesning<T> lesning) {
            String celle = celle(kolonne);
            if (celle.isEmpty()) {
                return null;
            }
            Optional<T> verdi = lesning.les(celle);
            if (verdi.isEmpty()) {
                galt.add(kolonne);
            }
            return verdi.orElse(null);
        }
    }

    private interface Lesning<T> {
        Optional<T> les(String celle);
    }

    private static Optional<UUID> id(String celle) {
        try {
            UUID id = UUID.fromString(celle);
            return id.toString().equalsIgnoreCase(celle) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> herId(String celle) {
        return Optional.of(celle).filter(c -> HER_ID.matcher(c).matches());
    }

    private static Optional<LocalDate> dato(String celle) {
        Matcher iso = DATO_ISO.matcher(celle);
        Matcher norsk = DATO_NORSK.matcher(celle);
        try {
            if (iso.matches()) {
                return Optional.of(dato(iso.group(1), iso.group(2), iso.group(3)));
            }
            return norsk.matches()
                    ? Optional.of(dato(norsk.group(3), norsk.group(2), norsk.group(1)))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalDate dato(String ar, String maned, String dag) {
        return LocalDate.of(Integer.parseInt(ar), Integer.parseInt(maned), Integer.parseInt(dag));
    }

    private static Optional<Long> heltall(String celle) {
        return HELTALL.matcher(celle).matches()
                ? Optional.of(Long.parseLong(celle.replaceAll("[.,].*", "")))
                : Optional.empty();
    }

    private static Optional<BigDecimal> belop(String celle) {
        String tall = TUSENSKILLE.matcher(VALUTA.matcher(celle).replaceAll("")).replaceAll("");
        if (MED_PUNKTUM.matcher(tall).matches()) {
            return Optional.of(new BigDecimal(tall.replace(".", "").replace(',', '.')));
        }
        if (MED_KOMMA.matcher(tall).matches()) {
            return Optional.of(new BigDecimal(tall.replace(",", "")));
        }
        return BELOP.matcher(tall).matches() ? Optional.of(new BigDecimal(tall.replace(',', '.'))) : Optional.empty();
    }

    /** What the columns are called that a list must have, for whoever has sent one that has not. */
    public static String kolonner() {
        List<String> alle = new ArrayList<>();
        for (Kolonne k : Kolonne.values()) {
            alle.add(k.navn.get(0));
        }
        return String.join(", ", alle);
    }
}

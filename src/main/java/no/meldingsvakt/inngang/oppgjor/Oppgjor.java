package no.meldingsvakt.inngang.oppgjor;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.csv.Tabellskriver;
import no.meldingsvakt.kvittering.rapport.Ord;
import no.meldingsvakt.oppgjor.Dognpriser;
import no.meldingsvakt.oppgjor.Dom;
import no.meldingsvakt.oppgjor.Fakturalinje;
import no.meldingsvakt.oppgjor.Grunn;
import no.meldingsvakt.oppgjor.Linjedom;
import no.meldingsvakt.oppgjor.Skyldig;
import org.jspecify.annotations.Nullable;

/**
 * Settlement as it is answered: what is owed, and what an invoice list claims. Of the list it holds nothing but numbers of
 * lines, ids of stays, and what is claimed.
 */
public final class Oppgjor {

    private Oppgjor() {}

    /**
     * Stays with days owed.
     *
     * @param vurdert the moment it is judged at
     * @param flere whether there is a next page
     */
    public record Oppgjorsside(
            OffsetDateTime vurdert,
            String fra,
            String til,
            long side,
            int antall,
            boolean flere,
            List<OppholdFelt> opphold) {

        public Oppgjorsside {
            opphold = List.copyOf(opphold);
        }
    }

    /**
     * What a stay shows is owed.
     *
     * @param dogn how many days
     * @param belop what they cost; null where a year has no price, or more days are owed than are listed
     * @param forbehold what messages cannot tell; null where nothing is in doubt
     */
    public record OppholdFelt(
            String forlop,
            List<String> parter,
            long dogn,
            @Nullable BigDecimal belop,
            List<SkyldigDag> dager,
            @Nullable String forbehold) {

        public OppholdFelt {
            parter = List.copyOf(parter);
            dager = List.copyOf(dager);
        }
    }

    /**
     * A day that is owed.
     *
     * @param pris null where its year has none
     * @param grunnlag MsgIds of the messages that prove it
     */
    public record SkyldigDag(String dag, @Nullable BigDecimal pris, List<String> grunnlag) {}

    /**
     * An invoice list, held against the stays.
     *
     * @param linjer how many lines there are of each verdict
     * @param opphold the stays that the lines are about
     */
    public record Avstemt(
            OffsetDateTime vurdert, Map<Dom, Long> antall, List<LinjeFelt> linjer, List<OppholdFelt> opphold) {

        public Avstemt {
            linjer = List.copyOf(linjer);
            opphold = List.copyOf(opphold);
        }
    }

    /**
     * A line.
     *
     * @param linje its number in the file
     * @param grunn why, as a code
     * @param forklaring why, in words
     * @param celler the cells that cannot be read, where that is why; none where the line as a whole cannot be
     */
    public record LinjeFelt(
            int linje,
            Dom dom,
            String grunn,
            String forklaring,
            @Nullable String forlop,
            @Nullable Long dogn,
            @Nullable BigDecimal belop,
            @Nullable Long vistDogn,
            @Nullable BigDecimal vistBelop,
            List<CelleFelt> celler) {

        public LinjeFelt {
            celler = List.copyOf(celler);
        }
    }

    /**
     * A cell of an invoice list.
     *
     * @param kolonne the number of its column, from 1
     * @param navn what the column tells
     */
    public record CelleFelt(int kolonne, String navn) {}

    static OppholdFelt opphold(Skyldig s, Dognpriser priser, Sprak sprak) {
        List<SkyldigDag> dager = s.dogn().dager().stream()
                .map(d ->
                        new SkyldigDag(d.dag().toString(), priser.pris(d.dag()).orElse(null), d.grunnlag()))
                .toList();
        boolean alle = s.dogn().antall() == dager.size();
        return new OppholdFelt(
                s.forlop(),
                s.parter().stream().sorted().toList(),
                s.dogn().antall(),
                alle ? priser.sum(s.dogn().dager()).orElse(null) : null,
                dager,
                s.dogn().forbehold().isEmpty()
                        ? null
                        : s.dogn().forbehold().stream().map(f -> f.i(sprak)).collect(Collectors.joining(" ")));
    }

    static Avstemt avstemt(
            OffsetDateTime vurdert, List<Linjedom> dommer, List<Skyldig> skyldige, Dognpriser priser, Sprak sprak) {
        Map<Dom, Long> antall = new TreeMap<>();
        Arrays.stream(Dom.values()).forEach(d -> antall.put(d, 0L));
        dommer.forEach(d -> antall.merge(d.dom(), 1L, Long::sum));
        return new Avstemt(
                vurdert,
                antall,
                dommer.stream().map(d -> linje(d, sprak)).toList(),
                skyldige.stream()
                        .sorted(Comparator.comparing(Skyldig::forlop))
                        .map(s -> opphold(s, priser, sprak))
                        .toList());
    }

    private static LinjeFelt linje(Linjedom d, Sprak sprak) {
        return new LinjeFelt(
                d.linje().nr(),
                d.dom(),
                d.grunn().name(),
                forklaring(d, Ord.paa(sprak)),
                d.forlop(),
                d.linje().dogn(),
                d.linje().belop(),
                d.vistDogn(),
                d.vistBelop(),
                d.linje().galt().stream()
                        .map(c -> new CelleFelt(c.kolonne(), c.navn()))
                        .toList());
    }

    private static String forklaring(Linjedom d, Ord ord) {
        List<Fakturalinje.Celle> galt = d.linje().galt();
        return d.grunn() == Grunn.ULESELIG && !galt.isEmpty()
                ? ord.si(
                        "oppgjor.celler",
                        galt.stream()
                                .map(c -> c.kolonne() + " (" + c.navn() + ")")
                                .collect(Collectors.joining(", ")))
                : ord.si("oppgjor.grunn." + d.grunn());
    }

    /** A line for each day that is owed, and one for a stay that has none but reservations. */
    public static String csv(Oppgjorsside side) {
        Tabellskriver ut = new Tabellskriver("forlop", "parter", "dag", "pris", "grunnlag", "forbehold");
        for (OppholdFelt o : side.opphold()) {
            String parter = String.join(" ", o.parter());
            o.dager()
                    .forEach(d -> ut.rad(
                            o.forlop(), parter, d.dag(), d.pris(), String.join(" ", d.grunnlag()), o.forbehold()));
            if (o.dager().isEmpty()) {
                ut.rad(o.forlop(), parter, null, null, null, o.forbehold());
            }
        }
        return ut.toString();
    }

    /** A line for each line of the list. */
    public static String csv(Avstemt avstemt) {
        Tabellskriver ut = new Tabellskriver(
                "linje",
                "dom",
                "grunn",
                "forklaring",
                "forlop",
                "dogn",
                "belop",
                "vistDogn",
                "vistBelop",
                "grunnlag",
                "forbehold",
                "celler");
        Map<String, OppholdFelt> opphold =
                avstemt.opphold().stream().collect(Collectors.toMap(OppholdFelt::forlop, o -> o));
        for (LinjeFelt l : avstemt.linjer()) {
            @Nullable OppholdFelt o = l.forlop() == null ? null : opphold.get(l.forlop());
            ut.rad(
                    l.linje(),
                    l.dom(),
                    l.grunn(),
                    l.forklaring(),
                    l.forlop(),
                    l.dogn(),
                    l.belop(),
                    l.vistDogn(),
                    l.vistBelop(),
                    o == null ? null : grunnlag(o),
                    o == null ? null : o.forbehold(),
                    l.celler().stream().map(c -> String.valueOf(c.kolonne())).collect(Collectors.joining(" ")));
        }
        return ut.toString();
    }

    private static String grunnlag(OppholdFelt o) {
        return o.dager().stream().flatMap(d -> d.grunnlag().stream()).distinct().collect(Collectors.joining(" "));
    }
}

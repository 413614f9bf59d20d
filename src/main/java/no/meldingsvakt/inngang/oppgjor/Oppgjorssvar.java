package no.meldingsvakt.inngang.oppgjor;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.inngang.oppgjor.Oppgjor.Avstemt;
import no.meldingsvakt.inngang.oppgjor.Oppgjor.Oppgjorsside;
import no.meldingsvakt.oppgjor.Avstemming;
import no.meldingsvakt.oppgjor.Dognpriser;
import no.meldingsvakt.oppgjor.Fakturalinje;
import no.meldingsvakt.oppgjor.Funn;
import no.meldingsvakt.oppgjor.Linjedom;
import no.meldingsvakt.oppgjor.Periode;
import no.meldingsvakt.oppgjor.Skyldig;
import no.meldingsvakt.validering.Oppgjorsoppslag;
import org.jspecify.annotations.Nullable;

/** Answers what is owed, and holds invoice lists against it, for all doors alike. Thread-safe. */
public final class Oppgjorssvar {

    private static final int BUNKE = 200;

    private final Oppgjorsoppslag oppslag;
    private final Dognpriser priser;

    public Oppgjorssvar(Oppgjorsoppslag oppslag, Dognpriser priser) {
        this.oppslag = oppslag;
        this.priser = priser;
    }

    /**
     * What is asked for.
     *
     * @param part a party that the stays must have; null for all
     * @param side the number of the page
     * @param antall how many stays are looked through for a page
     */
    public record Utsnitt(Periode periode, @Nullable String part, long side, int antall, OffsetDateTime vurdert) {}

    /** One page of the stays. */
    public Oppgjorsside skyldig(Utsnitt hva, Sprak sprak) {
        Oppgjorsoppslag.Utvalg utvalg = oppslag.utvalg(
                hva.part() == null ? Set.of() : Set.of(hva.part()),
                hva.periode(),
                hva.vurdert(),
                hva.side() * hva.antall(),
                hva.antall());
        return new Oppgjorsside(
                hva.vurdert(),
                hva.periode().fra().toString(),
                hva.periode().til().toString(),
                hva.side(),
                hva.antall(),
                utvalg.gjennomgatt() == hva.antall(),
                utvalg.skyldige().stream()
                        .map(s -> Oppgjor.opphold(s.i(hva.periode()), priser, sprak))
                        .toList());
    }

    /** All of the stays. */
    public Oppgjorsside alle(Periode periode, @Nullable String part, OffsetDateTime vurdert, Sprak sprak) {
        List<Oppgjor.OppholdFelt> opphold = new ArrayList<>();
        Oppgjorsside siste;
        int side = 0;
        do {
            siste = skyldig(new Utsnitt(periode, part, side++, BUNKE, vurdert), sprak);
            opphold.addAll(siste.opphold());
        } while (siste.flere());
        return new Oppgjorsside(vurdert, siste.fra(), siste.til(), 0, opphold.size(), false, opphold);
    }

    /** The lines of an invoice list, held against what their stays show. */
    public Avstemt avstem(List<Fakturalinje> linjer, OffsetDateTime vurdert, Sprak sprak) {
        Map<String, Skyldig> skyldige = new LinkedHashMap<>();
        Map<Object, Funn> kjente = new HashMap<>();
        List<Linjedom> dommer = new Avstemming(priser).avstem(linjer, linje -> {
            Funn funn = kjente.computeIfAbsent(
                    linje.forlop() != null ? linje.forlop() : linje, n -> oppslag.finn(linje, vurdert));
            Skyldig skyldig = funn.skyldig();
            if (skyldig != null) {
                skyldige.put(skyldig.forlop(), skyldig);
            }
            return funn;
        });
        return Oppgjor.avstemt(vurdert, dommer, List.copyOf(skyldige.values()), priser, sprak);
    }
}

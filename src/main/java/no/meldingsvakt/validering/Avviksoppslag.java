package no.meldingsvakt.validering;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import java.util.stream.Collectors;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.rapport.Avviksrapport;
import no.meldingsvakt.rapport.Avvikssporring;
import no.meldingsvakt.rapport.Avvikstall;
import no.meldingsvakt.rapport.Manedstall;

/** Makes reports on deviations of the months that have been counted. It sees no stay. Thread-safe. */
public final class Avviksoppslag {

    private final Lager lager;
    private final Duration oppbevaring;

    public Avviksoppslag(Lager lager, Duration oppbevaring) {
        this.lager = lager;
        this.oppbevaring = oppbevaring;
    }

    /** The report that is asked for, as it is at the moment {@code naa}. */
    public Avviksrapport rapport(Avvikssporring sporring, Instant naa) {
        Map<YearMonth, Manedstall> maneder = lager
                .iTransaksjon(
                        tx -> tx.avvikstall().tall(YearMonth.from(sporring.fra()), YearMonth.from(sporring.til())))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> Manedstall.les(e.getValue())));
        return new Avvikstall(maneder)
                .rapport(sporring)
                .utenom(Avviksteller.plan(lager, naa, oppbevaring).ikkeTalt(sporring, maneder.keySet()));
    }
}

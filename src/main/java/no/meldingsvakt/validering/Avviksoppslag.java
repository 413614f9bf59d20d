package no.meldingsvakt.validering;

import java.time.YearMonth;
import java.util.Map;
import java.util.stream.Collectors;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.rapport.Avviksrapport;
import no.meldingsvakt.rapport.Avvikssporring;
import no.meldingsvakt.rapport.Avvikstall;
import no.meldingsvakt.rapport.Manedstall;

/** Makes reports on deviations of the months that have been counted. It sees nothing else of the store. Thread-safe. */
public final class Avviksoppslag {

    private final Lager lager;

    public Avviksoppslag(Lager lager) {
        this.lager = lager;
    }

    /** The report that is asked for. */
    public Avviksrapport rapport(Avvikssporring sporring) {
        Map<YearMonth, Manedstall> maneder = lager
                .iTransaksjon(
                        tx -> tx.avvikstall().tall(YearMonth.from(sporring.fra()), YearMonth.from(sporring.til())))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> Manedstall.les(e.getValue())));
        return new Avvikstall(maneder).rapport(sporring);
    }
}

package no.meldingsvakt.drift;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.forlop.lager.Segl;
import no.meldingsvakt.forlop.lager.Transaksjon;

/** The keys that receipts in the outbox are shut with ({@link Segl}): a new one each day, and what is old is kept nowhere. */
interface Dognnokler {

    Duration BRUKSTID = Duration.ofDays(1);

    /** Those in force, as long as a transaction lasts: the first shuts, all of them open. */
    List<byte[]> i(Transaksjon tx);

    /** Takes a new key when the one in force is a day old, and gives up those before it unless something waits that needs them. */
    void bytt(Lager lager, Instant naa);
}

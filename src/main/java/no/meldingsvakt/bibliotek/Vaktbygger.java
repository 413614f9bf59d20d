package no.meldingsvakt.bibliotek;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import no.meldingsvakt.drift.Deler;
import no.meldingsvakt.regel.Tidsbudsjett;
import org.jspecify.annotations.Nullable;

/** The settings of a {@link Vakt}, each as the service has it until another is chosen. Used by one thread. */
public final class Vaktbygger {

    private static final long STORST = 50L << 20;

    private Set<String> regelsett = Set.of();
    private Set<String> egneHerId = Set.of();
    private @Nullable Path regelmappe;
    private @Nullable Path xsdMappe;
    private long maksStorrelse = STORST;
    private Tidsbudsjett tid = Tidsbudsjett.VANLIG;
    private Clock klokke = Clock.systemUTC();

    Vaktbygger() {}

    /** Rule packs that are applied to every message for which no others are wished; the parties decide otherwise. */
    public Vaktbygger regelsett(String... ider) {
        regelsett = Set.of(ider);
        return this;
    }

    /** The HER-ids that messages are received for; all receivers count as own otherwise. */
    public Vaktbygger egneHerId(String... ider) {
        egneHerId = Set.of(ider);
        return this;
    }

    /** A folder of rule packs besides the ones that come with it. */
    public Vaktbygger regelmappe(Path mappe) {
        regelmappe = mappe;
        return this;
    }

    /** A folder of schemas besides the ones that come with it. */
    public Vaktbygger xsdMappe(Path mappe) {
        xsdMappe = mappe;
        return this;
    }

    /** Most bytes of one message; 50 MiB otherwise. */
    public Vaktbygger maksStorrelse(long byter) {
        maksStorrelse = byter;
        return this;
    }

    /**
     * How long the rules may take; what is not done when it is spent is not judged.
     *
     * @param regel one rule, on all of a message or a stay; 10 seconds otherwise
     * @param melding all rules on a message or a stay; 30 seconds otherwise
     * @param kall all messages and stays of one call; 120 seconds otherwise
     */
    public Vaktbygger tid(Duration regel, Duration melding, Duration kall) {
        tid = new Tidsbudsjett(regel, melding, kall);
        return this;
    }

    /** What tells the time; the system's clock otherwise. */
    public Vaktbygger klokke(Clock annen) {
        klokke = annen;
        return this;
    }

    /**
     * Reads schemas and rules.
     *
     * @throws IllegalArgumentException with file and line for schemas or rules of the caller's that cannot be used
     */
    public Vakt aapne() {
        return new Vakt(
                new Deler.Oppsett(
                        regelsett, egneHerId, false, regelmappe, xsdMappe, maksStorrelse, tid, false, motor()),
                klokke);
    }

    private static String motor() {
        return "meldingsvakt "
                + Optional.ofNullable(Vakt.class.getPackage().getImplementationVersion())
                        .orElse("utvikling");
    }
}

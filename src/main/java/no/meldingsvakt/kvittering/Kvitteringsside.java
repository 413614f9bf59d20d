package no.meldingsvakt.kvittering;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.kvittering.Forlopskvittering.FristFelt;
import no.meldingsvakt.kvittering.rapport.Stil;
import no.meldingsvakt.kvittering.rapport.Toppfelt;
import no.meldingsvakt.kvittering.rapport.Tvillinger;
import no.meldingsvakt.melding.Standard;
import no.meldingsvakt.melding.Standardkatalog;
import no.meldingsvakt.xml.Sidemal;
import no.meldingsvakt.xml.XmlFabrikk;
import org.jspecify.annotations.Nullable;

/** The receipt as a page for people: codes have their names beside them, and deadlines tell what is to be done. */
public final class Kvitteringsside {

    private static final String STIL = "side/kvittering.css";

    private final Sidemal mal;
    private final String stil;
    private final Standardkatalog standarder;
    private final Oppslag typenavn;
    private final Oppslag krav;
    private final Tvillinger tvillinger;

    /** Finds what a code is called, or a rule demands, in a language. */
    @FunctionalInterface
    public interface Oppslag {
        Optional<String> finn(String id, Sprak sprak);
    }

    /**
     * Prepares the page.
     *
     * @param typenavn what message types are called
     * @param krav what the rules on deadlines demand
     * @param tvillinger which rules ask the same
     */
    public Kvitteringsside(
            XmlFabrikk xml, Standardkatalog standarder, Oppslag typenavn, Oppslag krav, Tvillinger tvillinger) {
        this.mal = new Sidemal(xml, "/sider/kvittering.xsl");
        this.stil = Stil.av(STIL);
        this.standarder = standarder;
        this.typenavn = typenavn;
        this.krav = krav;
        this.tvillinger = tvillinger;
    }

    /**
     * What the page is made of.
     *
     * @param topp the bar at its top; null where the page is a file
     * @param lagret whether the receipt is one that was given earlier
     * @param typenavn what the message type is called; null where that is not known
     * @param krav what the rules on its deadlines demand, by their ids
     */
    private record Side(
            String sprak,
            String stil,
            @Nullable Toppfelt topp,
            boolean lagret,
            @Nullable String typenavn,
            @Nullable String standardnavn,
            Map<String, String> krav,
            Kvittering kvittering) {}

    /** Writes the page in UTF-8, as a file that leads nowhere, all of it in the language but what the receipt itself quotes. */
    public byte[] skriv(Kvittering kvittering, Sprak sprak) {
        return skriv(kvittering, sprak, false, null);
    }

    /** As above, with the bar that the service's pages have; {@code lagret} where the receipt was given earlier. */
    public byte[] skriv(Kvittering kvittering, Sprak sprak, boolean lagret, @Nullable Toppfelt topp) {
        Kvittering.@Nullable MeldingFelt melding = kvittering.melding();
        return mal.skriv(KvitteringJson.skriv(new Side(
                sprak.kode(),
                stil,
                topp,
                lagret,
                melding == null ? null : typenavn(melding.type(), sprak),
                melding == null ? null : standardnavn(melding),
                krav(kvittering, sprak),
                tvillinger.samle(kvittering))));
    }

    private @Nullable String typenavn(@Nullable String type, Sprak sprak) {
        return type == null ? null : typenavn.finn(type, sprak).orElse(null);
    }

    private @Nullable String standardnavn(Kvittering.MeldingFelt melding) {
        return standarder.alle().stream()
                .filter(s -> s.id().equals(melding.standard()))
                .map(Standard::navn)
                .findFirst()
                .orElse(null);
    }

    private Map<String, String> krav(Kvittering kvittering, Sprak sprak) {
        Map<String, String> alle = new LinkedHashMap<>();
        Stream.ofNullable(kvittering.forlop())
                .map(Kvittering.ForlopdelFelt::frister)
                .flatMap(List::stream)
                .map(FristFelt::regel)
                .distinct()
                .forEach(regel -> krav.finn(regel, sprak).ifPresent(k -> alle.put(regel, Objects.requireNonNull(k))));
        return alle;
    }
}

package no.meldingsvakt.kvittering;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import no.meldingsvakt.avvik.IkkeVurdert;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.kvittering.Forlopskvittering.Meldingskvittering;
import no.meldingsvakt.kvittering.rapport.Ord;
import no.meldingsvakt.kvittering.rapport.Stil;
import no.meldingsvakt.kvittering.rapport.Toppfelt;
import no.meldingsvakt.kvittering.rapport.Tvillinger;
import no.meldingsvakt.kvittering.tegning.Forlopsviser;
import no.meldingsvakt.kvittering.tegning.Forlopsvisning;
import no.meldingsvakt.xml.Sidemal;
import no.meldingsvakt.xml.XmlFabrikk;
import org.jspecify.annotations.Nullable;

/**
 * Stays as a page for people: each drawn, and the same as tables. The page holds its own style and no script, so that it can
 * be kept as one file. Thread-safe.
 */
public final class Forlopsside {

    /** Beginning of the keys of the page's own words. */
    public static final String ORD = "opphold.";

    private static final String STIL = "side/forlop.css";
    private static final int FLEST_AVVIK = 20;

    private final Sidemal mal;
    private final String stil;
    private final Kvitteringsside.Oppslag typenavn;
    private final Kvitteringsside.Oppslag krav;
    private final Tvillinger tvillinger;

    /**
     * Prepares the page.
     *
     * @param typenavn what message types are called
     * @param krav what the rules on deadlines demand
     * @param tvillinger which rules ask the same
     */
    public Forlopsside(
            XmlFabrikk xml, Kvitteringsside.Oppslag typenavn, Kvitteringsside.Oppslag krav, Tvillinger tvillinger) {
        this.mal = new Sidemal(xml, "/sider/forlop.xsl");
        this.stil = Stil.av(STIL);
        this.typenavn = typenavn;
        this.krav = krav;
        this.tvillinger = tvillinger;
    }

    /** What the page is made of. */
    private record Side(
            String sprak,
            Map<String, String> ord,
            String stil,
            @Nullable Toppfelt topp,
            String vurdert,
            List<IkkeVurdert> ikkeVurdert,
            List<Forlopsvisning> forlop,
            List<Meldingsrad> meldinger) {}

    /** A message by itself; {@code flere} is how many findings are not shown. */
    private record Meldingsrad(
            int nr,
            @Nullable String navn,
            @Nullable String type,
            String status,
            String dom,
            List<Funn> avvik,
            int flere,
            List<IkkeVurdert> ikkeVurdert) {}

    private record Funn(String alvorlighet, String ord, Kvittering.AvvikFelt avvik) {}

    /** Writes the page in UTF-8, as a file that leads nowhere, all of it in the language but what it quotes. */
    public byte[] skriv(Forlopskvittering svar, Sprak sprak) {
        return skriv(svar, sprak, null);
    }

    /** As above, with the bar that the service's pages have. */
    public byte[] skriv(Forlopskvittering helt, Sprak sprak, @Nullable Toppfelt topp) {
        Forlopskvittering svar = tvillinger.samle(helt);
        Ord ord = Ord.paa(sprak);
        Forlopsviser viser = new Forlopsviser(svar, sprak, typenavn::finn, krav::finn);
        int antall = svar.forlop().size();
        return mal.skriv(KvitteringJson.skriv(new Side(
                sprak.kode(),
                ord.under(ORD),
                stil,
                topp,
                viser.tid(svar.vurdert()),
                svar.ikkeVurdert(),
                IntStream.range(0, antall)
                        .mapToObj(i -> viser.vis(svar.forlop().get(i), i + 1, antall))
                        .toList(),
                svar.meldinger().stream().map(m -> rad(m, viser, ord, sprak)).toList())));
    }

    private Meldingsrad rad(Meldingskvittering m, Forlopsviser viser, Ord ord, Sprak sprak) {
        Kvittering k = m.kvittering();
        String type = k.melding() == null ? null : k.melding().type();
        return new Meldingsrad(
                m.nr(),
                m.navn(),
                type == null ? null : typenavn.finn(type, sprak).orElse(type),
                k.status().name(),
                ord.si(ORD + "dom." + k.status()),
                k.avvik().stream()
                        .limit(FLEST_AVVIK)
                        .map(a -> new Funn(a.alvorlighet().name(), viser.vekt(a.alvorlighet()), a))
                        .toList(),
                Math.max(0, k.antallAvvik().sum() - FLEST_AVVIK),
                k.ikkeVurdert());
    }
}

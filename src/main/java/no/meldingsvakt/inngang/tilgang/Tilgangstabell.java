package no.meldingsvakt.inngang.tilgang;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which right each address needs. What is not in the table needs the right to operate the service. */
public final class Tilgangstabell {

    private static final Set<String> LES = Set.of("GET", "HEAD");
    private static final Set<String> POST = Set.of("POST");
    private static final String ID = "/[^/]+";

    /** Public ones first, then each right. */
    static final List<Linje> LINJER = List.of(
            apen("/", "(?:meldingsvakt\\.css|swagger-ui-oppsett\\.js|favicon\\.ico)?"),
            apen("/side/", "[a-z-]+\\.(?:css|js|svg)"),
            apen("/bibliotek/", "[a-z0-9-]+\\.js"),
            apen("/eksempler/", ".+"),
            apen("/opphold", ""),
            apen("/avtaler", ""),
            apen("/lar", ""),
            apen("/regler", "(?:/.*)?"),
            apen("/api/v1/regler", "(?:" + ID + ")?"),
            apen("/api/v1/regelsett", ""),
            apen("/api/v1/avtaler", ""),
            apen("/api/v1/standarder", ""),
            apen("/q/swagger-ui", "(?:/.*)?"),
            apen("/q/openapi", ""),
            apen("/q/health/", "(?:live|ready|started)"),
            new Linje(POST, "/api/v1/valideringer", "", Rett.VALIDER),
            new Linje(POST, "/api/v1/forlop/valideringer", "", Rett.VALIDER),
            new Linje(POST, "/api/v1/meldinger", "", Rett.MOTTA),
            new Linje(LES, "/api/v1/meldinger", ID, Rett.LESE),
            new Linje(LES, "/api/v1/forlop", "(?:" + ID + ")?", Rett.LESE),
            new Linje(LES, "/api/v1/avvik", "", Rett.LESE),
            new Linje(LES, "/avvik", "", Rett.LESE),
            new Linje(Set.of("GET", "HEAD", "POST"), "/api/v1/oppgjor", "", Rett.LESE),
            new Linje(Set.of("GET", "HEAD", "POST"), "/oppgjor", "", Rett.LESE),
            new Linje(POST, "/api/v1/avtaler/prov", "", Rett.DRIFT),
            new Linje(Set.of("GET", "HEAD", "DELETE"), "/api/v1/avtaler/prov", ID, Rett.DRIFT),
            new Linje(Set.of("GET", "HEAD", "POST"), "/avtaler/prov", "", Rett.DRIFT),
            new Linje(LES, "/avtaler/prov", ID, Rett.DRIFT),
            new Linje(LES, "/api/v1/regelsett/kandidater", "", Rett.DRIFT),
            new Linje(LES, "/api/v1/parkert", "", Rett.DRIFT),
            new Linje(POST, "/api/v1/parkert", ID + "/ny", Rett.DRIFT),
            new Linje(Set.of("DELETE"), "/api/v1/parkert", ID, Rett.DRIFT),
            new Linje(LES, "/drift", "", Rett.DRIFT),
            new Linje(LES, "/q/metrics", "", Rett.DRIFT),
            new Linje(LES, "/q/health", "(?:/.*)?", Rett.DRIFT));

    /** The addresses, as metrics name them. */
    static final Set<String> STIER = Set.of(
            "/",
            "/api/v1/avtaler",
            "/api/v1/avtaler/prov",
            "/api/v1/avtaler/prov/{id}",
            "/api/v1/avvik",
            "/api/v1/forlop",
            "/api/v1/forlop/valideringer",
            "/api/v1/forlop/{id}",
            "/api/v1/meldinger",
            "/api/v1/meldinger/{id}",
            "/api/v1/oppgjor",
            "/api/v1/parkert",
            "/api/v1/parkert/{id}",
            "/api/v1/parkert/{id}/ny",
            "/api/v1/regelsett",
            "/api/v1/regelsett/kandidater",
            "/api/v1/regler",
            "/api/v1/regler/{id}",
            "/api/v1/standarder",
            "/api/v1/valideringer",
            "/avtaler",
            "/avtaler/prov",
            "/avtaler/prov/{id}",
            "/avvik",
            "/bibliotek/codemirror-view.js",
            "/drift",
            "/eksempler/{id}",
            "/lar",
            "/meldingsvakt.css",
            "/oppgjor",
            "/opphold",
            "/q/health",
            "/q/health/live",
            "/q/health/ready",
            "/q/health/started",
            "/q/metrics",
            "/q/openapi",
            "/q/swagger-ui",
            "/regler",
            "/regler/dekning",
            "/regler/{id}",
            "/side/avtaler.css",
            "/side/forlop.css",
            "/side/innlogging.js",
            "/side/opplasting.js",
            "/side/kvittering.css",
            "/side/lar.css",
            "/side/lar.js",
            "/side/merke.svg",
            "/side/opphold.css",
            "/side/opphold.js",
            "/side/prov.css",
            "/side/prov.js",
            "/side/regler.css",
            "/side/regler.js",
            "/side/token.js",
            "/side/xmlvisning.css",
            "/side/xmlvisning.js",
            "/swagger-ui-oppsett.js");

    private Tilgangstabell() {}

    /** Calls, and the right they need; none where they are public. */
    record Linje(Set<String> metoder, String start, Pattern sti, Optional<Rett> rett) {

        Linje(Set<String> metoder, String start, String resten, Rett rett) {
            this(metoder, start, sti(start, resten), Optional.of(rett));
        }

        /** Each call is held against most of the lines, twice: few of them begin as it does. */
        boolean gjelder(String metode, String adresse) {
            return adresse.startsWith(start)
                    && metoder.contains(metode)
                    && sti.matcher(adresse).matches();
        }

        private static Pattern sti(String start, String resten) {
            return Pattern.compile(Pattern.quote(start) + resten + "/?");
        }
    }

    private static Linje apen(String start, String resten) {
        return new Linje(LES, start, Linje.sti(start, resten), Optional.empty());
    }

    /** The right that a call needs; empty where everybody may make it. */
    public static Optional<Rett> krever(String metode, String sti) {
        for (Linje l : LINJER) {
            if (l.gjelder(metode, sti)) {
                return l.rett();
            }
        }
        return Optional.of(Rett.DRIFT);
    }
}

package no.meldingsvakt.inngang.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.inngang.katalog.Regelvisning;
import no.meldingsvakt.inngang.rest.Eksempelsamling;
import no.meldingsvakt.inngang.rest.Eksempelsamling.Eksempel;
import no.meldingsvakt.inngang.tilgang.Svarhoder;
import no.meldingsvakt.inngang.web.Kurs.Ledd;
import no.meldingsvakt.inngang.web.Kurs.Oppgave;
import no.meldingsvakt.kvittering.Forlopsside;
import no.meldingsvakt.kvittering.rapport.Ord;
import no.meldingsvakt.regel.Regelverkslager;
import no.meldingsvakt.xml.Leseform;
import no.meldingsvakt.xml.Leseform.Linje;
import no.meldingsvakt.xml.Sidemal;
import no.meldingsvakt.xml.XmlFabrikk;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** A short course. Its messages are judged by the service while somebody answers, and its answers are what the rules say. */
@Path("/lar")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class LarRessurs {

    private final Kurs kurs = Kurs.les();
    private final Map<String, List<Linje>> meldinger;
    private final Regelverkslager regelverk;
    private final Sideskriver skriver;
    private final Sidemal mal;

    LarRessurs(Regelverkslager regelverk, Sideskriver skriver, XmlFabrikk xml) {
        this.regelverk = regelverk;
        this.skriver = skriver;
        this.mal = skriver.mal("lar");
        Map<String, String> tekster =
                Eksempelsamling.les().stream().collect(Collectors.toMap(Eksempel::navn, Eksempel::tekst));
        this.meldinger = kurs.oppgaver().stream()
                .map(Oppgave::fil)
                .collect(Collectors.toMap(f -> f, f -> Leseform.av(xml, Objects.requireNonNull(tekster.get(f), f))));
    }

    /** Something that somebody may answer: a rule, and what it says when it is broken. */
    private record Svar(String regel, String tekst) {}

    /** An exercise as the page shows it. */
    private record Vist(
            String fil, String regelsett, String situasjon, List<Linje> melding, Svar fasit, List<Svar> svar) {}

    /** A message of the stay as the page shows it. */
    private record Brikke(String fil, String navn) {}

    @GET
    @Operation(hidden = true)
    public Response side(@QueryParam("sprak") @Nullable String kode) {
        Sprak sprak = Sideskriver.sprak(kode);
        Regelvisning regler = new Regelvisning(regelverk.get().katalog());
        return Response.ok(skriver.skriv(
                        mal,
                        sprak,
                        "/lar",
                        Map.of(
                                "oppgaver",
                                kurs.oppgaver().stream()
                                        .map(o -> vis(o, regler, sprak))
                                        .toList(),
                                "opphold",
                                kurs.opphold().stream()
                                        .map(l -> brikke(l, sprak))
                                        .sorted(Comparator.comparing(Brikke::navn))
                                        .toList())))
                .header(HttpHeaders.CONTENT_LANGUAGE, sprak.kode())
                .header("Content-Security-Policy", Svarhoder.MED_SKRIPT)
                .build();
    }

    private Vist vis(Oppgave o, Regelvisning regler, Sprak sprak) {
        Svar fasit = svar(o.regel(), regler, sprak);
        return new Vist(
                o.fil(),
                String.join(",", o.regelsett()),
                o.situasjon(sprak),
                Objects.requireNonNull(meldinger.get(o.fil())),
                fasit,
                Stream.concat(Stream.of(fasit), o.andre().stream().map(id -> svar(id, regler, sprak)))
                        .sorted(Comparator.comparing(Svar::tekst))
                        .toList());
    }

    private static Svar svar(String id, Regelvisning regler, Sprak sprak) {
        return regler.finn(id, sprak)
                .flatMap(r ->
                        r.paastander().stream().filter(p -> p.id().equals(id)).findFirst())
                .map(p -> new Svar(id, p.tekst()))
                .orElseThrow(() -> new IllegalStateException("the course asks for a rule that is not in use: " + id));
    }

    private static Brikke brikke(Ledd ledd, Sprak sprak) {
        return new Brikke(ledd.fil(), Ord.paa(sprak).si(Forlopsside.ORD + "hendelse." + ledd.hendelse()));
    }
}

package no.meldingsvakt.inngang.web;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.inngang.rest.Eksempelsamling;
import no.meldingsvakt.inngang.rest.Eksempelsamling.Eksempel;
import no.meldingsvakt.inngang.tilgang.Svarhoder;
import no.meldingsvakt.inngang.web.Kurs.Ledd;
import no.meldingsvakt.inngang.web.Kurs.Oppgave;
import no.meldingsvakt.kvittering.Forlopsside;
import no.meldingsvakt.kvittering.Kvittering.AvvikFelt;
import no.meldingsvakt.kvittering.Svar;
import no.meldingsvakt.kvittering.rapport.Ord;
import no.meldingsvakt.regel.Regelverk;
import no.meldingsvakt.regel.Regelverkslager;
import no.meldingsvakt.rute.ValiderRoute;
import no.meldingsvakt.validering.Bestilling;
import no.meldingsvakt.validering.Bestilling.Onsker;
import no.meldingsvakt.validering.Bestillinger;
import no.meldingsvakt.validering.Sak;
import no.meldingsvakt.validering.UegnetBestillingException;
import no.meldingsvakt.xml.Leseform;
import no.meldingsvakt.xml.Leseform.Linje;
import no.meldingsvakt.xml.Sidemal;
import no.meldingsvakt.xml.XmlFabrikk;
import org.apache.camel.ProducerTemplate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** A short course. Its messages are judged by the service while somebody answers, and its answers are what the rules say. */
@Path("/lar")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class LarRessurs {

    private final Kurs kurs = Kurs.les();
    private final Map<String, String> eksempler;
    private final Map<String, List<Linje>> meldinger;
    private final Map<Sprak, Dommer> dommer = new ConcurrentHashMap<>();
    private final Regelverkslager regelverk;
    private final Bestillinger bestillinger;
    private final ProducerTemplate rute;
    private final Sideskriver skriver;
    private final Sidemal mal;

    LarRessurs(
            Regelverkslager regelverk,
            Bestillinger bestillinger,
            ProducerTemplate rute,
            Sideskriver skriver,
            XmlFabrikk xml) {
        this.regelverk = regelverk;
        this.bestillinger = bestillinger;
        this.rute = rute;
        this.skriver = skriver;
        this.mal = skriver.mal("lar");
        Set<String> filer = kurs.oppgaver().stream().map(Oppgave::fil).collect(Collectors.toSet());
        this.eksempler = Eksempelsamling.alle().stream()
                .filter(e -> filer.contains(e.navn()))
                .collect(Collectors.toMap(Eksempel::navn, Eksempel::tekst));
        this.meldinger = filer.stream().collect(Collectors.toMap(f -> f, f -> Leseform.av(xml, eksempel(f))));
    }

    /** Something that somebody may answer: a rule, and what is said of the message that breaks it. */
    private record Valg(String regel, String tekst) {}

    /** What is said of each of the messages by the rules as they were, by the rule that says it. */
    private record Dommer(Regelverk regler, Map<String, String> tekster) {}

    /** An exercise as the page shows it. */
    private record Vist(
            String fil, String regelsett, String situasjon, List<Linje> melding, Valg fasit, List<Valg> svar) {}

    /** A message of the stay as the page shows it. */
    private record Brikke(String fil, String navn) {}

    @GET
    @Blocking
    @Operation(hidden = true)
    public Response side(@QueryParam("sprak") @Nullable String kode) {
        Sprak sprak = Sideskriver.sprak(kode);
        Map<String, String> tekster = tekster(sprak);
        return Response.ok(skriver.skriv(
                        mal,
                        sprak,
                        "/lar",
                        Map.of(
                                "oppgaver",
                                kurs.oppgaver().stream()
                                        .map(o -> vis(o, tekster, sprak))
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

    private Vist vis(Oppgave o, Map<String, String> tekster, Sprak sprak) {
        Valg fasit = valg(o.regel(), tekster);
        return new Vist(
                o.fil(),
                String.join(",", o.regelsett()),
                o.situasjon(sprak),
                Objects.requireNonNull(meldinger.get(o.fil())),
                fasit,
                Stream.concat(Stream.of(fasit), o.andre().stream().map(id -> valg(id, tekster)))
                        .sorted(Comparator.comparing(Valg::tekst))
                        .toList());
    }

    private static Valg valg(String id, Map<String, String> tekster) {
        return new Valg(id, tekster.getOrDefault(id, id));
    }

    /** What the service says of the messages, asked again when its rules have changed. */
    private Map<String, String> tekster(Sprak sprak) {
        Regelverk naa = regelverk.get();
        return Objects.requireNonNull(dommer.compute(
                        sprak, (s, sist) -> sist != null && sist.regler() == naa ? sist : new Dommer(naa, bedom(s))))
                .tekster();
    }

    private Map<String, String> bedom(Sprak sprak) {
        return kurs.oppgaver().stream()
                .flatMap(o ->
                        rute.requestBody(ValiderRoute.INNGANG, sak(o, sprak), Svar.class).kvittering().avvik().stream())
                .collect(Collectors.toMap(AvvikFelt::regel, AvvikFelt::tekst, (a, b) -> a));
    }

    private Sak sak(Oppgave o, Sprak sprak) {
        try {
            return bestillinger.ta(new Bestilling(
                    eksempel(o.fil()).getBytes(StandardCharsets.UTF_8), new Onsker(o.regelsett(), sprak.kode(), null)));
        } catch (UegnetBestillingException e) {
            throw new IllegalStateException("a message of the course cannot be judged", e);
        }
    }

    private String eksempel(String fil) {
        return Objects.requireNonNull(eksempler.get(fil), fil);
    }

    private static Brikke brikke(Ledd ledd, Sprak sprak) {
        return new Brikke(ledd.fil(), Ord.paa(sprak).si(Forlopsside.ORD + "hendelse." + ledd.hendelse()));
    }
}

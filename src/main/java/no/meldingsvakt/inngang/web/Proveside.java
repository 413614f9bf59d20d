package no.meldingsvakt.inngang.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.inngang.rest.Eksempelsamling;
import no.meldingsvakt.inngang.rest.Eksempelsamling.Eksempel;
import no.meldingsvakt.inngang.tilgang.Rammeproblem;
import no.meldingsvakt.inngang.tilgang.Svarhoder;
import no.meldingsvakt.regel.Regelverkslager;

/** The first page: try a message. Made when first asked for in a language, and then the same for everybody. */
@ApplicationScoped
public class Proveside {

    private final Sideskriver skriver;
    private final ObjectMapper json;
    private final Regelverkslager regler;
    private final Map<Sprak, Buffer> sider = new ConcurrentHashMap<>();

    Proveside(Sideskriver skriver, ObjectMapper json, Regelverkslager regler) {
        this.skriver = skriver;
        this.json = json;
        this.regler = regler;
    }

    /**
     * An example to choose.
     *
     * @param fil its address below {@code /eksempler/}
     * @param regelsett the packs to judge it by, with commas between
     */
    private record Valg(String fil, String tittel, String regelsett, boolean forlop) {}

    /** Not a resource: what is sent to this address is still answered as sent to no address. */
    void registrer(@Observes Router ruter) {
        ruter.route("/")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .order(Rammeproblem.FORST + 3)
                .handler(this::svar);
    }

    private void svar(RoutingContext ctx) {
        Sprak sprak = Sideskriver.sprak(ctx.request().getParam("sprak"));
        ctx.vertx()
                .executeBlocking(() -> sider.computeIfAbsent(sprak, this::skriv), false)
                .onSuccess(side -> ctx.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                        .putHeader(HttpHeaders.CONTENT_LANGUAGE, sprak.kode())
                        .putHeader("Content-Security-Policy", Svarhoder.MED_SKRIPT)
                        .end(side))
                .onFailure(ctx::fail);
    }

    private Buffer skriv(Sprak sprak) {
        Map<String, Object> innhold = new LinkedHashMap<>();
        innhold.put(
                "situasjoner",
                Situasjon.les().stream()
                        .map(s -> new Valg(s.fil(), s.tittel(sprak), String.join(",", s.pakker()), s.forlop()))
                        .toList());
        innhold.put("eksempler", eksempler());
        innhold.put("skriptord", skriptord(sprak));
        return Buffer.buffer(skriver.skriv(skriver.mal("prov"), sprak, "/", innhold));
    }

    /** Examples of one version of a standard. */
    private record Gruppe(String navn, List<Valg> valg) {}

    /** All examples, by standard and version, in the order they are chosen from. */
    private static List<Gruppe> eksempler() {
        Map<String, List<Valg>> grupper = new LinkedHashMap<>();
        for (Eksempel e : Eksempelsamling.alle()) {
            String standard = e.navn().substring(0, e.navn().lastIndexOf('/'));
            String tittel = e.tittel().substring(standard.length() + 2);
            grupper.computeIfAbsent(standard, s -> new ArrayList<>())
                    .add(new Valg(e.navn(), e.dom() + " – " + tittel, String.join(",", e.regelsett()), false));
        }
        return grupper.entrySet().stream()
                .map(g -> new Gruppe(g.getKey(), g.getValue()))
                .toList();
    }

    /** The words that the script uses, and which rules ask the same, as JSON that can stand inside a page. */
    private String skriptord(Sprak sprak) {
        Map<String, Object> ord = new LinkedHashMap<>(skriver.ord(sprak));
        ord.keySet().removeIf(n -> !n.startsWith("prov."));
        ord.put("sprak", sprak.kode());
        ord.put("samme", regler.get().katalog().sammeSom());
        try {
            return json.writeValueAsString(ord).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("words could not be written", e);
        }
    }
}

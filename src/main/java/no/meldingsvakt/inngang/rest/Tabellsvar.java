package no.meldingsvakt.inngang.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Supplier;
import no.meldingsvakt.csv.Tabellskriver;

/** Answers with what was found as JSON, or as a table where CSV is asked for first. */
final class Tabellsvar {

    private static final MediaType CSV = MediaType.valueOf(Tabellskriver.MEDIETYPE);
    private static final List<MediaType> FORMATER = List.of(MediaType.APPLICATION_JSON_TYPE, CSV);

    private Tabellsvar() {}

    static Response av(Object json, Supplier<String> csv, HttpHeaders hoder) {
        return Kvitteringsformat.ferdig(
                CSV.isCompatible(Kvitteringsformat.velg(hoder.getAcceptableMediaTypes(), FORMATER))
                        ? Response.ok(csv.get(), Tabellskriver.MEDIETYPE + ";charset=UTF-8")
                        : Response.ok(json, MediaType.APPLICATION_JSON));
    }
}

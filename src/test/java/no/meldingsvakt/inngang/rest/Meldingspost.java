package no.meldingsvakt.inngang.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.restassured.builder.ResponseBuilder;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Sends messages over HTTP byte for byte, with no header that was not asked for, and gives REST Assured the answer. Its own
 * client takes seconds for what the service judges in less.
 */
public final class Meldingspost {

    public static final String VALIDERINGER = "/api/v1/valideringer";

    private static final String XML = "application/xml";

    /** A call that hangs shall fail the test, not stop it. */
    private static final Duration LENGST_VENTING = Duration.ofSeconds(60);

    private static final HttpClient KLIENT =
            HttpClient.newBuilder().connectTimeout(LENGST_VENTING).build();

    private static final ObjectMapper JSON = new ObjectMapper();

    private Meldingspost() {}

    public static Response send(byte[] innhold) {
        return send(VALIDERINGER, innhold, Map.of("Content-Type", XML));
    }

    public static Response send(byte[] innhold, String accept) {
        return send(VALIDERINGER, innhold, Map.of("Content-Type", XML, "Accept", accept));
    }

    public static Response sendPakket(byte[] innhold, String koding) {
        return send(VALIDERINGER, innhold, Map.of("Content-Type", XML, "Content-Encoding", koding));
    }

    /** Posts with exactly these headers. */
    public static Response send(String sti, byte[] innhold, Map<String, String> hoder) {
        HttpRequest.Builder foresporsel = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + sti))
                .timeout(LENGST_VENTING)
                .POST(BodyPublishers.ofByteArray(innhold));
        hoder.forEach(foresporsel::header);
        try {
            return svar(KLIENT.send(foresporsel.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static Response svar(HttpResponse<byte[]> svar) {
        return new ResponseBuilder()
                .setStatusCode(svar.statusCode())
                .setHeaders(new Headers(svar.headers().map().entrySet().stream()
                        .flatMap(e -> e.getValue().stream().map(v -> new Header(e.getKey(), v)))
                        .toList()))
                .setContentType(svar.headers().firstValue("Content-Type").orElse(""))
                .setBody(svar.body())
                .build();
    }

    /** The JSON that came back. For many answers: REST Assured compiles a program for each path that it is asked for, each time. */
    public static JsonNode json(Response svar) {
        try {
            return JSON.readTree(svar.asByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that came back: headers and body. */
    public static String alt(Response svar) {
        return svar.getHeaders().asList().stream().map(Header::toString).collect(Collectors.joining("\n"))
                + "\n\n"
                + svar.asString();
    }
}

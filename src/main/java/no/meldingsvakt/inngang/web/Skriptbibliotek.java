package no.meldingsvakt.inngang.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import no.meldingsvakt.inngang.tilgang.Rammeproblem;
import org.jspecify.annotations.Nullable;

/**
 * Serves the script libraries that came as jars, as plain modules at {@code /bibliotek/<name>.js}. They name each other as
 * packages do, which a browser understands only with a list that stands as script in the page, and no policy here allows
 * that: so each name is written as the address it has here. Nothing else of them is changed.
 */
@ApplicationScoped
public class Skriptbibliotek {

    static final String STI = "/bibliotek/";

    private static final String KART = "META-INF/importmap.json";
    private static final String ROT = "META-INF/resources";
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^((?:import|export)\\b[^'\"\n]*?)(['\"])([^./'\"][^'\"]*)\\2");

    /** Empty until somebody opens a page: most services start without one, and packing them takes time. */
    private Map<String, Modul> moduler = Map.of();

    /** A module as it is sent, packed as well, and what changes when it does. */
    record Modul(byte[] tekst, byte[] pakket, String merke) {}

    /** All of them, by the last part of their address. */
    synchronized Map<String, Modul> moduler() {
        if (moduler.isEmpty()) {
            moduler = les();
        }
        return moduler;
    }

    void registrer(@Observes Router ruter) {
        ruter.route(STI + "*")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .order(Rammeproblem.FORST + 3)
                .handler(this::svar);
    }

    private void svar(RoutingContext ctx) {
        ctx.vertx()
                .executeBlocking(this::moduler, false)
                .onSuccess(alle -> svar(ctx, alle.get(ctx.normalizedPath().substring(STI.length()))))
                .onFailure(ctx::fail);
    }

    private static void svar(RoutingContext ctx, @Nullable Modul modul) {
        if (modul == null) {
            ctx.next();
            return;
        }
        HttpServerResponse svar = ctx.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/javascript;charset=UTF-8")
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .putHeader(HttpHeaders.ETAG, modul.merke());
        if (modul.merke().equals(ctx.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            svar.setStatusCode(304).end();
        } else if (taPakket(ctx.request().getHeader(HttpHeaders.ACCEPT_ENCODING))) {
            svar.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip").end(Buffer.buffer(modul.pakket()));
        } else {
            svar.end(Buffer.buffer(modul.tekst()));
        }
    }

    private static boolean taPakket(@Nullable String kodinger) {
        return kodinger != null && kodinger.matches("(?i)(?:.*,)?\\s*gzip\\s*(?:,.*)?");
    }

    private static Map<String, Modul> les() {
        Map<String, Modul> alle = new LinkedHashMap<>();
        ClassLoader laster = Thread.currentThread().getContextClassLoader();
        try {
            for (URL kart : Collections.list(laster.getResources(KART))) {
                JsonNode navnene = new ObjectMapper().readTree(kart).path("imports");
                for (Map.Entry<String, JsonNode> e : navnene.properties()) {
                    if (e.getValue().asText().endsWith(".js")) {
                        alle.put(
                                fil(e.getKey()),
                                modul(laster, ROT + e.getValue().asText()));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return alle;
    }

    private static Modul modul(ClassLoader laster, String ressurs) throws IOException {
        try (InputStream inn = Objects.requireNonNull(laster.getResourceAsStream(ressurs), ressurs)) {
            String tekst = new String(inn.readAllBytes(), StandardCharsets.UTF_8);
            byte[] ut = IMPORT.matcher(tekst)
                    .replaceAll(
                            t -> Matcher.quoteReplacement(t.group(1) + t.group(2) + STI + fil(t.group(3)) + t.group(2)))
                    .getBytes(StandardCharsets.UTF_8);
            return new Modul(ut, pakk(ut), merke(ut));
        }
    }

    /** {@code @codemirror/view} is at {@code codemirror-view.js}. */
    private static String fil(String pakke) {
        return pakke.replace("@", "").replace('/', '-') + ".js";
    }

    private static byte[] pakk(byte[] tekst) throws IOException {
        ByteArrayOutputStream ut = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(ut)) {
            gzip.write(tekst);
        }
        return ut.toByteArray();
    }

    private static String merke(byte[] tekst) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(tekst);
            return '"' + HexFormat.of().formatHex(sum, 0, 16) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

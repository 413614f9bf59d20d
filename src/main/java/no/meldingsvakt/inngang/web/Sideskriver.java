package no.meldingsvakt.inngang.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.drift.MeldingsvaktConfig;
import no.meldingsvakt.kvittering.rapport.Ord;
import no.meldingsvakt.kvittering.rapport.Toppfelt;
import no.meldingsvakt.xml.Sidemal;
import no.meldingsvakt.xml.XmlFabrikk;
import org.jspecify.annotations.Nullable;

/** Writes pages, all with the same words and the same bar at the top. Thread-safe. */
@Singleton
public class Sideskriver {

    private static final String FORAN = "side.";

    private final XmlFabrikk xml;
    private final ObjectMapper json;
    private final boolean token;

    Sideskriver(XmlFabrikk xml, ObjectMapper json, MeldingsvaktConfig config) {
        this.token = config.innlogging().harToken();
        this.xml = xml;
        this.json = json;
    }

    /** The stylesheet of a page, {@code /sider/<navn>.xsl}. */
    public Sidemal mal(String navn) {
        return new Sidemal(xml, "/sider/" + navn + ".xsl");
    }

    /**
     * Writes the page in UTF-8.
     *
     * @param her the address of the page, for the links to the same page in other languages
     * @param innhold what the stylesheet shows; it has {@code sprak}, {@code topp}, {@code ord} and {@code token} besides, the last
     *     where clients sign in with tokens
     */
    public byte[] skriv(Sidemal mal, Sprak sprak, String her, Map<String, ?> innhold) {
        return skriv(mal, Toppfelt.paa(sprak, her), sprak, innhold);
    }

    /** As above, for a page with a bar that knows more of its address. */
    public byte[] skriv(Sidemal mal, Toppfelt topp, Sprak sprak, Map<String, ?> innhold) {
        Map<String, Object> alt = new LinkedHashMap<>(innhold);
        alt.put("sprak", sprak.kode());
        alt.put("topp", topp);
        alt.put("token", token);
        alt.put("ord", ord(sprak));
        try {
            return mal.skriv(json.writeValueAsString(alt));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a page could not be written", e);
        }
    }

    /** The words of all pages in a language, without what they all begin with. */
    public Map<String, String> ord(Sprak sprak) {
        return Ord.paa(sprak).under(FORAN);
    }

    /** The language that a query asks for; bokmål where it asks for none that is known. */
    public static Sprak sprak(@Nullable String kode) {
        return kode == null ? Sprak.NB : Sprak.av(kode).orElse(Sprak.NB);
    }
}

package no.meldingsvakt.fiendtlig;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import no.meldingsvakt.inngang.rest.Kanarimelding;
import no.meldingsvakt.inngang.rest.Meldingspost;
import no.meldingsvakt.skjema.Skjemadommer;
import no.meldingsvakt.skjema.Skjemadommer.Dom;

/**
 * Hands a message in at the doors of REST, and says what must never be: an error of ours, an answer that is long in coming, a message
 * that is not judged and no rule named, a receipt that says OK to what the schema refuses, an AppRec that is not valid, two verdicts on
 * one message, or a verdict that hangs on the door.
 */
final class Dorvakt {

    static final String MELDINGER = "/api/v1/meldinger";
    static final String FORLOP = "/api/v1/forlop/valideringer";

    private static final Set<Integer> TILLATT = Set.of(200, 400, 413, 422);
    private static final Set<String> DOMMER = Set.of("GODTATT", "GODTATT_MED_AVVIK", "AVVIST", "IKKE_VURDERT");
    private static final Pattern NYTT = Pattern.compile("\"(id|vurdert)\":\"[^\"]*\"|\"tidsbruk\":\\{[^}]*\\}");
    private static final Pattern DEL = Pattern.compile("boundary=\"?([^\";]+)");

    private final Skjemadommer dommer = new Skjemadommer();
    private final Duration lengst;

    Dorvakt(Duration lengst) {
        this.lengst = lengst;
    }

    /**
     * What is wrong with how a message is answered; empty when nothing is.
     *
     * @param navngir whether the canary may be told, since it may be in what names an organisation
     */
    List<String> prov(byte[] melding, boolean navngir) {
        List<String> feil = new ArrayList<>();
        Response json = send(Meldingspost.VALIDERINGER, melding, "application/json", feil);
        if (json.statusCode() != 200) {
            return feil;
        }
        String dom = status(json);
        Dom fasit = dommer.dom(melding);
        vurderDom(json, dom, fasit, feil);
        Response igjen = send(Meldingspost.VALIDERINGER, melding, "application/json", feil);
        if (!uten(json).equals(uten(igjen))) {
            feil.add("two verdicts: " + uten(json) + "\n" + uten(igjen));
        }
        vurderAppRec(send(Meldingspost.VALIDERINGER, melding, "application/xml", feil), dom, fasit, feil);
        Response side = send(Meldingspost.VALIDERINGER, melding, "text/html", feil);
        Response svrl = send(Meldingspost.VALIDERINGER, melding, "application/svrl+xml", feil);
        Response mottatt = send(MELDINGER, melding, "application/json", feil);
        if (mottatt.statusCode() == 200 && erAvvist(dom) != erAvvist(status(mottatt))) {
            feil.add("received as " + status(mottatt) + ", judged as " + dom);
        }
        if (!navngir) {
            for (Response svar : List.of(json, side, svrl, mottatt)) {
                if (Kanarimelding.erRopetFra(Meldingspost.alt(svar))) {
                    feil.add("told: " + utdrag(Meldingspost.alt(svar)));
                }
            }
        }
        return feil;
    }

    /** The answer to messages handed in together, as a zip file. */
    static Response forlop(String sporring, List<byte[]> meldinger) {
        ByteArrayOutputStream ut = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(ut)) {
            for (int i = 0; i < meldinger.size(); i++) {
                zip.putNextEntry(new ZipEntry(i + ".xml"));
                zip.write(meldinger.get(i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return arkiv(sporring, ut.toByteArray());
    }

    static Response arkiv(String sporring, byte[] zip) {
        return Meldingspost.send(FORLOP + sporring, zip, Map.of("Content-Type", "application/zip"));
    }

    /** The verdict, with the codes it rejects by. */
    static String dom(byte[] melding) {
        Response svar = Meldingspost.send(melding);
        if (svar.statusCode() != 200) {
            return String.valueOf(svar.statusCode());
        }
        Set<String> koder = new LinkedHashSet<>();
        Meldingspost.json(svar).path("avvik").forEach(a -> {
            if (a.hasNonNull("apprec")) {
                koder.add(a.path("apprec").asText());
            }
        });
        return (status(svar) + " " + String.join(" ", koder))
                .replace("_MED_AVVIK", "")
                .strip();
    }

    /** The verdict of an answer. */
    static String status(Response svar) {
        return Meldingspost.json(svar).path("status").asText();
    }

    static boolean erAvvist(String dom) {
        return "AVVIST".equals(dom);
    }

    private static void vurderDom(Response json, String dom, Dom fasit, List<String> feil) {
        if (!DOMMER.contains(dom)) {
            feil.add("no verdict: " + dom);
        }
        List<String> regler = Meldingspost.json(json).path("avvik").findValuesAsText("regel");
        if (dom.equals("IKKE_VURDERT")) {
            feil.add("not judged, by " + regler);
        }
        if (fasit == Dom.UGYLDIG && dom.startsWith("GODTATT")) {
            feil.add("accepted, though the schema refuses it");
        }
        if (fasit == Dom.ULESBAR && dom.startsWith("GODTATT") && !regler.contains("XML-10")) {
            feil.add("accepted, though it is no XML");
        }
        if (fasit == Dom.GYLDIG && regler.contains("XSD")) {
            feil.add("refused by the schema, though it is valid");
        }
    }

    private void vurderAppRec(Response svar, String dom, Dom fasit, List<String> feil) {
        if (svar.statusCode() != 200) {
            return;
        }
        for (byte[] appRec : deler(svar)) {
            if (dommer.dom(appRec) != Dom.GYLDIG) {
                feil.add("an AppRec that is not valid: " + utdrag(new String(appRec, UTF_8)));
            }
            if (fasit == Dom.UGYLDIG && new String(appRec, UTF_8).contains("<Status V=\"1\"")) {
                feil.add("an AppRec says OK to what the schema refuses");
            }
        }
        if (dom.equals("IKKE_VURDERT")) {
            feil.add("an AppRec of what was not judged");
        }
    }

    private static List<byte[]> deler(Response svar) {
        byte[] kropp = svar.asByteArray();
        Matcher grense = DEL.matcher(svar.contentType());
        if (!grense.find()) {
            return List.of(kropp);
        }
        List<byte[]> deler = new ArrayList<>();
        String alt = new String(kropp, StandardCharsets.ISO_8859_1);
        for (String del : alt.split(Pattern.quote("--" + grense.group(1)), -1)) {
            int start = del.indexOf("\r\n\r\n");
            if (start >= 0) {
                deler.add(del.substring(start).strip().getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return deler;
    }

    private Response send(String sti, byte[] melding, String form, List<String> feil) {
        long start = System.nanoTime();
        Response svar = Meldingspost.send(sti, melding, Map.of("Content-Type", "application/xml", "Accept", form));
        Duration tid = Duration.ofNanos(System.nanoTime() - start);
        if (tid.compareTo(lengst) > 0) {
            feil.add(sti + " " + form + " took " + tid.toMillis() + " ms");
        }
        if (!TILLATT.contains(svar.statusCode())) {
            feil.add(sti + " " + form + ": " + svar.statusCode());
        }
        return svar;
    }

    private static String uten(Response svar) {
        return NYTT.matcher(svar.asString()).replaceAll("");
    }

    private static String utdrag(String tekst) {
        int sted = Math.max(0, tekst.toLowerCase(Locale.ROOT).indexOf(Kanarimelding.KANARI) - 200);
        return tekst.substring(sted, Math.min(tekst.length(), sted + 500));
    }
}

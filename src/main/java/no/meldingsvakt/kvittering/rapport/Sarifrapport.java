package no.meldingsvakt.kvittering.rapport;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Function;
import no.meldingsvakt.avvik.Alvorlighet;
import no.meldingsvakt.avvik.IkkeVurdert;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.kvittering.Kvittering.AvvikFelt;
import no.meldingsvakt.kvittering.Kvittering.StedFelt;

/**
 * Findings as SARIF 2.1.0, which GitHub, GitLab and editors show beside the lines they are about. A file that GitHub would not take is no use,
 * so it keeps within its limits: where there are too many findings the gravest are kept, and the file says how many were left out.
 */
public final class Sarifrapport implements Rapport {

    /** GitHub takes no more results in one run. */
    static final int FLEST_FUNN = 25_000;

    /** GitHub takes 10 MB packed; this is counted unpacked, with room for what stands around the results. */
    static final int STORST = 9_000_000;

    private static final int FLEST_VARSLER = 1000;
    private static final String SKJEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private static final String ROT = "%SRCROOT%";

    /** What stands for a number that has been taken out of a name. */
    private static final String MASKE = "*";

    private final OutputStream ut;
    private final Ord ord;
    private final Sprak sprak;
    private final String versjon;
    private final Function<String, Regelomtale> omtaler;
    private final JsonFactory json = new JsonFactory();
    private final Map<String, Integer> regler = new LinkedHashMap<>();
    private final List<String> varsler = new ArrayList<>();

    /** How many messages have had a name, where numbers have been taken out of it and others may have the same. */
    private final Map<String, Integer> likeNavn = new HashMap<>();

    /** The gravest so far; the first to go is at the head. */
    private final PriorityQueue<Funn> funn = new PriorityQueue<>(Comparator.comparing((Funn f) -> f.alvorlighet)
            .thenComparing(f -> f.nr)
            .reversed());

    private long byter;
    private long nr;
    private long utelatt;
    private long varslerUtelatt;

    /** A finding as it will be written. */
    private record Funn(Alvorlighet alvorlighet, long nr, byte[] json) {}

    /**
     * What is told of a rule.
     *
     * @param tittel what it is called
     * @param krav what it demands
     */
    public record Regelomtale(String tittel, String krav, String kilde) {}

    /**
     * Writes to {@code ut} when all has come, since only then it is known which findings there is room for.
     *
     * @param versjon the program's version
     * @param omtaler what is told of a rule, by its id
     */
    public Sarifrapport(OutputStream ut, Ord ord, Sprak sprak, String versjon, Function<String, Regelomtale> omtaler) {
        this.ut = ut;
        this.ord = ord;
        this.sprak = sprak;
        this.versjon = versjon;
        this.omtaler = omtaler;
    }

    @Override
    public void vurdert(Vurdert vurdert) throws IOException {
        for (IkkeVurdert i : vurdert.kvittering().ikkeVurdert()) {
            varsle("error", vurdert.navn(), ord.si("tekst.ikke-vurdert", i.regel(), i.arsak()));
        }
        Map<String, Integer> like = new HashMap<>();
        String kjent = kjent(vurdert.navn());
        List<AvvikFelt> avvik = vurdert.kvittering().avvik();
        for (AvvikFelt a : avvik) {
            int forekomst = like.merge(a.regel() + "\n" + a.sted().xpath(), 1, Integer::sum);
            legg(new Funn(a.alvorlighet(), nr++, resultat(vurdert.navn(), a, avtrykk(kjent, a, forekomst))));
        }
        utelatt += vurdert.kvittering().antallAvvik().sum() - avvik.size();
    }

    /** What tells it from all other messages of the run. */
    private String kjent(String navn) {
        int nummer = navn.contains(MASKE) ? likeNavn.merge(navn, 1, Integer::sum) : 1;
        return nummer == 1 ? navn : navn + " " + nummer;
    }

    private void legg(Funn nytt) {
        funn.add(nytt);
        byter += nytt.json().length;
        while (funn.size() > FLEST_FUNN || byter > STORST) {
            byter -= funn.remove().json().length;
            utelatt++;
        }
    }

    @Override
    public void uegnet(String navn, String grunn) throws IOException {
        varsle("error", navn, grunn);
    }

    private void varsle(String niva, String navn, String tekst) throws IOException {
        if (varsler.size() == FLEST_VARSLER) {
            varslerUtelatt++;
            return;
        }
        ByteArrayOutputStream varsel = new ByteArrayOutputStream();
        try (JsonGenerator skriver = json.createGenerator(varsel)) {
            skriver.writeStartObject();
            skriver.writeStringField("level", niva);
            tekst(skriver, "message", navn.isEmpty() ? tekst : navn + ": " + tekst);
            skriver.writeEndObject();
        }
        varsler.add(varsel.toString(StandardCharsets.UTF_8));
    }

    private byte[] resultat(String navn, AvvikFelt a, String avtrykk) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator skriver = json.createGenerator(bytes)) {
            skriver.writeStartObject();
            skriver.writeStringField("ruleId", a.regel());
            skriver.writeNumberField("ruleIndex", regler.computeIfAbsent(a.regel(), r -> regler.size()));
            skriver.writeStringField("level", niva(a.alvorlighet()));
            tekst(skriver, "message", a.teknisk() == null ? a.tekst() : a.tekst() + " " + a.teknisk());
            skriver.writeArrayFieldStart("locations");
            sted(skriver, navn, a.sted());
            skriver.writeEndArray();
            skriver.writeObjectFieldStart("partialFingerprints");
            skriver.writeStringField("meldingsvakt/v1", avtrykk);
            skriver.writeStringField("primaryLocationLineHash", avtrykk + ":1");
            skriver.writeEndObject();
            skriver.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void sted(JsonGenerator skriver, String navn, StedFelt sted) throws IOException {
        skriver.writeStartObject();
        skriver.writeObjectFieldStart("physicalLocation");
        skriver.writeObjectFieldStart("artifactLocation");
        skriver.writeStringField("uri", uri(navn));
        skriver.writeStringField("uriBaseId", ROT);
        skriver.writeEndObject();
        skriver.writeObjectFieldStart("region");
        skriver.writeNumberField("startLine", sted.linje() == null ? 1 : Math.max(1, sted.linje()));
        if (sted.linje() != null && sted.kolonne() != null && sted.kolonne() > 0) {
            skriver.writeNumberField("startColumn", sted.kolonne());
        }
        skriver.writeEndObject();
        skriver.writeEndObject();
        if (sted.xpath() != null) {
            skriver.writeArrayFieldStart("logicalLocations");
            skriver.writeStartObject();
            skriver.writeStringField("fullyQualifiedName", sted.xpath());
            skriver.writeStringField("kind", "element");
            skriver.writeEndObject();
            skriver.writeEndArray();
        }
        skriver.writeEndObject();
    }

    /** The same for the same finding in the next run, also when lines have moved. */
    private static String avtrykk(String kjent, AvvikFelt a, int forekomst) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (String del : List.of(kjent, a.regel(), String.valueOf(a.sted().xpath()), String.valueOf(forekomst))) {
                byte[] bytes = del.getBytes(StandardCharsets.UTF_8);
                sha256.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                sha256.update(bytes);
            }
            return HexFormat.of().formatHex(sha256.digest(), 0, Long.BYTES * 2);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String uri(String navn) {
        StringBuilder uri = new StringBuilder();
        for (byte b : navn.replace('\\', '/').getBytes(StandardCharsets.UTF_8)) {
            char tegn = (char) (b & 0xFF);
            if ((tegn < 0x80 && Character.isLetterOrDigit(tegn)) || "/-._~".indexOf(tegn) >= 0) {
                uri.append(tegn);
            } else {
                uri.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return uri.toString();
    }

    private static String niva(Alvorlighet alvorlighet) {
        return switch (alvorlighet) {
            case AVVISES, FEIL -> "error";
            case ADVARSEL -> "warning";
            case MERKNAD -> "note";
        };
    }

    private static void tekst(JsonGenerator skriver, String felt, String tekst) throws IOException {
        skriver.writeObjectFieldStart(felt);
        skriver.writeStringField("text", tekst);
        skriver.writeEndObject();
    }

    @Override
    public void slutt(boolean hel) throws IOException {
        boolean vellykket = hel && varsler.isEmpty();
        if (!hel) {
            varsle("error", "", ord.si("avbrutt"));
        }
        try (JsonGenerator skriver = json.createGenerator(ut).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            skriver.writeStartObject();
            skriver.writeStringField("$schema", SKJEMA);
            skriver.writeStringField("version", "2.1.0");
            skriver.writeArrayFieldStart("runs");
            skriver.writeStartObject();
            verktoy(skriver);
            skriver.writeStringField("language", sprak.kode());
            kjoring(skriver, vellykket);
            skriver.writeStringField("columnKind", "unicodeCodePoints");
            resultater(skriver);
            skriver.writeEndObject();
            skriver.writeEndArray();
            skriver.writeEndObject();
        }
    }

    private void verktoy(JsonGenerator skriver) throws IOException {
        skriver.writeObjectFieldStart("tool");
        skriver.writeObjectFieldStart("driver");
        skriver.writeStringField("name", "Meldingsvakt");
        skriver.writeStringField("version", versjon);
        skriver.writeArrayFieldStart("rules");
        for (String id : regler.keySet()) {
            Regelomtale omtale = omtaler.apply(id);
            skriver.writeStartObject();
            skriver.writeStringField("id", id);
            tekst(skriver, "shortDescription", omtale.tittel());
            tekst(skriver, "fullDescription", omtale.krav());
            tekst(skriver, "help", omtale.krav() + " (" + omtale.kilde() + ")");
            skriver.writeEndObject();
        }
        skriver.writeEndArray();
        skriver.writeEndObject();
        skriver.writeEndObject();
    }

    private void kjoring(JsonGenerator skriver, boolean vellykket) throws IOException {
        skriver.writeArrayFieldStart("invocations");
        skriver.writeStartObject();
        skriver.writeBooleanField("executionSuccessful", vellykket);
        skriver.writeArrayFieldStart("toolExecutionNotifications");
        for (String varsel : varsler) {
            skriver.writeRawValue(varsel);
        }
        if (varslerUtelatt > 0) {
            utelatelse(skriver, ord.si("sarif.varsler", varslerUtelatt));
        }
        if (utelatt > 0) {
            utelatelse(skriver, ord.si("sarif.utelatt", utelatt));
        }
        skriver.writeEndArray();
        skriver.writeEndObject();
        skriver.writeEndArray();
    }

    private static void utelatelse(JsonGenerator skriver, String tekst) throws IOException {
        skriver.writeStartObject();
        skriver.writeStringField("level", "warning");
        tekst(skriver, "message", tekst);
        skriver.writeEndObject();
    }

    private void resultater(JsonGenerator skriver) throws IOException {
        skriver.writeArrayFieldStart("results");
        for (Funn f : funn.stream().sorted(Comparator.comparing(Funn::nr)).toList()) {
            skriver.writeRawValue(new String(f.json(), StandardCharsets.UTF_8));
        }
        skriver.writeEndArray();
    }

    /** How many findings there was no room for. */
    long utelatt() {
        return utelatt;
    }
}

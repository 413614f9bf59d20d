package no.meldingsvakt.inngang.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.meldingsvakt.inngang.rest.Kildetekst.Element;
import no.meldingsvakt.inngang.rest.Kildetekst.Endring;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Sends every official example. None is rejected, and each of them with one fault made by code is, with T02 at the line of
 * the fault. All faults are listed before the test fails.
 */
@QuarkusTest
class OffisielleEksemplerTest {

    private static final Path EKSEMPLER = Path.of("../shared/standard/eksempler");

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern KODING = Pattern.compile("^<\\?xml[^>]*encoding=[\"']([^\"']+)[\"']");
    private static final Pattern DATO_I_V = Pattern.compile("\\bV\\s*=\\s*[\"']\\d{4}-\\d\\d-\\d\\d[^\"']*[\"']");
    private static final Pattern DATO = Pattern.compile("\\s*\\d{4}-\\d\\d-\\d\\d(T[\\d:.+Z-]*)?\\s*");
    private static final String INGEN_DATO = "31.01.2018";

    @BeforeEach
    void theExamplesAreThere() {
        boolean finnes = Files.isDirectory(EKSEMPLER);
        if (!finnes) {
            System.out.println("Skipped: the official examples are not at " + EKSEMPLER);
        }
        assumeTrue(finnes, "the official examples are not at " + EKSEMPLER);
    }

    @Test
    void noneIsRejectedOrLeftUnjudged() throws IOException {
        List<String> feil = new ArrayList<>();
        Set<String> standarder = new HashSet<>();
        for (Path fil : eksempler()) {
            JsonNode svar = send(Files.readAllBytes(fil));
            String status = svar.path("status").asText();
            standarder.add(svar.at("/melding/standard").asText()
                    + "/"
                    + svar.at("/melding/versjon").asText());
            if (!status.startsWith("GODTATT")) {
                feil.add(fil + ": " + status + " " + svar.path("avvik"));
            }
        }
        assertEquals("", String.join("\n", feil));
        assertTrue(standarder.size() > 20, standarder::toString);
    }

    /** A way to spoil a document; empty where it has nothing to spoil so. */
    interface Odelegger {
        Optional<Endring> odelegg(Kildetekst tekst);
    }

    /** The faults. Where each must be seen is worked out from where it was made. */
    enum Feil implements Odelegger {
        HEADER_ELEMENT_REMOVED(t -> Optional.of(t.uten(genDate(t)))),
        LAST_ELEMENT_REMOVED(t -> Optional.of(t.uten(sist(t)))),
        HEADER_ELEMENT_MOVED(t -> Optional.of(t.byttetMedNeste(genDate(t)))),
        HEADER_ELEMENT_RENAMED(t -> Optional.of(t.omdopt(genDate(t)))),
        PAYLOAD_ELEMENT_RENAMED(t -> Optional.of(t.omdopt(fagmelding(t).barn().get(0)))),
        HEADER_DATE_WRONG(t -> Optional.of(
                t.startTagg(genDate(t)).contains("V=")
                        ? t.medV(genDate(t), INGEN_DATO)
                        : t.medInnhold(genDate(t), INGEN_DATO))),
        PAYLOAD_DATE_WRONG_IN_ATTRIBUTE(t -> fagmelding(t)
                .alle()
                .filter(e -> DATO_I_V.matcher(t.startTagg(e)).find())
                .findFirst()
                .map(e -> t.medV(e, INGEN_DATO))),
        PAYLOAD_DATE_WRONG_IN_ELEMENT(t -> fagmelding(t)
                .alle()
                .filter(e -> e.barn().isEmpty() && DATO.matcher(t.innhold(e)).matches())
                .findFirst()
                .map(e -> t.medInnhold(e, INGEN_DATO)));

        private final Odelegger odelegger;

        Feil(Odelegger odelegger) {
            this.odelegger = odelegger;
        }

        @Override
        public Optional<Endring> odelegg(Kildetekst tekst) {
            return odelegger.odelegg(tekst);
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneFaultIsT02AtItsLine(Feil feil) throws IOException {
        List<String> galt = new ArrayList<>();
        int antall = 0;
        for (Path fil : eksempler()) {
            byte[] original = Files.readAllBytes(fil);
            Charset tegnsett = tegnsett(original);
            Optional<Endring> endring = feil.odelegg(Kildetekst.les(new String(original, tegnsett)));
            if (endring.isEmpty()) {
                continue;
            }
            antall++;
            JsonNode svar = send(endring.get().tekst().getBytes(tegnsett));
            String ventet = "AVVIST XSD T02 at line " + endring.get().linje();
            String funnet = "%s %s %s at line %s"
                    .formatted(
                            svar.path("status").asText(),
                            svar.at("/avvik/0/regel").asText(),
                            svar.at("/avvik/0/apprec").asText(),
                            svar.at("/avvik/0/sted/linje").asText());
            if (!ventet.equals(funnet)) {
                galt.add("%s: should be %s, is %s: %s".formatted(fil, ventet, funnet, svar.at("/avvik/0/teknisk")));
            }
        }
        assertEquals("", String.join("\n", galt));
        assertTrue(antall >= 30, "only " + antall + " examples could be spoilt so");
    }

    private static JsonNode send(byte[] melding) throws IOException {
        return JSON.readTree(Meldingspost.send(melding).asByteArray());
    }

    private static Element genDate(Kildetekst t) {
        return hode(t).barn("GenDate");
    }

    private static Element hode(Kildetekst t) {
        return t.rot().finn("MsgInfo").orElse(t.rot());
    }

    /** What a message cannot be without, and nothing comes after: the reference to the payload, or a party's address. */
    private static Element sist(Kildetekst t) {
        return t.rot().finn("Document").map(d -> d.barn("RefDoc")).orElseGet(() -> t.rot()
                .alle()
                .filter(e -> e.navn().equals("HCP"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the example has no HCP")));
    }

    private static Element fagmelding(Kildetekst t) {
        return t.rot()
                .finn("Document")
                .map(d -> d.barn("RefDoc").barn("Content").barn().get(0))
                .orElseGet(() -> t.rot().barn().get(t.rot().barn().size() - 1));
    }

    private static Charset tegnsett(byte[] innhold) {
        return KODING.matcher(new String(innhold, StandardCharsets.ISO_8859_1))
                .results()
                .map(m -> Charset.forName(m.group(1)))
                .findFirst()
                .orElse(StandardCharsets.UTF_8);
    }

    private static List<Path> eksempler() throws IOException {
        try (Stream<Path> filer = Files.walk(EKSEMPLER)) {
            return filer.filter(f -> f.toString().endsWith(".xml")).sorted().toList();
        }
    }
}

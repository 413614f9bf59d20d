package no.meldingsvakt.inngang.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Sends every example message of the repository and compares with what its {@code eksempler.yaml} says. All faults are
 * listed before the test fails; docs/standarder.md tells what an example must have.
 */
@QuarkusTest
class EksemplerTest {

    private static final Path XSD = Path.of("xsd");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** Elements in a Patient that say who it is. */
    private static final Pattern PASIENT = Pattern.compile("(?s)<(?:\\w+:)?Patient>(.*?)</(?:\\w+:)?Patient>");

    private static final Pattern PERSONLIG =
            Pattern.compile("<(?:\\w+:)?(?:FamilyName|MiddleName|GivenName|Name|Id|OffId|StreetAdr)>([^<]+)<");

    /** Text long enough to be somebody's own words. */
    private static final Pattern FRITEKST = Pattern.compile(">((?=[^<>]* )[^<>]{30,})<");

    /** One entry of an eksempler.yaml. */
    record Eksempel(
            Path mappe,
            String fil,
            String tittel,
            String type,
            String status,
            List<String> regler,
            List<String> regelsett,
            boolean pilot) {

        byte[] innhold() throws IOException {
            return Files.readAllBytes(mappe.resolve(fil));
        }

        /** Its text, for looking in it; the letters that matter are the same in UTF-8 and ISO-8859-1. */
        String tekst() throws IOException {
            return new String(innhold(), StandardCharsets.UTF_8);
        }

        Response send(String accept) throws IOException {
            String sporring = regelsett.isEmpty() ? "" : "?regelsett=" + String.join(",", regelsett);
            return Meldingspost.send(
                    Meldingspost.VALIDERINGER + sporring,
                    innhold(),
                    Map.of("Content-Type", "application/xml", "Accept", accept));
        }

        @Override
        public String toString() {
            return XSD.relativize(mappe.resolve(fil)).toString();
        }
    }

    /** Every entry of every eksempler.yaml. */
    static List<Eksempel> alle() throws IOException {
        try (Stream<Path> filer = Files.walk(XSD)) {
            List<Eksempel> alle = new ArrayList<>();
            for (Path fil :
                    filer.filter(f -> f.endsWith("eksempler.yaml")).sorted().toList()) {
                Path mappe = Objects.requireNonNull(fil.getParent());
                YAML.readValue(fil.toFile(), new TypeReference<List<Map<String, Object>>>() {})
                        .forEach(e -> alle.add(eksempel(mappe, e)));
            }
            return alle;
        }
    }

    @SuppressWarnings("unchecked")
    private static Eksempel eksempel(Path mappe, Map<String, Object> e) {
        return new Eksempel(
                mappe,
                (String) e.get("fil"),
                (String) e.get("tittel"),
                (String) e.get("type"),
                (String) e.get("status"),
                (List<String>) e.get("regler"),
                (List<String>) e.getOrDefault("regelsett", List.of()),
                Boolean.TRUE.equals(e.get("pilot")));
    }

    @Test
    void everyExampleGivesExactlyItsVerdictAndRules() throws IOException {
        List<String> feil = new ArrayList<>();
        List<Eksempel> alle = alle();
        for (Eksempel e : alle) {
            String ventet = e.pilot() ? "AVVIST [HODE-03]" : e.status() + " " + new TreeSet<>(e.regler());
            Response svar = e.send("application/json");
            String funnet = svar.statusCode() == 200
                    ? svar.path("status") + " " + new TreeSet<>(svar.<List<String>>path("avvik.regel"))
                    : "HTTP " + svar.statusCode();
            if (!ventet.equals(funnet)) {
                feil.add("%s: should be %s, is %s".formatted(e, ventet, funnet));
            }
            String type = svar.path("melding.type");
            if (type != null && !type.equals(e.type())) {
                feil.add("%s: should be of type %s, is %s".formatted(e, e.type(), type));
            }
        }
        assertEquals("", String.join("\n", feil));
        assertTrue(alle.size() > 100, "only " + alle.size() + " examples");
    }

    /** That the version is no longer to be sent is no fault of the example. */
    private static boolean erUtenFeil(Eksempel e) {
        return e.regler().stream().allMatch(r -> r.startsWith("UTFASET-"));
    }

    @Test
    void everyStandardAndVersionHasAValidExampleAndAFaultyOne() throws IOException {
        List<Eksempel> alle = alle();
        Set<String> gyldige = mapper(alle.stream().filter(EksemplerTest::erUtenFeil));
        Set<String> feil = mapper(alle.stream().filter(e -> !erUtenFeil(e)));
        Set<String> meldinger = new TreeSet<>();
        try (Stream<Path> filer = Files.walk(XSD)) {
            for (Path fil : filer.filter(f -> f.endsWith("standard.yaml")).toList()) {
                String art =
                        String.valueOf(YAML.readValue(fil.toFile(), Map.class).get("art"));
                if (!art.equals("komponent")) {
                    meldinger.add(XSD.relativize(Objects.requireNonNull(fil.getParent()))
                            .toString());
                }
            }
        }
        assertEquals(meldinger, gyldige);
        assertEquals(meldinger, feil);
    }

    private static Set<String> mapper(Stream<Eksempel> eksempler) {
        return eksempler
                .map(e -> XSD.relativize(Objects.requireNonNull(e.mappe().getParent()))
                        .toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void noAnswerQuotesThePatientOrAnyonesWords() throws IOException {
        List<String> feil = new ArrayList<>();
        int provd = 0;
        for (Eksempel e : alle()) {
            String tekst = e.tekst();
            Set<String> hemmelig = new TreeSet<>();
            PASIENT.matcher(tekst).results().forEach(p -> finn(PERSONLIG, p.group(1), hemmelig));
            // The patient's doctor may also be a party, whose name a receipt does tell.
            hemmelig.removeIf(PASIENT.matcher(tekst).replaceAll("")::contains);
            String navn = tekst.replaceAll("<((?:\\w+:)?(?:OrganisationName|Name))>[^<]*</\\1>", "");
            finn(FRITEKST, navn, hemmelig);
            provd += hemmelig.size();
            for (String format : List.of("application/json", "application/xml", "text/html")) {
                String svar = Meldingspost.alt(e.send(format));
                hemmelig.stream()
                        .filter(h -> Pattern.compile("\\b" + Pattern.quote(h) + "\\b")
                                .matcher(svar)
                                .find())
                        .forEach(h -> feil.add("%s as %s quotes «%s»".formatted(e, format, h)));
            }
        }
        assertEquals("", String.join("\n", feil));
        assertTrue(provd > 500, "only " + provd + " texts were looked for");
    }

    private static void finn(Pattern monster, String tekst, Set<String> funnet) {
        monster.matcher(tekst)
                .results()
                .map((MatchResult m) -> m.group(1).strip())
                .filter(t -> t.length() > 1)
                .forEach(funnet::add);
    }
}

package no.meldingsvakt.inngang.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static no.meldingsvakt.forlop.Eksempelmelding.les;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.meldingsvakt.forlop.Eksempelmelding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The receipt as a page, in each language. The pages are left in target/sider for whoever wants to look at them. */
@QuarkusTest
class KvitteringssideTest {

    private static final Path MAL = Path.of("src/main/resources/sider/kvittering.xsl");
    private static final String MOTTAK = "/api/v1/meldinger";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nb | Melding om innlagt pasient | Helseforetaket varsler kommunen | Avsenderen av denne meldingen"
                        + " skulle ha gjort det innen 5. mars 2024 kl. 09.40; | Avsenderen bør gå gjennom avvikene"
                        + " | 4. mars 2024 kl. 10.25",
                "nn | Melding om innlagd pasient | Helseføretaket varslar kommunen | Avsendaren av denne meldinga"
                        + " skulle ha gjort det innan 5. mars 2024 kl. 09.40; | Avsendaren bør gå gjennom avvika"
                        + " | 4. mars 2024 kl. 10.25",
                "en | Notice of admitted patient | The hospital | The sender of this message should have done this"
                        + " by 5 March 2024 at 09:40; | The sender should look through the findings"
                        + " | 4 March 2024 at 10:25"
            })
    void thePageTellsWhoMustDoWhatInTheLanguageAskedFor(
            String sprak, String type, String krav, String frist, String gjor, String sendt) throws IOException {
        Response svar = motta(ny(), sprak);
        svar.then().statusCode(200).header("Content-Language", sprak);
        String side = lagre("brutt-" + sprak, svar);
        String tekst = tekst(side);

        assertTrue(side.contains("<html lang=\"" + sprak + "\""), side);
        for (String ord : List.of(type, "(LOG_INNLAGT)", krav, frist, gjor, sendt)) {
            assertTrue(tekst.contains(ord), () -> ord + " is not in " + tekst);
        }
        assertFalse(tekst.contains("2024-03-04"), tekst);
        assertEquals(Set.of(), andreSprak(tekst, sprak));
    }

    @ParameterizedTest
    @CsvSource({"nb, må gjøre det innen", "nn, må gjere det innan", "en, must do this by"})
    void anOpenDeadlineIsShown(String sprak, String ord) throws IOException {
        // A message names its seconds also when they are none.
        String naa = LocalDateTime.now(ZoneId.of("Europe/Oslo"))
                .format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss"));
        String tekst = tekst(lagre("apen-" + sprak, motta(ny().sendt(naa).skjedde("1", naa), sprak)));
        assertTrue(tekst.contains(ord), tekst);
        assertEquals(Set.of(), andreSprak(tekst, sprak));
    }

    @ParameterizedTest
    @CsvSource({
        "plo-pasientlogistikk/1.6/eksempler/LOG_INNLAGT.xml, nn, GODTATT",
        "msghead/1.2/eksempler/LOG_INNLAGT-ikke-velformet.xml, nn, AVVIST",
        "dialogmelding/1.1/eksempler/DIALOG_HELSEFAGLIG-feil-rekkefolge.xml, en, AVVIST",
        "apprec/1.1/eksempler/APPREC.xml, en, GODTATT"
    })
    void aMessageAloneHasNoDeadlines(String fil, String sprak, String status) throws IOException {
        Response svar = Meldingspost.send(
                Meldingspost.VALIDERINGER + "?sprak=" + sprak,
                Files.readAllBytes(Path.of("xsd", fil)),
                Map.of("Content-Type", "application/xml", "Accept", "text/html"));
        String side = lagre(status + "-" + sprak, svar);
        assertTrue(side.contains("class=\"dom " + status + "\""), side);
        assertFalse(side.contains("class=\"kort frist"), side);
        assertEquals(Set.of(), andreSprak(tekst(side), sprak));
    }

    @Test
    void whatTwoPacksAskIsToldOnceWithTheSourcesOfBoth() throws IOException {
        byte[] epikrise = Files.readString(Path.of("xsd/epikrise/1.2/eksempler/EPIKRISE.xml"))
                .replace("derfor poliklinisk oppfølging.", "fastlegen bes henvise til lungelege.")
                .getBytes(UTF_8);
        String adresse = Meldingspost.VALIDERINGER + "?regelsett=nord-trondelag-leger,vestre-viken-leger";
        List<String> iSvaret = Meldingspost.send(adresse, epikrise, Map.of("Content-Type", "application/xml"))
                .path("avvik.regel");
        assertTrue(iSvaret.containsAll(List.of("NTL-6.3", "VVL-4-oppgaver")), iSvaret::toString);

        String side = lagre(
                "to-pakker",
                Meldingspost.send(adresse, epikrise, Map.of("Content-Type", "application/xml", "Accept", "text/html")));
        assertEquals(1, side.split("/regler/(NTL-6.3|VVL-4-oppgaver)\"", -1).length - 1, side);
        assertTrue(side.contains("pkt. 6.3") && side.contains("(VVL-4-oppgaver)"), side);
    }

    @Test
    void aStoredReceiptIsShownInAnotherLanguageButItsFindings() throws IOException {
        String id = Meldingspost.send(MOTTAK, ny().bytes(), Map.of("Content-Type", "application/xml"))
                .path("id");
        String side = lagre(
                "lagret-en",
                RestAssured.given()
                        .accept("text/html")
                        .queryParam("sprak", "en")
                        .get(MOTTAK + "/" + id));
        assertTrue(
                side.contains("lang=\"en\"") && tekst(side).contains("the texts of findings are in the language"),
                side);
        RestAssured.given()
                .queryParam("sprak", "en")
                .get(MOTTAK + "/" + id)
                .then()
                .statusCode(200);
        RestAssured.given()
                .queryParam("sprak", "sv")
                .get(MOTTAK + "/" + id)
                .then()
                .statusCode(400);
        RestAssured.given()
                .queryParam("regelsett", "x")
                .get(MOTTAK + "/" + id)
                .then()
                .statusCode(400);
        RestAssured.given()
                .accept("application/xml")
                .get(MOTTAK + "/" + id)
                .then()
                .statusCode(406)
                .body("detail", containsString("AppRec lagres ikke"));
    }

    @Test
    void allLanguagesHaveTheSameTexts() throws IOException {
        Map<String, Map<String, String>> tekster = tekster();
        assertEquals(tekster.get("nb").keySet(), tekster.get("nn").keySet());
        assertEquals(tekster.get("nb").keySet(), tekster.get("en").keySet());
        tekster.get("nb").forEach((navn, tekst) -> {
            for (String sprak : List.of("nn", "en")) {
                assertEquals(innsatt(tekst), innsatt(tekster.get(sprak).get(navn)), sprak + " " + navn);
            }
        });
    }

    @Test
    void everyDeadlineIsToldInEachLanguage() throws IOException {
        Set<String> mangler = new TreeSet<>();
        try (var filer = Files.walk(Path.of("schematron"))) {
            for (Path fil : filer.filter(f -> f.endsWith("regel.sch")).toList()) {
                String regel = Files.readString(fil);
                Pattern.compile("<sch:(?:report|assert) id=\"([^\"]+)\"[^>]*flag=\"[^\"]*frist")
                        .matcher(regel)
                        .results()
                        .flatMap(r -> List.of(r.group(1) + "-krav-nn", r.group(1) + "-krav-en").stream())
                        .filter(id -> !regel.contains("id=\"" + id + "\""))
                        .forEach(mangler::add);
            }
        }
        assertEquals(Set.of(), mangler);
    }

    /** Texts of other languages on the page, those apart that this one has too. */
    private static Set<String> andreSprak(String side, String sprak) throws IOException {
        Map<String, Map<String, String>> tekster = tekster();
        String egne = String.join("\n", tekster.get(sprak).values());
        return tekster.entrySet().stream()
                .filter(t -> !t.getKey().equals(sprak))
                .flatMap(t -> t.getValue().values().stream())
                .flatMap(t -> Arrays.stream(t.split("\\{\\d}")))
                .map(String::strip)
                .filter(t -> t.length() > 4 && !egne.contains(t))
                .filter(t -> Pattern.compile("(?<!\\p{L})" + Pattern.quote(t) + "(?!\\p{L})")
                        .matcher(side)
                        .find())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> innsatt(String tekst) {
        return Pattern.compile("\\{\\d}")
                .matcher(tekst)
                .results()
                .map(r -> r.group())
                .sorted()
                .toList();
    }

    /** The texts of the page's template, by language and name. */
    private static Map<String, Map<String, String>> tekster() throws IOException {
        String mal = Files.readString(MAL);
        return List.of("nb", "nn", "en").stream().collect(Collectors.toMap(s -> s, s -> {
            int fra = mal.indexOf("'" + s + "': map {");
            return Pattern.compile("'([^']+)': '([^']+)'")
                    .matcher(mal.substring(fra, mal.indexOf("}'", mal.indexOf("'regelsett'", fra)) + 2))
                    .results()
                    .collect(Collectors.toMap(r -> r.group(1), r -> r.group(2)));
        }));
    }

    /** What stands on the page for people to read, what it quotes in bokmål apart. */
    private static String tekst(String side) {
        return side.replaceAll("(?s)<(style|title)>.*?</\\1>", " ")
                .replaceAll("(?s)<(span|p)[^>]* lang=\"nb\"[^>]*>.*?</\\1>", " ")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }

    private static Eksempelmelding ny() {
        return les(Eksempelmelding.INNLAGT).id(UUID.randomUUID().toString()).byttet("12853810221", Syntetisk.pasient());
    }

    private static Response motta(Eksempelmelding melding, String sprak) {
        return Meldingspost.send(
                MOTTAK + "?regelsett=nord-trondelag-pasientsamarbeid&sprak=" + sprak,
                melding.bytes(),
                Map.of("Content-Type", "application/xml", "Accept", "text/html"));
    }

    private static String lagre(String navn, Response svar) throws IOException {
        svar.then().statusCode(is(200)).contentType("text/html");
        String side = new String(svar.asByteArray(), UTF_8);
        Files.writeString(Files.createDirectories(Path.of("target", "sider")).resolve(navn + ".html"), side);
        return side;
    }
}

package no.meldingsvakt.inngang.rest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.meldingsvakt.forlop.Eksempelmelding;
import no.meldingsvakt.inngang.web.Nettleser;
import no.meldingsvakt.inngang.web.Nettleserlan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Clicks through Swagger UI as a developer does: choose an example message, send it, read the verdict. */
@QuarkusTest
class SwaggerUiTest {

    private static final String OPERASJON = "operations-Validering-valider";
    private static final String FORLOP = "operations-Opphold-validerForlop";

    /** Keeps what the page sends, as bytes, before it leaves the browser. */
    private static final String AVLYTT = """
        const ekte = window.fetch;
        window.fetch = async (...a) => {
          const sendt = new Request(...a);
          if (sendt.method === 'POST') {
            window.sendt = Array.from(new Uint8Array(await sendt.clone().arrayBuffer()));
          }
          return ekte(...a);
        };
        """;

    @RegisterExtension
    static final Nettleserlan NETTLESERE = new Nettleserlan();

    @TestHTTPResource("/q/swagger-ui")
    URI side;

    private ChromeDriver nettleser;
    private WebDriverWait vent;

    @BeforeEach
    void startNettleser() {
        Nettleser apnet = NETTLESERE.ny();
        apnet.vindu(1300, 2200, false);
        nettleser = apnet.driver();
        vent = new WebDriverWait(nettleser, Duration.ofSeconds(120));
    }

    @ParameterizedTest
    @CsvSource({
        "plo-pasientlogistikk/1.6, LOG_INNLAGT.xml, GODTATT",
        "dialogmelding/1.1, DIALOG_HELSEFAGLIG-feil-rekkefolge.xml, AVVIST"
    })
    void anExampleIsShownAsRawXmlAndSentByteForByte(String standard, String fil, String status) throws IOException {
        byte[] original = Files.readAllBytes(Path.of("xsd", standard, "eksempler", fil));
        apneOperasjonen();

        velgEksempel(standard.replace('/', '_') + "_" + fil);
        String vist = vent.until(n -> finn("textarea.body-param__text")).getText();
        assertEquals(new String(original, StandardCharsets.UTF_8).strip(), vist.strip());

        nettleser.executeScript(AVLYTT);
        finn(".execute-wrapper button").click();
        String svar = vent.until(n -> tekst(".live-responses-table .highlight-code code"));
        assertTrue(svar.contains("\"status\": \"" + status + "\""), svar);
        assertArrayEquals(original, sendt());
        lagreBilde(fil);
    }

    @Test
    void everySupportedTypeHasAnExampleToChoose() {
        apneOperasjonen();
        List<String> valg = new Select(finn(".examples-select select"))
                .getOptions().stream().map(WebElement::getText).toList();
        assertTrue(valg.size() > 60, "only " + valg.size());
        List.of("Melding om innlagt pasient", "Epikrise", "Innleggelsesrapport", "Henvisning")
                .forEach(
                        ord -> assertTrue(valg.stream().anyMatch(v -> v.contains(ord)), ord + " is not among " + valg));
    }

    /** The first that a newcomer sees: one that is good, one with a fault, one that is rejected. */
    @Test
    void theFirstExamplesAreOneOfEachVerdict() {
        apneOperasjonen();
        List<String> valg = new Select(finn(".examples-select select"))
                .getOptions().stream().map(WebElement::getText).limit(3).toList();
        for (int i = 0; i < 3; i++) {
            String dom = List.of("Godtatt –", "Godtatt med avvik –", "Avvist –").get(i);
            assertTrue(valg.get(i).startsWith(dom + " plo-pasientlogistikk/1.6"), valg.toString());
        }
    }

    @Test
    void severalFilesArePickedAndJudgedTogether() throws IOException {
        nettleser.get(side.toString());
        vent.until(n -> !n.findElements(By.id(FORLOP)).isEmpty());
        finn("#" + FORLOP + " .opblock-summary-control").click();
        By filvelger = By.cssSelector("#" + FORLOP + " input[type=file]");
        By leggTil = By.cssSelector("#" + FORLOP + " .json-schema-form-item-add");
        vent.until(n -> !n.findElements(leggTil).isEmpty());
        List<String> filer = List.of(Eksempelmelding.INNLAGT, Eksempelmelding.RAPPORT, Eksempelmelding.KLAR);
        for (int i = 0; i < filer.size(); i++) {
            int antall = i + 1;
            if (nettleser.findElements(filvelger).size() < antall) {
                finn("#" + FORLOP + " .json-schema-form-item-add").click();
            }
            vent.until(n -> n.findElements(filvelger).size() == antall);
            nettleser
                    .findElements(filvelger)
                    .get(i)
                    .sendKeys(Path.of("xsd", filer.get(i)).toAbsolutePath().toString());
        }
        String vurdert =
                finn("#" + FORLOP + " tr[data-param-name=vurdert] input").getAttribute("value");
        assertEquals(ForlopRessurs.ETTER_EKSEMPLENE, vurdert);

        finn("#" + FORLOP + " .execute-wrapper button").click();
        String svar = vent.until(n -> tekst("#" + FORLOP + " .live-responses-table .highlight-code code"));
        lagreBilde("flere-filer");
        assertEquals(3, svar.split("\"nr\":", -1).length - 1, svar);
        assertTrue(svar.contains("\"vurdert\": \"2024-10-01T12:00:00.000+02:00\""), svar);
        assertTrue(svar.contains("\"NTP-V1.1g-4t\"") || svar.contains("\"PLO-INNL-14\""), svar);
    }

    @Test
    void theMomentThatIsSuggestedIsAfterAllExamples() throws IOException {
        try (Stream<Path> filer = Files.walk(Path.of("xsd"))) {
            String sist = "";
            for (Path fil : filer.filter(f -> f.toString().matches(".*/eksempler/.*\\.xml"))
                    .toList()) {
                String tekst = Files.readString(fil, StandardCharsets.ISO_8859_1);
                Matcher tid = Pattern.compile("GenDate[^<]{0,20}?(20\\d\\d-\\d\\d-\\d\\d)")
                        .matcher(tekst);
                if (tid.find() && tid.group(1).compareTo(sist) > 0) {
                    sist = tid.group(1);
                }
            }
            assertTrue(ForlopRessurs.ETTER_EKSEMPLENE.compareTo(sist) > 0, sist);
        }
    }

    private void apneOperasjonen() {
        nettleser.get(side.toString());
        vent.until(n -> !n.findElements(By.id(OPERASJON)).isEmpty());
        finn("#" + OPERASJON + " .opblock-summary-control").click();
        vent.until(
                n -> !n.findElements(By.cssSelector(".examples-select select")).isEmpty());
    }

    private void velgEksempel(String navn) {
        new Select(finn(".examples-select select")).selectByValue(navn);
    }

    private WebElement finn(String css) {
        return nettleser.findElement(By.cssSelector(css));
    }

    private String tekst(String css) {
        return nettleser.findElements(By.cssSelector(css)).stream()
                .map(WebElement::getText)
                .filter(t -> !t.isBlank())
                .findFirst()
                .orElse(null);
    }

    private byte[] sendt() {
        List<?> tall = (List<?>) nettleser.executeScript("return window.sendt");
        byte[] byter = new byte[tall.size()];
        for (int i = 0; i < byter.length; i++) {
            byter[i] = ((Number) tall.get(i)).byteValue();
        }
        return byter;
    }

    private void lagreBilde(String navn) throws IOException {
        Path mappe = Files.createDirectories(Path.of("target", "skjermbilder"));
        Files.write(mappe.resolve("swagger-ui-" + navn + ".png"), nettleser.getScreenshotAs(OutputType.BYTES));
    }
}

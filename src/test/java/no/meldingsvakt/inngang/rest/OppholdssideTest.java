package no.meldingsvakt.inngang.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import no.meldingsvakt.forlop.Eksempelmelding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Hands in a stay on the page of stays in a real browser, and looks at what comes: wide and narrow, light and dark, with axe. */
@QuarkusTest
class OppholdssideTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final String AXE = """
        const ferdig = arguments[arguments.length - 1];
        axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}).then(
          r => ferdig(r.violations.map(v => v.id + ': ' + v.nodes.slice(0, 4).map(n => n.target.join(' ') + ' '
            + (n.any.concat(n.all)[0]?.message ?? '')).join(' | '))),
          e => ferdig(['axe failed: ' + e]));
        """;

    @TestHTTPResource("/opphold")
    URI side;

    private ChromeDriver nettleser;
    private WebDriverWait vent;

    @BeforeEach
    void startNettleser() {
        assumeTrue(
                Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
                "Skipped: needs /usr/bin/chromium and /usr/bin/chromedriver");
        ChromeOptions valg = new ChromeOptions();
        valg.setBinary(CHROMIUM.toFile());
        valg.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1300,2200");
        ChromeDriverService tjeneste = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        nettleser = new ChromeDriver(tjeneste, valg);
        vent = new WebDriverWait(nettleser, Duration.ofSeconds(120));
        nettleser.manage().timeouts().scriptTimeout(Duration.ofSeconds(120));
    }

    @AfterEach
    void lukkNettleser() {
        if (nettleser != null) {
            nettleser.quit();
        }
    }

    @Test
    void aStayIsHandedInAndDrawnForEverybody() throws IOException {
        nettleser.get(side.toString());
        nettleser.executeScript("document.getElementById('vurdert').value = '2024-03-12T12:00:00'");
        nettleser
                .findElement(By.id("filer"))
                .sendKeys(List.of(
                                Eksempelmelding.INNLAGT,
                                Eksempelmelding.VARSEL,
                                Eksempelmelding.OPPDATERT,
                                Eksempelmelding.KLAR)
                        .stream()
                        .map(f -> Path.of("xsd", f).toAbsolutePath().toString())
                        .collect(Collectors.joining("\n")));
        vent.until(n -> !n.findElements(By.cssSelector("#svar svg.tegning")).isEmpty());
        List<String> feil = new ArrayList<>();
        for (int bredde : List.of(1300, 320)) {
            for (String farger : List.of("light", "dark")) {
                vindu(bredde, farger);
                String flate = "opphold-" + bredde + "-" + farger;
                bilde(flate);
                axe().forEach(f -> feil.add(flate + ": " + f));
                Object utenfor = nettleser.executeScript(
                        "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
                if (!Long.valueOf(0).equals(utenfor)) {
                    feil.add(flate + ": " + utenfor + " px wider than the window");
                }
            }
        }
        assertEquals(List.of(), feil);
        nettleser.findElement(By.cssSelector("#svar svg a.merke")).sendKeys(Keys.ENTER);
        assertTrue(nettleser.getCurrentUrl().endsWith("#f1-m1"), nettleser.getCurrentUrl());
    }

    @Test
    void anUnknownStayIsToldInTheLanguageOfThePage() {
        nettleser.get(side + "?sprak=en&id=00000000-0000-0000-0000-000000000000");
        vent.until(n -> n.findElement(By.id("melding")).getText().contains("HTTP 404"));
        assertEquals("en", nettleser.findElement(By.tagName("html")).getDomAttribute("lang"));
    }

    private void vindu(int bredde, String farger) {
        nettleser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", bredde, "height", 1600, "deviceScaleFactor", 1, "mobile", false));
        nettleser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", farger))));
    }

    @SuppressWarnings("unchecked")
    private List<String> axe() throws IOException {
        try (InputStream inn = Objects.requireNonNull(OppholdssideTest.class.getResourceAsStream("/axe.min.js"))) {
            nettleser.executeScript(new String(inn.readAllBytes(), StandardCharsets.UTF_8));
        }
        return (List<String>) Objects.requireNonNull(nettleser.executeAsyncScript(AXE));
    }

    private void bilde(String navn) throws IOException {
        Path mappe = Files.createDirectories(Path.of("target", "skjermbilder"));
        Files.write(mappe.resolve(navn + ".png"), nettleser.getScreenshotAs(OutputType.BYTES));
    }
}

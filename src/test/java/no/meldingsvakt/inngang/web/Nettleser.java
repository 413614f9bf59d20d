package no.meldingsvakt.inngang.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.Rectangle;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real browser, which looks at pages as people do, and with axe as those do who cannot see them. */
public final class Nettleser implements AutoCloseable {

    static final Duration TAALMOD = Duration.ofSeconds(12);

    /** How often it is looked again for what a page is to show. */
    static final Duration BLUNK = Duration.ofMillis(30);

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Path BILDER = Path.of("target", "skjermbilder");
    private static final String AXE = """
        const ferdig = arguments[arguments.length - 1];
        axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}).then(
          r => ferdig(r.violations.map(v => v.id + ': ' + v.nodes.slice(0, 4).map(n => n.target.join(' ') + ' '
            + (n.any.concat(n.all)[0]?.message ?? '')).join(' | '))),
          e => ferdig(['axe failed: ' + e]));
        """;

    private static final String AXEKILDE = lesAxe();

    private final ChromeDriver driver;
    private final WebDriverWait vent;

    /** Starts it, or skips the test where there is none. */
    public Nettleser() {
        this(TAALMOD);
    }

    /** As above, with how long it waits for what a page is to show. */
    public Nettleser(Duration taalmod) {
        assumeTrue(
                Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
                "Skipped: needs /usr/bin/chromium and /usr/bin/chromedriver");
        ChromeOptions valg = new ChromeOptions();
        valg.setBinary(CHROMIUM.toFile());
        valg.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync");
        LoggingPreferences logg = new LoggingPreferences();
        logg.enable(LogType.BROWSER, Level.ALL);
        valg.setCapability("goog:loggingPrefs", logg);
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .build(),
                valg);
        driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(120));
        vent = new WebDriverWait(driver, taalmod, BLUNK);
        vindu(1400, 1000, false);
    }

    /** What it is driven by, for what is asked of one page alone. */
    public ChromeDriver driver() {
        return driver;
    }

    /** As when it was started: a page of its own, and nothing left of what others have been given or have done. */
    void glem() {
        klager();
        String brukt = driver.getWindowHandle();
        String ny = driver.switchTo().newWindow(WindowType.TAB).getWindowHandle();
        driver.switchTo().window(brukt).close();
        driver.switchTo().window(ny);
        driver.executeCdpCommand("Page.bringToFront", Map.of());
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        driver.executeCdpCommand("Storage.clearDataForOrigin", Map.of("origin", "*", "storageTypes", "all"));
        driver.executeCdpCommand("Browser.resetPermissions", Map.of());
        vindu(1400, 1000, false);
    }

    /** Sets how large the page is, and whether whoever looks has asked for dark. */
    public void vindu(int bredde, int hoyde, boolean morkt) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", bredde, "height", hoyde, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", morkt ? "dark" : "light"))));
    }

    /** Whether the page is looked at as it would be on paper. */
    public void papir(boolean papir) {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", papir ? "print" : ""));
    }

    public void apne(URI side) {
        driver.get(side.toString());
    }

    public WebElement finn(String css) {
        return vent.until(d -> d.findElement(By.cssSelector(css)));
    }

    public List<WebElement> alle(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** Waits until a script says something that is true. */
    public void ventTil(String uttrykk) {
        try {
            vent.until(d -> Boolean.TRUE.equals(driver.executeScript("return Boolean(" + uttrykk + ")")));
        } catch (TimeoutException e) {
            throw new AssertionError(uttrykk + " did not come true; " + klager(), e);
        }
    }

    /** Runs a script, and tells what it returns. */
    public Object kjor(String skript, Object... verdier) {
        return driver.executeScript(skript, verdier);
    }

    /** Drags files over an element and drops them there, as somebody does with a mouse. */
    public void slipp(String css, List<Path> filer) {
        Rectangle flate = finn(css).getRect();
        Map<String, Object> data = Map.of(
                "items",
                List.of(),
                "files",
                filer.stream().map(f -> f.toAbsolutePath().toString()).toList(),
                "dragOperationsMask",
                1);
        for (String hva : List.of("dragEnter", "dragOver", "drop")) {
            driver.executeCdpCommand(
                    "Input.dispatchDragEvent",
                    Map.of(
                            "type",
                            hva,
                            "x",
                            flate.getX() + flate.getWidth() / 2,
                            "y",
                            flate.getY() + flate.getHeight() / 2,
                            "data",
                            data));
        }
    }

    /** Lets the page at this address use the clipboard, as somebody who is asked may. */
    public void slippTilUtklippstavlen(URI side) {
        driver.executeCdpCommand(
                "Browser.grantPermissions",
                Map.of(
                        "origin", side.resolve("/").toString(),
                        "permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
    }

    /** All that axe finds wrong with the page as it is now. */
    @SuppressWarnings("unchecked")
    public List<String> axe() {
        if (!Boolean.TRUE.equals(driver.executeScript("return typeof axe === 'object'"))) {
            driver.executeCdpCommand("Runtime.evaluate", Map.of("expression", AXEKILDE));
        }
        return new ArrayList<>((List<String>) Objects.requireNonNull(driver.executeAsyncScript(AXE)));
    }

    private static String lesAxe() {
        try (InputStream inn = Objects.requireNonNull(Nettleser.class.getResourceAsStream("/axe.min.js"))) {
            return new String(inn.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Looks at the page wide and narrow, light and dark, keeps pictures, and says what is wrong in any of them. */
    public void seSamtligeFlater(String navn) {
        seFlater(navn, true);
    }

    /** As above, for a page of so many elements that axe looks only at the wide light one and the narrow dark one. */
    public void seFlaterTilStorSide(String navn) {
        seFlater(navn, false);
    }

    private void seFlater(String navn, boolean alle) {
        List<String> feil = new ArrayList<>();
        for (int bredde : List.of(1400, 320)) {
            for (boolean morkt : List.of(false, true)) {
                vindu(bredde, bredde == 320 ? 1600 : 1000, morkt);
                String flate = navn + "-" + bredde + (morkt ? "-mork" : "-lys");
                bilde(flate);
                if (alle || morkt == (bredde == 320)) {
                    axe().forEach(f -> feil.add(flate + ": " + f));
                }
                Object utenfor =
                        kjor("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
                if (!Long.valueOf(0).equals(utenfor)) {
                    feil.add(flate + ": " + utenfor + " px wider than the window");
                }
            }
        }
        vindu(1400, 1000, false);
        assertEquals(List.of(), feil);
    }

    /** The page as the browser prints it on A4. */
    public byte[] pdf() {
        Map<String, Object> svar = driver.executeCdpCommand(
                "Page.printToPDF", Map.of("preferCSSPageSize", true, "printBackground", false));
        return Base64.getDecoder().decode(String.valueOf(svar.get("data")));
    }

    public void bilde(String navn) {
        try {
            Files.write(
                    Files.createDirectories(BILDER).resolve(navn + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the browser has complained of since it was asked last: a script that failed, or something the policy stopped. */
    public List<String> klager() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(l -> l.getLevel().intValue() >= Level.WARNING.intValue())
                .map(l -> l.getMessage())
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}

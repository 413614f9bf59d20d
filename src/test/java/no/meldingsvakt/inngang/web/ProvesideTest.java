package no.meldingsvakt.inngang.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.Select;

/** The page where a message is tried, as people use it. */
@QuarkusTest
class ProvesideTest {

    private static final String UTSKRIVNINGSKLAR = "Utskrivningsklar uten oppdaterte opplysninger";
    private static final Path EKSEMPEL = Path.of("xsd/plo-pasientlogistikk/1.6/eksempler/LOG_INNLAGT.xml");

    /** The text in the view; of a large one only what is near. */
    private static final String VIST =
            "return document.getElementById('melding').shadowRoot.querySelector('.cm-content').innerText";

    @RegisterExtension
    static final Nettleserlan NETTLESERE = new Nettleserlan();

    @TestHTTPResource("/")
    URI side;

    @Inject
    Skriptbibliotek bibliotek;

    private Nettleser nettleser;

    private void apne(String sporring) {
        nettleser = NETTLESERE.ny();
        nettleser.apne(side.resolve("/" + sporring));
        nettleser.ventTil("document.documentElement.dataset.klar");
    }

    private void slipp(Path fil) {
        nettleser.kjor("document.getElementById('dom').replaceChildren(); window.start = performance.now()");
        nettleser.finn("#fil").sendKeys(fil.toAbsolutePath().toString());
        ventPaaDom();
    }

    private void ventPaaDom() {
        nettleser.ventTil("document.querySelector('#dom .tid, #dom.IKKE_VURDERT') &&"
                + " !document.querySelector('#svar[aria-busy]')");
    }

    private String dom() {
        return nettleser.finn("#dom").getText();
    }

    @Test
    void aSituationIsChosenAndAnsweredAndEachFindingIsMarkedAtItsLine() {
        apne("");
        new Select(nettleser.finn("#eksempel")).selectByVisibleText(UTSKRIVNINGSKLAR);
        ventPaaDom();
        assertTrue(dom().contains("Godtatt med avvik"), dom());
        assertTrue(nettleser.finn("#funn").getText().contains("NTP-V3.1.1b-rekkefolge"), dom());
        assertTrue(nettleser.kjor(VIST).toString().contains("LOG_UTSKRIVNINGSKLAR"));
        assertEquals(List.of(), nettleser.klager());
        nettleser.seSamtligeFlater("prov-utskrivningsklar");
    }

    @Test
    void theEmptyPageIsWithoutFaultInEveryLanguage() {
        apne("");
        nettleser.seSamtligeFlater("prov-tom");
        for (String sprak : List.of("nn", "en")) {
            nettleser.apne(side.resolve("/?sprak=" + sprak));
            nettleser.ventTil("document.documentElement.dataset.klar");
            assertEquals(sprak, nettleser.finn("html").getAttribute("lang"));
            assertEquals(List.of(), nettleser.axe());
        }
        assertEquals("Try a message", nettleser.finn("h1").getText());
    }

    @Test
    void aFindingAndItsLineLeadToEachOther() {
        apne("?eksempel=plo-pasientlogistikk/1.6/LOG_UTSKREVET-ugyldig-dato.xml");
        ventPaaDom();
        assertTrue(dom().contains("Avvist"), dom());
        String linje = nettleser.finn("#funn .til-linje").getText().replaceAll("\\D", "");
        nettleser.finn("#funn .til-linje").click();
        assertEquals(
                linje,
                nettleser.kjor(
                        "return document.getElementById('melding').shadowRoot.querySelector('.cm-activeLineGutter,"
                                + " .cm-activeLine') &&"
                                + " [...document.getElementById('melding').shadowRoot.querySelectorAll('.cm-lineNumbers"
                                + " .cm-gutterElement')].find(g => Math.abs(g.getBoundingClientRect().top -"
                                + " document.getElementById('melding').shadowRoot.querySelector('.cm-activeLine').getBoundingClientRect().top)"
                                + " < 4 && g.style.visibility !== 'hidden')?.textContent"));
        nettleser.kjor(
                "document.activeElement.shadowRoot.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key:"
                        + " 'Enter', code: 'Enter', keyCode: 13, altKey: true, bubbles: true}))");
        assertEquals("LI", nettleser.kjor("return document.activeElement.tagName"));
        assertTrue(nettleser.finn("#funn .valgt").getText().contains("XSD"));
        nettleser.finn("#fane-apprec").sendKeys(Keys.ENTER);
        nettleser.ventTil("!document.getElementById('apprec').hidden");
        assertTrue(nettleser.finn("#apprec-kort").getText().contains("T02"));
        assertEquals(List.of(), nettleser.klager());
        nettleser.seSamtligeFlater("prov-apprec");
        nettleser.finn("#fane-apprec").sendKeys(Keys.ARROW_RIGHT);
        assertTrue(nettleser.finn("#curl").getText().contains("@LOG_UTSKREVET-ugyldig-dato.xml"));
        nettleser.seSamtligeFlater("prov-curl");
    }

    @Test
    void aMessageIsDroppedAnywhereOnThePage() {
        apne("");
        for (String sted : List.of("#slipp", "#melding", "h1")) {
            nettleser.kjor(
                    "document.getElementById('dom').replaceChildren(); document.getElementById('filnavn').textContent"
                            + " = ''");
            nettleser.slipp(sted, List.of(EKSEMPEL));
            ventPaaDom();
            assertTrue(dom().contains("Godtatt"), dom());
            assertTrue(nettleser.finn("#filnavn").getText().startsWith("LOG_INNLAGT.xml"), sted);
            assertFalse((Boolean) nettleser.kjor("return document.body.classList.contains('slipper')"));
        }
        assertEquals(List.of(), nettleser.klager());
    }

    @Test
    void aMessageIsPastedAndTheCallIsCopied() throws IOException {
        apne("");
        nettleser.slippTilUtklippstavlen(side);
        kopierEksempelet();
        nettleser.kjor("document.getElementById('melding').shadowRoot.querySelector('.cm-content').focus()");
        tastMed(Keys.CONTROL, "v");
        ventPaaDom();
        assertTrue(dom().contains("Godtatt"), dom());
        assertTrue(nettleser.kjor(VIST).toString().contains("LOG_INNLAGT"));
        nettleser.finn("#fane-curl").click();
        nettleser.finn("#kopier").click();
        nettleser.ventTil("document.getElementById('kopiert').textContent");
        assertEquals("Kopiert.", nettleser.finn("#kopiert").getText());
        assertEquals(
                nettleser.finn("#curl").getText(),
                nettleser
                        .driver()
                        .executeAsyncScript("navigator.clipboard.readText().then(arguments[0], arguments[0])"));
        assertEquals(List.of(), nettleser.klager());
    }

    @Test
    void findingsAreFilteredByLevelAndPack() {
        apne("?eksempel=plo-innleggelsesrapport/1.6/INNLEGGELSESRAPPORT-uten-legemidler.xml");
        ventPaaDom();
        int alle = nettleser.alle("#funn > li").size();
        assertTrue(alle > 1, dom());
        new Select(nettleser.finn("#pakke")).selectByValue("nasjonal");
        int nasjonale = nettleser.alle("#funn > li").size();
        assertTrue(nasjonale > 0 && nasjonale < alle, nasjonale + " of " + alle);
        nettleser.alle("#nivaer input").forEach(b -> b.click());
        assertEquals(0, nettleser.alle("#funn > li").size());
        assertFalse(nettleser.finn("#vist").getText().isBlank());
    }

    /** Every text and attribute says that it is a script; the page shows it, and nothing of it comes to life. */
    @Test
    void whatAMessageSaysNeverBecomesMarkup(@TempDir Path mappe) throws IOException {
        String ond = "&lt;script&gt;window.ond=1&lt;/script&gt;&lt;img src=x onerror='window.ond=1'&gt;";
        Path fil = mappe.resolve("<img src=x onerror=window.ond=1>'$(id).xml");
        Files.writeString(fil, medIHvertFelt(EKSEMPEL, ond), StandardCharsets.ISO_8859_1);
        apne("");
        slipp(fil);
        nettleser.finn("#fane-apprec").click();
        nettleser.finn("#fane-curl").click();
        assertEquals(null, nettleser.kjor("return window.ond ?? null"));
        assertEquals(0, nettleser.alle("main img, main script").size());
        assertTrue(
                nettleser.finn("#curl").getText().contains("'\\''$(id).xml'"),
                nettleser.finn("#curl").getText());
        for (Path annen : enAvHvert()) {
            slipp(Files.writeString(
                    mappe.resolve("melding.xml"), medIHvertFelt(annen, ond), StandardCharsets.ISO_8859_1));
            assertEquals(null, nettleser.kjor("return window.ond ?? null"), annen::toString);
            assertEquals(0, nettleser.alle("main img, main script").size(), annen::toString);
        }
        assertEquals(List.of(), nettleser.klager());
        nettleser.bilde("prov-script");
    }

    private static String medIHvertFelt(Path eksempel, String ond) throws IOException {
        // Whatever the encoding, each byte is the same again.
        return Files.readString(eksempel, StandardCharsets.ISO_8859_1)
                .replaceAll(">([^<>\\s][^<>]*)<", ">" + Matcher.quoteReplacement(ond) + "<")
                .replaceAll(" DN=\"[^\"]*\"", Matcher.quoteReplacement(" DN=\"" + ond + "\""));
    }

    /** An example of each standard there is. */
    private static List<Path> enAvHvert() throws IOException {
        Map<Path, Path> alle = new TreeMap<>();
        try (Stream<Path> filer = Files.walk(Path.of("xsd"))) {
            filer.filter(f -> f.toString().matches("xsd/[^/]+/[^/]+/eksempler/[^/]+\\.xml"))
                    .sorted()
                    .forEach(f -> alle.put(f.subpath(0, 2), f));
        }
        assertTrue(alle.size() > 10, alle::toString);
        return List.copyOf(alle.values());
    }

    @Test
    void whatIsNoXmlIsAnsweredAsSuch(@TempDir Path mappe) throws IOException {
        apne("");
        for (String tekst : List.of(
                "ikke xml",
                "<a><b></a>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
                "\u0000\u0001")) {
            slipp(Files.writeString(mappe.resolve("f.xml"), tekst));
            assertTrue(dom().contains("Avvist"), dom());
        }
        slipp(Files.write(
                mappe.resolve("latin.xml"),
                ("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>blåbær</a>")
                        .getBytes(StandardCharsets.ISO_8859_1)));
        assertTrue(nettleser.kjor(VIST).toString().contains("blåbær"));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 50})
    void alsoALargeMessageIsAnsweredWhileThePageLives(int mega, @TempDir Path mappe) throws IOException {
        Path fil = mappe.resolve("stor.xml");
        try (BufferedWriter ut = Files.newBufferedWriter(fil)) {
            String tekst = Files.readString(EKSEMPEL);
            int til = tekst.lastIndexOf("</");
            ut.write(tekst.substring(0, til));
            String linje = "  <!-- " + "x".repeat(90) + " -->\n";
            for (long n = tekst.length() + 10L; n + linje.length() < mega * 1024L * 1024L; n += linje.length()) {
                ut.write(linje);
            }
            ut.write("<Ukjent/>\n" + tekst.substring(til));
        }
        apne("");
        nettleser.kjor(
                "window.lengst = 0; let for_ = performance.now(); setInterval(() => { const n = performance.now();"
                        + " window.lengst = Math.max(window.lengst, n - for_); for_ = n; }, 10)");
        slipp(fil);
        Object ms = nettleser.kjor("return performance.now() - window.start");
        assertTrue(dom().contains("Avvist"), dom());
        nettleser.finn("#funn .til-linje").click();
        nettleser.ventTil(
                "document.getElementById('melding').shadowRoot.querySelector('.cm-content').innerText.includes('<Ukjent/>')");
        Object lengst = nettleser.kjor("return window.lengst");
        nettleser.bilde("prov-" + mega + "-mb");
        Files.writeString(
                Path.of("target", "skjermbilder", "stor-" + mega + ".txt"),
                "verdict after " + ms + " ms, page stood still at most " + lengst + " ms\n");
        assertTrue(((Number) lengst).doubleValue() < 3000, "the page stood still for " + lengst + " ms");
        assertEquals(List.of(), nettleser.klager());
    }

    @Test
    void everyModuleNamesOnlyModulesThatAreThere() {
        List<String> feil = new ArrayList<>();
        Pattern navn = Pattern.compile("(?m)^(?:import|export)\\b[^'\"\n]*?['\"]([^'\"]+)['\"]");
        bibliotek.moduler().forEach((fil, modul) -> navn.matcher(new String(modul.tekst(), StandardCharsets.UTF_8))
                .results()
                .map(t -> t.group(1))
                .filter(n -> !n.startsWith(Skriptbibliotek.STI)
                        || !bibliotek.moduler().containsKey(n.substring(Skriptbibliotek.STI.length())))
                .forEach(n -> feil.add(fil + ": " + n)));
        assertEquals(List.of(), feil);
        assertTrue(
                bibliotek.moduler().containsKey("codemirror-view.js"),
                bibliotek.moduler().keySet().toString());
    }

    @Test
    void aModuleIsSentPackedAndOnlyOnce() {
        Response forste = given().get("/bibliotek/codemirror-view.js");
        assertEquals(
                "gzip",
                given().header("Accept-Encoding", "gzip")
                        .get("/bibliotek/codemirror-state.js")
                        .header("Content-Encoding"));
        given().header("If-None-Match", forste.header("ETag"))
                .get("/bibliotek/codemirror-view.js")
                .then()
                .statusCode(304);
        given().get("/bibliotek/finnes-ikke.js").then().statusCode(404);
    }

    @Test
    void everySituationIsAMessageThatShowsWhatItSays() {
        List<String> feil = new ArrayList<>();
        for (Situasjon s : Situasjon.les()) {
            byte[] melding = given().get("/eksempler/" + s.fil())
                    .then()
                    .statusCode(200)
                    .extract()
                    .asByteArray();
            String svar = s.forlop()
                    ? given().multiPart("melding", "melding.xml", melding)
                            .queryParam("regelsett", String.join(",", s.pakker()))
                            .queryParam("vurdert", "2024-10-01T12:00:00")
                            .post("/api/v1/forlop/valideringer")
                            .asString()
                    : given().contentType("application/xml")
                            .queryParam("regelsett", s.pakker().isEmpty() ? "nasjonal" : String.join(",", s.pakker()))
                            .body(melding)
                            .post("/api/v1/valideringer")
                            .asString();
            if (s.regel() != null ? !svar.contains('"' + s.regel() + '"') : !svar.contains("\"GODTATT\"")) {
                feil.add(s.nb() + ": " + s.regel() + " is not in " + svar);
            }
        }
        assertEquals(List.of(), feil);
        assertTrue(Situasjon.les().stream().anyMatch(s -> s.nb().equals(UTSKRIVNINGSKLAR)));
    }

    @Test
    void thePolicyLetsInOnlyWhatIsOurs() {
        given().get("/")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Content-Security-Policy", containsString("script-src 'self';"))
                .header("Content-Security-Policy", containsString("style-src 'self';"));
        given().get("/eksempler/finnes/ikke.xml").then().statusCode(404);
    }

    /**
     * What has the keys, and whether it can be seen that it has: a name, and an outline on it, around where
     * files are dropped, or around the editor.
     */
    private static final String FOKUS = """
        let a = document.activeElement;
        if (!a || a === document.body) return null;
        const navn = a.id ? '#' + a.id : (a.getAttribute('href') ?? a.className ?? '') + ' ' + a.textContent.trim().slice(0, 40);
        const der = a.matches('input.skjult') ? a.closest('.slipp') : a;
        const ramme = e => { const s = getComputedStyle(e);
          return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 1 && s.outlineColor !== 'rgba(0, 0, 0, 0)'; };
        const inni = [];
        for (let e = a.shadowRoot?.activeElement; e; e = e.parentElement) inni.push(e);
        const flate = (inni[0] ?? der).getBoundingClientRect();
        const sett = flate.width > 0 && flate.height > 0 && flate.bottom > 0 && flate.top < innerHeight
          && [der, ...inni].some(ramme);
        return navn + (sett ? '' : ' UNSEEN');
        """;

    private String fokus() {
        return String.valueOf(nettleser.kjor(FOKUS));
    }

    /** What has the keys, when it can be seen that it has: the editor says so a moment after. */
    private String sett() {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .pollDelay(Duration.ZERO)
                .pollInterval(Nettleser.BLUNK)
                .until(this::fokus, her -> !her.endsWith(" UNSEEN"));
    }

    private void tast(CharSequence... taster) {
        new Actions(nettleser.driver()).sendKeys(taster).perform();
    }

    private void kopierEksempelet() throws IOException {
        nettleser
                .driver()
                .executeAsyncScript(
                        "navigator.clipboard.writeText(arguments[0]).then(arguments[1], arguments[1])",
                        Files.readString(EKSEMPEL));
    }

    /** A key while another is held. */
    private void tastMed(Keys holdt, CharSequence tast) {
        new Actions(nettleser.driver())
                .keyDown(holdt)
                .sendKeys(tast)
                .keyUp(holdt)
                .perform();
    }

    /** Goes on with the keys until something has them whose name begins so; tells everything that had them on the way. */
    private List<String> gaTil(String navn) {
        List<String> veien = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            if (fokus().startsWith("#melding")) {
                tast(Keys.ESCAPE);
            }
            tast(Keys.TAB);
            String her = sett();
            veien.add(her);
            if (her.startsWith(navn)) {
                return veien;
            }
        }
        throw new AssertionError(navn + " is not reached by keys: " + veien);
    }

    @Test
    void everythingIsDoneWithKeysAlone() throws IOException {
        apne("");
        gaTil("#eksempel");
        tast(UTSKRIVNINGSKLAR.substring(0, UTSKRIVNINGSKLAR.indexOf(' ')));
        ventPaaDom();
        assertTrue(dom().contains("Godtatt med avvik"), dom());
        assertEquals("#eksempel", sett(), "the list keeps the keys");
        List<String> runde = gaTil("#eksempel");
        for (String del : List.of(
                "#innhold",
                "/?sprak=en",
                "#regelsett",
                "#fil",
                "#lagre",
                "#tom",
                "#bedom",
                "#melding",
                "#fane-funn",
                "#pakke")) {
            assertTrue(runde.stream().anyMatch(n -> n.startsWith(del)), () -> del + " is not among " + runde);
        }

        apne("?eksempel=plo-pasientlogistikk/1.6/LOG_UTSKREVET-ugyldig-dato.xml");
        ventPaaDom();
        gaTil("til-linje");
        tast(Keys.ENTER);
        assertEquals("#melding", sett(), "a finding leads to its line");
        tast(Keys.F8);
        assertEquals("#melding", sett());
        tastMed(Keys.ALT, Keys.ENTER);
        assertEquals("LI", nettleser.kjor("return document.activeElement.tagName"), "a line leads to its finding");
        assertNotEquals("null", sett(), "the keys are lost");

        int alle = nettleser.alle("#funn > li").size();
        gaTil("#fane-funn");
        tast(Keys.TAB, Keys.SPACE);
        assertTrue(nettleser.alle("#funn > li").size() < alle, sett());
        assertNotEquals("null", sett(), "the keys are lost");
        tast(Keys.SPACE);
        assertEquals(alle, nettleser.alle("#funn > li").size());

        gaTil("#fane-funn");
        tast(Keys.ARROW_RIGHT);
        assertEquals("#fane-apprec", sett());
        tast(Keys.ARROW_RIGHT);
        assertEquals("#fane-curl", sett());
        nettleser.slippTilUtklippstavlen(side);
        gaTil("#kopier");
        tast(Keys.ENTER);
        nettleser.ventTil("document.getElementById('kopiert').textContent");

        gaTil("#tom");
        tast(Keys.ENTER);
        assertNotEquals("null", sett(), "the keys are lost");
        kopierEksempelet();
        if (!sett().startsWith("#melding")) {
            gaTil("#melding");
        }
        nettleser.kjor("document.getElementById('dom').replaceChildren()");
        tastMed(Keys.CONTROL, "v");
        ventPaaDom();
        assertTrue(dom().contains("Godtatt"), dom());
        nettleser.kjor("document.getElementById('dom').replaceChildren()");
        tastMed(Keys.CONTROL, Keys.ENTER);
        ventPaaDom();
        assertEquals("#melding", sett(), "the message keeps the keys");

        gaTil("/?sprak=en");
        tast(Keys.ENTER);
        nettleser.ventTil("document.documentElement.lang === 'en'");
        assertEquals(List.of(), nettleser.klager());
    }
}

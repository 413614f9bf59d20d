package no.meldingsvakt.inngang.web;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.rapport.Bidrag;
import no.meldingsvakt.rapport.Mal;
import no.meldingsvakt.rapport.Manedstall;
import no.meldingsvakt.rapport.Visning;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** All pages look alike: one bar, one palette, three languages, light and dark, wide and narrow, by keyboard. */
@QuarkusTest
class FellesUtseendeTest {

    private static final Path ORD = Path.of("src/main/resources/ord");

    @TestHTTPResource("/")
    URI rot;

    @Inject
    Lager lager;

    private static boolean talt;
    private static List<String> forside;

    /** One for all: to start a browser takes as long as to look at a page. */
    private static Nettleser nettleser;

    @BeforeAll
    static void apne() {
        nettleser = new Nettleser();
    }

    @AfterAll
    static void lukk() {
        if (nettleser != null) {
            nettleser.close();
        }
    }

    /** Half a year of numbers for the reports, long before any other test's. */
    @BeforeEach
    void tell() {
        if (nettleser == null || talt) {
            return;
        }
        talt = true;
        for (int m = 1; m <= 6; m++) {
            YearMonth maned = YearMonth.of(2015, m);
            List<Bidrag> alle = new ArrayList<>();
            for (int n = 0; n < 40 + 7 * m; n++) {
                String pasient = "p" + n;
                LocalDate dag = maned.atDay(1 + n % 27);
                String til = n % 3 == 0 ? "99388" : "99387";
                alle.add(new Bidrag(
                        pasient, Mal.OPPHOLD, dag, "", "59", til, "590", "DIPS 1.0", Bidrag.IKKE_SVART, true));
                alle.add(new Bidrag(
                        pasient, Mal.MELDINGER, dag, "", "59", til, "590", "DIPS 1.0", Bidrag.IKKE_SVART, true));
                Mal mal = n % 4 == 0 ? Mal.BRUTT : Mal.HOLDT;
                alle.add(new Bidrag(pasient, mal, dag, "NTP-V1.1g-4t", "59", til, "590", "DIPS 1.0", 90 + n, true));
                if (n % 4 == 0) {
                    alle.add(new Bidrag(
                            pasient,
                            Mal.AVVIK,
                            dag,
                            "NTP-V1.1g-4t",
                            "59",
                            til,
                            "590",
                            "DIPS 1.0",
                            Bidrag.IKKE_SVART,
                            true));
                } else if (n % 4 == 1) {
                    alle.add(new Bidrag(
                            pasient,
                            Mal.AVVIK,
                            dag,
                            "NTP-V3.1.1b-rekkefolge",
                            "59",
                            til,
                            "590",
                            "DIPS 1.0",
                            Bidrag.IKKE_SVART,
                            false));
                }
            }
            String tall = Manedstall.av(alle, EnumSet.allOf(Visning.class)).tekst();
            lager.iTransaksjon(tx -> {
                tx.avvikstall()
                        .lagre(
                                maned,
                                tall,
                                maned.plusMonths(3)
                                        .atDay(1)
                                        .atStartOfDay(ZoneOffset.UTC)
                                        .toInstant());
                return true;
            });
        }
    }

    /** A month's report is one side of A4, without what only a screen needs. */
    @Test
    void aReportPrintsOnAPage() throws IOException {
        nettleser.apne(rot.resolve("/avvik?fra=2015-01-01&til=2015-06-30&gruppe=maned&par=59-99387"));
        byte[] pdf = nettleser.pdf();
        Files.createDirectories(Path.of("target", "skjermbilder"));
        Files.write(Path.of("target", "skjermbilder", "avvik-maned.pdf"), pdf);
        long sider = Pattern.compile("/Type\\s*/Page\\b")
                .matcher(new String(pdf, StandardCharsets.ISO_8859_1))
                .results()
                .count();
        assertEquals(1, sider);
        nettleser.papir(true);
        assertEquals(
                List.of(),
                nettleser.kjor("return [...document.querySelectorAll('form, .topp, .hopp')]"
                        + ".filter(e => e.checkVisibility()).map(e => e.className)"));
        nettleser.papir(false);
    }

    @ParameterizedTest
    @CsvSource({
        "opphold-tom, /opphold, false",
        "avvik, /avvik, true",
        "avvik-tall, /avvik?fra=2015-01-01&til=2015-06-30, false",
        "avvik-maned, /avvik?fra=2015-01-01&til=2015-06-30&gruppe=maned&par=59-99387, false",
        "oppgjor, /oppgjor, false",
        "avtaleprov, /avtaler/prov, false",
        "avtaler, /avtaler?a=nord-trondelag-leger&b=vestre-viken-leger, true",
        "regler, /regler?niva=AVVISES, true",
        "regel, /regler/NTP-V1.1g-4t, false",
        "regel-utgatt, /regler/KVITT-33, false",
        "dekning, /regler/dekning, true",
        "drift, /drift, false",
        "forlopsliste, /api/v1/forlop, false"
    })
    void aPageHasTheBarAndIsWithoutFault(String navn, String adresse, boolean stor) {
        forsidensLenker();
        nettleser.apne(rot.resolve(adresse));
        List<String> sider = lenker(".topp nav:first-child a");
        nettleser.finn("body").sendKeys(Keys.TAB);
        assertEquals("#innhold", nettleser.kjor("return document.activeElement.getAttribute('href')"));
        nettleser.kjor("document.activeElement.blur()");
        nettleser.seFlaterTilStorSide(navn);
        assertEquals(List.of(), nettleser.klager());
        assertEquals(forsidensLenker(), sider);
        for (String sprak : List.of("nn", "en")) {
            nettleser.finn(".topp .sprak a[lang=" + sprak + "]").click();
            assertEquals(sprak, nettleser.finn("html").getDomAttribute("lang"));
            // With the two surfaces above, axe looks at both widths in both colours.
            nettleser.vindu(sprak.equals("nn") ? 320 : 1400, 1000, sprak.equals("en"));
            assertEquals(stor ? null : List.of(), stor ? null : nettleser.axe());
            nettleser.vindu(1400, 1000, false);
        }
    }

    @Test
    void aStoredReceiptIsAPageLikeTheOthers() throws IOException {
        String id = given().contentType("application/xml")
                .body(Files.readAllBytes(Path.of("xsd/plo-pasientlogistikk/1.6/eksempler/LOG_UTSKRIVNINGSKLAR.xml")))
                .post("/api/v1/meldinger")
                .path("id");
        String side = given().accept("text/html")
                .get("/api/v1/meldinger/" + id + "?sprak=nn")
                .asString();
        assertTrue(side.contains("<header class=\"topp\">") && side.contains("Hopp til innhaldet"), side);
        assertTrue(side.contains("href=\"?sprak=en\""), side);
        nettleser.apne(rot.resolve("/api/v1/meldinger/" + id + "?sprak=nn"));
        nettleser.seSamtligeFlater("kvittering");
    }

    @Test
    void rulesAreFoundWhileSomebodyWrites() {
        nettleser.apne(rot.resolve("/regler?niva=ADVARSEL&sprak=en"));
        nettleser.ventTil("document.documentElement.dataset.klar");
        int advarsler = synlige();
        nettleser.finn("#tekst").sendKeys("legemidler");
        int medLegemidler = synlige();
        assertTrue(medLegemidler > 0 && medLegemidler < advarsler, medLegemidler + " of " + advarsler);
        String her = nettleser.driver().getCurrentUrl();
        assertTrue(her.endsWith("?niva=ADVARSEL&sprak=en&tekst=legemidler"), her);
        nettleser.seFlaterTilStorSide("regler-funnet");
        nettleser.finn(".topp .sprak a[lang=nb]").click();
        nettleser.ventTil("document.documentElement.dataset.klar");
        assertEquals(medLegemidler, synlige());
        nettleser.finn("#alle").click();
        assertTrue(synlige() > advarsler);
        assertEquals(List.of(), nettleser.klager());
    }

    /** A word that a language lacks would be an empty place on a page. */
    @Test
    void allLanguagesHaveTheSameWords() throws IOException {
        Map<String, List<String>> ord = new TreeMap<>();
        for (String sprak : List.of("nb", "nn", "en")) {
            try (Stream<String> linjer = Files.lines(ORD.resolve(sprak + ".properties"))) {
                ord.put(
                        sprak,
                        linjer.filter(l -> l.matches("[\\w.-]+=.*"))
                                .map(l -> l.substring(0, l.indexOf('=')) + tomme(l))
                                .sorted()
                                .collect(Collectors.toCollection(ArrayList::new)));
            }
        }
        assertEquals(ord.get("nb"), ord.get("nn"));
        assertEquals(ord.get("nb"), ord.get("en"));
    }

    private static String tomme(String linje) {
        return linje.endsWith("=") ? " is empty" : "";
    }

    private List<String> forsidensLenker() {
        if (forside == null) {
            nettleser.apne(rot);
            forside = lenker(".topp nav:first-child a");
        }
        return forside;
    }

    private int synlige() {
        return ((Number) nettleser.kjor("return [...document.querySelectorAll('.regler tbody tr')].filter(r =>"
                        + " r.checkVisibility()).length"))
                .intValue();
    }

    private List<String> lenker(String css) {
        return nettleser.alle(css).stream().map(a -> a.getDomAttribute("href")).toList();
    }
}

package no.meldingsvakt.inngang.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import no.meldingsvakt.forlop.Eksempelmelding;
import no.meldingsvakt.inngang.web.Nettleser;
import no.meldingsvakt.inngang.web.Nettleserlan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** Hands in a stay on the page of stays in a real browser, and looks at what comes: wide and narrow, light and dark, with axe. */
@QuarkusTest
class OppholdssideTest {

    @RegisterExtension
    static final Nettleserlan NETTLESERE = new Nettleserlan(Duration.ofSeconds(120));

    @TestHTTPResource("/opphold")
    URI side;

    private Nettleser nettleser;

    @BeforeEach
    void startNettleser() {
        nettleser = NETTLESERE.ny();
    }

    @Test
    void aStayIsHandedInAndDrawnForEverybody() {
        nettleser.apne(side);
        nettleser.kjor("document.getElementById('vurdert').value = '2024-03-12T12:00:00'");
        nettleser
                .finn("#filer")
                .sendKeys(List.of(
                                Eksempelmelding.INNLAGT,
                                Eksempelmelding.VARSEL,
                                Eksempelmelding.OPPDATERT,
                                Eksempelmelding.KLAR)
                        .stream()
                        .map(f -> Path.of("xsd", f).toAbsolutePath().toString())
                        .collect(Collectors.joining("\n")));
        nettleser.ventTil("document.querySelector('#svar svg.tegning')");
        nettleser.seSamtligeFlater("opphold");
        nettleser.finn("#svar svg a.merke").sendKeys(Keys.ENTER);
        String adresse = nettleser.driver().getCurrentUrl();
        assertTrue(adresse.endsWith("#f1-m1"), adresse);
    }

    @Test
    void messagesAreDroppedAnywhereOnThePage(@TempDir Path mappe) throws IOException {
        nettleser.apne(side);
        nettleser.slipp("h1", List.of(Path.of("xsd", Eksempelmelding.INNLAGT), Path.of("xsd", Eksempelmelding.VARSEL)));
        nettleser.ventTil("document.querySelector('#svar svg.tegning')");
        assertEquals(2, nettleser.alle("#svar table.hendelser tbody tr").size());

        List<Path> onde = new ArrayList<>();
        for (String fil : List.of(
                Eksempelmelding.INNLAGT, Eksempelmelding.VARSEL, Eksempelmelding.KLAR, Eksempelmelding.EPIKRISE)) {
            onde.add(Files.writeString(
                    mappe.resolve("<img src=x onerror=window.ond=1>" + onde.size() + ".xml"),
                    medOndeTekster(Eksempelmelding.les(fil).tekst())));
        }
        nettleser.slipp("h1", onde);
        nettleser.ventTil("document.querySelectorAll('#svar table.hendelser tbody tr').length > 2");
        seAtIngentingBleKjort();
        assertEquals(List.of(), nettleser.klager());
    }

    @Test
    void aZipThatIsTooMuchOrClimbsIsToldOrDrawn(@TempDir Path mappe) throws IOException {
        nettleser.apne(side);
        Path mange = mappe.resolve("mange.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(mange))) {
            for (int i = 0; i < 10_000; i++) {
                zip.putNextEntry(new ZipEntry(i + ".xml"));
                zip.write('<');
            }
        }
        nettleser.slipp("h1", List.of(mange));
        nettleser.ventTil("document.getElementById('melding').textContent.includes('HTTP 413')");

        Path klatrer = mappe.resolve("klatrer.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(klatrer))) {
            for (String fil : List.of(Eksempelmelding.INNLAGT, Eksempelmelding.VARSEL)) {
                zip.putNextEntry(new ZipEntry("../../<img src=x onerror=window.ond=1>" + fil.replace('/', '-')));
                zip.write(Eksempelmelding.les(fil).bytes());
            }
        }
        nettleser.slipp("h1", List.of(klatrer));
        nettleser.ventTil("document.querySelector('#svar svg.tegning')");
        assertEquals(2, nettleser.alle("#svar table.hendelser tbody tr").size());
        assertFalse(nettleser.finn("main").getText().contains("../"));
        seAtIngentingBleKjort();
    }

    @Test
    void noKindOfMessageBecomesMarkupInAStay(@TempDir Path mappe) throws IOException {
        List<Path> onde = new ArrayList<>();
        try (Stream<Path> standarder = Files.walk(Path.of("xsd"), 3)) {
            for (Path eksempler :
                    standarder.filter(p -> p.endsWith("eksempler")).sorted().toList()) {
                try (Stream<Path> filer = Files.list(eksempler)) {
                    Path fil = filer.filter(p -> p.toString().endsWith(".xml"))
                            .sorted()
                            .findFirst()
                            .orElseThrow();
                    onde.add(Files.writeString(
                            mappe.resolve(onde.size() + ".xml"), medOndeTekster(Files.readString(fil))));
                }
            }
        }
        assertTrue(onde.size() > 25, "examples of " + onde.size() + " standards");
        nettleser.apne(side);
        nettleser.slipp("h1", onde);
        nettleser.ventTil("document.querySelector('#svar table.hendelser')");
        seAtIngentingBleKjort();
    }

    @Test
    void theMomentIsWrittenAsPeopleWriteIt() {
        nettleser.apne(URI.create(side + "?sprak=nn"));
        nettleser.finn("#vurdert").sendKeys("2024-03-12 12:00");
        nettleser.slipp("h1", List.of(Path.of("xsd", Eksempelmelding.INNLAGT)));
        nettleser.ventTil("document.querySelector('#svar svg.tegning')");
        assertTrue(
                nettleser.finn("#svar").getText().contains("12. mars 2024"),
                nettleser.finn("#svar").getText());

        nettleser.finn("#vurdert").clear();
        nettleser.finn("#vurdert").sendKeys("i går");
        nettleser.finn("#skjema button.hoved").click();
        nettleser.ventTil("document.getElementById('melding').textContent.includes('HTTP 400')");
    }

    private void seAtIngentingBleKjort() {
        assertEquals(null, nettleser.kjor("return window.ond ?? null"));
        assertEquals(0, nettleser.alle("main img, main script, main [onerror]").size());
    }

    /** Names, words, addresses and explanations of codes are scripts; ids, days and codes are left, or there would be no stay. */
    private static String medOndeTekster(String melding) {
        String ond = "&lt;script&gt;window.ond=1&lt;/script&gt;&lt;img src=x onerror='window.ond=1'&gt;";
        return melding.replaceAll(
                        "<((?:\\w+:)?(?:\\w*Name|StreetAdr|City|Merknad|Tekst\\w*|TextResult\\w*|Beskrivelse))>[^<]*<",
                        "<$1>" + Matcher.quoteReplacement(ond) + "<")
                .replaceAll(" DN=\"[^\"]*\"", Matcher.quoteReplacement(" DN=\"" + ond + "\""));
    }

    @Test
    void anUnknownStayIsToldInTheLanguageOfThePage() {
        nettleser.apne(URI.create(side + "?sprak=en&id=00000000-0000-0000-0000-000000000000"));
        nettleser.ventTil("document.getElementById('melding').textContent.includes('HTTP 404')");
        assertEquals("en", nettleser.finn("html").getDomAttribute("lang"));
    }
}

package no.meldingsvakt.inngang.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
        assertEquals(null, nettleser.kjor("return window.ond ?? null"));
        assertEquals(0, nettleser.alle("main img, main script, main [onerror]").size());
        assertEquals(List.of(), nettleser.klager());
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

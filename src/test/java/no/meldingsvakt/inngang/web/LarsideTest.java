package no.meldingsvakt.inngang.web;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.inngang.web.Kurs.Ledd;
import no.meldingsvakt.inngang.web.Kurs.Oppgave;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The course says of its messages what the service says of them. */
@QuarkusTest
class LarsideTest {

    private static final Pattern MSG_ID = Pattern.compile("<MsgId>([^<]*)");
    private static final Kurs KURS = Kurs.les();

    @RegisterExtension
    static final Nettleserlan NETTLESERE = new Nettleserlan();

    @TestHTTPResource("/lar")
    URI side;

    private Nettleser nettleser;

    @Test
    void eachOfTheTwelveMessagesGivesExactlyTheFindingThatTheCourseSays() {
        List<String> feil = new ArrayList<>();
        for (Oppgave o : KURS.oppgaver()) {
            List<String> funnet = given().contentType("application/xml")
                    .queryParam("regelsett", String.join(",", o.regelsett()))
                    .body(eksempel(o.fil()))
                    .post("/api/v1/valideringer")
                    .jsonPath()
                    .getList("avvik.regel");
            if (!funnet.equals(List.of(o.regel()))) {
                feil.add(o.fil() + ": " + funnet + ", not " + o.regel());
            }
            if (o.andre().contains(o.regel()) || o.andre().stream().distinct().count() != 3) {
                feil.add(o.fil() + ": three other answers, each once, and none that is right");
            }
        }
        assertEquals(List.of(), feil);
        assertEquals(12, KURS.oppgaver().stream().map(Oppgave::fil).distinct().count());
    }

    @Test
    void theStayIsInTheOrderThatTheServiceSees() {
        RequestSpecification kall = given().queryParam("vurdert", "2024-04-01T12:00:00");
        List<String> ider = new ArrayList<>();
        for (int i = KURS.opphold().size() - 1; i >= 0; i--) {
            String melding = new String(eksempel(KURS.opphold().get(i).fil()), StandardCharsets.UTF_8);
            Matcher id = MSG_ID.matcher(melding);
            assertTrue(id.find(), melding);
            ider.add(0, id.group(1));
            kall = kall.multiPart("m" + i, "m" + i + ".xml", melding.getBytes(StandardCharsets.UTF_8));
        }
        var svar = kall.post("/api/v1/forlop/valideringer").jsonPath();
        assertEquals(ider, svar.getList("meldinger.melding.msgId"));
        assertEquals(1, svar.getList("forlop").size());
        assertEquals(
                KURS.opphold().stream().map(Ledd::hendelse).toList(), svar.getList("forlop[0].hendelser.hendelse"));
    }

    @Test
    void theCourseIsInEachLanguage() {
        for (String sprak : List.of("nb", "nn", "en")) {
            String html = given().get("/lar?sprak=" + sprak).asString();
            assertTrue(html.contains("<html lang=\"" + sprak + "\""), html);
            KURS.oppgaver()
                    .forEach(o -> assertTrue(
                            html.contains(o.situasjon(Sprak.av(sprak).orElseThrow()))
                                    && !html.contains("<span>" + o.regel() + "</span></label>"),
                            sprak + o.fil()));
        }
    }

    @Test
    void somebodyAnswersAndIsToldWhatTheServiceSays() {
        nettleser = NETTLESERE.ny();
        nettleser.apne(side);
        nettleser.ventTil("document.documentElement.dataset.klar");
        nettleser.seSamtligeFlater("lar");
        svar(0, KURS.oppgaver().get(0).regel());
        assertEquals("Riktig.", nettleser.finn(".dommen .riktig").getText());
        svar(1, KURS.oppgaver().get(1).andre().get(0));
        assertEquals(1, nettleser.alle(".dommen .galt").size());
        assertTrue(nettleser.finn("#sum").getText().startsWith("1 av 12"));
        nettleser.seSamtligeFlater("lar-besvart");
        assertEquals(List.of(), nettleser.klager());
    }

    @Test
    void theStayIsPutInOrderByKeyboardAndDrawn() {
        nettleser = NETTLESERE.ny();
        nettleser.apne(side);
        nettleser.ventTil("document.documentElement.dataset.klar");
        assertNotEquals(KURS.opphold().stream().map(Ledd::fil).toList(), rekke());
        for (int plass = 0; plass < KURS.opphold().size(); plass++) {
            String fil = KURS.opphold().get(plass).fil();
            while (rekke().indexOf(fil) > plass) {
                nettleser
                        .finn("li[data-fil='" + fil + "'] button[data-vei='-1']")
                        .sendKeys(Keys.ENTER);
            }
        }
        nettleser.finn("#opphold-form button[type=submit]").sendKeys(Keys.ENTER);
        nettleser.ventTil("document.querySelector('#tegnet svg.tegning')");
        assertTrue(
                nettleser.finn("#opphold-svar").getText().startsWith("Slik ble de sendt"),
                nettleser.finn("#opphold-svar").getText());
        nettleser.kjor("document.querySelector('#opphold').scrollIntoView()");
        nettleser.bilde("lar-opphold");
        assertEquals(List.of(), nettleser.axe());
        assertEquals(List.of(), nettleser.klager());
    }

    private void svar(int nr, String regel) {
        WebElement skjema = nettleser.alle(".oppgave form").get(nr);
        skjema.findElement(By.cssSelector("input[value='" + regel + "']")).sendKeys(Keys.SPACE);
        skjema.findElement(By.cssSelector("button")).sendKeys(Keys.ENTER);
        nettleser.ventTil(
                "document.querySelectorAll('.oppgave form')[" + nr + "].querySelector('.riktig, .galt') !== null");
    }

    @SuppressWarnings("unchecked")
    private List<String> rekke() {
        return (List<String>)
                nettleser.kjor("return [...document.querySelectorAll('.brikker li')].map(b => b.dataset.fil)");
    }

    private static byte[] eksempel(String fil) {
        return given().get("/eksempler/" + fil).then().statusCode(200).extract().asByteArray();
    }
}

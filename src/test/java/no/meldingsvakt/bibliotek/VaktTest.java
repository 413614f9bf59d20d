package no.meldingsvakt.bibliotek;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import no.meldingsvakt.kvittering.Forlopskvittering;
import no.meldingsvakt.kvittering.Kvitteringsstatus;
import no.meldingsvakt.validering.Bestilling.Hinder;
import no.meldingsvakt.validering.Bestilling.Onsker;
import no.meldingsvakt.validering.UegnetBestillingException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaktTest {

    private static final Path AVVIST = Path.of("xsd/plo-pasientlogistikk/1.6/eksempler/LOG_INNLAGT-uten-hendelse.xml");
    private static final Path INNLAGT = Path.of("xsd/plo-pasientlogistikk/1.6/eksempler/LOG_INNLAGT.xml");

    private static Vakt vakt;

    @TempDir
    Path mappe;

    @BeforeAll
    static void aapne() {
        vakt = Vakt.med()
                .klokke(Clock.fixed(Instant.parse("2024-03-01T11:00:00Z"), ZoneOffset.UTC))
                .aapne();
    }

    @AfterAll
    static void lukk() {
        vakt.close();
    }

    @Test
    void aVerdictIsWrittenInAllForms() throws IOException {
        Vurdering dom = vakt.bedom(Files.readAllBytes(AVVIST), new Onsker(null, "en", null));
        assertEquals(Kvitteringsstatus.AVVIST, dom.status());
        assertTrue(dom.json().contains("\"status\":\"AVVIST\""), dom.json());
        assertEquals(1, dom.appRec().size());
        assertTrue(utf8(dom.appRec().get(0)).contains("AppRec"));
        assertTrue(utf8(dom.svrl()).contains("schematron-output"));
        assertTrue(utf8(dom.html()).contains("lang=\"en\""), utf8(dom.html()));
    }

    @Test
    void manyThreadsGetTheSameAsOne() throws IOException {
        byte[] melding = Files.readAllBytes(AVVIST);
        Set<String> dommer = Collections.nCopies(200, melding).parallelStream()
                .map(m -> vakt.bedom(m))
                .map(d -> d.status() + " " + d.kvittering().avvik() + " " + d.html().length)
                .map(d -> d.replaceAll("\\d+$", ""))
                .collect(Collectors.toSet());
        assertEquals(1, dommer.size(), dommer.toString());
    }

    @Test
    void messagesTogetherMakeAStay() throws IOException {
        Forlopskvittering svar = vakt.bedomSammen(List.of(Files.readAllBytes(INNLAGT)));
        assertEquals(1, svar.meldinger().size());
        assertEquals(1, svar.forlop().size());
    }

    @Test
    void whatCannotBeJudgedIsAnException() {
        assertEquals(Hinder.TOM, hinder(new byte[0], new Onsker(null, null, null)));
        assertEquals(Hinder.UKJENT_REGELSETT, hinder(new byte[1], new Onsker(List.of("borte"), null, null)));
        assertEquals(Hinder.UKJENT_SPRAK, hinder(new byte[1], new Onsker(null, "xx", null)));
    }

    private static Hinder hinder(byte[] melding, Onsker onsker) {
        return assertThrows(UegnetBestillingException.class, () -> vakt.bedom(melding, onsker))
                .hinder();
    }

    @Test
    void whatIsNoMessageIsRejectedAndNoException() {
        assertEquals(
                Kvitteringsstatus.AVVIST,
                vakt.bedom("hei".getBytes(StandardCharsets.UTF_8)).status());
    }

    @Test
    void rulesOfTheCallersOwnAreJudgedBy() throws IOException {
        Files.writeString(Files.createDirectory(mappe.resolve("egen")).resolve("pakke.yaml"), """
            id: egen
            tittel: "Egen avtale"
            kilde: "Egen avtale"
            versjon: "1.0"
            """);
        try (Vakt egen = Vakt.med().regelmappe(mappe).aapne()) {
            assertTrue(egen.regelsett().contains("egen"), egen.regelsett().toString());
        }
    }

    @Test
    void oneThatIsClosedJudgesNothing() throws IOException {
        byte[] melding = Files.readAllBytes(INNLAGT);
        Vakt lukket = Vakt.aapne();
        Vurdering dom = lukket.bedom(melding);
        lukket.close();
        lukket.close();
        assertThrows(IllegalStateException.class, () -> lukket.bedom(melding));
        assertThrows(IllegalStateException.class, () -> lukket.bedomSammen(List.of(melding)));
        assertTrue(dom.html().length > 0);
    }

    private static String utf8(byte[] tekst) {
        return new String(tekst, StandardCharsets.UTF_8);
    }
}

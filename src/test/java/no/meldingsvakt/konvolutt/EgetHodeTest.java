package no.meldingsvakt.konvolutt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.meldingsvakt.melding.AppRecVersjon;
import no.meldingsvakt.melding.Dokumentreferanse;
import no.meldingsvakt.melding.Enhet;
import no.meldingsvakt.melding.Kode;
import no.meldingsvakt.melding.Konvoluttype;
import no.meldingsvakt.melding.Melding;
import no.meldingsvakt.melding.Standard;
import no.meldingsvakt.melding.Standardkatalog;
import no.meldingsvakt.skjema.Skjemamappe;
import no.meldingsvakt.xml.Prefikser;
import no.meldingsvakt.xml.XmlFabrikk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The header facts of messages with a header of their own, from the XPaths of their {@code standard.yaml}. */
class EgetHodeTest {

    private static final XmlFabrikk XML = new XmlFabrikk();
    private static final Skjemamappe SKJEMAER = Skjemamappe.les(Path.of("xsd"), XML);
    private static final Meldingsleser LESER =
            new Meldingsleser(XML, SKJEMAER.standarder(), SKJEMAER.prefikser(), false);

    /** What an example tells; parties as HER-ids from the enterprise to the one addressed in it. */
    record Fakta(
            String eksempel,
            AppRecVersjon apprec,
            String type,
            String msgId,
            String sendt,
            String avsender,
            List<String> mottakere,
            String pasient,
            List<String> dokumenter) {
        @Override
        public String toString() {
            return eksempel;
        }
    }

    static Stream<Fakta> eksempler() {
        String epikrise = "2024-03-08T13:40:00";
        String henvisning = "2024-04-29T14:10:00";
        String rekvisisjon = "2024-04-26T09:20:00";
        String svar = "2024-04-26T15:40:00";
        String geriatri = "9900100/9900110";
        String hjerte = "9900100/9900130";
        String lab = "9900100/9900140";
        String lege = "9900300/9900310";
        List<String> legeOgKommune = List.of("PRIM " + lege, "COP 9900200/9900210");
        return Stream.of(
                new Fakta(
                        "epikrise/1.0/eksempler/EPIKRISE.xml",
                        AppRecVersjon.V1_0,
                        "EPIKRISE",
                        "3d87e6c2-5679-4488-8bdb-1048c58ff5b5",
                        epikrise,
                        geriatri,
                        legeOgKommune,
                        "12853810221",
                        List.of("baafcf35-c188-4934-9aaf-fd1a8ae0fb2f")),
                new Fakta(
                        "epikrise/1.1/eksempler/EPIKRISE.xml",
                        AppRecVersjon.V1_0,
                        "EPIKRISE",
                        "5b197ed6-119c-4bdd-941d-f7e11ba7c9d2",
                        epikrise,
                        geriatri,
                        legeOgKommune,
                        "12853810221",
                        List.of("f9b59e82-6e89-4f69-95af-2c269aa2a7e1")),
                new Fakta(
                        "epikrise/1.2/eksempler/EPIKRISE.xml",
                        AppRecVersjon.V1_1,
                        "EPIKRISE",
                        "b8ca1d90-2ac6-43a6-af60-20be9c05774e",
                        epikrise,
                        geriatri,
                        legeOgKommune,
                        "12853810221",
                        List.of("bd570748-7b4a-42ec-baee-64b1577f1e5d")),
                new Fakta(
                        "henvisning/1.0/eksempler/HENVISNING.xml",
                        AppRecVersjon.V1_0,
                        "HENVISNING",
                        "529a960e-f9c2-4bbe-a080-aebd30ead22a",
                        henvisning,
                        lege,
                        List.of("PRIM " + hjerte),
                        "03918510094",
                        List.of("76d18892-efb2-4567-a187-07fd99ad9d87")),
                new Fakta(
                        "henvisning/1.1/eksempler/HENVISNING.xml",
                        AppRecVersjon.V1_1,
                        "HENVISNING",
                        "eb470a1e-8bd4-47c1-aaf5-5fc9ff1baa36",
                        henvisning,
                        lege,
                        List.of("PRIM " + hjerte),
                        "03918510094",
                        List.of("d0ca0361-c59b-44d2-8e58-c39317f6f1a9")),
                new Fakta(
                        "rekvisisjon/1.5/eksempler/REKVISISJON_LAB.xml",
                        AppRecVersjon.V1_0,
                        "REQ_LAB",
                        "f95308c0-d7b7-45bb-aabe-8843b628965e",
                        rekvisisjon,
                        lege,
                        List.of("PRIM " + lab),
                        "03918510094",
                        List.of("0c2661c0-a267-4855-a83b-9f7a180e82c3")),
                new Fakta(
                        "rekvisisjon/1.6/eksempler/REKVISISJON_LAB.xml",
                        AppRecVersjon.V1_1,
                        "REQ_LAB",
                        "4fa607e1-384f-4432-94d3-a36c640aca98",
                        rekvisisjon,
                        lege,
                        List.of("PRIM " + lab),
                        "03918510094",
                        List.of("2e21e026-092a-4255-bb6f-8e27b744cdde")),
                new Fakta(
                        "svarrapport/1.3/eksempler/SVARRAPPORT_LAB.xml",
                        AppRecVersjon.V1_0,
                        "SVAR_KKL",
                        "4c00c9b7-0ffe-4bd9-a36a-8e8553e758af",
                        svar,
                        lab,
                        List.of("PRIM " + lege),
                        "03918510094",
                        List.of("4fe4f03b-d255-4fca-b5a9-e17545fc49c4 SVAR_KKL")),
                new Fakta(
                        "svarrapport/1.4/eksempler/SVARRAPPORT_LAB.xml",
                        AppRecVersjon.V1_1,
                        "SVAR_LAB",
                        "cb36fe10-c5c5-41ef-a12d-24abeccd87ad",
                        svar,
                        lab,
                        List.of("PRIM " + lege),
                        "03918510094",
                        List.of("05dff666-3554-4428-899b-e535f39bd43b")));
    }

    @ParameterizedTest
    @MethodSource("eksempler")
    void theHeaderIsRead(Fakta ventet) throws IOException {
        Melding melding = les(Files.readString(Path.of("xsd", ventet.eksempel())));

        assertEquals(Konvoluttype.EGEN, melding.konvolutt());
        assertTrue(ventet.eksempel()
                .startsWith(Objects.requireNonNull(melding.standard()).betegnelse() + "/"));
        assertEquals(
                ventet,
                new Fakta(
                        ventet.eksempel(),
                        melding.kvitteresMed(),
                        melding.typekode(),
                        melding.msgId(),
                        melding.sendt(),
                        part(melding.avsender()),
                        melding.mottakere().stream()
                                .map(m -> m.rolle() + " " + part(m.part()))
                                .toList(),
                        Objects.requireNonNull(melding.pasient())
                                .identer()
                                .get(0)
                                .id(),
                        melding.dokumenter().stream()
                                .map(EgetHodeTest::dokument)
                                .toList()));
    }

    @Test
    void everyStandardWithAHeaderOfItsOwnIsTriedHere() {
        Set<String> provd = eksempler()
                .map(f -> f.eksempel().replaceFirst("/eksempler/.*", ""))
                .collect(Collectors.toSet());

        assertEquals(
                SKJEMAER.standarder()
                        .meldinger()
                        .filter(s -> s.konvolutt() == Konvoluttype.EGEN)
                        .map(Standard::betegnelse)
                        .collect(Collectors.toSet()),
                provd);
    }

    @Test
    void everyReportOfASvarrapportIsADocumentWithATypeOfItsOwn() throws IOException {
        String en = Files.readString(Path.of("xsd/svarrapport/1.3/eksempler/SVARRAPPORT_LAB.xml"));
        String rapport = en.substring(en.indexOf("<ServReport>"), en.indexOf("</Message>"));
        String annen = rapport.replace("MsgDescr V=\"CLIN\"", "MsgDescr V=\"MBIO\"")
                .replaceAll("<ServProvId>.*</ServProvId>", "<ServProvId> rapport 2 </ServProvId>");
        String utenId = rapport.replaceAll("<ServProvId>.*</ServProvId>", "");

        Melding melding = les(en.replace("</Message>", annen + utenId + "</Message>"));

        assertEquals(
                List.of("4fe4f03b-d255-4fca-b5a9-e17545fc49c4 SVAR_KKL", "rapport 2 SVAR_MBIO"),
                melding.dokumenter().stream().map(EgetHodeTest::dokument).toList());
        assertEquals(1, melding.mottakere().size());
    }

    @Test
    void anXPathThatDoesNotCompileStopsTheStartInOneLine() {
        Standard.Hode hode = new Standard.Hode(
                "Type", "MsgId[", "GenDate", "Fra", "Til", null, null, null, null, Map.of(), Map.of());
        Standard standard = new Standard(
                "prove",
                "1.0",
                "Prøve",
                Standard.Art.MELDING,
                "urn:prove",
                null,
                "Prove",
                Konvoluttype.EGEN,
                AppRecVersjon.V1_0,
                List.of(),
                List.of(),
                false,
                null,
                null,
                null,
                null,
                hode);
        Standardkatalog katalog = new Standardkatalog(List.of(standard));
        Prefikser prefikser = new Prefikser(Map.of(), Set.of());

        String melding = assertThrows(
                        IllegalArgumentException.class,
                        () -> new Meldingsleser(XML, katalog, prefikser, false).kompiler())
                .getMessage();

        assertTrue(melding.matches("prove/1.0: the XPath «MsgId\\[» in standard.yaml does not compile: .+"), melding);
    }

    private static Melding les(String melding) {
        return Objects.requireNonNull(
                LESER.les(melding.getBytes(StandardCharsets.UTF_8)).melding());
    }

    private static String part(no.meldingsvakt.melding.Part part) {
        String virksomhet = Objects.requireNonNull(part.virksomhet()).herId().orElse("");
        return virksomhet
                + part.kommunikasjonspart()
                        .flatMap(Enhet::herId)
                        .map(h -> "/" + h)
                        .orElse("");
    }

    private static String dokument(Dokumentreferanse d) {
        Kode type = d.type();
        return type == null ? d.id() : d.id() + " " + type.v();
    }
}

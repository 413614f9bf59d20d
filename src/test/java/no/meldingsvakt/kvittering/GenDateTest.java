package no.meldingsvakt.kvittering;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.avvik.Stegresultat;
import no.meldingsvakt.avvik.Utfall;
import no.meldingsvakt.konvolutt.Lesing;
import no.meldingsvakt.konvolutt.Meldingsleser;
import no.meldingsvakt.melding.Konvoluttype;
import no.meldingsvakt.melding.Melding;
import no.meldingsvakt.skjema.Skjemakontroll;
import no.meldingsvakt.skjema.Skjemamappe;
import no.meldingsvakt.xml.XmlFabrikk;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/**
 * However a message tells when it was made, every one that the schema accepts and whose sender can be read gets a receipt, and
 * every receipt follows our schemas and, where they are at hand, the official ones.
 */
class GenDateTest {

    private static final Path EGNE = Path.of("xsd");
    private static final Path OFFISIELLE = Path.of("../shared/standard/eksempler");
    private static final OffsetDateTime NAA = OffsetDateTime.parse("2024-06-03T12:00:00.123+02:00");
    private static final String FORTI = "1234567890".repeat(4);
    private static final List<String> FORMER = List.of(
            "2017-05-04T10:05:00",
            "2017-05-04T10:05:00Z",
            "2017-05-04T10:05:00-14:00",
            "2017-05-04T10:05:00." + FORTI,
            "2017-05-04T10:05:00." + FORTI.repeat(10) + "+01:00",
            "2017-05-04T10:05:60",
            "2017-05-04T23:59:60.5Z",
            "2017-05-04T24:00:00",
            "2017-05-04T24:00:00.000Z",
            "12017-05-04T10:05:00",
            "123456789-05-04T10:05:00",
            "1234567890-05-04T10:05:00",
            "-2017-05-04T10:05:00",
            "0001-01-01T00:00:00",
            "9999-12-31T23:59:59.999999999",
            "2024-02-29T10:05:00",
            " 2017-05-04T10:05:00\n",
            "2017-05-04",
            "2017-05-04+01:00",
            "12017-05-04",
            "2017-05",
            "2017-05Z",
            "2017-05-14:00",
            "2017",
            "2017+01:00",
            "-2017",
            "12017",
            "10:05:00",
            "10:05:00.5Z",
            "24:00:00");

    private static final XmlFabrikk XML = new XmlFabrikk();
    private static final Skjemamappe SKJEMAER = Skjemamappe.les(EGNE, XML);
    private static final Skjemakontroll KONTROLL = new Skjemakontroll(XML, SKJEMAER);
    private static final Meldingsleser LESER =
            new Meldingsleser(XML, SKJEMAER.standarder(), SKJEMAER.prefikser(), true);
    private static final AppRecSkriver SKRIVER = new AppRecSkriver(XML);

    private final Map<String, Integer> godtatt = new TreeMap<>();
    private final List<String> feil = new ArrayList<>();
    private final Set<String> slag = new HashSet<>();
    private int kvitteringer;

    @Test
    void everyAcceptedMessageIsAnsweredValidly() throws Exception {
        Schema offisielt = Files.isDirectory(OFFISIELLE) ? AppRecTest.offisielle() : null;
        for (Path fil : Stream.concat(eksempler(EGNE), eksempler(OFFISIELLE)).toList()) {
            String melding = Files.readString(fil, ISO_8859_1);
            prov(fil, "as it is", melding, offisielt);
            // How the time is read hangs on the kind of message, and each kind has many examples.
            if (!slag.add(slag(melding))) {
                continue;
            }
            for (String form : FORMER) {
                prov(
                        fil,
                        form,
                        melding.replaceFirst("(<(?:\\w+:)?GenDate(?:\\s+V=\"|>))[^\"<]*", "$1" + form),
                        offisielt);
            }
            prov(fil, "without", melding.replaceFirst("<((?:\\w+:)?GenDate)\\s+V=\"[^\"]*\"", "<$1"), offisielt);
        }

        System.out.println("AppRecs validated: " + kvitteringer + "; accepted messages by form of GenDate: " + godtatt);
        assertEquals("", String.join("\n", feil));
        assertTrue(kvitteringer > 1000, kvitteringer + " receipts");
        // Most kinds that may tell a year alone are among the official examples.
        int minst = offisielt == null ? 2 : 6;
        assertTrue(godtatt.getOrDefault("2017", 0) >= minst, "messages of a year alone: " + godtatt);
    }

    private static String slag(String tekst) {
        Melding melding = LESER.les(tekst.getBytes(ISO_8859_1)).melding();
        return melding == null ? "unread" : melding.konvolutt() + " " + melding.standard() + " " + melding.type();
    }

    private void prov(Path fil, String form, String tekst, Schema offisielt) throws Exception {
        Lesing lesing = LESER.les(tekst.getBytes(ISO_8859_1));
        Melding melding = lesing.melding();
        if (lesing.resultat().utfall() != Utfall.GODKJENT
                || melding == null
                || melding.konvolutt() == Konvoluttype.APPREC) {
            return;
        }
        Stegresultat skjema = KONTROLL.kontroller(Objects.requireNonNull(lesing.dokument()));
        List<AppRecSvar> svar = new Kvitteringsbygger(Set.of(), "prøve")
                .bygg(new Grunnlag(
                        melding, List.of(lesing.resultat(), skjema), List.of(), Sprak.NB, NAA, Duration.ZERO))
                .apprec();
        if (skjema.utfall() == Utfall.GODKJENT) {
            godtatt.merge(form, 1, Integer::sum);
            if (svar.isEmpty() && melding.avsender().erKjent()) {
                feil.add(fil + " (" + form + "): not answered");
            }
        }
        for (AppRecSvar s : svar) {
            kontroller(fil, form, SKRIVER.skriv(s), offisielt);
        }
    }

    private void kontroller(Path fil, String form, byte[] apprec, Schema offisielt) throws Exception {
        kvitteringer++;
        Stegresultat vart = KONTROLL.kontroller(XML.les(apprec));
        if (vart.utfall() != Utfall.GODKJENT) {
            feil.add(fil + " (" + form + "): " + vart.avvik());
        }
        if (offisielt != null) {
            try {
                offisielt.newValidator().validate(new StreamSource(new ByteArrayInputStream(apprec)));
            } catch (SAXException e) {
                feil.add(fil + " (" + form + "): " + e.getMessage());
            }
        }
    }

    private static Stream<Path> eksempler(Path mappe) throws IOException {
        if (!Files.isDirectory(mappe)) {
            System.out.println("Skipped: there are no official examples at " + mappe);
            return Stream.of();
        }
        try (Stream<Path> filer = Files.walk(mappe)) {
            return filer.filter(f -> f.toString().endsWith(".xml")).sorted().toList().stream();
        }
    }
}

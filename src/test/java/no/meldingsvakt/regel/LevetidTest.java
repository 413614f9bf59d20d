package no.meldingsvakt.regel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.saxon.s9api.XdmAtomicValue;
import no.meldingsvakt.avvik.Alvorlighet;
import no.meldingsvakt.avvik.Avvik;
import no.meldingsvakt.konvolutt.Lesing;
import no.meldingsvakt.konvolutt.Meldingsleser;
import no.meldingsvakt.melding.Standard;
import no.meldingsvakt.skjema.Skjemamappe;
import no.meldingsvakt.xml.XmlFabrikk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Each example message made on five days: what is demanded hangs on the day, and on nothing else that is dated. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LevetidTest {

    private static final OffsetDateTime NAA = OffsetDateTime.parse("2026-11-26T12:00:00+01:00");
    private static final List<LocalDate> DAGER = Stream.of(
                    "2015-01-15", "2019-09-01", "2021-06-30", "2022-07-01", "2026-11-01")
            .map(LocalDate::parse)
            .toList();
    private static final String GENDATE = "(<(?:\\w+:)?GenDate(?: V=\"|>))[^<\"]*";

    private final XmlFabrikk xml = new XmlFabrikk();
    private final Skjemamappe skjemaer = Skjemamappe.les(Path.of("xsd"), xml);
    private final Meldingsleser leser = new Meldingsleser(xml, skjemaer.standarder(), skjemaer.prefikser(), true);
    private final Regelkatalog katalog = new Pakkeleser(xml).les(Path.of("schematron"));
    private final Pakke nasjonal = katalog.finnPakke(Pakke.NASJONAL).orElseThrow();
    private final List<Regel> levetid = nasjonal.regler().stream()
            .filter(r -> r.id().startsWith("UTFASET-"))
            .toList();
    private final SchxsltProgram program =
            new SchxsltKompilator(xml, skjemaer.prefikser(), false).kompiler(nasjonal, levetid, katalog.funksjoner());

    @Test
    void aVersionThatIsNoLongerToBeSentIsTold() throws IOException, RegelkrasjException {
        List<String> feil = new ArrayList<>();
        int provd = 0;
        for (Path fil : eksempler()) {
            String melding = Files.readString(fil, StandardCharsets.ISO_8859_1);
            Lesing original = leser.les(melding.getBytes(StandardCharsets.ISO_8859_1));
            if (original.melding() == null || original.melding().standard() == null || !melding.contains("GenDate")) {
                continue;
            }
            Standard standard = original.melding().standard();
            for (LocalDate dag : DAGER) {
                Set<String> ventet = ventet(standard, dag, melding);
                Set<String> funnet = utfaset(melding.replaceFirst(GENDATE, "$1" + dag + "T12:00:00+01:00"));
                provd++;
                if (!funnet.equals(ventet)) {
                    feil.add("%s on %s: %s, not %s".formatted(fil, dag, funnet, ventet));
                }
            }
        }
        assertEquals("", String.join("\n", feil));
        assertTrue(provd > 100, "the examples were found");
    }

    private static Set<String> ventet(Standard standard, LocalDate dag, String melding) {
        LocalDate til = standard.gyldigTil();
        if (standard.id().startsWith("plo-") && standard.versjon().equals("1.5")) {
            return dag.getYear() > 2019 || dag.equals(LocalDate.parse("2019-09-01"))
                    ? Set.of("UTFASET-plo-1.5")
                    : Set.of();
        }
        boolean ute = til != null && dag.isAfter(til);
        boolean annenProfil = standard.betegnelse().equals("rekvisisjon/1.5")
                && !melding.matches("(?s)(?:(?!<Type ).)*<Type V=\"(RTG|CT|MA|MR|SCI|UL|REQ_RTG)\".*");
        return ute && !annenProfil ? Set.of("UTFASET-" + standard.id() + "-" + standard.versjon()) : Set.of();
    }

    /** Never more than a warning: what is old is received. */
    private Set<String> utfaset(String melding) throws RegelkrasjException {
        Lesing lesing = leser.les(melding.getBytes(StandardCharsets.ISO_8859_1));
        Set<String> kjennetegn = Kjennetegn.av(Objects.requireNonNull(lesing.melding()));
        Set<String> gjelder = levetid.stream()
                .filter(r -> r.gjelderFor(kjennetegn))
                .map(Regel::id)
                .collect(Collectors.toSet());
        return program
                .kjor(
                        Objects.requireNonNull(lesing.dokument()),
                        Map.of("vurdert", new XdmAtomicValue(NAA.toZonedDateTime())))
                .avvik()
                .stream()
                .filter(a -> gjelder.contains(a.regel()) && a.alvorlighet() != Alvorlighet.FEIL)
                .map(Avvik::regel)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> eksempler() throws IOException {
        try (Stream<Path> filer = Files.walk(Path.of("xsd"))) {
            return filer.filter(f ->
                            f.toString().contains("eksempler") && f.toString().endsWith(".xml"))
                    .filter(f -> !f.getFileName().toString().contains("ugyldig"))
                    .sorted()
                    .toList();
        }
    }

    /** What is demanded from a day on, or up to one. */
    private static final Map<String, Virketid> DATERT = datert();

    private static Map<String, Virketid> datert() {
        Map<String, Virketid> alle = new TreeMap<>(Map.of(
                "REKV-12", til("2024-02-29"),
                "REKV-12-unik", fra("2024-03-01"),
                "SVAR-13", til("2024-02-29"),
                "SVAR-13-unik", fra("2024-03-01"),
                "SVAR-59", fra("2024-09-01"),
                "SVAR-59-base64", fra("2024-09-01"),
                "PLO-INNL-11-planer", fra("2021-12-15"),
                "NTL-4.1", fra("2021-09-26"),
                "NTL-4.1-innkalling", til("2021-09-25"),
                "DIALOG-81", fra("2019-07-15")));
        alle.put("DIALOG-43", fra("2019-03-28"));
        Stream.of("ADR-01", "ADR-02", "ADR-10").forEach(id -> alle.put(id, fra("2016-11-01")));
        alle.put("KONTAKT-15", fra("2019-03-29"));
        Stream.of("01", "01-telefon", "02", "03", "04", "05", "06", "10", "10-telefon", "11", "12", "12-profesjon")
                .forEach(id -> alle.put("KONTAKT-" + id, fra("2018-01-01")));
        Stream.of("12-telefon", "13", "14", "14-telefon", "16", "16-telefon")
                .forEach(id -> alle.put("KONTAKT-" + id, fra("2018-01-01")));
        return alle;
    }

    private static Virketid fra(String dag) {
        return new Virketid(LocalDate.parse(dag), null, null);
    }

    private static Virketid til(String dag) {
        return new Virketid(null, LocalDate.parse(dag), null);
    }

    @Test
    void theDatesAreTheOnesOfTheSources() {
        assertEquals(
                new TreeMap<>(DATERT),
                katalog.regler()
                        .flatMap(r -> r.paastander().stream())
                        .filter(p -> !p.virketid().equals(Virketid.ALLTID))
                        .collect(Collectors.toMap(
                                Paastand::id,
                                p -> new Virketid(
                                        p.virketid().fra(), p.virketid().til(), null),
                                (a, b) -> a,
                                TreeMap::new)));
    }

    /** The examples of each rule with dates, made on five days and on both sides of each date. */
    @Test
    void aRequirementIsJudgedOnTheDaysItIsInForceAndNoOthers() throws IOException, RegelkrasjException {
        Regelkatalog daterte = daterte();
        Regelverk verk =
                new Regelverkslager(daterte, skjemaer.standarder(), xml, skjemaer.prefikser(), Map.of(), null).get();
        List<String> feil = new ArrayList<>();
        int funn = 0;
        for (Regel regel : daterte.regler().toList()) {
            SchxsltProgram uavhengig = new SchxsltKompilator(xml, skjemaer.prefikser(), false)
                    .kompiler(daterte.finnPakke(regel.pakke()).orElseThrow(), List.of(regel), katalog.funksjoner());
            for (Path fil : eksempler(regel)) {
                String melding = Files.readString(fil);
                for (LocalDate dag : dager(regel)) {
                    Lesing lesing = les(melding.replaceFirst(GENDATE, "$1" + dag + "T12:00:00"));
                    Set<String> ventet = brutt(uavhengig, lesing).stream()
                            .filter(p -> DATERT.getOrDefault(p, Virketid.ALLTID).gjelder(dag))
                            .collect(Collectors.toCollection(TreeSet::new));
                    Set<String> funnet = verk
                            .kontroller(
                                    Objects.requireNonNull(lesing.dokument()),
                                    Objects.requireNonNull(lesing.melding()),
                                    daterte.pakker(),
                                    NAA)
                            .avvik()
                            .stream()
                            .map(Avvik::regel)
                            .filter(id -> regel.paastander().stream().anyMatch(p -> p.id().equals(id)))
                            .collect(Collectors.toCollection(TreeSet::new));
                    funn += funnet.size();
                    if (!funnet.equals(ventet)) {
                        feil.add("%s on %s: %s, not %s".formatted(fil, dag, funnet, ventet));
                    }
                }
            }
        }
        assertEquals("", String.join("\n", feil));
        assertTrue(funn > 50, "the examples were found");
    }

    /** The day decides which of its two texts clause 4.1 is: never both, never none. */
    @Test
    void clauseFourPointOneIsOneOfItsTwoTexts() {
        Virketid for2021 = DATERT.get("NTL-4.1-innkalling");
        Virketid naa = DATERT.get("NTL-4.1");
        LocalDate.parse("2021-09-20")
                .datesUntil(LocalDate.parse("2021-10-01"))
                .forEach(dag -> assertTrue(for2021.gjelder(dag) != naa.gjelder(dag), dag.toString()));
    }

    private Regelkatalog daterte() {
        List<Pakke> pakker = katalog.pakker().stream()
                .map(p -> new Pakke(
                        p.id(),
                        p.tittel(),
                        p.kilde(),
                        p.versjon(),
                        null,
                        null,
                        null,
                        List.of(),
                        p.parametre(),
                        p.regler().stream()
                                .filter(r -> r.paastander().stream().anyMatch(a -> DATERT.containsKey(a.id())))
                                .toList(),
                        Map.of(),
                        p.sha256()))
                .toList();
        return new Regelkatalog(pakker, katalog.funksjoner(), katalog.leksikon());
    }

    private static List<Path> eksempler(Regel regel) throws IOException {
        List<Path> filer;
        try (Stream<Path> alle = Files.list(Path.of(regel.fil()).resolveSibling(""))) {
            filer = alle.filter(f -> f.toString().endsWith(".xml")).sorted().toList();
        }
        List<Path> daterte = new ArrayList<>();
        for (Path fil : filer) {
            if (Files.readString(fil).contains("GenDate")) {
                daterte.add(fil);
            }
        }
        return daterte;
    }

    private static Set<LocalDate> dager(Regel regel) {
        Set<LocalDate> dager = new TreeSet<>(DAGER);
        for (Paastand p : regel.paastander()) {
            Virketid tid = DATERT.getOrDefault(p.id(), Virketid.ALLTID);
            Stream.of(tid.fra(), tid.til())
                    .filter(Objects::nonNull)
                    .flatMap(d -> Stream.of(d.minusDays(1), d, d.plusDays(1)))
                    .forEach(dager::add);
        }
        return dager;
    }

    private Lesing les(String melding) {
        return leser.les(melding.getBytes(StandardCharsets.UTF_8));
    }

    private static Set<String> brutt(SchxsltProgram program, Lesing lesing) throws RegelkrasjException {
        return program
                .kjor(
                        Objects.requireNonNull(lesing.dokument()),
                        Map.of("vurdert", new XdmAtomicValue(NAA.toZonedDateTime())))
                .avvik()
                .stream()
                .map(Avvik::regel)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void eachAssertionWithDatesTellsWhatSaysSo() {
        assertEquals(
                List.of(),
                katalog.regler()
                        .flatMap(r -> r.paastander().stream())
                        .filter(p -> !p.virketid().equals(Virketid.ALLTID))
                        .filter(p -> p.virketid().kilde() == null
                                || p.virketid().kilde().length() < 10)
                        .map(Paastand::id)
                        .toList());
    }
}

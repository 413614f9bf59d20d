package no.meldingsvakt.regel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Validator;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.konvolutt.Lesing;
import no.meldingsvakt.konvolutt.Meldingsleser;
import no.meldingsvakt.kvittering.Grunnlag;
import no.meldingsvakt.kvittering.Kvittering;
import no.meldingsvakt.kvittering.KvitteringJson;
import no.meldingsvakt.kvittering.Kvitteringsbygger;
import no.meldingsvakt.maling.Prosesstid;
import no.meldingsvakt.melding.Melding;
import no.meldingsvakt.skjema.Fellesgrammatikk;
import no.meldingsvakt.skjema.Skjemakontroll;
import no.meldingsvakt.skjema.Skjemamappe;
import no.meldingsvakt.xml.Dokument;
import no.meldingsvakt.xml.XmlFabrikk;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What a message costs in CPU, step by step, as ratio to the JDK's bare schema validation of the same bytes with a validator
 * that is reused; what the same rules cost with SchXslt2 beside. Run it, after the tests have been compiled, with
 * {@code ./mvnw -B -Pytelse surefire:test}; see docs/ytelse.md. {@code -Dytelse=N} multiplies the rounds that it may take.
 *
 * <p>All steps of all messages are done by turns, a slice of each in a round, until none has become cheaper: what is measured first
 * would otherwise pay for the compiler's work on all the others. The figure is that of a step's cheapest slice, since whatever else the
 * machine does makes it dearer.
 */
@EnabledIfSystemProperty(named = "ytelse", matches = "true|\\d+")
class Ytelsesmaling {

    private static final Path EKSEMPLER = Path.of("../shared/standard/eksempler");
    private static final String NTP = "nord-trondelag-pasientsamarbeid";

    /** Nanoseconds of CPU. The system counts them in steps of ten million. */
    private static final long SKIVE = 200_000_000;

    /** So many rounds in which nothing becomes cheaper are enough. */
    private static final int ROLIGE = 8;

    private static final int FLEST = 80;

    /** What is less than this of what it was, has become cheaper. */
    private static final double FALLER = 0.97;

    private final XmlFabrikk xml = new XmlFabrikk();
    private final Skjemamappe skjemaer = Skjemamappe.les(Path.of("xsd"), xml);
    private final Meldingsleser leser = new Meldingsleser(xml, skjemaer.standarder(), skjemaer.prefikser(), true);
    private final Skjemakontroll skjema = new Skjemakontroll(xml, skjemaer);
    private final Regelkatalog katalog = new Pakkeleser(xml).les(Path.of("schematron"));

    private final Kvitteringsbygger bygger = new Kvitteringsbygger(List.of(), "ytelse");

    private interface Arbeid {
        Object gjor() throws Exception;
    }

    @Test
    void mal() throws Exception {
        int ganger = System.getProperty("ytelse").equals("true") ? 1 : Integer.getInteger("ytelse");
        long start = cpu();
        Regelverk verk = Provemotor.verk(katalog, skjemaer, xml, false);
        Map<String, byte[]> meldinger = meldinger();
        for (Map.Entry<String, byte[]> e : meldinger.entrySet()) {
            long for_ = cpu();
            regler(verk, e.getValue(), verk.katalog().pakker());
            System.out.printf("%-10s first judgement %6d ms CPU%n", e.getKey(), (cpu() - for_) / 1_000_000);
        }
        long kompiler = cpu();
        verk.kompiler();
        System.out.printf("all the rest compiled %d ms CPU; in all %d ms%n", ms(kompiler), ms(start));
        Regelverk schxslt = Provemotor.verk(katalog, skjemaer, xml, true);
        Map<String, Map<String, Trinn>> alle = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> e : meldinger.entrySet()) {
            alle.put(e.getKey(), trinn(verk, schxslt, e.getValue()));
        }
        int runder =
                mal(alle.values().stream().flatMap(t -> t.values().stream()).toList(), FLEST * ganger);
        System.out.printf("%d rounds%n%n%-10s %8s %8s", runder, "message", "bytes", "XSD µs");
        Iterable<String> navn = alle.values().iterator().next().keySet();
        navn.forEach(n -> System.out.printf(" %9s", n));
        System.out.println();
        alle.forEach((melding, trinn) -> {
            Trinn xsd = trinn.get("XSD");
            System.out.printf("%-10s %8d %8.0f", melding, meldinger.get(melding).length, xsd.mikrosekunder);
            trinn.values().forEach(t -> System.out.printf(" %9.2f", t.mot(xsd)));
            System.out.printf("%n%-10s %8s %8s", "", "", "kB");
            trinn.values().forEach(t -> System.out.printf(" %9.0f", t.kilobyte()));
            System.out.println();
        });
    }

    /** What is measured of a message, by what the column is called. */
    private Map<String, Trinn> trinn(Regelverk verk, Regelverk schxslt, byte[] m) {
        List<Pakke> nasjonal = List.of(verk.katalog().finnPakke(Pakke.NASJONAL).orElseThrow());
        List<Pakke> medNtp =
                List.of(nasjonal.get(0), verk.katalog().finnPakke(NTP).orElseThrow());
        Validator validator = Fellesgrammatikk.av(xml, skjemaer).newValidator();
        Trinn les = new Trinn(() -> leser.les(m), null);
        Map<String, Trinn> trinn = new LinkedHashMap<>();
        trinn.put(
                "XSD",
                new Trinn(
                        () -> {
                            validator.validate(new StreamSource(new ByteArrayInputStream(m)));
                            return validator;
                        },
                        null));
        trinn.put("read", les);
        trinn.put("+ schema", new Trinn(() -> skjema.kontroller(dokument(leser.les(m))), null));
        trinn.put("in one", new Trinn(() -> skjema.kontroller(dokument(leser.les(m, skjema::medleser))), null));
        trinn.put("SchXslt2", new Trinn(() -> regler(schxslt, m, medNtp), les));
        trinn.put("nasj.", new Trinn(() -> regler(verk, m, nasjonal), les));
        trinn.put("nasj.+NTP", new Trinn(() -> regler(verk, m, medNtp), les));
        trinn.put(
                "corridor",
                new Trinn(
                        () -> {
                            Lesing lesing = leser.les(m, skjema::medleser);
                            skjema.kontroller(dokument(lesing));
                            return doem(verk, lesing, medNtp);
                        },
                        null));
        Grunnlag grunnlag = grunnlag(verk, leser.les(m), medNtp);
        trinn.put(
                "receipt",
                new Trinn(() -> KvitteringJson.skriv(bygger.bygg(grunnlag).kvittering()), null));
        return trinn;
    }

    /** Measures by turns until nothing has become cheaper, and gives the number of rounds. */
    private static int mal(List<Trinn> alle, int flest) throws Exception {
        int rolige = 0;
        int runde = 0;
        while (runde < flest && rolige < ROLIGE) {
            boolean faller = false;
            for (Trinn t : alle) {
                faller |= t.skive();
            }
            rolige = faller ? 0 : rolige + 1;
            runde++;
        }
        return runde;
    }

    /** One thing that is measured, and the least that it has taken. */
    private static final class Trinn {

        private final Arbeid arbeid;
        private final @Nullable Trinn utenom;
        private double mikrosekunder = Double.MAX_VALUE;
        private int antall = 1;
        private double allokert;

        /**
         * Nothing has been measured.
         *
         * @param utenom what is done first each time, and does not count
         */
        Trinn(Arbeid arbeid, @Nullable Trinn utenom) {
            this.arbeid = arbeid;
            this.utenom = utenom;
        }

        /** Says whether it has become cheaper. Works as often at a time as takes half a slice: to ask for the time costs time. */
        boolean skive() throws Exception {
            long minne = Prosesstid.allokert();
            long start = cpu();
            int n = 0;
            while (cpu() - start < SKIVE) {
                for (int i = 0; i < antall; i++, n++) {
                    Objects.requireNonNull(arbeid.gjor());
                }
            }
            double denne = (cpu() - start) / 1e3 / n;
            boolean faller = denne < FALLER * mikrosekunder;
            mikrosekunder = Math.min(mikrosekunder, denne);
            allokert = (double) (Prosesstid.allokert() - minne) / n;
            antall = Math.max(1, n / 2);
            return faller;
        }

        double mot(Trinn annet) {
            return (mikrosekunder - (utenom == null ? 0 : utenom.mikrosekunder)) / annet.mikrosekunder;
        }

        double kilobyte() {
            return (allokert - (utenom == null ? 0 : utenom.allokert)) / 1e3;
        }
    }

    /** Reads and judges; always a tree that no rule has seen. */
    private Lesing regler(Regelverk verk, byte[] melding, List<Pakke> pakker) {
        return doem(verk, leser.les(melding), pakker);
    }

    private static Lesing doem(Regelverk verk, Lesing lesing, List<Pakke> pakker) {
        verk.kontroller(dokument(lesing), Objects.requireNonNull(lesing.melding()), pakker, Provemotor.NAA);
        return lesing;
    }

    /** What the receipt is made of. */
    private Grunnlag grunnlag(Regelverk verk, Lesing lesing, List<Pakke> pakker) {
        Melding melding = Objects.requireNonNull(lesing.melding());
        return new Grunnlag(
                melding,
                List.of(
                        lesing.resultat(),
                        skjema.kontroller(dokument(lesing)),
                        verk.kontroller(dokument(lesing), melding, pakker, Provemotor.NAA)),
                pakker.stream()
                        .map(p -> new Kvittering.Regelsett(p.id(), p.versjon(), p.sha256()))
                        .toList(),
                Sprak.NB,
                Provemotor.NAA,
                Duration.ZERO);
    }

    private static Dokument dokument(Lesing lesing) {
        return Objects.requireNonNull(lesing.dokument());
    }

    private static long cpu() {
        return Prosesstid.naa();
    }

    private static long ms(long fra) {
        return (cpu() - fra) / 1_000_000;
    }

    private static Map<String, byte[]> meldinger() throws IOException {
        List<String> filer = new ArrayList<>(
                List.of(
                        "log4=plo/1_6/pasientlogistikk_1_6_mottak/Pasientlogistikk_Utskrivningsklar_pasient_v1-6_Ny.xml",
                        "svar7=Svarrapport/Svarrapport-v-1-4/Svar_biokjemi_v1-4_Ny.xml",
                        "hen8=Henvisning/Henvisning_v2-0/Henvisning_ny_tilstand_v2-0_Ny.xml",
                        "epi14=Epikrise/Epikrise_v1-2/epikrise_v1.2_n.xml",
                        "utskr21=plo/1_6/utskrivningsrapport_1.6_mottak/Utskrivningsrapport_v1-6_Ny.xml",
                        "hen98=Henvisning/Henvisning_v2-0/Viderehenvisning_v2-0_Rettighetsvurdert_etter_ventetid_pakkeforlop_Ny.xml"));
        try (var alle = Files.walk(EKSEMPLER.resolve("Dialogmelding"))) {
            alle.filter(f -> f.toString().endsWith(".xml") && f.toFile().length() > 1_000_000)
                    .findFirst()
                    .ifPresent(f -> filer.add("dia2M=" + EKSEMPLER.relativize(f)));
        }
        Map<String, byte[]> meldinger = new LinkedHashMap<>();
        for (String f : filer) {
            String[] par = f.split("=", 2);
            if (List.of(System.getProperty("melding", par[0]).split(",")).contains(par[0])) {
                meldinger.put(par[0], Files.readAllBytes(EKSEMPLER.resolve(par[1])));
            }
        }
        return meldinger;
    }
}

package no.meldingsvakt.regel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What a message costs in CPU, step by step, as ratio to the JDK's bare schema validation of the same bytes with a validator
 * that is reused; what the same rules cost with SchXslt2 beside. Run it, after the tests have been compiled, with
 * {@code ./mvnw -B -Pytelse surefire:test}; see docs/ytelse.md. {@code -Dytelse=N} multiplies the
 * warm-up.
 */
@EnabledIfSystemProperty(named = "ytelse", matches = "true|\\d+")
class Ytelsesmaling {

    private static final Path EKSEMPLER = Path.of("../shared/standard/eksempler");
    private static final String NTP = "nord-trondelag-pasientsamarbeid";
    private static final int SKIVER = 9;
    private static final long SKIVE = 100_000_000;
    private static final long OPPVARMING = 3_000_000_000L;

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
        for (Map.Entry<String, byte[]> e : meldinger().entrySet()) {
            long for_ = cpu();
            regler(verk, e.getValue(), verk.katalog().pakker());
            System.out.printf("%-10s first judgement %6d ms CPU%n", e.getKey(), (cpu() - for_) / 1_000_000);
        }
        long kompiler = cpu();
        verk.kompiler();
        System.out.printf("all the rest compiled %d ms CPU; in all %d ms%n", ms(kompiler), ms(start));
        Regelverk schxslt = Provemotor.verk(katalog, skjemaer, xml, true);
        List<Pakke> nasjonal = List.of(verk.katalog().finnPakke(Pakke.NASJONAL).orElseThrow());
        List<Pakke> medNtp =
                List.of(nasjonal.get(0), verk.katalog().finnPakke(NTP).orElseThrow());
        Validator validator = Fellesgrammatikk.av(xml, skjemaer).newValidator();
        System.out.printf(
                "%n%-10s %9s %9s %6s %9s %9s %9s %6s %9s %9s %9s%n",
                "message",
                "bytes",
                "XSD µs",
                "read",
                "+ schema",
                "in one",
                "SchXslt2",
                "nasj.",
                "nasj.+NTP",
                "corridor",
                "receipt");
        for (Map.Entry<String, byte[]> e : meldinger().entrySet()) {
            byte[] m = e.getValue();
            Map<String, Arbeid> arbeid = new LinkedHashMap<>();
            arbeid.put("xsd", () -> {
                validator.validate(new StreamSource(new ByteArrayInputStream(m)));
                return validator;
            });
            arbeid.put("les", () -> leser.les(m));
            arbeid.put("skjema", () -> skjema.kontroller(dokument(leser.les(m))));
            arbeid.put("medlest", () -> skjema.kontroller(dokument(leser.les(m, skjema::medleser))));
            arbeid.put("schxslt", () -> regler(schxslt, m, medNtp));
            arbeid.put("nasjonal", () -> regler(verk, m, nasjonal));
            arbeid.put("ntp", () -> regler(verk, m, medNtp));
            arbeid.put("korridor", () -> {
                Lesing lesing = leser.les(m, skjema::medleser);
                skjema.kontroller(dokument(lesing));
                return doem(verk, lesing, medNtp);
            });
            Grunnlag grunnlag = grunnlag(verk, leser.les(m), medNtp);
            arbeid.put(
                    "kvittering",
                    () -> KvitteringJson.skriv(bygger.bygg(grunnlag).kvittering()));
            Map<String, Double> us = new LinkedHashMap<>();
            for (Map.Entry<String, Arbeid> a : arbeid.entrySet()) {
                us.put(
                        a.getKey(),
                        mikrosekunder(
                                a.getValue(), OPPVARMING * ganger / (a.getKey().equals("xsd") ? 4 : 1)));
            }
            double x = us.get("xsd");
            double les = us.get("les");
            System.out.printf(
                    "%-10s %9d %9.0f %6.2f %9.2f %9.2f %9.2f %6.2f %9.2f %9.2f %9.2f%n",
                    e.getKey(),
                    m.length,
                    x,
                    les / x,
                    us.get("skjema") / x,
                    us.get("medlest") / x,
                    (us.get("schxslt") - les) / x,
                    (us.get("nasjonal") - les) / x,
                    (us.get("ntp") - les) / x,
                    us.get("korridor") / x,
                    us.get("kvittering") / x);
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

    /** The median of slices, after a long warm-up: few runs overstate what Saxon costs. */
    private static double mikrosekunder(Arbeid arbeid, long oppvarming) throws Exception {
        for (long slutt = cpu() + oppvarming; cpu() < slutt; ) {
            Objects.requireNonNull(arbeid.gjor());
        }
        double[] skiver = new double[SKIVER];
        for (int i = 0; i < SKIVER; i++) {
            long start = cpu();
            int n = 0;
            while (cpu() - start < SKIVE) {
                Objects.requireNonNull(arbeid.gjor());
                n++;
            }
            skiver[i] = (cpu() - start) / 1e3 / n;
        }
        Arrays.sort(skiver);
        return skiver[SKIVER / 2];
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
            if (System.getProperty("melding", par[0]).equals(par[0])) {
                meldinger.put(par[0], Files.readAllBytes(EKSEMPLER.resolve(par[1])));
            }
        }
        return meldinger;
    }
}

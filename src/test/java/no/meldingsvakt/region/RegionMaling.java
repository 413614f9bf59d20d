package no.meldingsvakt.region;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.meldingsvakt.avvik.Alvorlighet;
import no.meldingsvakt.forlop.lager.Lager;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A large region: how often lawful stays are accused, and how often faults are found, by rule. Run by name only:
 * {@code ./mvnw -B surefire:test -Dtest=RegionMaling -Dskriv=docs/region.md}, after the tests have been compiled.
 */
class RegionMaling {

    private static final int OPPHOLD = Integer.getInteger("opphold", 10_000);
    private static final int I_LAGERET = Integer.getInteger("lager", 2_000);
    private static final int AV_HVER_FEIL = Integer.getInteger("feil", 50);
    private static final int TRADER = Integer.getInteger("trader", 2);

    /** How many patients' messages are shuffled together on their way to the store. */
    private static final int BUNKE = 100;

    private static final Instant START = Instant.now();
    private static final Duration VARIGHET = Duration.ofMinutes(Integer.getInteger("minutter", 240));
    private static final Instant SLUTT = START.plus(VARIGHET);
    private static final List<String> PAKKER = List.of("nasjonal", "nord-trondelag-pasientsamarbeid");

    /** What stands after this on the page is written anew. */
    private static final String TABELL = "<!-- tabell -->";

    private static final Pattern REGEL = Pattern.compile("<sch:(?:assert|report) id=\"([^\"]+)\" role=\"([^\"]+)\"");

    @TempDir
    Path mappe;

    @Test
    void mal() throws IOException {
        CompletableFuture<Lagret> lagret = CompletableFuture.supplyAsync(this::lagret);
        Regnskap regnskap = new Regnskap();
        AtomicInteger opphold = new AtomicInteger();
        AtomicInteger neste = new AtomicInteger();
        Instant halvveis = START.plus(VARIGHET.multipliedBy(6).dividedBy(10));
        delt(regnskap, (prove, del) -> {
            while (opphold.get() < OPPHOLD && Instant.now().isBefore(halvveis)) {
                int for_ = del.opphold;
                prove.lovlig(neste.getAndIncrement(), del);
                opphold.addAndGet(del.opphold - for_);
            }
        });
        int slag = Regionfeil.values().length;
        AtomicInteger feil = new AtomicInteger();
        delt(regnskap, (prove, del) -> {
            for (int f = feil.getAndIncrement();
                    f < slag * AV_HVER_FEIL && Instant.now().isBefore(SLUTT);
                    f = feil.getAndIncrement()) {
                prove.feil(Regionfeil.values()[f % slag], 200 * (f / slag), del);
            }
        });
        meld(rapport(regnskap, new Lagret(0, List.of())));
        regnskap.eksempler.forEach(System.out::println);
        Lagret iLageret = lagret.join();
        meld(rapport(regnskap, iLageret));
        iLageret.ulike().stream().limit(10).forEach(System.out::println);
    }

    /** Shows the figures, and writes them on the page that was asked for: once before the store is done, and once after. */
    private static void meld(String rapport) throws IOException {
        System.out.println(rapport);
        String fil = System.getProperty("skriv");
        if (fil != null) {
            String side = Files.readString(Path.of(fil));
            Files.writeString(Path.of(fil), side.substring(0, side.indexOf(TABELL) + TABELL.length()) + "\n" + rapport);
        }
    }

    private static void delt(Regnskap regnskap, BiConsumer<Regionprove, Regnskap> arbeid) {
        ExecutorService trader = Executors.newFixedThreadPool(TRADER);
        List<CompletableFuture<Regnskap>> deler = IntStream.range(0, TRADER)
                .mapToObj(t -> CompletableFuture.supplyAsync(
                        () -> {
                            Regnskap del = new Regnskap();
                            arbeid.accept(
                                    new Regionprove(new Lager(Jdbi.create("jdbc:h2:mem:ingen")), RegionTest.FRO), del);
                            return del;
                        },
                        trader))
                .toList();
        deler.forEach(d -> regnskap.legg(d.join()));
        trader.shutdown();
    }

    /** What went through the store. */
    private record Lagret(int opphold, List<String> ulike) {}

    /** Some hundred stays at a time, into the same store, the messages of each lot in shuffled order. */
    private Lagret lagret() {
        JdbcConnectionPool pool = JdbcConnectionPool.create(
                "jdbc:h2:file:" + mappe.toAbsolutePath().resolve("lager")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;LOCK_TIMEOUT=20000",
                "meldingsvakt",
                "");
        try {
            Flyway.configure()
                    .dataSource(pool)
                    .locations("classpath:db/lager")
                    .load()
                    .migrate();
            Regionprove prove = new Regionprove(new Lager(Jdbi.create(pool)), RegionTest.FRO);
            int opphold = 0;
            List<String> ulike = new ArrayList<>();
            for (int n = 0; opphold < I_LAGERET && Instant.now().isBefore(SLUTT); n += BUNKE) {
                List<Integer> numre = IntStream.range(n, n + BUNKE).boxed().toList();
                ulike.addAll(prove.lagret(numre));
                opphold += numre.stream()
                        .mapToInt(i -> prove.ar(i).opphold().size())
                        .sum();
            }
            return new Lagret(opphold, ulike);
        } finally {
            pool.dispose();
        }
    }

    private static String rapport(Regnskap r, Lagret lagret) {
        StringBuilder tekst = new StringBuilder("\n| | |\n|---|---|\n");
        rad(
                tekst,
                "lawful stays, handed in patient by patient (every fourth patient at a moment on the way)",
                tall(r.opphold));
        rad(tekst, "messages in them, receipts among them", tall(r.meldinger));
        rad(tekst, "rules that crashed on one", tall(r.ikkeVurdert));
        rad(tekst, "rules that gave a false FEIL on more than 0.1 % of the stays", tall(over(r)));
        rad(tekst, "faults put in, and found by the owner", tall(sum(r.gjort)) + ", " + tall(sum(r.funnet)));
        rad(tekst, "stays through the store (H2), messages in shuffled order", tall(lagret.opphold()));
        rad(
                tekst,
                "stays that were not the same through the store as together",
                tall(lagret.ulike().size()));
        rad(tekst, "stays whose days owed are known", tall(r.dognKjent));
        rad(
                tekst,
                "where no day was counted that is not owed, and the rest is named in the reservation",
                tall(r.dognRett));
        rad(tekst, "where the number is exactly the one owed", tall(r.dognLikt));
        tekst.append("""

            ## By rule

            *Lawful stays with*: stays on which the rule said so although nothing was wrong; an ADVARSEL or MERKNAD may be
            right there (ready told in the evening is lawful, and worth a warning). *Faults*: stays with a fault that the
            rule owns, and how many of them it found, at the level it should.

            | rule | lawful stays with FEIL | share | ADVARSEL | MERKNAD | faults | found | share |
            |---|--:|--:|--:|--:|--:|--:|--:|
            """);
        regler(r).forEach((regel, niva) -> {
            int gjort = antall(r.gjort, regel);
            int funnet = antall(r.funnet, regel);
            int feil = r.antall(regel, Alvorlighet.FEIL);
            rad(
                    tekst,
                    "`" + regel + "`",
                    tall(feil),
                    prosent(feil, r.opphold),
                    tall(r.antall(regel, Alvorlighet.ADVARSEL)),
                    tall(r.antall(regel, Alvorlighet.MERKNAD)),
                    gjort == 0 ? "–" : tall(gjort),
                    gjort == 0 ? "–" : tall(funnet),
                    gjort == 0 ? "–" : prosent(funnet, gjort));
        });
        return tekst.toString();
    }

    /** All rules on stays in the packs that were used, and what they found besides. */
    private static Map<String, String> regler(Regnskap r) {
        Map<String, String> alle = new TreeMap<>();
        for (String pakke : PAKKER) {
            try (Stream<Path> filer = Files.walk(Path.of("schematron", pakke))) {
                filer.filter(f -> f.endsWith("regel.sch")).forEach(f -> alle.putAll(paastander(f)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        r.paaLovlige.keySet().forEach(regel -> alle.putIfAbsent(regel, ""));
        return alle;
    }

    private static Map<String, String> paastander(Path fil) {
        try {
            String tekst = Files.readString(fil);
            Map<String, String> funnet = new TreeMap<>();
            if (tekst.contains("class=\"gjelder\">forlop ") && !tekst.contains("class=\"utgatt\"")) {
                Matcher m = REGEL.matcher(tekst);
                while (m.find()) {
                    funnet.put(m.group(1), m.group(2));
                }
            }
            return funnet;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int antall(Map<Regionfeil, Integer> per, String regel) {
        return per.entrySet().stream()
                .filter(e -> e.getKey().regel.equals(regel))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private static int over(Regnskap r) {
        return (int) r.falskeFeil().values().stream()
                .filter(n -> 1000L * n >= r.opphold)
                .count();
    }

    private static int sum(Map<Regionfeil, Integer> per) {
        return per.values().stream().mapToInt(n -> n).sum();
    }

    private static void rad(StringBuilder tekst, @Nullable String... celler) {
        tekst.append("| ").append(String.join(" | ", celler)).append(" |\n");
    }

    private static String tall(int n) {
        return String.format(Locale.ROOT, "%,d", n).replace(',', ' ');
    }

    private static String prosent(int del, int av) {
        return Optional.of(av)
                .filter(a -> a > 0)
                .map(a -> String.format(Locale.ROOT, "%.2f %%", 100.0 * del / a))
                .orElse("–");
    }
}

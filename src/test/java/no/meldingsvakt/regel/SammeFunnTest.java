package no.meldingsvakt.regel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.meldingsvakt.avvik.Stegresultat;
import no.meldingsvakt.konvolutt.Lesing;
import no.meldingsvakt.xml.UlesbarXmlException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The fast engine finds what SchXslt2 finds: the same assertions at the same places with the same texts, in the same order,
 * and the same crashes. Both judge the examples of all rules, those of the standards, and damaged ones.
 *
 * <p>The ordinary build takes some of each; {@code -Dsammefunn=N} takes all examples, and N damaged messages.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SammeFunnTest {

    private static final Path MAPPE = Path.of("schematron");
    private static final List<Path> MELDINGER = List.of(Path.of("xsd"), Path.of("../shared/standard/eksempler"));
    private static final long FRO = 20261127;
    private static final int SKADDE = 400;

    /** Larger documents are not damaged, since that takes long. */
    private static final int MAKS_SKADD = 200_000;

    /** One example of so many, in the ordinary build. */
    private static final int UTVALG = 5;

    /** So many damaged messages are held in memory. */
    private static final int SAMTIDIG = 200;

    private final @Nullable Integer alt = Integer.getInteger("sammefunn");

    private final Provemotor rask = new Provemotor(false);
    private final Provemotor referanse = new Provemotor(true);
    private final List<String> ulike = new ArrayList<>();
    private int funn;

    @Test
    void theSameIsFoundInMessages() throws IOException {
        List<Path> filer = filer(false);
        assertEquals(List.of(), rask.langsomme(), "rules that are left to SchXslt2");
        List<Melding> alle = new ArrayList<>();
        List<Path> skadelige = new ArrayList<>();
        for (Path fil : filer) {
            byte[] innhold = Files.readAllBytes(fil);
            alle.add(new Melding(fil.toString(), innhold));
            if (innhold.length < MAKS_SKADD && rask.les(innhold).dokument() != null) {
                skadelige.add(fil);
            }
        }
        sammenlign(alle);
        Dokumentskade skade = new Dokumentskade(FRO);
        Random valg = new Random(FRO);
        for (int i = 0; i < (alt == null ? SKADDE : alt); i++) {
            Path fil = skadelige.get(valg.nextInt(skadelige.size()));
            byte[] original = Files.readAllBytes(fil);
            String tid = Dokumentskade.URIMELIGE_TIDER.get(i % Dokumentskade.URIMELIGE_TIDER.size());
            alle.add(new Melding(
                    fil + " damaged " + i,
                    i % 8 == 0 ? Dokumentskade.medTid(original, tid) : skade.tilfeldig(original)));
            if (alle.size() == SAMTIDIG) {
                sammenlign(alle);
            }
        }
        sammenlign(alle);
        slutt(filer.size());
    }

    @Test
    void theSameIsFoundInStays() throws IOException, UlesbarXmlException {
        List<Path> filer = filer(true);
        Dokumentskade skade = new Dokumentskade(FRO);
        for (Path fil : filer) {
            byte[] original = Files.readAllBytes(fil);
            Map<String, byte[]> alle = new TreeMap<>(Map.of("", original, " damaged", skade.tilfeldig(original)));
            for (Map.Entry<String, byte[]> e : alle.entrySet()) {
                sammenlign(fil + e.getKey(), forlop(referanse, e.getValue()), forlop(rask, e.getValue()));
            }
        }
        slutt(filer.size());
    }

    private record Melding(String navn, byte[] innhold) {}

    /** Judges them on all cores, and forgets them. */
    private void sammenlign(List<Melding> meldinger) {
        meldinger.parallelStream()
                .forEach(m -> sammenlign(m.navn(), dom(referanse, m.innhold()), dom(rask, m.innhold())));
        meldinger.clear();
    }

    private synchronized void sammenlign(String navn, String ventet, String funnet) {
        funn += ventet.split("Avvik\\[", -1).length - 1;
        if (!ventet.equals(funnet) && ulike.size() < 20) {
            ulike.add("%s:%n  reference %s%n  fast      %s"
                    .formatted(navn, ulikt(ventet, funnet), ulikt(funnet, ventet)));
        }
    }

    private static String ulikt(String en, String annen) {
        int fra = 0;
        while (fra < Math.min(en.length(), annen.length()) && en.charAt(fra) == annen.charAt(fra)) {
            fra++;
        }
        return en.substring(Math.max(0, fra - 150), Math.min(en.length(), fra + 250));
    }

    private void slutt(int filer) {
        System.out.println("SammeFunn: " + funn + " funn");
        assertEquals("", String.join("\n", ulike));
        assertTrue(funn > filer, "too little was found to compare");
    }

    private static String dom(Provemotor motor, byte[] melding) {
        Lesing lesing = motor.les(melding);
        return motor.doem(lesing).map(SammeFunnTest::tekst).orElse("ulest")
                + motor.ugyldig(lesing).map(SammeFunnTest::tekst).orElse("");
    }

    private static String tekst(Stegresultat r) {
        return r.utfall() + " " + r.antall() + "\n" + linjer(r.avvik(), Object::toString)
                + linjer(r.ikkeVurdert(), Object::toString);
    }

    private static String forlop(Provemotor motor, byte[] innhold) throws UlesbarXmlException {
        Forlopsdom dom = motor.forlop(innhold);
        return dom.antall() + "\n" + linjer(dom.avvik(), Object::toString) + linjer(dom.frister(), Object::toString)
                + linjer(dom.ikkeVurdert(), Object::toString);
    }

    private static <T> String linjer(List<T> alle, Function<T, String> tekst) {
        return alle.stream().map(tekst).map(t -> t + "\n").collect(Collectors.joining());
    }

    private List<Path> filer(boolean forlop) throws IOException {
        List<Path> funnet = new ArrayList<>();
        int nummer = 0;
        for (Path m : Stream.concat(Stream.of(MAPPE), MELDINGER.stream())
                .filter(Files::isDirectory)
                .toList()) {
            try (Stream<Path> alle = Files.walk(m)) {
                for (Path fil :
                        alle.filter(f -> f.toString().endsWith(".xml")).sorted().toList()) {
                    String innhold = Files.readString(fil, StandardCharsets.ISO_8859_1);
                    boolean valgt = alt != null || nummer++ % UTVALG == 0;
                    if (valgt && innhold.contains("meldingsvakt.no/ns/forlop") == forlop) {
                        funnet.add(fil);
                    }
                }
            }
        }
        return funnet;
    }
}

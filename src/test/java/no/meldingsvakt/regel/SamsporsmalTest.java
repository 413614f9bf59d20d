package no.meldingsvakt.regel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import no.meldingsvakt.avvik.Avvik;
import no.meldingsvakt.avvik.Stegresultat;
import no.meldingsvakt.kvittering.Kvittering.AvvikFelt;
import no.meldingsvakt.kvittering.Kvittering.StedFelt;
import no.meldingsvakt.kvittering.rapport.Tvillinger;
import no.meldingsvakt.xml.UlesbarXmlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Rules of different packs that ask the same say so, so that people are told once; docs/regler.md tells how. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SamsporsmalTest {

    private final Provemotor motor = new Provemotor();
    private final Regelkatalog katalog = motor.verk().katalog();
    private final Map<Path, List<Avvik>> dommer = new TreeMap<>();

    /** One assertion and another that it says asks the same. */
    private record Par(Regel regel, String en, String annen) {}

    @Test
    void theExamplesOfBothGiveBothFindings() {
        List<String> feil = new ArrayList<>();
        List<Par> alle = par();
        for (Par par : alle) {
            Regel annen = katalog.finnRegel(par.annen()).orElse(null);
            if (annen == null || annen.paastand(par.annen()).isEmpty()) {
                feil.add("%s names %s, which does not exist".formatted(par.en(), par.annen()));
            } else if (annen.pakke().equals(par.regel().pakke())) {
                feil.add("%s and %s are of one pack".formatted(par.en(), par.annen()));
            } else {
                for (Regel r : List.of(par.regel(), annen)) {
                    if (ugyldige(r).stream().noneMatch(e -> girBegge(e, par))) {
                        feil.add("no example of %s gives both %s and %s".formatted(r.id(), par.en(), par.annen()));
                    }
                }
            }
        }
        assertEquals(List.of(), feil);
        assertTrue(alle.size() > 25, "few ask the same: " + alle.size());
    }

    @Test
    void whatIsAskedInTheSameWordsIsDeclared() {
        Map<List<String>, List<String>> likt = new LinkedHashMap<>();
        katalog.regler().forEach(r -> r.paastander().forEach(p -> likt.computeIfAbsent(
                        Stream.concat(r.uttrykk().stream(), Stream.of(p.test(), String.join(" ", r.gjelder())))
                                .toList(),
                        k -> new ArrayList<>())
                .add(p.id())));
        List<String> uten = likt.values().stream()
                .filter(ids -> ids.stream().map(this::pakke).distinct().count() > 1)
                .filter(ids -> ids.stream().skip(1).anyMatch(id -> !katalog.sammeSom(ids.get(0))
                        .contains(id)))
                .map(ids -> String.join(" and ", ids) + " ask the same, and none says so with class=\"samme\"")
                .toList();
        assertEquals(List.of(), uten);
    }

    private String pakke(String paastand) {
        return katalog.finnRegel(paastand).orElseThrow().pakke();
    }

    private List<Par> par() {
        return katalog.regler()
                .flatMap(r -> r.paastander().stream()
                        .flatMap(p -> p.sammeSom().stream().map(s -> new Par(r, p.id(), s))))
                .toList();
    }

    private List<Path> ugyldige(Regel regel) {
        try (Stream<Path> alle = Files.list(Path.of(regel.fil()).getParent())) {
            return alle.filter(p -> p.getFileName().toString().startsWith("ugyldig"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Both findings, and at one place, so that people are told once. */
    private boolean girBegge(Path eksempel, Par par) {
        List<AvvikFelt> funn = dommer.computeIfAbsent(eksempel, this::dom).stream()
                .filter(a -> a.regel().equals(par.en()) || a.regel().equals(par.annen()))
                .map(SamsporsmalTest::felt)
                .toList();
        Tvillinger tvillinger = id -> Set.of(par.en(), par.annen());
        return funn.stream().map(AvvikFelt::regel).distinct().count() == 2
                && tvillinger.samle(funn).size() < funn.size();
    }

    private static AvvikFelt felt(Avvik a) {
        return new AvvikFelt(
                a.regel(),
                a.alvorlighet(),
                a.pakke(),
                "",
                a.kilde(),
                null,
                a.tolkning(),
                null,
                a.funnet(),
                new StedFelt(a.sted().xpath(), null, null),
                a.meldinger());
    }

    private List<Avvik> dom(Path eksempel) {
        try {
            byte[] innhold = Files.readAllBytes(eksempel);
            return new String(innhold, StandardCharsets.ISO_8859_1).contains("meldingsvakt.no/ns/forlop")
                    ? motor.forlop(innhold).avvik()
                    : motor.melding(innhold).map(Stegresultat::avvik).orElse(List.of());
        } catch (UlesbarXmlException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

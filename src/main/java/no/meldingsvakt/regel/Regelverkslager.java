package no.meldingsvakt.regel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import no.meldingsvakt.avvik.Nivaa;
import no.meldingsvakt.melding.Standardkatalog;
import no.meldingsvakt.tekst.Leksikon;
import no.meldingsvakt.tekst.Tekstfunksjoner;
import no.meldingsvakt.xml.Prefikser;
import no.meldingsvakt.xml.XmlFabrikk;
import org.jspecify.annotations.Nullable;

/**
 * Holds the rules in force, and makes new ones of the built-in packs and the operator's folder. What cannot be used is
 * refused whole, and the former rules stay. Thread-safe.
 *
 * <p>The operator's folder holds packs like the built-in ones, one folder each; a pack with the id of a built-in one takes
 * its place. Packs under {@code kandidater/} are tried beside those in force. {@code tilpasning.yaml} adapts packs;
 * {@code unntak.yaml} tells in which windows deadlines are excepted.
 */
public final class Regelverkslager implements Supplier<Regelverk> {

    private static final String KANDIDATER = "kandidater";
    private static final String TILPASNING = "tilpasning.yaml";
    private static final String UNNTAK = "unntak.yaml";

    private final XmlFabrikk xml;
    private final Regelkatalog innebygde;
    private final Pakkeleser reader;
    private final SchxsltKompilator kompilator;
    private final SchxsltKompilator sporende;
    private final @Nullable Samlekompilator samler;
    private final List<Set<String>> meldingsslag;
    private final Set<String> kjente;
    private final Set<String> provd = ConcurrentHashMap.newKeySet();
    private final Map<String, Map<String, String>> faste;
    private final Skyggeregnskap skygge = new Skyggeregnskap();
    private final Tidsvakt tidsvakt;
    private volatile Regelverk gjeldende;
    private volatile Tilpasninger tilpasning = Tilpasninger.INGEN;

    /**
     * Reads the operator's folder and compiles what is in it. The built-in rules were compiled when they were tested; they
     * are compiled again when they are needed, or by {@link #kompiler()}.
     *
     * @param faste values of parameters that settings decide, by pack and name
     * @param mappe the operator's folder; null where there is none
     * @throws IllegalArgumentException when something cannot be used, with file and line
     */
    public Regelverkslager(
            Regelkatalog innebygde,
            Standardkatalog standarder,
            XmlFabrikk xml,
            Prefikser prefikser,
            Map<String, Map<String, String>> faste,
            @Nullable Path mappe) {
        this(innebygde, standarder, xml, prefikser, faste, mappe, Tidsbudsjett.VANLIG);
    }

    /** As above, with how long the rules may take. */
    public Regelverkslager(
            Regelkatalog innebygde,
            Standardkatalog standarder,
            XmlFabrikk xml,
            Prefikser prefikser,
            Map<String, Map<String, String>> faste,
            @Nullable Path mappe,
            Tidsbudsjett budsjett) {
        this(
                innebygde,
                standarder,
                xml,
                prefikser,
                faste,
                mappe,
                budsjett,
                new Samlekompilator(xml, prefikser, innebygde.programmer()));
    }

    /** As above, with the engine; SchXslt2 alone where it is null. */
    Regelverkslager(
            Regelkatalog innebygde,
            Standardkatalog standarder,
            XmlFabrikk xml,
            Prefikser prefikser,
            Map<String, Map<String, String>> faste,
            @Nullable Path mappe,
            Tidsbudsjett budsjett,
            @Nullable Samlekompilator samler) {
        this.samler = samler;
        this.tidsvakt = new Tidsvakt(budsjett);
        this.xml = xml;
        this.innebygde = innebygde;
        this.reader = new Pakkeleser(xml);
        this.kompilator = new SchxsltKompilator(xml, prefikser, false);
        this.sporende = new SchxsltKompilator(xml, prefikser, true);
        this.meldingsslag = Kjennetegn.alle(standarder);
        this.kjente = Kjennetegn.kjente(standarder);
        this.faste = faste;
        this.gjeldende = bygg(mappe, List.of());
    }

    @Override
    public Regelverk get() {
        return gjeldende;
    }

    /** Who watches how long rules take. */
    public Tidsvakt tidsvakt() {
        return tidsvakt;
    }

    /** What candidates have found differently. */
    public Skyggeregnskap skygge() {
        return skygge;
    }

    /**
     * Reads the operator's folder anew and puts what is in it in force.
     *
     * @throws IllegalArgumentException when something cannot be used, with file and line, a line for each fault; the former rules stay
     */
    public void lastPaaNytt(@Nullable Path mappe) {
        Regelverk nytt = bygg(mappe, gjeldende.programmer());
        nytt.kompiler();
        gjeldende = nytt;
    }

    /**
     * Reads a pack that is not in force, where it lies.
     *
     * @throws IllegalArgumentException when it cannot be used, with file and line, a line for each fault
     */
    public Pakke kandidat(Path mappe) {
        if (!Files.isRegularFile(mappe.resolve(Pakkeleser.PAKKEFIL))) {
            throw new IllegalArgumentException(mappe.resolve(Pakkeleser.PAKKEFIL) + ": there is no such file");
        }
        return lovlige(List.of(reader.pakke(mappe))).get(0);
    }

    /**
     * A pack beside the one in force that it would take the place of, as it would be with what the operator has adapted.
     *
     * @param iStedetFor id of the pack in force; null for the one of the candidate's own id, if there is one
     * @throws IllegalArgumentException when a rule on stays does not compile, with all that is wrong, a line each; or where there
     *     is no such pack
     */
    public Pakkeprove prov(Pakke kandidat, @Nullable String iStedetFor) {
        Regelverk verk = gjeldende;
        Regelkatalog katalog = verk.katalog();
        String id = iStedetFor == null ? kandidat.id() : iStedetFor;
        @Nullable Pakke da = katalog.finnPakke(id).orElse(null);
        if (da == null && iStedetFor != null) {
            throw new IllegalArgumentException("there is no pack " + iStedetFor);
        }
        if (id.equals(Pakke.NASJONAL)) {
            throw new IllegalArgumentException("the pack nasjonal cannot be replaced");
        }
        Pakke na = tilpasning.bruk(kandidat, xml);
        List<Pakke> andre = Stream.concat(katalog.pakker().stream().filter(p -> !p.equals(da)), Stream.of(na))
                .toList();
        return new Pakkeprove(
                da,
                na,
                alene(katalog, da == null ? List.of() : List.of(Pakkeprove.ulike(da, na)), verk),
                alene(
                        new Regelkatalog(andre, katalog.funksjoner(), katalog.leksikon()),
                        List.of(Pakkeprove.ulike(na, da)),
                        verk));
    }

    /** These packs alone, compiled. */
    private Regelverk alene(Regelkatalog katalog, List<Pakke> pakker, Regelverk verk) {
        Set<String> forlop = Set.of(Kjennetegn.FORLOP);
        List<Pakkeprogram> programmer = pakker.stream()
                .map(p -> new Pakkeprogram(p, kompilator, samler, katalog.funksjoner(), List.of(forlop)))
                .toList();
        programmer.forEach(Pakkeprogram::kompiler);
        return new Regelverk(katalog, programmer, Map.of(), skygge, tidsvakt).medUnntak(verk.unntak());
    }

    /** Compiles all rules, so that no message has to wait for it. Takes seconds. */
    public void kompiler() {
        gjeldende.kompiler();
    }

    private Regelverk bygg(@Nullable Path mappe, List<Pakkeprogram> tidligere) {
        Feilsamling feil = new Feilsamling();
        List<String> funksjoner = new ArrayList<>(innebygde.funksjoner());
        List<Pakke> egne = List.of();
        List<Pakke> kandidater = List.of();
        Tilpasninger tilpasninger = Tilpasninger.INGEN;
        List<Unntak> unntak = List.of();
        Leksikon leksikon = innebygde.leksikon();
        if (mappe != null) {
            if (!Files.isDirectory(mappe)) {
                throw new IllegalArgumentException(mappe + " is no folder");
            }
            funksjoner.addAll(feil.prov(() -> reader.funksjoner(mappe.resolve("felles")), List.of()));
            egne = feil.prov(() -> lovlige(reader.pakker(mappe)), List.of());
            kandidater = feil.prov(() -> lovlige(reader.pakker(mappe.resolve(KANDIDATER))), List.of());
            Leksikon grunn = leksikon;
            leksikon = feil.prov(() -> reader.utvid(reader.utvid(grunn, mappe), mappe.resolve(KANDIDATER)), grunn);
            unntak = feil.prov(() -> Unntaksleser.les(mappe.resolve(UNNTAK)), List.of());
            feil.kast();
            tilpasninger = Tilpasninger.les(mappe.resolve(TILPASNING));
        }
        Tekstfunksjoner.registrer(xml.saxon(), leksikon);
        List<Pakke> pakker = slattSammen(egne, tilpasninger);
        Map<String, Pakkeprogram> proves = new HashMap<>();
        for (Pakke k : kandidater) {
            Pakke brukt = tilpasninger.bruk(k, xml);
            feil.prov(() -> {
                proves.put(k.id(), program(brukt, funksjoner, tidligere));
            });
        }
        List<Pakkeprogram> programmer = pakker.stream()
                .flatMap(p -> feil.prov(() -> Stream.of(program(p, funksjoner, tidligere)), Stream.empty()))
                .toList();
        feil.kast();
        Stream.concat(egne.stream(), kandidater.stream()).forEach(p -> provEksempler(p, funksjoner, feil));
        feil.kast();
        tilpasning = tilpasninger;
        return new Regelverk(new Regelkatalog(pakker, funksjoner, leksikon), programmer, proves, skygge, tidsvakt)
                .medUnntak(unntak);
    }

    /** A pack whose rules do not do what their own examples say is not used. What has been tried is not tried again. */
    private void provEksempler(Pakke pakke, List<String> funksjoner, Feilsamling feil) {
        String nokkel = pakke.sha256() + funksjoner.hashCode();
        if (!provd.contains(nokkel)) {
            List<String> galt =
                    new Eksempelprove(xml, new Pakkeprogram(pakke, sporende, samler, funksjoner, meldingsslag)).prov();
            galt.forEach(feil::legg);
            if (galt.isEmpty()) {
                provd.add(nokkel);
            }
        }
    }

    private List<Pakke> slattSammen(List<Pakke> egne, Tilpasninger tilpasninger) {
        List<Pakke> alle = Stream.concat(
                        innebygde.pakker().stream().filter(p -> egne.stream().noneMatch(e -> e.id().equals(p.id()))),
                        egne.stream())
                .map(this::medFaste)
                .toList();
        tilpasninger.kjenner(alle);
        return alle.stream().map(p -> tilpasninger.bruk(p, xml)).toList();
    }

    private Pakke medFaste(Pakke pakke) {
        Map<String, String> verdier = faste.getOrDefault(pakke.id(), Map.of());
        List<Parameter> parametre = pakke.parametre().stream()
                .map(p -> verdier.containsKey(p.navn()) ? p.medVerdi(String.valueOf(verdier.get(p.navn()))) : p)
                .toList();
        parametre.forEach(p -> p.sjekk(xml));
        return pakke.medParametre(parametre);
    }

    /** What rejects is decided by the standards, so an operator's pack may neither be the national one nor reject. */
    private List<Pakke> lovlige(List<Pakke> pakker) {
        Feilsamling feil = new Feilsamling();
        for (Pakke p : pakker) {
            if (p.id().equals(Pakke.NASJONAL)) {
                feil.legg("the pack nasjonal cannot be replaced; adapt it in " + TILPASNING);
            }
            p.regler().stream()
                    .filter(r -> r.paastander().stream().anyMatch(a -> a.nivaa() == Nivaa.TEKNISK))
                    .forEach(r -> feil.legg(r.fil() + ": only the pack nasjonal may reject (teknisk)"));
            p.regler().stream()
                    .flatMap(r -> reader.ukjentGjelder(r, kjente).stream())
                    .forEach(feil::legg);
            p.parametre().forEach(v -> feil.prov(() -> v.sjekk(xml)));
        }
        feil.kast();
        return pakker;
    }

    /** A pack that has not changed is not compiled again. */
    private Pakkeprogram program(Pakke pakke, List<String> funksjoner, List<Pakkeprogram> tidligere) {
        return tidligere.stream()
                .filter(t -> t.pakke().equals(pakke))
                .findFirst()
                .orElseGet(() -> {
                    Pakkeprogram nytt = new Pakkeprogram(pakke, kompilator, samler, funksjoner, meldingsslag);
                    if (!erProvd(pakke, funksjoner)) {
                        nytt.kompiler();
                    }
                    return nytt;
                });
    }

    /** Whether the rules are the built-in ones, which are known to compile, and nothing they lean on has changed. */
    private boolean erProvd(Pakke pakke, List<String> funksjoner) {
        return funksjoner.equals(innebygde.funksjoner())
                && innebygde.pakker().stream().anyMatch(p -> p.regler().equals(pakke.regler()));
    }
}

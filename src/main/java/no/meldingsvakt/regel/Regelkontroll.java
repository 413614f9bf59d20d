package no.meldingsvakt.regel;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import net.sf.saxon.s9api.XdmAtomicValue;
import no.meldingsvakt.avvik.Alvorlighet;
import no.meldingsvakt.avvik.Antall;
import no.meldingsvakt.avvik.Avvik;
import no.meldingsvakt.avvik.IkkeVurdert;
import no.meldingsvakt.avvik.Stegresultat;
import no.meldingsvakt.melding.Konvoluttype;
import no.meldingsvakt.melding.Melding;
import no.meldingsvakt.melding.Standard;
import no.meldingsvakt.melding.Standardkatalog;
import no.meldingsvakt.xml.Dokument;
import no.meldingsvakt.xml.Prefikser;
import no.meldingsvakt.xml.XmlFabrikk;

/**
 * The rule step: runs the packs' rules that can apply to a message.
 *
 * <p>A rule that crashes is never taken as satisfied: the others are then run one by one, what they find is kept, and the
 * one that crashed is named. Thread-safe.
 */
public final class Regelkontroll {

    /** The step's name in receipts. */
    public static final String STEG = "regler";

    private final Regelkatalog katalog;
    private final SchxsltKompilator kompilator;
    private final Map<Nokkel, Regelprogram> programmer = new ConcurrentHashMap<>();

    /**
     * Takes the rules and compiles them for every kind of message the standards know.
     *
     * @throws IllegalArgumentException when a rule does not compile
     */
    public Regelkontroll(Regelkatalog katalog, Standardkatalog standarder, XmlFabrikk xml, Prefikser prefikser) {
        this.katalog = katalog;
        this.kompilator = new SchxsltKompilator(xml, prefikser, false);
        List<Set<String>> meldingsslag = meldingsslag(standarder);
        katalog.pakker().forEach(p -> meldingsslag.stream()
                .map(k -> regler(p, k))
                .filter(r -> !r.isEmpty())
                .distinct()
                .parallel()
                .forEach(r -> program(p, r)));
    }

    /** Judges a document by the packs' rules at the moment {@code vurdert}. Never throws for what a rule does. */
    public Stegresultat kontroller(Dokument dokument, Melding melding, List<Pakke> pakker, OffsetDateTime vurdert) {
        long start = System.nanoTime();
        Samling samling = new Samling();
        Set<String> kjennetegn = kjennetegn(melding);
        Map<String, XdmAtomicValue> parametre = Map.of("vurdert", new XdmAtomicValue(vurdert.toZonedDateTime()));
        for (Pakke pakke : pakker) {
            List<Regel> regler = regler(pakke, kjennetegn);
            if (!regler.isEmpty()) {
                kjor(pakke, regler, dokument, parametre, samling);
            }
        }
        Duration varighet = Duration.ofNanos(System.nanoTime() - start);
        return samling.krasj.isEmpty()
                ? Stegresultat.av(STEG, samling.avvik, samling.antall, varighet)
                : Stegresultat.feilet(STEG, samling.avvik, samling.krasj, varighet);
    }

    private void kjor(
            Pakke pakke,
            List<Regel> regler,
            Dokument dokument,
            Map<String, XdmAtomicValue> parametre,
            Samling samling) {
        try {
            samling.legg(program(pakke, regler).kjor(dokument, parametre), katalog);
        } catch (RegelkrasjException e) {
            if (regler.size() == 1) {
                samling.krasj.add(new IkkeVurdert(regler.get(0).id(), "regelen krasjet (" + e.getMessage() + ")"));
            } else {
                regler.forEach(r -> kjor(pakke, List.of(r), dokument, parametre, samling));
            }
        }
    }

    private Regelprogram program(Pakke pakke, List<Regel> regler) {
        Nokkel nokkel = new Nokkel(pakke.id(), regler.stream().map(Regel::id).toList());
        return programmer.computeIfAbsent(nokkel, n -> kompilator.kompiler(pakke, regler, katalog.funksjoner()));
    }

    private static List<Regel> regler(Pakke pakke, Set<String> kjennetegn) {
        return pakke.regler().stream().filter(r -> r.gjelderFor(kjennetegn)).toList();
    }

    /** What a rule may name to say that it applies to this message. */
    private static Set<String> kjennetegn(Melding melding) {
        Standard standard = melding.standard();
        String type = melding.typekode();
        Set<String> typer = standard == null
                ? Set.of()
                : type != null && standard.typer().contains(type) ? Set.of(type) : Set.copyOf(standard.typer());
        return kjennetegn(melding.konvolutt(), standard == null ? Stream.empty() : Stream.of(standard), typer);
    }

    private static Set<String> kjennetegn(Konvoluttype konvolutt, Stream<Standard> standard, Set<String> typer) {
        Set<String> kjennetegn = new HashSet<>(typer);
        kjennetegn.add("alle");
        kjennetegn.add(konvolutt.name().toLowerCase(Locale.ROOT));
        standard.forEach(s -> {
            kjennetegn.add(s.id());
            kjennetegn.add(s.betegnelse());
        });
        return kjennetegn;
    }

    /** Every set of tokens that a message of a known standard can have; all others are among them or cheaper. */
    private static List<Set<String>> meldingsslag(Standardkatalog standarder) {
        List<Set<String>> alle = new ArrayList<>();
        alle.add(kjennetegn(Konvoluttype.MSGHEAD, Stream.empty(), Set.of()));
        standarder.alle().stream().filter(s -> s.konvolutt() != null).forEach(s -> {
            Konvoluttype konvolutt = s.konvolutt() == null ? Konvoluttype.EGEN : s.konvolutt();
            alle.add(kjennetegn(konvolutt, Stream.of(s), Set.copyOf(s.typer())));
            s.typer().forEach(t -> alle.add(kjennetegn(konvolutt, Stream.of(s), Set.of(t))));
        });
        return alle;
    }

    /** Messages of several kinds share a program when the same rules apply to them. */
    private record Nokkel(String pakke, List<String> regler) {}

    /** What the packs' programs find together. */
    private static final class Samling {
        private final List<Avvik> avvik = new ArrayList<>();
        private final List<IkkeVurdert> krasj = new ArrayList<>();
        private Antall antall = Antall.INGEN;

        void legg(Regelprogram.Kjoring kjoring, Regelkatalog katalog) {
            avvik.addAll(kjoring.avvik());
            Map<Alvorlighet, Integer> vekt = new HashMap<>();
            kjoring.antall().forEach((id, n) -> katalog.finnRegel(id)
                    .flatMap(r -> r.paastand(id))
                    .ifPresent(p -> vekt.merge(p.alvorlighet(), n, Integer::sum)));
            antall = antall.pluss(new Antall(
                    vekt.getOrDefault(Alvorlighet.AVVISES, 0),
                    vekt.getOrDefault(Alvorlighet.FEIL, 0),
                    vekt.getOrDefault(Alvorlighet.ADVARSEL, 0),
                    vekt.getOrDefault(Alvorlighet.MERKNAD, 0)));
        }
    }
}

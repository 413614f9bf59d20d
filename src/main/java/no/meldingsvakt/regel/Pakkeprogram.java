package no.meldingsvakt.regel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.saxon.s9api.XdmAtomicValue;
import no.meldingsvakt.avvik.Frist;
import no.meldingsvakt.avvik.IkkeVurdert;
import no.meldingsvakt.xml.Dokument;
import org.jspecify.annotations.Nullable;

/**
 * A pack as programs: one for each set of its rules that some kind of message needs, compiled when it is first needed or
 * before. For the fast engine, the first few sets are compiled each by itself, since a command judges one or two kinds of
 * message; from then on all rules are compiled once, and programs choose among them. What it does not take, and what it cannot
 * compile, is left to SchXslt2. Thread-safe.
 */
final class Pakkeprogram {

    /** To compile all costs as much as this many kinds of message. */
    private static final int FOR_SEG = 3;

    private final Pakke pakke;
    private final SchxsltKompilator kompilator;
    private final @Nullable Samlekompilator samler;
    private final List<String> funksjoner;
    private final List<Set<String>> meldingsslag;

    /** The rules that apply to each kind of message there has been; the kinds are few, and known. */
    private final Map<Set<String>, List<List<Regel>>> utvalg = new ConcurrentHashMap<>();

    private final Map<List<String>, Regelprogram> programmer = new ConcurrentHashMap<>();

    /** What has been compiled for the fast engine; all rules once that has been done. */
    private List<Samlekode> koder = List.of();

    private boolean samletProvd;

    /**
     * Prepares a pack.
     *
     * @param samler compiles for the fast engine; null where SchXslt2 is to run all rules
     */
    Pakkeprogram(
            Pakke pakke,
            SchxsltKompilator kompilator,
            @Nullable Samlekompilator samler,
            List<String> funksjoner,
            List<Set<String>> meldingsslag) {
        this.pakke = pakke;
        this.kompilator = kompilator;
        this.samler = samler;
        this.funksjoner = funksjoner;
        this.meldingsslag = meldingsslag;
    }

    /**
     * Compiles for all kinds of messages.
     *
     * @throws IllegalArgumentException when rules do not compile, with all that is wrong with each of them, a line each
     */
    void kompiler() {
        try {
            samle();
            meldingsslag.stream()
                    .map(this::regler)
                    .flatMap(this::puljer)
                    .distinct()
                    .forEach(this::program);
        } catch (IllegalArgumentException e) {
            Feilsamling feil = new Feilsamling();
            pakke.regler().stream()
                    .filter(r -> r.utgatt() == null)
                    .forEach(r -> feil.prov(() -> {
                        kompilator.kompiler(pakke, List.of(r), funksjoner);
                    }));
            feil.kast();
            throw e;
        }
    }

    Pakke pakke() {
        return pakke;
    }

    /** What a pack's rules found, and which of them crashed. */
    record Funn(List<Regelprogram.Kjoring> kjoringer, List<IkkeVurdert> krasj) {}

    /**
     * Runs the rules that apply. When one crashes they are run one by one, so that the others still count and the one
     * that crashed can be named.
     */
    Funn kjor(
            Dokument dokument,
            Set<String> kjennetegn,
            Map<String, XdmAtomicValue> parametre,
            UnaryOperator<Frist> fritak) {
        Funn funn = new Funn(new ArrayList<>(), new ArrayList<>());
        utvalg.computeIfAbsent(kjennetegn, k -> puljer(regler(k)).toList())
                .forEach(regler -> kjor(regler, dokument, parametre, fritak, funn));
        return funn;
    }

    /** The rules that the fast engine has, and those that are left to SchXslt2. */
    private Stream<List<Regel>> puljer(List<Regel> regler) {
        Map<Boolean, List<Regel>> raske = regler.stream().collect(Collectors.partitioningBy(this::erRask));
        return Stream.of(true, false).map(raske::get).filter(r -> !r.isEmpty());
    }

    private boolean erRask(Regel regel) {
        return samler != null && Samleform.tar(regel);
    }

    /** The rules in use that are left to SchXslt2. */
    List<Regel> langsomme() {
        return iBruk().stream()
                .filter(r -> !erRask(r) || kode(List.of(r)).isEmpty())
                .toList();
    }

    private List<Regel> iBruk() {
        return pakke.regler().stream().filter(r -> r.utgatt() == null).toList();
    }

    /** Compiles all, once; what does not compile together is compiled as it is needed. */
    private synchronized void samle() {
        if (!samletProvd) {
            samletProvd = true;
            kompiler(iBruk().stream().filter(this::erRask).toList()).ifPresent(k -> {
                koder = List.of(k);
                programmer.clear();
            });
        }
    }

    /** Empty where the fast engine cannot compile the rules. */
    private synchronized Optional<Samlekode> kode(List<Regel> regler) {
        if (!regler.stream().allMatch(this::erRask)) {
            return Optional.empty();
        }
        if (koder.size() == FOR_SEG) {
            samle();
        }
        Optional<Samlekode> kjent =
                koder.stream().filter(k -> regler.stream().allMatch(k::tar)).findFirst();
        if (kjent.isPresent()) {
            return kjent;
        }
        Optional<Samlekode> ny = kompiler(regler);
        ny.ifPresent(k -> koder = Stream.concat(koder.stream(), Stream.of(k)).toList());
        return ny;
    }

    /** What it cannot compile is left to SchXslt2, which tells of each rule what is wrong with it. */
    private Optional<Samlekode> kompiler(List<Regel> regler) {
        try {
            return Optional.ofNullable(samler).map(s -> s.kompiler(pakke, regler, funksjoner));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void kjor(
            List<Regel> regler,
            Dokument dokument,
            Map<String, XdmAtomicValue> parametre,
            UnaryOperator<Frist> fritak,
            Funn funn) {
        try {
            funn.kjoringer().add(kompilert(regler).kjor(dokument, parametre, fritak));
        } catch (RegelkrasjException e) {
            if (regler.size() == 1) {
                String arsak = "regelen krasjet (" + e.getMessage() + ")";
                funn.krasj().add(new IkkeVurdert(regler.get(0).id(), arsak));
            } else {
                regler.forEach(r -> kjor(List.of(r), dokument, parametre, fritak, funn));
            }
        }
    }

    private Regelprogram kompilert(List<Regel> regler) throws RegelkrasjException {
        try {
            return program(regler);
        } catch (IllegalArgumentException e) {
            throw new RegelkrasjException("kompilerer ikke");
        }
    }

    /**
     * A program of some rules.
     *
     * @throws IllegalArgumentException when they do not compile
     */
    Regelprogram program(List<Regel> regler) {
        List<String> nokkel = regler.stream().map(Regel::id).toList();
        @Nullable Regelprogram kjent = programmer.get(nokkel);
        if (kjent != null) {
            return kjent;
        }
        Optional<Samlekode> kode = kode(regler);
        return programmer.computeIfAbsent(
                nokkel, n -> kode.<Regelprogram>map(k -> new Samleprogram(k, regler))
                        .orElseGet(() -> kompilator.kompiler(pakke, regler, funksjoner)));
    }

    private List<Regel> regler(Set<String> kjennetegn) {
        return pakke.regler().stream().filter(r -> r.gjelderFor(kjennetegn)).toList();
    }
}

package no.meldingsvakt.regel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
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
    private final Map<Set<String>, List<Pulje>> utvalg = new ConcurrentHashMap<>();

    /** Another map once all rules have been compiled: what was chosen before is not used any more, whoever holds it. */
    private volatile Map<List<String>, Regelprogram> programmer = new ConcurrentHashMap<>();

    /** The rules that have crashed among others, and have been found: they are run by themselves when it happens again. */
    private final Set<String> krasjet = ConcurrentHashMap.newKeySet();

    private final LongAdder kompilert = new LongAdder();

    private final Set<List<String>> umulige = ConcurrentHashMap.newKeySet();

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
     * Runs the rules that apply. When one crashes the others still count, and the one that crashed is named: the fast engine
     * tells which it was; among those that SchXslt2 has it is searched for by halves, and remembered.
     */
    Funn kjor(
            Dokument dokument,
            Set<String> kjennetegn,
            Map<String, XdmAtomicValue> parametre,
            UnaryOperator<Frist> fritak,
            Regelprogram.Omfang omfang) {
        Funn funn = new Funn(new ArrayList<>(), new ArrayList<>());
        Kjorer kjorer = new Kjorer(dokument, parametre, fritak, omfang, funn);
        utvalg(kjennetegn).forEach(kjorer::kjor);
        return funn;
    }

    /** Compiles what {@link #kjor} will need, so that it is not done on the rules' time. What does not compile is told there. */
    void klargjor(Set<String> kjennetegn) {
        utvalg(kjennetegn).forEach(Pulje::program);
    }

    private List<Pulje> utvalg(Set<String> kjennetegn) {
        return utvalg.computeIfAbsent(
                kjennetegn, k -> puljer(regler(k)).map(Pulje::new).toList());
    }

    /** Rules that are run together, and their program once it has been asked for. */
    private final class Pulje {

        private final List<Regel> regler;
        private volatile @Nullable Valg valgt;

        Pulje(List<Regel> regler) {
            this.regler = regler;
        }

        Optional<Regelprogram> program() {
            Map<List<String>, Regelprogram> alle = programmer;
            Valg kjent = valgt;
            if (kjent != null && kjent.blant == alle) {
                return Optional.of(kjent.program);
            }
            Optional<Regelprogram> nytt = finn(regler);
            valgt = nytt.map(p -> new Valg(p, alle)).orElse(null);
            return nytt;
        }
    }

    /** A program, and those that it was chosen among. */
    private record Valg(Regelprogram program, Map<List<String>, Regelprogram> blant) {}

    /** The rules that the fast engine has, and those that are left to SchXslt2. */
    private Stream<List<Regel>> puljer(List<Regel> regler) {
        Map<Boolean, List<Regel>> raske = regler.stream().collect(Collectors.partitioningBy(this::erRask));
        return Stream.of(true, false).map(raske::get).filter(r -> !r.isEmpty());
    }

    private boolean erRask(Regel regel) {
        return samler != null && regel.kilde().form().tar();
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
            kompiler(iBruk().stream().filter(this::erRask).toList(), Samlekompilator.Tekster.NAA)
                    .ifPresent(k -> {
                        koder = List.of(k);
                        programmer = new ConcurrentHashMap<>();
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
        // Where all have been asked for, so have the faults in their texts.
        Optional<Samlekode> ny =
                kompiler(regler, samletProvd ? Samlekompilator.Tekster.NAA : Samlekompilator.Tekster.VED_BRUDD);
        ny.ifPresent(k -> koder = Stream.concat(koder.stream(), Stream.of(k)).toList());
        return ny;
    }

    /** What it cannot compile is left to SchXslt2, which tells of each rule what is wrong with it. */
    private Optional<Samlekode> kompiler(List<Regel> regler, Samlekompilator.Tekster tekster) {
        try {
            return Optional.ofNullable(samler).map(s -> s.kompiler(pakke, regler, funksjoner, tekster));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Runs rules on one document. */
    private final class Kjorer {

        private final Dokument dokument;
        private final Map<String, XdmAtomicValue> parametre;
        private final UnaryOperator<Frist> fritak;
        private final Regelprogram.Omfang omfang;
        private final Funn funn;

        Kjorer(
                Dokument dokument,
                Map<String, XdmAtomicValue> parametre,
                UnaryOperator<Frist> fritak,
                Regelprogram.Omfang omfang,
                Funn funn) {
            this.dokument = dokument;
            this.parametre = parametre;
            this.fritak = fritak;
            this.omfang = omfang;
            this.funn = funn;
        }

        void kjor(Pulje pulje) {
            kjor(pulje.regler, pulje.program());
        }

        private void kjor(List<Regel> regler) {
            kjor(regler, finn(regler));
        }

        private void kjor(List<Regel> regler, Optional<Regelprogram> program) {
            try {
                funn.kjoringer()
                        .add(program.orElseThrow(() -> new RegelkrasjException("kompilerer ikke"))
                                .kjor(dokument, parametre, fritak, omfang));
            } catch (RegelkrasjException e) {
                delt(regler, e);
            }
        }

        private void delt(List<Regel> regler, RegelkrasjException krasj) {
            List<Regel> kjente = regler.stream()
                    .filter(r -> krasj.regel() == null ? krasjet.contains(r.id()) : r.id().equals(krasj.regel()))
                    .toList();
            if (regler.size() == 1) {
                krasjet.add(regler.get(0).id());
                funn.krasj().add(new IkkeVurdert(regler.get(0).id(), "regelen krasjet (" + krasj.getMessage() + ")"));
            } else if (krasj.regel() != null && kjente.size() == 1) {
                funn.krasj().add(new IkkeVurdert(krasj.regel(), "regelen krasjet (" + krasj.getMessage() + ")"));
                kjor(uten(regler, kjente));
            } else if (kjente.isEmpty() || kjente.size() == regler.size()) {
                kjor(regler.subList(0, regler.size() / 2));
                kjor(regler.subList(regler.size() / 2, regler.size()));
            } else {
                kjente.forEach(r -> kjor(List.of(r)));
                kjor(uten(regler, kjente));
            }
        }
    }

    private static List<Regel> uten(List<Regel> regler, List<Regel> disse) {
        return regler.stream().filter(r -> !disse.contains(r)).toList();
    }

    /** A program of the rules; empty where they do not compile, which is remembered. */
    private Optional<Regelprogram> finn(List<Regel> regler) {
        if (umulige.contains(ider(regler))) {
            return Optional.empty();
        }
        Tidtaker tid = Tidtaker.denne();
        tid.pause(true);
        try {
            return Optional.of(program(regler));
        } catch (IllegalArgumentException e) {
            umulige.add(ider(regler));
            return Optional.empty();
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            // A fault in the compiler, or around it, may be gone the next time.
            return Optional.empty();
        } finally {
            tid.pause(false);
        }
    }

    /**
     * A program of some rules. What SchXslt2 makes is kept; what the fast engine has compiled needs only to be chosen from.
     *
     * @throws IllegalArgumentException when they do not compile
     */
    Regelprogram program(List<Regel> regler) {
        List<String> nokkel = ider(regler);
        Map<List<String>, Regelprogram> alle = programmer;
        @Nullable Regelprogram kjent = alle.get(nokkel);
        if (kjent != null) {
            return kjent;
        }
        Optional<Samlekode> kode = kode(regler);
        return alle.computeIfAbsent(nokkel, n -> kode.<Regelprogram>map(k -> new Samleprogram(k, regler))
                .orElseGet(() -> {
                    kompilert.increment();
                    return kompilator.kompiler(pakke, regler, funksjoner);
                }));
    }

    /** How many programs SchXslt2 has been asked for. */
    int kompilert() {
        return kompilert.intValue();
    }

    private static List<String> ider(List<Regel> regler) {
        return regler.stream().map(Regel::id).toList();
    }

    private List<Regel> regler(Set<String> kjennetegn) {
        return pakke.regler().stream().filter(r -> r.gjelderFor(kjennetegn)).toList();
    }
}

package no.meldingsvakt.region;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.meldingsvakt.avvik.Alvorlighet;
import no.meldingsvakt.avvik.Frist;
import no.meldingsvakt.forlop.Eksempelmelding;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.kvittering.Forlopskvittering.ForlopFelt;
import no.meldingsvakt.kvittering.Forlopskvittering.HendelseFelt;
import no.meldingsvakt.kvittering.Kvittering;
import no.meldingsvakt.kvittering.Kvitteringsstatus;
import no.meldingsvakt.regel.Unntak;
import no.meldingsvakt.validering.Mottaksprove;
import org.jspecify.annotations.Nullable;

/** Hands patients' years to the service, and counts what it says of them. Used by one thread. */
final class Regionprove {

    private static final Pattern DOGN = Pattern.compile("(\\d+) døgn");

    private static final String LANGT_ETTER = "2025-06-01T12:00:00+02:00";

    private final Region region = Region.ny();
    private final Brevskriver skriver = new Brevskriver();
    private final Mottaksprove prove;
    private final long fro;

    /** The windows that are decided on. */
    private List<Unntak> unntak = List.of();

    Regionprove(Lager lager, long fro) {
        this.prove = new Mottaksprove(lager, () -> Mottaksprove.regelverk().medUnntak(unntak));
        this.fro = fro;
    }

    Pasientar ar(int nummer) {
        return new Livslop(region, fro, nummer, Livslop.Krav.INGEN).lev();
    }

    /**
     * A lawful year by the rules on stays, when it is over, or at a moment on the way: then with the messages that had been
     * sent.
     */
    void lovlig(int nummer, Regnskap regnskap) {
        Pasientar ar = ar(nummer);
        Random r = new Random(fro + nummer);
        boolean underveis = nummer % 4 == 3;
        List<Brev> alle = ar.brev();
        ZonedDateTime vurdert = underveis
                ? alle.get(r.nextInt(alle.size())).sendt.plusMinutes(r.nextInt(600))
                : ar.slutt().plusDays(30);
        List<Brev> sendt = alle.stream().filter(b -> !b.sendt.isAfter(vurdert)).toList();
        List<ForlopFelt> forlop = prove.bareForlop(skrevet(sendt), tekst(vurdert));
        regnskap.opphold += ar.opphold().size();
        regnskap.meldinger += sendt.size();
        Map<String, String> hvor = oppholdAv(ar);
        for (ForlopFelt f : forlop) {
            regnskap.ikkeVurdert += f.ikkeVurdert().size();
            for (Kvittering.AvvikFelt a : f.avvik()) {
                Set<String> dets = opphold(a, f, hvor);
                dets.forEach(o -> regnskap.lovlig(a.regel(), a.alvorlighet(), o));
                if (a.alvorlighet() == Alvorlighet.FEIL) {
                    regnskap.eksempel(
                            a.regel(),
                            nummer + " " + a.regel() + " " + dets + " " + a.tekst() + " @ " + tekst(vurdert));
                }
            }
        }
        if (!underveis) {
            dogn(ar, forlop, hvor, regnskap);
        }
    }

    /**
     * Days owed by construction against those that the service counts, over all pairs of a stay. What an answer says is free
     * text, so the service may leave days out that it names in a reservation; it must never count one that is not owed.
     */
    private static void dogn(Pasientar ar, List<ForlopFelt> forlop, Map<String, String> hvor, Regnskap regnskap) {
        Map<String, long[]> talt = new HashMap<>();
        forlop.forEach(f -> f.hendelser().stream()
                .flatMap(h -> Optional.ofNullable(hvor.get(String.valueOf(h.msgId()))).stream())
                .collect(Collectors.groupingBy(o -> o, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .ifPresent(o -> {
                    long[] sum = talt.computeIfAbsent(o, n -> new long[2]);
                    sum[0] += f.overliggerdogn().antall();
                    sum[1] += forbeholdt(f.overliggerdogn().forbehold());
                }));
        for (int i = 0; i < ar.opphold().size(); i++) {
            Plan plan = ar.opphold().get(i);
            Set<LocalDate> sant = plan.dogn;
            String navn = ar.nummer() + "-" + i;
            if (sant != null) {
                long[] sum = talt.getOrDefault(navn, new long[2]);
                boolean rett = sum[0] <= sant.size() && sant.size() <= sum[0] + sum[1];
                regnskap.dogn(rett, sum[0] == sant.size(), sant.size());
                if (!rett) {
                    regnskap.eksempel(
                            "døgn",
                            navn + " døgn " + sant + " talt " + sum[0] + " forbehold " + sum[1] + " " + plan.utfall
                                    + " " + plan.trekk);
                }
            }
        }
    }

    /** How many days the reservations are about. */
    private static long forbeholdt(@Nullable String forbehold) {
        return forbehold == null
                ? 0
                : DOGN.matcher(forbehold)
                        .results()
                        .mapToLong(m -> Long.parseLong(m.group(1)))
                        .sum();
    }

    /** A year with one fault, looked for in years from {@code fraNummer} on until there is room for it; the next number. */
    int feil(Regionfeil feil, int fraNummer, Regnskap regnskap) {
        for (int nummer = fraNummer; nummer < fraNummer + 200; nummer++) {
            Optional<Pasientar> ar = feil.i(region, fro + 1, nummer);
            if (ar.isPresent()) {
                ZonedDateTime vurdert = ar.get().slutt().plusDays(30);
                List<ForlopFelt> forlop = prove.bareForlop(skrevet(ar.get().brev()), tekst(vurdert));
                boolean funnet = forlop.stream()
                        .flatMap(f -> f.avvik().stream())
                        .anyMatch(a -> feil.erEier(a.regel()) && a.alvorlighet() == feil.alvorlighet);
                regnskap.feil(feil, funnet);
                if (feil.tellerDogn()) {
                    dogn(ar.get(), forlop, oppholdAv(ar.get()), regnskap);
                }
                if (!funnet) {
                    regnskap.eksempel(
                            feil.name(),
                            nummer + " " + feil + " (" + feil.regel + ") ble ikke funnet; funnet: "
                                    + forlop.stream()
                                            .flatMap(f -> f.avvik().stream())
                                            .map(a -> a.regel() + "=" + a.alvorlighet())
                                            .collect(Collectors.toCollection(TreeSet::new)));
                }
                return nummer + 1;
            }
        }
        throw new IllegalStateException("no room for " + feil + " from " + fraNummer);
    }

    /**
     * A year with a broken deadline, judged with a window of the two parties that covers the stay: what is not excepted then, or
     * accuses all the same. A window of another time, or of others, changes nothing.
     */
    List<String> iVindu(Regionfeil feil) {
        Pasientar ar = IntStream.range(0, 200)
                .boxed()
                .flatMap(n -> feil.i(region, fro + 1, n).stream())
                .findFirst()
                .orElseThrow();
        Plan plan = ar.opphold().get(0);
        Set<String> parter =
                Set.of(plan.avdeling.virksomhetId(), plan.kommune.sykepleie().virksomhetId());
        ZonedDateTime fra = plan.inn.minusDays(3);
        ZonedDateTime til = ar.slutt().plusDays(30);
        List<ForlopFelt> uten = medVindu(ar, List.of());
        List<ForlopFelt> med = medVindu(ar, List.of(vindu(parter, fra, til)));
        List<String> galt = new ArrayList<>();
        if (frister(uten, feil, Frist.Friststatus.BRUTT) == 0) {
            galt.add(feil + " breaks no deadline");
        }
        if (frister(med, feil, Frist.Friststatus.UNNTATT) < frister(uten, feil, Frist.Friststatus.BRUTT)) {
            galt.add(feil + " is not excepted");
        }
        med.stream()
                .flatMap(f -> f.avvik().stream())
                .filter(a -> a.regel().equals(feil.regel))
                .forEach(a -> galt.add(feil + " is announced in a window: " + a.tekst()));
        for (Unntak annet : List.of(
                vindu(parter, fra.minusYears(1), til.minusYears(1)),
                vindu(Set.of(plan.avdeling.virksomhetId(), "1"), fra, til))) {
            if (!medVindu(ar, List.of(annet)).equals(uten)) {
                galt.add(feil + " is excepted by the window of another");
            }
        }
        return galt;
    }

    private List<ForlopFelt> medVindu(Pasientar ar, List<Unntak> vinduer) {
        unntak = vinduer;
        List<ForlopFelt> forlop =
                prove.bareForlop(skrevet(ar.brev()), tekst(ar.slutt().plusDays(30)));
        unntak = List.of();
        return forlop;
    }

    private static Unntak vindu(Set<String> parter, ZonedDateTime fra, ZonedDateTime til) {
        return new Unntak(
                parter,
                fra.toOffsetDateTime(),
                til.toOffsetDateTime(),
                Unntak.Slag.MELDINGSSTANS,
                "brudd",
                "samarbeidsutvalget");
    }

    private static long frister(List<ForlopFelt> forlop, Regionfeil feil, Frist.Friststatus status) {
        return forlop.stream()
                .flatMap(f -> f.frister().stream())
                .filter(f -> f.regel().equals(feil.regel) && f.status() == status)
                .count();
    }

    /** Each message of the year by itself: the rules that say FEIL of it or reject it, with the type it is. */
    Set<String> enkeltvis(int nummer) {
        Pasientar ar = ar(nummer);
        Set<String> funn = new TreeSet<>();
        for (Brev b : ar.brev()) {
            Kvittering k = prove.enkeltvis(
                    new Eksempelmelding(skriver.skriv(b)), tekst(ar.slutt().plusDays(1)));
            k.avvik().stream()
                    .filter(a -> a.alvorlighet() == Alvorlighet.FEIL || a.alvorlighet() == Alvorlighet.AVVISES)
                    // Many senders tell the day alone, and the years hold them on purpose.
                    .filter(a -> !a.regel().equals("PLO-LOG-02"))
                    .forEach(a ->
                            funn.add("%s %s %s: %s".formatted(a.regel(), b.type, Brevskriver.versjon(b), a.tekst())));
            if (k.status() == Kvitteringsstatus.IKKE_VURDERT || k.status() == Kvitteringsstatus.AVVIST) {
                funn.add(k.status() + " " + b.type + " " + Brevskriver.versjon(b));
            }
        }
        return funn;
    }

    /**
     * Receives the years' messages in any order, through the store: the stays that then are not as when all of a patient's
     * messages are handed in together. Receipts of the service's own are none, for it answers for nobody here.
     */
    List<String> lagret(List<Integer> numre) {
        List<Brev> alle =
                numre.stream().flatMap(n -> ar(n).brev().stream()).collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(alle, new Random(fro));
        alle.forEach(b -> prove.motta(new Eksempelmelding(skriver.skriv(b)), LANGT_ETTER));
        List<String> ulike = new ArrayList<>();
        for (int n : numre) {
            for (ForlopFelt f : prove.sammen(skrevet(ar(n).brev()), LANGT_ETTER)) {
                if (!prove.finnes(f.id(), LANGT_ETTER)) {
                    ulike.add(n + " finnes ikke: " + f.hendelser());
                } else if (!prove.lagret(f.id(), LANGT_ETTER).equals(f)) {
                    ulike.add(n + " er ulikt: " + f + " lagret som " + prove.lagret(f.id(), LANGT_ETTER));
                }
            }
        }
        return ulike;
    }

    /** What is found in the year, with the messages it is about. */
    Set<String> funn(int nummer, String vurdert) {
        Set<String> funn = new TreeSet<>();
        prove.sammen(skrevet(ar(nummer).brev()), vurdert).forEach(f -> f.avvik()
                .forEach(a -> funn.add(a.regel() + " " + a.alvorlighet() + " " + a.meldinger())));
        return funn;
    }

    List<Eksempelmelding> skrevet(List<Brev> brev) {
        return brev.stream().map(b -> new Eksempelmelding(skriver.skriv(b))).toList();
    }

    private static Map<String, String> oppholdAv(Pasientar ar) {
        Map<String, String> hvor = new HashMap<>();
        for (int i = 0; i < ar.opphold().size(); i++) {
            for (Brev b : ar.opphold().get(i).brev) {
                hvor.put(b.id, ar.nummer() + "-" + i);
            }
        }
        ar.ellers().forEach(b -> hvor.put(b.id, ar.nummer() + "-ellers"));
        return hvor;
    }

    /** The stays that a finding is on. */
    private static Set<String> opphold(Kvittering.AvvikFelt a, ForlopFelt f, Map<String, String> hvor) {
        Stream<String> ider = a.meldinger().isEmpty()
                ? f.hendelser().stream().map(HendelseFelt::msgId).map(String::valueOf)
                : a.meldinger().stream();
        Set<String> dets = ider.flatMap(id -> Optional.ofNullable(hvor.get(id)).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        return dets.isEmpty() ? new HashSet<>(Set.of("?")) : dets;
    }

    static String tekst(ZonedDateTime tid) {
        return tid.withNano(0).toOffsetDateTime().toString().replaceFirst("T(\\d\\d:\\d\\d)([+Z])", "T$1:00$2");
    }
}

package no.meldingsvakt.region;

import static no.meldingsvakt.region.Region.enAnnen;
import static no.meldingsvakt.region.Region.enAv;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import no.meldingsvakt.region.Plan.Utfall;
import org.jspecify.annotations.Nullable;

/**
 * Lives a patient's year, lawfully by construction: what the guideline asks is done before its deadline, and what happens by
 * chance is what may happen to anyone. The same seed and number give the same year. Used by one thread, for one year.
 */
final class Livslop {

    private static final Set<MonthDay> HELLIGDAGER = Set.of(
            MonthDay.of(1, 1),
            MonthDay.of(3, 28),
            MonthDay.of(3, 29),
            MonthDay.of(4, 1),
            MonthDay.of(5, 1),
            MonthDay.of(5, 9),
            MonthDay.of(5, 17),
            MonthDay.of(5, 20),
            MonthDay.of(12, 25),
            MonthDay.of(12, 26));

    private static final List<String> JA = List.of(
            "Kommunen kan ta imot pasienten i dag. Hjemmesykepleien kommer i kveld.",
            "Vi kan ta imot pasienten i dag. Gi beskjed om behov for utstyr.",
            "Plass er klar. Pasienten kan komme i dag. Send med legemidler for to døgn.");
    private static final List<String> NEI = List.of(
            "Kommunen kan dessverre ikke ta imot pasienten i dag. Vi melder fra så snart plass er klar.",
            "Vi har ikke plass til pasienten nå, og kan ikke ta imot. Ny beskjed kommer.");

    private final Region region;
    private final Random r;
    private final int nummer;
    private final Innbygger pasient;

    /** What must be so in the first stay, and what must not. */
    private final Krav krav;

    private Innbygger.@Nullable Ident hosSykehuset;
    private Innbygger.@Nullable Ident hosKommunen;

    /**
     * What a stay must be like for a fault to be put into it.
     *
     * @param utfall null for any
     */
    record Krav(@Nullable Utfall utfall, Set<Trekk> med, Set<Trekk> uten, boolean kvitterer, boolean nyestePlo) {

        static final Krav INGEN = new Krav(null, Set.of(), Set.of(), false, false);
    }

    Livslop(Region region, long fro, int nummer, Krav krav) {
        this.region = region;
        this.r = new Random(fro * 1_000_003 + nummer * 7919L);
        this.nummer = nummer;
        this.krav = krav;
        this.pasient = Innbygger.ny(r);
    }

    /** The year. */
    Pasientar lev() {
        List<Plan> alle = new ArrayList<>();
        List<Brev> ellers = new ArrayList<>();
        ZonedDateTime inn = start();
        Plan plan = plan(inn, null);
        while (true) {
            opphold(plan);
            alle.add(plan);
            Optional<Plan> neste = neste(plan, alle.size());
            if (neste.isEmpty()) {
                break;
            }
            plan = neste.get();
        }
        if (plan.utfall != Utfall.DOD && r.nextInt(10) == 0) {
            mellomKommuneOgLege(plan, ellers);
        }
        alle.forEach(this::sendtToGanger);
        return new Pasientar(nummer, pasient, alle, ellers);
    }

    private ZonedDateTime start() {
        return LocalDate.of(2024, 1, 2)
                .plusDays(r.nextInt(290))
                .atTime(r.nextInt(24), r.nextInt(60))
                .atZone(Brev.NORGE);
    }

    /** Whether the next stay comes, and when: a transfer at once, a readmission within hours or weeks. */
    private Optional<Plan> neste(Plan forrige, int antall) {
        if (forrige.utfall == Utfall.DOD || antall >= 4 || forrige.inn.getMonthValue() == 12) {
            return Optional.empty();
        }
        if (forrige.utfall == Utfall.OVERFORT) {
            return Optional.of(plan(forrige.ut.plusMinutes(60 + r.nextInt(180)), forrige));
        }
        if (forrige.har(Trekk.NY_INNLEGGELSE_FORST)) {
            return Optional.of(plan(forrige.ut.plusMinutes(15), forrige));
        }
        return r.nextInt(100) < 40
                ? Optional.of(
                        plan(forrige.ut.plusHours(2 + (r.nextInt(4) == 0 ? r.nextInt(20) : r.nextInt(900))), forrige))
                : Optional.empty();
    }

    private Plan plan(ZonedDateTime inn, @Nullable Plan forrige) {
        boolean forst = forrige == null;
        Utfall utfall = forst && krav.utfall() != null ? krav.utfall() : utfall();
        boolean overfort = forrige != null && forrige.utfall == Utfall.OVERFORT;
        Region.Sykehus sykehus = enAv(region.sykehus(), r);
        Region.Kommune kommune = forrige == null ? enAv(region.kommuner(), r) : forrige.kommune;
        while (forst && !passer(sykehus, kommune)) {
            sykehus = enAv(region.sykehus(), r);
            kommune = enAv(region.kommuner(), r);
        }
        if (forrige != null && !overfort && r.nextInt(10) < 8
                || forrige != null && forrige.har(Trekk.NY_INNLEGGELSE_FORST)) {
            String samme = forrige.avdeling.virksomhetId();
            sykehus = region.sykehus().stream()
                    .filter(s -> s.avdelinger().get(0).virksomhetId().equals(samme))
                    .findFirst()
                    .orElseThrow();
        } else if (overfort) {
            String fra = Objects.requireNonNull(forrige).avdeling.virksomhetId();
            sykehus = enAv(
                    region.sykehus().stream()
                            .filter(s -> !s.avdelinger().get(0).virksomhetId().equals(fra))
                            .toList(),
                    r);
        }
        Part lege = forrige == null ? enAv(region.leger(), r) : forrige.lege;
        while (forst && krav.kvitterer() && !lege.system().kvitterer()) {
            lege = enAv(region.leger(), r);
        }
        Plan plan = new Plan(utfall, kommune, enAv(sykehus.avdelinger(), r), lege, inn);
        for (Trekk t : Trekk.values()) {
            if (r.nextDouble() < t.hvorOfte) {
                plan.trekk.add(t);
            }
        }
        if (forst) {
            plan.trekk.addAll(krav.med());
            plan.trekk.removeAll(krav.uten());
            plan.trekk.removeAll(utelukketAv(krav.med()));
        }
        if (forrige != null || hosSykehuset != null) {
            plan.trekk.removeAll(Set.of(Trekk.D_NUMMER, Trekk.BARE_NAVN));
        }
        rydd(plan);
        return plan;
    }

    private boolean passer(Region.Sykehus sykehus, Region.Kommune kommune) {
        Part.System s = sykehus.avdelinger().get(0).system();
        Part.System k = kommune.sykepleie().system();
        return (!krav.kvitterer() || s.kvitterer() && k.kvitterer())
                && (!krav.nyestePlo() || s.plo().equals("1.6"));
    }

    /** What the asked for leaves no room for. */
    private static Set<Trekk> utelukketAv(Set<Trekk> med) {
        Set<Trekk> ute = EnumSet.noneOf(Trekk.class);
        if (med.contains(Trekk.KLAR_KANSELLERT) || med.contains(Trekk.TO_TJENESTER)) {
            ute.add(Trekk.KLAR_AVVIST);
        }
        if (med.contains(Trekk.HENVIST) || med.contains(Trekk.OYEBLIKKELIG)) {
            ute.addAll(Set.of(Trekk.BARE_NAVN, Trekk.D_NUMMER));
        }
        if (med.contains(Trekk.OYEBLIKKELIG)) {
            ute.add(Trekk.HENVIST);
        }
        if (med.contains(Trekk.D_NUMMER) || med.contains(Trekk.INNLAGT_AVVIST) || med.contains(Trekk.SYKEHUSET_SPOR)) {
            ute.add(Trekk.BARE_NAVN);
        }
        return ute;
    }

    /** Takes away what cannot be together. */
    private void rydd(Plan p) {
        if (p.har(Trekk.BARE_NAVN)) {
            p.trekk.removeAll(Set.of(
                    Trekk.D_NUMMER,
                    Trekk.PLANLAGT,
                    Trekk.HENVIST,
                    Trekk.OYEBLIKKELIG,
                    Trekk.INNLAGT_RETTET,
                    Trekk.INNLAGT_AVVIST,
                    Trekk.SYKEHUSET_SPOR));
        }
        if (p.har(Trekk.D_NUMMER)) {
            p.trekk.removeAll(Set.of(Trekk.HENVIST, Trekk.OYEBLIKKELIG));
        }
        if (p.utfall == Utfall.UTEN_TJENESTER || p.utfall == Utfall.KORT || p.utfall == Utfall.FEIL_PASIENT) {
            p.trekk.removeAll(Set.of(Trekk.BARE_NAVN, Trekk.D_NUMMER));
        }
        if (p.har(Trekk.KLAR_AVVIST)) {
            p.trekk.removeAll(Set.of(Trekk.TO_TJENESTER, Trekk.KLAR_KANSELLERT));
        }
        // Who leaves at once, before the municipality must have answered.
        if (p.utfall == Utfall.EGET_ANSVAR) {
            p.trekk.removeAll(Set.of(
                    Trekk.NEI,
                    Trekk.AVMELDT,
                    Trekk.MELDT_IGJEN,
                    Trekk.KLAR_ENDRET,
                    Trekk.KLAR_I_MORGEN,
                    Trekk.FORELOPIG_EPIKRISE));
        }
        if (!p.har(Trekk.NEI)) {
            p.trekk.remove(Trekk.MELDT_IGJEN);
        }
        if (p.utfall != Utfall.HJEM) {
            p.trekk.remove(Trekk.NY_INNLEGGELSE_FORST);
        }
        if (p.har(Trekk.NY_INNLEGGELSE_FORST)) {
            p.trekk.remove(Trekk.UTSKREVET_DAG);
        }
    }

    private Utfall utfall() {
        int n = r.nextInt(100);
        return n < 62
                ? Utfall.HJEM
                : n < 70
                        ? Utfall.UTEN_TJENESTER
                        : n < 77
                                ? Utfall.OVERFORT
                                : n < 82
                                        ? Utfall.DOD
                                        : n < 86
                                                ? Utfall.EGET_ANSVAR
                                                : n < 91
                                                        ? Utfall.KORT
                                                        : n < 94
                                                                ? Utfall.ANNEN_KOMMUNE
                                                                : n < 98 ? Utfall.IKKE_HELSE : Utfall.FEIL_PASIENT;
    }

    private void opphold(Plan p) {
        if (hosSykehuset == null) {
            hosSykehuset = p.har(Trekk.D_NUMMER) ? pasient.dnr() : p.har(Trekk.BARE_NAVN) ? null : pasient.fnr();
            hosKommunen = p.har(Trekk.D_NUMMER) || p.har(Trekk.BARE_NAVN) ? pasient.fnr() : hosSykehuset;
        }
        if (p.utfall != Utfall.FEIL_PASIENT && (p.har(Trekk.HENVIST) || p.har(Trekk.OYEBLIKKELIG))) {
            henvisning(p);
        }
        switch (p.utfall) {
            case FEIL_PASIENT -> feilPasient(p);
            case KORT -> kort(p);
            case UTEN_TJENESTER -> {
                varsel(p, p.inn.plusMinutes(120 + r.nextInt(r.nextBoolean() ? 1000 : 4000)));
                tilUtskrivning(p);
            }
            case OVERFORT -> overfort(p);
            case DOD -> dod(p);
            case IKKE_HELSE -> ikkeHelse(p);
            case HJEM, EGET_ANSVAR, ANNEN_KOMMUNE -> {
                innleggelse(p, p.inn.plusHours(20));
                tilUtskrivning(p);
            }
        }
    }

    /** The doctor's referral, and what the hospital says to it. */
    private void henvisning(Plan p) {
        boolean oyeblikkelig = !p.har(Trekk.HENVIST);
        ZonedDateTime sendt = oyeblikkelig
                ? p.inn.minusMinutes(50 + r.nextInt(200))
                : dagtid(p.inn.toLocalDate().minusDays(25 + r.nextInt(40)), 8, 16);
        Brev henvisning = brev(p, "henvisning", "HENVISNING_NYTILSTAND", p.lege, p.avdeling, sendt);
        henvisning.felt.put("utstedt", henvisning.tekst(sendt.minusMinutes(3)));
        henvisning.felt.put("8306", oyeblikkelig ? "0" : "N");
        henvisning.ident = hosKommunen;
        ZonedDateTime fikk = mottatt(p, henvisning, false);
        if (!oyeblikkelig) {
            Brev status = brev(
                    p, "status", "DIALOG_STATUS_HENVISNING", p.avdeling, p.lege, fikk.plusHours(20 + r.nextInt(200)));
            status.ident = hosKommunen;
            status.svarerPaa(henvisning);
            mottatt(p, status, false);
        }
    }

    /** Notice, report, first warning, questions; nothing later than {@code senest}. */
    private void innleggelse(Plan p, ZonedDateTime senest) {
        if (p.har(Trekk.PLANLAGT)) {
            varsel(p, dagtid(p.inn.toLocalDate().minusDays(1), 9, 15));
        }
        Brev innlagt = innlagt(p);
        rapport(p, innlagt, senest);
        if (!p.har(Trekk.PLANLAGT)) {
            ZonedDateTime tidligst = senere(innlagt.sendt.plusMinutes(10), p.inn.plusMinutes(90));
            varsel(p, tidligere(senest, tidligst.plusMinutes(r.nextInt(18 * 60))));
        }
        if (p.har(Trekk.SYKEHUSET_SPOR) || p.har(Trekk.SPOR_SENT)) {
            sykehusetSpor(p);
        }
        if (p.har(Trekk.KOMMUNEN_SPOR)) {
            kommunenSpor(p);
        }
    }

    private Brev innlagt(Plan p) {
        Brev innlagt = brev(
                p, "innlagt", "LOG_INNLAGT", p.avdeling, p.kommune.sykepleie(), p.inn.plusMinutes(5 + r.nextInt(100)));
        if (p.har(Trekk.INNLAGT_DAG)) {
            innlagt.sendt = tidligere(innlagt.sendt, slutten(p.inn.toLocalDate()));
        }
        innlagt.tider.put("1", innlagttid(p, innlagt));
        if (p.har(Trekk.INNLAGT_AVVIST) && innlagt.til.system().kvitterer()) {
            kvitter(p, innlagt, 40).felt.putAll(Map.of("status", "2", "feil", "X99"));
            innlagt = innlagt.kopi("innlagt", id());
            innlagt.dokumentId = id();
            innlagt.sendt = innlagt.sendt.plusMinutes(3 + r.nextInt(12));
            p.brev.add(innlagt);
        }
        mottatt(p, innlagt, true);
        if (p.har(Trekk.INNLAGT_RETTET) && !p.har(Trekk.INNLAGT_DAG)) {
            p.inn = p.inn.minusMinutes(1 + r.nextInt(9));
            Brev rettet = innlagt.kopi("innlagt", id());
            rettet.status = 'M';
            rettet.sendt = p.mottatt(innlagt).plusMinutes(2 + r.nextInt(8));
            rettet.tider.put("1", rettet.tekst(p.inn));
            rettet.viserTil(innlagt.id, innlagt.id);
            p.brev.add(rettet);
            mottatt(p, rettet, false);
        }
        return innlagt;
    }

    private static String innlagttid(Plan p, Brev brev) {
        return p.har(Trekk.INNLAGT_DAG) ? p.inn.toLocalDate().toString() : brev.tekst(p.inn);
    }

    private void rapport(Plan p, Brev innlagt, ZonedDateTime senest) {
        Part fra = p.har(Trekk.SYKEHJEM) ? enAv(p.kommune.sykehjem(), r) : p.kommune.sykepleie();
        ZonedDateTime fikk = p.mottatt(innlagt);
        ZonedDateTime sendt =
                senere(fikk, p.finn("innlagt").orElseThrow().sendt).plusMinutes(4 + r.nextInt(200));
        if (sendt.isAfter(senest.plusHours(3))) {
            sendt = senere(fikk, p.finn("innlagt").orElseThrow().sendt).plusMinutes(4);
        }
        Brev rapport = brev(p, "rapport", "INNLEGGELSESRAPPORT", fra, p.avdeling, sendt);
        rapport.ident = hosKommunen;
        rapport.svarerPaa(innlagt);
        mottatt(p, rapport, false);
        if (p.har(Trekk.BARE_NAVN)) {
            hosSykehuset = pasient.fnr();
        }
        if (p.har(Trekk.RAPPORT_RETTET)) {
            Brev ny = rapport.kopi("rapport", id());
            ny.status = 'M';
            ny.viserTil(rapport.id, rapport.samtale);
            ny.sendt = sendt.plusMinutes(10 + r.nextInt(60));
            p.brev.add(ny);
            mottatt(p, ny, false);
        }
    }

    private Brev varsel(Plan p, ZonedDateTime sendt) {
        Brev varsel = brev(p, "varsel", "HELSEOPPL_SOKNAD", p.avdeling, p.kommune.saksbehandling(), sendt);
        varsel.felt.put("9140", "1");
        boolean forInnleggelsen = sendt.isBefore(p.inn);
        varsel.tider.put("1", forInnleggelsen ? p.inn.toLocalDate().toString() : innlagttid(p, varsel));
        if (forInnleggelsen && r.nextBoolean()) {
            varsel.felt.put("utenInnlagt", "ja");
        }
        varsel.tider.put("3", p.inn.toLocalDate().plusDays(3 + r.nextInt(5)).toString());
        mottatt(p, varsel, false);
        return varsel;
    }

    /** Code list 9154: what a hospital asks a municipality. */
    private void sykehusetSpor(Plan p) {
        Brev rapport = p.finn("rapport").orElseThrow();
        ZonedDateTime sporTid = p.har(Trekk.SPOR_SENT)
                ? p.inn.plusHours(21).plusMinutes(r.nextInt(150))
                : tidligere(p.mottatt(rapport).plusMinutes(10 + r.nextInt(120)), p.inn.plusHours(18));
        sporTid = senere(sporTid, p.mottatt(rapport).plusMinutes(5));
        boolean nytt = p.avdeling.system().dialog().equals("1.1")
                && p.kommune.sykepleie().system().dialog().equals("1.1");
        Brev spor = brev(
                p,
                "sporsmal",
                nytt ? "DIALOG_HELSEFAGLIG" : "DIALOG_FORESPORSEL",
                p.avdeling,
                p.kommune.sykepleie(),
                sporTid);
        Brev svar;
        if (nytt) {
            spor.felt.put("tema", r.nextBoolean() ? "8" : "9");
            svar = brev(p, "dialogsvar", "DIALOG_HELSEFAGLIG", p.kommune.sykepleie(), p.avdeling, sporTid);
            svar.felt.put("tema", Objects.requireNonNull(spor.felt.get("tema")));
        } else {
            String kode = enAv(List.of("1", "4", "8"), r);
            spor.felt.putAll(Map.of("sporsmal", kode, "sporsmalkodeverk", "9154"));
            svar = brev(p, "dialogsvar", "DIALOG_SVAR", p.kommune.sykepleie(), p.avdeling, sporTid);
            svar.felt.putAll(Map.of("sporsmal", kode, "sporsmalkodeverk", "9154"));
        }
        svar.sendt = mottatt(p, spor, false).plusMinutes(10 + r.nextInt(80));
        svar.ident = hosKommunen;
        svar.svarerPaa(spor);
        mottatt(p, svar, false);
    }

    /** Code list 9152: what a municipality asks a hospital. */
    private void kommunenSpor(Plan p) {
        Brev spor = brev(
                p,
                "kommunesporsmal",
                "DIALOG_FORESPORSEL",
                p.kommune.sykepleie(),
                p.avdeling,
                p.mottatt(p.finn("varsel").orElseThrow()).plusMinutes(10 + r.nextInt(60)));
        spor.ident = hosKommunen;
        spor.felt.putAll(Map.of("sporsmal", enAv(List.of("1", "8", "99"), r), "sporsmalkodeverk", "9152"));
        Brev svar = brev(p, "kommunesvar", "DIALOG_SVAR", p.avdeling, p.kommune.sykepleie(), spor.sendt);
        svar.sendt = mottatt(p, spor, false).plusMinutes(15 + r.nextInt(120));
        svar.felt.putAll(
                Map.of("sporsmal", Objects.requireNonNull(spor.felt.get("sporsmal")), "sporsmalkodeverk", "9152"));
        svar.svarerPaa(spor);
        mottatt(p, svar, false);
    }

    /** From the updated information to the letter. */
    private void tilUtskrivning(Plan p) {
        if (p.har(Trekk.D_NUMMER)) {
            hosSykehuset = pasient.fnr();
        }
        ZonedDateTime sist =
                p.brev.stream().map(b -> b.sendt).max(Comparator.naturalOrder()).orElse(p.inn);
        LocalDate dag = sist.toLocalDate().plusDays(1 + r.nextInt(9));
        if (p.har(Trekk.NY_VENTET)) {
            oppdatert(p, tidligere(sist.plusHours(3), dagtid(dag, 6, 7)), dag.plusDays(1 + r.nextInt(3)));
        }
        if (p.utfall == Utfall.ANNEN_KOMMUNE) {
            tilAnnenKommune(p, dag);
            return;
        }
        Brev klar = klar(p, dag);
        if (p.har(Trekk.AVMELDT)) {
            klar = avmeldt(p, klar);
        }
        if (p.har(Trekk.KLAR_ENDRET)) {
            klar = endret(p, klar);
        }
        ZonedDateTime svart = p.utfall == Utfall.EGET_ANSVAR ? klar.sendt : svart(p, klar);
        boolean dagenEtter = p.har(Trekk.REISER_DAGEN_ETTER) && p.utfall != Utfall.EGET_ANSVAR;
        ZonedDateTime tidligst = senere(svart, klardag(klar).atTime(8, 0).atZone(Brev.NORGE));
        if (p.utfall == Utfall.EGET_ANSVAR) {
            skyldig(p, start(klar), p.ut.toLocalDate());
        }
        ut(p, p.kommune, dagenEtter ? dagtid(tidligst.toLocalDate().plusDays(1), 9, 14) : reiser(p, tidligst));
    }

    /** One who leaves without waiting for an answer, does so before one was due. */
    private ZonedDateTime reiser(Plan p, ZonedDateTime tidligst) {
        return p.utfall == Utfall.EGET_ANSVAR ? tidligst.plusMinutes(70 + r.nextInt(40)) : samme(tidligst);
    }

    private ZonedDateTime samme(ZonedDateTime tidligst) {
        return tidligere(
                tidligst.plusMinutes(100 + r.nextInt(200)),
                tidligst.toLocalDate().atTime(22, 30).atZone(Brev.NORGE));
    }

    private static LocalDate klardag(Brev klar) {
        return LocalDate.parse(Objects.requireNonNull(klar.tider.get("3")));
    }

    private Brev oppdatert(Plan p, ZonedDateTime sendt, LocalDate ventet) {
        Brev forrige = p.brev.stream()
                .filter(b -> b.type.equals("HELSEOPPL_SOKNAD"))
                .max(Comparator.comparing((Brev b) -> b.sendt))
                .orElseThrow();
        ZonedDateTime tidligst = p.mottatt(forrige).plusMinutes(2);
        Brev ny = brev(
                p, "oppdatert", "HELSEOPPL_SOKNAD", p.avdeling, p.kommune.saksbehandling(), senere(sendt, tidligst));
        ny.status = 'M';
        ny.felt.put("9140", "2");
        ny.tider.put("1", innlagttid(p, ny));
        ny.tider.put("3", ventet.toString());
        ny.svarerPaa(forrige);
        mottatt(p, ny, false);
        return ny;
    }

    /** Updated information, then ready. The ready day is the one that was last told. */
    private Brev klar(Plan p, LocalDate dag) {
        LocalDate meldt = p.har(Trekk.KLAR_KVELD) ? dag : hverdag(dag);
        LocalDate klarDag = p.har(Trekk.KLAR_I_MORGEN) ? meldt.plusDays(1) : meldt;
        ZonedDateTime tid = p.har(Trekk.KLAR_KVELD) ? dagtid(meldt, 16, 19) : dagtid(meldt, 9, 13);
        Brev oppdatert = oppdatert(p, tid.minusMinutes(5 + r.nextInt(55)), klarDag);
        tid = senere(tid, p.mottatt(oppdatert).plusMinutes(2));
        if (p.har(Trekk.KLAR_KANSELLERT)) {
            tid = kansellert(p, tid, klarDag);
        }
        Brev klar = klarmelding(p, p.kommune.saksbehandling(), tid, klarDag);
        if (p.har(Trekk.KLAR_AVVIST) && klar.til.system().kvitterer()) {
            kvitter(p, klar, 30).felt.putAll(Map.of("status", "2", "feil", "X99"));
            klar = klar.kopi("klar", id());
            klar.sendt = tid.plusMinutes(3 + r.nextInt(10));
            p.brev.add(klar);
        }
        mottatt(p, klar, true);
        if (p.har(Trekk.TO_TJENESTER)) {
            mottatt(p, klarmelding(p, p.kommune.sykepleie(), klar.sendt.plusSeconds(20), klarDag), false);
        }
        return klar;
    }

    private Brev klarmelding(Plan p, Part til, ZonedDateTime tid, LocalDate klarDag) {
        Brev klar = brev(p, "klar", "LOG_UTSKRIVNINGSKLAR", p.avdeling, til, tid);
        klar.tider.put("1", innlagttid(p, klar));
        klar.tider.put("3", klarDag.toString());
        return klar;
    }

    private ZonedDateTime kansellert(Plan p, ZonedDateTime tid, LocalDate klarDag) {
        Brev feil = klarmelding(p, p.kommune.saksbehandling(), tid, klarDag);
        Brev kansellering = feil.kopi("kansellering", id());
        kansellering.status = 'C';
        kansellering.sendt = mottatt(p, feil, false).plusMinutes(3 + r.nextInt(15));
        kansellering.viserTil(feil.id, feil.id);
        p.brev.add(kansellering);
        return mottatt(p, kansellering, false).plusMinutes(10 + r.nextInt(20));
    }

    /** Ready, then ill again; days later ready anew. */
    private Brev avmeldt(Plan p, Brev klar) {
        Brev nei = svar(p, klar, p.mottatt(klar).plusMinutes(10 + r.nextInt(80)), NEI);
        LocalDate start = start(klar);
        LocalDate borte = nei.sendt.toLocalDate().plusDays(r.nextInt(4));
        ZonedDateTime tid = borte.equals(nei.sendt.toLocalDate()) ? samme(nei.sendt) : dagtid(borte, 9, 15);
        for (Brev k : p.alle("klar").filter(k -> erGjeldende(p, k)).toList()) {
            Brev avmelding = brev(p, "avmeldt", "LOG_AVMELDING", p.avdeling, k.til, tid);
            avmelding.tider.put("1", innlagttid(p, avmelding));
            avmelding.tider.put("3", Objects.requireNonNull(klar.tider.get("3")));
            avmelding.tider.put("4", tid.toLocalDate().toString());
            mottatt(p, avmelding, false);
        }
        skyldig(p, start, borte);
        return klar(p, borte.plusDays(1 + r.nextInt(4)));
    }

    static boolean erGjeldende(Plan p, Brev klar) {
        return p.kvitteringer(klar).noneMatch(k -> "2".equals(k.felt.get("status")))
                && p.alle("kansellering").noneMatch(c -> klar.id.equals(c.forelder));
    }

    /** Ready day moved (M), after new information. */
    private Brev endret(Plan p, Brev klar) {
        LocalDate ny = hverdag(klardag(klar).plusDays(1));
        Brev oppdatert = oppdatert(p, p.mottatt(klar).plusMinutes(20 + r.nextInt(30)), ny);
        Brev endring = klar.kopi("klar", id());
        endring.status = 'M';
        endring.sendt = p.mottatt(oppdatert).plusMinutes(3 + r.nextInt(10));
        endring.tider.put("3", ny.toString());
        endring.viserTil(klar.id, klar.id);
        p.brev.add(endring);
        mottatt(p, endring, false);
        p.dogn = p.har(Trekk.NEI) ? null : p.dogn;
        if (p.har(Trekk.TO_TJENESTER)) {
            Brev annen = p.alle("klar")
                    .filter(k -> k.til.equals(p.kommune.sykepleie()))
                    .reduce((a, b) -> b)
                    .orElseThrow();
            Brev annenEndring = annen.kopi("klar", id());
            annenEndring.status = 'M';
            annenEndring.sendt = endring.sendt.plusSeconds(20);
            annenEndring.tider.put("3", ny.toString());
            annenEndring.viserTil(annen.id, annen.id);
            p.brev.add(annenEndring);
            mottatt(p, annenEndring, false);
        }
        return endring;
    }

    /** The day the patient counts from. */
    static LocalDate start(Brev klar) {
        LocalDate meldt = klar.sendt.toLocalDate();
        return klardag(klar).isAfter(meldt) ? klardag(klar) : meldt;
    }

    private static void skyldig(Plan p, LocalDate fra, LocalDate til) {
        if (p.dogn != null && fra.isBefore(til)) {
            p.dogn.addAll(fra.datesUntil(til).toList());
        }
    }

    /** The municipality's answer: yes, or no and yes some days later. The moment from which the patient can go. */
    private ZonedDateTime svart(Plan p, Brev klar) {
        ZonedDateTime forst = p.mottatt(klar).plusMinutes(5 + r.nextInt(85));
        if (!p.har(Trekk.NEI)) {
            return svar(p, klar, forst, JA).sendt;
        }
        Brev nei = svar(p, klar, forst, NEI);
        LocalDate fra = start(klar);
        Brev siste = klar;
        ZonedDateTime fraTid = nei.sendt;
        if (p.har(Trekk.MELDT_IGJEN)) {
            LocalDate igjen = hverdag(fraTid.toLocalDate().plusDays(1 + r.nextInt(2)));
            Brev oppdatert = oppdatert(p, dagtid(igjen, 9, 10), igjen);
            siste = klarmelding(
                    p, p.kommune.saksbehandling(), p.mottatt(oppdatert).plusMinutes(5), igjen);
            mottatt(p, siste, false);
            fraTid = svar(p, siste, p.mottatt(siste).plusMinutes(10 + r.nextInt(60)), NEI).sendt;
        }
        Brev ja = svar(p, siste, dagtid(fraTid.toLocalDate().plusDays(1 + r.nextInt(5)), 9, 14), JA);
        skyldig(p, fra, ja.sendt.toLocalDate());
        return ja.sendt;
    }

    private Brev svar(Plan p, Brev klar, ZonedDateTime tid, List<String> tekster) {
        boolean nytt = p.kommune.sykepleie().system().dialog().equals("1.1");
        Brev svar = brev(p, "svar", nytt ? "DIALOG_HELSEFAGLIG" : "DIALOG_NOTAT", klar.til, p.avdeling, tid);
        svar.ident = hosKommunen;
        svar.felt.put("tema", nytt ? "7" : "1");
        if (p.har(Trekk.SVAR_UTEN_KODE)) {
            svar.felt.putAll(nytt ? Map.of("tema", "6") : Map.of("temakodeverk", "7321"));
        }
        svar.felt.put("tekst", enAv(tekster, r));
        svar.svarerPaa(klar);
        mottatt(p, svar, false);
        return svar;
    }

    private void tilAnnenKommune(Plan p, LocalDate dag) {
        Region.Kommune annen = enAnnen(region.kommuner(), p.kommune, r);
        LocalDate klarDag = hverdag(dag);
        ZonedDateTime tid = dagtid(klarDag, 9, 12);
        Brev forst = brev(p, "annenVarsel", "HELSEOPPL_SOKNAD", p.avdeling, annen.saksbehandling(), tid.minusHours(16));
        forst.felt.put("9140", "1");
        forst.tider.putAll(Map.of("1", innlagttid(p, forst), "3", klarDag.toString()));
        mottatt(p, forst, false);
        Brev oppdatert =
                brev(p, "annenOppdatert", "HELSEOPPL_SOKNAD", p.avdeling, annen.saksbehandling(), tid.minusMinutes(30));
        oppdatert.felt.put("9140", "2");
        oppdatert.status = 'M';
        oppdatert.tider.putAll(forst.tider);
        oppdatert.svarerPaa(forst);
        mottatt(p, oppdatert, false);
        Brev klar = klarmelding(p, annen.saksbehandling(), tid, klarDag);
        Brev svar = svar(p, klar, mottatt(p, klar, false).plusMinutes(5 + r.nextInt(60)), JA);
        ut(p, annen, samme(svar.sendt));
        if (r.nextBoolean()) {
            Brev beskjed = p.finn("utskrevet").orElseThrow().kopi("beskjed", id());
            beskjed.til = p.kommune.sykepleie();
            p.brev.add(beskjed);
            mottatt(p, beskjed, false);
        }
    }

    /** Report, letter, notice of discharge, on the day. */
    private void ut(Plan p, Region.Kommune til, ZonedDateTime ut) {
        p.ut = ut;
        rapportOgBrev(p, til, ut);
        Brev utskrevet =
                utskrevet(p, til, tidligere(ut.plusMinutes(r.nextInt(40)), slutten(ut.toLocalDate())), "1", "1");
        if (p.har(Trekk.NY_INNLEGGELSE_FORST)) {
            utskrevet.sendt = ut.plusMinutes(50);
            if (!utskrevet.sendt.toLocalDate().equals(ut.toLocalDate())) {
                utskrevet.sendt = ut;
            }
        }
        mottatt(p, utskrevet, false);
        rettelser(p);
    }

    private void rapportOgBrev(Plan p, Region.Kommune til, ZonedDateTime ut) {
        Brev rapport = brev(
                p,
                "utskrivningsrapport",
                "UTSKRIVNINGSRAPPORT",
                p.avdeling,
                til.sykepleie(),
                ut.minusMinutes(3 + r.nextInt(60)));
        rapport.kopi = p.har(Trekk.KOPI) ? p.lege : null;
        rapport.tider.put("1", innlagttid(p, rapport));
        rapport.tider.put("2", rapport.tekst(ut));
        mottatt(p, rapport, false);
        ZonedDateTime brevet = p.utfall == Utfall.EGET_ANSVAR
                ? ut.minusMinutes(2 + r.nextInt(60))
                : ut.minusMinutes(60).plusMinutes(r.nextInt(200));
        epikrise(p, tidligere(brevet, slutten(ut.toLocalDate())), p.lege, til.sykepleie());
    }

    private Brev utskrevet(Plan p, Region.Kommune til, ZonedDateTime sendt, String tilstand, String sted) {
        Brev utskrevet = brev(p, "utskrevet", "LOG_UTSKREVET", p.avdeling, til.sykepleie(), sendt);
        utskrevet.tider.put("2", p.har(Trekk.UTSKREVET_DAG) ? p.ut.toLocalDate().toString() : utskrevet.tekst(p.ut));
        utskrevet.felt.putAll(Map.of("uttilstand", tilstand, "8408", sted));
        return utskrevet;
    }

    private Brev epikrise(Plan p, ZonedDateTime sendt, Part til, @Nullable Part kopi) {
        Brev brev = brev(p, "epikrise", "EPIKRISE", p.avdeling, til, sendt);
        brev.kopi = r.nextBoolean() ? kopi : null;
        ZonedDateTime start = p.har(Trekk.AVDELINGENS_START)
                ? p.inn.plusMinutes(
                        r.nextLong(Math.max(1, Duration.between(p.inn, p.ut).toMinutes())))
                : p.inn;
        brev.felt.putAll(Map.of(
                "start", brev.tekst(start),
                "slutt", brev.tekst(p.ut),
                "utstedt", brev.tekst(sendt.minusMinutes(2)),
                "henvisning", id(),
                "henvist", brev.tekst(p.inn.minusHours(1))));
        p.finn("henvisning").ifPresent(h -> {
            brev.felt.put("henvisning", h.id);
            brev.felt.put("henvist", Objects.requireNonNull(h.felt.get("utstedt")));
        });
        if (p.har(Trekk.FORELOPIG_EPIKRISE)) {
            brev.felt.put("rapportstatus", "P");
        }
        mottatt(p, brev, false);
        return brev;
    }

    /** What is changed later: the letter, the report. */
    private void rettelser(Plan p) {
        Brev epikrise = p.finn("epikrise").orElseThrow();
        if (p.har(Trekk.EPIKRISE_RETTET) || p.har(Trekk.FORELOPIG_EPIKRISE)) {
            Brev ny = epikrise.kopi("epikrise", id());
            ny.status = 'M';
            ny.sendt = epikrise.sendt.plusDays(1 + r.nextInt(6));
            ny.felt.remove("rapportstatus");
            p.brev.add(ny);
            mottatt(p, ny, false);
        }
        if (p.har(Trekk.UTSKRIVNINGSRAPPORT_RETTET)) {
            Brev rapport = p.finn("utskrivningsrapport").orElseThrow();
            Brev ny = rapport.kopi("utskrivningsrapport", id());
            ny.status = 'M';
            ny.sendt = rapport.sendt.plusHours(1 + r.nextInt(40));
            ny.viserTil(rapport.id, rapport.id);
            p.brev.add(ny);
            mottatt(p, ny, false);
        }
    }

    private void feilPasient(Plan p) {
        Brev innlagt = innlagt(p);
        Brev kansellering = p.finn("innlagt").orElseThrow().kopi("kansellering", id());
        kansellering.status = 'C';
        kansellering.sendt = p.mottatt(p.finn("innlagt").orElseThrow()).plusMinutes(5 + r.nextInt(60));
        kansellering.viserTil(p.finn("innlagt").orElseThrow().id, innlagt.id);
        p.brev.add(kansellering);
        mottatt(p, kansellering, false);
        p.ut = kansellering.sendt;
    }

    private void kort(Plan p) {
        boolean megetKort = r.nextBoolean();
        p.trekk.removeAll(Set.of(Trekk.BRUDD, Trekk.INNLAGT_AVVIST));
        Brev innlagt = innlagt(p);
        ZonedDateTime ut = megetKort
                ? senere(p.mottatt(innlagt), p.finn("innlagt").orElseThrow().sendt)
                        .plusMinutes(20 + r.nextInt(100))
                : null;
        if (ut == null) {
            rapport(p, innlagt, p.inn.plusHours(5));
            ut = p.finn("rapport").orElseThrow().sendt.plusHours(1 + r.nextInt(9));
        }
        p.ut = ut;
        epikrise(p, tidligere(ut.plusMinutes(5), slutten(ut.toLocalDate())), p.lege, null);
        p.finn("epikrise").orElseThrow().felt.remove("rapportstatus");
        mottatt(p, utskrevet(p, p.kommune, tidligere(ut.plusMinutes(10), slutten(ut.toLocalDate())), "1", "1"), false);
    }

    private void overfort(Plan p) {
        innleggelse(p, p.inn.plusHours(20));
        ZonedDateTime sist =
                p.brev.stream().map(b -> b.sendt).max(Comparator.naturalOrder()).orElseThrow();
        p.ut = sist.plusHours(1 + r.nextInt(60));
        mottatt(
                p,
                utskrevet(p, p.kommune, tidligere(p.ut.plusMinutes(10), slutten(p.ut.toLocalDate())), "1", "3"),
                false);
        epikrise(p, p.ut.plusHours(r.nextInt(70)), p.lege, null);
        p.finn("epikrise").orElseThrow().felt.remove("rapportstatus");
    }

    private void dod(Plan p) {
        innleggelse(p, p.inn.plusHours(20));
        if (r.nextInt(3) == 0) {
            if (p.har(Trekk.D_NUMMER)) {
                hosSykehuset = pasient.fnr();
            }
            klar(
                    p,
                    p.brev.stream()
                            .map(b -> b.sendt)
                            .max(Comparator.naturalOrder())
                            .orElseThrow()
                            .toLocalDate()
                            .plusDays(2));
            Brev klar =
                    p.alle("klar").filter(k -> erGjeldende(p, k)).findFirst().orElseThrow();
            svar(p, klar, p.mottatt(klar).plusMinutes(30), NEI);
        }
        ZonedDateTime sist =
                p.brev.stream().map(b -> b.sendt).max(Comparator.naturalOrder()).orElseThrow();
        p.ut = sist.plusHours(1 + r.nextInt(72));
        p.dogn = p.finn("klar").isPresent() ? null : p.dogn;
        p.trekk.remove(Trekk.UTSKREVET_DAG);
        mottatt(
                p,
                utskrevet(
                        p,
                        p.kommune,
                        tidligere(p.ut.plusMinutes(5 + r.nextInt(90)), slutten(p.ut.toLocalDate())),
                        "2",
                        "99"),
                false);
        Brev dod = brev(p, "dod", "LOG_DOD", p.kommune.sykepleie(), p.lege, p.ut.plusHours(3 + r.nextInt(20)));
        dod.ident = hosKommunen;
        dod.tider.put("13", dod.tekst(p.ut));
        mottatt(p, dod, false);
        epikrise(p, p.ut.plusHours(5 + r.nextInt(90)), p.lege, null);
        Brev epikrise = p.finn("epikrise").orElseThrow();
        epikrise.felt.remove("rapportstatus");
        epikrise.felt.put("7300", "2");
    }

    /** Services that are not health services: told of by phone, if at all. */
    private void ikkeHelse(Plan p) {
        innleggelse(p, p.inn.plusHours(20));
        ZonedDateTime sist =
                p.brev.stream().map(b -> b.sendt).max(Comparator.naturalOrder()).orElseThrow();
        p.ut = dagtid(sist.toLocalDate().plusDays(1 + r.nextInt(4)), 10, 15);
        mottatt(p, utskrevet(p, p.kommune, p.ut.plusMinutes(r.nextInt(30)), "1", "1"), false);
        epikrise(p, p.ut.plusMinutes(r.nextInt(120)), p.lege, null);
        p.finn("epikrise").orElseThrow().felt.remove("rapportstatus");
    }

    private void mellomKommuneOgLege(Plan p, List<Brev> ellers) {
        Plan egen = new Plan(p.utfall, p.kommune, p.avdeling, p.lege, p.ut);
        Brev spor = brev(egen, "legesporsmal", "DIALOG_FORESPORSEL", p.kommune.sykepleie(), p.lege, p.ut.plusDays(10));
        spor.ident = hosKommunen;
        spor.felt.putAll(Map.of("sporsmal", "4", "sporsmalkodeverk", "9152"));
        Brev svar = brev(egen, "legesvar", "DIALOG_SVAR", p.lege, p.kommune.sykepleie(), spor.sendt);
        svar.ident = hosKommunen;
        svar.felt.putAll(spor.felt);
        svar.sendt = mottatt(egen, spor, false).plusHours(3 + r.nextInt(60));
        svar.svarerPaa(spor);
        mottatt(egen, svar, false);
        ellers.addAll(egen.brev);
    }

    private void sendtToGanger(Plan p) {
        if (p.har(Trekk.SENDT_TO_GANGER)) {
            p.brev.add(enAv(p.brev, r));
        }
    }

    private Brev brev(Plan p, String navn, String type, Part fra, Part til, ZonedDateTime sendt) {
        Brev brev = new Brev(navn, type, fra, til, sendt.withNano(0), id(), id());
        brev.ident = hosSykehuset;
        brev.felt.putAll(Map.of(
                "etternavn", pasient.etternavn(),
                "fornavn", pasient.fornavn(),
                "fodt", pasient.fodt().toString(),
                "kjonn", pasient.mann() ? "1" : "2"));
        p.brev.add(brev);
        return brev;
    }

    /** When the receiver had it: the receipt where there is one, else when it was sent. */
    private ZonedDateTime mottatt(Plan p, Brev brev, boolean kanDroye) {
        Part kopi = brev.kopi;
        if (kopi != null && kopi.system().kvitterer()) {
            Brev k = kvittering(p, brev, kopi, brev.sendt.plusSeconds(10 + r.nextInt(300)));
            k.felt.put("rolle", "COP");
        }
        if (!brev.til.system().kvitterer()) {
            return brev.sendt;
        }
        int sekunder = kanDroye && p.har(Trekk.BRUDD) ? 3600 + r.nextInt(5 * 3600) : 5 + r.nextInt(100);
        return kvitter(p, brev, sekunder).sendt;
    }

    private Brev kvitter(Plan p, Brev brev, int sekunder) {
        return kvittering(p, brev, brev.til, brev.sendt.plusSeconds(sekunder));
    }

    private Brev kvittering(Plan p, Brev paa, Part fra, ZonedDateTime sendt) {
        Brev k = new Brev("kvittering", "APPREC", fra, paa.fra, sendt, id(), id());
        k.paa = paa;
        p.brev.add(k);
        return k;
    }

    String id() {
        return new UUID(r.nextLong() & ~0xF000L | 0x4000L, r.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L)
                .toString();
    }

    private ZonedDateTime dagtid(LocalDate dag, int fra, int til) {
        return dag.atTime(LocalTime.of(fra, r.nextInt(60))).atZone(Brev.NORGE).plusMinutes(r.nextInt(60 * (til - fra)));
    }

    private static ZonedDateTime slutten(LocalDate dag) {
        return dag.atTime(23, 50).atZone(Brev.NORGE);
    }

    /** The day, or the first working day after it. */
    static LocalDate hverdag(LocalDate dag) {
        LocalDate d = dag;
        while (d.getDayOfWeek() == DayOfWeek.SATURDAY
                || d.getDayOfWeek() == DayOfWeek.SUNDAY
                || HELLIGDAGER.contains(MonthDay.from(d))) {
            d = d.plusDays(1);
        }
        return d;
    }

    private static ZonedDateTime tidligere(ZonedDateTime a, ZonedDateTime b) {
        return a.isBefore(b) ? a : b;
    }

    private static ZonedDateTime senere(ZonedDateTime a, ZonedDateTime b) {
        return a.isAfter(b) ? a : b;
    }
}

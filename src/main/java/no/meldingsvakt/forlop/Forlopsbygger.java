package no.meldingsvakt.forlop;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts events together into stays. What comes out depends on the set of messages alone: not on the order they came in, on
 * repeats, or on how they were parcelled. Thread-safe.
 */
public final class Forlopsbygger {

    /** The order of messages: when they were sent, then what tells them apart. */
    static final Comparator<Hendelse> REKKEFOLGE = Comparator.<Hendelse, java.time.Instant>comparing(
                    h -> h.tider().sendt().moment())
            .thenComparing(h -> String.valueOf(h.merke().msgId()))
            .thenComparing(h -> h.svar() != null)
            .thenComparing(Forlopsbygger::alt);

    /** The stays, in order of their first message. */
    public List<Forlop> bygg(Collection<Hendelse> alle) {
        List<Hendelse> sortert = alle.stream()
                .filter(h -> !h.erUdatert())
                .distinct()
                .sorted(REKKEFOLGE)
                .toList();
        Meldingsoppslag oppslag = new Meldingsoppslag(sortert);
        List<Forlopshendelse> hendelser = new Utgaver(sortert, oppslag).samle();
        List<Forlopshendelse> meldinger =
                hendelser.stream().filter(h -> h.siste().svar() == null).toList();
        Pasienter hvem = new Pasienter(meldinger);
        Map<String, List<Forlopshendelse>> pasienter = new LinkedHashMap<>();
        meldinger.forEach(h ->
                pasienter.computeIfAbsent(hvem.av(h), n -> new ArrayList<>()).add(h));
        List<Opphold> opphold = new ArrayList<>();
        pasienter.values().forEach(p -> opphold.addAll(new Plassering().plasser(p)));
        hendelser.stream()
                .filter(h -> h.siste().svar() != null)
                .sorted((a, b) -> Boolean.compare(erPaaKvittering(a), erPaaKvittering(b)))
                .forEach(k -> kvittering(k, opphold));
        Udaterte udaterte = new Udaterte(
                alle.stream()
                        .filter(Hendelse::erUdatert)
                        .distinct()
                        .sorted(REKKEFOLGE)
                        .toList(),
                oppslag,
                hvem,
                opphold);
        return opphold.stream()
                .map(o -> forlop(o, hendelser, hvem, udaterte.av(o)))
                .sorted((a, b) -> REKKEFOLGE.compare(
                        a.hendelser().get(0).forste(), b.hendelser().get(0).forste()))
                .toList();
    }

    /** A receipt belongs wherever the message it answers does; one that answers nothing we know stands by itself. */
    private static void kvittering(Forlopshendelse kvittering, List<Opphold> opphold) {
        Hendelse svarPaa = kvittering.svarPaa();
        List<Opphold> dets = opphold.stream()
                .filter(o -> svarPaa != null && o.inneholder(svarPaa))
                .toList();
        if (dets.isEmpty()) {
            opphold.add(Opphold.med(kvittering));
        }
        dets.forEach(o -> o.legg(kvittering));
    }

    /** A receipt that answers a receipt follows it, and so is placed after it. */
    private static boolean erPaaKvittering(Forlopshendelse kvittering) {
        Hendelse paa = kvittering.svarPaa();
        return paa != null && paa.svar() != null;
    }

    private static Forlop forlop(Opphold opphold, List<Forlopshendelse> alle, Pasienter hvem, List<Udatert> udaterte) {
        List<Forlopshendelse> hendelser = opphold.hendelser().stream()
                .sorted((a, b) -> REKKEFOLGE.compare(a.forste(), b.forste()))
                .toList();
        Set<String> pasienter = Set.copyOf(hendelser.stream().map(hvem::av).toList());
        Sider sider = new Sider(alle.stream()
                .filter(h -> pasienter.contains(hvem.av(h)))
                .flatMap(h -> h.utgaver().stream())
                .map(Forlopshendelse.Utgave::hendelse)
                .toList());
        Map<String, Side> funnet = new TreeMap<>();
        hendelser.stream()
                .flatMap(h -> h.utgaver().stream())
                .map(u -> u.hendelse().parter())
                .flatMap(p -> Stream.concat(
                        Stream.of(p.avsender().virksomhet()),
                        p.mottakere().stream().map(m -> m.adresse().virksomhet())))
                .filter(id -> !id.isEmpty())
                .forEach(id -> funnet.put(id, sider.av(id)));
        String id = UUID.nameUUIDFromBytes((id(hendelser.get(0)) + opphold.par()).getBytes(StandardCharsets.UTF_8))
                .toString();
        return new Forlop(
                id,
                funnet,
                kvittererne(alle),
                hendelser,
                omtalte(hendelser, alle),
                nyeInnleggelser(hendelser, pasienter, alle, hvem),
                udaterte);
    }

    /** The enterprises that sent a receipt, whatever it answers. */
    static Set<String> kvittererne(List<Forlopshendelse> alle) {
        return alle.stream()
                .map(Forlopshendelse::siste)
                .filter(h -> h.svar() != null)
                .map(h -> h.parter().avsender().virksomhet())
                .collect(Collectors.toSet());
    }

    /** Admissions of the same patient that messages of other stays, from hospitals to municipalities, tell of. */
    private static List<Tidspunkt> nyeInnleggelser(
            List<Forlopshendelse> hendelser, Set<String> pasienter, List<Forlopshendelse> alle, Pasienter hvem) {
        Set<Forlopshendelse> egne = Collections.newSetFromMap(new IdentityHashMap<>());
        egne.addAll(hendelser);
        return alle.stream()
                .filter(h -> h.gjelder()
                        && h.slag().fra() == Side.SYKEHUS
                        && h.slag().til() == Side.KOMMUNE)
                .filter(h -> !egne.contains(h) && pasienter.contains(hvem.av(h)))
                .map(h -> h.siste().tider())
                .flatMap(t -> Optional.ofNullable(t.innlagt()).stream())
                .distinct()
                .sorted(Comparator.comparing(Tidspunkt::moment).thenComparing(Tidspunkt::harKlokkeslett))
                .toList();
    }

    /** What the events refer to outside the stay: a status on a referral that was sent on refers to both referrals. */
    private static List<Forlopshendelse.Utgave> omtalte(List<Forlopshendelse> hendelser, List<Forlopshendelse> alle) {
        Set<Hendelse> omtalt = Collections.newSetFromMap(new IdentityHashMap<>());
        hendelser.stream().flatMap(h -> h.utgaver().stream()).forEach(u -> {
            Optional.ofNullable(u.forelder()).ifPresent(omtalt::add);
            Optional.ofNullable(u.samtale()).ifPresent(omtalt::add);
        });
        hendelser.stream().flatMap(h -> h.utgaver().stream()).forEach(u -> omtalt.remove(u.hendelse()));
        return alle.stream()
                .flatMap(h -> h.utgaver().stream())
                .filter(u -> omtalt.contains(u.hendelse()))
                .sorted((a, b) -> REKKEFOLGE.compare(a.hendelse(), b.hendelse()))
                .toList();
    }

    /** A MsgId may have been used again, for another patient or later: each begins a stay of its own. */
    static String id(Forlopshendelse h) {
        return h.forste().parter().avsender().virksomhet() + " "
                + h.forste().merke().msgId() + " "
                + h.forste().tider().sendt().tekst() + " " + h.forste().pasient();
    }

    /** Everything that tells two messages with the same id apart; the last resort. */
    private static String alt(Hendelse h) {
        return h.merke() + " " + h.parter() + " " + h.tider() + " " + h.referanser() + " " + h.ordnedeKoder() + " "
                + h.ordnedeFakta() + " " + h.pasient() + " " + h.svar();
    }
}

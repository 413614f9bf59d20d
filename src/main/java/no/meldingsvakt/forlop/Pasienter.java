package no.meldingsvakt.forlop;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose each event is: those with the same key, and those that a reference ties ({@link Kobling}). References are taken in
 * order of sendt, and one that would make one patient of two different numbers of the same kind ties nothing. Used by one
 * thread.
 */
final class Pasienter {

    private final Map<String, String> leder = new HashMap<>();
    /** By leader: the patient's numbers, by their kind. */
    private final Map<String, Map<String, String>> numre = new HashMap<>();

    private final Map<Hendelse, Forlopshendelse> av = new IdentityHashMap<>();
    private final Map<Forlopshendelse, String> noder = new IdentityHashMap<>();

    /** Takes all events, in order of sendt. */
    Pasienter(List<Forlopshendelse> hendelser) {
        hendelser.forEach(h -> h.utgaver().forEach(u -> av.put(u.hendelse(), h)));
        hendelser.forEach(h -> {
            numre.computeIfAbsent(node(h), n -> new TreeMap<>());
            h.utgaver().forEach(u -> nummer(node(h), u.hendelse()));
        });
        hendelser.forEach(this::egne);
        hendelser.forEach(this::bundne);
        hendelser.forEach(this::uten);
    }

    /** The same for the same patient. */
    String av(Forlopshendelse h) {
        return finn(node(h));
    }

    /** The same for the same patient. */
    String av(Hendelse h) {
        Forlopshendelse hendelse = av.get(h);
        return hendelse == null ? finn(String.valueOf(h.pasient())) : av(hendelse);
    }

    private String node(Forlopshendelse h) {
        return noder.computeIfAbsent(h, n -> n.utgaver().stream()
                .flatMap(u -> Optional.ofNullable(u.hendelse().pasient()).stream())
                .findFirst()
                .orElseGet(() -> "ukjent " + Forlopsbygger.id(n)));
    }

    private void nummer(String node, Hendelse h) {
        if (node.equals(h.pasient())) {
            numre.computeIfAbsent(node, n -> new TreeMap<>()).putIfAbsent(Kobling.slag(h), node);
        }
    }

    /** The versions of one message are of one patient. */
    private void egne(Forlopshendelse h) {
        h.utgaver().forEach(u -> forbind(node(h), u.hendelse().pasient()));
    }

    private void bundne(Forlopshendelse h) {
        for (Forlopshendelse.Utgave u : h.utgaver()) {
            Hendelse forelder = u.forelder();
            Hendelse samtale = u.samtale();
            if (forelder != null && Kobling.bindes(u.hendelse(), forelder)) {
                forbind(node(h), node(forelder));
            }
            if (samtale != null && binder(u.hendelse(), forelder, samtale)) {
                forbind(node(h), node(samtale));
            }
        }
    }

    private static boolean binder(Hendelse h, @Nullable Hendelse forelder, Hendelse samtale) {
        return forelder == null || forelder.equals(samtale)
                ? Kobling.bindes(h, samtale)
                : Kobling.bindesAvSamtalen(h, samtale);
    }

    /** A message about no patient that nothing ties belongs with what it refers to all the same, unless it is a stay's own. */
    private void uten(Forlopshendelse h) {
        if (!Kobling.erOmEgenPasient(h.siste())
                && numre.getOrDefault(finn(node(h)), Map.of()).isEmpty()) {
            h.utgaver().stream().flatMap(Pasienter::viste).findFirst().ifPresent(v -> forbind(node(h), node(v)));
        }
    }

    private static Stream<Hendelse> viste(Forlopshendelse.Utgave u) {
        return Stream.of(Optional.ofNullable(u.forelder()), Optional.ofNullable(u.samtale()))
                .flatMap(Optional::stream)
                .filter(v -> v.svar() == null);
    }

    private @Nullable String node(Hendelse h) {
        Forlopshendelse hendelse = av.get(h);
        return hendelse == null ? h.pasient() : node(hendelse);
    }

    private void forbind(String en, @Nullable String annen) {
        if (annen == null) {
            return;
        }
        String a = finn(en);
        String b = finn(annen);
        Map<String, String> mine = numre.computeIfAbsent(a, n -> new TreeMap<>());
        Map<String, String> andres = numre.computeIfAbsent(b, n -> new TreeMap<>());
        boolean strid = andres.entrySet().stream()
                .anyMatch(e -> !mine.getOrDefault(e.getKey(), e.getValue()).equals(e.getValue()));
        if (!a.equals(b) && !strid) {
            leder.put(b, a);
            mine.putAll(andres);
        }
    }

    private String finn(String node) {
        String her = node;
        for (String neste = leder.get(her); neste != null; neste = leder.get(her)) {
            her = neste;
        }
        return her;
    }
}

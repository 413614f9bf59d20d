package no.meldingsvakt.tekst;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one sentence must hold: {@code x} mentioned, {@code +x} confirmed, {@code -x} not mentioned, {@code x<y~6} the one
 * before the other with at most six words between, where either may be {@code +}; {@code x<y^6} the same with no comma between.
 * One that begins within the other is before or after it too: in «time hos fastlegen om 14 dager» the GP is part of the appointment.
 */
final class Sammenkrav {

    private static final Pattern FORM =
            Pattern.compile("([+-]?)([\\p{L}\\d-]+?)(?:<(\\+?)([\\p{L}\\d-]+?)(?:([~^])(\\d+))?)?");
    private static final int FRITT = 1000;

    private record Krav(char tegn, String begrep, boolean bekreftet2, String begrep2, int avstand, boolean utenKomma) {
        boolean erRekke() {
            return !begrep2.isEmpty();
        }
    }

    private final List<Krav> krav = new ArrayList<>();

    private Sammenkrav() {}

    /** Reads the demands; throws {@link IllegalArgumentException} when one is in no such form or names no concept. */
    static Sammenkrav av(List<String> former, Leksikon leksikon) {
        Sammenkrav alle = new Sammenkrav();
        for (String form : former) {
            Matcher m = FORM.matcher(form);
            if (!m.matches()) {
                throw new IllegalArgumentException("«%s» is no demand: x, +x, -x or x<y~6".formatted(form));
            }
            leksikon.begrep(m.group(2));
            boolean rekke = m.group(4) != null;
            if (rekke) {
                leksikon.begrep(m.group(4));
            }
            alle.krav.add(new Krav(
                    m.group(1).isEmpty() ? ' ' : m.group(1).charAt(0),
                    m.group(2),
                    rekke && !m.group(3).isEmpty(),
                    rekke ? m.group(4) : "",
                    m.group(6) == null ? FRITT : Integer.parseInt(m.group(6)),
                    "^".equals(m.group(5))));
        }
        if (alle.krav.stream().allMatch(k -> k.tegn() == '-')) {
            throw new IllegalArgumentException("something must be mentioned, not only be absent");
        }
        return alle;
    }

    /** The sentences that meet all demands, in order. */
    Set<Integer> setninger(Lest lest) {
        Map<String, Map<Integer, List<Omtale>>> etter = new HashMap<>();
        Set<Integer> mulige = null;
        for (Krav k : krav) {
            if (k.tegn() != '-') {
                Set<Integer> dens =
                        new TreeSet<>(omtaler(lest, k.begrep(), etter).keySet());
                if (mulige != null) {
                    dens.retainAll(mulige);
                }
                mulige = dens;
            }
        }
        Set<Integer> svar = new TreeSet<>();
        for (int setning : mulige == null ? Set.<Integer>of() : mulige) {
            if (krav.stream().allMatch(k -> holder(k, setning, lest, etter))) {
                svar.add(setning);
            }
        }
        return svar;
    }

    private static Map<Integer, List<Omtale>> omtaler(
            Lest lest, String begrep, Map<String, Map<Integer, List<Omtale>>> etter) {
        return etter.computeIfAbsent(begrep, b -> {
            Map<Integer, List<Omtale>> svar = new HashMap<>();
            lest.omtaler(b).forEach(o -> svar.computeIfAbsent(o.setning(), s -> new ArrayList<>())
                    .add(o));
            return svar;
        });
    }

    private static boolean holder(Krav k, int setning, Lest lest, Map<String, Map<Integer, List<Omtale>>> etter) {
        List<Omtale> forste = omtaler(lest, k.begrep(), etter).getOrDefault(setning, List.of());
        if (k.tegn() == '-') {
            return forste.isEmpty();
        }
        List<Omtale> rette = forste.stream()
                .filter(o -> k.tegn() != '+' || o.status() == Status.BEKREFTET)
                .toList();
        if (!k.erRekke()) {
            return !rette.isEmpty();
        }
        return omtaler(lest, k.begrep2(), etter).getOrDefault(setning, List.of()).stream()
                .filter(o -> !k.bekreftet2() || o.status() == Status.BEKREFTET)
                .anyMatch(o -> rette.stream()
                        .anyMatch(f -> f.fra() < o.fra()
                                && o.fra() - f.til() <= k.avstand()
                                && !(k.utenKomma() && lest.harKomma(f.til(), o.fra()))));
    }
}

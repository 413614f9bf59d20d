package no.meldingsvakt.forlop;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A stay while it is being put together. Used by one thread. */
final class Opphold {

    private final Set<String> par;
    private final List<Forlopshendelse> hendelser = new ArrayList<>();

    private Opphold(Set<String> par) {
        this.par = par;
    }

    /** A new stay that begins with the event, between its sender and its primary receiver. */
    static Opphold med(Forlopshendelse hendelse) {
        Opphold opphold = new Opphold(par(hendelse));
        opphold.legg(hendelse);
        return opphold;
    }

    /** A new stay without events yet, between the two. */
    static Opphold mellom(Set<String> par) {
        return new Opphold(par);
    }

    /** The enterprises that the event is between. */
    static Set<String> par(Forlopshendelse h) {
        return new TreeSet<>(List.of(
                        h.siste().parter().avsender().virksomhet(),
                        h.siste().parter().mottaker())
                .stream()
                .distinct()
                .toList());
    }

    Set<String> par() {
        return par;
    }

    List<Forlopshendelse> hendelser() {
        return hendelser;
    }

    void legg(Forlopshendelse hendelse) {
        hendelser.add(hendelse);
    }

    boolean inneholder(Hendelse hendelse) {
        return hendelser.stream().anyMatch(h -> h.inneholder(hendelse));
    }

    boolean erLukket() {
        return hendelser.stream().anyMatch(h -> h.gjelder() && h.slag().lukker());
    }

    /** Says whether a notice that stands tells that the patient died. */
    boolean erDod() {
        return hendelser.stream().anyMatch(h -> h.gjelder() && h.slag().er(Slag.DOD));
    }
}

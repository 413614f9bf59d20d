package no.meldingsvakt.validering;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.meldingsvakt.avvik.Alvorlighet;
import no.meldingsvakt.avvik.Antall;
import no.meldingsvakt.avvik.Avvik;
import no.meldingsvakt.avvik.Frist;
import no.meldingsvakt.forlop.Hendelse;
import no.meldingsvakt.forlop.Udatert;
import no.meldingsvakt.regel.Forlopsdom;
import no.meldingsvakt.regel.Regel;
import no.meldingsvakt.regel.Regelkatalog;

/**
 * The benefit of the doubt where messages have no time that can be computed with. Nothing is held against anybody that rests on
 * a message which may be one of them, for it may have come in time: neither a finding nor a deadline of a rule on messages of its
 * type, nor of one on what it is a receipt for; and where it tells that the stay is over, no deadline at all. That something is
 * withheld, the rule KOBL-09 tells. Immutable.
 */
final class Tvil {

    private static final String SIES_AV = "KOBL-09";
    private static final String DIALOG = "DIALOG_";

    private final List<Udatert> udaterte;
    private final Regelkatalog katalog;

    Tvil(List<Udatert> udaterte, Regelkatalog katalog) {
        this.udaterte = udaterte;
        this.katalog = katalog;
    }

    /** The verdict without what is in doubt. */
    Forlopsdom tilgode(Forlopsdom dom) {
        if (udaterte.isEmpty()) {
            return dom;
        }
        Set<String> frister = dom.frister().stream().map(Frist::regel).collect(Collectors.toSet());
        List<Avvik> holdt = dom.avvik().stream()
                .filter(a ->
                        a.alvorlighet() != Alvorlighet.MERKNAD && !a.regel().equals(SIES_AV))
                .filter(a -> erITvil(a.regel(), a.meldinger(), frister.contains(a.regel())))
                .toList();
        Antall borte = Antall.av(holdt);
        return new Forlopsdom(
                dom.avvik().stream().filter(a -> !holdt.contains(a)).toList(),
                dom.antall().minus(borte),
                dom.frister().stream()
                        .filter(f -> f.status() == Frist.Friststatus.HOLDT || !erITvil(f.regel(), f.meldinger(), true))
                        .toList(),
                dom.ikkeVurdert());
    }

    private boolean erITvil(String regel, List<String> meldinger, boolean frist) {
        List<String> typer = katalog.finnRegel(regel).map(Regel::gjelder).orElse(List.of());
        return udaterte.stream()
                .anyMatch(u -> u.besvarer().stream().anyMatch(meldinger::contains)
                        || (frist && u.hendelse().slag().lukker())
                        || erOm(u.hendelse(), typer));
    }

    private static boolean erOm(Hendelse h, List<String> typer) {
        String type = Optional.ofNullable(h.merke().type()).orElse("");
        return h.svar() == null
                && typer.stream().anyMatch(t -> t.equals(type) || (t.startsWith(DIALOG) && type.startsWith(DIALOG)));
    }
}

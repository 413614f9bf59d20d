package no.meldingsvakt.kvittering.rapport;

import java.io.IOException;
import no.meldingsvakt.avvik.IkkeVurdert;
import no.meldingsvakt.kvittering.Forlopskvittering;
import no.meldingsvakt.kvittering.Forlopskvittering.ForlopFelt;
import no.meldingsvakt.kvittering.Forlopskvittering.FristFelt;
import no.meldingsvakt.kvittering.Forlopskvittering.HendelseFelt;
import no.meldingsvakt.kvittering.Kvittering.AvvikFelt;

/** Stays as lines to read: what happened, which deadlines ran, what was found. */
public final class Forlopstekst {

    private final Appendable ut;
    private final Ord ord;
    private final Tvillinger tvillinger;

    /**
     * Writes to {@code ut}.
     *
     * @param tvillinger which rules ask the same
     */
    public Forlopstekst(Appendable ut, Ord ord, Tvillinger tvillinger) {
        this.ut = ut;
        this.ord = ord;
        this.tvillinger = tvillinger;
    }

    /** Writes all stays; the receipts of single messages are written elsewhere. */
    public void skriv(Forlopskvittering helt) throws IOException {
        Forlopskvittering svar = tvillinger.samle(helt);
        for (IkkeVurdert i : svar.ikkeVurdert()) {
            linje("", ord.si("tekst.ikke-vurdert", i.regel(), i.arsak()));
        }
        for (int i = 0; i < svar.forlop().size(); i++) {
            forlop(i + 1, svar.forlop().get(i));
        }
    }

    private void forlop(int nr, ForlopFelt f) throws IOException {
        linje("", ord.si("forlop.overskrift", nr, ord.si("forlop." + f.status())));
        for (HendelseFelt h : f.hendelser()) {
            linje("  ", "%-25s  %-22s  %s".formatted(h.sendt(), h.type(), h.hendelse() + tilstand(h)));
        }
        for (FristFelt frist : f.frister()) {
            linje("  ", ord.si("forlop." + frist.status(), frist.regel(), frist.utloper(), frist.alvorlighet()));
        }
        for (AvvikFelt a : f.avvik()) {
            linje("  ", "%-8s  %s".formatted(a.alvorlighet(), a.regel()));
            linje("    ", a.tekst());
            linje("    ", ord.si("tekst.kilde", a.kilde()));
        }
        for (IkkeVurdert i : f.ikkeVurdert()) {
            linje("  ", ord.si("tekst.ikke-vurdert", i.regel(), i.arsak()));
        }
        if (f.overliggerdogn().antall() > 0) {
            linje("  ", ord.si("forlop.overliggerdogn", f.overliggerdogn().antall()));
        }
    }

    private static String tilstand(HendelseFelt h) {
        return h.tilstand().equals("GJELDER") ? "" : " (" + h.tilstand() + ")";
    }

    private void linje(String innrykk, String linje) throws IOException {
        ut.append(innrykk).append(linje).append('\n');
    }
}

package no.meldingsvakt.inngang.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import no.meldingsvakt.inngang.filer.Samler;
import no.meldingsvakt.inngang.filer.UegnetException;
import no.meldingsvakt.kvittering.Kvitteringsform;
import no.meldingsvakt.kvittering.Svar;
import no.meldingsvakt.kvittering.rapport.Ord;
import no.meldingsvakt.validering.Bestilling.Hinder;
import org.jspecify.annotations.Nullable;

/** Judges the files that were found and tells what came of each. For one command. */
final class Validering implements Bedommelse.Mottaker {

    private final Redskap redskap;
    private final Ord ord;
    private final Utlegg utlegg;
    private final Terskel terskel;
    private final Filliste liste;
    private final Samler.Grenser grenser;
    private final Grunner grunner;
    private final Skjerm feil;
    private final Framdrift framdrift;
    private final Oppsummering sum = new Oppsummering();
    private boolean avvik;
    private boolean uleste;

    Validering(Redskap redskap, Utlegg utlegg, Terskel terskel, Filliste liste, Samler.Grenser grenser) {
        this.redskap = redskap;
        this.ord = redskap.ord();
        this.utlegg = utlegg;
        this.terskel = terskel;
        this.liste = liste;
        this.grenser = grenser;
        this.grunner = new Grunner(redskap.ord(), grenser);
        this.feil = new Skjerm(redskap.miljo().feil(), redskap.miljo().tegnsett());
        this.framdrift = new Framdrift(feil, redskap.miljo().terminal(), liste.antall());
    }

    /** Returns the exit code. */
    int kjor() throws IOException {
        for (String merknad : liste.merknader()) {
            feil.linje(merknad);
        }
        for (Filliste.Uegnet u : liste.uegnet()) {
            ulest(u.navn(), u.grunn());
        }
        boolean hel = true;
        if (!liste.filer().isEmpty()) {
            Bedommelse bedommelse = new Bedommelse(
                    redskap.korridor(),
                    redskap.bestillinger(),
                    redskap.valg(null),
                    grenser,
                    redskap.miljo().avbrudd());
            redskap.miljo().avbrudd().begynt();
            hel = bedommelse.kjor(liste.filer(), this);
        }
        framdrift.bort();
        utlegg.slutt(hel);
        if (!hel) {
            return Utgangskode.AVBRUTT;
        }
        return uleste ? Utgangskode.FEIL_BRUK : avvik ? Utgangskode.AVVIK : Utgangskode.BRA;
    }

    /** The table at the end, where there was more than one message. */
    void oppsummer(Duration tid, Kvitteringsform format, @Nullable Path ut) throws IOException {
        if (liste.enkelt() || liste.filer().isEmpty()) {
            return;
        }
        boolean paaUt = format == Kvitteringsform.TEKST && ut == null;
        Skjerm skjerm = paaUt ? new Skjerm(redskap.miljo().ut(), redskap.miljo().tegnsett()) : feil;
        sum.skriv(skjerm, ord, liste.antall() + liste.uegnet().size(), tid);
        skjerm.ferdig();
    }

    @Override
    public void vurdert(Filnavn navn, Svar svar) throws IOException {
        avvik |= terskel.feiler(svar.kvittering());
        sum.vurdert(svar.kvittering());
        framdrift.kommet(sum.antall());
        utlegg.vurdert(navn, svar, framdrift);
    }

    @Override
    public void uegnet(Filnavn navn, Hinder hinder) throws IOException {
        ulest(navn, grunner.av(hinder));
    }

    @Override
    public void uegnet(Filnavn navn, UegnetException e) throws IOException {
        ulest(navn, grunner.av(e));
    }

    @Override
    public void ulest(Filnavn navn, IOException e) throws IOException {
        ulest(navn, grunner.av(e));
    }

    @Override
    public void brutt(Filnavn navn, Throwable e) throws IOException {
        avvik = true;
        uvurdert(navn, ord.si("hinder.brutt", e.getClass().getSimpleName()));
    }

    private void ulest(Filnavn navn, String grunn) throws IOException {
        uleste = true;
        uvurdert(navn, grunn);
    }

    private void uvurdert(Filnavn navn, String grunn) throws IOException {
        sum.ulest();
        framdrift.bort();
        feil.linje(navn.vist() + ": " + grunn);
        utlegg.uegnet(navn, grunn);
    }
}

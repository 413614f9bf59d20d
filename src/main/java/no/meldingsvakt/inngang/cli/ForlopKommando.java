package no.meldingsvakt.inngang.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import no.meldingsvakt.inngang.filer.Samler;
import no.meldingsvakt.inngang.filer.UegnetException;
import no.meldingsvakt.kvittering.Forlopskvittering;
import no.meldingsvakt.kvittering.Forlopskvittering.ForlopFelt;
import no.meldingsvakt.kvittering.Forlopskvittering.Meldingskvittering;
import no.meldingsvakt.kvittering.KvitteringJson;
import no.meldingsvakt.kvittering.Svar;
import no.meldingsvakt.kvittering.rapport.Forlopstekst;
import no.meldingsvakt.kvittering.rapport.Ord;
import no.meldingsvakt.kvittering.rapport.Tekstrapport;
import no.meldingsvakt.kvittering.rapport.Vurdert;
import no.meldingsvakt.validering.Korridor;
import no.meldingsvakt.validering.Sak;
import no.meldingsvakt.validering.UegnetBestillingException;
import no.meldingsvakt.validering.Valg;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code forlop}: judges the messages in a folder or zip file together, as the stays they make. */
@Command(name = "forlop", mixinStandardHelpOptions = true, versionProvider = Rotkommando.Versjon.class)
final class ForlopKommando implements Callable<Integer> {

    /** As the service's defaults: all of it is in memory at once. */
    private static final int FLEST = 1000;

    private static final long STORST_I_ALT = 100L << 20;

    private final Miljo miljo;
    private final Ord ord;

    @Parameters(arity = "1", paramLabel = "MAPPE|ZIP", descriptionKey = "filer")
    private Path sted = Path.of("");

    @Option(names = "--vurdert", paramLabel = "TID", descriptionKey = "vurdert")
    private @Nullable String vurdert;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "tekst", descriptionKey = "format-liste")
    private Lesbart format = Lesbart.TEKST;

    @Mixin
    private final Bedommelsesvalg onsker = new Bedommelsesvalg();

    private final List<Filnavn> navn = new ArrayList<>();
    private final List<Sak> saker = new ArrayList<>();
    private final List<Filliste.Uegnet> uegnede = new ArrayList<>();
    private boolean uleste;

    ForlopKommando(Miljo miljo, Ord ord) {
        this.miljo = miljo;
        this.ord = ord;
    }

    @Override
    public Integer call() throws IOException {
        OffsetDateTime moment = Innstillinger.moment(vurdert, ord);
        Redskap redskap = new Redskap(miljo, ord, onsker);
        Samler.Grenser grenser = new Samler.Grenser(FLEST, redskap.storstMelding(), STORST_I_ALT);
        Filliste liste = new Filvandrer(miljo, grenser, ord).finn(List.of(sted));
        Skjerm feil = new Skjerm(miljo.feil(), miljo.tegnsett());
        for (String merknad : liste.merknader()) {
            feil.linje(merknad);
        }
        for (Filliste.Uegnet u : liste.uegnet()) {
            ulest(feil, u.navn(), u.grunn());
        }
        if (liste.filer().isEmpty()) {
            return Utgangskode.FEIL_BRUK;
        }
        if (liste.antall() > FLEST) {
            throw new BrukException(ord.si("forlop.for-mange", FLEST));
        }
        Korridor korridor = redskap.korridor();
        les(liste, redskap, redskap.valg(moment), grenser, feil);
        for (Filliste.Uegnet u : uegnede) {
            ulest(feil, u.navn(), u.grunn());
        }
        List<Sak> bedomte = saker.parallelStream().map(korridor::gjennomfor).toList();
        if (bedomte.isEmpty()) {
            return Utgangskode.FEIL_BRUK;
        }
        Forlopskvittering svar = redskap.deler()
                .forlopskorridor()
                .bedom(bedomte, bedomte.get(0).valg())
                .kvittering()
                .medNavn(nr -> navn.get(nr - 1).trygt());
        skriv(svar, redskap);
        return uleste ? Utgangskode.FEIL_BRUK : harAvvik(svar) ? Utgangskode.AVVIK : Utgangskode.BRA;
    }

    private void les(Filliste liste, Redskap redskap, Valg valg, Samler.Grenser grenser, Skjerm feil)
            throws IOException {
        Grunner grunner = new Grunner(ord, grenser);
        Samler samler = new Samler(grenser, m -> {});
        for (Fil fil : liste.filer()) {
            try {
                if (fil.zip()) {
                    fil.pakkUt(new Samler(
                            grenser,
                            m -> legg(redskap, valg, fil.navn().i(String.valueOf(m.navn())), m.innhold(), grunner)));
                } else {
                    legg(redskap, valg, fil.navn(), les(fil, samler), grunner);
                }
            } catch (UegnetException e) {
                throw new BrukException(fil.navn().vist() + ": " + grunner.av(e));
            } catch (IOException e) {
                ulest(feil, fil.navn(), grunner.av(e));
            }
        }
    }

    private static byte[] les(Fil fil, Samler samler) throws IOException {
        try (InputStream inn = fil.apne()) {
            return samler.les(inn);
        }
    }

    private void legg(Redskap redskap, Valg valg, Filnavn filnavn, byte[] innhold, Grunner grunner) {
        try {
            saker.add(redskap.bestillinger().sak(innhold, valg));
            navn.add(filnavn);
        } catch (UegnetBestillingException e) {
            uegnede.add(new Filliste.Uegnet(filnavn, grunner.av(e.hinder())));
        }
    }

    private void ulest(Skjerm feil, Filnavn filnavn, String grunn) throws IOException {
        uleste = true;
        feil.linje(filnavn.vist() + ": " + grunn);
    }

    private void skriv(Forlopskvittering svar, Redskap redskap) throws IOException {
        OutputStream ut = miljo.ut();
        switch (format) {
            case JSON -> ut.write((KvitteringJson.skriv(svar) + "\n").getBytes(StandardCharsets.UTF_8));
            case HTML -> ut.write(redskap.deler().forlopsside().skriv(svar, redskap.sprak()));
            case TEKST -> {
                Skjerm skjerm = new Skjerm(ut, miljo.tegnsett());
                new Forlopstekst(skjerm, ord, redskap.tvillinger()).skriv(svar);
                Tekstrapport meldinger = new Tekstrapport(skjerm, ord, redskap.tvillinger(), false);
                for (Meldingskvittering m : svar.meldinger()) {
                    meldinger.vurdert(new Vurdert(navn.get(m.nr() - 1).vist(), Svar.lagret(m.kvittering())));
                }
            }
        }
    }

    private static boolean harAvvik(Forlopskvittering svar) {
        return !svar.ikkeVurdert().isEmpty()
                || svar.meldinger().stream().anyMatch(m -> Terskel.ADVARSEL.feiler(m.kvittering()))
                || svar.forlop().stream().anyMatch(ForlopKommando::harAvvik);
    }

    private static boolean harAvvik(ForlopFelt forlop) {
        return !forlop.ikkeVurdert().isEmpty()
                || forlop.avvik().stream().anyMatch(a -> Terskel.ADVARSEL.feiler(a.alvorlighet()));
    }
}

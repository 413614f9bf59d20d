package no.meldingsvakt.inngang.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import no.meldingsvakt.inngang.filer.Samler;
import no.meldingsvakt.inngang.filer.UegnetException;
import no.meldingsvakt.kvittering.Svar;
import no.meldingsvakt.validering.Bestilling.Hinder;
import no.meldingsvakt.validering.Bestillinger;
import no.meldingsvakt.validering.Korridor;
import no.meldingsvakt.validering.UegnetBestillingException;
import no.meldingsvakt.validering.Valg;

/**
 * Takes files through the corridor, as many at a time as there are cores, and hands on what came of them in the order of the files.
 * Only a few are in memory at a time. Each is judged on its own: what happens to one stops no other.
 */
final class Bedommelse {

    private static final int KO_PER_KJERNE = 4;
    private static final long SE_ETTER_AVBRUDD_MS = 100;

    private final Korridor korridor;
    private final Bestillinger bestillinger;
    private final Valg valg;
    private final Samler.Grenser grenser;
    private final Avbrudd avbrudd;
    private final int kjerner = Runtime.getRuntime().availableProcessors();
    private final Deque<Ventende> ventende = new ArrayDeque<>();

    Bedommelse(Korridor korridor, Bestillinger bestillinger, Valg valg, Samler.Grenser grenser, Avbrudd avbrudd) {
        this.korridor = korridor;
        this.bestillinger = bestillinger;
        this.valg = valg;
        this.grenser = grenser;
        this.avbrudd = avbrudd;
    }

    /** Whoever is told what came of each message. */
    interface Mottaker {

        void vurdert(Filnavn navn, Svar svar) throws IOException;

        void uegnet(Filnavn navn, Hinder hinder) throws IOException;

        /** The file could be found, but not read. */
        void ulest(Filnavn navn, IOException feil) throws IOException;

        /** Judging it broke down outside the steps. */
        void brutt(Filnavn navn, Throwable feil) throws IOException;

        /** A zip file that could be read a moment ago. */
        void uegnet(Filnavn navn, UegnetException feil) throws IOException;
    }

    private record Ventende(Filnavn navn, Future<Svar> svar) {}

    private interface Kilde {
        byte[] les() throws IOException;
    }

    /** Somebody asked for an end. */
    private static final class AvbruttException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** What is handed on could not be written, which ends it all. */
    private static final class SkrivingException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SkrivingException(IOException arsak) {
            super(arsak);
        }

        IOException arsak() {
            return (IOException) Objects.requireNonNull(getCause());
        }
    }

    /**
     * Judges all of them.
     *
     * @return false when somebody asked for an end before all were judged
     * @throws IOException when {@code mottaker} cannot write
     */
    boolean kjor(List<Fil> filer, Mottaker mottaker) throws IOException {
        ExecutorService arbeidere = Executors.newFixedThreadPool(kjerner, arbeid -> {
            Thread trad = new Thread(arbeid, "bedommelse");
            trad.setDaemon(true);
            return trad;
        });
        try {
            for (Fil fil : filer) {
                if (fil.zip()) {
                    zip(fil, arbeidere, mottaker);
                } else {
                    legg(fil.navn(), () -> les(fil), arbeidere, mottaker);
                }
            }
            while (!ventende.isEmpty()) {
                hentForste(mottaker);
            }
            return true;
        } catch (AvbruttException e) {
            return false;
        } catch (SkrivingException e) {
            throw e.arsak();
        } finally {
            arbeidere.shutdownNow();
        }
    }

    /** One byte more than the limit is enough to know that it is passed. */
    private byte[] les(Fil fil) throws IOException {
        int lengst = (int) Math.min(Integer.MAX_VALUE - 8L, bestillinger.maksStorrelse() + 1);
        try (InputStream inn = fil.apne()) {
            return inn.readNBytes(lengst);
        }
    }

    private void zip(Fil fil, ExecutorService arbeidere, Mottaker mottaker) throws IOException {
        Samler samler =
                new Samler(grenser, m -> legg(fil.navn().i(String.valueOf(m.navn())), m::innhold, arbeidere, mottaker));
        try {
            fil.pakkUt(samler);
        } catch (UegnetException e) {
            mottaker.uegnet(fil.navn(), e);
        } catch (IOException e) {
            mottaker.ulest(fil.navn(), e);
        }
    }

    private void legg(Filnavn navn, Kilde kilde, ExecutorService arbeidere, Mottaker mottaker) {
        ventende.add(new Ventende(navn, arbeidere.submit(() -> bedom(kilde))));
        while (ventende.size() > kjerner * KO_PER_KJERNE) {
            hentForste(mottaker);
        }
    }

    private Svar bedom(Kilde kilde) throws IOException {
        return korridor.kvittering(korridor.gjennomfor(bestillinger.sak(kilde.les(), valg)));
    }

    private void hentForste(Mottaker mottaker) {
        Ventende forste = ventende.remove();
        try {
            levert(forste, mottaker);
        } catch (IOException e) {
            throw new SkrivingException(e);
        }
    }

    private void levert(Ventende forste, Mottaker mottaker) throws IOException {
        try {
            mottaker.vurdert(forste.navn(), vent(forste.svar()));
        } catch (ExecutionException e) {
            Throwable feil = e.getCause();
            if (feil instanceof UegnetBestillingException uegnet) {
                mottaker.uegnet(forste.navn(), uegnet.hinder());
            } else if (feil instanceof IOException ulest) {
                mottaker.ulest(forste.navn(), ulest);
            } else {
                mottaker.brutt(forste.navn(), feil == null ? e : feil);
            }
        }
    }

    private Svar vent(Future<Svar> svar) throws ExecutionException {
        while (!avbrudd.erBedtOm()) {
            try {
                return svar.get(SE_ETTER_AVBRUDD_MS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // Looks whether somebody has asked for an end, and goes on waiting.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AvbruttException();
            }
        }
        throw new AvbruttException();
    }
}

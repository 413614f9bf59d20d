package no.meldingsvakt.drift;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.function.Function;
import no.meldingsvakt.drift.MeldingsvaktConfig.Signatur;
import no.meldingsvakt.signatur.Signaturkontroll;
import no.meldingsvakt.signatur.Sperrelister;
import no.meldingsvakt.signatur.Tillit;
import no.meldingsvakt.skjema.Skjemamappe;
import no.meldingsvakt.xml.XmlFabrikk;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes the signature step of its settings, or stops the start with one line that says which setting cannot be used. */
@ApplicationScoped
class Signaturprodusent {

    private static final Logger LOGG = Logger.getLogger(Signaturprodusent.class);

    @Produces
    @Singleton
    Signaturkontroll signaturkontroll(XmlFabrikk xml, Skjemamappe skjemaer, MeldingsvaktConfig config) {
        Signatur valg = config.signatur();
        if (!valg.kontroll()) {
            return Signaturkontroll.avslatt();
        }
        return Oppstart.krev(() -> new Signaturkontroll(xml, skjemaer.prefikser(), tillit(valg), sperrelister(valg)));
    }

    private static Tillit tillit(Signatur valg) {
        Path sti = valg.tillit()
                .orElseThrow(() -> new IllegalArgumentException(
                        "meldingsvakt.signatur.kontroll is on, but meldingsvakt.signatur.tillit is not set: there would be"
                                + " nobody whose certificates are trusted"));
        return les("meldingsvakt.signatur.tillit", sti, Tillit::les);
    }

    private static @Nullable Sperrelister sperrelister(Signatur valg) {
        Path mappe = valg.sperrelister().orElse(null);
        if (mappe == null) {
            LOGG.warn("meldingsvakt.signatur.sperrelister er ikke satt: tilbaketrukne sertifikater blir ikke oppdaget");
            return null;
        }
        return les("meldingsvakt.signatur.sperrelister", mappe, Sperrelister::new);
    }

    private static <T> T les(String innstilling, Path sti, Function<Path, T> les) {
        try {
            return les.apply(sti);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(innstilling + ": " + e.getMessage(), e);
        }
    }
}

package no.meldingsvakt.inngang.rest;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;
import no.meldingsvakt.drift.MeldingsvaktConfig;
import no.meldingsvakt.inngang.filer.Innsending;
import no.meldingsvakt.inngang.filer.Samler;
import no.meldingsvakt.inngang.filer.UegnetException;
import no.meldingsvakt.inngang.filer.Zipleser;
import no.meldingsvakt.inngang.overlast.Behov;
import no.meldingsvakt.inngang.overlast.Innkropp;
import no.meldingsvakt.validering.Bestillinger;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body that holds several messages: a form with one part for each, or a zip file. All of it stays in memory, and
 * how much that may be is counted unpacked, so that a small file cannot grow without end.
 */
@Singleton
class Meldingssamling {

    private final Samler.Grenser grenser;

    Meldingssamling(MeldingsvaktConfig config, Bestillinger bestillinger) {
        grenser = new Samler.Grenser(
                config.forlopMaksMeldinger(),
                Math.toIntExact(bestillinger.maksStorrelse()),
                Math.toIntExact(config.forlopMaksStorrelse().asLongValue()));
    }

    /**
     * The messages, in the order they were sent in; throws {@link ProblemException} when there are too many, too much, or
     * none, and when not all of it can be read.
     */
    List<Innsending> les(Innkropp kropp, @Nullable String koding, MediaType type) {
        try {
            List<Innsending> meldinger = les(kropp, koding, type, new Samler(grenser));
            Kropp.krevRom(
                    kropp,
                    meldinger.stream().mapToLong(m -> Behov.av(m.innhold())).sum());
            return meldinger;
        } catch (UegnetException e) {
            throw ProblemException.av(e);
        }
    }

    private List<Innsending> les(Innkropp kropp, @Nullable String koding, MediaType type, Samler samler) {
        if (!type.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE)) {
            byte[] arkiv = alt(kropp, koding, samler);
            Zipleser.les(arkiv, samler);
            return samler.meldinger();
        }
        String grense = type.getParameters().get("boundary");
        if (grense == null || grense.isEmpty()) {
            throw new ProblemException(400, "Skjemaet kan ikke leses", "Content-Type mangler boundary.");
        }
        Skjemaleser.les(alt(kropp, koding, samler), grense, samler);
        return samler.meldinger();
    }

    private byte[] alt(Innkropp kropp, @Nullable String koding, Samler samler) {
        byte[] alt;
        try {
            alt = Kropp.alt(kropp, koding, Math.toIntExact(grenser.alt()));
        } catch (IOException e) {
            throw new ProblemException(
                    400, "Meldingene kunne ikke leses", "Overføringen ble brutt, eller pakkingen er ødelagt.");
        }
        if (alt.length > grenser.alt()) {
            throw samler.forStort();
        }
        if (alt.length == 0) {
            throw Samler.tom();
        }
        return alt;
    }
}

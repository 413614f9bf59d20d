package no.meldingsvakt.inngang.rest;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import no.meldingsvakt.drift.MeldingsvaktConfig;
import no.meldingsvakt.inngang.filer.Innsending;
import no.meldingsvakt.inngang.filer.Samler;
import no.meldingsvakt.inngang.filer.UegnetException;
import no.meldingsvakt.inngang.filer.Zipleser;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body that holds several messages: a form with one part for each, or a zip file. All of it stays in memory, and
 * how much that may be is counted unpacked, so that a small file cannot grow without end.
 */
@Singleton
class Meldingssamling {

    private final Samler.Grenser grenser;

    Meldingssamling(MeldingsvaktConfig config) {
        grenser = new Samler.Grenser(
                config.forlopMaksMeldinger(),
                Math.toIntExact(config.maksStorrelse().asLongValue()),
                Math.toIntExact(config.forlopMaksStorrelse().asLongValue()));
    }

    /**
     * The messages, in the order they were sent in; throws {@link ProblemException} when there are too many, too much, or
     * none, and when not all of it can be read.
     */
    List<Innsending> les(@Nullable InputStream kropp, @Nullable String koding, MediaType type) {
        try {
            return les(kropp, koding, type, new Samler(grenser));
        } catch (UegnetException e) {
            throw ProblemException.av(e);
        }
    }

    private List<Innsending> les(@Nullable InputStream kropp, @Nullable String koding, MediaType type, Samler samler) {
        if (!type.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE)) {
            Zipleser.les(alt(kropp, koding, samler), samler);
            return samler.meldinger();
        }
        String grense = type.getParameters().get("boundary");
        if (grense == null || grense.isEmpty()) {
            throw new ProblemException(400, "Skjemaet kan ikke leses", "Content-Type mangler boundary.");
        }
        Skjemaleser.les(alt(kropp, koding, samler), grense, samler);
        return samler.meldinger();
    }

    private byte[] alt(@Nullable InputStream kropp, @Nullable String koding, Samler samler) {
        if (kropp == null) {
            throw Samler.tom();
        }
        try (InputStream inn = Kropp.pakketUt(kropp, koding)) {
            byte[] alt = inn.readNBytes(Math.toIntExact(grenser.alt()));
            if (alt.length == grenser.alt() && inn.read() >= 0) {
                throw samler.forStort();
            }
            if (alt.length == 0) {
                throw Samler.tom();
            }
            return alt;
        } catch (IOException e) {
            throw new ProblemException(
                    400, "Meldingene kunne ikke leses", "Overføringen ble brutt, eller pakkingen er ødelagt.");
        }
    }
}

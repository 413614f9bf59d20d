package no.meldingsvakt.inngang.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import no.meldingsvakt.inngang.filer.Samler;
import no.meldingsvakt.inngang.filer.UegnetException;
import no.meldingsvakt.kvittering.rapport.Ord;
import no.meldingsvakt.validering.Bestilling.Hinder;

/**
 * The words for why a file is not judged.
 *
 * @param grenser what a zip file may hold, and how large a message may be
 */
record Grunner(Ord ord, Samler.Grenser grenser) {

    private static final int MEBI = 1 << 20;

    /** Why a zip file cannot be used. */
    String av(UegnetException e) {
        return ord.si("zip." + e.grunn().name(), grenser.antall(), grenser.melding() / MEBI, grenser.alt() / MEBI);
    }

    /** Why what was read is no message to judge. */
    String av(Hinder hinder) {
        return ord.si("hinder." + hinder.name(), grenser.melding() / MEBI);
    }

    /** Why a file cannot be read; what the system says of it may name other files. */
    String av(IOException e) {
        if (e instanceof NoSuchFileException) {
            return ord.si("filer.finnes-ikke");
        }
        return ord.si(e instanceof AccessDeniedException ? "filer.ikke-lov" : "filer.uleselig");
    }
}

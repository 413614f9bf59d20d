package no.meldingsvakt.inngang.filer;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import no.meldingsvakt.inngang.filer.UegnetException.Grunn;
import org.jspecify.annotations.Nullable;

/**
 * Gathers messages that came together, and counts them and what is beside them against the limits, unpacked. Throws
 * {@link UegnetException} where a limit is passed. For one call.
 */
public final class Samler implements Zipleser.Mottaker {

    /** How many bytes tell whether something is a zip file. */
    public static final int ZIPMERKE = 4;

    private static final int MEBI = 1024 * 1024;

    private final Grenser grenser;
    private final List<Innsending> meldinger = new ArrayList<>();
    private final Consumer<Innsending> videre;
    private int lagt;
    private int antall;
    private long byter;

    /** Keeps the messages, for {@link #meldinger}. */
    public Samler(Grenser grenser) {
        this(grenser, null);
    }

    /** Hands each message on as it is read, so that they need not all be in memory; null keeps them. */
    public Samler(Grenser grenser, @Nullable Consumer<Innsending> videre) {
        this.grenser = grenser;
        this.videre = videre == null ? meldinger::add : videre;
    }

    /**
     * What a call may hold.
     *
     * @param antall most messages, and what is beside them
     * @param melding most bytes of one
     * @param alt most bytes of all together
     */
    public record Grenser(int antall, int melding, long alt) {}

    /** Says whether what begins so is a zip file. */
    public static boolean erZip(byte[] start) {
        return start.length >= ZIPMERKE && start[0] == 'P' && start[1] == 'K' && start[2] < 9 && start[3] < 9;
    }

    /** Counts one more, before it is read. */
    @Override
    public int neste() {
        if (antall == grenser.antall()) {
            throw new UegnetException(
                    Grunn.FOR_MANGE,
                    "For mange meldinger",
                    "Grensen er %d meldinger. Mapper og systemfiler i en zip-fil teller med."
                            .formatted(grenser.antall()));
        }
        return ++antall;
    }

    /** All that a stream holds, counted. */
    @Override
    public byte[] les(InputStream inn) throws IOException {
        long rest = grenser.alt() - byter;
        byte[] innhold = inn.readNBytes((int) Math.min(rest, grenser.melding()) + 1);
        byter += innhold.length;
        if (innhold.length > grenser.melding() || byter > grenser.alt()) {
            throw forStort();
        }
        return innhold;
    }

    /** Adds a message, with its name in a form that can be shown; one that is a zip file itself is none. */
    @Override
    public void legg(byte[] innhold, @Nullable String navn) {
        if (erZip(innhold)) {
            throw new UegnetException(
                    Grunn.ZIP_I_ZIP,
                    "Zip-fil blant meldingene",
                    "Fil nr. %d er en zip-fil. Pakk den ut, og send meldingene hver for seg eller i én zip-fil som application/zip. Ingenting er bedømt."
                            .formatted(lagt + 1));
        }
        lagt++;
        videre.accept(new Innsending(innhold, navn == null ? null : Trygtnavn.av(navn)));
    }

    /** How many messages have been added. */
    public int lagt() {
        return lagt;
    }

    /** The messages, at least one. */
    public List<Innsending> meldinger() {
        if (meldinger.isEmpty()) {
            throw tom();
        }
        return List.copyOf(meldinger);
    }

    /** That it is more than may come at once. */
    public UegnetException forStort() {
        return new UegnetException(
                Grunn.FOR_STORT,
                "Meldingene er for store",
                "Grensen er %d MiB for hver melding og %d MiB i alt, utpakket."
                        .formatted(grenser.melding() / MEBI, grenser.alt() / MEBI));
    }

    /** That there are none. */
    public static UegnetException tom() {
        return new UegnetException(Grunn.INGEN, "Meldingene mangler", "Forespørselen har ingen meldinger.");
    }
}

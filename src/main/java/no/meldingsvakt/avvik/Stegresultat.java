package no.meldingsvakt.avvik;

import java.time.Duration;
import java.util.List;

/**
 * What a step came to.
 *
 * @param steg name of the step
 * @param avvik findings, at most {@link #MAKS_AVVIK}
 * @param antall the number of findings, also those not listed
 * @param ikkeVurdert the rules or steps that met an internal error; never empty when the outcome is {@link Utfall#FEILET}
 * @param varighet elapsed time
 */
public record Stegresultat(
        String steg,
        Utfall utfall,
        List<Avvik> avvik,
        Antall antall,
        List<IkkeVurdert> ikkeVurdert,
        Duration varighet) {

    /** How many findings are listed; all are counted. */
    public static final int MAKS_AVVIK = 200;

    public Stegresultat {
        avvik = avvik.stream().limit(MAKS_AVVIK).toList();
        ikkeVurdert = List.copyOf(ikkeVurdert);
    }

    /** A step that looked and found {@code avvik}, all of them listed. */
    public static Stegresultat av(String steg, List<Avvik> avvik, Duration varighet) {
        return av(steg, avvik, Antall.av(avvik), varighet);
    }

    /** A step that looked and found {@code antall}, of which {@code avvik} are listed. */
    public static Stegresultat av(String steg, List<Avvik> avvik, Antall antall, Duration varighet) {
        Utfall utfall = antall.avvises() > 0 ? Utfall.AVVIST : Utfall.GODKJENT;
        return new Stegresultat(steg, utfall, avvik, antall, List.of(), varighet);
    }

    /** A step that did not run: an earlier one made it pointless, it is switched off, or it is not about such messages. */
    public static Stegresultat hoppetOver(String steg) {
        return new Stegresultat(steg, Utfall.HOPPET_OVER, List.of(), Antall.INGEN, List.of(), Duration.ZERO);
    }

    /** A step that met an internal error; what the rest of it found is kept. */
    public static Stegresultat feilet(
            String steg, List<Avvik> avvik, List<IkkeVurdert> ikkeVurdert, Duration varighet) {
        return new Stegresultat(steg, Utfall.FEILET, avvik, Antall.av(avvik), ikkeVurdert, varighet);
    }

    /** Says whether the message may go on to the next step: it was not rejected here, and there was no internal error. */
    public boolean slipperVidere() {
        return utfall == Utfall.GODKJENT || utfall == Utfall.HOPPET_OVER;
    }
}

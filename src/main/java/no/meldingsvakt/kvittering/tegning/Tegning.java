package no.meldingsvakt.kvittering.tegning;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stay drawn: where everything is, in units of a pixel, and the words beside it. Nothing in it is markup.
 *
 * @param topp where the lanes begin, under the axis
 * @param bunn where the lanes end
 * @param vurdert where the moment of judgement is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Tegning(
        int bredde,
        int hoyde,
        int topp,
        int bunn,
        int hoyre,
        int vurdert,
        List<Bane> baner,
        List<Skille> dager,
        List<Skille> timer,
        List<Brudd> brudd,
        List<Pil> piler,
        List<Merke> merker,
        List<Stolpe> stolper,
        List<Dogn> dogn) {

    /** A lane: one side, and who is on it. {@code rest} tells of what there was no room for. */
    public record Bane(
            String side,
            String navn,
            int y,
            int hoyde,
            @Nullable String rest) {}

    /** A line at a moment; {@code tekst} is null where there is no room for it. */
    public record Skille(int x, @Nullable String tekst) {}

    /** Days that have been cut out. */
    public record Brudd(int x, int bredde, String tekst) {}

    /** From a sender, when it sent, to a receiver, when it received. */
    public record Pil(int x1, int y1, int x2, int y2, String tilstand) {}

    /**
     * A message, or several where they lie too close.
     *
     * @param tall its number, or how many there are
     * @param rader numbers of the rows of the table that it is
     * @param tekst what it is called; null where there is no room for it
     * @param vekt the heaviest finding on it; null where there is none
     * @param slag MELDING, UTGAVE, KVITTERING or FLERE
     */
    public record Merke(
            int x,
            int y,
            String tall,
            List<Integer> rader,
            @Nullable String tekst,
            String beskrivelse,
            String slag,
            String tilstand,
            @Nullable String vekt,
            int avvik,
            boolean bevis) {}

    /**
     * A deadline.
     *
     * @param x1 where it begins to run
     * @param x2 where it expires
     * @param videre whether it expires later than what is drawn
     * @param oppfylt where it was met; null where it has not been
     * @param rad number of its row in the table
     */
    public record Stolpe(
            int x1,
            int x2,
            int y,
            boolean videre,
            @Nullable Integer oppfylt,
            int tekstX,
            String tekst,
            String beskrivelse,
            String status,
            int rad) {}

    /** Days that are owed for, in a row. */
    public record Dogn(int x1, int x2, int tekstX, int y, String tekst) {}
}

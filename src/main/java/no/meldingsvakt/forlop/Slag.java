package no.meldingsvakt.forlop;

import org.jspecify.annotations.Nullable;

/**
 * A kind of event, and what it means for the stay, as {@code hendelser.yaml} tells it.
 *
 * @param navn such as INNLAGT
 * @param fra the side that sends such messages; null where it does not tell
 * @param til the side that receives them; null where it does not tell
 * @param egen whether a changed message is an event of its own all the same
 * @param apner whether it begins a new stay
 * @param lukker whether it ends the stay
 * @param etter whether it joins a stay also after it has ended
 * @param alene whether it joins by patient and sender alone, whoever it goes to
 * @param viser whether it joins the stays of what it refers to, whoever they are between
 */
public record Slag(
        String navn,
        @Nullable Side fra,
        @Nullable Side til,
        boolean egen,
        Apner apner,
        boolean lukker,
        boolean etter,
        boolean alene,
        boolean viser) {

    /** An application receipt. */
    public static final Slag KVITTERING = enkel("KVITTERING");

    /** Any other message about a patient. */
    public static final Slag ANNEN = enkel("ANNEN");

    /** A departure that another municipality was told of: it ends the stay, and nothing more is asked of its notice. */
    static final Slag UTREIST = new Slag("UTREIST", null, null, false, Apner.ALDRI, true, true, false, false);

    /** Name of the event that tells of a death. */
    static final String DOD = "DOD";

    /** When an event begins a new stay. */
    public enum Apner {
        ALDRI,
        /** When it tells a new admission time. */
        INNLAGT,
        ALLTID
    }

    private static Slag enkel(String navn) {
        return new Slag(navn, null, null, false, Apner.ALDRI, false, true, false, false);
    }

    /** Says whether such messages go between hospital and municipality, or may. */
    boolean mellomSykehusOgKommune() {
        return fra != Side.LEGE && til != Side.LEGE;
    }

    boolean er(String annet) {
        return navn.equals(annet);
    }
}

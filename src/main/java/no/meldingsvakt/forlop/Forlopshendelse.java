package no.meldingsvakt.forlop;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event as it stands: a message with its changes, and whether it was cancelled or rejected.
 *
 * @param forste the version that meets deadlines: the first that was not rejected
 * @param siste the version whose content stands: the last that was not rejected, cancellations aside
 * @param utgaver all messages it is made of, in order
 * @param mottatt when the receiver had it
 * @param svarPaa of a receipt: the message it answers, where it is known
 */
public record Forlopshendelse(
        Hendelse forste,
        Hendelse siste,
        List<Utgave> utgaver,
        Tilstand tilstand,
        Kvittert kvittert,
        Tidspunkt mottatt,
        @Nullable Hendelse svarPaa) {

    public Forlopshendelse {
        utgaver = List.copyOf(utgaver);
    }

    /** Whether the event counts. */
    public enum Tilstand {
        GJELDER,
        /** Cancelled by its sender: counts as never sent. */
        KANSELLERT,
        /** Answered with a negative receipt: was never received. */
        AVVIST
    }

    /** What the primary receiver's first receipt said. */
    public enum Kvittert {
        OK,
        AVVIST,
        MANGLER
    }

    /**
     * A message and the messages it refers to.
     *
     * @param forelder the message that RefToParent means; null where it is not known
     * @param samtale the message that RefToConversation means; null where it is not known
     * @param henvisning the referral or requisition that it answers; null where it is not known
     */
    public record Utgave(
            Hendelse hendelse,
            @Nullable Hendelse forelder,
            @Nullable Hendelse samtale,
            @Nullable Hendelse henvisning) {}

    public Slag slag() {
        return siste.slag();
    }

    /** When it was first sent. */
    public Tidspunkt sendt() {
        return forste.tider().sendt();
    }

    public boolean gjelder() {
        return tilstand == Tilstand.GJELDER;
    }

    /** The same departure, as it is told in the stay of a municipality that was not told of it; a death is one everywhere. */
    Forlopshendelse somUtreise() {
        if (slag().er(Slag.DOD)) {
            return this;
        }
        Hendelse s = siste;
        Hendelse utreise = new Hendelse(
                Slag.UTREIST,
                s.merke(),
                s.parter(),
                s.tider(),
                s.referanser(),
                s.koder(),
                s.fakta(),
                s.pasient(),
                s.svar());
        return new Forlopshendelse(forste, utreise, utgaver, tilstand, kvittert, mottatt, svarPaa);
    }

    boolean inneholder(Hendelse hendelse) {
        return utgaver.stream().anyMatch(u -> u.hendelse().equals(hendelse));
    }
}

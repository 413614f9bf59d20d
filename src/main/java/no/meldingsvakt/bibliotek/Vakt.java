package no.meldingsvakt.bibliotek;

import java.time.Clock;
import java.util.List;
import no.meldingsvakt.drift.Deler;
import no.meldingsvakt.kvittering.Forlopskvittering;
import no.meldingsvakt.kvittering.Kvitteringsskriver;
import no.meldingsvakt.kvittering.Svar;
import no.meldingsvakt.regel.Pakke;
import no.meldingsvakt.validering.Bestilling;
import no.meldingsvakt.validering.Bestilling.Onsker;
import no.meldingsvakt.validering.Bestillinger;
import no.meldingsvakt.validering.Korridor;
import no.meldingsvakt.validering.Sak;
import no.meldingsvakt.validering.UegnetBestillingException;
import no.meldingsvakt.validering.Valg;

/**
 * Judges messages in the caller's own process, as the service would. Making one reads all schemas and rules, which takes a second or two: make
 * one, keep it, and close it with the program. Thread-safe; messages are judged in the thread that asks, with the rules on a thread beside it so
 * that one that hangs can be given up.
 *
 * <p>Nothing is sent, stored or logged, and what is answered holds no text of the message and nothing about the patient.
 */
public final class Vakt implements AutoCloseable {

    /** No wishes: the packs of the parties, texts in bokmål, judged as of now. */
    private static final Onsker INGEN = new Onsker(null, null, null);

    private final Deler deler;
    private final Korridor korridor;
    private final Bestillinger bestillinger;
    private final Kvitteringsskriver skriver;
    private volatile boolean lukket;

    Vakt(Deler.Oppsett oppsett, Clock klokke) {
        this.deler = new Deler(oppsett, klokke);
        this.korridor = deler.korridor();
        this.bestillinger = deler.bestillinger();
        this.skriver = deler.kvitteringsskriver();
    }

    /** One with the service's own settings and the schemas and rules that come with it. */
    public static Vakt aapne() {
        return med().aapne();
    }

    /** Settings to choose before it is opened. */
    public static Vaktbygger med() {
        return new Vaktbygger();
    }

    /** As {@link #bedom(byte[], Onsker)}, by the packs of its parties, with texts in bokmål, as of now. */
    public Vurdering bedom(byte[] melding) {
        return bedom(melding, INGEN);
    }

    /**
     * Judges one message, without looking at others.
     *
     * @param melding the bytes as they were received
     * @throws UegnetBestillingException for what cannot be judged: empty, larger than the limit, or wished for in a way that is not known.
     *     What is wrong with the message itself is no exception but the verdict, and so is an internal error: {@code IKKE_VURDERT}
     */
    public Vurdering bedom(byte[] melding, Onsker onsker) {
        sjekkApen();
        Sak sak = bestillinger.ta(new Bestilling(melding, onsker));
        Svar svar = korridor.kvittering(korridor.gjennomfor(sak));
        return new Vurdering(this, svar, sak.valg().sprak());
    }

    /** As {@link #bedomSammen(List, Onsker)}, by the packs of the parties, with texts in bokmål, as of now. */
    public Forlopskvittering bedomSammen(List<byte[]> meldinger) {
        return bedomSammen(meldinger, INGEN);
    }

    /**
     * Judges messages together: each on its own, the stays that they make, and the deadlines in those.
     *
     * @param onsker among them the moment to judge at, which decides what is overdue
     * @throws UegnetBestillingException as for one message, but an empty one has the verdict of one that cannot be read
     */
    public Forlopskvittering bedomSammen(List<byte[]> meldinger, Onsker onsker) {
        sjekkApen();
        Valg valg = bestillinger.valg(onsker);
        List<Sak> saker = bestillinger.sammen(meldinger, valg).stream()
                .map(korridor::gjennomfor)
                .toList();
        return deler.forlopskorridor().bedom(saker, valg).kvittering();
    }

    /** The ids of the rule packs that can be wished for. */
    public List<String> regelsett() {
        return deler.regler().get().katalog().pakker().stream().map(Pakke::id).toList();
    }

    Kvitteringsskriver skriver() {
        return skriver;
    }

    private void sjekkApen() {
        if (lukket) {
            throw new IllegalStateException("closed");
        }
    }

    /** Lets the threads of the rules go; whoever asks afterwards gets an {@link IllegalStateException}. What is being judged is judged to the end. */
    @Override
    public void close() {
        lukket = true;
        deler.regler().tidsvakt().lukk();
    }
}

package no.meldingsvakt.bibliotek;

import java.util.List;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.kvittering.Kvittering;
import no.meldingsvakt.kvittering.KvitteringJson;
import no.meldingsvakt.kvittering.Kvitteringsform;
import no.meldingsvakt.kvittering.Kvitteringsskriver.Sidevalg;
import no.meldingsvakt.kvittering.Kvitteringsstatus;
import no.meldingsvakt.kvittering.Svar;

/** What came of a message, and the forms it can be written in. Immutable; can also be written after the {@link Vakt} is closed. */
public final class Vurdering {

    private final Vakt vakt;
    private final Svar svar;
    private final Sprak sprak;

    Vurdering(Vakt vakt, Svar svar, Sprak sprak) {
        this.vakt = vakt;
        this.svar = svar;
        this.sprak = sprak;
    }

    public Kvitteringsstatus status() {
        return svar.kvittering().status();
    }

    /** The receipt: verdict, findings, what the message is. */
    public Kvittering kvittering() {
        return svar.kvittering();
    }

    /** The receipt as REST gives it. */
    public String json() {
        return KvitteringJson.skriv(svar.kvittering());
    }

    /** The application receipts in XML, one for each own receiver; none where none may be sent, as when nobody can be found to send it to. */
    public List<byte[]> appRec() {
        return vakt.skriver().hverAppRec(svar);
    }

    /** A Schematron report. */
    public byte[] svrl() {
        return dokument(Kvitteringsform.SVRL);
    }

    /** A page for people, whole in one file, in the language that was wished for. */
    public byte[] html() {
        return dokument(Kvitteringsform.HTML);
    }

    private byte[] dokument(Kvitteringsform form) {
        return vakt.skriver()
                .skriv(form, svar, Sidevalg.fil(sprak))
                .orElseThrow()
                .innhold();
    }
}

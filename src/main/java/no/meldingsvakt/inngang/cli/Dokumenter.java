package no.meldingsvakt.inngang.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import no.meldingsvakt.kvittering.Forlopskvittering.Meldingskvittering;
import no.meldingsvakt.kvittering.IngenAppRec;
import no.meldingsvakt.kvittering.KvitteringJson;
import no.meldingsvakt.kvittering.Kvitteringsform;
import no.meldingsvakt.kvittering.Kvitteringsskriver;
import no.meldingsvakt.kvittering.Kvitteringsskriver.Dokument;
import no.meldingsvakt.kvittering.Kvitteringsskriver.Sidevalg;
import no.meldingsvakt.kvittering.Svar;

/** Writes the receipt of one message in the form asked for. */
final class Dokumenter {

    private final Redskap redskap;
    private final Kvitteringsform format;
    private final Kvitteringsskriver skriver;
    private final Skjerm feil;

    Dokumenter(Redskap redskap, Kvitteringsform format) {
        this.redskap = redskap;
        this.skriver = redskap.deler().kvitteringsskriver();
        this.format = format;
        this.feil = new Skjerm(redskap.miljo().feil(), redskap.miljo().tegnsett());
    }

    /** As JSON with number and name, for a list. */
    static byte[] medNavn(int nr, Filnavn navn, Svar svar) {
        return utf8(KvitteringJson.skriv(new Meldingskvittering(nr, navn.trygt(), svar.kvittering())));
    }

    /** Empty where the message is one that no AppRec may answer; that is told among the errors. */
    Optional<byte[]> skriv(Filnavn navn, Svar svar) throws IOException {
        Optional<Dokument> dokument = skriver.skriv(format, svar, Sidevalg.fil(redskap.sprak()));
        if (dokument.isEmpty()) {
            IngenAppRec ingen = svar.ingen() == null ? IngenAppRec.ULESELIG : svar.ingen();
            feil.linje(navn.vist() + ": "
                    + redskap.ord()
                            .si("apprec.ingen", ingen.grunn(), svar.kvittering().status()));
        }
        return dokument.map(Dokument::innhold);
    }

    private static byte[] utf8(String tekst) {
        return tekst.getBytes(StandardCharsets.UTF_8);
    }
}

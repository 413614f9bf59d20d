package no.meldingsvakt.inngang.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import no.meldingsvakt.kvittering.AppRecSkriver;
import no.meldingsvakt.kvittering.Forlopskvittering.Meldingskvittering;
import no.meldingsvakt.kvittering.IngenAppRec;
import no.meldingsvakt.kvittering.KvitteringJson;
import no.meldingsvakt.kvittering.Kvitteringsside;
import no.meldingsvakt.kvittering.Svar;
import no.meldingsvakt.kvittering.SvrlSkriver;
import org.jspecify.annotations.Nullable;

/** Writes the receipt of one message in the form asked for. The writers are made when they are first needed. */
final class Dokumenter {

    private final Redskap redskap;
    private final Format format;
    private final Skjerm feil;
    private @Nullable AppRecSkriver appRec;
    private @Nullable SvrlSkriver svrl;
    private @Nullable Kvitteringsside side;

    Dokumenter(Redskap redskap, Format format) {
        this.redskap = redskap;
        this.format = format;
        this.feil = new Skjerm(redskap.miljo().feil(), redskap.miljo().tegnsett());
    }

    /** As JSON with number and name, for a list. */
    static byte[] medNavn(int nr, Filnavn navn, Svar svar) {
        return utf8(KvitteringJson.skriv(new Meldingskvittering(nr, navn.trygt(), svar.kvittering())));
    }

    /** Empty where the message is one that no AppRec may answer; that is told among the errors. */
    Optional<byte[]> skriv(Filnavn navn, Svar svar) throws IOException {
        return switch (format) {
            case HTML -> Optional.of(side().skriv(svar.kvittering(), redskap.sprak()));
            case SVRL -> Optional.of(svrl().skriv(svar.kvittering()));
            case APPREC -> appRec(navn, svar);
            default -> Optional.of(utf8(KvitteringJson.skriv(svar.kvittering())));
        };
    }

    private Optional<byte[]> appRec(Filnavn navn, Svar svar) throws IOException {
        if (svar.apprec().isEmpty()) {
            IngenAppRec ingen = svar.ingen() == null ? IngenAppRec.ULESELIG : svar.ingen();
            feil.linje(navn.vist() + ": "
                    + redskap.ord()
                            .si("apprec.ingen", ingen.grunn(), svar.kvittering().status()));
            return Optional.empty();
        }
        AppRecSkriver skriver = appRec == null ? redskap.deler().appRec() : appRec;
        appRec = skriver;
        return Optional.of(
                skriver.skrivAlle(svar.apprec(), svar.kvittering().id()).innhold());
    }

    private SvrlSkriver svrl() {
        SvrlSkriver skriver = svrl == null ? redskap.deler().svrl() : svrl;
        svrl = skriver;
        return skriver;
    }

    private Kvitteringsside side() {
        Kvitteringsside skriver = side == null ? redskap.deler().side() : side;
        side = skriver;
        return skriver;
    }

    private static byte[] utf8(String tekst) {
        return tekst.getBytes(StandardCharsets.UTF_8);
    }
}

package no.meldingsvakt.kvittering;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import no.meldingsvakt.arkiv.Senere;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.kvittering.rapport.Toppfelt;
import org.jspecify.annotations.Nullable;

/** Writes the verdict on one message as a document. The writers are made when they are first needed. Thread-safe. */
public final class Kvitteringsskriver {

    private final Supplier<AppRecSkriver> appRec;
    private final Supplier<SvrlSkriver> svrl;
    private final Supplier<Kvitteringsside> side;

    public Kvitteringsskriver(
            Supplier<AppRecSkriver> appRec, Supplier<SvrlSkriver> svrl, Supplier<Kvitteringsside> side) {
        this.appRec = new Senere<>(appRec);
        this.svrl = new Senere<>(svrl);
        this.side = new Senere<>(side);
    }

    /**
     * What pages are written with.
     *
     * @param lagret whether the receipt is one that was given earlier
     * @param topp the bar at its top; null where the page is a file
     */
    public record Sidevalg(
            Sprak sprak, boolean lagret, @Nullable Toppfelt topp) {

        /** For a page that is a file. */
        public static Sidevalg fil(Sprak sprak) {
            return new Sidevalg(sprak, false, null);
        }
    }

    /** What is sent or kept. */
    public record Dokument(String medietype, byte[] innhold) {}

    /** Writes it; empty where the form is AppRec and the message is one that none may answer, which {@link Svar#ingen} tells why. */
    public Optional<Dokument> skriv(Kvitteringsform form, Svar svar, Sidevalg valg) {
        return switch (form) {
            case JSON -> dokument(form, KvitteringJson.skriv(svar.kvittering()).getBytes(StandardCharsets.UTF_8));
            case HTML -> dokument(form, side.get().skriv(svar.kvittering(), valg.sprak(), valg.lagret(), valg.topp()));
            case SVRL -> dokument(form, svrl.get().skriv(svar.kvittering()));
            case APPREC ->
                svar.apprec().isEmpty()
                        ? Optional.empty()
                        : Optional.of(appRec.get()
                                .skrivAlle(svar.apprec(), svar.kvittering().id()));
            case TEKST, JUNIT, SARIF -> throw new IllegalArgumentException(form + " is about all messages");
        };
    }

    /** The application receipts, each as a document of its own. */
    public List<byte[]> hverAppRec(Svar svar) {
        return svar.apprec().stream().map(a -> appRec.get().skriv(a)).toList();
    }

    private static Optional<Dokument> dokument(Kvitteringsform form, byte[] innhold) {
        return Optional.of(new Dokument(form.medietype(), innhold));
    }
}

package no.meldingsvakt.inngang.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import no.meldingsvakt.inngang.filer.Samler;
import no.meldingsvakt.kvittering.Kvitteringsform;
import no.meldingsvakt.kvittering.rapport.Ord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code valider}: judges files, each on its own. */
@Command(name = "valider", mixinStandardHelpOptions = true, versionProvider = Rotkommando.Versjon.class)
final class ValiderKommando implements Callable<Integer> {

    private final Miljo miljo;
    private final Ord ord;

    @Parameters(arity = "1..*", paramLabel = "FIL|MAPPE", descriptionKey = "filer")
    private List<Path> steder = List.of();

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "tekst", descriptionKey = "format")
    private Kvitteringsform format = Kvitteringsform.TEKST;

    @Option(names = "--feil-ved", paramLabel = "ALVORLIGHET", defaultValue = "advarsel", descriptionKey = "feil-ved")
    private Terskel terskel = Terskel.ADVARSEL;

    @Option(names = "--ut", paramLabel = "MAPPE", descriptionKey = "ut")
    private @Nullable Path ut;

    @Mixin
    private final Bedommelsesvalg valg = new Bedommelsesvalg();

    ValiderKommando(Miljo miljo, Ord ord) {
        this.miljo = miljo;
        this.ord = ord;
    }

    @Override
    public Integer call() throws IOException {
        long start = System.nanoTime();
        Redskap redskap = new Redskap(miljo, ord, valg);
        Samler.Grenser grenser = redskap.grenser();
        Filliste liste = new Filvandrer(miljo, grenser, ord).finn(steder);
        if (!format.erSamlet() && format != Kvitteringsform.JSON && !liste.enkelt() && ut == null) {
            throw new BrukException(ord.si("feil.trenger-ut", format));
        }
        try (Utlegg utlegg = Utlegg.av(redskap, format, terskel, ut, liste)) {
            Validering validering = new Validering(redskap, utlegg, terskel, liste, grenser);
            int kode = validering.kjor();
            validering.oppsummer(Duration.ofNanos(System.nanoTime() - start), format, ut);
            return kode;
        }
    }
}

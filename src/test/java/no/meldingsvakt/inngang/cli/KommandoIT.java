package no.meldingsvakt.inngang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher of what the build has made, as people use it: a library that is missing shows only here. */
class KommandoIT {

    @ParameterizedTest
    @CsvSource({
        "0, valider FIL --format json",
        "0, valider FIL --format html",
        "0, valider FIL --format apprec",
        "1, forlop FIL --vurdert 2024-06-01T12:00",
        "2, oppgjor finnes-ikke.csv FIL",
    })
    void aCommandHasWhatItNeedsAndSaysNothingElse(int kode, String kommando) throws IOException, InterruptedException {
        Process prosess = new ProcessBuilder(
                        "sh",
                        "-c",
                        "./meldingsvakt "
                                + kommando.replace("FIL", "xsd/plo-pasientlogistikk/1.6/eksempler/LOG_INNLAGT.xml"))
                .start();
        CompletableFuture<Integer> ut = CompletableFuture.supplyAsync(() -> lengde(prosess));
        String feil = new String(prosess.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(kode, prosess.waitFor(), feil);
        assertEquals(kode < Utgangskode.FEIL_BRUK, feil.isEmpty(), feil);
        assertEquals(kode < Utgangskode.FEIL_BRUK, ut.join() > 0, kommando);
    }

    private static int lengde(Process prosess) {
        try {
            return prosess.getInputStream().readAllBytes().length;
        } catch (IOException e) {
            return 0;
        }
    }
}

package no.meldingsvakt.skjema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import no.meldingsvakt.melding.AppRecVersjon;
import no.meldingsvakt.melding.Konvoluttype;
import no.meldingsvakt.melding.Standard;
import org.jspecify.annotations.Nullable;

/** Reads {@code standard.yaml}. Unknown keys are errors, so that a misspelt one is not silently ignored. */
final class StandardReader {

    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private StandardReader() {}

    /** The file as it is written. */
    private record Fil(
            String id,
            String versjon,
            String navn,
            String art,
            String navnerom,
            String skjema,
            @Nullable String prefiks,
            @Nullable String rot,
            @Nullable String konvolutt,
            @Nullable String apprec,
            @Nullable List<String> familie,
            @Nullable List<String> typer,
            boolean pilot,
            @Nullable String kilde,
            @Nullable Hode hode,
            @Nullable Map<String, String> typeTil8279) {}

    private record Hode(
            String type,
            String msgId,
            String sendt,
            String avsender,
            String mottaker,
            @Nullable String kopimottaker,
            @Nullable String pasient,
            @Nullable String dokumentId,
            @Nullable String status,
            @Nullable Map<String, String> roller) {}

    /** A standard and the file its schema begins in. */
    record Lest(Standard standard, Path skjema) {}

    /** Reads the file; throws {@link IllegalArgumentException} with its path in one line when it cannot be used. */
    static Lest les(Path fil) throws IOException {
        try {
            Fil f = YAML.readValue(Files.readString(fil), Fil.class);
            Path skjema = Objects.requireNonNull(fil.getParent()).resolve(f.skjema());
            if (!Files.isRegularFile(skjema)) {
                throw new IllegalArgumentException(fil + ": the schema " + f.skjema() + " is not there");
            }
            return new Lest(standard(f), skjema);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(fil + ": " + e.getOriginalMessage(), e);
        }
    }

    private static Standard standard(Fil f) {
        Standard.Art art = Standard.Art.valueOf(f.art().toUpperCase(Locale.ROOT));
        return new Standard(
                f.id(),
                f.versjon(),
                f.navn(),
                art,
                f.navnerom(),
                f.prefiks(),
                f.rot(),
                konvolutt(art, f.konvolutt()),
                f.apprec() == null ? null : AppRecVersjon.av(f.apprec()),
                listeEllerTom(f.familie()),
                listeEllerTom(f.typer()),
                f.pilot(),
                f.kilde(),
                hode(f));
    }

    private static @Nullable Konvoluttype konvolutt(Standard.Art art, @Nullable String konvolutt) {
        return switch (art) {
            case KOMPONENT -> null;
            case KVITTERING -> Konvoluttype.APPREC;
            case KONVOLUTT -> Konvoluttype.MSGHEAD;
            case MELDING ->
                Konvoluttype.valueOf(Objects.requireNonNull(konvolutt, "konvolutt is missing")
                        .toUpperCase(Locale.ROOT));
        };
    }

    private static Standard.@Nullable Hode hode(Fil f) {
        Hode h = f.hode();
        return h == null
                ? null
                : new Standard.Hode(
                        h.type(),
                        h.msgId(),
                        h.sendt(),
                        h.avsender(),
                        h.mottaker(),
                        h.kopimottaker(),
                        h.pasient(),
                        h.dokumentId(),
                        h.roller() == null ? Map.of() : Map.copyOf(h.roller()),
                        f.typeTil8279() == null ? Map.of() : Map.copyOf(f.typeTil8279()));
    }

    private static List<String> listeEllerTom(@Nullable List<String> liste) {
        return liste == null ? List.of() : List.copyOf(liste);
    }
}

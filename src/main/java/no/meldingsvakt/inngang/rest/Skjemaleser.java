package no.meldingsvakt.inngang.rest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import no.meldingsvakt.inngang.filer.Samler;
import no.meldingsvakt.inngang.filer.Trygtnavn;
import no.meldingsvakt.inngang.filer.UegnetException;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.io.MaxHeaderLimitException;
import org.apache.james.mime4j.io.MaxLineLimitException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.apache.james.mime4j.stream.RecursionMode;
import org.jspecify.annotations.Nullable;

/**
 * Reads a form ({@code multipart/form-data}, RFC 7578) with a message in each part. A form is read whole or not at all: one
 * that ends too early, or a part without its head or its end, would else be judged as if nothing were missing.
 */
final class Skjemaleser {

    private static final String ULESELIG = "Skjemaet kan ikke leses";
    private static final String DISPOSITION = "content-disposition";
    private static final int LENGSTE_HODE = 16 * 1024;
    private static final int FLESTE_HODER = 20;
    private static final int LENGSTE_UTENFOR = 64 * 1024;

    /** What a quoted parameter can hold; RFC 2046 allows less, and not every client keeps to it. */
    private static final Pattern GRENSE = Pattern.compile("[ -~&&[^\"\\\\]]{0,199}[!-~&&[^\"\\\\]]");

    private static final MimeConfig OPPSETT = new MimeConfig.Builder()
            .setStrictParsing(true)
            .setMaxLineLen(LENGSTE_HODE)
            .setMaxHeaderLen(LENGSTE_HODE)
            .setMaxHeaderCount(FLESTE_HODER)
            .setMaxContentLen(-1)
            .build();

    private final MimeTokenStream strom = new MimeTokenStream(OPPSETT);
    private final Samler samler;
    private int del;
    private @Nullable Field disposisjon;

    private Skjemaleser(Samler samler) {
        this.samler = samler;
    }

    /** Reads the parts of a form into {@code samler}; throws {@link ProblemException} for what is no whole form of files. */
    static void les(byte[] skjema, String grense, Samler samler) {
        if (!GRENSE.matcher(grense).matches()) {
            throw new ProblemException(400, ULESELIG, "Boundary i Content-Type er ugyldig.");
        }
        try {
            new Skjemaleser(samler).les(skjema, grense);
        } catch (UegnetException e) {
            throw ProblemException.av(e);
        }
    }

    private void les(byte[] skjema, String grense) {
        strom.setRecursionMode(RecursionMode.M_NO_RECURSE);
        strom.parseHeadless(new ByteArrayInputStream(skjema), "multipart/form-data; boundary=\"" + grense + "\"");
        try {
            for (EntityState e = strom.getState(); e != EntityState.T_END_OF_STREAM; e = strom.next()) {
                les(e);
            }
        } catch (MaxHeaderLimitException | MaxLineLimitException e) {
            throw forLangtHode();
        } catch (MimeException | IOException e) {
            throw e.getCause() instanceof MaxLineLimitException ? forLangtHode() : uferdig();
        }
    }

    private void les(EntityState tilstand) throws IOException, MimeException {
        switch (tilstand) {
            case T_START_BODYPART -> {
                del = samler.neste();
                disposisjon = null;
            }
            case T_FIELD -> {
                if (strom.getField().getNameLowerCase().equals(DISPOSITION)) {
                    disposisjon = strom.getField();
                }
            }
            case T_START_MULTIPART -> krevYtterst();
            case T_PREAMBLE, T_EPILOGUE -> krevUtenDeler(strom.getInputStream());
            case T_BODY -> {
                krevFil();
                samler.legg(samler.les(strom.getDecodedInputStream()), null);
            }
            default -> {
                // Starts and ends that hold nothing themselves.
            }
        }
    }

    /** A part is a file when it has a file name, or says that it is XML; what a text field holds is not a message. */
    private void krevFil() throws MimeException {
        List<NameValuePair> parametre = disposisjon == null
                ? List.of()
                : RawFieldParser.DEFAULT
                        .parseRawBody(RawFieldParser.DEFAULT.parseField(disposisjon.getRaw()))
                        .getParams();
        boolean harFilnavn = parameter(parametre, "filename").isPresent()
                || parameter(parametre, "filename*").isPresent();
        String medietype = strom.getBodyDescriptor().getMimeType().toLowerCase(Locale.ROOT);
        if (!harFilnavn && !medietype.equals("application/xml") && !medietype.equals("text/xml")) {
            throw new ProblemException(
                    400,
                    "Et felt er ikke en fil",
                    "Del nr. %d%s har ikke noe filnavn. Skjemaet skal bare ha filer, én melding i hver. Ingenting er bedømt."
                            .formatted(
                                    del,
                                    parameter(parametre, "name")
                                            .map(Trygtnavn::av)
                                            .map(n -> " («" + n + "»)")
                                            .orElse("")));
        }
    }

    private static Optional<String> parameter(List<NameValuePair> parametre, String navn) {
        return parametre.stream()
                .filter(p -> p.getName().equalsIgnoreCase(navn))
                .map(NameValuePair::getValue)
                .filter(v -> v != null && !v.isBlank())
                .findFirst();
    }

    private void krevYtterst() {
        if (del > 0) {
            throw new ProblemException(
                    400, ULESELIG, "Del nr. %d er selv et skjema. Send hver melding i sin egen del.".formatted(del));
        }
    }

    /** What stands before the first part and after the last is to be ignored, but not when it is a part gone astray. */
    private void krevUtenDeler(InputStream utenfor) throws IOException {
        String tekst = new String(utenfor.readNBytes(LENGSTE_UTENFOR), StandardCharsets.ISO_8859_1);
        if (utenfor.read() >= 0 || tekst.toLowerCase(Locale.ROOT).contains(DISPOSITION)) {
            throw new ProblemException(
                    400, ULESELIG, "Det står innhold foran den første delen eller etter slutten. Ingenting er bedømt.");
        }
    }

    private ProblemException forLangtHode() {
        return new ProblemException(
                400,
                ULESELIG,
                "Hodet i del nr. %d er for langt: høyst %d linjer, og %d KiB i hver."
                        .formatted(del, FLESTE_HODER, LENGSTE_HODE / 1024));
    }

    private ProblemException uferdig() {
        return new ProblemException(
                400,
                ULESELIG,
                del == 0
                        ? "Innholdet har ingen deler, eller deler som ikke er skilt med boundary fra Content-Type."
                        : "Skjemaet er ikke fullstendig: del nr. %d mangler hode eller slutt, eller skjemaet slutter for tidlig. Ingenting er bedømt."
                                .formatted(del));
    }
}

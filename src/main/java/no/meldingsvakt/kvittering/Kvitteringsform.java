package no.meldingsvakt.kvittering;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The forms of a verdict. A new one is an entry here, and in {@link Kvitteringsskriver} if each message has a document of its own, else in
 * {@link no.meldingsvakt.kvittering.rapport.Rapportskriver}: REST offers it by its media type, the queue and the command line by its
 * name.
 */
public enum Kvitteringsform {
    TEKST("meldingsvakt.txt"),
    JSON("application/json", ".json"),
    APPREC("application/xml", ".apprec.xml"),
    HTML("text/html", ".html"),
    JUNIT("meldingsvakt-junit.xml"),
    SARIF("meldingsvakt.sarif"),
    SVRL("application/svrl+xml", ".svrl");

    private final @Nullable String medietype;
    private final String filnavn;

    /** One document about all messages, in a file of this name. */
    Kvitteringsform(String filnavn) {
        this.medietype = null;
        this.filnavn = filnavn;
    }

    /** A document for each message, in a file whose name ends so. */
    Kvitteringsform(String medietype, String endelse) {
        this.medietype = medietype;
        this.filnavn = endelse;
    }

    /** Those that one message has a document of its own in, the usual one first. */
    public static List<Kvitteringsform> enkeltvis() {
        return Stream.of(values()).filter(f -> !f.erSamlet()).toList();
    }

    /** The one of these that has this name, to the letter; empty where none has. */
    public static Optional<Kvitteringsform> enkeltvis(String navn) {
        return enkeltvis().stream().filter(f -> f.toString().equals(navn)).findFirst();
    }

    /** Whether all messages are in one document. */
    public boolean erSamlet() {
        return medietype == null;
    }

    /** What it is known by on the web. Throws {@link IllegalStateException} for one document about all. */
    public String medietype() {
        if (medietype == null) {
            throw new IllegalStateException(this + " has no media type");
        }
        return medietype;
    }

    /** What the file with all messages is called, or what the names of those with one each end in. */
    public String filnavn() {
        return filnavn;
    }

    /** Its name on the queue and the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package no.meldingsvakt.kvittering.tegning;

import java.util.List;
import no.meldingsvakt.avvik.IkkeVurdert;
import org.jspecify.annotations.Nullable;

/**
 * A stay as a page shows it: drawn, and the same as tables. Numbers of messages are the rows of {@code hendelser}, from 1.
 *
 * @param tegning null where no message tells a time
 * @param dogn days that are owed for, and how many they are in all, in words
 */
public record Forlopsvisning(
        int nr,
        String tittel,
        String sammendrag,
        @Nullable Tegning tegning,
        List<Hendelsesrad> hendelser,
        List<Fristrad> frister,
        List<Avviksrad> avvik,
        String dogn,
        List<Dognrad> dager,
        @Nullable String forbehold,
        List<IkkeVurdert> ikkeVurdert) {

    /**
     * A message.
     *
     * @param mottatt when it was received, where that is another time than when it was sent
     * @param skjedde when what it tells of happened
     * @param type what the message type is called
     * @param tilstand why it does not count; null where it does
     * @param endringer its later versions
     * @param egne number of findings on the message by itself
     */
    public record Hendelsesrad(
            int nr,
            String sendt,
            @Nullable String mottatt,
            @Nullable String skjedde,
            String hendelse,
            @Nullable String type,
            String fra,
            String til,
            @Nullable String tilstand,
            List<String> endringer,
            List<Funn> funn,
            int egne) {}

    /** A finding, where the rest of it is told elsewhere; {@code rad} is its number among the stay's findings. */
    public record Funn(String alvorlighet, String ord, String regel, int rad) {}

    /** A deadline. {@code vekt} is what it weighs; null where it is not broken. */
    public record Fristrad(
            int nr,
            String status,
            String ord,
            @Nullable String vekt,
            String regel,
            @Nullable String krav,
            String hvem,
            String starter,
            String utloper,
            @Nullable String oppfylt,
            boolean tolkning,
            List<Integer> meldinger) {}

    /** A finding in the stay. */
    public record Avviksrad(
            int nr,
            String alvorlighet,
            String ord,
            String regel,
            String tekst,
            String kilde,
            boolean tolkning,
            List<Integer> meldinger) {}

    /** A day that is owed for, and the messages that prove it; {@code andre} are the ids of those that are not in the stay. */
    public record Dognrad(String dag, List<Integer> meldinger, List<String> andre) {}
}

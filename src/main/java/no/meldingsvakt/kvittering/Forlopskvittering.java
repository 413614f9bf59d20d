package no.meldingsvakt.kvittering;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.IntFunction;
import no.meldingsvakt.avvik.Alvorlighet;
import no.meldingsvakt.avvik.Frist;
import no.meldingsvakt.avvik.IkkeVurdert;
import org.jspecify.annotations.Nullable;

/**
 * The answer about messages that were judged together. No field holds the patient's identity or any text of a message.
 *
 * @param vurdert the moment of judgement, in Norwegian time
 * @param meldinger a receipt for each message, in order of when they were sent; those that do not tell stand last
 * @param forlop the stays that the messages make
 * @param ikkeVurdert the rules or steps that met an internal error; only there when some did
 */
public record Forlopskvittering(
        @JsonFormat(
                pattern = "yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
                without = JsonFormat.Feature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
        OffsetDateTime vurdert,

        List<Meldingskvittering> meldinger,
        List<ForlopFelt> forlop,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<IkkeVurdert> ikkeVurdert) {

    public Forlopskvittering {
        meldinger = List.copyOf(meldinger);
        forlop = List.copyOf(forlop);
        ikkeVurdert = List.copyOf(ikkeVurdert);
    }

    /** The same answer with what the messages are called where they came from, by their numbers. */
    public Forlopskvittering medNavn(IntFunction<@Nullable String> navn) {
        return new Forlopskvittering(
                vurdert,
                meldinger.stream()
                        .map(m -> new Meldingskvittering(m.nr(), navn.apply(m.nr()), m.kvittering()))
                        .toList(),
                forlop,
                ikkeVurdert);
    }

    /**
     * The receipt of one of the messages.
     *
     * @param nr its number among them as they were sent in, from 1, so that also an unreadable one can be found
     * @param navn a form of its file's name that holds no personal number; only there where it came in a zip file
     */
    public record Meldingskvittering(
            int nr,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String navn,

            @JsonUnwrapped Kvittering kvittering) {}

    /**
     * A stay: the messages about one patient between two parties.
     *
     * @param status APENT, or AVSLUTTET after discharge or death
     * @param overliggerdogn what the municipality owes for while the patient was ready for discharge
     * @param ikkeVurdert rules that failed; only there when one did
     */
    public record ForlopFelt(
            String id,
            String status,
            List<HendelseFelt> hendelser,
            List<FristFelt> frister,
            List<Kvittering.AvvikFelt> avvik,
            OverliggerdognFelt overliggerdogn,
            List<Kvittering.Regelsett> regelsett,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<IkkeVurdert> ikkeVurdert) {

        /** The same stay with fewer findings, each of which is told of in another. */
        public ForlopFelt medAvvik(List<Kvittering.AvvikFelt> faerre) {
            return new ForlopFelt(id, status, hendelser, frister, faerre, overliggerdogn, regelsett, ikkeVurdert);
        }
    }

    /**
     * The days that the municipality owes by FOR-2011-11-18-1115 § 13, as far as messages tell.
     *
     * @param antall how many
     * @param dager which, the first 366 of them
     * @param forbehold what messages cannot tell; null where nothing is in doubt
     */
    public record OverliggerdognFelt(
            long antall, List<DagFelt> dager, @Nullable String forbehold) {

        public OverliggerdognFelt {
            dager = List.copyOf(dager);
        }
    }

    /**
     * A day that is owed.
     *
     * @param grunnlag MsgIds of the messages that prove it
     */
    public record DagFelt(String dag, List<String> grunnlag) {}

    /**
     * What happened, as a message tells it.
     *
     * @param mottatt when the receiver had it; the same as {@code sendt} where no receipt tells
     * @param hendelse what kind of event, such as INNLAGT
     * @param tilstand GJELDER, KANSELLERT or AVVIST
     * @param tidspunkt when it happened: a moment, or a day where only that is told
     * @param fra who sent it
     * @param til its primary receiver
     * @param utgaver the messages it is made of, in order; only there where it was changed or cancelled
     */
    public record HendelseFelt(
            @Nullable String type,
            @Nullable String msgId,
            String sendt,
            String mottatt,
            String hendelse,
            String tilstand,
            @Nullable String tidspunkt,
            SideFelt fra,
            SideFelt til,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UtgaveFelt> utgaver) {

        public HendelseFelt {
            utgaver = List.copyOf(utgaver);
        }
    }

    /**
     * An enterprise, and where in the patient's care it is.
     *
     * @param side SYKEHUS, KOMMUNE, LEGE or ANNEN, as far as the messages of the stay tell
     */
    public record SideFelt(String side, @Nullable String herId) {}

    /**
     * One of the messages that an event is made of.
     *
     * @param status N, M or C: new, changed or cancelled
     */
    public record UtgaveFelt(@Nullable String msgId, String sendt, String status) {}

    /**
     * A deadline.
     *
     * @param oppfylt when it was met; null when it has not been
     * @param ansvarlig who must act: the sender or the receiver of the message that started it
     * @param alvorlighet what it weighs when it is broken as things stand
     * @param tolkning whether its length is our interpretation, and no number of the source's
     * @param meldinger MsgIds of the messages that decide it
     */
    public record FristFelt(
            String regel,
            String starter,
            String utloper,
            @Nullable String oppfylt,
            Frist.Friststatus status,
            Frist.Ansvarlig ansvarlig,
            Alvorlighet alvorlighet,
            boolean tolkning,
            List<String> meldinger) {}
}

package no.meldingsvakt.kvittering.tegning;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import no.meldingsvakt.avvik.Alvorlighet;
import no.meldingsvakt.kvittering.Forlopskvittering.HendelseFelt;
import no.meldingsvakt.kvittering.Forlopskvittering.UtgaveFelt;
import no.meldingsvakt.kvittering.Kvittering.AvvikFelt;
import org.jspecify.annotations.Nullable;

/**
 * An event, and what was found on it.
 *
 * @param nr its row in the table, from 1
 * @param navn what such an event is called
 * @param funn findings in the stay that concern it
 * @param egne findings on the message by itself
 * @param bevis whether it proves a day that is owed for
 */
record Post(int nr, HendelseFelt felt, String navn, List<AvvikFelt> funn, List<AvvikFelt> egne, boolean bevis) {

    static final String KVITTERING = "KVITTERING";

    @Nullable
    Instant sendt() {
        return tid(felt.sendt());
    }

    Instant mottatt(Instant ellers) {
        Instant tid = tid(felt.mottatt());
        return tid == null ? ellers : tid;
    }

    /** Later versions of the message. */
    List<UtgaveFelt> endringer() {
        return felt.utgaver().stream().skip(1).toList();
    }

    static @Nullable Instant tid(@Nullable String tekst) {
        Datoord.Lest lest = Datoord.les(tekst);
        return lest == null ? null : lest.tid();
    }

    boolean erKvittering() {
        return felt.hendelse().equals(KVITTERING);
    }

    /** Says whether a message with the id is one that the event is made of. */
    boolean har(String msgId) {
        return har(felt, msgId);
    }

    /** As {@link #har(String)}, of an event. */
    static boolean har(HendelseFelt felt, String msgId) {
        return Stream.concat(
                        Stream.ofNullable(felt.msgId()),
                        felt.utgaver().stream().flatMap(u -> Stream.ofNullable(u.msgId())))
                .anyMatch(msgId::equals);
    }

    /** Says whether something that began at the moment may have begun with this event. */
    boolean kanHaStartet(Instant moment) {
        return Stream.of(felt.sendt(), felt.mottatt(), String.valueOf(felt.tidspunkt()))
                .anyMatch(t -> moment.equals(tid(t)));
    }

    @Nullable
    Alvorlighet verst() {
        return Stream.concat(funn.stream(), egne.stream())
                .map(AvvikFelt::alvorlighet)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    int avvik() {
        return funn.size() + egne.size();
    }
}

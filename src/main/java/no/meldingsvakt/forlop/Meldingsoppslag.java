package no.meldingsvakt.forlop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds messages by the ids that others refer to them with: MsgId, or the document's own id, which receipts in version 1.0
 * and later messages use for those with a header of their own. Upper and lower case are the same.
 */
final class Meldingsoppslag {

    private final Map<String, List<Hendelse>> etterId = new HashMap<>();
    private final Map<String, Hendelse> kvitteringer = new HashMap<>();

    Meldingsoppslag(List<Hendelse> hendelser) {
        hendelser.stream()
                .filter(h -> h.svar() == null)
                .forEach(h -> legg(h, h.merke().msgId()));
        hendelser.stream().filter(h -> h.svar() == null).forEach(h -> {
            legg(h, h.merke().dokumentId());
            h.merke().flereDokumenter().forEach(id -> legg(h, id));
        });
        hendelser.stream()
                .filter(h -> h.svar() != null && h.merke().msgId() != null)
                .forEach(h ->
                        kvitteringer.putIfAbsent(nokkel(String.valueOf(h.merke().msgId())), h));
    }

    private void legg(Hendelse hendelse, @Nullable String id) {
        if (id != null && !id.isBlank()) {
            etterId.computeIfAbsent(nokkel(id), n -> new ArrayList<>()).add(hendelse);
        }
    }

    /** The first message with the id, MsgId before document id. */
    Optional<Hendelse> finn(@Nullable String id) {
        return alle(id).stream().findFirst();
    }

    /** All messages with the id; several versions of a document share its id. */
    List<Hendelse> alle(@Nullable String id) {
        return id == null ? List.of() : etterId.getOrDefault(nokkel(id), List.of());
    }

    /**
     * The messages that a receipt answers. It may give back the id of a document that several versions share, and when the
     * one it means was made.
     */
    List<Hendelse> besvart(Hendelse.Svar svar) {
        List<Hendelse> alle = alle(svar.paa());
        List<Hendelse> samtidige = Tidspunkt.les(svar.utstedt()).stream()
                .flatMap(t -> alle.stream().filter(h -> h.tider().sendt().kanVareLik(t)))
                .toList();
        return samtidige.isEmpty() ? alle : samtidige;
    }

    /** The first receipt with the id. Nothing should refer to one; that something does is what a rule looks for. */
    Optional<Hendelse> finnKvittering(@Nullable String id) {
        return id == null ? Optional.empty() : Optional.ofNullable(kvitteringer.get(nokkel(id)));
    }

    private static String nokkel(String id) {
        return id.strip().toLowerCase(Locale.ROOT);
    }
}

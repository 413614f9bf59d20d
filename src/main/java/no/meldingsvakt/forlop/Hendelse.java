package no.meldingsvakt.forlop;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A message reduced to what rules on several messages need: no name, no clinical content, and of the patient only an opaque
 * key.
 *
 * @param pasient the same for the same patient; null where the message tells of none
 * @param koder codes by code list, such as 9140; several of one list are parted by space
 * @param fakta what this version of the document tells of itself, by name, such as {@code utstedt}
 * @param svar what an application receipt says; null for all other messages
 */
public record Hendelse(
        Slag slag,
        Merke merke,
        Parter parter,
        Tider tider,
        Referanser referanser,
        Map<String, String> koder,
        Map<String, String> fakta,
        @Nullable String pasient,
        @Nullable Svar svar) {

    public Hendelse {
        koder = Map.copyOf(koder);
        fakta = Map.copyOf(fakta);
    }

    /** Name of the fact that tells that the message has no time that can be computed with. */
    private static final String UDATERT = "udatert";

    /** Name of the fact that tells who has answered: HER-ids with a space between, each of a service or else its enterprise. */
    private static final String BESVART = "besvart";

    /** Name of the fact that tells which system a receipt came from. Reports count by it; no rule reads it. */
    static final String SYSTEM = "system";

    /** Name of the fact that tells when they did. */
    private static final String BESVART_DA = "besvartDa";

    /** The same, where the message does not tell when it was sent, or tells what cannot be computed with; its {@code sendt} means nothing. */
    Hendelse somUdatert() {
        Map<String, String> medMerke = new HashMap<>(fakta);
        medMerke.put(UDATERT, "ja");
        return new Hendelse(slag, merke, parter, tider, referanser, koder, medMerke, pasient, svar);
    }

    /** Says whether it has no time that can be computed with: then it has no place among the others, and takes part in no deadline. */
    public boolean erUdatert() {
        return fakta.containsKey(UDATERT);
    }

    /** The same, answered with a positive application receipt by those with the HER-ids, here and at the moment {@code naa}. */
    public Hendelse besvartAv(Collection<String> herId, OffsetDateTime naa) {
        if (herId.isEmpty()) {
            return this;
        }
        Map<String, String> medSvar = new HashMap<>(fakta);
        medSvar.put(BESVART, String.join(" ", herId));
        medSvar.put(BESVART_DA, Tidspunkt.av(naa.toInstant()).tekst());
        return new Hendelse(slag, merke, parter, tider, referanser, koder, medSvar, pasient, svar);
    }

    /** The system that a receipt tells it came from. */
    public Optional<String> system() {
        return Optional.ofNullable(fakta.get(SYSTEM));
    }

    /** When this service itself answered for the primary receiver, which then had it; empty where it did not. */
    Optional<Tidspunkt> besvart() {
        List<String> av = List.of(fakta.getOrDefault(BESVART, "").split(" "));
        return parter.mottakere().stream()
                .limit(1)
                .map(m -> m.adresse().tjeneste() == null
                        ? m.adresse().herId()
                        : m.adresse().tjeneste())
                .filter(id -> id != null && av.contains(id))
                .flatMap(id -> Tidspunkt.les(fakta.get(BESVART_DA)).stream())
                .findFirst();
    }

    /** N, M and C: new, changed and cancelled. */
    public enum Status {
        N,
        M,
        C
    }

    /**
     * What message it is.
     *
     * @param type code of code list 8279, APPREC for receipts; null where it tells none
     * @param standard id of the standard, such as {@code plo-pasientlogistikk}
     * @param dokumentId id of the first document of a message with a header of its own; null for all others
     * @param flereDokumenter ids of its other documents
     * @param apprec version of the application receipt that it is to be answered with; null for receipts
     */
    public record Merke(
            @Nullable String type,
            String standard,
            String versjon,
            @Nullable String msgId,
            @Nullable String dokumentId,
            List<String> flereDokumenter,
            Status status,
            @Nullable String apprec) {

        public Merke {
            flereDokumenter = List.copyOf(flereDokumenter);
        }
    }

    /**
     * HER-ids of an enterprise and of the service or person in it.
     *
     * @param helsepersonell whether a health professional is named beside the service
     */
    public record Adresse(@Nullable String herId, @Nullable String tjeneste, boolean helsepersonell) {

        /** Says whether it is the same address, whoever is named beside it. */
        public boolean erSamme(Adresse annen) {
            return Objects.equals(herId, annen.herId) && Objects.equals(tjeneste, annen.tjeneste);
        }

        /** What tells one enterprise from another: its HER-id, or its service's where it has none. */
        public String virksomhet() {
            return herId != null ? herId : tjeneste == null ? "" : tjeneste;
        }
    }

    /** A receiver with its role (code list 8112); null where it has been given none. */
    public record Mottak(@Nullable String rolle, Adresse adresse) {}

    /** From and to; the primary receiver first. */
    public record Parter(Adresse avsender, List<Mottak> mottakere) {

        public Parter {
            mottakere = List.copyOf(mottakere);
        }

        /** The first receiver's enterprise; empty where there is none. */
        public String mottaker() {
            return mottakere.isEmpty() ? "" : mottakere.get(0).adresse().virksomhet();
        }
    }

    /**
     * Points in time.
     *
     * @param sendt when the message was made (GenDate)
     * @param skjedde when what it tells of happened
     * @param innlagt the admission that it tells of
     * @param ventet the discharge that it expects
     * @param klar when the patient was ready for discharge, as a notice or its withdrawal tells
     * @param utskrevet the discharge that a report or letter tells of
     */
    public record Tider(
            Tidspunkt sendt,
            @Nullable Tidspunkt skjedde,
            @Nullable Tidspunkt innlagt,
            @Nullable Tidspunkt ventet,
            @Nullable Tidspunkt klar,
            @Nullable Tidspunkt utskrevet) {

        /** Of a message that tells of nothing else than when it was sent. */
        static Tider sendt(Tidspunkt sendt) {
            return new Tider(sendt, null, null, null, null, null);
        }
    }

    /**
     * References to other messages, as written.
     *
     * @param forelder RefToParent
     * @param samtale RefToConversation
     * @param henvisning id of the referral or requisition that a discharge letter or report of results answers
     */
    public record Referanser(
            @Nullable String forelder,
            @Nullable String samtale,
            @Nullable String henvisning) {}

    /**
     * What a receipt says of the message it answers.
     *
     * @param paa id of the message answered, as written
     * @param status code list 8258
     * @param rolle role of the receiver that answers; null in AppRec 1.0
     * @param feil codes of code list 8221
     */
    public record Svar(
            @Nullable String paa,
            @Nullable String status,
            @Nullable String rolle,
            @Nullable String type,
            @Nullable String utstedt,
            List<String> feil) {

        public Svar {
            feil = List.copyOf(feil);
        }

        boolean avviser() {
            return "2".equals(status);
        }
    }

    /** The codes in order of code list, so that what is written of them is always the same. */
    Map<String, String> ordnedeKoder() {
        return new TreeMap<>(koder);
    }

    /** The facts in order of name. */
    Map<String, String> ordnedeFakta() {
        return new TreeMap<>(fakta);
    }
}

package no.meldingsvakt.kvittering;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import no.meldingsvakt.avvik.Alvorlighet;
import no.meldingsvakt.avvik.AppRecFeil;
import no.meldingsvakt.avvik.Avvik;
import no.meldingsvakt.melding.AppRecVersjon;
import no.meldingsvakt.melding.Dokumentreferanse;
import no.meldingsvakt.melding.Enhet;
import no.meldingsvakt.melding.Kode;
import no.meldingsvakt.melding.Konvoluttype;
import no.meldingsvakt.melding.Melding;
import no.meldingsvakt.melding.Mottaker;
import no.meldingsvakt.melding.Part;
import no.meldingsvakt.melding.Standard;
import org.jspecify.annotations.Nullable;

/**
 * Decides which application receipts answer a message (HIS 80415:2012 chapter 3; HITS 1168:2016 chapters 5 and 6): one for
 * each own receiver (and document), none for an AppRec, for a message whose sender cannot be told, or for one addressed to others.
 */
final class AppRecValg {

    private static final Map<String, Kode> ROLLER = Map.of(
            Mottaker.PRIM,
            new Kode(Mottaker.PRIM, null, "Primærmottaker"),
            Mottaker.COP,
            new Kode(Mottaker.COP, null, "Kopimottaker"),
            "AVS",
            new Kode("AVS", null, "Avsender"),
            "REQ",
            new Kode("REQ", null, "Rekvirent"),
            "SPR",
            new Kode("SPR", null, "Tjenesteyter"),
            "RECEIVER",
            new Kode("RECEIVER", null, "Mottaker"));

    private final List<String> egneHerId;
    private final Function<String, List<String>> typenavn;

    /**
     * Takes the HER-ids of the own enterprise; with none, every receiver counts as own.
     *
     * @param typenavn the names that a message type has or has had; none for one that is no code
     */
    AppRecValg(Collection<String> egneHerId, Function<String, List<String>> typenavn) {
        this.egneHerId = List.copyOf(egneHerId);
        this.typenavn = typenavn;
    }

    List<AppRecSvar> velg(String kvitteringId, @Nullable Melding melding, List<Avvik> avvik, OffsetDateTime laget) {
        if (melding == null || melding.konvolutt() == Konvoluttype.APPREC || melding.kvitteresMed() == null) {
            return List.of();
        }
        if (!melding.avsender().erKjent()) {
            return List.of();
        }
        AppRecVersjon versjon = melding.kvitteresMed();
        String utstedt = Utstedt.av(melding.sendt(), laget);
        List<Dokumentreferanse> besvart = besvart(melding, versjon);
        List<AppRecSvar> svar = mottakere(melding).stream()
                .filter(m -> m.kvitterer() && erEgen(m.part()))
                .flatMap(m -> besvart.stream()
                        .map(d -> new AppRecSvar(
                                versjon,
                                kvitteringId,
                                laget,
                                m.part(),
                                rolle(melding, versjon, m),
                                melding.avsender(),
                                rolle(versjon == AppRecVersjon.V1_0 ? "RECEIVER" : "AVS"),
                                feil(avvik, m.part()),
                                type(d.type() == null ? melding.type() : d.type()),
                                utstedt,
                                d.id())))
                .toList();
        return IntStream.range(0, svar.size())
                .mapToObj(nr -> svar.get(nr).med(AppRecSvar.id(kvitteringId, nr)))
                .toList();
    }

    /** Why nobody answers a message that was judged. */
    static IngenAppRec hvorforIngen(@Nullable Melding melding) {
        if (melding == null) {
            return IngenAppRec.ULESELIG;
        }
        if (melding.konvolutt() == Konvoluttype.APPREC) {
            return IngenAppRec.ER_KVITTERING;
        }
        return melding.avsender().erKjent() ? IngenAppRec.IKKE_TIL_OSS : IngenAppRec.UKJENT_AVSENDER;
    }

    /** Those it is addressed to; where it tells of none, whoever took it answers. */
    private static List<Mottaker> mottakere(Melding melding) {
        return melding.mottakere().isEmpty() ? List.of(new Mottaker(Mottaker.PRIM, Part.UKJENT)) : melding.mottakere();
    }

    private boolean erEgen(Part part) {
        return egneHerId.isEmpty() || egneHerId.stream().anyMatch(part::harHerId);
    }

    /** Says whether the enterprise is ours, but neither the service nor the professional in it. */
    private boolean erUkjentTjeneste(Part part) {
        return erEn(part.virksomhet())
                && part.kommunikasjonspart().flatMap(Enhet::herId).isPresent()
                && !erEn(part.tjeneste())
                && !erEn(part.helsepersonell());
    }

    private boolean erEn(@Nullable Enhet enhet) {
        return enhet != null && enhet.identer().stream().anyMatch(i -> i.erAv("HER") && egneHerId.contains(i.id()));
    }

    /**
     * What is answered: the message. For standards with a header of their own, AppRec 1.0 answers the documents in it
     * instead, each with a receipt of its own (HIS 80415:2004 3.2 and 6.5); those without an id must do with the message's.
     * A message without an id is answered without.
     */
    private static List<Dokumentreferanse> besvart(Melding melding, AppRecVersjon versjon) {
        if (melding.konvolutt() == Konvoluttype.EGEN
                && versjon == AppRecVersjon.V1_0
                && !melding.dokumenter().isEmpty()) {
            return melding.dokumenter();
        }
        return List.of(new Dokumentreferanse(melding.msgId() == null ? "" : melding.msgId(), melding.type()));
    }

    /**
     * In AppRec 1.0 the receiver is who it is to the sender: the one who asked (REQ), or one who serves (SPR). Messages in a
     * MsgHead do not tell of anyone who asked.
     */
    private static Kode rolle(Melding melding, AppRecVersjon versjon, Mottaker mottaker) {
        if (Mottaker.COP.equals(mottaker.rolle())) {
            return rolle(Mottaker.COP);
        }
        if (versjon == AppRecVersjon.V1_1) {
            return rolle(Mottaker.PRIM);
        }
        Standard.Hode hode =
                melding.standard() == null ? null : melding.standard().hode();
        return rolle(hode == null ? "SPR" : hode.roller().getOrDefault("mottaker", "SPR"));
    }

    private static Kode rolle(String v) {
        return ROLLER.getOrDefault(v, new Kode(v, null, null));
    }

    /** The type as the message wrote it, with the text that belongs to it. */
    private Kode type(@Nullable Kode type) {
        if (type == null || type.v() == null) {
            return type == null ? new Kode("", null, null) : type;
        }
        List<String> navn = typenavn.apply(type.v());
        return navn.isEmpty() || navn.contains(String.valueOf(type.dn()))
                ? type
                : new Kode(type.v(), type.s(), navn.get(0));
    }

    /**
     * One ground for each rule broken; T02 once, with the first schema fault as explanation. That a service does not exist is
     * decided for each receiver (HIS 80415:2012 3.3.4): where others exist, the message is not rejected, but this receiver's
     * answer is.
     */
    private List<AppRecSvar.Feil> feil(List<Avvik> avvik, Part mottaker) {
        Map<String, AppRecSvar.Feil> feil = new LinkedHashMap<>();
        avvik.stream()
                .filter(a -> a.alvorlighet() == Alvorlighet.AVVISES
                        || (a.apprec() == AppRecFeil.E21 && erUkjentTjeneste(mottaker)))
                .forEach(a -> feil.putIfAbsent(a.regel(), feil(a)));
        return List.copyOf(feil.values());
    }

    private static AppRecSvar.Feil feil(Avvik avvik) {
        AppRecFeil kode = avvik.apprec() == null ? AppRecFeil.X99 : avvik.apprec();
        return new AppRecSvar.Feil(kode, avvik.tekst().nb());
    }
}

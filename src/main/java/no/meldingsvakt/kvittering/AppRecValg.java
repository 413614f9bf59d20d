package no.meldingsvakt.kvittering;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.namespace.QName;
import no.meldingsvakt.avvik.Alvorlighet;
import no.meldingsvakt.avvik.AppRecFeil;
import no.meldingsvakt.avvik.Avvik;
import no.meldingsvakt.melding.AppRecVersjon;
import no.meldingsvakt.melding.Dokumentreferanse;
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

    private static final Kode PRIMAR = new Kode(Mottaker.PRIM, null, "Primærmottaker");
    private static final Kode KOPI = new Kode(Mottaker.COP, null, "Kopimottaker");
    private static final Kode AVSENDER = new Kode("AVS", null, "Avsender");

    private static final String MIDNATT = "T00:00:00";
    private static final Pattern DATO = Pattern.compile("(-?\\d+-\\d\\d-\\d\\d)(.*)");

    private final DatatypeFactory datoer = DatatypeFactory.newDefaultInstance();
    private final List<String> egneHerId;

    /** Takes the HER-ids of the own enterprise; with none, every receiver counts as own. */
    AppRecValg(Collection<String> egneHerId) {
        this.egneHerId = List.copyOf(egneHerId);
    }

    List<AppRecSvar> velg(String kvitteringId, @Nullable Melding melding, List<Avvik> avvik, OffsetDateTime laget) {
        if (melding == null
                || melding.konvolutt() == Konvoluttype.APPREC
                || !melding.avsender().erKjent()) {
            return List.of();
        }
        AppRecVersjon versjon = melding.kvitteresMed();
        Optional<String> dato = dato(melding.sendt());
        if (versjon == null || dato.isEmpty()) {
            return List.of();
        }
        List<Dokumentreferanse> besvart = besvart(melding, versjon);
        List<AppRecSvar.Feil> feil = feil(avvik);
        List<AppRecSvar> svar = melding.mottakere().stream()
                .filter(m -> m.kvitterer() && erEgen(m.part()))
                .flatMap(m -> besvart.stream()
                        .map(d -> new AppRecSvar(
                                versjon,
                                kvitteringId,
                                laget,
                                m.part(),
                                rolle(melding, versjon, m),
                                melding.avsender(),
                                avsenderrolle(melding, versjon),
                                feil,
                                type(d.type() == null ? melding.type() : d.type()),
                                dato.get(),
                                d.id())))
                .toList();
        return IntStream.range(0, svar.size())
                .mapToObj(nr -> svar.get(nr).med(AppRecSvar.id(kvitteringId, nr)))
                .toList();
    }

    private boolean erEgen(Part part) {
        return part.erKjent() && (egneHerId.isEmpty() || egneHerId.stream().anyMatch(part::harHerId));
    }

    /**
     * What is answered: the message. For standards with a header of their own, AppRec 1.0 answers the documents in it
     * instead, each with a receipt of its own (HIS 80415:2004 3.2 and 6.5); those without an id must do with the message's.
     */
    private static List<Dokumentreferanse> besvart(Melding melding, AppRecVersjon versjon) {
        if (melding.konvolutt() == Konvoluttype.EGEN
                && versjon == AppRecVersjon.V1_0
                && !melding.dokumenter().isEmpty()) {
            return melding.dokumenter();
        }
        return melding.msgId() == null ? List.of() : List.of(new Dokumentreferanse(melding.msgId(), melding.type()));
    }

    /** GenDate unchanged where it is an xs:dateTime; a date alone begins at midnight, since IssueDate demands a time. */
    private Optional<String> dato(@Nullable String sendt) {
        if (sendt == null) {
            return Optional.empty();
        }
        try {
            QName type = datoer.newXMLGregorianCalendar(sendt).getXMLSchemaType();
            if (type.equals(DatatypeConstants.DATETIME)) {
                return Optional.of(sendt);
            }
            return type.equals(DatatypeConstants.DATE) ? Optional.of(vedMidnatt(sendt)) : Optional.empty();
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** The time goes in before an offset. */
    private static String vedMidnatt(String dato) {
        return DATO.matcher(dato).replaceFirst("$1" + MIDNATT + "$2");
    }

    private static Kode rolle(Melding melding, AppRecVersjon versjon, Mottaker mottaker) {
        boolean kopi = Mottaker.COP.equals(mottaker.rolle());
        Standard standard = melding.standard();
        if (versjon == AppRecVersjon.V1_0 && standard != null && standard.hode() != null) {
            String avtalt = standard.hode().roller().get(kopi ? "kopimottaker" : "mottaker");
            if (avtalt != null) {
                return new Kode(avtalt, null, null);
            }
        }
        return kopi ? KOPI : PRIMAR;
    }

    /** For standards with a header of their own, AppRec 1.0 has no agreed word for the sender. */
    private static @Nullable Kode avsenderrolle(Melding melding, AppRecVersjon versjon) {
        return versjon == AppRecVersjon.V1_0 && melding.konvolutt() == Konvoluttype.EGEN ? null : AVSENDER;
    }

    private static Kode type(@Nullable Kode type) {
        return type == null ? new Kode("", null, null) : type;
    }

    /** One ground for each rule broken; T02 once, with the first schema fault as explanation. */
    private static List<AppRecSvar.Feil> feil(List<Avvik> avvik) {
        Map<String, AppRecSvar.Feil> feil = new LinkedHashMap<>();
        avvik.stream()
                .filter(a -> a.alvorlighet() == Alvorlighet.AVVISES)
                .forEach(a -> feil.putIfAbsent(a.regel(), feil(a)));
        return List.copyOf(feil.values());
    }

    private static AppRecSvar.Feil feil(Avvik avvik) {
        AppRecFeil kode = avvik.apprec() == null ? AppRecFeil.X99 : avvik.apprec();
        return new AppRecSvar.Feil(kode, avvik.tekst().nb());
    }
}

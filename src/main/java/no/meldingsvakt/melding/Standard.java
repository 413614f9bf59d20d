package no.meldingsvakt.melding;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One version of a message standard, as {@code standard.yaml} in its folder tells it.
 *
 * @param id the folder's name, such as {@code plo-pasientlogistikk}
 * @param navn the name people use, bokmål
 * @param navnerom target namespace of its schema
 * @param prefiks the prefix that paths in receipts use for the namespace
 * @param rot local name of its root element; null for components, which no message has as root
 * @param apprec the receipt version that the standard demands (HITS 1168 chapter 8); null where no receipt is sent
 * @param familier namespace prefixes that all versions of the standard share
 * @param typer codes of code list 8279 that the standard may carry
 * @param pilot whether it is rejected until the operator has switched it on
 * @param kilde the standard document
 * @param gyldigFra the first day on which it may be sent; null where there is no limit
 * @param gyldigTil the last such day; null where there is none. Messages made later are received all the same
 * @param virkekilde what says so; null where there are no limits
 * @param hode where the header facts stand, for standards with a header of their own
 */
public record Standard(
        String id,
        String versjon,
        String navn,
        Art art,
        String navnerom,
        @Nullable String prefiks,
        @Nullable String rot,
        @Nullable Konvoluttype konvolutt,
        @Nullable AppRecVersjon apprec,
        List<String> familier,
        List<String> typer,
        boolean pilot,
        @Nullable String kilde,
        @Nullable LocalDate gyldigFra,
        @Nullable LocalDate gyldigTil,
        @Nullable String virkekilde,
        @Nullable Hode hode) {

    /** What a folder under {@code xsd/} holds. */
    public enum Art {
        MELDING,
        KONVOLUTT,
        KVITTERING,
        KOMPONENT
    }

    /**
     * XPaths of the header facts, relative to the root element.
     *
     * @param dokumentId the id of each document the message carries
     * @param dokumenttype the type of such a document, relative to its id; null where it is that of the message
     * @param roller AppRec 1.0 roles (REQ, SPR, COP) of {@code avsender}, {@code mottaker} and {@code kopimottaker}
     * @param typeTil8279 codes of the message's own type list, mapped to code list 8279
     */
    public record Hode(
            String type,
            String msgId,
            String sendt,
            String avsender,
            String mottaker,
            @Nullable String kopimottaker,
            @Nullable String pasient,
            @Nullable String dokumentId,
            @Nullable String dokumenttype,
            Map<String, String> roller,
            Map<String, String> typeTil8279) {}

    /** Says whether its messages are carried in a MsgHead. */
    public boolean iHodemelding() {
        return art == Art.MELDING && konvolutt == Konvoluttype.MSGHEAD;
    }

    /** Name and version in one, such as {@code PLO Pasientlogistikk 1.6}. */
    public String navnMedVersjon() {
        return navn + " " + versjon;
    }

    /** Id and version in one, such as {@code plo-pasientlogistikk/1.6}. */
    public String betegnelse() {
        return id + "/" + versjon;
    }
}

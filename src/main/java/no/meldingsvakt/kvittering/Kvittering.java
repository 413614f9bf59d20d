package no.meldingsvakt.kvittering;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import no.meldingsvakt.avvik.Alvorlighet;
import no.meldingsvakt.avvik.IkkeVurdert;
import org.jspecify.annotations.Nullable;

/**
 * The receipt that every caller gets. Its names and shape are the contract with integrations. No field holds the
 * patient's identity or any text of the message.
 *
 * @param duplikat whether the message had been answered before, and this is that answer
 * @param vurdert the moment of judgement, in Norwegian time
 * @param melding the header facts; null where the message could not be read
 * @param avvik the first 200 findings
 * @param antallAvvik the number of findings, also those not listed
 * @param ikkeVurdert the rules or steps that met an internal error; only there when some did
 * @param forlop the patient stay the message belongs to; null where history is not used
 * @param apprec the application receipts that answer the message
 * @param regelsett the rule packs it was judged by
 * @param tidsbruk milliseconds in each step
 * @param motor name and version of the program
 */
public record Kvittering(
        String id,
        Kvitteringsstatus status,
        boolean duplikat,

        @JsonFormat(
                pattern = "yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
                without = JsonFormat.Feature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
        OffsetDateTime vurdert,

        @Nullable MeldingFelt melding,
        List<AvvikFelt> avvik,
        AntallFelt antallAvvik,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<IkkeVurdert> ikkeVurdert,
        @Nullable ForlopdelFelt forlop,
        List<AppRecFelt> apprec,
        List<Regelsett> regelsett,
        Tidsbruk tidsbruk,
        String motor) {

    public Kvittering {
        avvik = List.copyOf(avvik);
        ikkeVurdert = List.copyOf(ikkeVurdert);
        apprec = List.copyOf(apprec);
        regelsett = List.copyOf(regelsett);
    }

    /** The same receipt, for a message that has been answered before. */
    public Kvittering somDuplikat(@Nullable MeldingFelt hode) {
        return new Kvittering(
                id,
                status,
                true,
                vurdert,
                hode,
                avvik,
                antallAvvik,
                ikkeVurdert,
                forlop,
                apprec,
                regelsett,
                tidsbruk,
                motor);
    }

    /** Says whether the messages of the two receipts are from the same enterprise and service. */
    public boolean harSammeAvsender(Kvittering annen) {
        return Objects.equals(avsender(utenNavn()), avsender(annen.utenNavn()));
    }

    private static @Nullable PartFelt avsender(Kvittering k) {
        return k.melding() == null ? null : k.melding().avsender();
    }

    /** The same receipt without the names of parties. */
    public Kvittering utenNavn() {
        return new Kvittering(
                id,
                status,
                duplikat,
                vurdert,
                melding == null ? null : melding.utenNavn(),
                avvik,
                antallAvvik,
                ikkeVurdert,
                forlop,
                apprec,
                regelsett,
                tidsbruk,
                motor);
    }

    /** The same receipt with fewer findings, each of which is told of in another. */
    public Kvittering medAvvik(List<AvvikFelt> faerre) {
        return new Kvittering(
                id,
                status,
                duplikat,
                vurdert,
                melding,
                faerre,
                antallAvvik.uten(avvik).pluss(faerre),
                ikkeVurdert,
                forlop,
                apprec,
                regelsett,
                tidsbruk,
                motor);
    }

    /** What the header says, with null for what it does not. */
    public record MeldingFelt(
            @Nullable String standard,
            @Nullable String versjon,
            @Nullable String type,
            @Nullable String msgId,
            @Nullable String sendt,
            @Nullable PartFelt avsender,
            List<MottakerFelt> mottakere) {

        MeldingFelt utenNavn() {
            return new MeldingFelt(
                    standard,
                    versjon,
                    type,
                    msgId,
                    sendt,
                    avsender == null
                            ? null
                            : new PartFelt(null, avsender.herId(), EnhetFelt.utenNavn(avsender.tjeneste())),
                    mottakere.stream()
                            .map(m -> new MottakerFelt(m.rolle(), null, m.herId(), EnhetFelt.utenNavn(m.tjeneste())))
                            .toList());
        }
    }

    /** A party at the first level of its address. */
    public record PartFelt(
            @Nullable String navn,
            @Nullable String herId,
            @Nullable EnhetFelt tjeneste) {}

    /** The second level of an address: a service or a health professional. */
    public record EnhetFelt(@Nullable String navn, @Nullable String herId) {

        private static @Nullable EnhetFelt utenNavn(@Nullable EnhetFelt enhet) {
            return enhet == null ? null : new EnhetFelt(null, enhet.herId());
        }
    }

    /** The patient stay a message belongs to, with the deadlines, as they stand, that the message decides or has changed. */
    public record ForlopdelFelt(String id, List<Forlopskvittering.FristFelt> frister) {

        public ForlopdelFelt {
            frister = List.copyOf(frister);
        }
    }

    /** A receiver with its role. */
    public record MottakerFelt(
            @Nullable String rolle,
            @Nullable String navn,
            @Nullable String herId,
            @Nullable EnhetFelt tjeneste) {}

    /**
     * A finding.
     *
     * @param meldinger MsgIds of the messages that a finding in a stay is about; only there in stays
     */
    public record AvvikFelt(
            String regel,
            Alvorlighet alvorlighet,
            String pakke,
            String tekst,
            String kilde,
            @Nullable String apprec,
            boolean tolkning,
            @Nullable String teknisk,
            @Nullable String funnet,
            StedFelt sted,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> meldinger) {

        /** The same finding with other words of where its demand comes from. */
        public AvvikFelt medKilde(String ny) {
            return new AvvikFelt(
                    regel, alvorlighet, pakke, tekst, ny, apprec, tolkning, teknisk, funnet, sted, meldinger);
        }
    }

    /** Where a finding is; line and column are null where they are unknown. */
    public record StedFelt(
            @Nullable String xpath,
            @Nullable Integer linje,
            @Nullable Integer kolonne) {}

    /** How many findings there are of each weight. */
    public record AntallFelt(
            @JsonProperty("AVVISES") int avvises,
            @JsonProperty("FEIL") int feil,
            @JsonProperty("ADVARSEL") int advarsel,
            @JsonProperty("MERKNAD") int merknad) {

        /** The number of all of them. */
        @JsonIgnore
        public int sum() {
            return avvises + feil + advarsel + merknad;
        }

        private AntallFelt uten(List<AvvikFelt> noen) {
            return new AntallFelt(
                    avvises - antall(noen, Alvorlighet.AVVISES),
                    feil - antall(noen, Alvorlighet.FEIL),
                    advarsel - antall(noen, Alvorlighet.ADVARSEL),
                    merknad - antall(noen, Alvorlighet.MERKNAD));
        }

        AntallFelt pluss(List<AvvikFelt> flere) {
            return new AntallFelt(
                    avvises + antall(flere, Alvorlighet.AVVISES),
                    feil + antall(flere, Alvorlighet.FEIL),
                    advarsel + antall(flere, Alvorlighet.ADVARSEL),
                    merknad + antall(flere, Alvorlighet.MERKNAD));
        }

        private static int antall(List<AvvikFelt> avvik, Alvorlighet alvorlighet) {
            return Math.toIntExact(
                    avvik.stream().filter(a -> a.alvorlighet() == alvorlighet).count());
        }
    }

    /**
     * An application receipt in short.
     *
     * @param status code list 8258: 1 or 2
     * @param feil codes of code list 8221
     */
    public record AppRecFelt(String rolle, String versjon, String status, List<String> feil) {}

    /** A rule pack that was applied. */
    public record Regelsett(String id, String versjon, String sha256) {}

    /** Milliseconds in each step; null for a step that does not take part. */
    public record Tidsbruk(
            double les,
            double skjema,
            double regler,
            @Nullable Double forlop,
            double totalt) {}
}

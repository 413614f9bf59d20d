package no.meldingsvakt.forlop;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import no.meldingsvakt.avvik.Tekst;

/** The reservations that a count of {@link Overliggerdogn} is given with. What rests on absence says so. */
final class Dognforbehold {

    private static final DateTimeFormatter DAG = DateTimeFormatter.ofPattern("dd.MM.uuuu");

    private Dognforbehold() {}

    /** Updated information has never been seen. */
    static Tekst utenOpplysninger(long dogn) {
        return new Tekst(
                "Oppdaterte helseopplysninger fra sykehuset er ikke sett av tjenesten, så vilkårene i forskriften §§"
                        + " 8–10 er ikke"
                        + " vist oppfylt: %d døgn er ikke regnet med.".formatted(dogn),
                "Oppdaterte helseopplysningar frå sjukehuset er ikkje sett av tenesta, så vilkåra i forskrifta §§ 8–10"
                        + " er ikkje"
                        + " vist oppfylte: %d døgn er ikkje rekna med.".formatted(dogn),
                "Updated information from the hospital has not been seen by the service, so the conditions of §§ 8–10"
                        + " of the"
                        + " regulation are not shown to be met; days not counted: %d.".formatted(dogn));
    }

    /** Updated information was sent later than the notice. */
    static Tekst seneOpplysninger(LocalDate sendt, long dogn) {
        return new Tekst(
                "Oppdaterte helseopplysninger (forskriften §§ 8–10) ble sendt først %s: %d døgn før det er ikke regnet med."
                        .formatted(vis(sendt), dogn),
                "Oppdaterte helseopplysningar (forskrifta §§ 8–10) vart sende først %s: %d døgn før det er ikkje rekna med."
                        .formatted(vis(sendt), dogn),
                "Updated information (§§ 8–10 of the regulation) was not sent until %s; days before that, not counted: %d."
                        .formatted(vis(sendt), dogn));
    }

    /** The receipt for the notice came on a later day. */
    static Tekst senKvittering(LocalDate kvittert, long dogn) {
        return new Tekst(
                "Meldingen om utskrivningsklar pasient ble kvittert først %s: %d døgn før det er ikke regnet med."
                        .formatted(vis(kvittert), dogn),
                "Meldinga om utskrivingsklar pasient vart kvittert først %s: %d døgn før det er ikkje rekna med."
                        .formatted(vis(kvittert), dogn),
                "The notice that the patient was ready for discharge was not acknowledged until %s; days before that, not counted: %d."
                        .formatted(vis(kvittert), dogn));
    }

    /** The municipality has answered; what, no code tells. */
    static Tekst besvart(LocalDate svart, long dogn) {
        return new Tekst(
                ("Kommunen svarte %s. Om den kunne ta imot, og fra hvilken dag, står i fritekst som ikke leses: %d"
                                + " døgn fra og med svaret er ikke regnet med, og skyldes bare hvis kommunen ikke kunne ta imot.")
                        .formatted(vis(svart), dogn),
                ("Kommunen svarte %s. Om han kunne ta imot, og frå kva dag, står i fritekst som ikkje blir lesen: %d"
                                + " døgn frå og med svaret er ikkje rekna med, og er skuldige berre om kommunen ikkje kunne ta"
                                + " imot.")
                        .formatted(vis(svart), dogn),
                ("The municipality answered on %s. Whether it could receive the patient, and from which day, stands in"
                                + " free text that is not read; days from the answer on, not counted and owed only if it could"
                                + " not: %d.")
                        .formatted(vis(svart), dogn));
    }

    /** The municipality answered at once, but past midnight. */
    static Tekst besvartStraks(LocalDate svart, long dogn) {
        return new Tekst(
                ("Kommunen svarte %s, straks etter at den fikk meldingen. Om den kunne ta imot, står i fritekst som"
                                + " ikke leses: %d døgn før svaret er ikke regnet med, og skyldes bare hvis kommunen ikke kunne ta"
                                + " imot.")
                        .formatted(vis(svart), dogn),
                ("Kommunen svarte %s, straks etter at han fekk meldinga. Om han kunne ta imot, står i fritekst som"
                                + " ikkje blir lesen: %d døgn før svaret er ikkje rekna med, og er skuldige berre om kommunen"
                                + " ikkje kunne ta imot.")
                        .formatted(vis(svart), dogn),
                ("The municipality answered on %s, at once when it had the notice. Whether it could receive the"
                                + " patient stands in free text that is not read; days before the answer, not counted and owed"
                                + " only if it could not: %d.")
                        .formatted(vis(svart), dogn));
    }

    /** Ready again after a withdrawal, without information sent since. */
    static Tekst ikkeOppdatertIgjen(LocalDate avmeldt, long dogn) {
        return new Tekst(
                ("Nye helseopplysninger etter avmeldingen %s er ikke sett av tjenesten: %d døgn etter den skyldes bare"
                                + " hvis de gamle fortsatt var riktige (forskriften § 8).")
                        .formatted(vis(avmeldt), dogn),
                ("Nye helseopplysningar etter avmeldinga %s er ikkje sett av tenesta: %d døgn etter den er skuldige"
                                + " berre om dei gamle framleis var rette (forskrifta § 8).")
                        .formatted(vis(avmeldt), dogn),
                ("New information after the withdrawal of %s has not been seen by the service; days after it, owed"
                                + " only if the former still held (§ 8 of the regulation): %d.")
                        .formatted(vis(avmeldt), dogn));
    }

    /** No departure has been seen. */
    static Tekst ikkeUtskrevet() {
        return new Tekst(
                "Utskrivning er ikke sett av tjenesten: døgnene er regnet fram til bedømmelsen.",
                "Utskriving er ikkje sett av tenesta: døgna er rekna fram til bedømminga.",
                "No discharge has been seen by the service: the days are counted up to the judgement.");
    }

    /** The departure is known from a report or a letter alone. */
    static Tekst utskrevetEtterRapport(LocalDate utskrevet) {
        return new Tekst(
                "Melding om utskrevet pasient er ikke sett av tjenesten: utskrivningsdagen, %s, er fra rapporten eller epikrisen."
                        .formatted(vis(utskrevet)),
                "Melding om utskriven pasient er ikkje sett av tenesta: utskrivingsdagen, %s, er frå rapporten eller epikrisen."
                        .formatted(vis(utskrevet)),
                "No notice of discharge has been seen by the service: the day of discharge, %s, is the report's or the letter's."
                        .formatted(vis(utskrevet)));
    }

    /** The patient went on within the specialist health service. */
    static Tekst overfort(LocalDate dag) {
        return new Tekst(
                "Pasienten ble overført innen spesialisthelsetjenesten %s: døgn etter det er ikke regnet med."
                        .formatted(vis(dag)),
                "Pasienten vart overført innan spesialisthelsetenesta %s: døgn etter det er ikkje rekna med."
                        .formatted(vis(dag)),
                "The patient was transferred within the specialist health service on %s: days after that are not counted."
                        .formatted(vis(dag)));
    }

    /** Messages that no time is known of may have changed what is owed. */
    static Tekst udatert(long dogn) {
        return new Tekst(
                "Det finnes meldinger mellom partene med et sendetidspunkt som ikke kan regnes med; de kan ha endret hva som skyldes: %d døgn er ikke regnet med."
                        .formatted(dogn),
                "Det finst meldingar mellom partane med eit sendetidspunkt som ein ikkje kan rekne med; dei kan ha endra kva som er skuldig: %d døgn er ikkje rekna med."
                        .formatted(dogn),
                "There are messages between the parties with a time of sending that cannot be computed with; they may have changed what is owed; days not counted: %d."
                        .formatted(dogn));
    }

    /** More days than are listed. */
    static Tekst bareDeForste(int listet) {
        return new Tekst(
                "Bare de første %d døgnene er listet.".formatted(listet),
                "Berre dei første %d døgna er lista.".formatted(listet),
                "Only the first %d days are listed.".formatted(listet));
    }

    private static String vis(LocalDate dag) {
        return DAG.format(dag);
    }
}

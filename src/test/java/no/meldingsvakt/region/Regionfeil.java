package no.meldingsvakt.region;

import static no.meldingsvakt.avvik.Alvorlighet.ADVARSEL;
import static no.meldingsvakt.avvik.Alvorlighet.FEIL;
import static no.meldingsvakt.avvik.Alvorlighet.MERKNAD;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import no.meldingsvakt.avvik.Alvorlighet;
import no.meldingsvakt.region.Plan.Utfall;

/** One known fault in a stay that is lawful otherwise, and the rule that owns it. */
enum Regionfeil {
    RAPPORT_SENT(
            "NTP-V1.1g-4t",
            FEIL,
            krav(Utfall.HJEM).uten(Trekk.RAPPORT_RETTET, Trekk.SYKEHUSET_SPOR, Trekk.SPOR_SENT),
            s -> {
                Brev innlagt = s.plan.finn("innlagt").orElseThrow();
                ZonedDateTime start = senere(s.plan.mottatt(innlagt), s.plan.inn);
                return s.flyttFor(
                        "rapport", start.plusHours(4).plusMinutes(1 + s.r.nextInt(400)), "utskrivningsrapport");
            }),
    RAPPORT_MANGLER(
            "NTP-V1.1g-4t",
            FEIL,
            krav(Utfall.HJEM).uten(Trekk.RAPPORT_RETTET, Trekk.BARE_NAVN, Trekk.SYKEHUSET_SPOR, Trekk.SPOR_SENT),
            s -> s.fjern("rapport")),
    SPORSMAL_UBESVART(
            "NTP-V1.1g-24t", FEIL, krav(Utfall.HJEM).med(Trekk.SYKEHUSET_SPOR).uten(Trekk.RAPPORT_RETTET), s -> {
                s.plan.finn("sporsmal").orElseThrow().felt.replace("sporsmal", "1");
                return s.fjern("dialogsvar");
            }),
    INNLAGT_SENT(
            "NTP-V1.2c",
            ADVARSEL,
            krav(Utfall.HJEM)
                    .uten(
                            Trekk.INNLAGT_DAG,
                            Trekk.INNLAGT_RETTET,
                            Trekk.INNLAGT_AVVIST,
                            Trekk.SYKEHUSET_SPOR,
                            Trekk.SPOR_SENT),
            s -> s.innlagtOgRapport(s.plan.inn.plusMinutes(121 + s.r.nextInt(60)))),
    INNLAGT_DOGNET_ETTER(
            "PLO-LOG-17",
            ADVARSEL,
            krav(Utfall.HJEM)
                    .uten(
                            Trekk.INNLAGT_DAG,
                            Trekk.INNLAGT_RETTET,
                            Trekk.INNLAGT_AVVIST,
                            Trekk.SYKEHUSET_SPOR,
                            Trekk.SPOR_SENT),
            s -> s.innlagtOgRapport(s.plan.inn.plusHours(24).plusMinutes(1 + s.r.nextInt(300)))),
    VARSEL_SENT(
            "NTP-V1.2k-24t",
            FEIL,
            krav(Utfall.HJEM).uten(Trekk.INNLAGT_DAG, Trekk.PLANLAGT, Trekk.NY_VENTET, Trekk.KOMMUNEN_SPOR),
            Regionfeil::varselSent),
    VARSEL_SENT_NASJONALT(
            "PLO-HELSE-10",
            FEIL,
            krav(Utfall.HJEM).uten(Trekk.INNLAGT_DAG, Trekk.PLANLAGT, Trekk.NY_VENTET, Trekk.KOMMUNEN_SPOR),
            Regionfeil::varselSent),
    KLAR_ANNEN_DAG(
            "NTP-V1.2k-endring",
            FEIL,
            krav(Utfall.HJEM).nyeste().uten(Trekk.KLAR_ENDRET, Trekk.AVMELDT),
            Regionfeil::annenDag),
    KLAR_ANNEN_DAG_NASJONALT(
            "PLO-HELSE-11",
            FEIL,
            krav(Utfall.HJEM).nyeste().uten(Trekk.KLAR_ENDRET, Trekk.AVMELDT),
            Regionfeil::annenDag),
    DOD_SENT(
            "NTP-V1.2k-dod",
            FEIL,
            krav(Utfall.DOD),
            s -> s.flytt("utskrevet", s.plan.ut.plusMinutes(121 + s.r.nextInt(300)))),
    VARSEL_ETTER_DOD("NTP-V1.2k-dod-etter", FEIL, krav(Utfall.DOD), s -> {
        Brev varsel = s.plan.finn("varsel").orElseThrow();
        Brev ny = s.ny(varsel, "oppdatert", s.plan.ut.plusHours(26));
        ny.status = 'M';
        ny.felt.put("9140", "2");
        ny.svarerPaa(varsel);
        return true;
    }),
    OPPDATERT_ETTER_KLAR(
            "NTP-V3.1.1b-rekkefolge",
            FEIL,
            krav(Utfall.HJEM)
                    .uten(Trekk.NY_VENTET, Trekk.AVMELDT, Trekk.MELDT_IGJEN, Trekk.KLAR_ENDRET, Trekk.TO_TJENESTER),
            s -> s.flytt("oppdatert", s.sisteKlar().sendt.plusMinutes(3 + s.r.nextInt(30)))),
    UTEN_SVAR(
            "NTP-V3.1.2a-svar",
            FEIL,
            krav(Utfall.HJEM).uten(Trekk.AVMELDT, Trekk.EPIKRISE_RETTET, Trekk.FORELOPIG_EPIKRISE),
            s -> s.fjern("svar") && s.flytt("epikrise", s.plan.ut.plusDays(2 + s.r.nextInt(4)))),
    EGET_ANSVAR("NTP-V3.1.2a-svar", MERKNAD, krav(Utfall.EGET_ANSVAR), s -> true),
    UTSKRIVNINGSRAPPORT_MANGLER("NTP-V3.1.2e", FEIL, krav(Utfall.HJEM), s -> s.fjern("utskrivningsrapport")),
    UTSKRIVNINGSRAPPORT_ETTER(
            "NTP-V3.1.2e",
            FEIL,
            krav(Utfall.HJEM).uten(Trekk.UTSKRIVNINGSRAPPORT_RETTET),
            s -> s.flytt(
                    "utskrivningsrapport",
                    s.plan.finn("utskrevet").orElseThrow().sendt.plusMinutes(2 + s.r.nextInt(50)))),
    UTSKRIVNINGSRAPPORT_MANGLER_NASJONALT("PLO-UTSKR-13", FEIL, krav(Utfall.HJEM), s -> s.fjern("utskrivningsrapport")),
    UTSKRIVNINGSRAPPORT_DAGEN_ETTER(
            "PLO-UTSKR-13",
            FEIL,
            krav(Utfall.HJEM).uten(Trekk.UTSKRIVNINGSRAPPORT_RETTET),
            s -> s.flytt("utskrivningsrapport", s.plan.ut.plusDays(1))),
    UTSKRIVNINGSRAPPORT_DAGEN_FOR(
            "PLO-UTSKR-13-dag",
            FEIL,
            krav(Utfall.HJEM).uten(Trekk.UTSKRIVNINGSRAPPORT_RETTET, Trekk.UTSKREVET_DAG),
            s -> s.flytt("utskrivningsrapport", s.plan.ut.minusDays(1))),
    EPIKRISE_DAGEN_ETTER(
            "NTP-V3.1.2f",
            FEIL,
            krav(Utfall.HJEM).uten(Trekk.EPIKRISE_RETTET, Trekk.FORELOPIG_EPIKRISE),
            s -> s.flytt("epikrise", s.plan.ut.plusDays(1 + s.r.nextInt(5)))),
    EPIKRISE_MANGLER("PLO-LOG-26", FEIL, krav(Utfall.HJEM), s -> s.fjern("epikrise")),
    UTSKREVET_DAGEN_ETTER(
            "NTP-V3.1.2g",
            FEIL,
            krav(Utfall.HJEM).uten(Trekk.UTSKREVET_DAG, Trekk.NY_INNLEGGELSE_FORST),
            s -> s.flytt("utskrevet", s.plan.ut.plusDays(1))),
    UTSKREVET_DAGEN_ETTER_NASJONALT(
            "PLO-LOG-23",
            FEIL,
            krav(Utfall.HJEM).uten(Trekk.UTSKREVET_DAG, Trekk.NY_INNLEGGELSE_FORST),
            s -> s.flytt("utskrevet", s.plan.ut.plusDays(1))),
    UTSKREVET_MANGLER(
            "PLO-LOG-23-mangler", FEIL, krav(Utfall.HJEM).uten(Trekk.NY_INNLEGGELSE_FORST), s -> s.fjern("utskrevet")),
    UT_ETTER_AVMELDING(
            "NTP-V3.1.2g-klar",
            FEIL,
            krav(Utfall.HJEM).uten(Trekk.TO_TJENESTER, Trekk.KLAR_ENDRET),
            Regionfeil::avmeldtTilSlutt),
    UT_ETTER_AVMELDING_NASJONALT(
            "PLO-LOG-22",
            ADVARSEL,
            krav(Utfall.HJEM).uten(Trekk.TO_TJENESTER, Trekk.KLAR_ENDRET),
            Regionfeil::avmeldtTilSlutt),
    KLAR_ETTER_UT("PLO-LOG-22-etter", ADVARSEL, krav(Utfall.HJEM).uten(Trekk.NY_INNLEGGELSE_FORST), s -> {
        Brev klar = s.ny(
                s.sisteKlar(),
                "klar",
                s.plan.finn("utskrevet").orElseThrow().sendt.plusMinutes(20));
        klar.status = 'N';
        klar.viserTil(null, null);
        return true;
    }),
    KLAR_OM_KVELDEN("NTP-V3.1a-dagtid", ADVARSEL, krav(Utfall.HJEM).med(Trekk.KLAR_KVELD), s -> true),
    SVAR_SENT(
            "NTP-V3.2a-straks",
            ADVARSEL,
            krav(Utfall.HJEM)
                    .med(Trekk.NEI)
                    .uten(Trekk.AVMELDT, Trekk.MELDT_IGJEN, Trekk.TO_TJENESTER, Trekk.KLAR_ENDRET),
            s -> s.svarEtter(121 + s.r.nextInt(110))),
    SVAR_MEGET_SENT(
            "PLO-LOG-20",
            FEIL,
            krav(Utfall.HJEM)
                    .med(Trekk.NEI)
                    .uten(Trekk.AVMELDT, Trekk.MELDT_IGJEN, Trekk.TO_TJENESTER, Trekk.KLAR_ENDRET),
            s -> s.svarEtter(241 + s.r.nextInt(300))),
    SVAR_UTEBLIR("PLO-LOG-20", FEIL, krav(Utfall.HJEM).med(Trekk.NEI).uten(Trekk.KLAR_ENDRET), s -> {
        s.plan.dogn = s.utenSvar();
        return s.fjern("svar");
    }),
    IKKE_TATT_IMOT(
            "NTP-V3.2b-dag0",
            ADVARSEL,
            krav(Utfall.HJEM).med(Trekk.NEI).uten(Trekk.KLAR_KVELD, Trekk.KLAR_ENDRET),
            s -> true),
    AVMELDT_UTEN_NYE_OPPLYSNINGER(
            "PLO-HELSE-11-avmeldt",
            ADVARSEL,
            krav(Utfall.HJEM).med(Trekk.AVMELDT).uten(Trekk.MELDT_IGJEN, Trekk.KLAR_ENDRET),
            s -> {
                Brev avmeldt = s.plan.finn("avmeldt").orElseThrow();
                s.plan.alle("oppdatert")
                        .filter(o -> o.sendt.isAfter(avmeldt.sendt))
                        .toList()
                        .forEach(s.plan::fjern);
                return true;
            }),
    TO_NYE_VARSLER(
            "PLO-HELSE-12",
            FEIL,
            krav(Utfall.HJEM)
                    .kvitterer()
                    .uten(Trekk.NY_VENTET, Trekk.AVMELDT, Trekk.KLAR_ENDRET, Trekk.MELDT_IGJEN, Trekk.D_NUMMER),
            s -> {
                Brev oppdatert = s.plan.finn("oppdatert").orElseThrow();
                oppdatert.status = 'N';
                oppdatert.viserTil(null, null);
                return true;
            }),
    ENDRING_UNEVNT("PLO-HELSE-13", ADVARSEL, krav(Utfall.HJEM).nyeste().med(Trekk.NY_VENTET), s -> {
        s.plan.alle("oppdatert").forEach(o -> o.felt.put("utenEndring", "ja"));
        String ventet = s.plan.finn("varsel").orElseThrow().tider.get("3");
        return !Objects.equals(
                ventet, s.plan.forste("oppdatert").orElseThrow().tider.get("3"));
    }),
    RAPPORT_ET_DOGN_ETTER(
            "PLO-INNL-14",
            FEIL,
            krav(Utfall.HJEM).uten(Trekk.RAPPORT_RETTET, Trekk.SYKEHUSET_SPOR, Trekk.SPOR_SENT, Trekk.BARE_NAVN),
            s -> s.flyttFor(
                    "rapport",
                    s.plan.mottatt(s.plan.finn("innlagt").orElseThrow())
                            .plusHours(24)
                            .plusMinutes(1 + s.r.nextInt(300)),
                    "utskrivningsrapport")),
    RAPPORT_DOGNET_ETTER_INNLEGGELSEN(
            "PLO-INNL-14-innleggelsen",
            ADVARSEL,
            krav(Utfall.HJEM)
                    .kvitterer()
                    .uten(
                            Trekk.INNLAGT_DAG,
                            Trekk.INNLAGT_RETTET,
                            Trekk.INNLAGT_AVVIST,
                            Trekk.RAPPORT_RETTET,
                            Trekk.SYKEHUSET_SPOR,
                            Trekk.SPOR_SENT,
                            Trekk.BARE_NAVN),
            s -> {
                Brev innlagt = s.plan.finn("innlagt").orElseThrow();
                s.plan.kvitteringer(innlagt).forEach(k -> k.sendt = s.plan.inn.plusHours(22));
                return s.flyttFor(
                        "rapport", s.plan.inn.plusHours(24).plusMinutes(1 + s.r.nextInt(60)), "utskrivningsrapport");
            }),
    RAPPORT_TIL_FEIL_SYKEHUS("PLO-INNL-15", FEIL, krav(Utfall.HJEM).uten(Trekk.RAPPORT_RETTET), s -> {
        s.plan.finn("rapport").orElseThrow().til = s.annetSykehus();
        s.rettKvitteringer();
        return true;
    }),
    RAPPORT_TIL_FEIL_AVDELING(
            "PLO-INNL-15-tjeneste", ADVARSEL, krav(Utfall.HJEM).uten(Trekk.RAPPORT_RETTET), s -> {
                s.plan.finn("rapport").orElseThrow().til = s.annenAvdeling();
                s.rettKvitteringer();
                return true;
            }),
    UTSKRIVNINGSRAPPORT_FOR_DOD("PLO-LOG-16", FEIL, krav(Utfall.DOD), s -> {
        Brev rapport = s.ny(s.plan.finn("utskrevet").orElseThrow(), "utskrivningsrapport", s.plan.ut.plusHours(3));
        rapport.type = "UTSKRIVNINGSRAPPORT";
        rapport.tider.put("1", rapport.tekst(s.plan.inn));
        return true;
    }),
    KLAR_UTEN_OPPLYSNINGER(
            "PLO-LOG-18",
            FEIL,
            krav(Utfall.HJEM).uten(Trekk.KOMMUNEN_SPOR, Trekk.D_NUMMER),
            s -> s.fjern("varsel") && s.fjern("oppdatert")),
    OPPDATERT_AVVIST(
            "PLO-LOG-19",
            FEIL,
            krav(Utfall.HJEM).kvitterer(),
            s -> s.avvis(s.plan.finn("oppdatert").orElseThrow(), "X99")),
    AVMELDT_UTEN_KLAR(
            "PLO-LOG-21",
            FEIL,
            krav(Utfall.HJEM).med(Trekk.AVMELDT).uten(Trekk.KLAR_KANSELLERT, Trekk.KLAR_AVVIST, Trekk.TO_TJENESTER),
            s -> {
                s.plan.fjern(s.plan.forste("klar").orElseThrow());
                return true;
            }),
    AVMELDT_ANNEN_DAG("PLO-LOG-21-dato", FEIL, krav(Utfall.HJEM).med(Trekk.AVMELDT), s -> {
        Brev avmeldt = s.plan.finn("avmeldt").orElseThrow();
        avmeldt.tider.put(
                "3",
                LocalDate.parse(Objects.requireNonNull(avmeldt.tider.get("3")))
                        .plusDays(1)
                        .toString());
        return true;
    }),
    AVMELDT_SENT("PLO-LOG-21-sent", ADVARSEL, krav(Utfall.HJEM).med(Trekk.AVMELDT), s -> {
        Brev avmeldt = s.plan.finn("avmeldt").orElseThrow();
        avmeldt.tider.put("4", avmeldt.sendt.toLocalDate().minusDays(3).toString());
        return true;
    }),
    SPORSMAL_ETTER_DOD("PLO-LOG-24", ADVARSEL, krav(Utfall.DOD), s -> {
        Brev dod = s.plan.finn("dod").orElseThrow();
        Brev spor = s.ny(dod, "legesporsmal", dod.sendt.plusDays(2));
        spor.type = "DIALOG_FORESPORSEL";
        spor.felt.put("sporsmal", "6");
        spor.felt.put("sporsmalkodeverk", "9152");
        return true;
    }),
    INNLAGT_ULIKT(
            "PLO-LOG-25", ADVARSEL, krav(Utfall.HJEM).nyeste().uten(Trekk.INNLAGT_DAG, Trekk.INNLAGT_RETTET), s -> {
                Brev klar = s.sisteKlar();
                klar.tider.put("1", klar.tekst(s.plan.inn.plusMinutes(5 + s.r.nextInt(200))));
                return true;
            }),
    UTSKREVET_ULIKT("PLO-LOG-25-utskrevet", ADVARSEL, krav(Utfall.HJEM).uten(Trekk.UTSKRIVNINGSRAPPORT_RETTET), s -> {
        Brev rapport = s.plan.finn("utskrivningsrapport").orElseThrow();
        rapport.tider.put("2", rapport.tekst(s.plan.ut.minusDays(1)));
        return true;
    }),
    EPIKRISE_UTSTEDT_PAA_NYTT("ENDR-04-utstedt", FEIL, krav(Utfall.HJEM).med(Trekk.EPIKRISE_RETTET), s -> {
        Brev ny = s.plan.finn("epikrise").orElseThrow();
        ny.felt.put("utstedt", ny.tekst(ny.sendt));
        return !ny.sendt
                .toLocalDate()
                .equals(s.plan.forste("epikrise").orElseThrow().sendt.toLocalDate());
    }),
    ENDRING_FEIL_SAMTALE("ENDR-05", FEIL, krav(Utfall.HJEM).med(Trekk.NY_VENTET), s -> {
        Brev oppdatert = s.plan.finn("oppdatert").orElseThrow();
        oppdatert.samtale = oppdatert.forelder;
        return true;
    }),
    ENDRING_FEIL_FORELDER("ENDR-05-forrige", FEIL, krav(Utfall.HJEM).med(Trekk.NY_VENTET), s -> {
        s.plan.finn("oppdatert").orElseThrow().forelder = s.plan.finn("varsel").orElseThrow().id;
        return true;
    }),
    ENDRER_KANSELLERT(
            "ENDR-06", FEIL, krav(Utfall.HJEM).med(Trekk.KLAR_KANSELLERT).uten(Trekk.AVMELDT), s -> {
                Brev kansellering = s.plan.finn("kansellering").orElseThrow();
                Brev ny = s.ny(kansellering, "klar", kansellering.sendt.plusMinutes(4));
                ny.status = 'M';
                return true;
            }),
    KANSELLERER_ANNET("ENDR-06-annen", FEIL, krav(Utfall.HJEM).med(Trekk.KLAR_KANSELLERT), s -> {
        String innlagt = s.plan.finn("innlagt").orElseThrow().id;
        s.plan.alle("kansellering").forEach(k -> k.viserTil(innlagt, innlagt));
        return true;
    }),
    ENDRING_MANGLER_DEL("ENDR-07", ADVARSEL, krav(Utfall.HJEM), s -> {
        s.plan.finn("oppdatert").orElseThrow().felt.put("uten", "InfoMedisinskDiagnose");
        return true;
    }),
    SAMME_DOKUMENT(
            "ENDR-08",
            ADVARSEL,
            krav(Utfall.HJEM)
                    .med(Trekk.EPIKRISE_RETTET)
                    .uten(Trekk.FORELOPIG_EPIKRISE)
                    .kvitterer(),
            s -> {
                s.plan.finn("epikrise").orElseThrow().status = 'N';
                return true;
            }),
    FEIL_SAMTALE("KOBL-01", FEIL, krav(Utfall.HJEM).med(Trekk.NEI).uten(Trekk.AVMELDT, Trekk.MELDT_IGJEN), s -> {
        s.plan.finn("svar")
                .orElseThrow()
                .viserTil(
                        s.plan.forste("svar").orElseThrow().id,
                        s.plan.finn("innlagt").orElseThrow().id);
        return true;
    }),
    SVAR_UTEN_REFERANSE(
            "KOBL-01-svar",
            FEIL,
            krav(Utfall.HJEM).uten(Trekk.BARE_NAVN, Trekk.D_NUMMER, Trekk.SYKEHJEM, Trekk.RAPPORT_RETTET),
            s -> {
                Brev rapport = s.plan.finn("rapport").orElseThrow();
                rapport.viserTil(null, null);
                rapport.felt.put("svarer", "true");
                return true;
            }),
    RAPPORT_UTEN_REFERANSE(
            "KOBL-01-mangler",
            ADVARSEL,
            krav(Utfall.HJEM).uten(Trekk.BARE_NAVN, Trekk.D_NUMMER, Trekk.SYKEHJEM, Trekk.RAPPORT_RETTET),
            s -> {
                s.plan.finn("rapport").orElseThrow().viserTil(null, null);
                return true;
            }),
    ULIKE_REFERANSER("KOBL-02", FEIL, krav(Utfall.HJEM).uten(Trekk.KLAR_ENDRET), s -> {
        s.plan.finn("svar").orElseThrow().samtale = s.id();
        return true;
    }),
    VISER_TIL_SEG_SELV("KOBL-03", FEIL, krav(Utfall.HJEM), s -> {
        Brev utskrevet = s.plan.finn("utskrevet").orElseThrow();
        utskrevet.viserTil(utskrevet.id, utskrevet.id);
        return true;
    }),
    DIALOG_OM_RAPPORT("KOBL-06", ADVARSEL, krav(Utfall.HJEM).uten(Trekk.RAPPORT_RETTET), s -> {
        Brev rapport = s.plan.finn("rapport").orElseThrow();
        Brev dialog = s.ny(
                s.plan.finn("varsel").orElseThrow(),
                "dialog",
                s.plan.mottatt(rapport).plusMinutes(90));
        dialog.type = "DIALOG_HELSEFAGLIG";
        dialog.til = s.plan.kommune.sykepleie();
        dialog.felt.put("tema", "6");
        dialog.svarerPaa(rapport);
        s.rettKvitteringer();
        return true;
    }),
    SVAR_FOR_SPORSMAL(
            "KOBL-07",
            ADVARSEL,
            krav(Utfall.HJEM).uten(Trekk.TO_TJENESTER),
            s -> s.flytt("svar", s.sisteKlar().sendt.minusMinutes(10 + s.r.nextInt(50)))),
    SAMME_MSGID("HODE-07", FEIL, krav(Utfall.HJEM).uten(Trekk.UTSKRIVNINGSRAPPORT_RETTET), s -> {
        s.plan.finn("utskrivningsrapport").orElseThrow().id =
                s.plan.finn("utskrevet").orElseThrow().id;
        return true;
    }),
    SVAR_UTEN_SPORSMAL(
            "DIALOG-30", FEIL, krav(Utfall.HJEM).med(Trekk.SYKEHUSET_SPOR).uten(Trekk.D_NUMMER), s -> s.dialogsvar()
                    .map(d -> {
                        d.viserTil(null, null);
                        return true;
                    })
                    .orElse(false)),
    SVAR_PAA_NOE_ANNET("DIALOG-32", FEIL, krav(Utfall.HJEM).med(Trekk.SYKEHUSET_SPOR), s -> s.dialogsvar()
            .map(d -> {
                d.felt.put("sporsmal", "99");
                return true;
            })
            .orElse(false)),
    SVAR_AV_FEIL_TYPE("PLO-DIAL-01", FEIL, krav(Utfall.HJEM).med(Trekk.SYKEHUSET_SPOR), s -> s.dialogsvar()
            .map(d -> {
                s.plan.finn("sporsmal").orElseThrow().felt.put("sporsmal", "8");
                d.type = "INNLEGGELSESRAPPORT";
                return true;
            })
            .orElse(false)),
    LEGEN_SVARER_IKKE("PLO-DIAL-02", FEIL, krav(Utfall.HJEM), s -> {
        Brev spor = s.ny(s.plan.finn("rapport").orElseThrow(), "legesporsmal", s.plan.ut.plusDays(2));
        spor.type = "DIALOG_FORESPORSEL";
        spor.til = s.plan.lege;
        spor.viserTil(null, null);
        spor.felt.put("sporsmal", "4");
        spor.felt.put("sporsmalkodeverk", "9152");
        s.rettKvitteringer();
        return true;
    }),
    LEGEN_VURDERER_IKKE("PLO-LEGE-04", ADVARSEL, krav(Utfall.HJEM), s -> {
        Brev onske = s.ny(s.plan.finn("rapport").orElseThrow(), "onske", s.plan.ut.plusDays(2));
        onske.type = "HELSEOPPLYSNINGER_LEGE";
        onske.til = s.plan.lege;
        onske.status = 'N';
        onske.viserTil(null, null);
        s.rettKvitteringer();
        return true;
    }),
    ENDELIG_EPIKRISE_MANGLER("EPI-46", ADVARSEL, krav(Utfall.HJEM).med(Trekk.FORELOPIG_EPIKRISE), s -> {
        s.plan.fjern(s.plan.finn("epikrise").orElseThrow());
        return true;
    }),
    FEIL_PASIENT_I_SVARET("IDENT-13", ADVARSEL, krav(Utfall.HJEM).uten(Trekk.KLAR_ENDRET), s -> {
        Brev svar = s.plan.finn("svar").orElseThrow();
        svar.ident = Innbygger.enAnnens(svar.ident, s.r);
        return true;
    }),
    AVVIST_SOM_ULESELIG(
            "KVITT-34",
            FEIL,
            krav(Utfall.HJEM).kvitterer(),
            s -> s.avvis(s.plan.finn("varsel").orElseThrow(), "T02")),
    GENERELL_KODE(
            "KVITT-35",
            FEIL,
            krav(Utfall.HJEM).kvitterer(),
            s -> s.avvis(s.plan.finn("varsel").orElseThrow(), "X99 E21")),
    KVITTERT_FEIL_VERSJON(
            "KVITT-36",
            FEIL,
            krav(Utfall.HJEM).kvitterer(),
            s -> s.medKvittering(
                    "varsel",
                    k -> k.felt.put(
                            "versjon",
                            Brevskriver.kvitteresMed(Objects.requireNonNull(k.paa))
                                            .equals("1.1")
                                    ? "1.0"
                                    : "1.1"))),
    KVITTERT_AV_ANNEN(
            "KVITT-38",
            FEIL,
            krav(Utfall.HJEM).kvitterer(),
            s -> s.medKvittering("varsel", k -> k.fra = s.annenKommune())),
    KVITTERT_TO_GANGER(
            "KVITT-39",
            FEIL,
            krav(Utfall.HJEM).kvitterer(),
            s -> s.medKvittering("utskrevet", k -> s.ny(k, "kvittering", k.sendt.plusHours(1)))),
    KVITTERING_MANGLER(
            "KVITT-42", FEIL, krav(Utfall.HJEM).kvitterer(), s -> s.medKvittering("utskrevet", s.plan::fjern)),
    KOPIKVITTERING_MANGLER("KVITT-42-kopi", FEIL, krav(Utfall.HJEM).kvitterer().med(Trekk.KOPI), s -> {
        Brev rapport = s.plan.finn("utskrivningsrapport").orElseThrow();
        s.plan.kvitteringer(rapport)
                .filter(k -> "COP".equals(k.felt.get("rolle")))
                .toList()
                .forEach(s.plan::fjern);
        return true;
    }),
    KVITTERT_SENT(
            "KVITT-44",
            ADVARSEL,
            krav(Utfall.HJEM).kvitterer(),
            s -> s.medKvittering("utskrevet", k -> k.sendt = k.sendt.plusHours(97 + s.r.nextInt(40)))),
    AVVIST_OG_BRUKT(
            "KVITT-45-behandlet",
            FEIL,
            krav(Utfall.HJEM).kvitterer().uten(Trekk.SYKEHJEM, Trekk.INNLAGT_AVVIST, Trekk.INNLAGT_RETTET),
            s -> s.avvis(s.plan.finn("innlagt").orElseThrow(), "X99")),
    AVVIST_OG_SENDT_MED_SAMME_ID(
            "KVITT-45-msgid",
            FEIL,
            krav(Utfall.HJEM).kvitterer().med(Trekk.INNLAGT_AVVIST).uten(Trekk.INNLAGT_RETTET),
            s -> {
                s.plan.finn("innlagt").orElseThrow().id =
                        s.plan.forste("innlagt").orElseThrow().id;
                return true;
            }),
    KVITTERT_ANNEN_TID(
            "KVITT-47-tid",
            FEIL,
            krav(Utfall.HJEM).kvitterer().nyeste(),
            s -> s.medKvittering(
                    "varsel",
                    k -> k.felt.put(
                            "utstedt",
                            k.tekst(Objects.requireNonNull(k.paa).sendt.minusMinutes(3))))),
    KVITTERT_TIL_ANNEN(
            "KVITT-50",
            FEIL,
            krav(Utfall.HJEM).kvitterer(),
            s -> s.medKvittering("varsel", k -> k.til = s.annenAvdeling())),
    KVITTERT_FRA_ANNEN_TJENESTE(
            "KVITT-51",
            FEIL,
            krav(Utfall.HJEM).kvitterer().nyeste(),
            s -> s.medKvittering("varsel", k -> k.fra = s.plan.kommune.psykiskHelse())),
    KVITTERT_SOM_ANNEN_TYPE(
            "KVITT-53",
            FEIL,
            krav(Utfall.HJEM).kvitterer(),
            s -> s.medKvittering("varsel", k -> k.felt.put("type", "LOG_UTSKREVET"))),
    KVITTERING_KVITTERT(
            "KVITT-55",
            FEIL,
            krav(Utfall.HJEM).kvitterer(),
            s -> s.medKvittering("varsel", k -> {
                Brev svar = s.ny(k, "kvittering", k.sendt.plusMinutes(1));
                svar.fra = k.til;
                svar.til = k.fra;
                svar.felt.put("original", k.id);
                svar.felt.put("type", "APPREC");
            })),
    D_NUMMER_AVVIST(
            "PLO-GEN-49",
            ADVARSEL,
            krav(Utfall.HJEM).kvitterer().med(Trekk.D_NUMMER).uten(Trekk.INNLAGT_AVVIST, Trekk.INNLAGT_RETTET),
            s -> s.avvis(s.plan.finn("innlagt").orElseThrow(), "E31")),
    STATUS_MANGLER("NTP-V1.2h", ADVARSEL, krav(Utfall.HJEM).med(Trekk.HENVIST), s -> s.fjern("status")),
    STATUS_MANGLER_NASJONALT("HENV-47", ADVARSEL, krav(Utfall.HJEM).med(Trekk.HENVIST), s -> s.fjern("status")),
    EPIKRISE_VISER_FEIL(
            "KOBL-04",
            FEIL,
            krav(Utfall.HJEM).med(Trekk.HENVIST).uten(Trekk.EPIKRISE_RETTET, Trekk.FORELOPIG_EPIKRISE),
            s -> s.medBrev(
                    "epikrise",
                    e -> e.felt.put("henvisning", s.plan.finn("henvisning").orElseThrow().dokumentId))),
    EPIKRISE_ANNEN_HENVISNINGSDAG(
            "KOBL-04-utstedt",
            ADVARSEL,
            krav(Utfall.HJEM).med(Trekk.HENVIST).uten(Trekk.EPIKRISE_RETTET, Trekk.FORELOPIG_EPIKRISE),
            s -> s.medBrev("epikrise", e -> e.felt.put("henvist", e.tekst(s.plan.inn.minusDays(3))))),
    EPIKRISE_IKKE_TIL_HENVISER(
            "EPI-45",
            ADVARSEL,
            krav(Utfall.HJEM).med(Trekk.HENVIST).uten(Trekk.EPIKRISE_RETTET, Trekk.FORELOPIG_EPIKRISE),
            s -> {
                s.plan.finn("epikrise").orElseThrow().til = Region.enAnnen(s.region.leger(), s.plan.lege, s.r);
                s.rettKvitteringer();
                return true;
            }),
    STATUS_FEIL_SAMTALE(
            "DIALOG-61", FEIL, krav(Utfall.HJEM).med(Trekk.HENVIST), s -> s.medBrev("status", b -> b.samtale = s.id())),
    STATUS_PAA_OYEBLIKKELIG("DIALOG-64", FEIL, krav(Utfall.HJEM).med(Trekk.OYEBLIKKELIG), s -> {
        Brev henvisning = s.plan.finn("henvisning").orElseThrow();
        Brev status = s.ny(henvisning, "status", henvisning.sendt.plusHours(2));
        status.type = "DIALOG_STATUS_HENVISNING";
        status.fra = henvisning.til;
        status.til = henvisning.fra;
        status.felt.remove("utstedt");
        status.svarerPaa(henvisning);
        s.rettKvitteringer();
        return true;
    }),
    STATUS_FRA_ANNET_SYKEHUS("DIALOG-68", FEIL, krav(Utfall.HJEM).med(Trekk.HENVIST), s -> {
        s.plan.finn("status").orElseThrow().fra = s.annetSykehus();
        s.rettKvitteringer();
        return true;
    }),
    OYEBLIKKELIG_AVVIST(
            "KVITT-32",
            FEIL,
            krav(Utfall.HJEM).kvitterer().med(Trekk.OYEBLIKKELIG),
            s -> s.avvis(s.plan.finn("henvisning").orElseThrow(), "E36")),
    VIDEREHENVISNING_UNEVNT(
            "NTP-V2f", MERKNAD, krav(Utfall.HJEM).uten(Trekk.EPIKRISE_RETTET, Trekk.FORELOPIG_EPIKRISE), s -> {
                Brev videre = s.ny(
                        s.plan.finn("varsel").orElseThrow(),
                        "videre",
                        s.plan.finn("epikrise").orElseThrow().sendt.minusMinutes(30));
                videre.type = "HENVISNING_VIDERE";
                videre.til = s.annetSykehus();
                videre.felt.put("utstedt", videre.tekst(videre.sendt));
                s.rettKvitteringer();
                return true;
            }),
    AVVIK_FRA_ANDRE("DIALOG-82", FEIL, krav(Utfall.HJEM), s -> {
        Brev varsel = s.plan.finn("varsel").orElseThrow();
        Brev avvik = s.ny(varsel, "avvik", varsel.sendt.plusHours(1));
        avvik.type = "DIALOG_AVVIK";
        avvik.fra = s.annenKommune();
        avvik.til = varsel.fra;
        avvik.viserTil(varsel.id, varsel.id);
        s.rettKvitteringer();
        return true;
    }),
    INNLAGT_RETTET_SOM_NY(
            "PLO-LOG-27",
            ADVARSEL,
            krav(Utfall.HJEM).uten(Trekk.INNLAGT_DAG, Trekk.INNLAGT_RETTET, Trekk.INNLAGT_AVVIST),
            s -> {
                Brev innlagt = s.plan.finn("innlagt").orElseThrow();
                Brev ny = s.ny(innlagt, "innlagt", innlagt.sendt.plusMinutes(2 + s.r.nextInt(20)));
                ny.tider.put("1", ny.tekst(s.plan.inn.minusMinutes(3 + s.r.nextInt(20))));
                return true;
            }),
    SVAR_MED_FEIL_KODE("PLO-LOG-20-kode", MERKNAD, krav(Utfall.HJEM).med(Trekk.SVAR_UTEN_KODE), s -> true),
    VARSEL_MED_FEIL_KODE(
            "NTP-V1.2k-kode",
            MERKNAD,
            krav(Utfall.HJEM).nyeste().uten(Trekk.PLANLAGT),
            s -> s.medBrev("varsel", v -> v.felt.put("9140", "2"))),
    KVITTERT_ANNEN_TID_1_0("KVITT-48-tid", FEIL, krav(Utfall.HJEM).kvitterer(), s -> {
        Brev varsel = s.plan.finn("varsel").orElseThrow();
        return Brevskriver.kvitteresMed(varsel).equals("1.0")
                && s.medKvittering("varsel", k -> k.felt.put("utstedt", k.tekst(varsel.sendt.minusMinutes(3))));
    }),
    KVITTERT_DOKUMENTETS_ID(
            "KVITT-47-id",
            FEIL,
            krav(Utfall.HJEM).kvitterer().uten(Trekk.EPIKRISE_RETTET, Trekk.FORELOPIG_EPIKRISE),
            s -> s.kvittererEpikrisenMed("1.1", epikrise -> epikrise.dokumentId)),
    KVITTERT_MELDINGENS_ID(
            "KVITT-48-id",
            FEIL,
            krav(Utfall.HJEM).kvitterer().uten(Trekk.EPIKRISE_RETTET, Trekk.FORELOPIG_EPIKRISE),
            s -> s.kvittererEpikrisenMed("1.0", epikrise -> epikrise.id)),
    STATUS_TIL_ANNEN_LEGE("DIALOG-68-mottaker", FEIL, krav(Utfall.HJEM).med(Trekk.HENVIST), s -> {
        s.plan.finn("status").orElseThrow().til = Region.enAnnen(s.region.leger(), s.plan.lege, s.r);
        s.rettKvitteringer();
        return true;
    }),
    AVVIK_TIL_ANDRE("DIALOG-82-mottaker", FEIL, krav(Utfall.HJEM), s -> {
        Brev varsel = s.plan.finn("varsel").orElseThrow();
        Brev avvik = s.ny(varsel, "avvik", varsel.sendt.plusHours(1));
        avvik.type = "DIALOG_AVVIK";
        avvik.fra = varsel.til;
        avvik.til = s.annetSykehus();
        avvik.viserTil(varsel.id, varsel.id);
        s.rettKvitteringer();
        return true;
    }),
    AVVIK_FOR_KVITTERING("DIALOG-83-for", FEIL, krav(Utfall.HJEM).kvitterer(), s -> {
        Brev varsel = s.plan.finn("varsel").orElseThrow();
        Brev avvik = s.ny(s.plan.finn("rapport").orElseThrow(), "avvik", varsel.sendt.plusSeconds(1));
        avvik.type = "DIALOG_AVVIK";
        avvik.fra = varsel.til;
        avvik.til = varsel.fra;
        avvik.status = 'N';
        avvik.viserTil(varsel.id, varsel.id);
        s.rettKvitteringer();
        return true;
    }),
    AVVIK_ETTER_AVVISNING("DIALOG-83", FEIL, krav(Utfall.HJEM).kvitterer(), s -> {
        Brev varsel = s.plan.finn("varsel").orElseThrow();
        s.avvis(varsel, "X99");
        Brev avvik = s.ny(s.plan.finn("rapport").orElseThrow(), "avvik", varsel.sendt.plusHours(1));
        avvik.type = "DIALOG_AVVIK";
        avvik.fra = varsel.til;
        avvik.til = varsel.fra;
        avvik.status = 'N';
        avvik.viserTil(varsel.id, varsel.id);
        s.rettKvitteringer();
        return true;
    }),
    DIALOG_OM_ANNEN_PASIENT("KOBL-08", ADVARSEL, krav(Utfall.HJEM).uten(Trekk.KLAR_ENDRET, Trekk.D_NUMMER), s -> {
        Brev klar = s.sisteKlar();
        Brev annen = s.ny(klar, "annen", klar.sendt.minusMinutes(30));
        annen.ident = Innbygger.enAnnens(klar.ident, s.r);
        annen.status = 'N';
        annen.viserTil(null, null);
        s.plan.finn("svar").orElseThrow().samtale = annen.id;
        return true;
    }),
    REFERANSER_I_RING("KOBL-10", ADVARSEL, krav(Utfall.HJEM).uten(Trekk.RAPPORT_RETTET, Trekk.INNLAGT_RETTET), s -> {
        Brev innlagt = s.plan.finn("innlagt").orElseThrow();
        Brev rapport = s.plan.finn("rapport").orElseThrow();
        innlagt.viserTil(rapport.id, rapport.id);
        return innlagt.id.equals(rapport.forelder);
    }),
    VIDERESTATUS_FEIL_SAMTALE("DIALOG-62", FEIL, krav(Utfall.HJEM).med(Trekk.HENVIST), s -> {
        Brev status = s.viderestatus();
        status.samtale = status.forelder;
        return true;
    }),
    STATUS_VISER_FORBI_FORRIGE("DIALOG-63", FEIL, krav(Utfall.HJEM).med(Trekk.HENVIST), s -> {
        Brev status = s.plan.finn("status").orElseThrow();
        s.ny(status, "status", status.sendt.plusDays(1));
        return true;
    }),
    VIDERESTATUS_TIL_ANDRE("DIALOG-67", FEIL, krav(Utfall.HJEM).med(Trekk.HENVIST), s -> {
        s.viderestatus().til = Region.enAnnen(s.region.leger(), s.plan.lege, s.r);
        s.rettKvitteringer();
        return true;
    }),
    VIDERESTATUS_UTEN_KOPI("DIALOG-67-kopi", FEIL, krav(Utfall.HJEM).med(Trekk.HENVIST), s -> {
        s.viderestatus().kopi = null;
        return true;
    }),
    HENVISNING_NYTT_DOKUMENT("ENDR-04", FEIL, krav(Utfall.HJEM).med(Trekk.HENVIST), s -> {
        s.endret("henvisning").dokumentId = s.id();
        return true;
    }),
    ANNET_FORLOP("HENV-35", FEIL, krav(Utfall.HJEM).med(Trekk.HENVIST), s -> {
        s.viderestatus();
        s.endret("videre").felt.put("forlopsId", s.id());
        return true;
    }),
    SVAR_PAA_ANNEN_FORESPORSEL("HODE-41", FEIL, krav(Utfall.HJEM).med(Trekk.SYKEHUSET_SPOR), s -> s.dialogsvar()
            .map(d -> {
                s.plan.finn("sporsmal").orElseThrow().felt.put("foresporsel", s.id());
                d.felt.put("svarerPaa", s.id());
                return true;
            })
            .orElse(false)),
    KVITTERT_TIL_PERSON(
            "KVITT-52",
            FEIL,
            krav(Utfall.HJEM).kvitterer(),
            s -> s.medKvittering("varsel", k -> k.felt.put("person", String.valueOf(990_000 + s.r.nextInt(999))))),
    KVITTERT_AV_ORIENTERT("KVITT-56", FEIL, krav(Utfall.HJEM).kvitterer().med(Trekk.KOPI), s -> {
        Brev rapport = s.plan.finn("utskrivningsrapport").orElseThrow();
        rapport.felt.put("kopirolle", "FR");
        return s.plan.kvitteringer(rapport).anyMatch(k -> "COP".equals(k.felt.get("rolle")));
    });

    /** Does the fault; says whether the stay had room for it. */
    private interface Skade {
        boolean gjor(Sted sted);
    }

    final String regel;
    final Alvorlighet alvorlighet;
    private final Krav krav;
    private final Skade skade;

    Regionfeil(String regel, Alvorlighet alvorlighet, Krav krav, Skade skade) {
        this.regel = regel;
        this.alvorlighet = alvorlighet;
        this.krav = krav;
        this.skade = skade;
    }

    /** The patient's year with the fault in the first stay; empty where there is no room for it in this one. */
    Optional<Pasientar> i(Region region, long fro, int nummer) {
        Livslop liv = new Livslop(region, fro, nummer, krav.somKrav());
        Pasientar ar = liv.lev();
        Plan plan = ar.opphold().get(0);
        boolean gjort = skade.gjor(new Sted(plan, region, new Random(fro + nummer), liv::id));
        return gjort ? Optional.of(ar) : Optional.empty();
    }

    /** Says whether the rule, or a part of it, owns the fault. */
    boolean erEier(String annen) {
        return annen.equals(regel) || annen.startsWith(regel + "-");
    }

    /** Whether the days owed are known all the same. */
    boolean tellerDogn() {
        return this == SVAR_UTEBLIR;
    }

    private static boolean varselSent(Sted s) {
        return s.flyttFor("varsel", s.plan.inn.plusHours(24).plusMinutes(1 + s.r.nextInt(600)), "oppdatert");
    }

    private static boolean annenDag(Sted s) {
        s.plan.alle("klar")
                .forEach(k -> k.tider.put(
                        "3",
                        LocalDate.parse(Objects.requireNonNull(k.tider.get("3")))
                                .plusDays(2)
                                .toString()));
        return true;
    }

    private static boolean avmeldtTilSlutt(Sted s) {
        Brev klar = s.sisteKlar();
        Brev utskrevet = s.plan.finn("utskrevet").orElseThrow();
        Brev svar = s.plan.finn("svar").orElseThrow();
        Brev avmeldt = s.ny(
                klar,
                "avmeldt",
                svar.sendt.plus(Duration.between(svar.sendt, utskrevet.sendt).dividedBy(2)));
        avmeldt.type = "LOG_AVMELDING";
        avmeldt.status = 'N';
        avmeldt.viserTil(null, null);
        avmeldt.tider.put("4", avmeldt.sendt.toLocalDate().toString());
        return true;
    }

    private static ZonedDateTime senere(ZonedDateTime a, ZonedDateTime b) {
        return a.isAfter(b) ? a : b;
    }

    private static Krav krav(Utfall utfall) {
        return new Krav(utfall, EnumSet.noneOf(Trekk.class), EnumSet.noneOf(Trekk.class), false, false);
    }

    /** What the stay must be like. */
    private record Krav(Utfall utfall, Set<Trekk> tatt, Set<Trekk> ikke, boolean kvittering, boolean plo) {

        Krav med(Trekk... trekk) {
            return new Krav(utfall, EnumSet.copyOf(Arrays.asList(trekk)), ikke, kvittering, plo);
        }

        Krav uten(Trekk... trekk) {
            return new Krav(utfall, tatt, EnumSet.copyOf(Arrays.asList(trekk)), kvittering, plo);
        }

        Krav kvitterer() {
            return new Krav(utfall, tatt, ikke, true, plo);
        }

        Krav nyeste() {
            return new Krav(utfall, tatt, ikke, kvittering, true);
        }

        Livslop.Krav somKrav() {
            return new Livslop.Krav(utfall, tatt, ikke, kvittering, plo);
        }
    }

    /** Where the fault is done. */
    private record Sted(Plan plan, Region region, Random r, java.util.function.Supplier<String> ider) {

        String id() {
            return ider.get();
        }

        /** The days owed when the municipality never answers: each run from its first day to its withdrawal, or the departure. */
        Set<LocalDate> utenSvar() {
            Set<LocalDate> dager = new TreeSet<>();
            List<Brev> avmeldte = plan.alle("avmeldt").toList();
            LocalDate slutt = plan.ut.toLocalDate();
            for (Brev klar :
                    plan.alle("klar").filter(k -> Livslop.erGjeldende(plan, k)).toList()) {
                LocalDate til = avmeldte.stream()
                        .filter(a -> !a.sendt.isBefore(klar.sendt))
                        .map(a -> a.sendt.toLocalDate())
                        .findFirst()
                        .orElse(slutt);
                LocalDate fra = Livslop.start(klar);
                if (fra.isBefore(til)) {
                    dager.addAll(fra.datesUntil(til).toList());
                }
            }
            return dager;
        }

        boolean fjern(String navn) {
            boolean fantes = plan.finn(navn).isPresent();
            plan.fjern(navn);
            return fantes;
        }

        boolean flytt(String navn, ZonedDateTime til) {
            Optional<Brev> brev = plan.finn(navn);
            brev.ifPresent(b -> plan.flytt(b, til));
            return brev.isPresent();
        }

        /** Moves it, if it then is still before the first message of the other name. */
        boolean flyttFor(String navn, ZonedDateTime til, String foer) {
            return plan.forste(foer).filter(f -> til.isBefore(f.sendt)).isPresent() && flytt(navn, til);
        }

        boolean innlagtOgRapport(ZonedDateTime til) {
            Brev innlagt = plan.finn("innlagt").orElseThrow();
            Brev rapport = plan.forste("rapport").orElseThrow();
            Duration senere = Duration.between(plan.mottatt(innlagt), rapport.sendt);
            boolean plass = plan.forste("oppdatert")
                    .filter(o -> til.plusHours(6).isBefore(o.sendt))
                    .isPresent();
            plan.flytt(innlagt, til);
            plan.alle("rapport")
                    .toList()
                    .forEach(x -> plan.flytt(x, plan.mottatt(innlagt).plus(senere)));
            return plass;
        }

        /** The first answer this long after the notice, and before the next one. */
        boolean svarEtter(int minutter) {
            List<Brev> svar = plan.alle("svar").toList();
            ZonedDateTime til = plan.mottatt(sisteKlar()).plusMinutes(minutter);
            plan.flytt(svar.get(0), til);
            return til.isBefore(svar.get(1).sendt);
        }

        /** Sends the referral on to another hospital, and gives that one's answer to it, with a copy to the doctor. */
        Brev viderestatus() {
            Brev henvisning = plan.finn("henvisning").orElseThrow();
            Brev videre = ny(henvisning, "videre", henvisning.sendt.plusDays(3));
            videre.type = "HENVISNING_VIDERE";
            videre.fra = henvisning.til;
            videre.til = annetSykehus();
            videre.viserTil(henvisning.id, henvisning.id);
            Brev status = ny(videre, "viderestatus", videre.sendt.plusDays(2));
            status.type = "DIALOG_STATUS_HENVISNING";
            status.fra = videre.til;
            status.til = videre.fra;
            status.kopi = plan.lege;
            status.felt.remove("utstedt");
            status.viserTil(videre.id, henvisning.id);
            rettKvitteringer();
            return status;
        }

        /** Another version of the message, an hour later: the same document. */
        Brev endret(String navn) {
            Brev brev = plan.finn(navn).orElseThrow();
            Brev ny = ny(brev, navn, brev.sendt.plusHours(1));
            ny.dokumentId = brev.dokumentId;
            ny.status = 'M';
            ny.svarerPaa(brev);
            return ny;
        }

        Brev sisteKlar() {
            return plan.finn("klar").orElseThrow();
        }

        Optional<Brev> dialogsvar() {
            return plan.finn("dialogsvar").filter(d -> d.type.equals("DIALOG_SVAR"));
        }

        /** A copy of a message, sent then; with a receipt where the original had one. */
        Brev ny(Brev mal, String navn, ZonedDateTime sendt) {
            Brev ny = mal.kopi(navn, id());
            ny.sendt = sendt;
            ny.dokumentId = id();
            for (Brev k : plan.kvitteringer(mal).toList()) {
                if (!"2".equals(k.felt.get("status")) && !mal.erKvittering()) {
                    Brev kvittering = k.kopi("kvittering", id());
                    kvittering.paa = ny;
                    kvittering.sendt = sendt.plus(Duration.between(mal.sendt, k.sendt));
                    plan.brev.add(kvittering);
                }
            }
            plan.brev.add(ny);
            return ny;
        }

        /** Receipts go from the receivers that the messages now have, who all but some answer. */
        void rettKvitteringer() {
            for (Brev k : List.copyOf(plan.brev)) {
                Brev paa = k.paa;
                if (paa != null && !"COP".equals(k.felt.get("rolle"))) {
                    k.fra = paa.til;
                    k.til = paa.fra;
                    if (!paa.til.system().kvitterer()) {
                        plan.fjern(k);
                    }
                }
            }
        }

        boolean avvis(Brev brev, String feil) {
            return medKvittering(brev, k -> {
                k.felt.put("status", "2");
                k.felt.put("feil", feil);
            });
        }

        boolean medBrev(String navn, java.util.function.Consumer<Brev> gjor) {
            Optional<Brev> brev = plan.finn(navn);
            brev.ifPresent(gjor);
            return brev.isPresent();
        }

        boolean medKvittering(String navn, java.util.function.Consumer<Brev> gjor) {
            return medKvittering(plan.finn(navn).orElseThrow(), gjor);
        }

        private boolean medKvittering(Brev brev, java.util.function.Consumer<Brev> gjor) {
            Optional<Brev> kvittering = plan.kvitteringer(brev).findFirst();
            kvittering.ifPresent(gjor);
            return kvittering.isPresent();
        }

        /** The letter answered by an AppRec of this version names {@code id} as its original; else nothing is done. */
        boolean kvittererEpikrisenMed(String versjon, java.util.function.Function<Brev, String> id) {
            Brev epikrise = plan.finn("epikrise").orElseThrow();
            return Brevskriver.kvitteresMed(epikrise).equals(versjon)
                    && medKvittering(epikrise, k -> k.felt.put("original", id.apply(epikrise)));
        }

        Part annetSykehus() {
            return region.sykehus().stream()
                    .map(s -> s.avdelinger().get(0))
                    .filter(a -> !a.virksomhetId().equals(plan.avdeling.virksomhetId()))
                    .findFirst()
                    .orElseThrow();
        }

        Part annenAvdeling() {
            return region.sykehus().stream()
                    .flatMap(s -> s.avdelinger().stream())
                    .filter(a -> a.virksomhetId().equals(plan.avdeling.virksomhetId()) && !a.equals(plan.avdeling))
                    .findFirst()
                    .orElseThrow();
        }

        Part annenKommune() {
            return Region.enAnnen(region.kommuner(), plan.kommune, r).saksbehandling();
        }
    }
}

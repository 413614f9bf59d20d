package no.meldingsvakt.forlop;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import no.meldingsvakt.xml.Dokument;
import no.meldingsvakt.xml.Elementskriver;
import no.meldingsvakt.xml.Treskriver;
import no.meldingsvakt.xml.XmlFabrikk;
import org.jspecify.annotations.Nullable;

/**
 * Writes a stay as the document that rules read; its shape is {@code xsd/forlop/1.0/forlop.xsd}. Of the messages that a sender sends
 * of one kind under one id, the first by time are enough to tell that the id is misused (HODE-07). Thread-safe.
 */
public final class Forlopsdokument {

    /** Namespace of the document. */
    public static final String NAVNEROM = "https://meldingsvakt.no/ns/forlop";

    private static final Pattern MELLOMROM = Pattern.compile("\\s+");
    /** Code list of kinds of identifiers of persons. */
    private static final String PERSONNUMMER = "8116";

    /** How many messages of one kind a sender may send under one id before the rules are spared the rest. */
    static final int MAKS_UNDER_EN_ID = 20;

    private final XmlFabrikk xml;
    private final Helligdager helligdager = new Helligdager();

    public Forlopsdokument(XmlFabrikk xml) {
        this.xml = xml;
    }

    /** The document of the stay as it is judged at the moment {@code vurdert}, as the tree that {@link #tekst} would be read to. */
    public Dokument skriv(Forlop forlop, OffsetDateTime vurdert) {
        Treskriver tre = xml.tre(NAVNEROM);
        new Skriving(tre, forlop).forlop(vurdert);
        return tre.dokument();
    }

    /** The document as text in UTF-8: the same for the same messages. */
    public byte[] tekst(Forlop forlop, OffsetDateTime vurdert) {
        Forlopsskriver tekst = new Forlopsskriver(NAVNEROM);
        new Skriving(tekst, forlop).forlop(vurdert);
        return tekst.ferdig();
    }

    /** Without those that a sender has sent of the same kind under one id after so many that no rule learns more from them. */
    private static List<Forlopshendelse> bedomte(List<Forlopshendelse> alle) {
        Map<List<String>, Integer> antall = new HashMap<>();
        return alle.stream()
                .filter(h ->
                        h.siste().merke().msgId() == null || antall.merge(id(h), 1, Integer::sum) <= MAKS_UNDER_EN_ID)
                .toList();
    }

    private static List<String> id(Forlopshendelse h) {
        return List.of(
                h.slag().navn(),
                h.siste().parter().avsender().virksomhet(),
                String.valueOf(h.siste().merke().msgId()).strip().toLowerCase(Locale.ROOT));
    }

    /** One writing of one stay. */
    private final class Skriving {

        private final Elementskriver ut;
        private final Forlop forlop;

        Skriving(Elementskriver ut, Forlop forlop) {
            this.ut = ut;
            this.forlop = forlop;
        }

        void forlop(OffsetDateTime vurdert) {
            ut.start("forlop");
            attributt("id", forlop.id());
            attributt("status", forlop.status().name());
            attributt("vurdert", Tidspunkt.tekst(vurdert));
            attributt(
                    "overliggerdogn",
                    String.valueOf(forlop.overliggerdogn(vurdert).antall()));
            for (Map.Entry<String, Side> part : new TreeMap<>(forlop.sider()).entrySet()) {
                ut.tomt("part");
                attributt("herId", part.getKey());
                attributt("side", part.getValue().name());
                attributt("kvitterer", String.valueOf(forlop.kvitterer().contains(part.getKey())));
            }
            helligdager();
            for (Forlopshendelse h : bedomte(forlop.hendelser())) {
                hendelse(h);
            }
            for (Forlopshendelse.Utgave omtalt : forlop.omtalte()) {
                omtalt(omtalt);
            }
            for (Udatert u : forlop.udaterte()) {
                udatert(u);
            }
            ut.slutt();
        }

        /** Of the years that the events are in and the one after, where a deadline may end. */
        private void helligdager() {
            IntStream aar = forlop.hendelser().stream()
                    .mapToInt(h -> h.sendt().dag().getYear())
                    .flatMap(a -> IntStream.of(a, a + 1))
                    .distinct()
                    .sorted();
            for (int a : aar.toArray()) {
                for (String dag : helligdager.skrevne(a)) {
                    ut.tomt("helligdag");
                    attributt("dag", dag);
                }
            }
        }

        private void hendelse(Forlopshendelse h) {
            Hendelse siste = h.siste();
            ut.start("hendelse");
            attributt("slag", h.slag().navn());
            attributt("type", siste.merke().type());
            attributt("standard", siste.merke().standard());
            attributt("versjon", siste.merke().versjon());
            attributt("msgId", siste.merke().msgId());
            attributt("dokumentId", siste.merke().dokumentId());
            attributt(
                    "status",
                    h.utgaver()
                            .get(h.utgaver().size() - 1)
                            .hendelse()
                            .merke()
                            .status()
                            .name());
            attributt("tilstand", h.tilstand().name());
            attributt("kvittert", h.kvittert().name());
            attributt("apprec", siste.merke().apprec());
            tid("sendt", h.sendt());
            tid("mottatt", h.mottatt());
            tid("skjedde", siste.tider().skjedde());
            tid("innlagt", siste.tider().innlagt());
            tid("ventet", siste.tider().ventet());
            tid("klar", siste.tider().klar());
            tid("utskrevet", siste.tider().utskrevet());
            parter(siste.parter());
            koder(siste);
            for (Forlopshendelse.Utgave utgave : h.utgaver()) {
                melding(utgave, siste);
            }
            if (siste.svar() != null) {
                svar(siste.svar(), h.svarPaa());
            }
            ut.slutt();
        }

        /** A message of another stay: what it is, between whom, and what it refers to. */
        private void omtalt(Forlopshendelse.Utgave utgave) {
            Hendelse hendelse = utgave.hendelse();
            ut.start("omtalt");
            attributt("slag", hendelse.slag().navn());
            attributt("type", hendelse.merke().type());
            parter(hendelse.parter());
            koder(hendelse);
            melding(utgave, hendelse);
            ut.slutt();
        }

        /** A message that may belong here, but has no time. */
        private void udatert(Udatert u) {
            ut.start("udatert");
            attributt("slag", u.hendelse().slag().navn());
            attributt("type", u.hendelse().merke().type());
            attributt("msgId", u.hendelse().merke().msgId());
            parter(u.hendelse().parter());
            for (String id : u.besvarer()) {
                ut.tomt("besvarer");
                attributt("msgId", id);
            }
            ut.slutt();
        }

        private void parter(Hendelse.Parter parter) {
            ut.tomt("avsender");
            adresse(parter.avsender());
            for (Hendelse.Mottak m : parter.mottakere()) {
                ut.tomt("mottaker");
                adresse(m.adresse());
                attributt("rolle", m.rolle());
            }
        }

        private void koder(Hendelse hendelse) {
            for (Map.Entry<String, String> kode : hendelse.ordnedeKoder().entrySet()) {
                for (String verdi : MELLOMROM.split(kode.getValue())) {
                    ut.tomt("kode");
                    attributt("kodeverk", kode.getKey());
                    attributt("verdi", verdi);
                }
            }
        }

        /** With its parties only where they are others than the event's, so that they need not be looked for elsewhere. */
        private void melding(Forlopshendelse.Utgave utgave, Hendelse siste) {
            Hendelse.Merke merke = utgave.hendelse().merke();
            Hendelse.Referanser referanser = utgave.hendelse().referanser();
            boolean andreParter = !utgave.hendelse().parter().equals(siste.parter());
            Map<String, String> fakta = utgave.hendelse().ordnedeFakta();
            fakta.remove(Hendelse.SYSTEM);
            boolean tom = !andreParter && merke.flereDokumenter().isEmpty() && fakta.isEmpty();
            if (tom) {
                ut.tomt("melding");
            } else {
                ut.start("melding");
            }
            attributt("msgId", merke.msgId());
            attributt("dokumentId", merke.dokumentId());
            attributt("status", merke.status().name());
            attributt("sendt", Tidspunkt.tekst(utgave.hendelse().tider().sendt().tid()));
            referanse("forelder", referanser.forelder(), utgave.forelder());
            referanse("samtale", referanser.samtale(), utgave.samtale());
            attributt("henvisning", referanser.henvisning());
            pasient("forelder", utgave, utgave.forelder());
            if (utgave.samtale() != null && !utgave.samtale().equals(utgave.forelder())) {
                pasient("samtale", utgave, utgave.samtale());
            }
            Hendelse henvist = utgave.henvisning();
            // The same id may be another sender's: requisitions have had ids that are unique with their sender only.
            if (henvist != null && Kobling.svarer(utgave.hendelse(), henvist)) {
                pasient("henvisning", utgave, henvist);
            }
            if (andreParter) {
                parter(utgave.hendelse().parter());
            }
            for (String id : merke.flereDokumenter()) {
                ut.tomt("dokument");
                attributt("id", id);
            }
            for (Map.Entry<String, String> f : fakta.entrySet()) {
                ut.tomt("fakta");
                attributt("navn", f.getKey());
                attributt("verdi", f.getValue());
            }
            if (!tom) {
                ut.slutt();
            }
        }

        /** Whether what it refers to is about the same identifier of the patient. */
        private void pasient(String navn, Forlopshendelse.Utgave utgave, @Nullable Hendelse vist) {
            String pasient = utgave.hendelse().pasient();
            if (vist != null && vist.pasient() != null && pasient != null) {
                attributt(navn + "Pasient", vist.pasient().equals(pasient) ? "SAMME" : "ANNEN");
                attributt(navn + "Idtype", vist.koder().get(PERSONNUMMER));
            }
        }

        private void svar(Hendelse.Svar svar, @Nullable Hendelse paa) {
            ut.start("svar");
            attributt("paa", paa == null ? svar.paa() : paa.merke().msgId());
            attributt("kjent", String.valueOf(paa != null));
            attributt("id", svar.paa());
            attributt("status", svar.status());
            attributt("rolle", svar.rolle());
            attributt("type", svar.type());
            attributt("utstedt", svar.utstedt());
            for (String kode : svar.feil()) {
                ut.tomt("feil");
                attributt("kode", kode);
            }
            ut.slutt();
        }

        private void referanse(String navn, @Nullable String skrevet, @Nullable Hendelse funnet) {
            if (skrevet != null) {
                attributt(navn, funnet == null ? skrevet : funnet.merke().msgId());
                attributt(navn + "Kjent", String.valueOf(funnet != null));
            }
        }

        private void adresse(Hendelse.Adresse adresse) {
            attributt("herId", adresse.herId());
            attributt("tjeneste", adresse.tjeneste());
            attributt("helsepersonell", adresse.helsepersonell() ? "true" : null);
            attributt(
                    "side",
                    forlop.sider()
                            .getOrDefault(adresse.virksomhet(), Side.ANNEN)
                            .name());
        }

        private void tid(String navn, @Nullable Tidspunkt t) {
            if (t != null) {
                ut.tomt(navn);
                attributt("tid", Tidspunkt.tekst(t.tid()));
                attributt("dag", t.dag().toString());
                attributt("kl", t.harKlokkeslett() ? Tidspunkt.klokken(t.klokkeslett()) : null);
                attributt("ukedag", String.valueOf(t.dag().getDayOfWeek().getValue()));
                attributt("virkedag", String.valueOf(helligdager.erVirkedag(t.dag())));
                attributt("helligdag", String.valueOf(helligdager.erHelligdag(t.dag())));
                attributt("dognslutt", Tidspunkt.tekst(t.dognslutt()));
                attributt("presisjon", t.harKlokkeslett() ? "TID" : "DAG");
            }
        }

        private void attributt(String navn, @Nullable String verdi) {
            if (verdi != null) {
                ut.attributt(navn, verdi);
            }
        }
    }
}

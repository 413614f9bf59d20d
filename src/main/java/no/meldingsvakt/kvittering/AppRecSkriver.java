package no.meldingsvakt.kvittering;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.Serializer;
import no.meldingsvakt.avvik.AppRecFeil;
import no.meldingsvakt.kvittering.Kvitteringsskriver.Dokument;
import no.meldingsvakt.kvittering.apprec.AdditionalId;
import no.meldingsvakt.kvittering.apprec.AppRec;
import no.meldingsvakt.kvittering.apprec.CS;
import no.meldingsvakt.kvittering.apprec.CV;
import no.meldingsvakt.kvittering.apprec.Dept;
import no.meldingsvakt.kvittering.apprec.HCP;
import no.meldingsvakt.kvittering.apprec.HCPerson;
import no.meldingsvakt.kvittering.apprec.HCProf;
import no.meldingsvakt.kvittering.apprec.Inst;
import no.meldingsvakt.kvittering.apprec.OriginalMsgId;
import no.meldingsvakt.melding.Enhet;
import no.meldingsvakt.melding.Ident;
import no.meldingsvakt.melding.Kode;
import no.meldingsvakt.melding.Part;
import no.meldingsvakt.xml.XmlFabrikk;
import org.jspecify.annotations.Nullable;

/**
 * Writes application receipts. The two versions have the same elements in the same order (HIS 80415:2012, changes since
 * 1.0), so one set of classes serves both, and the namespace is put in as it is written.
 *
 * <p>Addresses are mirrored as HITS 1168:2016 chapter 11 shows: names and identifiers of the two levels, the HER-id first
 * and the others as AdditionalId. Thread-safe.
 */
public final class AppRecSkriver {

    private static final String PROGRAM = "Meldingsvakt";

    private final JAXBContext klasser;
    private final DatatypeFactory datoer;
    private final Processor saxon;

    public AppRecSkriver(XmlFabrikk xml) {
        saxon = xml.saxon();
        try {
            klasser = JAXBContext.newInstance(AppRec.class);
            datoer = DatatypeFactory.newDefaultInstance();
        } catch (JAXBException e) {
            throw new IllegalStateException("the AppRec classes cannot be bound", e);
        }
    }

    /** Writes the receipt as a document in UTF-8. */
    public byte[] skriv(AppRecSvar svar) {
        try {
            ByteArrayOutputStream ut = new ByteArrayOutputStream();
            Serializer skriver = saxon.newSerializer(ut);
            skriver.setOutputProperty(Serializer.Property.INDENT, "yes");
            Marshaller marshaller = klasser.createMarshaller();
            marshaller.marshal(
                    apprec(svar),
                    new Navneromsbytter(
                            skriver.getContentHandler(), svar.versjon().navnerom()));
            return ut.toByteArray();
        } catch (JAXBException | SaxonApiException e) {
            throw new IllegalStateException("an AppRec could not be written", e);
        }
    }

    /**
     * Writes the receipts as one thing to send: the document, or where there are several a {@code multipart/mixed} of them.
     *
     * @param id something of the answer's own, for the line between the parts
     */
    public Dokument skrivAlle(List<AppRecSvar> svar, String id) {
        if (svar.size() == 1) {
            return new Dokument("application/xml;charset=UTF-8", skriv(svar.get(0)));
        }
        String skille = "kvittering-" + id;
        ByteArrayOutputStream ut = new ByteArrayOutputStream();
        svar.forEach(s -> {
            ut.writeBytes(ascii("--" + skille + "\r\nContent-Type: application/xml;charset=UTF-8\r\n\r\n"));
            ut.writeBytes(skriv(s));
            ut.writeBytes(ascii("\r\n"));
        });
        ut.writeBytes(ascii("--" + skille + "--\r\n"));
        return new Dokument("multipart/mixed;boundary=\"" + skille + "\"", ut.toByteArray());
    }

    private static byte[] ascii(String tekst) {
        return tekst.getBytes(StandardCharsets.US_ASCII);
    }

    private AppRec apprec(AppRecSvar svar) {
        AppRec apprec = new AppRec();
        apprec.setMsgType(cs(new Kode("APPREC", null, "Applikasjonskvittering")));
        apprec.setMIGversion(svar.versjon().migversjon());
        apprec.setSoftwareName(PROGRAM);
        apprec.setGenDate(dato(svar.laget()));
        apprec.setId(svar.id());
        AppRec.Sender fra = new AppRec.Sender();
        fra.setRole(cs(svar.fraRolle()));
        fra.setHCP(hcp(svar.fra()));
        apprec.setSender(fra);
        AppRec.Receiver til = new AppRec.Receiver();
        til.setRole(cs(svar.tilRolle()));
        til.setHCP(hcp(svar.til()));
        apprec.setReceiver(til);
        apprec.setStatus(cs(svar.avviser() ? new Kode("2", null, "Avvist") : new Kode("1", null, "OK")));
        svar.feil().forEach(f -> apprec.getError().add(feil(f)));
        apprec.setOriginalMsgId(opprinnelig(svar));
        return apprec;
    }

    private OriginalMsgId opprinnelig(AppRecSvar svar) {
        OriginalMsgId opprinnelig = new OriginalMsgId();
        opprinnelig.setMsgType(cs(svar.opprinneligType()));
        opprinnelig.setIssueDate(svar.opprinneligDato());
        opprinnelig.setId(svar.opprinneligId());
        return opprinnelig;
    }

    private static HCP hcp(Part part) {
        HCP hcp = new HCP();
        Enhet virksomhet = part.virksomhet();
        Enhet person = part.helsepersonell();
        if (virksomhet == null && person != null) {
            HCProf alene = new HCProf();
            fyll(person, alene::setName, alene::setId, alene::setTypeId, alene.getAdditionalId());
            hcp.setHCProf(alene);
            return hcp;
        }
        Inst inst = new Inst();
        if (virksomhet != null) {
            fyll(virksomhet, inst::setName, inst::setId, inst::setTypeId, inst.getAdditionalId());
        }
        Enhet tjeneste = part.tjeneste();
        if (tjeneste != null) {
            Dept dept = new Dept();
            fyll(tjeneste, dept::setName, dept::setId, dept::setTypeId, dept.getAdditionalId());
            inst.getDept().add(dept);
        } else if (person != null) {
            // A person beside a service is the one who signs, not an address (HITS 1168 11.2).
            HCPerson adressat = new HCPerson();
            fyll(person, adressat::setName, adressat::setId, adressat::setTypeId, adressat.getAdditionalId());
            inst.getHCPerson().add(adressat);
        }
        hcp.setInst(inst);
        return hcp;
    }

    private static void fyll(
            Enhet enhet, Consumer<String> navn, Consumer<String> id, Consumer<CS> type, List<AdditionalId> andre) {
        if (enhet.navn() != null) {
            navn.accept(enhet.navn());
        }
        List<Ident> identer = enhet.identer();
        @Nullable
        Ident forst = identer.stream()
                .filter(i -> i.erAv("HER"))
                .findFirst()
                .orElse(identer.isEmpty() ? null : identer.get(0));
        if (forst == null) {
            return;
        }
        id.accept(forst.id());
        type.accept(cs(forst.type()));
        identer.stream().filter(i -> !i.equals(forst)).forEach(i -> {
            AdditionalId annen = new AdditionalId();
            annen.setId(i.id());
            annen.setType(cs(i.type()));
            andre.add(annen);
        });
    }

    private static CV feil(AppRecSvar.Feil feil) {
        CV cv = new CV();
        cv.setV(feil.kode().name());
        cv.setS(AppRecFeil.KODEVERK);
        cv.setDN(feil.kode().navn());
        cv.setOT(feil.forklaring());
        return cv;
    }

    /** CS has no S: the code list is given by the standard. */
    private static CS cs(Kode kode) {
        CS cs = new CS();
        cs.setV(kode.v());
        cs.setDN(kode.dn());
        return cs;
    }

    private XMLGregorianCalendar dato(OffsetDateTime tidspunkt) {
        return datoer.newXMLGregorianCalendar(
                tidspunkt.truncatedTo(ChronoUnit.SECONDS).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
    }
}

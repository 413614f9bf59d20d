package no.meldingsvakt.kvittering;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XPathCompiler;
import net.sf.saxon.s9api.XdmItem;
import net.sf.saxon.s9api.XdmNode;
import no.meldingsvakt.avvik.Alvorlighet;
import no.meldingsvakt.avvik.AppRecFeil;
import no.meldingsvakt.avvik.Avvik;
import no.meldingsvakt.avvik.Grunnregel;
import no.meldingsvakt.avvik.IkkeVurdert;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.avvik.Sted;
import no.meldingsvakt.avvik.Stegresultat;
import no.meldingsvakt.avvik.Tekst;
import no.meldingsvakt.avvik.Utfall;
import no.meldingsvakt.konvolutt.Lesing;
import no.meldingsvakt.konvolutt.Meldingsleser;
import no.meldingsvakt.skjema.Skjemakontroll;
import no.meldingsvakt.skjema.Skjemamappe;
import no.meldingsvakt.xml.UlesbarXmlException;
import no.meldingsvakt.xml.XmlFabrikk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.SAXException;

/**
 * The application receipt: who it is from and to, what it says, and when there is none (HIS 80415, HITS 1168:2016). The
 * receipts of messages with a header of their own have a test beside this one.
 */
class AppRecTest {

    private static final Path XSD = Path.of("xsd");
    private static final Path OFFISIELLE = Path.of("../shared/standard/xsd");
    private static final String GOD = "plo-pasientlogistikk/1.6/eksempler/LOG_UTSKRIVNINGSKLAR.xml";
    private static final String TIL_LEGE = "msghead/1.2/eksempler/DIALOG_HELSEFAGLIG-til-fastlege.xml";
    private static final String KOPI = "msghead/1.2/eksempler/DIALOG_STATUS_HENVISNING-kopimottaker.xml";
    private static final OffsetDateTime NAA = OffsetDateTime.parse("2024-06-03T12:00:00.123+02:00");
    private static final Set<String> ALLE = Set.of();

    private static final XmlFabrikk XML = new XmlFabrikk();
    private static final Skjemamappe SKJEMAER = Skjemamappe.les(XSD, XML);
    private static final Skjemakontroll KONTROLL = new Skjemakontroll(XML, SKJEMAER);
    private static final Meldingsleser LESER =
            new Meldingsleser(XML, SKJEMAER.standarder(), SKJEMAER.prefikser(), true);
    private static final AppRecSkriver SKRIVER = new AppRecSkriver(XML);

    // ---- Which version (notes A2)

    @Test
    void eachStandardIsAnsweredInTheVersionItDemands() {
        Map<String, String> ventet = new TreeMap<>();
        Stream.of(
                        "dialogmelding/1.0",
                        "epikrise/1.0",
                        "epikrise/1.1",
                        "epj-ekstrakt/1.0",
                        "henvisning/1.0",
                        "plo-helseopplysninger-til-lege/1.5",
                        "plo-helseopplysninger/1.5",
                        "plo-innleggelsesrapport/1.5",
                        "plo-medisinske-opplysninger/1.5",
                        "plo-melding-fravar/1.5",
                        "plo-orientering-om-tjenestetilbud/1.5",
                        "plo-pasientlogistikk/1.5",
                        "plo-utskrivningsrapport/1.5",
                        "rekvisisjon/1.5",
                        "svarrapport/1.3")
                .forEach(s -> ventet.put(s, "1.0"));
        Stream.of(
                        "dialogmelding/1.1",
                        "epikrise/1.2",
                        "henvisning/1.1",
                        "henvisning/2.0",
                        "plo-helseopplysninger-saksbehandling/2.0",
                        "plo-helseopplysninger-til-lege/1.6",
                        "plo-helseopplysninger/1.6",
                        "plo-innleggelsesrapport/1.6",
                        "plo-medisinske-opplysninger/1.6",
                        "plo-orientering-om-tjenestetilbud/1.6",
                        "plo-pasientlogistikk/1.6",
                        "plo-pasientlogistikk/2.0",
                        "plo-sammenfatning/2.0",
                        "plo-utskrivningsrapport/1.6",
                        "rekvisisjon/1.6",
                        "svarrapport/1.4")
                .forEach(s -> ventet.put(s, "1.1"));

        Map<String, String> funnet = SKJEMAER.standarder()
                .meldinger()
                .collect(Collectors.toMap(
                        s -> s.betegnelse(),
                        s -> Objects.requireNonNull(s.apprec()).versjon(),
                        (a, b) -> a,
                        TreeMap::new));

        assertEquals(ventet, funnet);
    }

    @ParameterizedTest
    @CsvSource({
        "plo-pasientlogistikk/1.5/eksempler/LOG_INNLAGT.xml, 2004-11-21, 1.0 2004-11-21",
        "plo-pasientlogistikk/1.6/eksempler/LOG_INNLAGT.xml, 2012-02-15, v1.1 2012-02-15",
        "dialogmelding/1.0/eksempler/DIALOG_NOTAT.xml, 2004-11-21, 1.0 2004-11-21",
        "henvisning/2.0/eksempler/HENVISNING_NYTILSTAND.xml, 2012-02-15, v1.1 2012-02-15"
    })
    void theVersionDecidesNamespaceAndMigversion(String fil, String navnerom, String migversjon) throws Exception {
        XdmNode apprec = en(eksempel(fil));
        assertEquals("http://www.kith.no/xmlstds/apprec/" + navnerom, verdi(apprec, "string(namespace-uri(*))"));
        assertEquals("true", verdi(apprec, "every $e in //* satisfies namespace-uri($e) = namespace-uri(/*)"));
        assertEquals(migversjon, verdi(apprec, "/*/*:MIGversion"));
        assertEquals("APPREC", verdi(apprec, "/*/*:MsgType/@V"));
    }

    // ---- Addresses, mirrored (notes A3, A4)

    @Test
    void theSenderOfTheMessageIsTheReceiverOfTheReceiptAtBothLevels() throws Exception {
        XdmNode apprec = en(eksempel(GOD));
        assertEquals("Fjordvik sykehus", verdi(apprec, "/*/*:Receiver/*:HCP/*:Inst/*:Name"));
        assertEquals("9900100", verdi(apprec, "/*/*:Receiver/*:HCP/*:Inst/*:Id"));
        assertEquals("HER", verdi(apprec, "/*/*:Receiver/*:HCP/*:Inst/*:TypeId/@V"));
        assertEquals("HER-id", verdi(apprec, "/*/*:Receiver/*:HCP/*:Inst/*:TypeId/@DN"));
        assertEquals("Geriatri", verdi(apprec, "/*/*:Receiver/*:HCP/*:Inst/*:Dept/*:Name"));
        assertEquals("9900110", verdi(apprec, "/*/*:Receiver/*:HCP/*:Inst/*:Dept/*:Id"));
        assertEquals("Lillevik kommune", verdi(apprec, "/*/*:Sender/*:HCP/*:Inst/*:Name"));
        assertEquals("9900220", verdi(apprec, "/*/*:Sender/*:HCP/*:Inst/*:Dept/*:Id"));
    }

    @Test
    void aPartyOfOneLevelStaysOne() throws Exception {
        String melding = uten(eksempel(GOD), "<Organisation>\n          <OrganisationName>Geriatri", "</Organisation>");
        XdmNode apprec = en(melding);
        assertEquals("9900100", verdi(apprec, "/*/*:Receiver/*:HCP/*:Inst/*:Id"));
        assertEquals("0", verdi(apprec, "count(/*/*:Receiver//(*:Dept | *:HCPerson))"));
    }

    @Test
    void aProfessionalWhoIsTheAddressIsHCPersonWithAName() throws Exception {
        XdmNode apprec = en(eksempel(TIL_LEGE));
        String mottaker = "/*/*:Sender/*:HCP/*:Inst";
        String person = "//*:Receiver/*:Organisation/*:HealthcareProfessional";
        XdmNode melding = XML.les(eksempel(TIL_LEGE).getBytes(UTF_8)).tre();
        assertEquals(
                verdi(melding, person + "/concat(*:GivenName, ' ', *:FamilyName)"),
                verdi(apprec, mottaker + "/*:HCPerson/*:Name"));
        assertEquals(verdi(melding, person + "/*:Ident[1]/*:Id"), verdi(apprec, mottaker + "/*:HCPerson/*:Id"));
        assertEquals("HER", verdi(apprec, mottaker + "/*:HCPerson/*:TypeId/@V"));
        assertEquals("0", verdi(apprec, "count(" + mottaker + "/*:Dept)"));
    }

    @Test
    void aMiddleNameIsPartOfTheName() throws Exception {
        String melding = eksempel(TIL_LEGE);
        String navn = melding.replaceFirst("(?s).*?<HealthcareProfessional>(.*?)</HealthcareProfessional>.*", "$1");
        String medMellomnavn = navn.replaceFirst(
                "<FamilyName>[^<]*</FamilyName>(\\s*)<GivenName>[^<]*</GivenName>",
                "<FamilyName>Vik</FamilyName>$1<MiddleName>Å.</MiddleName>$1<GivenName>Kari</GivenName>");
        assertEquals(
                "Kari Å. Vik",
                verdi(en(melding.replace(navn, medMellomnavn)), "/*/*:Sender/*:HCP/*:Inst/*:HCPerson/*:Name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"inside", "beside"})
    void theOneWhoSignsIsNoAddressWhereThereIsAService(String plass) throws Exception {
        String lege =
                "<HealthcareProfessional><FamilyName>Signerende</FamilyName><GivenName>Lege</GivenName><Ident><Id>7654321</Id><TypeId"
                        + " V=\"HPR\" DN=\"HPR-nummer\" S=\"2.16.578.1.12.4.1.1.8116\"/></Ident></HealthcareProfessional>";
        String god = eksempel(GOD);
        int indre = god.indexOf("</Organisation>") + (plass.equals("inside") ? 0 : "</Organisation>".length());
        String melding = god.substring(0, indre) + lege + god.substring(indre);

        XdmNode apprec = en(melding);

        assertEquals("9900110", verdi(apprec, "/*/*:Receiver/*:HCP/*:Inst/*:Dept/*:Id"));
        assertEquals("0", verdi(apprec, "count(//(*:HCPerson | *:HCProf))"));
        assertFalse(tekst(apprec).contains("Signerende"));
        assertFalse(tekst(apprec).contains("7654321"));
    }

    @Test
    void theHerIdComesFirstAndOtherIdentifiersAreAdditional() throws Exception {
        String andre = "<Ident><Id>987654321</Id><TypeId V=\"ENH\" DN=\"Organisasjonsnummer\""
                + " S=\"2.16.578.1.12.4.1.1.9051\"/></Ident><Ident><Id>42</Id><TypeId V=\"RSH\" DN=\"RESH-id\""
                + " S=\"2.16.578.1.12.4.1.1.9051\"/></Ident>";
        XdmNode apprec = en(eksempel(GOD).replaceFirst("<Ident>", andre + "<Ident>"));
        String inst = "/*/*:Receiver/*:HCP/*:Inst";
        assertEquals("9900100 HER", verdi(apprec, inst + "/concat(*:Id, ' ', *:TypeId/@V)"));
        assertEquals(
                "987654321 ENH Organisasjonsnummer, 42 RSH RESH-id",
                verdi(
                        apprec,
                        "string-join(" + inst
                                + "/*:AdditionalId/concat(*:Id, ' ', *:Type/@V, ' ', *:Type/@DN), ', ')"));
        assertEquals(
                "Name Id TypeId Dept AdditionalId AdditionalId",
                verdi(apprec, "string-join(" + inst + "/*/local-name(), ' ')"));
    }

    @Test
    void withoutAHerIdTheFirstIdentifierIsTheAddress() throws Exception {
        String melding = eksempel(GOD).replaceFirst("V=\"HER\" DN=\"HER-id\"", "V=\"ENH\" DN=\"Organisasjonsnummer\"");
        assertEquals("9900100 ENH", verdi(en(melding), "/*/*:Receiver/*:HCP/*:Inst/concat(*:Id, ' ', *:TypeId/@V)"));
    }

    @Test
    void codesHaveNoCodeListButTheFaults() throws Exception {
        XdmNode apprec = en(eksempel(GOD), avvik("XSD", AppRecFeil.T02, Alvorlighet.AVVISES));
        assertEquals("Error", verdi(apprec, "string-join(distinct-values(//*[@S]/local-name()), ' ')"));
    }

    // ---- Roles

    @Test
    void theReceiptTellsTheRolesOfBoth() throws Exception {
        XdmNode apprec = en(eksempel(GOD));
        assertEquals("PRIM", verdi(apprec, "/*/*:Sender/*:Role/@V"));
        assertEquals("AVS", verdi(apprec, "/*/*:Receiver/*:Role/@V"));
    }

    @Test
    void aCopyReceiverAnswersForItselfAsSuch() throws Exception {
        List<AppRecSvar> svar = svar(eksempel(KOPI), ALLE);
        assertEquals(
                List.of("PRIM", "COP"), svar.stream().map(AppRecTest::rolle).toList());
        assertEquals(
                svar.get(0).fra().virksomhet().navn(), verdi(dokument(svar.get(0)), "/*/*:Sender/*:HCP/*:Inst/*:Name"));
        assertEquals(
                svar.get(1).fra().virksomhet().navn(), verdi(dokument(svar.get(1)), "/*/*:Sender/*:HCP/*:Inst/*:Name"));
        assertEquals(2, svar.stream().map(AppRecSvar::id).distinct().count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"V=\"OR\"", "V=\"FR\"", "V=\"\"", "V=\"cop\"", "DN=\"Kopimottaker\""})
    void receiversInOtherRolesDoNotAnswer(String rolle) throws Exception {
        String melding = eksempel(KOPI).replaceFirst("<RoleReceiver [^>]*/>", "<RoleReceiver " + rolle + "/>");
        assertEquals(
                List.of("PRIM"),
                svar(melding, ALLE).stream().map(AppRecTest::rolle).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plo-pasientlogistikk/1.5/eksempler/LOG_INNLAGT.xml",
                "dialogmelding/1.0/eksempler/DIALOG_NOTAT.xml",
                "epj-ekstrakt/1.0/eksempler/EPJ-EKSTRAKT.xml"
            })
    void inVersion10TheReceiverServesAndTheSenderReceives(String fil) throws Exception {
        XdmNode apprec = en(eksempel(fil));
        assertEquals("SPR Tjenesteyter", verdi(apprec, "/*/*:Sender/*:Role/concat(@V, ' ', @DN)"));
        assertEquals("RECEIVER Mottaker", verdi(apprec, "/*/*:Receiver/*:Role/concat(@V, ' ', @DN)"));
    }

    @Test
    void inVersion10WhoAskedAnswersAsSuchAndCopiesAsCopies() throws Exception {
        List<AppRecSvar> svar = svar(eksempel("epikrise/1.1/eksempler/EPIKRISE.xml"), ALLE);
        assertEquals(
                List.of("REQ Rekvirent RECEIVER Mottaker", "COP Kopimottaker RECEIVER Mottaker"),
                svar.stream()
                        .map(s -> verdi(dokument(s), "string-join(//*:Role/(@V, @DN), ' ')"))
                        .toList());
    }

    // ---- What it says

    @ParameterizedTest
    @CsvSource({
        "LOG_INNLAGT, Innlagt, Melding om innlagt pasient",
        "LOG_INNLAGT, Melding om innlagt pasient, Melding om innlagt pasient",
        "LOG_INNLAGT, Innlagt pasient, Innlagt pasient",
        "INNLAGT, Innlagt, Innlagt"
    })
    void theTextOfTheTypeIsThatOfItsCode(String kode, String tekst, String ventet) throws Exception {
        String melding = eksempel(GOD)
                .replaceFirst("<Type V=\"[^\"]*\" DN=\"[^\"]*\"", "<Type V=\"" + kode + "\" DN=\"" + tekst + "\"");
        Lesing lesing = LESER.les(melding.getBytes(UTF_8));
        Grunnlag grunnlag =
                new Grunnlag(lesing.melding(), List.of(lesing.resultat()), List.of(), Sprak.NB, NAA, Duration.ZERO);
        Map<String, List<String>> navn =
                Map.of("LOG_INNLAGT", List.of("Melding om innlagt pasient", "Innlagt pasient"));
        AppRecSvar svar = new Kvitteringsbygger(ALLE, k -> navn.getOrDefault(k, List.of()), "prøve")
                .bygg(grunnlag)
                .apprec()
                .get(0);
        assertEquals(kode + " " + ventet, verdi(dokument(svar), "/*/*:OriginalMsgId/*:MsgType/concat(@V, ' ', @DN)"));
    }

    @Test
    void whyThereIsNoneIsTold() throws Exception {
        assertEquals(IngenAppRec.ULESELIG, ingen("kari", ALLE, steg()));
        assertEquals(IngenAppRec.ULESELIG, ingen("<kari/>", ALLE, steg()));
        assertEquals(IngenAppRec.ER_KVITTERING, ingen(eksempel("apprec/1.1/eksempler/APPREC.xml"), ALLE, steg()));
        assertEquals(
                IngenAppRec.UKJENT_AVSENDER,
                ingen(
                        eksempel(GOD).replaceFirst("(?s)<Sender>.*</Sender>", "<Sender><Organisation/></Sender>"),
                        ALLE,
                        steg()));
        assertEquals(IngenAppRec.IKKE_TIL_OSS, ingen(eksempel(GOD), Set.of("1"), steg()));
        assertEquals(
                IngenAppRec.IKKE_VURDERT,
                ingen(
                        eksempel(GOD),
                        ALLE,
                        Stegresultat.feilet(
                                "regler", List.of(), List.of(new IkkeVurdert("PROVE-01", "krasjet")), Duration.ZERO)));
        assertEquals(null, ingen(eksempel(GOD), ALLE, steg()));
    }

    private static IngenAppRec ingen(String melding, Set<String> egne, Stegresultat regler) {
        Lesing lesing = LESER.les(melding.getBytes(UTF_8));
        return new Kvitteringsbygger(egne, "prøve")
                .bygg(new Grunnlag(
                        lesing.melding(), List.of(lesing.resultat(), regler), List.of(), Sprak.NB, NAA, Duration.ZERO))
                .ingen();
    }

    @Test
    void anAcceptedMessageHasStatusOneAndNoFault() throws Exception {
        XdmNode apprec = en(
                eksempel(GOD),
                avvik("PROVE-01", null, Alvorlighet.FEIL),
                avvik("PROVE-02", null, Alvorlighet.ADVARSEL),
                avvik("PROVE-03", null, Alvorlighet.MERKNAD));
        assertEquals("1 OK", verdi(apprec, "/*/*:Status/concat(@V, ' ', @DN)"));
        assertEquals("0", verdi(apprec, "count(//*:Error)"));
    }

    @Test
    void aRejectedMessageHasStatusTwoAndEachGroundOnce() throws Exception {
        XdmNode apprec = en(
                eksempel(GOD),
                avvik("XSD", AppRecFeil.T02, Alvorlighet.AVVISES),
                avvik("PROVE-01", null, Alvorlighet.FEIL),
                avvik("XSD", AppRecFeil.T02, Alvorlighet.AVVISES),
                avvik("VEDLEGG-08", AppRecFeil.T99, Alvorlighet.AVVISES),
                avvik("PLO-GEN-03", AppRecFeil.T99, Alvorlighet.AVVISES));
        assertEquals("2 Avvist", verdi(apprec, "/*/*:Status/concat(@V, ' ', @DN)"));
        assertEquals("T02 T99 T99", verdi(apprec, "string-join(//*:Error/@V, ' ')"));
        assertEquals("true", verdi(apprec, "every $e in //*:Error satisfies $e/@S = '2.16.578.1.12.4.1.1.8221'"));
        assertEquals(
                "XML validerer ikke|Annen feil på format",
                verdi(apprec, "string-join(distinct-values(//*:Error/@DN), '|')"));
        assertEquals(
                "XSD brutt.|VEDLEGG-08 brutt.|PLO-GEN-03 brutt.", verdi(apprec, "string-join(//*:Error/@OT, '|')"));
    }

    @Test
    void theReceiptNamesTheMessageAsItNamedItself() throws Exception {
        XdmNode apprec = en(eksempel(GOD));
        assertEquals("LOG_UTSKRIVNINGSKLAR", verdi(apprec, "/*/*:OriginalMsgId/*:MsgType/@V"));
        assertEquals("Melding om utskrivningsklar pasient", verdi(apprec, "/*/*:OriginalMsgId/*:MsgType/@DN"));
        assertEquals("5c13590d-faf7-4a1b-ab35-7b26a6942dc2", verdi(apprec, "/*/*:OriginalMsgId/*:Id"));
        assertEquals("2024-03-08T10:05:00", verdi(apprec, "/*/*:OriginalMsgId/*:IssueDate"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "{5C13590D-FAF7-4A1B-AB35-7B26A6942DC2}", "urn:uuid:5c13590d", ""})
    void anIdentifierThatIsNoGuidIsRepeatedAsItIs(String msgId) throws Exception {
        String melding = eksempel(GOD).replaceFirst("<MsgId>[^<]*<", "<MsgId>" + msgId + "<");
        XdmNode apprec = en(melding, avvik("HODE-05", AppRecFeil.E10, Alvorlighet.AVVISES));
        assertEquals(msgId, verdi(apprec, "/*/*:OriginalMsgId/*:Id"));
        assertEquals("E10", verdi(apprec, "/*/*:Error/@V"));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-08T10:05:00, 2024-03-08T10:05:00",
        "2024-03-08T10:05:00+00:00, 2024-03-08T10:05:00+00:00",
        "2024-03-08T10:05:00.5-05:00, 2024-03-08T10:05:00.5-05:00",
        "2024-03-08T24:00:00, 2024-03-08T24:00:00",
        "-0044-03-15T12:00:00, -0044-03-15T12:00:00",
        "2024-03-08, 2024-03-08T00:00:00",
        "2024-03-08+01:00, 2024-03-08T00:00:00+01:00",
        "2024-03-08Z, 2024-03-08T00:00:00Z",
        "2024, 2024-01-01T00:00:00",
        "2024+01:00, 2024-01-01T00:00:00+01:00",
        "2024-03, 2024-03-01T00:00:00",
        "2024-03-01:00, 2024-03-01T00:00:00-01:00",
        "12024-03-08T10:05:00, 12024-03-08T10:05:00",
        "2024-03-08T10:05:00.1234567890123456789012345678901234567890,"
                + " 2024-03-08T10:05:00.1234567890123456789012345678901234567890",
        "2024-03-08T10:05:60, 2024-03-08T10:05:59",
        "2024-03-08T10:05:60.5Z, 2024-03-08T10:05:59Z"
    })
    void theTimeOfTheMessageIsRepeatedToTheLetterAndADateBeginsAtMidnight(String sendt, String ventet)
            throws Exception {
        assertEquals(ventet, verdi(en(medDato(sendt)), "/*/*:OriginalMsgId/*:IssueDate"));
    }

    @Test
    void theReceiptHasAnIdentityAndATimeOfItsOwn() throws Exception {
        XdmNode apprec = en(eksempel(GOD));
        String id = verdi(apprec, "/*/*:Id");
        assertEquals(id, UUID.fromString(id).toString());
        assertEquals("2024-06-03T12:00:00+02:00", verdi(apprec, "/*/*:GenDate"));
        assertEquals("Meldingsvakt", verdi(apprec, "/*/*:SoftwareName"));
    }

    // ---- When there is none

    @Test
    void anAppRecIsNeverAnswered() throws Exception {
        for (String versjon : List.of("1.0", "1.1")) {
            assertEquals(List.of(), svar(eksempel("apprec/" + versjon + "/eksempler/APPREC.xml"), ALLE));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Organisation/>",
                "<Organisation><OrganisationName> </OrganisationName></Organisation>",
                "<Organisation><Ident><Id/><TypeId V='HER'/></Ident></Organisation>",
                ""
            })
    void aSenderWhoCannotBeToldIsNotAnswered(String avsender) throws Exception {
        String melding = eksempel(GOD).replaceFirst("(?s)<Sender>.*</Sender>", "<Sender>" + avsender + "</Sender>");
        assertEquals(List.of(), svar(melding, ALLE));
    }

    /** Whoever cannot say when the message was made still waits for an answer. */
    @ParameterizedTest
    @ValueSource(
            strings = {"Kari Nordmann", "08.03.2024", "2024-13-08T10:05:00", "", "0000-03-08T10:05:00", "10:05:00"})
    void aMessageOfNoKnownTimeIsAnsweredWithTheTimeItWasReceived(String sendt) throws Exception {
        assertEquals("2024-06-03T12:00:00+02:00", verdi(en(medDato(sendt)), "/*/*:OriginalMsgId/*:IssueDate"));
    }

    @Test
    void aMessageWithoutAnIdentifierIsAnsweredWithout() throws Exception {
        XdmNode apprec = en(eksempel(GOD).replaceFirst("<MsgId>[^<]*</MsgId>", ""));
        assertEquals("", verdi(apprec, "/*/*:OriginalMsgId/*:Id"));
        assertEquals("1", verdi(apprec, "count(/*/*:OriginalMsgId/*:Id)"));
    }

    @Test
    void aMessageWhoseReceiverIsEmptyIsAnsweredByNobodyNamed() throws Exception {
        String melding =
                eksempel(GOD).replaceFirst("(?s)<Receiver>.*</Receiver>", "<Receiver><Organisation/></Receiver>");
        assertEquals("0", verdi(en(melding), "count(/*/*:Sender/*:HCP/*:Inst/*)"));
        assertEquals(List.of(), svar(melding, Set.of("9900200")));
    }

    @Test
    void aMessageThatWasNotJudgedIsNotAnswered() throws Exception {
        Stegresultat brutt = Stegresultat.feilet(
                "regler", List.of(), List.of(new IkkeVurdert("PROVE-01", "krasjet")), Duration.ZERO);
        assertEquals(List.of(), svar(eksempel(GOD), ALLE, brutt));
    }

    @Test
    void whatIsOfNoStandardIsNeverAccepted() throws Exception {
        String tom = eksempel(GOD)
                .replaceFirst("(?s)<Content>.*</Content>", "<Content><Ny xmlns='http://example.org/ny'/></Content>");
        Lesing lesing = LESER.les(tom.getBytes(UTF_8));
        Grunnlag grunnlag = new Grunnlag(lesing.melding(), List.of(steg()), List.of(), Sprak.NB, NAA, Duration.ZERO);
        Kvittering kvittering =
                new Kvitteringsbygger(ALLE, "prøve").bygg(grunnlag).kvittering();

        assertEquals(Kvitteringsstatus.IKKE_VURDERT, kvittering.status());
        assertEquals("kvittering", kvittering.ikkeVurdert().get(0).regel());
        assertEquals(List.of(), kvittering.apprec());
    }

    @Test
    void bytesThatAreNoMessageAreNotAnswered() {
        assertEquals(List.of(), svar("<kari/>", ALLE));
        assertEquals(List.of(), svar("kari", ALLE));
    }

    // ---- Which receivers are ours

    @ParameterizedTest
    @CsvSource({
        "9900200, the enterprise is ours",
        "9900220, the service is ours",
        "'9900200 1234567', one of several is ours"
    })
    void aReceiverWithAnIdentifierOfOursAnswers(String egne, String fordi) throws Exception {
        assertEquals(1, svar(eksempel(GOD), Set.of(egne.split(" "))).size(), fordi);
    }

    @ParameterizedTest
    @CsvSource({"9900999, a stranger", "9900100, the sender", "990020, only a beginning"})
    void aReceiverOfOthersDoesNot(String egne, String fordi) throws Exception {
        assertEquals(List.of(), svar(eksempel(GOD), Set.of(egne)), fordi);
    }

    @Test
    void ofTwoReceiversOnlyTheOneThatIsOursAnswers() throws Exception {
        String melding = eksempel(KOPI);
        for (AppRecSvar alle : svar(melding, ALLE)) {
            String herId = alle.fra().virksomhet().herId().orElseThrow();
            assertEquals(
                    List.of(rolle(alle)),
                    svar(melding, Set.of(herId)).stream().map(AppRecTest::rolle).toList());
        }
    }

    @Test
    void anIdentifierOfAnotherSeriesDoesNotCountAsOurs() throws Exception {
        String melding = eksempel(GOD).replace("V=\"HER\"", "V=\"ENH\"");
        assertEquals(List.of(), svar(melding, Set.of("9900200", "9900220")));
    }

    @Test
    void aProfessionalOfOursAnswers() throws Exception {
        String melding = eksempel(TIL_LEGE);
        String herId = svar(melding, ALLE).get(0).fra().helsepersonell().herId().orElseThrow();
        assertEquals(1, svar(melding, Set.of(herId)).size());
    }

    // ---- Whether it is valid

    @Test
    void theReceiptsOfEveryExampleFollowOurSchemas() throws Exception {
        List<String> feil = new ArrayList<>();
        int antall = 0;
        for (Path fil : eksempler()) {
            for (byte[] apprec : godtattOgAvvist(fil)) {
                antall++;
                Stegresultat lest = LESER.les(apprec).resultat();
                Stegresultat skjema = KONTROLL.kontroller(XML.les(apprec));
                if (lest.utfall() != Utfall.GODKJENT || skjema.utfall() != Utfall.GODKJENT) {
                    feil.add(fil + ": " + lest.avvik() + skjema.avvik());
                }
            }
        }
        assertEquals("", String.join("\n", feil));
        assertTrue(antall > 200, "only " + antall + " receipts");
    }

    @Test
    void theReceiptsOfEveryExampleFollowTheOfficialSchemas() throws Exception {
        boolean finnes = Files.isDirectory(OFFISIELLE);
        if (!finnes) {
            System.out.println("Skipped: the official schemas are not at " + OFFISIELLE);
        }
        assumeTrue(finnes, "the official schemas are not at " + OFFISIELLE);
        Schema offisielle = offisielle();
        List<String> feil = new ArrayList<>();
        for (Path fil : eksempler()) {
            for (byte[] apprec : godtattOgAvvist(fil)) {
                try {
                    offisielle.newValidator().validate(new StreamSource(new ByteArrayInputStream(apprec)));
                } catch (SAXException e) {
                    feil.add(fil + ": " + e.getMessage());
                }
            }
        }
        assertEquals("", String.join("\n", feil));
    }

    /** Each receipt of the message twice: as if it had been accepted, and as if it had been rejected on three grounds. */
    private static List<byte[]> godtattOgAvvist(Path fil) throws IOException {
        byte[] melding = Files.readAllBytes(fil);
        Avvik[] grunner = {
            avvik("XSD", AppRecFeil.T02, Alvorlighet.AVVISES),
            avvik("HODE-05", AppRecFeil.E10, Alvorlighet.AVVISES),
            avvik("VEDLEGG-08", AppRecFeil.T99, Alvorlighet.AVVISES)
        };
        return Stream.of(svar(melding, ALLE, steg()), svar(melding, ALLE, steg(grunner)))
                .flatMap(List::stream)
                .map(SKRIVER::skriv)
                .toList();
    }

    static Schema offisielle() throws IOException, SAXException {
        Map<String, Path> filer;
        try (Stream<String> linjer = Files.lines(OFFISIELLE.resolve("navnerom.txt"))) {
            filer = linjer.map(l -> l.strip().split("\\|"))
                    .filter(l -> l.length == 2)
                    .collect(Collectors.toMap(l -> l[0], l -> OFFISIELLE.resolve(l[1])));
        }
        SchemaFactory fabrikk = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        fabrikk.setResourceResolver((type, navnerom, publicId, systemId, base) -> kilde(filer.get(navnerom)));
        return fabrikk.newSchema(Stream.of("apprec/2004-11-21", "apprec/2012-02-15")
                .map(n -> new StreamSource(
                        filer.get("http://www.kith.no/xmlstds/" + n).toFile()))
                .toArray(Source[]::new));
    }

    private static LSInput kilde(Path fil) {
        return (LSInput) Proxy.newProxyInstance(
                AppRecTest.class.getClassLoader(), new Class<?>[] {LSInput.class}, (objekt, metode, argumenter) -> {
                    return switch (metode.getName()) {
                        case "getSystemId" -> fil.toUri().toString();
                        case "getByteStream" -> Files.newInputStream(fil);
                        case "getCertifiedText" -> false;
                        default -> null;
                    };
                });
    }

    // ---- Helpers

    private static List<Path> eksempler() throws IOException {
        try (Stream<Path> filer = Files.walk(XSD)) {
            return filer.filter(f -> f.toString().endsWith(".xml")).sorted().toList();
        }
    }

    private static String eksempel(String fil) throws IOException {
        return Files.readString(XSD.resolve(fil));
    }

    private static String medDato(String sendt) throws IOException {
        return eksempel(GOD).replaceFirst("<GenDate>[^<]*<", "<GenDate>" + sendt + "<");
    }

    private static String uten(String tekst, String fra, String til) {
        int start = tekst.indexOf(fra);
        assertTrue(start > 0, "the example does not hold " + fra);
        return tekst.substring(0, start) + tekst.substring(tekst.indexOf(til, start) + til.length());
    }

    private static Avvik avvik(String regel, AppRecFeil kode, Alvorlighet vekt) {
        Tekst tekst = new Tekst(regel + " brutt.", regel + " broten.", regel + " broken.");
        return new Avvik(
                regel, vekt, Grunnregel.PAKKE, tekst, "kilde", kode, false, null, null, new Sted("/*[1]", 1, 1));
    }

    private static Stegresultat steg(Avvik... avvik) {
        return Stegresultat.av("regler", List.of(avvik), Duration.ZERO);
    }

    private static List<AppRecSvar> svar(String melding, Set<String> egne) {
        return svar(melding, egne, steg());
    }

    private static List<AppRecSvar> svar(String melding, Set<String> egne, Stegresultat regler) {
        return svar(melding.getBytes(UTF_8), egne, regler);
    }

    private static List<AppRecSvar> svar(byte[] melding, Set<String> egne, Stegresultat regler) {
        Lesing lesing = LESER.les(melding);
        Grunnlag grunnlag = new Grunnlag(
                lesing.melding(), List.of(lesing.resultat(), regler), List.of(), Sprak.NB, NAA, Duration.ZERO);
        return new Kvitteringsbygger(egne, "prøve").bygg(grunnlag).apprec();
    }

    private static XdmNode en(String melding, Avvik... avvik) {
        List<AppRecSvar> svar = svar(melding, ALLE, steg(avvik));
        assertEquals(1, svar.size());
        return dokument(svar.get(0));
    }

    private static XdmNode dokument(AppRecSvar svar) {
        try {
            return XML.les(SKRIVER.skriv(svar)).tre();
        } catch (UlesbarXmlException e) {
            throw new AssertionError(e);
        }
    }

    private static String rolle(AppRecSvar svar) {
        return String.valueOf(Objects.requireNonNull(svar.fraRolle()).v());
    }

    private static String tekst(XdmNode node) {
        return verdi(node, "serialize(/)");
    }

    private static String verdi(XdmNode node, String xpath) {
        try {
            XPathCompiler kompilator = XML.saxon().newXPathCompiler();
            XdmItem verdi = kompilator.evaluateSingle(xpath, node);
            return verdi == null ? "" : verdi.getStringValue();
        } catch (SaxonApiException e) {
            throw new AssertionError(xpath, e);
        }
    }
}

package no.meldingsvakt.regel;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The smallest message that carries a text to the rules that judge it. A carrier is named {@code kind:place}, such as
 * {@code epikrise:OP}: the kind of message, and the heading under which the text stands.
 */
final class Tekstbaerer {

    private static final String EPIKRISE = """
        <Message xmlns="http://www.kith.no/xmlstds/epikrise/2012-02-15">
          <Type V="EPIKRISE"/><GenDate V="2024-03-08T12:00:00"/>
          <ServRprt>
            <ServType V="%3$s"/><Status V="F"/>
            <Event><Service><AdmCat V="%4$s"/></Service>%5$s
              <Comment><Heading V="%1$s"/><TextResultValue>%2$s</TextResultValue></Comment>
            </Event>
          </ServRprt>
        </Message>
        """;
    private static final String MEDISIN = """
        <InfItem><Medication><DrugId V="C07AB02" DN="Metoprolol"/><Comment>%s</Comment><Status V="6"/></Medication>
        <Type V="MEDB"/></InfItem>\
        """;
    private static final String HENVISNING = """
        <Message xmlns="http://www.kith.no/xmlstds/henvisning/2012-02-15">
          <Type V="HENVISNING"/>
          <ServReq>
            <ServType V="N"/>%5$s
            <Requester><HCP><Inst><Name>%3$s</Name></Inst></HCP></Requester>
            <ReasonAsText><Heading V="%1$s"/><TextResultValue>%2$s</TextResultValue></ReasonAsText>
            <ReqServ><Priority V="%4$s"/></ReqServ>
          </ServReq>
        </Message>
        """;
    private static final String FUNN =
            "<InfItem><Observation><Description>%s</Description></Observation><Type V=\"FUNN\"/></InfItem>";
    private static final String HODE = """
        <MsgHead xmlns="http://www.kith.no/xmlstds/msghead/2006-05-24">
          <MsgInfo><Type V="%s"/><GenDate>2024-03-08T12:00:00</GenDate></MsgInfo>
          <Document><RefDoc><MsgType V="XML"/><Content>%s</Content></RefDoc></Document>
        </MsgHead>
        """;
    private static final String PLO = """
        <%1$s xmlns="http://www.kith.no/xmlstds/po/%1$s/2012-04-01"
            xmlns:po="http://www.kith.no/xmlstds/po/poKomponent/2012-04-01"
            xmlns:epj2="http://www.kith.no/xmlstds/epj/epj2/2008-02-20">
          <po:InformasjonOmForsendelsen><po:Forsendelsesstatus V="N"/></po:InformasjonOmForsendelsen>
          <po:TypeInnholdIMelding><po:TypeInnhold V="%4$s" S="2.16.578.1.12.4.1.1.%5$s"/></po:TypeInnholdIMelding>
          <po:MedisinskfagligeOpplysninger><epj2:GenereltJournalnotat><epj2:Journaltekst>
            <epj2:Overskriftskode V="%2$s" S="2.16.578.1.12.4.1.1.%6$s"/><epj2:Notat>%3$s</epj2:Notat>
          </epj2:Journaltekst></epj2:GenereltJournalnotat></po:MedisinskfagligeOpplysninger>
        </%1$s>\
        """;
    private static final String FRISTBRUDD = """
        <Henvisning xmlns="http://ehelse.no/xmlstds/henvisning/2017-11-30"><ServType V="N"/>
          <ReasonAsText><Heading V="%s"/><TextResultValue>%s</TextResultValue></ReasonAsText>
          <VurderingAvHenvisning><DatoMottakOgVurdering><TypeDato V="3"/><Dato>2024-02-15</Dato>
          </DatoMottakOgVurdering></VurderingAvHenvisning></Henvisning>\
        """;
    private static final String NOTAT = """
        <Dialogmelding xmlns="http://www.kith.no/xmlstds/dialog/2013-01-23"><Notat>
          <TemaKodet V="%s" S="2.16.578.1.12.4.1.1.%s"/><TekstNotatInnhold>%s</TekstNotatInnhold>
        </Notat></Dialogmelding>\
        """;
    private static final String FORESPORSEL = """
        <Dialogmelding xmlns="http://www.kith.no/xmlstds/dialog/2006-10-11"><Foresporsel>
          <Hastegrad V="3"/><Sporsmal>%s</Sporsmal></Foresporsel></Dialogmelding>\
        """;
    private static final Map<String, String> PLO_TYPER = Map.of(
            "utskrivning", "UTSKRIVNINGSRAPPORT TverrfagligEpikrise 11 9139 9142",
            "innleggelse", "INNLEGGELSESRAPPORT Innleggelsesrapport 1 9139 9142",
            "helseopplysning", "HELSEOPPL_SOKNAD HelseopplysningerVedSoknad 2 9140 9145");

    private Tekstbaerer() {}

    /** The message that carries the text. */
    static byte[] melding(String baerer, String raatekst) {
        String[] navn = baerer.split(":");
        String sted = navn.length > 1 ? navn[1] : "FO";
        String tekst = raatekst.replace("\\n", "\n").replace("&", "&amp;").replace("<", "&lt;");
        String melding =
                switch (navn[0]) {
                    case "epikrise" -> EPIKRISE.formatted(sted, tekst, "N", "1", "");
                    case "poliklinisk" -> EPIKRISE.formatted(sted, tekst, "N", "2", "");
                    case "tillegg" -> EPIKRISE.formatted(sted, tekst, "A", "1", "");
                    case "epikrise-medisin" -> EPIKRISE.formatted(sted, tekst, "N", "1", MEDISIN.formatted("Ny"));
                    case "medisin" -> EPIKRISE.formatted("VU", "Stabil.", "N", "1", MEDISIN.formatted(tekst));
                    case "henvisning" -> henvisning(sted, tekst);
                    case "sykehjem" -> HENVISNING.formatted(sted, tekst, "Lillevik sykehjem", "N", "");
                    case "sykehjem-akutt" -> HENVISNING.formatted(sted, tekst, "Lillevik sykehjem", "0", "");
                    case "fristbrudd" -> HODE.formatted("HENVISNING_VIDERE", FRISTBRUDD.formatted(sted, tekst));
                    case "svar" -> HODE.formatted("DIALOG_HELSEFAGLIG", NOTAT.formatted("7", "7322", tekst));
                    case "innkalt" -> HODE.formatted("DIALOG_STATUS_HENVISNING", NOTAT.formatted("1", "9148", tekst));
                    case "haster" -> HODE.formatted("DIALOG_FORESPORSEL", FORESPORSEL.formatted(tekst));
                    default -> plo(navn[0], sted, tekst);
                };
        return melding.getBytes(StandardCharsets.UTF_8);
    }

    private static String henvisning(String sted, String tekst) {
        return "FUNN".equals(sted)
                ? HENVISNING.formatted("PROB", "Ønsker vurdering.", "Lillevik legesenter", "N", FUNN.formatted(tekst))
                : HENVISNING.formatted(sted, tekst, "Lillevik legesenter", "N", "");
    }

    private static String plo(String slag, String sted, String tekst) {
        String[] type = PLO_TYPER.get(slag).split(" ");
        return HODE.formatted(type[0], PLO.formatted(type[1], sted, tekst, type[2], type[3], type[4]));
    }
}

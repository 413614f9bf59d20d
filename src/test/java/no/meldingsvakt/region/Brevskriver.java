package no.meldingsvakt.region;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes messages as XML, on the example messages of the repository. Thread-safe. */
final class Brevskriver {

    private static final Path XSD = Path.of("xsd");
    private static final Pattern DATO = Pattern.compile("\\b(202[3-5]-\\d\\d-\\d\\d)\\b");
    private static final Pattern NORSK_DATO = Pattern.compile("\\b(\\d\\d\\.\\d\\d\\.202[3-5])\\b");
    private static final DateTimeFormatter NORSK = DateTimeFormatter.ofPattern("dd.MM.yyyy");
    private static final Pattern GENDATE = Pattern.compile("<GenDate(?: V=\"|>)(\\d{4}-\\d\\d-\\d\\d)");
    private static final String HER = "<TypeId V=\"HER\" DN=\"HER-id\" S=\"2.16.578.1.12.4.1.1.9051\"/>";
    private static final Map<Character, String> STATUS = Map.of('N', "Ny", 'M', "Endring", 'C', "Kansellering");

    private static final String FUNKSJON =
            "<po:InfoKartleggingFunksjonsniva><po:KartlagtFunksjon><po:Funksjonsvariabel V=\"5\" DN=\"Bevege seg"
                    + " innendørs\""
                    + " S=\"2.16.578.1.12.4.1.1.9111\"/><po:Vurdering>2</po:Vurdering></po:KartlagtFunksjon></po:InfoKartleggingFunksjonsniva>";

    private final Map<String, Mal> maler = new ConcurrentHashMap<>();

    /** An example message, in parts. */
    private record Mal(LocalDate dag, String type, String dokument) {}

    String skriv(Brev b) {
        return switch (b.type) {
            case "APPREC" -> kvittering(b, Objects.requireNonNull(b.paa));
            case "EPIKRISE" -> epikrise(b);
            default ->
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        + "<MsgHead xmlns=\"http://www.kith.no/xmlstds/msghead/2006-05-24\">\n"
                        + hode(b) + dokument(b) + "</MsgHead>\n";
        };
    }

    /** The version of the standard that the message is written in. */
    static String versjon(Brev b) {
        if (b.type.equals("EPIKRISE")) {
            return b.fra.system().epikrise();
        }
        if (b.type.startsWith("HENVISNING")) {
            return "2.0";
        }
        if (b.type.startsWith("DIALOG_")) {
            return b.type.equals("DIALOG_HELSEFAGLIG") || b.type.equals("DIALOG_STATUS_HENVISNING") ? "1.1" : "1.0";
        }
        return b.fra.system().plo();
    }

    /** The version of the receipt that the message is to be answered with. */
    static String kvitteresMed(Brev b) {
        return switch (versjon(b)) {
            case "1.5", "1.0" -> "1.0";
            case "1.1" -> b.type.equals("EPIKRISE") ? "1.0" : "1.1";
            default -> "1.1";
        };
    }

    private String fil(Brev b) {
        String eksempel = "/" + versjon(b) + "/eksempler/";
        return switch (b.type) {
            case "HELSEOPPL_SOKNAD" ->
                "plo-helseopplysninger" + eksempel
                        + (versjon(b).equals("1.5")
                                ? "HELSEOPPL_SOKNAD.xml"
                                : "2".equals(b.felt.get("9140"))
                                        ? "HELSEOPPL_SOKNAD-oppdatert.xml"
                                        : "HELSEOPPL_SOKNAD-varsel.xml");
            case "INNLEGGELSESRAPPORT" -> "plo-innleggelsesrapport" + eksempel + b.type + ".xml";
            case "UTSKRIVNINGSRAPPORT" -> "plo-utskrivningsrapport" + eksempel + b.type + ".xml";
            case "HELSEOPPLYSNINGER_LEGE" -> "plo-helseopplysninger-til-lege" + eksempel + b.type + ".xml";
            case "DIALOG_HELSEFAGLIG" ->
                "dialogmelding" + eksempel
                        + ("7".equals(b.felt.get("tema"))
                                ? "DIALOG_HELSEFAGLIG-utskrivningsklar.xml"
                                : b.type + ".xml");
            case "EPIKRISE" -> "epikrise" + eksempel + b.type + ".xml";
            default ->
                (b.type.startsWith("DIALOG_")
                                ? "dialogmelding"
                                : b.type.startsWith("HENVISNING") ? "henvisning" : "plo-pasientlogistikk")
                        + eksempel + b.type + ".xml";
        };
    }

    private Mal mal(Brev b) {
        return maler.computeIfAbsent(fil(b), fil -> {
            try {
                String tekst = Files.readString(XSD.resolve(fil));
                int fra = tekst.indexOf("  <Document>");
                return new Mal(
                        LocalDate.parse(forste(GENDATE, tekst)),
                        forste(Pattern.compile("(<Type V=\"[^>]*>)"), tekst),
                        fra < 0 ? tekst : tekst.substring(fra, tekst.indexOf("</MsgHead>")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String forste(Pattern monster, String tekst) {
        Matcher m = monster.matcher(tekst);
        if (!m.find()) {
            throw new IllegalStateException("the example has no " + monster);
        }
        return m.group(1);
    }

    private String hode(Brev b) {
        return """
              <MsgInfo>
                %s
                <MIGversion>v1.2 2006-05-24</MIGversion>
                <GenDate>%s</GenDate>
                <MsgId>%s</MsgId>
            %s    <Sender>
            %s    </Sender>
                <Receiver>
            %s    </Receiver>
            %s%s  </MsgInfo>
            """.formatted(
                        mal(b).type(),
                        b.tekst(b.sendt),
                        b.id,
                        b.forelder == null && b.samtale == null
                                ? ""
                                : "    <ConversationRef>\n" + element("RefToParent", b.forelder)
                                        + element("RefToConversation", b.samtale) + "    </ConversationRef>\n",
                        organisasjon(b.fra),
                        organisasjon(b.til),
                        b.kopi == null
                                ? ""
                                : "    <OtherReceiver>\n      <ComMethod V=\"EDI\" DN=\"EDI\"/>\n"
                                        + "      <RoleReceiver V=\"" + b.felt.getOrDefault("kopirolle", "COP")
                                        + "\" DN=\"Kopimottaker\"/>\n"
                                        + organisasjon(b.kopi) + "    </OtherReceiver>\n",
                        pasient(b));
    }

    private static String element(String navn, @Nullable String verdi) {
        return verdi == null ? "" : "      <%s>%s</%s>%n".formatted(navn, verdi, navn);
    }

    private static String organisasjon(Part p) {
        String to = p.lege()
                ? "        <HealthcareProfessional><FamilyName>%s</FamilyName><GivenName>Ingrid</GivenName><Ident><Id>%s</Id><TypeId V=\"HER\" DN=\"HER-id\" S=\"2.16.578.1.12.4.1.1.8116\"/></Ident></HealthcareProfessional>%n"
                        .formatted(p.tjeneste(), p.tjenesteId())
                : "        <Organisation><OrganisationName>%s</OrganisationName><Ident><Id>%s</Id>%s</Ident></Organisation>%n"
                        .formatted(p.tjeneste(), p.tjenesteId(), HER);
        return "      <Organisation><OrganisationName>%s</OrganisationName><Ident><Id>%s</Id>%s</Ident>%n%s      </Organisation>%n"
                .formatted(p.virksomhet(), p.virksomhetId(), HER, to);
    }

    private static String pasient(Brev b) {
        Innbygger.Ident ident = b.ident;
        return """
                <Patient>
                  <FamilyName>%s</FamilyName>
                  <GivenName>%s</GivenName>
                  <DateOfBirth>%s</DateOfBirth>
                  <Sex V="%s" DN="%s"/>
            %s    </Patient>
            """.formatted(
                        b.felt.get("etternavn"),
                        b.felt.get("fornavn"),
                        b.felt.get("fodt"),
                        b.felt.get("kjonn"),
                        "1".equals(b.felt.get("kjonn")) ? "Mann" : "Kvinne",
                        ident == null
                                ? ""
                                : "      <Ident><Id>%s</Id><TypeId V=\"%s\" DN=\"%s\" S=\"2.16.578.1.12.4.1.1.8116\"/></Ident>%n"
                                        .formatted(ident.id(), ident.type(), ident.navn()));
    }

    private String dokument(Brev b) {
        String d = flyttet(b);
        d = d.replaceFirst("<IssueDate V=\"[^\"]*", "<IssueDate V=\"" + b.tekst(b.sendt.minusMinutes(3)));
        d = d.replaceFirst(
                "Forsendelsesstatus V=\"[^\"]*\" DN=\"[^\"]*",
                "Forsendelsesstatus V=\"" + b.status + "\" DN=\"" + STATUS.get(b.status));
        if (b.type.startsWith("HENVISNING")) {
            d = d.replaceFirst(
                    "<ServType V=\"[^\"]*\" DN=\"[^\"]*",
                    "<ServType V=\"" + b.status + "\" DN=\"" + STATUS.get(b.status));
        }
        for (Map.Entry<String, String> tid : b.tider.entrySet()) {
            d = d.replaceAll(
                    "(Hendelsekode V=\"" + tid.getKey() + "\"[^>]*>\\s*<po:TidspunktForHendelse V=\")[^\"]*",
                    "$1" + tid.getValue());
        }
        for (Map.Entry<String, String> felt : b.felt.entrySet()) {
            d = medFelt(d, felt.getKey(), felt.getValue());
        }
        if (b.type.equals("HELSEOPPL_SOKNAD") && !d.contains("InfoKartleggingFunksjonsniva")) {
            d = d.replaceFirst("(?=<po:TjenesteBehov>)", FUNKSJON);
        }
        return d.replaceFirst("<DocumentId>[^<]*", "<DocumentId>" + b.dokumentId);
    }

    /** All dates of the example, moved as far as the message is from the example. */
    private String flyttet(Brev b) {
        Mal mal = mal(b);
        long dager = ChronoUnit.DAYS.between(mal.dag(), b.sendt.toLocalDate());
        String d = DATO.matcher(mal.dokument())
                .replaceAll((MatchResult m) ->
                        LocalDate.parse(m.group()).plusDays(dager).toString());
        return NORSK_DATO
                .matcher(d)
                .replaceAll((MatchResult m) ->
                        NORSK.format(LocalDate.parse(m.group(), NORSK).plusDays(dager)));
    }

    private static String medFelt(String d, String navn, String verdi) {
        return switch (navn) {
            case "uttilstand" -> d.replaceFirst("(Uttilstand V=\")[^\"]*", "$1" + verdi);
            case "8306" -> d.replaceFirst("(<Priority V=\")[^\"]*", "$1" + verdi);
            case "utstedt" -> d.replaceFirst("<IssueDate>[^<]*", "<IssueDate>" + verdi);
            case "8408" -> d.replaceFirst("(UtTil V=\")[^\"]*", "$1" + verdi);
            case "tema" -> d.replaceFirst("(TemaKodet V=\")[^\"]*", "$1" + verdi);
            case "temakodeverk" -> d.replaceFirst("(TemaKodet [^>]*\\.)\\d+\"", "$1" + verdi + "\"");
            case "sporsmal" -> d.replaceAll("(TypeForesp V=\")[^\"]*", "$1" + verdi);
            case "sporsmalkodeverk" -> d.replaceAll("(TypeForesp [^>]*\\.)\\d+\"", "$1" + verdi + "\"");
            case "forlopsId" -> d.replaceFirst("(<ForlopsId>)[^<]*", "$1" + verdi);
            case "foresporsel" -> d.replaceFirst("(<MsgType [^>]*>)", "$1<Id>" + verdi + "</Id>");
            case "svarerPaa" -> d.replaceFirst("(?=<RefDoc>)", "<EnquiryRefId>" + verdi + "</EnquiryRefId>");
            case "tekst" -> d.replaceFirst("(<TekstNotatInnhold>)[^<]*", "$1" + verdi);
            case "svarer" ->
                d.replaceFirst(
                        "(<po:Forsendelsesstatus [^>]*>)",
                        "$1<po:SvarPaaForesporsel>" + verdi + "</po:SvarPaaForesporsel>");
            case "uten" -> d.replaceAll("(?s)\\s*<po:" + verdi + ">.*?</po:" + verdi + ">", "");
            case "utenEndring" ->
                d.replaceFirst("(?s)(<po:TypeInnhold [^>]*>)\\s*<po:Merknad>.*?</po:Merknad>", "$1")
                        .replaceAll("(?i)endr|oppdater", "vurder")
                        .replaceAll("(?i)siden |nytt|ny ", "");
            case "utenInnlagt" ->
                d.replaceFirst(
                        "(?s)\\s*<po:OpplysningOpphold>\\s*<po:TidsfestetHendelse>\\s*<po:Hendelsekode"
                                + " V=\"1\".*?</po:OpplysningOpphold>",
                        "");
            default -> d;
        };
    }

    private String epikrise(Brev b) {
        String d = flyttet(b);
        d = d.replaceFirst("<GenDate V=\"[^\"]*", "<GenDate V=\"" + b.tekst(b.sendt))
                .replaceFirst("<MsgId>[^<]*", "<MsgId>" + b.id)
                .replaceFirst("<ServProvId>[^<]*", "<ServProvId>" + b.dokumentId)
                .replaceFirst(
                        "<ServType V=\"[^\"]*\" DN=\"[^\"]*",
                        "<ServType V=\"" + b.status + "\" DN=\"" + STATUS.get(b.status))
                .replaceFirst("<IssueDate V=\"[^\"]*", "<IssueDate V=\"" + b.felt.get("utstedt"))
                .replaceFirst("<ApprDate V=\"[^\"]*", "<ApprDate V=\"" + b.felt.get("utstedt"))
                .replaceFirst(
                        "<Status V=\"F\" DN=\"[^\"]*",
                        "<Status V=\"" + b.felt.getOrDefault("rapportstatus", "F") + "\" DN=\"Rapport")
                .replaceFirst("(<StartDateTime V=\")[^\"]*", "$1" + b.felt.get("start"))
                .replaceFirst("(<EndDateTime V=\")[^\"]*", "$1" + b.felt.get("slutt"))
                .replaceFirst("(?s)(<ServReq>.*?<Id>)[^<]*", "$1" + b.felt.get("henvisning"))
                .replaceFirst("(?s)(<ServReq>.*?<IssueDate V=\")[^\"]*", "$1" + b.felt.get("henvist"))
                .replaceFirst("<AdmOutcome V=\"[^\"]*", "<AdmOutcome V=\"" + b.felt.getOrDefault("7300", "1"));
        return parter(b, epikrisepasient(b, d));
    }

    private static String epikrisepasient(Brev b, String d) {
        Innbygger.Ident ident = b.ident;
        return d.replaceFirst("(?s)(<Patient>\\s*<Sex V=\")[^\"]*", "$1" + b.felt.get("kjonn"))
                .replaceFirst("(<DateOfBirth V=\")[^\"]*", "$1" + b.felt.get("fodt"))
                .replaceFirst("(<Name>)Fjell, Syntetisk", "$1" + b.felt.get("etternavn") + ", " + b.felt.get("fornavn"))
                .replaceFirst(
                        "(?s)<OffId>.*?<TypeOffId[^>]*>",
                        ident == null
                                ? ""
                                : "<OffId>" + ident.id() + "</OffId><TypeOffId V=\"" + ident.type() + "\" DN=\""
                                        + ident.navn() + "\"/>");
    }

    private static String parter(Brev b, String d) {
        String kopi = b.kopi == null ? "" : "<CopyDest><HCP>" + institusjon(b.kopi) + "</HCP></CopyDest>";
        return d.replaceFirst("(?s)(<ServProvider>.*?<HCP>).*?(</HCP>)", "$1" + institusjon(b.fra) + "$2")
                .replaceFirst("(?s)<CopyDest>.*?</CopyDest>", kopi)
                .replaceFirst("(?s)(<Requester>.*?<HCP>).*?(</HCP>)", "$1" + institusjon(b.til) + "$2");
    }

    private static String institusjon(Part p) {
        String to = p.lege() ? "HCPerson" : "Dept";
        return "<Inst><Name>%s</Name><Id>%s</Id><TypeId V=\"HER\" DN=\"HER-id\"/><%s><Name>%s</Name><Id>%s</Id><TypeId V=\"HER\" DN=\"HER-id\"/></%s></Inst>"
                .formatted(p.virksomhet(), p.virksomhetId(), to, p.tjeneste(), p.tjenesteId(), to);
    }

    /** What receipts say of the software: enterprises with software that can do the same say the same. */
    static String programversjon(Part p) {
        return p.system().plo() + "-" + p.system().epikrise();
    }

    private String kvittering(Brev k, Brev paa) {
        String versjon = k.felt.getOrDefault("versjon", kvitteresMed(paa));
        boolean en = versjon.equals("1.1");
        String rolle = k.felt.getOrDefault("rolle", "PRIM");
        String fraRolle = en || rolle.equals("COP") ? "<Role V=\"" + rolle + "\"/>" : "";
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <AppRec xmlns="http://www.kith.no/xmlstds/apprec/%s">
              <MsgType V="APPREC" DN="Applikasjonskvittering"/>
              <MIGversion>%s</MIGversion>
              <SoftwareName>Prøvejournal</SoftwareName>
              <SoftwareVersion>%s</SoftwareVersion>
              <GenDate>%s</GenDate>
              <Id>%s</Id>
              <Sender>%s<HCP>%s</HCP></Sender>
              <Receiver>%s<HCP>%s</HCP></Receiver>
              <Status V="%s" DN="%s"/>
            %s  <OriginalMsgId>
                %s
                <IssueDate>%s</IssueDate>
                <Id>%s</Id>
              </OriginalMsgId>
            </AppRec>
            """.formatted(
                        en ? "2012-02-15" : "2004-11-21",
                        en ? "v1.1 2012-02-15" : "1.0 2004-11-21",
                        programversjon(k.fra),
                        k.tekst(k.sendt),
                        k.id,
                        fraRolle,
                        institusjon(k.fra),
                        en ? "<Role V=\"AVS\" DN=\"Avsender\"/>" : "",
                        k.felt.containsKey("person")
                                ? institusjon(k.til)
                                        .replace(
                                                "</Inst>",
                                                "<HCPerson><Name>Prøvelege Person</Name><Id>" + k.felt.get("person")
                                                        + "</Id><TypeId V=\"HER\" DN=\"HER-id\"/></HCPerson></Inst>")
                                : institusjon(k.til),
                        k.felt.getOrDefault("status", "1"),
                        "2".equals(k.felt.get("status")) ? "Avvist" : "OK",
                        feil(k.felt.getOrDefault("feil", "")),
                        k.felt.containsKey("type")
                                ? "<MsgType V=\"" + k.felt.get("type") + "\"/>"
                                : "<MsgType V=\"" + paa.type + "\"/>",
                        k.felt.getOrDefault("utstedt", paa.tekst(paa.sendt)),
                        k.felt.getOrDefault("original", !en && paa.type.equals("EPIKRISE") ? paa.dokumentId : paa.id));
    }

    private static String feil(String koder) {
        StringBuilder feil = new StringBuilder();
        for (String kode : koder.isEmpty() ? new String[0] : koder.split(" ")) {
            feil.append("  <Error V=\"").append(kode).append("\" DN=\"Feil\" S=\"2.16.578.1.12.4.1.1.8221\"/>\n");
        }
        return feil.toString();
    }
}

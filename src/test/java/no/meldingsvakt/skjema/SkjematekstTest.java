package no.meldingsvakt.skjema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import no.meldingsvakt.avvik.Avvik;
import no.meldingsvakt.avvik.Tekst;
import no.meldingsvakt.xml.UlesbarXmlException;
import no.meldingsvakt.xml.XmlFabrikk;
import org.junit.jupiter.api.Test;

/** What is said of schema faults: what to mend, by names of the schemas, and nothing of what the message says. */
class SkjematekstTest {

    private static final XmlFabrikk XML = new XmlFabrikk();
    private static final Skjemamappe SKJEMAER = Skjemamappe.les(Path.of("xsd"), XML);
    private static final Skjemakontroll SKJEMA = new Skjemakontroll(XML, SKJEMAER);

    private static final String DIALOG = les("dialogmelding/1.1/eksempler/DIALOG_HELSEFAGLIG.xml");
    private static final String LOGISTIKK = les("plo-pasientlogistikk/1.6/eksempler/LOG_INNLAGT.xml");
    private static final String SVAR = les("svarrapport/1.4/eksempler/SVARRAPPORT_LAB.xml");
    private static final String VEDLEGG = les("msghead/1.2/eksempler/DIALOG_HELSEFAGLIG-pdf-vedlegg.xml");

    private static final String EPJ = les("epj-ekstrakt/1.0/eksempler/EPJ-EKSTRAKT.xml");

    /** A message with one fault, and words of the first texts about it. */
    private record Feil(String navn, String melding, String tekst, String teknisk) {}

    private static List<Feil> feil() {
        return List.of(
                // Unknown and misspelt names
                new Feil("misspelt", bytt(DIALOG, "Tema>", "Temma>"), "(?i)mente du «Tema»", "ventet: .*Tema"),
                new Feil(
                        "misspelt element",
                        bytt(DIALOG, "RollerRelatertNotat", "RolerRelatertNotat"),
                        "(?i)mente du «RollerRelatertNotat»",
                        "ventet"),
                new Feil("wrong case", bytt(DIALOG, "MsgInfo", "Msginfo"), "(?i)mente du «MsgInfo»", "ventet: MsgInfo"),
                new Feil(
                        "letter short",
                        bytt(DIALOG, "MIGversion", "MIGversjon"),
                        "(?i)mente du «MIGversion»",
                        "MIGversion"),
                new Feil(
                        "two letters changed", bytt(DIALOG, "GenDate", "GneDate"), "(?i)mente du «GenDate»", "GenDate"),
                new Feil(
                        "unlike any",
                        satt(DIALOG, "<MIGversion>", "<Kanari/><MIGversion>"),
                        "navn som skjemaet ikke har.*«MIGversion»",
                        "ventet: MIGversion"),
                new Feil(
                        "unlike any, last",
                        satt(DIALOG, "</MsgInfo>", "<Kanari/></MsgInfo>"),
                        "«MsgInfo».*navn som skjemaet ikke har",
                        "cvc"),
                new Feil(
                        "own namespace",
                        satt(DIALOG, "<MIGversion>", "<k:kanari xmlns:k='urn:kanari'/><MIGversion>"),
                        "navn som skjemaet ikke har",
                        "MIGversion"),
                new Feil("inside own", satt(DIALOG, "<Content>", "<Content><Kanari><Id/></Kanari>"), "«", "cvc"),
                // Missing
                new Feil(
                        "version missing",
                        uten(DIALOG, "MIGversion"),
                        "«MIGversion» mangler i «MsgInfo» foran «GenDate»",
                        "ventet: MIGversion"),
                new Feil("message id missing", uten(DIALOG, "MsgId"), "«MsgId» mangler i «MsgInfo»", "MsgId"),
                new Feil(
                        "sender missing",
                        uten(DIALOG, "Sender"),
                        "«Sender» mangler i «MsgInfo» foran «Receiver»",
                        "Sender"),
                new Feil(
                        "ident missing",
                        identFjernet(),
                        "«Ident» mangler i «Organisation» foran «Organisation»",
                        "Ident"),
                new Feil(
                        "last child missing",
                        satt(DIALOG, "<MIGversion>v1.2 2006-05-24</MIGversion>", "")
                                .replaceFirst("(?s)<GenDate>.*</MsgInfo>", "</MsgInfo>"),
                        "mangler i «MsgInfo»",
                        "MIGversion"),
                new Feil(
                        "id in ident missing",
                        DIALOG.replaceFirst("<Ident>\\s*<Id>[^<]*</Id>", "<Ident>"),
                        "«Id» mangler i «Ident» foran «TypeId»",
                        "Id"),
                new Feil(
                        "type in ident missing",
                        DIALOG.replaceFirst("(<Ident>\\s*<Id>[^<]*</Id>)\\s*<TypeId[^>]*/>", "$1"),
                        "«TypeId» mangler i «Ident»",
                        "TypeId"),
                new Feil(
                        "empty element",
                        DIALOG.replaceFirst("(?s)<Sender>.*?</Sender>", "<Sender/>"),
                        "«Organisation» mangler i «Sender»",
                        "Organisation"),
                // Misplaced
                new Feil("twice", dobbelt(DIALOG, "MsgId"), "«MsgId».*(feil plass|flere ganger)", "ventet"),
                new Feil(
                        "order",
                        byttet(DIALOG, "GenDate", "MsgId"),
                        "«GenDate» mangler i «MsgInfo» foran «MsgId»",
                        "GenDate"),
                new Feil(
                        "does not belong",
                        satt(DIALOG, "<MIGversion>", "<Tema>kanari</Tema><MIGversion>"),
                        "«Tema» hører ikke hjemme i «MsgInfo»",
                        "MIGversion"),
                new Feil(
                        "wrong namespace",
                        DIALOG.replaceFirst("<fk1:Id>", "<Id>").replaceFirst("</fk1:Id>", "</Id>"),
                        "«Id».*feil navnerom",
                        "xmlns=\"http://www.kith.no/xmlstds/felleskomponent1\""),
                new Feil(
                        "no namespace",
                        DIALOG.replaceFirst("<MIGversion>", "<MIGversion xmlns=''>"),
                        "«MIGversion».*feil navnerom",
                        "msghead/2006-05-24"),
                new Feil(
                        "blank in namespace",
                        DIALOG.replaceFirst("xmlns=\"http", "xmlns=\" http"),
                        "«MsgHead».*navnerom",
                        "cvc"),
                // Content of the wrong kind
                new Feil(
                        "line break in empty",
                        SVAR.replaceFirst("<ServType ([^>]*)/>", "<ServType $1>\n</ServType>"),
                        "«ServType» skal være helt tomt.*linjeskift",
                        "<ServType …/>"),
                new Feil(
                        "space in empty",
                        DIALOG.replaceFirst("<TypeId ([^>]*)/>", "<TypeId $1> </TypeId>"),
                        "tomt.*mellomrom",
                        "start- og sluttagg"),
                new Feil(
                        "text in empty",
                        DIALOG.replaceFirst("<TypeId ([^>]*)/>", "<TypeId $1>Kanari</TypeId>"),
                        "tomt.*tekst.*attributter",
                        "cvc"),
                new Feil(
                        "element in empty",
                        DIALOG.replaceFirst("<TypeId ([^>]*)/>", "<TypeId $1><Id/></TypeId>"),
                        "tomt.*elementer",
                        "cvc"),
                new Feil(
                        "text between",
                        satt(DIALOG, "<MIGversion>", "kanari<MIGversion>"),
                        "«MsgInfo» har tekst der bare elementer",
                        "bare elementer"),
                new Feil(
                        "cdata",
                        DIALOG.replaceFirst("(?s)<Content>(.*?)</Content>", "<Content><![CDATA[$1]]></Content>"),
                        "tekst.*CDATA.*XML-element",
                        "CDATA"),
                new Feil(
                        "escaped",
                        DIALOG.replaceFirst(
                                "(?s)<Content>.*?</Content>", "<Content>&lt;Dialogmelding&gt;kanari</Content>"),
                        "tekst.*CDATA.*XML-element",
                        "&lt;"),
                new Feil(
                        "base64 in content",
                        DIALOG.replaceFirst("(?s)<Content>.*?</Content>", "<Content>a2FuYXJp</Content>"),
                        "base64.*Base64Container",
                        "cvc"),
                new Feil(
                        "text in content",
                        DIALOG.replaceFirst("(?s)<Content>.*?</Content>", "<Content>Kanari, 80 år</Content>"),
                        "tekst, ikke et XML-element",
                        "cvc"),
                // Attributes
                new Feil(
                        "attribute missing",
                        EPJ.replaceFirst("\\s[a-z0-9]+:komponenttype=\"[^\"]*\"", ""),
                        "mangler attributtet «komponenttype»",
                        "legg til attributtet"),
                new Feil(
                        "attribute misspelt",
                        DIALOG.replaceFirst("<TypeId V=\"HER\" DN=", "<TypeId V=\"HER\" DNN="),
                        "(?i)attributt som skjemaet ikke har.*mente du «DN»",
                        "attributter: .*DN"),
                new Feil(
                        "own attribute",
                        satt(DIALOG, "<MsgInfo>", "<MsgInfo kanari='1'>"),
                        "attributt som skjemaet ikke har",
                        "ingen attributter"),
                // Values
                new Feil(
                        "no time",
                        DIALOG.replaceFirst("<GenDate>[^<]*", "<GenDate>08.03.2024 kanari"),
                        "«GenDate» er ikke gyldig som dato",
                        "2024-03-08T10:05:00"),
                new Feil(
                        "empty time",
                        DIALOG.replaceFirst("<GenDate>[^<]*", "<GenDate>"),
                        "«GenDate» er tom",
                        "dateTime"),
                new Feil(
                        "no truth",
                        LOGISTIKK.replaceFirst("(<[a-z]+:Anslag>)[^<]*", "$1kanari"),
                        "ja/nei-verdi",
                        "true"),
                new Feil("oid", DIALOG.replaceFirst("S=\"2.16.578.1.12.4.1.1.9051\"", "S=\"kanari\""), "/@S", "cvc"),
                new Feil("fixed version", DIALOG.replaceFirst("v1.2 2006-05-24", "v1.2 kanari"), "«MIGversion»", "cvc"),
                // Attachments
                base64("padding", "JVBERi0xLjQgeA", "fyll \\(=\\)", "fire"),
                base64("cut", "JVBERi0xLjQge", "fyll \\(=\\)|avkuttet", "fire"),
                base64("url", "JVBERi0xLjQ_eA==", "nettadresser \\(- og _\\)", "\\+ og /"),
                base64("text", "Kanari, 80 år", "tegn som base64 ikke har", "kod innholdet"),
                base64("data address", "data:application/pdf;base64,JVBERi0xLjQgeA==", "data:", "kommaet"),
                base64("two parts", "JVBERg==JVBERg==", "midt i", "under ett"),
                base64("only padding", "====", "fyll", "fire"));
    }

    @Test
    void eachFaultIsToldByWhatToMend() {
        List<String> galt = new ArrayList<>();
        for (Feil f : feil()) {
            List<Avvik> avvik = kontroller(f.melding);
            if (avvik.isEmpty()) {
                galt.add(f.navn + ": is valid");
                continue;
            }
            ventet(f.navn, f.tekst, avvik.get(0).tekst().nb(), galt);
            ventet(
                    f.navn,
                    f.teknisk,
                    Objects.requireNonNull(avvik.get(0).teknisk()).nb(),
                    galt);
            avvik.forEach(a -> {
                sprak(f.navn, a.tekst(), galt);
                sprak(f.navn, Objects.requireNonNull(a.teknisk()), galt);
            });
        }
        assertTrue(galt.isEmpty(), () -> "\n" + String.join("\n", galt));
    }

    @Test
    void theAttachmentIsToldByItsNumber() {
        Avvik avvik =
                kontroller(base64("padding", "JVBERi0xLjQgeA", "", "").melding).get(0);

        assertTrue(
                avvik.tekst().nb().startsWith("Vedlegg nr. 1 (dokument nr. 2) har ugyldig base64"),
                avvik.tekst().nb());
        assertTrue(
                avvik.tekst().en().startsWith("Attachment no. 1 (document no. 2)"),
                avvik.tekst().en());
    }

    @Test
    void thePlaceIsWhereTheTagBegins() {
        String melding = DIALOG.replaceFirst("<MsgInfo>", "<MsgInfo><!-- < -->\r\n  <Sender\n\n   xmlns:æ='u'\n/>");
        Avvik avvik = kontroller(melding).get(0);
        List<String> linjer = melding.lines().toList();

        assertTrue(linjer.get(avvik.sted().linje() - 1).startsWith("  <Sender"), avvik.toString());
        assertEquals(3, avvik.sted().kolonne());
    }

    @Test
    void thePlaceIsRightBehindLettersOfSeveralBytes() {
        String linje = "<!-- æøå \uD83D\uDE00 --><Kanari\n/>";
        Avvik avvik =
                kontroller(satt(DIALOG, "<MIGversion>", linje + "<MIGversion>")).get(0);
        String tekst = satt(DIALOG, "<MIGversion>", linje + "<MIGversion>");
        int sted = tekst.indexOf("<Kanari");

        assertEquals(tekst.substring(0, sted).lines().count(), avvik.sted().linje());
        assertEquals(sted - tekst.lastIndexOf('\n', sted), avvik.sted().kolonne());
    }

    private static List<Avvik> kontroller(String melding) {
        try {
            return SKJEMA.kontroller(XML.les(melding.getBytes(UTF_8))).avvik();
        } catch (UlesbarXmlException e) {
            throw new AssertionError(e);
        }
    }

    private static Feil base64(String navn, String innhold, String tekst, String teknisk) {
        String melding =
                VEDLEGG.replaceFirst("(?s)(Base64Container[^>]*>).*?</", "$1" + innhold.replace("$", "\\$") + "</");
        return new Feil("base64 " + navn, melding, tekst, teknisk);
    }

    private static void ventet(String navn, String monster, String tekst, List<String> galt) {
        if (!Pattern.compile(monster).matcher(tekst).find()) {
            galt.add("%s: «%s» is not in «%s»".formatted(navn, monster, tekst));
        }
    }

    private static void sprak(String navn, Tekst tekst, List<String> galt) {
        for (String t : List.of(tekst.nb(), tekst.nn(), tekst.en())) {
            if (t.isBlank()
                    || t.contains("«?»")
                    || t.contains("“?”")
                    || t.toLowerCase(Locale.ROOT).contains("kanari")) {
                galt.add("%s: says «%s»".formatted(navn, t));
            }
        }
        if (tekst.nb().equals(tekst.en())) {
            galt.add("%s: is not in English".formatted(navn));
        }
    }

    private static String satt(String melding, String fra, String til) {
        int sted = melding.indexOf(fra);
        assertTrue(sted > 0, "the example does not hold " + fra);
        return melding.substring(0, sted) + til + melding.substring(sted + fra.length());
    }

    private static String bytt(String melding, String fra, String til) {
        assertTrue(melding.contains(fra), "the example does not hold " + fra);
        return melding.replace("<" + fra, "<" + til).replace("</" + fra, "</" + til);
    }

    private static String uten(String melding, String element) {
        return melding.replaceFirst("(?s)<%1$s>.*?</%1$s>".formatted(element), "");
    }

    private static String dobbelt(String melding, String element) {
        return melding.replaceFirst("(?s)(<%1$s>.*?</%1$s>)".formatted(element), "$1$1");
    }

    private static String byttet(String melding, String forste, String andre) {
        return melding.replaceFirst(
                "(?s)(<%1$s>.*?</%1$s>)(\\s*)(<%2$s>.*?</%2$s>)".formatted(forste, andre), "$3$2$1");
    }

    /** The receiver's enterprise without its identifiers, but with a department. */
    private static String identFjernet() {
        return DIALOG.replaceFirst(
                "(?s)(<Receiver>\\s*<Organisation>\\s*<OrganisationName>[^<]*</OrganisationName>)\\s*<Ident>.*?</Ident>",
                "$1");
    }

    private static String les(String fil) {
        try {
            return Files.readString(Path.of("xsd", fil));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

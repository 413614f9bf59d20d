package no.meldingsvakt.forlop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An example message of the repository, moved in time or changed otherwise. Immutable. */
public record Eksempelmelding(String tekst) {

    private static final Path XSD = Path.of("xsd");
    private static final Pattern MSG_ID = Pattern.compile("<MsgId>([^<]*)");

    /** The patient of the examples: a synthetic number. */
    private static final String PASIENT = "12853810221";

    public static final String INNLAGT = "plo-pasientlogistikk/1.6/eksempler/LOG_INNLAGT.xml";
    public static final String KLAR = "plo-pasientlogistikk/1.6/eksempler/LOG_UTSKRIVNINGSKLAR.xml";
    public static final String UTSKREVET = "plo-pasientlogistikk/1.6/eksempler/LOG_UTSKREVET.xml";
    public static final String VARSEL = "plo-helseopplysninger/1.6/eksempler/HELSEOPPL_SOKNAD-varsel.xml";
    public static final String OPPDATERT = "plo-helseopplysninger/1.6/eksempler/HELSEOPPL_SOKNAD-oppdatert.xml";
    public static final String RAPPORT = "plo-innleggelsesrapport/1.6/eksempler/INNLEGGELSESRAPPORT.xml";
    public static final String NOTAT = "dialogmelding/1.0/eksempler/DIALOG_NOTAT.xml";
    public static final String HELSEFAGLIG = "dialogmelding/1.1/eksempler/DIALOG_HELSEFAGLIG-utskrivningsklar.xml";
    public static final String UTSKRIVNINGSRAPPORT = "plo-utskrivningsrapport/1.6/eksempler/UTSKRIVNINGSRAPPORT.xml";
    public static final String EPIKRISE = "epikrise/1.2/eksempler/EPIKRISE.xml";
    public static final String APPREC = "apprec/1.1/eksempler/APPREC.xml";

    /** Reads an example; {@code fil} is its path below {@code xsd/}. */
    public static Eksempelmelding les(String fil) {
        try {
            return new Eksempelmelding(Files.readString(XSD.resolve(fil)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] bytes() {
        return tekst.getBytes(StandardCharsets.UTF_8);
    }

    /** Another GenDate. */
    public Eksempelmelding sendt(String tid) {
        return new Eksempelmelding(tekst.replaceFirst("(<GenDate(?: V=\"|>))[^\"<]*", "$1" + tid));
    }

    /** Another id of its own. */
    public Eksempelmelding id(String id) {
        return new Eksempelmelding(tekst.replaceFirst("(<MsgId>|(?<=</GenDate>\\s{0,9})<Id>)[^<]*", "$1" + id));
    }

    /** Its own id. */
    public String msgId() {
        Matcher id = MSG_ID.matcher(tekst);
        if (!id.find()) {
            throw new IllegalStateException("the example has no MsgId");
        }
        return id.group(1);
    }

    /** About another patient. */
    public Eksempelmelding pasient(String nummer) {
        return new Eksempelmelding(tekst.replace(PASIENT, nummer));
    }

    /** Not meant in earnest. */
    public Eksempelmelding somTest() {
        return new Eksempelmelding(
                tekst.replaceFirst("(<MsgId>[^<]*</MsgId>)", "<ProcessingStatus V=\"T\" DN=\"Test\"/>$1"));
    }

    /** Another time of the event with the code (9121). */
    public Eksempelmelding skjedde(String kode, String tid) {
        return new Eksempelmelding(tekst.replaceAll(
                "(Hendelsekode V=\"" + kode + "\"[^>]*>\\s*<po:TidspunktForHendelse V=\")[^\"]*", "$1" + tid));
    }

    /** Refers to another message, as its parent and as its conversation. */
    public Eksempelmelding viserTil(String id) {
        return tekst.contains("<ConversationRef>")
                ? new Eksempelmelding(tekst.replaceAll("(<RefTo(?:Parent|Conversation)>)[^<]*", "$1" + id))
                : new Eksempelmelding(tekst.replaceFirst(
                        "(\\s*)<Sender>",
                        "$1<ConversationRef><RefToParent>" + id + "</RefToParent><RefToConversation>" + id
                                + "</RefToConversation></ConversationRef>$1<Sender>"));
    }

    /** The same message, sent to cancel the one with the id. */
    public Eksempelmelding kansellerer(String id) {
        return new Eksempelmelding(tekst.replaceFirst(
                        "Forsendelsesstatus V=\"[NM]\" DN=\"[^\"]*\"",
                        "Forsendelsesstatus V=\"C\" DN=\"Kansellering\""))
                .viserTil(id);
    }

    /** As a receipt: answers the message with the id. */
    public Eksempelmelding svarerPaa(String id) {
        return new Eksempelmelding(tekst.replaceFirst("(</IssueDate>\\s*<Id>)[^<]*", "$1" + id));
    }

    /** With another attachment, in Base64. */
    public Eksempelmelding vedlegg(String base64) {
        return new Eksempelmelding(tekst.replaceFirst("(<Base64Container[^>]*>)[^<]*", "$1" + base64));
    }

    /** From a sender whose identifiers are of another series than HER; {@code serie} is the attributes of their type. */
    public Eksempelmelding avsenderUten(String serie) {
        int slutt = tekst.indexOf("</Sender>");
        String hode = tekst.substring(0, slutt);
        return new Eksempelmelding(hode.replace("V=\"HER\" DN=\"HER-id\"", serie) + tekst.substring(slutt));
    }

    /** With a further identifier before the one with the id. */
    public Eksempelmelding medIdent(String id, String ident) {
        return new Eksempelmelding(tekst.replaceFirst("<Ident>(\\s*<Id>" + id + ")", ident + "<Ident>$1"));
    }

    public Eksempelmelding byttet(String fra, String til) {
        if (!tekst.contains(fra)) {
            throw new IllegalArgumentException("the example does not hold " + fra);
        }
        return new Eksempelmelding(tekst.replace(fra, til));
    }
}

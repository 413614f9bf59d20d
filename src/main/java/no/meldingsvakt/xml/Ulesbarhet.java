package no.meldingsvakt.xml;

import static no.meldingsvakt.xml.UlesbarXmlException.Arsak.*;

import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.meldingsvakt.xml.UlesbarXmlException.Arsak;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXParseException;

/**
 * Finds why a document cannot be read. The JDK's parser has a key for each reason but tells only its text, so the texts are
 * recognised, in the one language the parsers are set to; what stands at the ends of the document, and what it is when it is
 * no XML, the bytes tell.
 */
final class Ulesbarhet {

    /** The parser's text for a reason; groups are the name, then the element. */
    private record Kjennetegn(Pattern tekst, Arsak arsak) {
        static Kjennetegn av(String tekst, Arsak arsak) {
            return new Kjennetegn(Pattern.compile(tekst, Pattern.DOTALL), arsak);
        }
    }

    private static final List<Kjennetegn> KJENNETEGN = List.of(
            Kjennetegn.av("^DOCTYPE is disallowed", DOKUMENTTYPE),
            Kjennetegn.av("^An invalid XML character \\(Unicode: 0x(?<tegn>[0-9a-f]{1,6})\\)", KONTROLLTEGN),
            Kjennetegn.av("^Character reference \"&#(?<tegn>x?[0-9a-fA-F]{1,7})\" is an invalid", TEGNREFERANSE),
            Kjennetegn.av("^Character reference ", TEGNREFERANSE),
            Kjennetegn.av("^The character reference must end", TEGNREFERANSE),
            Kjennetegn.av("representation must immediately follow the \"&#", TEGNREFERANSE),
            Kjennetegn.av("^The entity name must immediately follow", OGTEGN),
            Kjennetegn.av("^The reference to entity \".*\" must end with", OGTEGN),
            Kjennetegn.av("^The entity \"(?<navn>.*)\" was referenced, but not declared", ENTITET),
            Kjennetegn.av("^The external entity reference|^The reference to (external|unparsed) entity", ENTITET),
            Kjennetegn.av("^The content of elements must consist of", MINDRE_ENN),
            Kjennetegn.av("must not contain the '<' character", MINDRE_ENN),
            Kjennetegn.av(
                    "^The prefix \"(?<navn>[^\"]*)\" for element \"[^\"]*:(?<element>[^\"]*)\" is not bound", PREFIKS),
            Kjennetegn.av("^The prefix \"(?<navn>[^\"]*)\" for attribute .* is not bound", PREFIKS),
            Kjennetegn.av("^XML document structures must start and end", AVKUTTET),
            Kjennetegn.av("^Premature end of file", AVKUTTET),
            Kjennetegn.av("^The element type \"(?:[^\":]*:)?(?<element>[^\"]*)\" must be terminated", SLUTTAGG),
            Kjennetegn.av("^The end-tag for element type", SLUTTAGG),
            Kjennetegn.av("^Attribute \"(?<navn>[^\"]*)\" .*was already specified for element", ATTRIBUTT_TO_GANGER),
            Kjennetegn.av("^Open quote is expected for attribute|^Close quote is expected", STARTTAGG),
            Kjennetegn.av("^Attribute name .* must be followed by the ' = '", STARTTAGG),
            Kjennetegn.av("^Element type .* must be followed by either attribute", STARTTAGG),
            Kjennetegn.av("^The string \"--\" is not permitted within comments", KOMMENTAR),
            Kjennetegn.av("^The character sequence \"]]>\" must not appear", CDATA_SLUTT),
            Kjennetegn.av("^XML version .* is not supported", XML_VERSJON),
            Kjennetegn.av("^Invalid encoding name", UKJENT_TEGNSETT),
            Kjennetegn.av("^The encoding .* is not supported|^The supplied byte stream encoding", UKJENT_TEGNSETT),
            Kjennetegn.av("^The processing instruction target matching", NOE_FORAN),
            Kjennetegn.av("^Content is not allowed in prolog", NOE_FORAN),
            Kjennetegn.av("^The markup in the document following the root", TO_ROTER),
            Kjennetegn.av("^Content is not allowed in trailing section", NOE_ETTER),
            Kjennetegn.av("pseudo attribute|in the XML declaration|standalone document declaration", DEKLARASJON),
            Kjennetegn.av("^The (version|encoding declaration) is required|^The XML declaration must", DEKLARASJON));

    /** Reasons that are given also where the true one is that the document ends. */
    private static final Set<Arsak> OGSA_VED_SLUTTEN =
            EnumSet.of(SLUTTAGG, STARTTAGG, MINDRE_ENN, DEKLARASJON, OGTEGN, TEGNREFERANSE, TEGNSETT, IKKE_VELFORMET);

    private static final Pattern DEKLARASJONEN = Pattern.compile("<\\?xml\\s");

    private static final Pattern BLANKT = Pattern.compile("[ \\t\\r\\n]*");

    /** «<?xm» in EBCDIC, the one encoding in which a document may begin with another ASCII character than {@code <}. */
    private static final int[] EBCDIC = {0x4C, 0x6F, 0xA7, 0x94};

    private Ulesbarhet() {}

    /**
     * Says what bytes are that no parser need be asked of: they begin with a letter or another character that is no markup, and are
     * known for something else than XML. Null where the parser has to say.
     */
    static @Nullable UlesbarXmlException ingenXml(byte[] innhold) {
        if (innhold.length == 0 || innhold[0] <= ' ' || innhold[0] == '<' || Bytekjenner.begynnerMed(innhold, EBCDIC)) {
            return null;
        }
        @Nullable Arsak slag = Bytekjenner.kjenn(innhold);
        return slag == null ? null : new UlesbarXmlException(slag, 0, 0, null);
    }

    /** Says what is wrong with bytes that the parser would not read. */
    static UlesbarXmlException av(byte[] innhold, SAXParseException e) {
        if (e instanceof Navnevakt.ForMangeNavnerom
                || e instanceof Verdivakt.ForLang
                || melding(e).contains("JAXP0001")) {
            return ved(GRENSE, e);
        }
        Arsak slag = Bytekjenner.kjenn(innhold);
        if (slag != null) {
            return new UlesbarXmlException(slag, 0, 0, e);
        }
        if (e.getException() instanceof IOException) {
            return avlesning(innhold, e);
        }
        for (Kjennetegn k : KJENNETEGN) {
            Matcher treff = k.tekst.matcher(melding(e));
            if (treff.find()) {
                return av(innhold, k, treff, e);
            }
        }
        return ved(vedSlutten(innhold, IKKE_VELFORMET), e);
    }

    /** Says what is wrong with bytes that could not be decoded. The parser decodes ahead, so it knows no place. */
    static UlesbarXmlException av(byte[] innhold, IOException e) {
        Arsak slag = Bytekjenner.kjenn(innhold);
        if (slag != null) {
            return new UlesbarXmlException(slag, 0, 0, e);
        }
        return e instanceof UnsupportedEncodingException
                ? new UlesbarXmlException(UKJENT_TEGNSETT, 1, 1, e)
                : avlesning(innhold, e);
    }

    private static UlesbarXmlException avlesning(byte[] innhold, Exception e) {
        return new UlesbarXmlException(vedSlutten(innhold, TEGNSETT), 0, 0, e);
    }

    private static UlesbarXmlException av(byte[] innhold, Kjennetegn k, Matcher treff, SAXParseException e) {
        Arsak arsak = vedSlutten(innhold, k.arsak);
        if (arsak == NOE_FORAN) {
            return foran(innhold, e);
        }
        int tegn = arsak == NOE_ETTER ? etter(innhold) : tegn(arsak, gruppe(k, treff, "tegn"));
        return new UlesbarXmlException(
                arsak,
                Math.max(0, e.getLineNumber()),
                Math.max(0, e.getColumnNumber()),
                e,
                gruppe(k, treff, "navn"),
                gruppe(k, treff, "element"),
                tegn);
    }

    private static UlesbarXmlException ved(Arsak arsak, SAXParseException e) {
        return new UlesbarXmlException(arsak, Math.max(0, e.getLineNumber()), Math.max(0, e.getColumnNumber()), e);
    }

    /** A document ends with a tag or a comment; one that does not, stopped before its end. */
    private static Arsak vedSlutten(byte[] innhold, Arsak arsak) {
        int siste = Bytekjenner.sisteSynlige(innhold);
        return OGSA_VED_SLUTTEN.contains(arsak) && siste >= 0 && innhold[siste] != '>' ? AVKUTTET : arsak;
    }

    /** What stands where the declaration, or the first element, should. */
    private static UlesbarXmlException foran(byte[] innhold, SAXParseException e) {
        if (Bytekjenner.begynnerMed(innhold, 0xC3, 0xAF, 0xC2, 0xBB, 0xC2, 0xBF)) {
            return new UlesbarXmlException(BOM_FEILKODET, 1, 1, e);
        }
        if (Bytekjenner.begynnerMed(innhold, 0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF)) {
            return new UlesbarXmlException(BOM_DOBBEL, 1, 1, e);
        }
        String tekst = new String(innhold, StandardCharsets.ISO_8859_1);
        List<MatchResult> deklarasjoner =
                DEKLARASJONEN.matcher(tekst).results().limit(2).toList();
        if (deklarasjoner.isEmpty()) {
            return new UlesbarXmlException(NOE_FORAN, 1, 1, e, null, null, kontrolltegn(tekst));
        }
        int start = deklarasjoner.get(0).start();
        String for_ = tekst.substring(0, start);
        if (start > 0 && BLANKT.matcher(for_).matches()) {
            return ved(BLANKT_FORAN, e);
        }
        if (start > 0) {
            return new UlesbarXmlException(NOE_FORAN, 1, 1, e, null, null, kontrolltegn(for_));
        }
        return ved(deklarasjoner.size() > 1 ? TO_DEKLARASJONER : NOE_FORAN, e);
    }

    /** The first character, where it is one that cannot be seen. */
    private static int kontrolltegn(String tekst) {
        return tekst.isEmpty()
                        || tekst.charAt(0) >= ' '
                        || BLANKT.matcher(tekst.substring(0, 1)).matches()
                ? -1
                : tekst.charAt(0);
    }

    /** The last character, where it is one that cannot be seen. */
    private static int etter(byte[] innhold) {
        int siste = innhold[innhold.length - 1] & 0xFF;
        return siste < ' ' && !Character.isWhitespace(siste) ? siste : -1;
    }

    private static int tegn(Arsak arsak, @Nullable String tall) {
        if (tall == null) {
            return -1;
        }
        try {
            boolean heksadesimalt = arsak == KONTROLLTEGN || tall.startsWith("x");
            return Integer.parseInt(tall.startsWith("x") ? tall.substring(1) : tall, heksadesimalt ? 16 : 10);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static @Nullable String gruppe(Kjennetegn k, Matcher treff, String navn) {
        return k.tekst.pattern().contains("(?<" + navn + ">") ? treff.group(navn) : null;
    }

    private static String melding(SAXParseException e) {
        return String.valueOf(e.getMessage());
    }
}

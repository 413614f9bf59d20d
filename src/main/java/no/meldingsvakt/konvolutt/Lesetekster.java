package no.meldingsvakt.konvolutt;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.meldingsvakt.avvik.Tekst;
import no.meldingsvakt.xml.Prefikser;
import no.meldingsvakt.xml.Tegnsett;
import no.meldingsvakt.xml.UlesbarXmlException;
import no.meldingsvakt.xml.XmlFabrikk;
import org.jspecify.annotations.Nullable;

/**
 * What is said of bytes that cannot be read: to people what is wrong, to developers what to put there. Of the message itself
 * only names that a schema or XML declares are told, and characters that cannot be seen, by number.
 */
final class Lesetekster {

    /** Entities that HTML declares and XML does not, with their numbers. */
    private static final Map<String, Integer> HTML_ENTITETER = Map.ofEntries(
            Map.entry("nbsp", 160),
            Map.entry("aelig", 230),
            Map.entry("oslash", 248),
            Map.entry("aring", 229),
            Map.entry("AElig", 198),
            Map.entry("Oslash", 216),
            Map.entry("Aring", 197),
            Map.entry("eacute", 233),
            Map.entry("egrave", 232),
            Map.entry("auml", 228),
            Map.entry("ouml", 246),
            Map.entry("uuml", 252),
            Map.entry("deg", 176),
            Map.entry("micro", 181),
            Map.entry("frac12", 189),
            Map.entry("sect", 167),
            Map.entry("laquo", 171),
            Map.entry("raquo", 187),
            Map.entry("ndash", 8211),
            Map.entry("mdash", 8212),
            Map.entry("bull", 8226),
            Map.entry("hellip", 8230),
            Map.entry("euro", 8364));

    /** Prefixes of XML's own that are used without being declared. */
    private static final Map<String, String> XML_PREFIKSER = Map.of(
            "xsi", "http://www.w3.org/2001/XMLSchema-instance",
            "xsd", "http://www.w3.org/2001/XMLSchema",
            "xs", "http://www.w3.org/2001/XMLSchema");

    private Lesetekster() {}

    /** To the person who sent or receives the message. */
    static Tekst tekst(UlesbarXmlException e) {
        return switch (e.arsak()) {
            case DOKUMENTTYPE ->
                ulesbar(
                        "den har en dokumenttype (DOCTYPE), som ikke er tillatt",
                        "ho har ein dokumenttype (DOCTYPE), som ikkje er tillaten",
                        "it declares a document type (DOCTYPE), which is not allowed");
            case GRENSE ->
                ulesbar(
                        "den er bygd dypere eller bredere, eller har lengre tallrekker, enn noen meldingsstandard har",
                        "ho er bygd djupare eller breiare, eller har lengre talrekkjer, enn nokon meldingsstandard har",
                        "it is nested deeper or wider, or has longer runs of digits, than any message standard has");
            case TEGNSETT ->
                ulesbar(
                        "innholdet stemmer ikke med tegnsettet den oppgir",
                        "innhaldet stemmer ikkje med teiknsettet ho oppgir",
                        "its content does not match the encoding it declares");
            case UKJENT_TEGNSETT ->
                ulesbar(
                        "tegnsettet som XML-deklarasjonen oppgir, finnes ikke eller støttes ikke",
                        "teiknsettet som XML-deklarasjonen oppgir, finst ikkje eller er ikkje støtta",
                        "the encoding that its XML declaration names does not exist or is not supported");
            case TOM -> {
                Tekst tom = men("er tom", "er tom", "is empty");
                yield new Tekst(
                        "Meldingen er tom. " + tom.nb(),
                        "Meldinga er tom. " + tom.nn(),
                        "The message is empty. " + tom.en());
            }
            case HTML -> serUtSom("en nettside (HTML)", "ei nettside (HTML)", "a web page (HTML)");
            case JSON -> serUtSom("JSON", "JSON", "JSON");
            case BASE64 ->
                serUtSom(
                        "base64: hele meldingen er kodet",
                        "base64: heile meldinga er koda",
                        "base64: the whole message is encoded");
            case GZIP -> serUtSom("pakkede data (gzip)", "pakka data (gzip)", "compressed data (gzip)");
            case ZIP -> serUtSom("en ZIP-fil", "ei ZIP-fil", "a ZIP file");
            case PDF -> serUtSom("en PDF-fil", "ei PDF-fil", "a PDF file");
            case MIME ->
                serUtSom(
                        "en e-post eller en MIME-konvolutt som meldingen er pakket i",
                        "ein e-post eller ein MIME-konvolutt som meldinga er pakka i",
                        "an e-mail or a MIME envelope that the message is packed in");
            case EDIFACT -> serUtSom("EDIFACT", "EDIFACT", "EDIFACT");
            case HL7 -> serUtSom("HL7 versjon 2", "HL7 versjon 2", "HL7 version 2");
            case KRYPTERT ->
                serUtSom(
                        "krypterte eller signerte data (CMS, PEM)",
                        "krypterte eller signerte data (CMS, PEM)",
                        "encrypted or signed data (CMS, PEM)");
            case KODET_XML ->
                serUtSom(
                        "XML der selve taggene er kodet om, så «<» ikke står som «<»",
                        "XML der sjølve taggane er koda om, så «<» ikkje står som «<»",
                        "XML whose own tags are encoded, so that “<” is not written as “<”");
            case TEKST -> serUtSom("ren tekst uten tagger", "rein tekst utan taggar", "plain text without tags");
            case BOM_FEILKODET ->
                fordi(
                        "det står tegn foran XML-deklarasjonen: et merke for tegnsett (BOM) som er kodet to ganger",
                        "det står teikn framfor XML-deklarasjonen: eit merke for teiknsett (BOM) som er koda to gonger",
                        "there are characters before the XML declaration: a byte order mark (BOM) that was encoded"
                                + " twice");
            case BOM_DOBBEL ->
                fordi(
                        "det står tegn foran XML-deklarasjonen: to merker for tegnsett (BOM) etter hverandre",
                        "det står teikn framfor XML-deklarasjonen: to merke for teiknsett (BOM) etter kvarandre",
                        "there are characters before the XML declaration: two byte order marks (BOM) in a row");
            case BLANKT_FORAN ->
                fordi(
                        "det står en blank linje eller mellomrom foran XML-deklarasjonen, som må stå aller først",
                        "det står ei blank linje eller mellomrom framfor XML-deklarasjonen, som må stå aller først",
                        "a blank line or spaces stand before the XML declaration, which must come first of all");
            case NOE_FORAN ->
                fordi(
                        "det står noe annet" + (e.tegn() < 0 ? "" : " (tegnet " + nummer(e) + ")")
                                + " foran XML-deklarasjonen eller det første elementet",
                        "det står noko anna" + (e.tegn() < 0 ? "" : " (teiknet " + nummer(e) + ")")
                                + " framfor XML-deklarasjonen eller det første elementet",
                        "something else" + (e.tegn() < 0 ? "" : " (the character " + nummer(e) + ")")
                                + " stands before the XML declaration or the first element");
            case TO_DEKLARASJONER ->
                fordi(
                        "det står en XML-deklarasjon til lenger ut i meldingen",
                        "det står ein XML-deklarasjon til lenger ut i meldinga",
                        "there is another XML declaration further on in the message");
            case DEKLARASJON ->
                fordi(
                        "XML-deklarasjonen i første linje er skrevet feil",
                        "XML-deklarasjonen i første linja er skriven feil",
                        "the XML declaration in the first line is not written as it should be");
            case XML_VERSJON ->
                fordi(
                        "den oppgir en XML-versjon som ikke finnes",
                        "ho oppgir ein XML-versjon som ikkje finst",
                        "it declares a version of XML that does not exist");
            case KONTROLLTEGN ->
                fordi(
                        "den inneholder et kontrolltegn (%s) som ikke er lov i XML".formatted(nummer(e)),
                        "ho inneheld eit kontrollteikn (%s) som ikkje er lov i XML".formatted(nummer(e)),
                        "it holds a control character (%s) that XML does not allow".formatted(nummer(e)));
            case TEGNREFERANSE -> {
                String hvilket = e.tegn() < 0 ? "" : " (" + nummer(e) + ")";
                yield fordi(
                        "en tegnreferanse (&#…;) er ufullstendig eller viser til et ulovlig tegn" + hvilket,
                        "ein teiknreferanse (&#…;) er ufullstendig eller viser til eit ulovleg teikn" + hvilket,
                        "a character reference (&#…;) is incomplete or refers to an illegal character" + hvilket);
            }
            case OGTEGN ->
                fordi(
                        "et og-tegn (&) står ukodet; det skal skrives &amp;",
                        "eit og-teikn (&) står ukoda; det skal skrivast &amp;",
                        "an ampersand (&) stands as it is; it must be written &amp;");
            case ENTITET -> {
                String navn = entitet(e);
                yield fordi(
                        "den bruker en entitet%s som ikke finnes i XML; et og-tegn (&) skal skrives &amp;"
                                .formatted(navn),
                        "ho bruker ein entitet%s som ikkje finst i XML; eit og-teikn (&) skal skrivast &amp;"
                                .formatted(navn),
                        "it uses an entity%s that XML does not have; an ampersand (&) must be written &amp;"
                                .formatted(navn));
            }
            case MINDRE_ENN ->
                fordi(
                        "et mindre enn-tegn (<) står ukodet i teksten; det skal skrives &lt;",
                        "eit mindre enn-teikn (<) står ukoda i teksten; det skal skrivast &lt;",
                        "a less-than sign (<) stands as it is in the text; it must be written &lt;");
            case CDATA_SLUTT ->
                fordi(
                        "tegnene ]]> står ukodet i teksten; > skal der skrives &gt;",
                        "teikna ]]> står ukoda i teksten; > skal der skrivast &gt;",
                        "the characters ]]> stand as they are in the text; > must be written &gt; there");
            case KOMMENTAR ->
                fordi(
                        "en kommentar har to bindestreker (--) inni seg",
                        "ein kommentar har to bindestrekar (--) inni seg",
                        "a comment has two hyphens (--) within it");
            case PREFIKS ->
                fordi(
                        "et navneromsprefiks er brukt uten å være deklarert",
                        "eit namneromsprefiks er brukt utan å vere deklarert",
                        "a namespace prefix is used without being declared");
            case SLUTTAGG ->
                fordi(
                        "en sluttagg mangler eller passer ikke til starttaggen",
                        "ein sluttagg manglar eller passar ikkje til starttaggen",
                        "an end tag is missing or does not match its start tag");
            case STARTTAGG ->
                fordi(
                        "en starttagg er skrevet feil, eller et mindre enn-tegn (<) står ukodet i teksten",
                        "ein starttagg er skriven feil, eller eit mindre enn-teikn (<) står ukoda i teksten",
                        "a start tag is not written as it should be, or a less-than sign (<) stands as it is in the"
                                + " text");
            case ATTRIBUTT_TO_GANGER ->
                fordi(
                        "et element har samme attributt to ganger",
                        "eit element har same attributtet to gonger",
                        "an element has the same attribute twice");
            case AVKUTTET ->
                fordi(
                        "den slutter for tidlig: slutten er avkuttet, eller et element er ikke avsluttet",
                        "ho sluttar for tidleg: slutten er avkutta, eller eit element er ikkje avslutta",
                        "it ends too early: it is cut off, or an element is not closed");
            case TO_ROTER ->
                fordi(
                        "det står mer XML etter at rotelementet er slutt; bare én melding kan sendes om gangen",
                        "det står meir XML etter at rotelementet er slutt; berre éi melding kan sendast om gongen",
                        "there is more XML after the root element has ended; only one message can be sent at a time");
            case NOE_ETTER ->
                fordi(
                        "det står noe" + (e.tegn() < 0 ? "" : " (tegnet " + nummer(e) + ")")
                                + " etter at rotelementet er slutt",
                        "det står noko" + (e.tegn() < 0 ? "" : " (teiknet " + nummer(e) + ")")
                                + " etter at rotelementet er slutt",
                        "something" + (e.tegn() < 0 ? "" : " (the character " + nummer(e) + ")")
                                + " stands after the root element has ended");
            case IKKE_VELFORMET ->
                ulesbar("den er ikke velformet XML", "ho er ikkje velforma XML", "it is not well-formed XML");
        };
    }

    /** To the developer of the sending system. */
    static Tekst teknisk(UlesbarXmlException e, Prefikser prefikser) {
        return switch (e.arsak()) {
            case DOKUMENTTYPE ->
                new Tekst(
                        "Fjern DOCTYPE og alle entiteter fra meldingen.",
                        "Fjern DOCTYPE og alle entitetar frå meldinga.",
                        "Take DOCTYPE and all entities out of the message.");
            case GRENSE -> grenser();
            case TEGNSETT, UKJENT_TEGNSETT ->
                new Tekst(
                        "Bruk UTF-8 eller ISO-8859-1, og oppgi tegnsettet i XML-deklarasjonen.",
                        "Bruk UTF-8 eller ISO-8859-1, og oppgi teiknsettet i XML-deklarasjonen.",
                        "Use UTF-8 or ISO-8859-1, and name the encoding in the XML declaration.");
            case TOM ->
                new Tekst(
                        "Det kom ingen tegn, eller bare blanke. Send meldingen som XML.",
                        "Det kom ingen teikn, eller berre blanke. Send meldinga som XML.",
                        "No characters came, or blanks only. Send the message as XML.");
            case BASE64 ->
                new Tekst(
                        "Send selve XML-en, ikke base64 av den; base64 hører bare hjemme i Base64Container.",
                        "Send sjølve XML-en, ikkje base64 av han; base64 høyrer berre heime i Base64Container.",
                        "Send the XML itself, not base64 of it; base64 belongs in Base64Container only.");
            case GZIP ->
                new Tekst(
                        "Send XML-en upakket, eller si fra med Content-Encoding: gzip (én gang pakket).",
                        "Send XML-en upakka, eller sei frå med Content-Encoding: gzip (éin gong pakka).",
                        "Send the XML as it is, or say Content-Encoding: gzip (compressed once).");
            case ZIP ->
                new Tekst(
                        "Pakk ut og send én XML-melding; ZIP tas bare imot av /api/v1/forlop/valideringer.",
                        "Pakk ut og send éi XML-melding; ZIP blir berre teken imot av /api/v1/forlop/valideringer.",
                        "Unpack and send one XML message; ZIP is taken by /api/v1/forlop/valideringer only.");
            case MIME ->
                new Tekst(
                        "Pakk ut XML-delen og send den alene, uten MIME-hoder og skillelinjer.",
                        "Pakk ut XML-delen og send han åleine, utan MIME-hovud og skiljelinjer.",
                        "Take the XML part out and send it alone, without MIME headers and boundaries.");
            case KRYPTERT ->
                new Tekst(
                        "Dekrypter og pakk ut først; det er XML-meldingen innenfor som skal sendes.",
                        "Dekrypter og pakk ut først; det er XML-meldinga innanfor som skal sendast.",
                        "Decrypt and unpack first; it is the XML message within that must be sent.");
            case KODET_XML ->
                new Tekst(
                        "Dekod én gang: meldingen skal begynne med tegnene «<?xml» eller «<» og navnet på"
                                + " rotelementet.",
                        "Dekod éin gong: meldinga skal begynne med teikna «<?xml» eller «<» og namnet på rotelementet.",
                        "Decode once: the message must begin with the characters “<?xml”, or “<” and the root"
                                + " element's name.");
            case HTML, JSON, PDF, EDIFACT, HL7, TEKST ->
                new Tekst(
                        "Send en XML-melding med rotelementet MsgHead, AppRec eller Message.",
                        "Send ei XML-melding med rotelementet MsgHead, AppRec eller Message.",
                        "Send an XML message with the root element MsgHead, AppRec or Message.");
            case BOM_FEILKODET ->
                new Tekst(
                        "Fjern bytene C3 AF C2 BB C2 BF først i meldingen: BOM-en EF BB BF er lest som ISO-8859-1 og"
                                + " skrevet som UTF-8.",
                        "Fjern bytane C3 AF C2 BB C2 BF først i meldinga: BOM-en EF BB BF er lesen som ISO-8859-1 og"
                                + " skriven som UTF-8.",
                        "Remove the bytes C3 AF C2 BB C2 BF at the start: the BOM EF BB BF was read as ISO-8859-1 and"
                                + " written as UTF-8.");
            case BOM_DOBBEL ->
                new Tekst(
                        "Skriv BOM (EF BB BF) høyst én gang, aller først; den kan sløyfes i UTF-8.",
                        "Skriv BOM (EF BB BF) høgst éin gong, aller først; han kan sløyfast i UTF-8.",
                        "Write the BOM (EF BB BF) once at most, first of all; UTF-8 does not need it.");
            case BLANKT_FORAN ->
                new Tekst(
                        "Fjern linjeskift og mellomrom foran <?xml.",
                        "Fjern linjeskift og mellomrom framfor <?xml.",
                        "Remove line breaks and spaces before <?xml.");
            case NOE_FORAN ->
                new Tekst(
                        "Fjern alt foran <?xml (eller foran rotelementet når deklarasjonen mangler), også usynlige"
                                + " tegn.",
                        "Fjern alt framfor <?xml (eller framfor rotelementet når deklarasjonen manglar), òg usynlege"
                                + " teikn.",
                        "Remove everything before <?xml (or before the root element where there is no declaration),"
                                + " unseen characters too.");
            case TO_DEKLARASJONER ->
                new Tekst(
                        "<?xml …?> kan bare stå én gang, aller først; ta den bort fra XML som legges inn i Content.",
                        "<?xml …?> kan berre stå éin gong, aller først; ta han bort frå XML som blir lagd inn i"
                                + " Content.",
                        "<?xml …?> can stand only once, first of all; take it off XML that is put into Content.");
            case DEKLARASJON, XML_VERSJON ->
                new Tekst(
                        "Skriv <?xml version=\"1.0\" encoding=\"UTF-8\"?>, med rette anførselstegn.",
                        "Skriv <?xml version=\"1.0\" encoding=\"UTF-8\"?>, med rette hermeteikn.",
                        "Write <?xml version=\"1.0\" encoding=\"UTF-8\"?>, with straight quotation marks.");
            case KONTROLLTEGN ->
                new Tekst(
                        "Fjern tegnet %s eller sett mellomrom i stedet. Under U+0020 er bare tab, linjeskift og retur lov i XML 1.0."
                                .formatted(nummer(e)),
                        "Fjern teiknet %s eller set mellomrom i staden. Under U+0020 er berre tab, linjeskift og retur lov i XML 1.0."
                                .formatted(nummer(e)),
                        "Remove the character %s or put a space instead. Below U+0020 XML 1.0 allows tab, line feed and return only."
                                .formatted(nummer(e)));
            case TEGNREFERANSE ->
                new Tekst(
                        "Skriv &#tall; med et tegn som XML 1.0 tillater; et og-tegn i tekst skal skrives &amp;.",
                        "Skriv &#tal; med eit teikn som XML 1.0 tillèt; eit og-teikn i tekst skal skrivast &amp;.",
                        "Write &#number; of a character that XML 1.0 allows; an ampersand in text must be written"
                                + " &amp;.");
            case OGTEGN ->
                new Tekst(
                        "Skriv & som &amp; i all tekst og alle attributter; la et XML-bibliotek skrive meldingen.",
                        "Skriv & som &amp; i all tekst og alle attributt; lat eit XML-bibliotek skrive meldinga.",
                        "Write & as &amp; in all text and attributes; have an XML library write the message.");
            case ENTITET -> {
                Integer kode = HTML_ENTITETER.get(Objects.requireNonNullElse(e.navn(), ""));
                String hint = kode == null ? "&#tall;" : "&#" + kode + ";";
                yield new Tekst(
                        "XML har bare &amp; &lt; &gt; &quot; og &apos;. Skriv tegnet selv eller %s.".formatted(hint),
                        "XML har berre &amp; &lt; &gt; &quot; og &apos;. Skriv teiknet sjølv eller %s.".formatted(hint),
                        "XML has &amp; &lt; &gt; &quot; and &apos; only. Write the character itself or %s."
                                .formatted(hint));
            }
            case MINDRE_ENN, STARTTAGG ->
                new Tekst(
                        "Skriv < som &lt; i tekst og attributter. Et navn begynner med en bokstav, og attributter"
                                + " skrives navn=\"verdi\" med mellomrom mellom.",
                        "Skriv < som &lt; i tekst og attributt. Eit namn begynner med ein bokstav, og attributt blir"
                                + " skrivne namn=\"verdi\" med mellomrom mellom.",
                        "Write < as &lt; in text and attributes. A name begins with a letter, and attributes are"
                                + " written name=\"value\" with a space between.");
            case CDATA_SLUTT -> new Tekst("Skriv ]]&gt; i tekst.", "Skriv ]]&gt; i tekst.", "Write ]]&gt; in text.");
            case KOMMENTAR ->
                new Tekst(
                        "Skriv ikke -- inne i <!-- … -->; kommentarer kan sløyfes.",
                        "Skriv ikkje -- inne i <!-- … -->; kommentarar kan sløyfast.",
                        "Do not write -- within <!-- … -->; comments can be left out.");
            case PREFIKS -> prefiks(e, prefikser);
            case SLUTTAGG -> {
                String navn =
                        kjent(e.element(), prefikser).map(n -> " «" + n + "»").orElse("");
                yield new Tekst(
                        "Elementet%s er ikke avsluttet med sin egen sluttagg på dette stedet.".formatted(navn),
                        "Elementet%s er ikkje avslutta med sin eigen sluttagg på denne staden.".formatted(navn),
                        "The element%s is not closed with its own end tag at this place.".formatted(navn));
            }
            case ATTRIBUTT_TO_GANGER -> {
                String navn =
                        kjent(e.navn(), prefikser).map(n -> " «" + n + "»").orElse("");
                yield new Tekst(
                        "Skriv attributtet%s bare én gang i elementet.".formatted(navn),
                        "Skriv attributtet%s berre éin gong i elementet.".formatted(navn),
                        "Write the attribute%s once only in the element.".formatted(navn));
            }
            case AVKUTTET ->
                new Tekst(
                        "Meldingen stopper før sluttaggen til rotelementet. Se etter avbrutt overføring, for kort"
                                + " buffer eller felt, og elementer som mangler sluttagg.",
                        "Meldinga stoppar før sluttaggen til rotelementet. Sjå etter avbroten overføring, for kort"
                                + " buffer eller felt, og element som manglar sluttagg.",
                        "The message stops before the end tag of its root element. Look for a broken transfer, a"
                                + " buffer or column that is too short, and elements without an end tag.");
            case TO_ROTER ->
                new Tekst(
                        "Et dokument har ett rotelement. Send hver melding for seg.",
                        "Eit dokument har eitt rotelement. Send kvar melding for seg.",
                        "A document has one root element. Send each message by itself.");
            case NOE_ETTER ->
                new Tekst(
                        "Fjern alt etter sluttaggen til rotelementet; fyll ikke opp med tegn.",
                        "Fjern alt etter sluttaggen til rotelementet; fyll ikkje opp med teikn.",
                        "Remove everything after the end tag of the root element; do not pad.");
            case IKKE_VELFORMET ->
                new Tekst(
                        "XML-parseren stanset på det oppgitte stedet.",
                        "XML-parsaren stansa på den oppgitte staden.",
                        "The XML parser stopped at the place given.");
        };
    }

    /** Of a message that was read in another encoding than it declares. */
    static Tekst tegnsett(Tegnsett t) {
        if (t.oppgitt().equals(t.faktisk())) {
            throw new IllegalArgumentException("the encoding is as declared");
        }
        String del = t.erBlandet() ? "deler av innholdet" : "innholdet";
        String delNn = t.erBlandet() ? "delar av innhaldet" : "innhaldet";
        String delEn = t.erBlandet() ? "parts of its content are" : "its content is";
        return new Tekst(
                "Meldingen oppgir tegnsettet %s, men %s er %s; den er lest slik."
                        .formatted(t.oppgitt(), del, t.faktisk()),
                "Meldinga oppgir teiknsettet %s, men %s er %s; ho er lesen slik."
                        .formatted(t.oppgitt(), delNn, t.faktisk()),
                "The message declares the encoding %s, but %s %s; it was read so."
                        .formatted(t.oppgitt(), delEn, t.faktisk()));
    }

    static Tekst tegnsettTeknisk(Tegnsett t) {
        return new Tekst(
                "Skriv både innholdet og XML-deklarasjonen i UTF-8; linje %d er den første der de er ulike. Uten deklarasjon gjelder UTF-8."
                        .formatted(t.linje()),
                "Skriv både innhaldet og XML-deklarasjonen i UTF-8; linje %d er den første der dei er ulike. Utan deklarasjon gjeld UTF-8."
                        .formatted(t.linje()),
                "Write both the content and the XML declaration in UTF-8; line %d is the first where they differ. Without a declaration it is UTF-8."
                        .formatted(t.linje()));
    }

    static Tekst dobbeltkodet() {
        return new Tekst(
                "Bokstaver som æ, ø og å ser ut til å være kodet to ganger: de står som to tegn, slik som «Ã¸» for"
                        + " «ø».",
                "Bokstavar som æ, ø og å ser ut til å vere koda to gonger: dei står som to teikn, slik som «Ã¸» for"
                        + " «ø».",
                "Letters such as æ, ø and å seem to have been encoded twice: they stand as two characters, like “Ã¸”"
                        + " for “ø”.");
    }

    static Tekst dobbeltkodetTeknisk(int linje) {
        return new Tekst(
                "Linje %d er den første. Teksten er UTF-8 som er lest som ISO-8859-1 eller windows-1252, og så kodet igjen; les den som UTF-8 der den hentes."
                        .formatted(linje),
                "Linje %d er den første. Teksten er UTF-8 som er lesen som ISO-8859-1 eller windows-1252, og så koda igjen; les han som UTF-8 der han blir henta."
                        .formatted(linje),
                "Line %d is the first. The text is UTF-8 that was read as ISO-8859-1 or windows-1252 and then encoded again; read it as UTF-8 where it is fetched."
                        .formatted(linje));
    }

    private static Tekst prefiks(UlesbarXmlException e, Prefikser prefikser) {
        String prefiks = Objects.requireNonNullElse(e.navn(), "");
        Optional<String> navnerom =
                Optional.ofNullable(XML_PREFIKSER.get(prefiks)).or(() -> prefikser.navnerom(prefiks));
        String element = kjent(e.element(), prefikser).map(n -> " «" + n + "»").orElse("");
        String deklarasjon =
                navnerom.map(n -> "xmlns:%s=\"%s\"".formatted(prefiks, n)).orElse("xmlns:prefiks=\"navnerom\"");
        return new Tekst(
                "Deklarer prefikset på elementet%s eller et element utenfor: %s.".formatted(element, deklarasjon),
                "Deklarer prefikset på elementet%s eller eit element utanfor: %s.".formatted(element, deklarasjon),
                "Declare the prefix on the element%s or one around it: %s.".formatted(element, deklarasjon));
    }

    private static Tekst grenser() {
        Object[] tall = {
            XmlFabrikk.MAKS_DYBDE, XmlFabrikk.MAKS_ATTRIBUTTER, XmlFabrikk.MAKS_NAVNEROM, XmlFabrikk.MAKS_LEDD
        };
        return new Tekst(
                "Grensene er %d nivåer, %d attributter på ett element, %d navnerom på ett sted og %d sifre eller ledd på rad først i en verdi."
                        .formatted(tall),
                "Grensene er %d nivå, %d attributt på eitt element, %d namnerom på éin stad og %d siffer eller ledd på rad først i ein verdi."
                        .formatted(tall),
                "The limits are %d levels, %d attributes on one element, %d namespaces at one place and %d digits or parts in a row at the start of a value."
                        .formatted(tall));
    }

    private static Optional<String> kjent(@Nullable String navn, Prefikser prefikser) {
        return Optional.ofNullable(navn).filter(prefikser::erKjent);
    }

    private static String entitet(UlesbarXmlException e) {
        return HTML_ENTITETER.containsKey(Objects.requireNonNullElse(e.navn(), "")) ? " (&" + e.navn() + ";)" : "";
    }

    private static String nummer(UlesbarXmlException e) {
        return "U+%04X".formatted(e.tegn());
    }

    private static Tekst ulesbar(String nb, String nn, String en) {
        return new Tekst(
                "Meldingen kan ikke leses: " + nb + ".",
                "Meldinga kan ikkje lesast: " + nn + ".",
                "The message cannot be read: " + en + ".");
    }

    private static Tekst fordi(String nb, String nn, String en) {
        return ulesbar(
                "den er ikke velformet XML, for " + nb,
                "ho er ikkje velforma XML, for " + nn,
                "it is not well-formed XML, because " + en);
    }

    private static Tekst serUtSom(String nb, String nn, String en) {
        return men("ser ut som " + nb, "ser ut som " + nn, "looks like " + en);
    }

    private static Tekst men(String nb, String nn, String en) {
        return ulesbar(
                "den er ikke velformet XML, men " + nb,
                "ho er ikkje velforma XML, men " + nn,
                "it is not well-formed XML, but " + en);
    }
}

package no.meldingsvakt.xml;

import static no.meldingsvakt.xml.UlesbarXmlException.Arsak.*;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import no.meldingsvakt.xml.UlesbarXmlException.Arsak;
import org.jspecify.annotations.Nullable;

/** Tells by its first bytes what a document is that is no XML. */
final class Bytekjenner {

    private static final int BEGYNNELSE = 4096;

    /** What a file begins with, after blanks; in the order it is looked for. */
    private static final Map<Pattern, Arsak> BEGYNNELSER = new LinkedHashMap<>();

    static {
        legg("(?i)<!doctype\\s+html\\b.*|(?i)<html[\\s>].*", HTML);
        legg("[{\\[].*", JSON);
        legg("\"\\s*(<|\\\\u003[cC]).*", JSON);
        legg("PK\u0003\u0004.*", ZIP);
        legg("\u001f\u008b.*", GZIP);
        legg("%PDF-.*", PDF);
        legg("-----BEGIN .*", KRYPTERT);
        legg("0[\u0080\u0082\u0083\u0084].*", KRYPTERT);
        legg("(UNA.|UNB\\+|UNH\\+).*", EDIFACT);
        legg("(MSH|FHS|BHS)\\|.*", HL7);
        legg(
                "(?i)(--[^\\s<]{1,70}\\r"
                        + "?\\n"
                        + "|(Content-[a-z-]+|MIME-Version|SOAPAction|Message-ID|Host|Date|From|To|Subject|Received|Return-Path):"
                        + " |HTTP/1\\.|POST /).*",
                MIME);
        legg("(&lt;|&#0*60;|&#x0*3[cC];|%3[cC]|\\\\u003[cC]|<\\?xml version=3D).*", KODET_XML);
    }

    private static final Pattern BASE64_TEGN = Pattern.compile("[A-Za-z0-9+/_-]+={0,2}");

    private static final Pattern BLANKT_FORAN = Pattern.compile("^[ \\t\\r\\n]+");
    private static final Pattern DATA_URL = Pattern.compile("^(?i)data:[^,]{0,100};base64,");
    private static final Pattern OPPMERKING =
            Pattern.compile("(?s)(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff\u0000)?\\s*\u0000?<.*");
    private static final Pattern BLANKT = Pattern.compile("\\s");

    private Bytekjenner() {}

    private static void legg(String begynnelse, Arsak arsak) {
        BEGYNNELSER.put(Pattern.compile(begynnelse, Pattern.DOTALL), arsak);
    }

    /** What the document is; null when it looks like XML. */
    static @Nullable Arsak kjenn(byte[] innhold) {
        if (sisteSynlige(innhold) < 0) {
            return innhold.length == 0 || erBlank(innhold) ? TOM : null;
        }
        int fra = begynnerMed(innhold, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        String tekst = BLANKT_FORAN
                .matcher(new String(
                        innhold, fra, Math.min(BEGYNNELSE, innhold.length - fra), StandardCharsets.ISO_8859_1))
                .replaceFirst("");
        if (tekst.isEmpty()) {
            return fra == innhold.length || erBlank(Arrays.copyOfRange(innhold, fra, innhold.length)) ? TOM : null;
        }
        for (Map.Entry<Pattern, Arsak> b : BEGYNNELSER.entrySet()) {
            if (b.getKey().matcher(tekst).matches()) {
                return b.getValue();
            }
        }
        if (erBase64(tekst)) {
            return BASE64;
        }
        return erUtenOppmerking(innhold) ? TEKST : null;
    }

    static boolean begynnerMed(byte[] innhold, int... ventet) {
        if (innhold.length < ventet.length) {
            return false;
        }
        for (int i = 0; i < ventet.length; i++) {
            if ((innhold[i] & 0xFF) != ventet[i]) {
                return false;
            }
        }
        return true;
    }

    /** Place of the last byte that is neither blank nor zero; negative where there is none. */
    static int sisteSynlige(byte[] innhold) {
        int i = innhold.length - 1;
        while (i >= 0 && innhold[i] >= 0 && innhold[i] <= ' ') {
            i--;
        }
        return i;
    }

    private static boolean erBlank(byte[] innhold) {
        for (byte b : innhold) {
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return true;
    }

    /** A message as base64 begins with markup, or with what packs it, when it is decoded. */
    private static boolean erBase64(String tekst) {
        String tegn = BLANKT.matcher(DATA_URL.matcher(tekst).replaceFirst("")).replaceAll("");
        if (!BASE64_TEGN.matcher(tegn).matches()) {
            return false;
        }
        String rent = tegn.replace('-', '+').replace('_', '/').replace("=", "");
        byte[] kodet = Base64.getDecoder().decode(rent.substring(0, rent.length() / 4 * 4));
        String begynnelse = new String(kodet, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        return OPPMERKING.matcher(begynnelse).matches()
                || begynnelse.startsWith("\u001f\u008b")
                || begynnelse.startsWith("pk\u0003\u0004");
    }

    private static boolean erUtenOppmerking(byte[] innhold) {
        for (byte b : innhold) {
            if (b == '<' || b == 0) {
                return false;
            }
        }
        return true;
    }
}

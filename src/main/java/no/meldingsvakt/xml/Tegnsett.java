package no.meldingsvakt.xml;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;

/**
 * The encoding a document is read in, where that is another than it declares. Senders write UTF-8 under a declaration of
 * ISO-8859-1, and the reverse, when one program writes the text and another the declaration. Read as declared, the one has
 * «Ã¥» for «å» everywhere, and the other cannot be read at all. Immutable.
 */
public final class Tegnsett {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String UTF_8 = "UTF-8";
    private static final String LATIN_1 = "ISO-8859-1";

    /** A declaration is no longer than this. */
    private static final int DEKLARASJON = 200;

    private static final Pattern KODING =
            Pattern.compile("^<\\?xml\\s[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]{0,39})[\"']");

    /** Bytes that windows-1252 gives no character. */
    private static final String UBRUKTE = "\u0081\u008d\u008f\u0090\u009d";

    private final String oppgitt;
    private final String faktisk;
    private final int linje;
    private final boolean blandet;
    private final byte[] lesbart;
    private final String koding;

    private Tegnsett(String oppgitt, String faktisk, int linje, boolean blandet, byte[] lesbart, String koding) {
        this.oppgitt = oppgitt;
        this.faktisk = faktisk;
        this.linje = linje;
        this.blandet = blandet;
        this.lesbart = lesbart;
        this.koding = koding;
    }

    /** The encoding declared: a name this machine knows. */
    public String oppgitt() {
        return oppgitt;
    }

    /** The encoding the bytes are in. */
    public String faktisk() {
        return faktisk;
    }

    /** The first line where it matters; 1 where no character shows it. */
    public int linje() {
        return linje;
    }

    /** Whether only some of the characters are in {@link #faktisk()}, and the others as declared. */
    public boolean erBlandet() {
        return blandet;
    }

    InputSource kilde() {
        InputSource kilde = new InputSource(new ByteArrayInputStream(lesbart));
        kilde.setEncoding(koding);
        return kilde;
    }

    @Nullable
    Taggfinner taggfinner() {
        return koding.startsWith("UTF-16") ? null : new Taggfinner(lesbart, koding.equals(UTF_8));
    }

    /** For a document that is read in the encoding it declares. */
    static @Nullable Taggfinner taggfinner(byte[] innhold) {
        Begynnelse b = Begynnelse.av(innhold);
        return b.bredt == null ? new Taggfinner(innhold, b.oppgitt == null || b.oppgitt.equals(UTF_8)) : null;
    }

    /** For a document that is read in the encoding it declares; 0 where its letters stand as they should. */
    static int dobbeltkodetLinje(byte[] innhold) {
        Begynnelse b = Begynnelse.av(innhold);
        int sted = b.bredt == null
                ? Dobbelkoding.sted(innhold, b.oppgitt == null || b.oppgitt.equals(UTF_8))
                : Dobbelkoding.INGEN;
        return sted == Dobbelkoding.INGEN ? 0 : linje(innhold, sted);
    }

    /**
     * Looks at a document before it is read: one in UTF-8 that declares UTF-8, or nothing, is not looked at further. Null
     * where the declaration may be true.
     */
    static @Nullable Tegnsett motsagt(byte[] innhold) {
        Begynnelse b = Begynnelse.av(innhold);
        String oppgitt = b.oppgitt();
        if (oppgitt == null) {
            return null;
        }
        if (b.bredt != null) {
            return erUtf16(oppgitt) && (oppgitt.equals("UTF-16") || oppgitt.equals(b.bredt))
                    ? null
                    : new Tegnsett(oppgitt, "UTF-16", 1, false, innhold, innhold[0] < 0 ? "UTF-16" : b.bredt);
        }
        if (oppgitt.equals(UTF_8)) {
            return null;
        }
        int forste = forsteUtenforAscii(innhold, b.bom ? 3 : 0);
        boolean bredtOppgitt = erUtf16(oppgitt) || oppgitt.startsWith("UTF-32");
        if (forste < 0) {
            return bredtOppgitt || b.bom ? new Tegnsett(oppgitt, UTF_8, 1, false, innhold, UTF_8) : null;
        }
        int linje = linje(innhold, forste);
        if (erUtf8(innhold)) {
            return new Tegnsett(oppgitt, UTF_8, linje, false, innhold, UTF_8);
        }
        boolean latin = oppgitt.equals(LATIN_1) || oppgitt.equals("US-ASCII") || bredtOppgitt;
        if (!latin || b.bom) {
            return null;
        }
        String faktisk = enByte(innhold);
        return faktisk == null || faktisk.equals(oppgitt)
                ? null
                : new Tegnsett(oppgitt, faktisk, linje, false, innhold, faktisk);
    }

    /**
     * Looks at a document that could not be read as the UTF-8 it should be. Null where the bytes are UTF-8, or where some of
     * them are no letters in ISO-8859-1 or windows-1252 either.
     */
    static @Nullable Tegnsett ettersokt(byte[] innhold) {
        Begynnelse b = Begynnelse.av(innhold);
        String oppgitt = b.oppgitt();
        if (b.bredt != null || (oppgitt == null ? b.ukjent : !oppgitt.equals(UTF_8)) || erUtf8(innhold)) {
            return null;
        }
        Omskriving o = new Omskriving(innhold);
        return o.erTekst() ? new Tegnsett(UTF_8, o.faktisk(), o.linje, o.harUtf8, o.utf8(), UTF_8) : null;
    }

    private static boolean erUtf16(String navn) {
        return navn.startsWith("UTF-16");
    }

    /** ISO-8859-1 or windows-1252; null when the bytes are neither. */
    private static @Nullable String enByte(byte[] innhold) {
        boolean windows = false;
        for (byte b : innhold) {
            int tegn = b & 0xFF;
            if (tegn >= 0x80 && tegn < 0xA0) {
                if (UBRUKTE.indexOf(tegn) >= 0) {
                    return null;
                }
                windows = true;
            }
        }
        return windows ? "windows-1252" : LATIN_1;
    }

    private static int forsteUtenforAscii(byte[] innhold, int fra) {
        for (int i = fra; i < innhold.length; i++) {
            if (innhold[i] < 0) {
                return i;
            }
        }
        return -1;
    }

    private static int linje(byte[] innhold, int til) {
        int linje = 1;
        for (int i = 0; i < til; i++) {
            linje += innhold[i] == '\n' ? 1 : 0;
        }
        return linje;
    }

    private static boolean erUtf8(byte[] innhold) {
        CharsetDecoder leser = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer inn = ByteBuffer.wrap(innhold);
        CharBuffer ut = CharBuffer.allocate(8192);
        while (true) {
            CoderResult resultat = leser.decode(inn, ut, true);
            if (resultat.isError()) {
                return false;
            }
            if (resultat.isUnderflow()) {
                return true;
            }
            ut.clear();
        }
    }

    /** What the first bytes tell. */
    private record Begynnelse(
            boolean bom, @Nullable String bredt, @Nullable String oppgitt, boolean ukjent) {

        static Begynnelse av(byte[] b) {
            boolean bom = Bytekjenner.begynnerMed(b, 0xEF, 0xBB, 0xBF);
            String bredt = null;
            if (Bytekjenner.begynnerMed(b, 0xFE, 0xFF, 0, '<') || Bytekjenner.begynnerMed(b, 0, '<', 0, '?')) {
                bredt = "UTF-16BE";
            } else if (Bytekjenner.begynnerMed(b, 0xFF, 0xFE, '<', 0) || Bytekjenner.begynnerMed(b, '<', 0, '?', 0)) {
                bredt = "UTF-16LE";
            }
            StringBuilder tekst = new StringBuilder();
            for (int i = 0; i < b.length && tekst.length() < DEKLARASJON; i++) {
                if (b[i] > 0) {
                    tekst.append((char) b[i]);
                }
            }
            Matcher deklarasjon = KODING.matcher(tekst);
            String navn = deklarasjon.find() ? deklarasjon.group(1) : null;
            String oppgitt = navn == null ? null : kjent(navn);
            return new Begynnelse(bom, bredt, oppgitt, navn != null && oppgitt == null);
        }

        /** The name as this machine writes it: that may be shown, whatever the sender wrote. */
        private static @Nullable String kjent(String navn) {
            try {
                return Charset.forName(navn).name().toUpperCase(Locale.ROOT);
            } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                return null;
            }
        }
    }

    /** A document with single bytes among its UTF-8, and what comes of writing those as UTF-8 too. */
    private static final class Omskriving {

        /** Letters that Nordic names and loan words have; others in the midst of UTF-8 are more likely broken UTF-8. */
        private static final String BOKSTAVER = "æøåÆØÅäöüÄÖÜéèêëÉÈÊËáàóòúíôçñß";

        private final CharBuffer tekst;
        private boolean harUtf8;
        private boolean harWindows;
        private boolean bareBokstaver = true;
        private boolean harUbrukte;
        private int linje;

        Omskriving(byte[] innhold) {
            tekst = CharBuffer.allocate(innhold.length + 1);
            CharsetDecoder leser = StandardCharsets.UTF_8.newDecoder();
            ByteBuffer inn = ByteBuffer.wrap(innhold);
            while (inn.hasRemaining()) {
                CoderResult resultat = leser.decode(inn, tekst, true);
                if (resultat.isError()) {
                    if (linje == 0) {
                        linje = Tegnsett.linje(innhold, inn.position());
                    }
                    enkelt(inn.get() & 0xFF);
                }
                leser.reset();
            }
            tekst.flip();
            harUtf8 = antallUtenforAscii(innhold) > enkle;
        }

        private int enkle;

        private void enkelt(int tegn) {
            enkle++;
            harUbrukte |= UBRUKTE.indexOf(tegn) >= 0;
            harWindows |= tegn < 0xA0;
            String bokstav = new String(new byte[] {(byte) tegn}, WINDOWS);
            bareBokstaver &= BOKSTAVER.contains(bokstav);
            tekst.put(bokstav.charAt(0));
        }

        boolean erTekst() {
            return !harUbrukte && (bareBokstaver || !harUtf8);
        }

        String faktisk() {
            return harWindows ? "windows-1252" : LATIN_1;
        }

        byte[] utf8() {
            try {
                ByteBuffer ut = StandardCharsets.UTF_8.newEncoder().encode(tekst);
                byte[] bytes = new byte[ut.remaining()];
                ut.get(bytes);
                return bytes;
            } catch (CharacterCodingException e) {
                throw new IllegalStateException("what was decoded could not be encoded", e);
            }
        }

        private static int antallUtenforAscii(byte[] innhold) {
            int antall = 0;
            for (byte b : innhold) {
                antall += b < 0 ? 1 : 0;
            }
            return antall;
        }
    }
}

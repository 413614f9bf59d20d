package no.meldingsvakt.inngang.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import java.util.Map;

/** Text for people, in what the terminal can show. Unlike {@link java.io.PrintStream} it tells when it cannot be written. */
final class Skjerm implements Appendable {

    private static final Map<Integer, String> I_STEDET = Map.ofEntries(
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'ø', "oe"),
            Map.entry((int) 'å', "aa"),
            Map.entry((int) 'Æ', "Ae"),
            Map.entry((int) 'Ø', "Oe"),
            Map.entry((int) 'Å', "Aa"),
            Map.entry((int) '«', "\""),
            Map.entry((int) '»', "\""),
            Map.entry((int) '–', "-"),
            Map.entry((int) '—', "-"),
            Map.entry((int) '…', "..."),
            Map.entry((int) '§', "par."),
            Map.entry((int) '\u00a0', " "),
            Map.entry((int) '→', "->"),
            Map.entry((int) '’', "'"),
            Map.entry((int) '“', "\""),
            Map.entry((int) '”', "\""),
            Map.entry((int) '·', "-"),
            Map.entry((int) '×', "x"));

    private final OutputStream ut;
    private final Charset tegnsett;
    private final CharsetEncoder koder;

    Skjerm(OutputStream ut, Charset tegnsett) {
        this.ut = ut;
        this.tegnsett = tegnsett;
        this.koder = tegnsett.newEncoder();
    }

    @Override
    public Skjerm append(CharSequence tekst) throws IOException {
        StringBuilder vist = new StringBuilder();
        tekst.codePoints().forEach(t -> vis(t, vist));
        ut.write(vist.toString().getBytes(tegnsett));
        return this;
    }

    /** A name of a file may hold what would move the cursor or turn the text around. */
    private void vis(int tegn, StringBuilder vist) {
        int slag = Character.getType(tegn);
        boolean styrer = slag == Character.CONTROL && tegn != '\n' && tegn != '\r' && tegn != '\t';
        String tekst =
                styrer || slag == Character.FORMAT || slag == Character.SURROGATE ? "?" : Character.toString(tegn);
        vist.append(koder.canEncode(tekst) ? tekst : iStedet(tegn, tekst));
    }

    private String iStedet(int tegn, String tekst) {
        String fast = I_STEDET.get(tegn);
        return fast == null ? utenTegn(tekst) : fast;
    }

    /** A letter without its accent, where the terminal has that one. */
    private String utenTegn(String bokstav) {
        String bar = Normalizer.normalize(bokstav, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
        return !bar.isEmpty() && koder.canEncode(bar) ? bar : "?";
    }

    @Override
    public Skjerm append(CharSequence tekst, int fra, int til) throws IOException {
        return append(tekst.subSequence(fra, til));
    }

    @Override
    public Skjerm append(char tegn) throws IOException {
        return append(String.valueOf(tegn));
    }

    void linje(String tekst) throws IOException {
        append(tekst + "\n");
    }

    void ferdig() throws IOException {
        ut.flush();
    }
}

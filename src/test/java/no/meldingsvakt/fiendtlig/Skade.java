package no.meldingsvakt.fiendtlig;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Damages a text or a message at random: tags, values and bytes, one to four times. The same number gives the same damage. */
final class Skade {

    private static final Pattern VERDI = Pattern.compile("(?<=>)[^<>]+(?=<)|(?<=\")[^\"<>]*(?=\")|(?<=: )[^\\n\\[{]+");
    private static final Pattern TAGG = Pattern.compile("<[^<>]+>");
    private static final Pattern LINJE = Pattern.compile("[^\\n]*\\n");
    private static final int MEST = 4;
    private static final int LANGT = 70_000;

    /** What values have broken programs, ours among them. Each is a canary where it is a text. */
    private static final List<String> VERDIER = List.of(
            "",
            " ",
            "kanari",
            "0",
            "-1",
            "NaN",
            "99999999999999999999",
            "1e308",
            "99999-12-31T00:00:00",
            "-0001-01-01",
            "0000-01-01T00:00:00Z",
            "2024-02-30",
            "2024-03-08T24:00:00",
            "2016-12-31T23:59:60Z",
            "2024-03-08T10:05:00+14:00",
            "2024-03-31T02:30:00",
            "1900-01-01",
            "2199-12-31T23:59:59",
            "2024-03-08T10:05:00.123456789123456789",
            "2024-13-01",
            "31.12.2024",
            "2.16.578.1.12.4.1.1.8279",
            "2.",
            "..",
            "LOG_INNLAGT",
            "APPREC",
            "HENVISNING",
            "kanari]]&gt;",
            "kanari &lt;script&gt;",
            "kanari &amp;amp; &#169;",
            "kanari \u202E\u2066 irnana",
            "kanari \uFEFF\u200B",
            "&#0;",
            "&kanari;",
            "&",
            "<",
            "]]>",
            "kanari ' or 1=1 --",
            "kanari %s ${x} #{y}",
            "tel:",
            "12853810221",
            "true",
            "null",
            "~",
            "!!java.net.URL [x]",
            "*a",
            "[",
            "{",
            "P-1D",
            "PT99999999999999H",
            "Europe/Oslo");

    private static final List<String> INNSKUDD = List.of(
            "<kanari/>",
            "<!-- kanari -->",
            "<?kanari kanari?>",
            "<![CDATA[kanari]]>",
            "<!DOCTYPE k>",
            "<k xmlns='urn:kanari'/>",
            "<k xmlns=''/>",
            "</k>",
            "kanari",
            " xsi:nil='true'",
            " xml:lang='no'",
            " V='kanari'",
            "\u0000",
            "\u0085",
            "\u2028",
            "\uFFFE",
            "\n",
            "\t",
            "- ",
            ": ",
            "#",
            "\"",
            "'");

    private final Random tilfeldig;
    private boolean flyttet;

    Skade(long fro) {
        this.tilfeldig = new Random(fro);
    }

    /** Says whether something was moved or copied, so that what belongs to a person may stand elsewhere. */
    boolean flyttet() {
        return flyttet;
    }

    /** A damaged copy. */
    byte[] av(byte[] original) {
        byte[] ut = original;
        int antall = 1 + tilfeldig.nextInt(MEST);
        for (int i = 0; i < antall; i++) {
            ut = tilfeldig.nextInt(MEST) == 0
                    ? bytes(ut)
                    : tekst(new String(ut, UTF_8)).getBytes(UTF_8);
        }
        return tilfeldig.nextInt(20) == 0 ? omkodet(ut) : ut;
    }

    private byte[] omkodet(byte[] innhold) {
        String tekst = new String(innhold, UTF_8);
        return switch (tilfeldig.nextInt(4)) {
            case 0 -> tekst.getBytes(ISO_8859_1);
            case 1 -> tekst.getBytes(UTF_16BE);
            case 2 -> ("\uFEFF" + tekst).getBytes(UTF_8);
            default -> tekst.replaceFirst("UTF-8", "UTF-16").getBytes(UTF_8);
        };
    }

    private String tekst(String tekst) {
        return switch (tilfeldig.nextInt(9)) {
            case 0, 1, 2 -> byttet(tekst, velg(tekst, VERDI), velg(VERDIER));
            case 3 -> byttet(tekst, velg(tekst, VERDI), velg(VERDIER).repeat(tilfeldig.nextInt(40)));
            case 4 -> byttet(tekst, velg(tekst, TAGG), "");
            case 5 -> satt(tekst, velg(INNSKUDD));
            case 6 -> flyttet(tekst, velg(tekst, TAGG), velg(tekst, TAGG));
            case 7 -> linje(tekst);
            default -> element(tekst);
        };
    }

    private String byttet(String tekst, MatchResult sted, String nytt) {
        if (sted == null) {
            return tekst + nytt;
        }
        String kort = nytt.length() > LANGT ? nytt.substring(0, LANGT) : nytt;
        return tekst.substring(0, sted.start()) + kort + tekst.substring(sted.end());
    }

    private String satt(String tekst, String nytt) {
        MatchResult tagg = velg(tekst, TAGG);
        int sted = tagg == null
                ? tilfeldig.nextInt(tekst.length() + 1)
                : List.of(tagg.start(), tagg.end(), tagg.end() - 1).get(tilfeldig.nextInt(3));
        return tekst.substring(0, sted) + nytt + tekst.substring(sted);
    }

    private String flyttet(String tekst, MatchResult a, MatchResult b) {
        if (a == null || b == null || a.end() > b.start()) {
            return tekst;
        }
        flyttet = true;
        return tekst.substring(0, a.start())
                + b.group()
                + tekst.substring(a.end(), b.start())
                + a.group()
                + tekst.substring(b.end());
    }

    private String linje(String tekst) {
        MatchResult linje = velg(tekst, LINJE);
        if (linje == null) {
            return tekst;
        }
        flyttet = true;
        String ny = tilfeldig.nextBoolean() ? "" : linje.group().repeat(1 + tilfeldig.nextInt(30));
        return byttet(tekst, linje, ny);
    }

    /** A whole element is taken out, or stands several times. */
    private String element(String tekst) {
        MatchResult start = velg(tekst, TAGG);
        if (start == null || start.group().startsWith("</") || start.group().endsWith("/>")) {
            return tekst;
        }
        String navn = start.group().replaceAll("(?s)^<([^\\s>]*).*", "$1");
        int slutt = tekst.indexOf("</" + navn + ">", start.end());
        if (slutt < 0) {
            return tekst;
        }
        flyttet = true;
        int etter = slutt + navn.length() + 3;
        String element = tekst.substring(start.start(), etter);
        String nytt = tilfeldig.nextBoolean() ? "" : element.repeat(2 + tilfeldig.nextInt(20));
        return tekst.substring(0, start.start()) + nytt + tekst.substring(etter);
    }

    private byte[] bytes(byte[] innhold) {
        if (innhold.length == 0) {
            return innhold;
        }
        byte[] ut = innhold.clone();
        int sted = tilfeldig.nextInt(ut.length);
        switch (tilfeldig.nextInt(4)) {
            case 0 -> ut[sted] ^= (byte) (1 << tilfeldig.nextInt(8));
            case 1 -> ut[sted] = (byte) tilfeldig.nextInt(256);
            case 2 -> {
                return java.util.Arrays.copyOf(ut, sted);
            }
            default -> {
                flyttet = true;
                int lengde = Math.min(1 + tilfeldig.nextInt(100), ut.length - sted);
                System.arraycopy(ut, sted, ut, tilfeldig.nextInt(ut.length - lengde + 1), lengde);
            }
        }
        return ut;
    }

    private MatchResult velg(String tekst, Pattern monster) {
        List<MatchResult> alle = new ArrayList<>();
        Matcher leter = monster.matcher(tekst);
        while (leter.find()) {
            alle.add(leter.toMatchResult());
        }
        return alle.isEmpty() ? null : alle.get(tilfeldig.nextInt(alle.size()));
    }

    private <T> T velg(List<T> alle) {
        return alle.get(tilfeldig.nextInt(alle.size()));
    }
}

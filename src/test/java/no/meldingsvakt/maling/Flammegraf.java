package no.meldingsvakt.maling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Draws where time goes: stacks as a profiler collapses them, a line each with a count after it, as an SVG where what is called stands on
 * what calls it and is as wide as the part of the time that it takes. Frames of lambdas are left out. Arguments: the file of stacks, the frame to begin at, the file to write.
 */
final class Flammegraf {

    private static final int BREDDE = 1200;
    private static final int HOYDE = 16;
    private static final int MARG = 10;
    private static final double SMALEST = 3;
    private static final double TEGNBREDDE = 6.6;
    private static final List<String> FARGER = List.of("#e4a05c", "#d98c5f", "#dfb15b", "#c97b63", "#e0b98a");

    private final Map<String, Flammegraf> under = new TreeMap<>();
    private long antall;

    private Flammegraf() {}

    /** Reads, and writes. */
    public static void main(String[] argumenter) throws IOException {
        Flammegraf alt = new Flammegraf();
        for (String linje : Files.readAllLines(Path.of(argumenter[0]))) {
            int skille = linje.lastIndexOf(' ');
            int fra = linje.indexOf(argumenter[1]);
            if (fra >= 0) {
                alt.legg(linje.substring(fra, skille).split(";"), Long.parseLong(linje.substring(skille + 1)));
            }
        }
        Files.writeString(Path.of(argumenter[2]), alt.svg());
    }

    private void legg(String[] stabel, long ganger) {
        antall += ganger;
        Flammegraf her = this;
        for (String ramme : stabel) {
            if (ramme.contains("$$Lambda")) {
                continue;
            }
            her = her.under.computeIfAbsent(navn(ramme), n -> new Flammegraf());
            her.antall += ganger;
        }
    }

    /** Class and method; lambdas are numbered anew by each compiler. */
    private static String navn(String ramme) {
        String uten = ramme.replaceAll("lambda\\$(\\w+)\\$\\d+", "$1 →");
        return uten.substring(uten.lastIndexOf('/') + 1);
    }

    private int dybde(double perGang) {
        return under.values().stream()
                .filter(u -> u.antall * perGang >= SMALEST)
                .mapToInt(u -> 1 + u.dybde(perGang))
                .max()
                .orElse(0);
    }

    private String svg() {
        double perGang = (double) (BREDDE - 2 * MARG) / antall;
        int hoyde = dybde(perGang) * HOYDE + 2 * MARG;
        StringBuilder svg = new StringBuilder(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"monospace\" font-size=\"11\">%n"
                        .formatted(BREDDE, hoyde));
        svg.append("<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>%n".formatted(BREDDE, hoyde));
        tegn(svg, MARG, hoyde - MARG - HOYDE, perGang, antall);
        return svg.append("</svg>\n").toString();
    }

    private void tegn(StringBuilder svg, double x, int y, double perGang, long alt) {
        double her = x;
        for (Map.Entry<String, Flammegraf> e : under.entrySet()) {
            double bredde = e.getValue().antall * perGang;
            if (bredde >= SMALEST) {
                String navn = xml(e.getKey());
                int tegn = (int) ((bredde - 4) / TEGNBREDDE);
                String tekst = e.getKey().length() <= tegn
                        ? navn
                        : tegn < 4 ? "" : xml(e.getKey().substring(0, tegn - 1)) + "…";
                svg.append(String.format(
                        Locale.ROOT,
                        "<g><title>%s: %.1f %%</title><rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"1\" fill=\"%s\"/>"
                                + "<text x=\"%.1f\" y=\"%d\">%s</text></g>%n",
                        navn,
                        100.0 * e.getValue().antall / alt,
                        her,
                        y,
                        bredde - 0.5,
                        HOYDE - 1,
                        FARGER.get(Math.floorMod(e.getKey().hashCode(), FARGER.size())),
                        her + 2,
                        y + HOYDE - 5,
                        tekst));
                e.getValue().tegn(svg, her, y - HOYDE, perGang, alt);
            }
            her += bredde;
        }
    }

    private static String xml(String tekst) {
        return tekst.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

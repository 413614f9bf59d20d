package no.meldingsvakt.tekst;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Sentences of which it is known what they say of a concept: {@code status, målform, kilde, trening|prøve, setning}, parted by
 * tabs, where {@code \n} is a line break. Lines that begin with {@code #} are remarks.
 */
public final class Korpus {

    private static final int FELT = 5;
    private static final String INGEN = "ingen";

    /**
     * A sentence and what it says.
     *
     * @param status empty where the concept is not mentioned
     * @param malform {@code nb} or {@code nn}
     * @param prove whether it was written by someone who had not seen the concept's words, and is kept for judging them
     * @param linje its line in the file, from 1
     */
    public record Setning(
            Optional<Status> status, String malform, String kilde, boolean prove, String tekst, int linje) {

        /** What the text should come to, as rules see it. */
        public Svar svar() {
            return Svar.av(status.stream().toList());
        }
    }

    private Korpus() {}

    /**
     * Reads the sentences of a concept.
     *
     * @throws IllegalArgumentException with all faults, a line each, with file and line
     */
    public static List<Setning> les(Path fil) throws IOException {
        List<String> feil = new ArrayList<>();
        List<Setning> svar = new ArrayList<>();
        List<String> linjer = Files.readAllLines(fil);
        for (int i = 0; i < linjer.size(); i++) {
            String linje = linjer.get(i);
            if (!linje.isBlank() && !linje.startsWith("#")) {
                try {
                    svar.add(setning(linje.split("\t", -1), i + 1));
                } catch (IllegalArgumentException e) {
                    feil.add("%s, line %d: %s".formatted(fil, i + 1, e.getMessage()));
                }
            }
        }
        if (svar.isEmpty() && feil.isEmpty()) {
            feil.add(fil + ": no sentences");
        }
        if (!feil.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", feil));
        }
        return svar;
    }

    private static Setning setning(String[] felt, int linje) {
        if (felt.length != FELT) {
            throw new IllegalArgumentException("%d fields, not %d".formatted(felt.length, FELT));
        }
        if (!felt[1].equals("nb") && !felt[1].equals("nn")) {
            throw new IllegalArgumentException("«" + felt[1] + "» is neither nb nor nn");
        }
        if (!felt[3].equals("trening") && !felt[3].equals("prøve")) {
            throw new IllegalArgumentException("«" + felt[3] + "» is neither trening nor prøve");
        }
        return new Setning(
                status(felt[0]), felt[1], felt[2], felt[3].equals("prøve"), felt[4].replace("\\n", "\n"), linje);
    }

    private static Optional<Status> status(String ord) {
        if (ord.equals(INGEN)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Status.valueOf(ord.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("«" + ord + "» is no status", e);
        }
    }
}

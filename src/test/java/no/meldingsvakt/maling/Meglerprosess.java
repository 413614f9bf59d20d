package no.meldingsvakt.maling;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import no.meldingsvakt.ko.Adresser;
import no.meldingsvakt.ko.InnebygdMegler;

/** An Artemis in a process of its own, as an operator would have one: {@code Meglerprosess <folder> <port>}. */
public final class Meglerprosess {

    private static final long STORST = 80L * 1024 * 1024;

    private Meglerprosess() {}

    /** Starts one, and returns when it answers. What was in the folder is there again. */
    public static Process start(Path mappe, int port) throws IOException {
        Files.createDirectories(mappe);
        Process prosess = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Meglerprosess.class.getName(),
                        mappe.toString(),
                        String.valueOf(port))
                .redirectError(mappe.resolve("logg").toFile())
                .start();
        BufferedReader ut = prosess.inputReader(StandardCharsets.UTF_8);
        for (String linje = ut.readLine(); !"klar".equals(linje); linje = ut.readLine()) {
            if (linje == null) {
                throw new IllegalStateException("the broker did not start");
            }
        }
        return prosess;
    }

    public static void main(String[] argumenter) throws InterruptedException {
        InnebygdMegler megler = new InnebygdMegler(
                Path.of(argumenter[0]),
                Integer.parseInt(argumenter[1]),
                Adresser.ALLE,
                Adresser.DOD,
                STORST,
                null,
                null);
        megler.start();
        System.out.println("klar");
        Thread.currentThread().join();
    }
}

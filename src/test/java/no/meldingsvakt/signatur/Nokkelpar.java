package no.meldingsvakt.signatur;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;

/** A key and its certificate for localhost, in a key store that {@code keytool} makes. */
public final class Nokkelpar {

    private Nokkelpar() {}

    /** Makes it in the file, in format PKCS12. */
    public static void lag(Path fil, String alias, String navn, String passord)
            throws IOException, InterruptedException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        alias,
                        "-keyalg",
                        "EC",
                        "-dname",
                        navn,
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        fil.toString(),
                        "-storepass",
                        passord)
                .inheritIO()
                .start();
        assertEquals(0, keytool.waitFor(), "keytool made no key");
    }
}

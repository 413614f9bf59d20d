package no.meldingsvakt.ko;

import jakarta.jms.JMSException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import no.meldingsvakt.signatur.Nokkelpar;

/** An Artemis that wants a user, a password and a client certificate, each side's certificate made for the test. */
public class ArtemisMegler extends Fremmedmegler {

    private static final String JAVA = System.getProperty("java.home") + "/bin/";
    private static final String MEGLER = "megler";
    private static final String KLIENT = "klient";

    @Override
    void forbered() throws Exception {
        for (String navn : List.of(MEGLER, KLIENT)) {
            sertifikat(navn);
            tillit(navn);
        }
    }

    @Override
    ProcessBuilder kommando() {
        return new ProcessBuilder(
                JAVA + "java",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Artemisprosess.class.getName(),
                mappe().toString(),
                "tcp://127.0.0.1:" + port() + "?protocols=AMQP&sslEnabled=true&needClientAuth=true"
                        + "&keyStorePath=" + nokkel(MEGLER) + "&keyStorePassword=" + PASSORD
                        + "&trustStorePath=" + tilTro(KLIENT) + "&trustStorePassword=" + PASSORD,
                BRUKER,
                PASSORD);
    }

    @Override
    Map<String, String> innstillinger() {
        return Map.of(
                "quarkus.tls.megler.trust-store.p12.path",
                tilTro(MEGLER).toString(),
                "quarkus.tls.megler.trust-store.p12.password",
                PASSORD,
                "quarkus.tls.megler.key-store.p12.path",
                nokkel(KLIENT).toString(),
                "quarkus.tls.megler.key-store.p12.password",
                PASSORD);
    }

    @Override
    public Koklient koble() throws JMSException {
        return new Koklient(
                utenSertifikat() + "&transport.keyStoreLocation=" + nokkel(KLIENT) + "&transport.keyStorePassword="
                        + PASSORD,
                BRUKER,
                PASSORD);
    }

    /** For a client that knows the broker but has nothing to show it. */
    String utenSertifikat() {
        return url() + "?transport.trustStoreLocation=" + tilTro(MEGLER) + "&transport.trustStorePassword=" + PASSORD;
    }

    @Override
    String url() {
        return "amqps://localhost:" + port();
    }

    private Path nokkel(String navn) {
        return mappe().resolve(navn + ".p12");
    }

    private Path tilTro(String navn) {
        return mappe().resolve(navn + "-tillit.p12");
    }

    private void sertifikat(String navn) throws Exception {
        Nokkelpar.lag(nokkel(navn), navn, "CN=" + navn, PASSORD);
    }

    /** A trust store with the certificate alone. */
    private void tillit(String navn) throws Exception {
        char[] passord = PASSORD.toCharArray();
        KeyStore fra = KeyStore.getInstance(nokkel(navn).toFile(), passord);
        KeyStore til = KeyStore.getInstance("PKCS12");
        til.load(null, passord);
        til.setCertificateEntry(navn, fra.getCertificate(navn));
        try (OutputStream ut = Files.newOutputStream(tilTro(navn))) {
            til.store(ut, passord);
        }
    }
}

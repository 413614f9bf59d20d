package no.meldingsvakt.inngang.tilgang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import no.meldingsvakt.signatur.Nokkelpar;
import org.junit.jupiter.api.Test;

/** Sign-in by client certificates: each has the rights of its client, and a stranger's has none. */
@QuarkusTest
@TestProfile(SertifikatHttpTest.MedSertifikat.class)
class SertifikatHttpTest {

    private static final Path INNLAGT = Path.of("xsd/plo-pasientlogistikk/1.6/eksempler/LOG_INNLAGT.xml");
    private static final String PASSORD = "sertifikat";
    private static final String EPJ = "CN=epj, O=Sykehuset, C=NO";

    /** Makes keys and certificates before the service starts. */
    public static class MedSertifikat implements QuarkusTestProfile {

        static final Path MAPPE = mappe();

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> valg = new HashMap<>();
            valg.put("meldingsvakt.innlogging.sertifikat", "true");
            valg.put("meldingsvakt.innlogging.klient.epj.sertifikat", EPJ);
            valg.put("meldingsvakt.innlogging.klient.epj.rettigheter", "motta,lese");
            valg.put("meldingsvakt.innlogging.klient.epj.her-id", "1");
            valg.put("quarkus.http.tls-configuration-name", "tjener");
            valg.put("quarkus.http.test-ssl-port", "0");
            valg.put(
                    "quarkus.tls.tjener.key-store.p12.path",
                    MAPPE.resolve("tjener.p12").toString());
            valg.put("quarkus.tls.tjener.key-store.p12.password", PASSORD);
            valg.put(
                    "quarkus.tls.tjener.trust-store.p12.path",
                    MAPPE.resolve("tillit.p12").toString());
            valg.put("quarkus.tls.tjener.trust-store.p12.password", PASSORD);
            return valg;
        }

        private static Path mappe() {
            try {
                Path mappe = Files.createTempDirectory(Path.of("target"), "sertifikat")
                        .toAbsolutePath();
                Nokkelpar.lag(mappe.resolve("tjener.p12"), "tjener", "CN=localhost, O=Sykehuset, C=NO", PASSORD);
                Nokkelpar.lag(mappe.resolve("epj.p12"), "epj", EPJ, PASSORD);
                Nokkelpar.lag(mappe.resolve("ukjent.p12"), "ukjent", "CN=ukjent, O=Sykehuset, C=NO", PASSORD);
                Nokkelpar.lag(mappe.resolve("utenfor.p12"), "utenfor", EPJ, PASSORD);
                KeyStore tillit = KeyStore.getInstance("PKCS12");
                tillit.load(null, null);
                for (String navn : List.of("epj", "ukjent", "tjener")) {
                    tillit.setCertificateEntry(
                            navn, lager(mappe.resolve(navn + ".p12")).getCertificate(navn));
                }
                try (var ut = Files.newOutputStream(mappe.resolve("tillit.p12"))) {
                    tillit.store(ut, PASSORD.toCharArray());
                }
                return mappe;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @TestHTTPResource(value = "/", tls = true)
    URI tls;

    @Test
    void aClientHasTheRightsItIsGiven() throws Exception {
        HttpClient epj = klient("epj");
        assertEquals(200, hent(epj, "/api/v1/forlop"));
        assertEquals(403, hent(epj, "/q/metrics"));
        assertEquals(403, hent(epj, "/api/v1/parkert"));
        assertEquals(200, hent(epj, "/regler/dekning"));
    }

    @Test
    void aSenderIsItself() throws Exception {
        HttpRequest kall = HttpRequest.newBuilder(tls.resolve("/api/v1/meldinger"))
                .header("Content-Type", "application/xml")
                .POST(BodyPublishers.ofFile(INNLAGT))
                .build();
        HttpResponse<String> svar = klient("epj").send(kall, BodyHandlers.ofString());
        assertEquals(403, svar.statusCode(), svar.body());
    }

    @Test
    void whoeverShowsNoneMaySeeWhatIsPublic() throws Exception {
        HttpClient uten = klient(null);
        assertEquals(401, hent(uten, "/api/v1/forlop"));
        assertEquals(200, hent(uten, "/q/health/live"));
        assertEquals(200, hent(uten, "/regler/HODE-05"));
    }

    @Test
    void oneThatNobodyHasNamedHasNoRights() throws Exception {
        assertEquals(403, hent(klient("ukjent"), "/api/v1/forlop"));
    }

    @Test
    void oneOfAnotherIssuerIsNotLetInWhateverItsName() {
        assertThrows(IOException.class, () -> hent(klient("utenfor"), "/api/v1/forlop"));
    }

    @Test
    void aTokenIsNotTakenWhereThereAreNone() throws Exception {
        HttpRequest kall = HttpRequest.newBuilder(tls.resolve("/api/v1/forlop"))
                .header("Authorization", "Bearer kanari")
                .build();
        assertEquals(401, klient("epj").send(kall, BodyHandlers.ofString()).statusCode());
    }

    private int hent(HttpClient klient, String sti) throws IOException, InterruptedException {
        return klient.send(HttpRequest.newBuilder(tls.resolve(sti)).build(), BodyHandlers.ofString())
                .statusCode();
    }

    private static HttpClient klient(String navn) throws Exception {
        TrustManagerFactory tillit = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        tillit.init(lager(MedSertifikat.MAPPE.resolve("tillit.p12")));
        KeyManagerFactory nokler = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        if (navn != null) {
            nokler.init(lager(MedSertifikat.MAPPE.resolve(navn + ".p12")), PASSORD.toCharArray());
        }
        SSLContext sikker = SSLContext.getInstance("TLS");
        sikker.init(navn == null ? null : nokler.getKeyManagers(), tillit.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(sikker).build();
    }

    private static KeyStore lager(Path fil) throws Exception {
        return KeyStore.getInstance(fil.toFile(), PASSORD.toCharArray());
    }
}

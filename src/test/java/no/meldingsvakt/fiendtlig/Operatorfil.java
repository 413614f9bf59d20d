package no.meldingsvakt.fiendtlig;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import no.meldingsvakt.csv.UlesbarTabellException;
import no.meldingsvakt.drift.Nokkelprove;
import no.meldingsvakt.oppgjor.Fakturaleser;
import no.meldingsvakt.regel.Pakkeleser;
import no.meldingsvakt.regel.Regelverkslager;
import no.meldingsvakt.signatur.Sperrelister;
import no.meldingsvakt.signatur.Tillit;
import no.meldingsvakt.skjema.Skjemamappe;
import no.meldingsvakt.xml.XmlFabrikk;

/** The files of an operator's, read as the service reads them. Each is read, or refused with words; anything else is a fault of ours. */
final class Operatorfil {

    static final String LEST = "lest";
    static final String NEKTET = "nektet";

    private static final Path REGEL = Path.of("src/test/resources/krasj/nasjonal/PROVE-01/regel.sch");
    private static final XmlFabrikk XML = new XmlFabrikk();
    private static final Skjemamappe SKJEMAER = Skjemamappe.les(Path.of("xsd"), XML);

    private final Path mappe;
    private final Regelverkslager lager;
    private final Map<String, String> gode;

    /** Uses an empty folder. */
    Operatorfil(Path mappe) throws IOException, GeneralSecurityException {
        this.mappe = mappe;
        gode = Map.of(
                "pakke",
                "id: region\ntittel: Prøve\nkilde: Prøve\nversjon: \"1\"\ngyldigFra: 2020-01-01\n",
                "regel",
                Files.readString(REGEL).replace("PROVE-01", "REGION-1").replace("test=\"false()\"", "test=\"true()\""),
                "unntak",
                "unntak:\n  - parter: [\"9900100\"]\n    fra: 2024-03-04T08:00\n    til: 2024-03-05\n"
                        + "    slag: FORCE_MAJEURE\n    grunn: brann\n    vedtattAv: ledelsen\n",
                "tilpasning",
                "pakker:\n  region:\n    parametre: {}\n    regler: {}\n",
                "nokkel",
                "k".repeat(32),
                "tillit",
                pem(),
                "sperreliste",
                "-----BEGIN X509 CRL-----\nMIIB\n-----END X509 CRL-----\n",
                "faktura",
                "forlop;fra;til;dogn;belop\n6f1c1d3e-2f0a-4c58-9a55-3f2d9a1b7c10;2024-03-01;05.03.2024;4;19 540,00\n");
        Path innebygd = Files.createDirectories(mappe.resolve("innebygd/nasjonal/PROVE-10"));
        Files.writeString(
                innebygd.resolveSibling("pakke.yaml"), "id: nasjonal\ntittel: Prøve\nkilde: Prøve\nversjon: \"1\"\n");
        Files.writeString(innebygd.resolve("regel.sch"), Files.readString(REGEL).replace("PROVE-01", "PROVE-10"));
        lager = new Regelverkslager(
                new Pakkeleser(XML).les(mappe.resolve("innebygd")),
                SKJEMAER.standarder(),
                XML,
                SKJEMAER.prefikser(),
                Map.of(),
                null);
    }

    /** A file that is right, of each kind. */
    Map<String, String> gode() {
        return gode;
    }

    /** What becomes of a file of this kind. */
    String les(String slag, byte[] innhold) throws IOException {
        try {
            switch (slag) {
                case "nokkel" -> krev(Nokkelprove.les(skriv("pasientnokkel", innhold)));
                case "tillit" -> krev(Tillit.les(skriv("tillit.pem", innhold)));
                case "sperreliste" ->
                    krev(new Sperrelister(skriv("crl/liste.crl", innhold).resolveSibling("")));
                case "faktura" -> krev(Fakturaleser.les(innhold));
                default -> lesRegler(slag, innhold);
            }
            return LEST;
        } catch (IllegalArgumentException e) {
            return erOrd(e.getMessage()) ? NEKTET : "refused, and nothing said";
        } catch (UlesbarTabellException | Fakturaleser.UkjentListeException e) {
            return NEKTET;
        }
    }

    private void lesRegler(String slag, byte[] innhold) throws IOException {
        Path egen = mappe.resolve("egen");
        for (String fil : new String[] {"pakke", "regel", "unntak", "tilpasning"}) {
            byte[] bytes = fil.equals(slag) ? innhold : gode.get(fil).getBytes(UTF_8);
            skriv(
                    switch (fil) {
                        case "pakke" -> "egen/region/pakke.yaml";
                        case "regel" -> "egen/region/REGION-1/regel.sch";
                        default -> "egen/" + fil + ".yaml";
                    },
                    bytes);
        }
        lager.lastPaaNytt(egen);
    }

    private Path skriv(String navn, byte[] innhold) throws IOException {
        Path fil = mappe.resolve(navn);
        Files.createDirectories(fil.getParent());
        return Files.write(fil, innhold);
    }

    private static boolean erOrd(String melding) {
        return melding != null && !melding.isBlank();
    }

    private static void krev(Object lest) {
        if (lest == null) {
            throw new AssertionError("read as nothing");
        }
    }

    /** The certificate of some issuer that the JDK trusts. */
    private static String pem() throws GeneralSecurityException {
        TrustManagerFactory fabrikk = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        fabrikk.init((KeyStore) null);
        X509Certificate sertifikat = Arrays.stream(fabrikk.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .flatMap(t -> Arrays.stream(((X509TrustManager) t).getAcceptedIssuers()))
                .findFirst()
                .orElseThrow();
        return "-----BEGIN CERTIFICATE-----\n"
                + new String(Base64.getMimeEncoder().encode(sertifikat.getEncoded()), StandardCharsets.US_ASCII)
                + "\n-----END CERTIFICATE-----\n";
    }
}

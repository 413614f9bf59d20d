package no.meldingsvakt.regel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import net.sf.saxon.s9api.XdmAtomicValue;
import net.sf.saxon.tree.tiny.TinyTree;
import no.meldingsvakt.konvolutt.Lesing;
import org.junit.jupiter.api.Test;

/**
 * How much the rules do with a message, in figures that are the same on any machine: nodes passed over, rules looked at with a
 * node, memory allocated. A pack must not make the service ten times slower unnoticed. What is written down is renewed with
 * {@code ./mvnw -B surefire:test -Dtest=ArbeidsmengdeTest -Dskriv=arbeidsmengde}.
 */
class ArbeidsmengdeTest {

    private static final Path SKREVET = Path.of("src/test/resources/forventet/arbeidsmengde.yaml");
    private static final int OPPVARMING = 40;
    private static final int GANGER = 5;
    private static final com.sun.management.ThreadMXBean TRADER =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final List<String> MELDINGER = List.of(
            "apprec/1.1/eksempler/APPREC.xml",
            "dialogmelding/1.1/eksempler/DIALOG_HELSEFAGLIG-utskrivningsklar.xml",
            "epikrise/1.2/eksempler/EPIKRISE.xml",
            "henvisning/2.0/eksempler/HENVISNING_NYTILSTAND.xml",
            "plo-innleggelsesrapport/1.6/eksempler/INNLEGGELSESRAPPORT.xml",
            "plo-pasientlogistikk/1.6/eksempler/LOG_UTSKRIVNINGSKLAR.xml",
            "plo-utskrivningsrapport/1.6/eksempler/UTSKRIVNINGSRAPPORT.xml",
            "svarrapport/1.4/eksempler/SVARRAPPORT_LAB.xml");

    /** How much more than written is let pass: a rule more is no matter, nor that another JVM optimises otherwise. */
    private enum Mal {
        NODER(1.25),
        REGLER(1.25),
        KILOBYTE(1.75);

        private final double tillatt;

        Mal(double tillatt) {
            this.tillatt = tillatt;
        }
    }

    private final Provemotor motor = new Provemotor();

    @Test
    void noMessageIsMuchMoreWorkThanWrittenDown() throws IOException {
        Map<String, Map<String, Long>> naa = new TreeMap<>();
        for (String fil : MELDINGER) {
            naa.put(fil, arbeid(Files.readAllBytes(Path.of("xsd").resolve(fil))));
        }
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        if ("arbeidsmengde".equals(System.getProperty("skriv"))) {
            Files.writeString(SKREVET, yaml.writeValueAsString(naa));
        }
        Map<String, Map<String, Long>> skrevet =
                yaml.readValue(SKREVET.toFile(), new TypeReference<Map<String, Map<String, Long>>>() {});

        List<String> avvik = new ArrayList<>();
        for (String fil : MELDINGER) {
            for (Mal mal : Mal.values()) {
                double forhold = (double) tall(naa, fil, mal) / tall(skrevet, fil, mal);
                if (forhold > mal.tillatt) {
                    avvik.add("%s: %s is %d, %.1f × what is written down"
                            .formatted(fil, mal, tall(naa, fil, mal), forhold));
                } else if (forhold < 1 / mal.tillatt / mal.tillatt) {
                    avvik.add("%s: %s is only %d: write it down anew".formatted(fil, mal, tall(naa, fil, mal)));
                }
            }
        }
        assertEquals(List.of(), avvik);
    }

    private static long tall(Map<String, Map<String, Long>> alle, String fil, Mal mal) {
        return Objects.requireNonNull(alle.getOrDefault(fil, Map.of()).get(mal.name()), fil + " " + mal);
    }

    /** All rules of all packs on a message, each time read anew: what rules remember of a text is not to be had for nothing. */
    private Map<String, Long> arbeid(byte[] melding) {
        long regler = 0;
        long byteMinst = Long.MAX_VALUE;
        long noder = 0;
        for (int i = 0; i < OPPVARMING + GANGER; i++) {
            Lesing lesing = motor.les(melding);
            Set<String> kjennetegn = Kjennetegn.av(Objects.requireNonNull(lesing.melding()));
            Tidtaker tid = Tidtaker.denne();
            tid.mal();
            long for_ = TRADER.getCurrentThreadAllocatedBytes();
            for (Pakkeprogram program : motor.verk().programmer()) {
                program.kjor(
                        Objects.requireNonNull(lesing.dokument()),
                        kjennetegn,
                        Map.of("vurdert", new XdmAtomicValue(Provemotor.NAA.toZonedDateTime())),
                        UnaryOperator.identity(),
                        Regelprogram.Omfang.ALT);
            }
            byteMinst = Math.min(byteMinst, TRADER.getCurrentThreadAllocatedBytes() - for_);
            tid.malt();
            regler = tid.provd();
            TinyTree tre =
                    (TinyTree) lesing.dokument().tre().getUnderlyingNode().getTreeInfo();
            noder = (long) tre.getNumberOfNodes() * motor.verk().programmer().size();
        }
        return new TreeMap<>(Map.of("NODER", noder, "REGLER", regler, "KILOBYTE", byteMinst / 1024));
    }
}

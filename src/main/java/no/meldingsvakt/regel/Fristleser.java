package no.meldingsvakt.regel;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.sf.saxon.s9api.XdmAtomicValue;
import no.meldingsvakt.avvik.Alvorlighet;
import no.meldingsvakt.avvik.Frist;
import no.meldingsvakt.avvik.Nivaa;
import org.jspecify.annotations.Nullable;

/**
 * Makes deadlines of what rules tell in properties. A rule tells when a deadline starts, ends and was met; whether it is
 * open, held or broken is decided here, in one place for all.
 */
final class Fristleser {

    /** Ending of the property that names the messages a finding is about. */
    static final String MELDINGER = "-meldinger";

    /** Ending of the property that says, where it is not empty, that a finding weighs less than its rule. */
    static final String NIVAA = "-nivaa";

    /** Endings of the properties that decide whether there is a finding, and what it weighs; the rest is what is told of it. */
    static final Set<String> AVGJOR = Set.of(MELDINGER, NIVAA, "-starter", "-utloper", "-oppfylt", "-ansvarlig");

    private Fristleser() {}

    /**
     * Reads a deadline; empty where the rule tells nothing of when it starts or ends, because that hangs on a time that cannot be
     * computed with: the functions that rules read times by give nothing for such. A rule that tells something else than a moment,
     * or not who must keep the deadline, has crashed.
     */
    static Optional<Frist> les(Paastand paastand, Map<String, String> egenskaper, @Nullable XdmAtomicValue vurdert)
            throws RegelkrasjException {
        String id = paastand.id();
        OffsetDateTime naa = tid(vurdert == null ? "" : vurdert.getStringValue());
        if (naa == null) {
            throw new RegelkrasjException("frist uten tidspunkt");
        }
        OffsetDateTime starter = tid(egenskaper, id + "-starter");
        OffsetDateTime utloper = tid(egenskaper, id + "-utloper");
        OffsetDateTime oppfylt = tid(egenskaper, id + "-oppfylt");
        if (starter == null || utloper == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Frist.vurder(
                    id,
                    starter,
                    utloper,
                    oppfylt,
                    Frist.Ansvarlig.valueOf(egenskaper.getOrDefault(id + "-ansvarlig", "")),
                    alvorlighet(paastand, egenskaper),
                    paastand.tolkning(),
                    meldinger(id, egenskaper),
                    naa));
        } catch (IllegalArgumentException e) {
            throw new RegelkrasjException("frist uten ansvarlig");
        }
    }

    /** What a breach of the assertion weighs here: less than usual where the rule says so of the case. */
    static Alvorlighet alvorlighet(Paastand paastand, Map<String, String> egenskaper) throws RegelkrasjException {
        String senket = egenskaper.getOrDefault(paastand.id() + NIVAA, "");
        try {
            return senket.isEmpty() ? paastand.alvorlighet() : paastand.alvorlighet(Nivaa.av(senket));
        } catch (IllegalArgumentException e) {
            throw new RegelkrasjException("ukjent nivå");
        }
    }

    /** The messages that a finding is about. */
    static List<String> meldinger(String id, Map<String, String> egenskaper) {
        return Arrays.stream(egenskaper.getOrDefault(id + MELDINGER, "").split(" "))
                .filter(m -> !m.isEmpty())
                .distinct()
                .toList();
    }

    private static @Nullable OffsetDateTime tid(Map<String, String> egenskaper, String navn)
            throws RegelkrasjException {
        String verdi = egenskaper.get(navn);
        if (verdi == null) {
            throw new RegelkrasjException("frist uten " + navn.substring(navn.lastIndexOf('-') + 1));
        }
        return tid(verdi);
    }

    /** The moment; null where nothing is told. */
    private static @Nullable OffsetDateTime tid(String verdi) throws RegelkrasjException {
        if (verdi.isEmpty()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(verdi);
        } catch (DateTimeException e) {
            throw new RegelkrasjException("frist med noe annet enn et tidspunkt");
        }
    }
}

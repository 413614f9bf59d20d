package no.meldingsvakt.region;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One stay: what truly happened, and the messages that tell of it. */
final class Plan {

    /** How a stay goes. */
    enum Utfall {
        HJEM,
        /** Nobody knew of services at the admission: no notice of it. */
        UTEN_TJENESTER,
        OVERFORT,
        DOD,
        EGET_ANSVAR,
        /** Leaves before anything was due. */
        KORT,
        /** Discharged to another municipality than the one that was told of the admission. */
        ANNEN_KOMMUNE,
        /** Needs no health service afterwards: never reported ready. */
        IKKE_HELSE,
        /** The notice was about the wrong patient, and is cancelled. */
        FEIL_PASIENT
    }

    final Utfall utfall;
    final Region.Kommune kommune;
    final Part avdeling;
    final Part lege;
    final Set<Trekk> trekk = EnumSet.noneOf(Trekk.class);
    final List<Brev> brev = new ArrayList<>();
    ZonedDateTime inn;
    ZonedDateTime ut;

    /** The days that the municipality owes; null where the messages cannot tell. */
    @Nullable
    Set<LocalDate> dogn = new TreeSet<>();

    Plan(Utfall utfall, Region.Kommune kommune, Part avdeling, Part lege, ZonedDateTime inn) {
        this.utfall = utfall;
        this.kommune = kommune;
        this.avdeling = avdeling;
        this.lege = lege;
        this.inn = inn;
        this.ut = inn;
    }

    boolean har(Trekk t) {
        return trekk.contains(t);
    }

    /** The last message of the name, where there is one. */
    Optional<Brev> finn(String navn) {
        return alle(navn).reduce((a, b) -> b);
    }

    Optional<Brev> forste(String navn) {
        return alle(navn).findFirst();
    }

    Stream<Brev> alle(String navn) {
        return brev.stream().filter(b -> b.navn.equals(navn));
    }

    Stream<Brev> kvitteringer(Brev paa) {
        return brev.stream().filter(b -> b.paa == paa);
    }

    /** Takes away the messages of the name, and what answers them. */
    void fjern(String navn) {
        List<Brev> bort = alle(navn).toList();
        brev.removeIf(b -> bort.contains(b) || bort.contains(b.paa));
    }

    void fjern(Brev denne) {
        brev.removeIf(b -> b == denne || b.paa == denne);
    }

    /** Sent at another time; its receipts follow. */
    void flytt(Brev denne, ZonedDateTime til) {
        for (Brev k : kvitteringer(denne).toList()) {
            k.sendt = til.plus(java.time.Duration.between(denne.sendt, k.sendt));
        }
        denne.sendt = til;
    }

    /** When the receiver had it. */
    ZonedDateTime mottatt(Brev denne) {
        return kvitteringer(denne)
                .filter(k -> !"COP".equals(k.felt.get("rolle")) && !"2".equals(k.felt.get("status")))
                .map(k -> k.sendt)
                .findFirst()
                .orElse(denne.sendt);
    }
}

package no.meldingsvakt.forlop;

import static no.meldingsvakt.forlop.Eksempelmelding.les;
import static no.meldingsvakt.forlop.Leseprove.forlop;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Messages come in parcels, in any order, and more than once; the stays are those of all the messages together. */
class ForlopsoppdelingTest {

    private static final String VURDERT = "2024-06-10T12:00:00+02:00";
    private static final int RUNDER = 200;

    private static final List<Hendelse> ALLE =
            Leseprove.hendelser(Stream.concat(opphold(), rundtOppholdet()).toArray(Eksempelmelding[]::new));

    /** A whole stay, and what disturbs it: a cancellation, another admission, a second receipt. */
    private static Stream<Eksempelmelding> opphold() {
        Eksempelmelding innlagt = les(Eksempelmelding.INNLAGT);
        return Stream.of(
                innlagt,
                les(Eksempelmelding.APPREC),
                les(Eksempelmelding.RAPPORT),
                les(Eksempelmelding.VARSEL),
                les(Eksempelmelding.OPPDATERT),
                les(Eksempelmelding.KLAR),
                les(Eksempelmelding.NOTAT),
                les(Eksempelmelding.UTSKRIVNINGSRAPPORT),
                les(Eksempelmelding.EPIKRISE),
                les(Eksempelmelding.UTSKREVET),
                les(Eksempelmelding.KLAR)
                        .kansellerer("5c13590d-faf7-4a1b-ab35-7b26a6942dc2")
                        .id("kansellering")
                        .sendt("2024-03-08T11:00:00"),
                les(Eksempelmelding.KLAR).id("klar-igjen").sendt("2024-03-08T11:30:00"),
                les(Eksempelmelding.APPREC)
                        .id("apprec-igjen")
                        .sendt("2024-03-04T12:00:00")
                        .byttet("Status V=\"1\"", "Status V=\"2\""),
                innlagt.id("innlagt-igjen").sendt("2024-03-09T08:00:00").skjedde("1", "2024-03-09T07:30:00"),
                innlagt.byttet("9900200", "9900800").id("annen-kommune").sendt("2024-03-04T10:26:00"));
    }

    /** Other patients, and messages that refer from one stay to another. */
    private static Stream<Eksempelmelding> rundtOppholdet() {
        return Stream.of(
                les("henvisning/2.0/eksempler/HENVISNING_NYTILSTAND.xml"),
                les("henvisning/2.0/eksempler/HENVISNING_VIDERE.xml"),
                les("dialogmelding/1.1/eksempler/DIALOG_STATUS_HENVISNING.xml"),
                les("dialogmelding/1.0/eksempler/DIALOG_FORESPORSEL.xml"),
                les("dialogmelding/1.0/eksempler/DIALOG_SVAR.xml"),
                les(Eksempelmelding.HELSEFAGLIG));
    }

    @Test
    void theStaysOfAllMessagesAreThoseOfAnyParcelling() {
        List<String> ventet = dokumenter(ALLE);
        Random tilfeldig = new Random(20241027);
        for (int runde = 0; runde < RUNDER; runde++) {
            Set<Hendelse> union = new HashSet<>();
            for (List<Hendelse> parti : partier(tilfeldig)) {
                List<Hendelse> ut = hendelserI(forlop(parti));
                assertEquals(Set.copyOf(parti), Set.copyOf(ut), "round " + runde + ": a stay lost or made a message");
                union.addAll(ut);
            }
            assertEquals(ventet, dokumenter(stokket(union, tilfeldig)), "round " + runde);
        }
    }

    /** A parcel that comes again changes nothing, and neither do messages that are in two parcels. */
    @Test
    void parcelsMayOverlap() {
        List<String> ventet = dokumenter(ALLE);
        Random tilfeldig = new Random(20240331);
        for (int runde = 0; runde < RUNDER; runde++) {
            List<Hendelse> alt = new ArrayList<>(ALLE);
            List<List<Hendelse>> partier = partier(tilfeldig);
            alt.addAll(partier.get(tilfeldig.nextInt(partier.size())));
            assertEquals(ventet, dokumenter(stokket(alt, tilfeldig)), "round " + runde);
        }
    }

    /** Each message in one of some parcels. */
    private static List<List<Hendelse>> partier(Random tilfeldig) {
        int antall = 1 + tilfeldig.nextInt(ALLE.size());
        List<List<Hendelse>> partier = new ArrayList<>();
        for (int i = 0; i < antall; i++) {
            partier.add(new ArrayList<>());
        }
        ALLE.forEach(h -> partier.get(tilfeldig.nextInt(antall)).add(h));
        partier.removeIf(List::isEmpty);
        return partier;
    }

    private static List<Hendelse> stokket(Iterable<Hendelse> hendelser, Random tilfeldig) {
        List<Hendelse> stokket = new ArrayList<>();
        hendelser.forEach(stokket::add);
        Collections.shuffle(stokket, tilfeldig);
        return stokket;
    }

    private static List<Hendelse> hendelserI(List<Forlop> forlop) {
        return forlop.stream()
                .flatMap(f -> f.hendelser().stream())
                .flatMap(h -> h.utgaver().stream())
                .map(Forlopshendelse.Utgave::hendelse)
                .toList();
    }

    /** What rules read: the documents, with what they tell of messages in other stays. */
    private static List<String> dokumenter(List<Hendelse> hendelser) {
        return forlop(hendelser).stream()
                .map(f -> new String(Leseprove.dokument(f, VURDERT).innhold(), StandardCharsets.UTF_8))
                .toList();
    }
}

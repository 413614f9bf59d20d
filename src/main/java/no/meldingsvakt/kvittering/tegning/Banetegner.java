package no.meldingsvakt.kvittering.tegning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.meldingsvakt.avvik.Alvorlighet;
import no.meldingsvakt.avvik.Frist;
import no.meldingsvakt.kvittering.rapport.Ord;
import no.meldingsvakt.kvittering.tegning.Tegning.Merke;
import no.meldingsvakt.kvittering.tegning.Tegning.Stolpe;
import org.jspecify.annotations.Nullable;

/**
 * Lays out one lane: its messages in rows where none lies on another, and its deadlines under them. Messages that lie closer
 * than there are rows for become one mark that tells how many they are. Used by one thread.
 */
final class Banetegner {

    static final String UTGAVE = "UTGAVE";
    private static final String FLERE = "FLERE";
    private static final String MELDING = "MELDING";
    private static final String GJELDER = "GJELDER";

    private static final int HODE = 26;
    private static final int MERKERAD = 30;
    private static final int FRISTRAD = 34;
    private static final int RADIUS = 13;
    private static final int TIL_TEKST = 18;
    private static final int MERKERADER = 6;
    private static final int FRISTRADER = 14;
    private static final int LUFT = 8;
    private static final int BREDDE_ETTER = 120;
    private static final int HALE = 12;

    private final Ord ord;
    private final Datoord dato;
    private final Tidsakse akse;
    private final int y;
    private final List<Merke> merker = new ArrayList<>();
    private final List<Stolpe> stolper = new ArrayList<>();
    private int bunn;
    private int uplasserte;

    Banetegner(Ord ord, Datoord dato, Tidsakse akse, int y) {
        this.ord = ord;
        this.dato = dato;
        this.akse = akse;
        this.y = y;
        this.bunn = y + HODE;
    }

    /** One message, or a later version of one. */
    private record Punkt(Post post, int x, String tall, String slag, Instant tid) {}

    private record Lagt(List<Punkt> punkter, int x, int rad, boolean medTekst) {}

    List<Merke> merker() {
        return merker;
    }

    List<Stolpe> stolper() {
        return stolper;
    }

    int hoyde() {
        return bunn - y + LUFT;
    }

    /** What there was no room for, or that there was nothing; null where all is there. */
    @Nullable
    String rest(boolean tom) {
        if (uplasserte > 0) {
            return ord.si("opphold.flere-frister", uplasserte);
        }
        return tom ? ord.si("opphold.tom-bane") : null;
    }

    /** Lays out the messages: each with its name where there is room for them all so. */
    void merk(List<Post> poster) {
        List<Punkt> punkter = poster.stream()
                .flatMap(this::punkter)
                .sorted(Comparator.comparingInt(Punkt::x))
                .toList();
        if (punkter.isEmpty()) {
            return;
        }
        List<Lagt> lagt = medTekst(punkter);
        if (lagt.size() < punkter.size()) {
            lagt = tett(punkter);
        }
        lagt.forEach(l -> merker.add(merke(l)));
        bunn += MERKERAD * (1 + lagt.stream().mapToInt(Lagt::rad).max().orElse(0));
    }

    private Stream<Punkt> punkter(Post p) {
        Instant sendt = Objects.requireNonNull(p.sendt());
        Punkt forste = new Punkt(
                p, akse.x(sendt), String.valueOf(p.nr()), p.erKvittering() ? Post.KVITTERING : MELDING, sendt);
        return Stream.concat(
                Stream.of(forste),
                IntStream.range(0, p.endringer().size()).boxed().flatMap(i -> {
                    Instant tid = Post.tid(p.endringer().get(i).sendt());
                    return tid == null
                            ? Stream.empty()
                            : Stream.of(new Punkt(p, akse.x(tid), p.nr() + bokstav(i), UTGAVE, tid));
                }));
    }

    private static String bokstav(int i) {
        return i < 25 ? String.valueOf((char) ('b' + i)) : "…";
    }

    private List<Lagt> medTekst(List<Punkt> punkter) {
        Rader rader = new Rader(MERKERADER);
        List<Lagt> lagt = new ArrayList<>();
        for (Punkt p : punkter) {
            OptionalInt rad = rader.legg(p.x() - RADIUS, p.x() + medTekst(p));
            if (rad.isEmpty() || p.x() + medTekst(p) > akse.hoyre() + BREDDE_ETTER) {
                return List.of();
            }
            lagt.add(new Lagt(List.of(p), p.x(), rad.getAsInt(), true));
        }
        return lagt;
    }

    private int medTekst(Punkt p) {
        return p.slag().equals(Post.KVITTERING) ? RADIUS : TIL_TEKST + Tekstbredde.av(navn(p)) + LUFT;
    }

    private List<Lagt> tett(List<Punkt> punkter) {
        Rader rader = new Rader(MERKERADER);
        List<Lagt> lagt = new ArrayList<>();
        for (Punkt p : punkter) {
            OptionalInt rad = rader.legg(p.x() - RADIUS, p.x() + RADIUS);
            if (rad.isPresent()) {
                lagt.add(new Lagt(new ArrayList<>(List.of(p)), p.x(), rad.getAsInt(), false));
            } else {
                lagt.stream()
                        .filter(l -> l.rad() == MERKERADER - 1)
                        .reduce((a, b) -> b)
                        .orElseThrow()
                        .punkter()
                        .add(p);
            }
        }
        return lagt.stream().map(l -> medTekst(l, rader)).toList();
    }

    private Lagt medTekst(Lagt l, Rader rader) {
        Punkt p = l.punkter().get(0);
        int slutt = l.x() + medTekst(p);
        boolean plass = l.punkter().size() == 1
                && slutt <= akse.hoyre() + BREDDE_ETTER
                && !p.slag().equals(Post.KVITTERING)
                && rader.utvid(l.rad(), l.x() + RADIUS, slutt);
        return new Lagt(l.punkter(), l.x(), l.rad(), plass);
    }

    private Merke merke(Lagt l) {
        Punkt p = l.punkter().get(0);
        boolean flere = l.punkter().size() > 1;
        Alvorlighet verst = l.punkter().stream()
                .flatMap(q -> Stream.ofNullable(q.post().verst()))
                .min(Comparator.naturalOrder())
                .orElse(null);
        boolean utgave = p.slag().equals(UTGAVE);
        return new Merke(
                l.x(),
                bunn + l.rad() * MERKERAD + MERKERAD / 2,
                flere ? "+" + l.punkter().size() : p.tall(),
                l.punkter().stream().map(q -> q.post().nr()).distinct().toList(),
                l.medTekst() && !p.slag().equals(Post.KVITTERING) ? navn(p) : null,
                flere ? beskrivFlere(l) : beskriv(p),
                flere ? FLERE : p.slag(),
                flere ? GJELDER : p.post().felt().tilstand(),
                verst == null || (utgave && !flere) ? null : verst.name(),
                utgave && !flere
                        ? 0
                        : l.punkter().stream().mapToInt(q -> q.post().avvik()).sum(),
                l.punkter().stream().anyMatch(q -> q.post().bevis()));
    }

    private String navn(Punkt p) {
        if (p.slag().equals(UTGAVE)) {
            return ord.si("opphold.utgave." + utgave(p));
        }
        String tilstand = p.post().felt().tilstand();
        return tilstand.equals(GJELDER)
                ? p.post().navn()
                : p.post().navn() + " (" + ord.si("opphold.tilstand." + tilstand) + ")";
    }

    private static String utgave(Punkt p) {
        return p.post().endringer().stream()
                .filter(u -> p.tid().equals(Post.tid(u.sendt())))
                .findFirst()
                .orElseThrow()
                .status();
    }

    private String beskriv(Punkt p) {
        return ord.si(
                "opphold.merke", p.tall(), navn(p), dato.i(p.tid()), p.post().avvik());
    }

    private String beskrivFlere(Lagt l) {
        return ord.si(
                "opphold.merke-flere",
                l.punkter().size(),
                dato.i(l.punkter().get(0).tid()),
                dato.i(l.punkter().get(l.punkter().size() - 1).tid()),
                l.punkter().stream().mapToInt(p -> p.post().avvik()).sum());
    }

    /** Lays out the deadlines, the broken ones first, so that they have a place. */
    void sett(List<Fristpost> frister) {
        Rader rader = new Rader(FRISTRADER);
        for (Fristpost f : frister.stream()
                .sorted(Comparator.comparingInt(Fristpost::rang).thenComparing(Fristpost::starter))
                .toList()) {
            String tekst = ord.si("opphold.frist." + f.felt().status()) + " · "
                    + f.felt().regel();
            int x1 = akse.x(f.starter());
            int x2 = Math.max(akse.x(f.utloper()), x1 + 3);
            Instant oppfylt = f.oppfylt();
            int slutt =
                    Math.max(x2, oppfylt == null ? 0 : akse.x(oppfylt)) + (f.er(Frist.Friststatus.BRUTT) ? HALE : 0);
            int tekstX = Math.min(x1, akse.hoyre() + BREDDE_ETTER - Tekstbredde.av(tekst));
            OptionalInt rad = rader.legg(Math.min(x1, tekstX), Math.max(slutt, tekstX + Tekstbredde.av(tekst)) + LUFT);
            if (rad.isEmpty()) {
                uplasserte++;
            } else {
                stolper.add(new Stolpe(
                        x1,
                        x2,
                        bunn + rad.getAsInt() * FRISTRAD,
                        akse.erEtter(f.utloper()),
                        oppfylt == null ? null : akse.x(oppfylt),
                        tekstX,
                        tekst,
                        beskriv(f),
                        f.felt().status().name(),
                        f.nr()));
            }
        }
        bunn += rader.antall() * FRISTRAD;
    }

    private String beskriv(Fristpost f) {
        Instant oppfylt = f.oppfylt();
        return ord.si(
                "opphold.stolpe",
                ord.si("opphold.frist." + f.felt().status()),
                f.felt().regel(),
                dato.i(f.starter()),
                dato.i(f.utloper()),
                oppfylt == null ? 0 : 1,
                oppfylt == null ? "" : dato.i(oppfylt));
    }
}

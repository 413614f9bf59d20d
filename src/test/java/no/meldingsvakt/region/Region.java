package no.meldingsvakt.region;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Who there is: hospitals with wards, municipalities with services and nursing homes, doctors. All of it is made up. */
record Region(List<Sykehus> sykehus, List<Kommune> kommuner, List<Part> leger) {

    /** A hospital; its departments share its HER-id. */
    record Sykehus(List<Part> avdelinger) {}

    /** A municipality; its nursing homes have HER-ids of their own. */
    record Kommune(Part sykepleie, Part saksbehandling, Part psykiskHelse, List<Part> sykehjem) {}

    private static final List<String> AVDELINGER =
            List.of("Geriatri", "Ortopedisk kirurgi", "Indremedisin", "Psykiatri", "Rehabilitering");

    /** The software differs: old and new versions, with receipts and without, side by side. */
    private static final List<Part.System> SYSTEMER = List.of(
            new Part.System("1.6", "1.1", "1.2", true, false),
            new Part.System("1.6", "1.0", "1.2", true, true),
            new Part.System("1.5", "1.0", "1.1", true, false),
            new Part.System("1.6", "1.1", "1.2", false, false),
            new Part.System("1.5", "1.1", "1.1", false, true));

    static Region ny() {
        return new Region(
                IntStream.range(0, 4).mapToObj(Region::sykehus).toList(),
                IntStream.range(0, 9).mapToObj(Region::kommune).toList(),
                IntStream.range(0, 12)
                        .mapToObj(
                                n -> part("Prøvegata legesenter " + n, 9913000 + 10 * n, "Prøvelege " + n, 1, true, n))
                        .toList());
    }

    /** The same with no more hospitals, municipalities and doctors than {@code antall} of each. */
    Region medParter(int antall) {
        return new Region(forste(antall, sykehus), forste(antall, kommuner), forste(antall, leger));
    }

    private static <T> List<T> forste(int antall, List<T> alle) {
        return alle.subList(0, Math.min(antall, alle.size()));
    }

    static <T> T enAv(List<T> alle, Random tilfeldig) {
        return alle.get(tilfeldig.nextInt(alle.size()));
    }

    /** Another one than {@code denne}. */
    static <T> T enAnnen(List<T> alle, T denne, Random tilfeldig) {
        return enAv(alle.stream().filter(a -> !a.equals(denne)).toList(), tilfeldig);
    }

    private static Sykehus sykehus(int n) {
        return new Sykehus(IntStream.range(0, AVDELINGER.size())
                .mapToObj(a -> part("Prøvefjord sykehus " + n, 9911000 + 100 * n, AVDELINGER.get(a), 1 + a, false, n))
                .toList());
    }

    private static Kommune kommune(int n) {
        String navn = "Prøvevik kommune " + n;
        int id = 9912000 + 100 * n;
        return new Kommune(
                part(navn, id, "Sykepleietjeneste", 1, false, n),
                part(navn, id, "Saksbehandling", 2, false, n),
                part(navn, id, "Psykisk helse og rus", 3, false, n),
                IntStream.range(0, 2)
                        .mapToObj(s -> part("Prøvevik sykehjem " + n + s, id + 50 + 10 * s, "Avdeling 1", 1, false, n))
                        .toList());
    }

    private static Part part(String virksomhet, int id, String tjeneste, int plass, boolean lege, int system) {
        return new Part(
                virksomhet,
                String.valueOf(id),
                tjeneste,
                String.valueOf(id + plass),
                lege,
                SYSTEMER.get(system % SYSTEMER.size()));
    }
}

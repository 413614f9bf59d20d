package no.meldingsvakt.rapport;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One thing that is counted once.
 *
 * @param pasient tells patients apart while a month is counted, and is kept nowhere
 * @param dag the day it counts for: a stay's first, or a message's
 * @param regel empty where it is no rule's
 * @param avsender HER-id, or {@link #UKJENT}
 * @param mottaker HER-id, or {@link #UKJENT}
 * @param tjeneste HER-id of what sends in {@code avsender}, a service or a person with an address of their own; or {@link #UKJENT}
 * @param system the sender's system; {@link #UKJENT} where nothing has told
 * @param minutter how long it took to meet the deadline; {@link #IKKE_SVART} where it was not, or it is no deadline
 * @param kjerne whether other numbers may follow from it, as the stays do from the deadlines they all have: it is told of together
 *     with all else of its patient or not at all
 */
public record Bidrag(
        String pasient,
        Mal mal,
        LocalDate dag,
        String regel,
        String avsender,
        String mottaker,
        String tjeneste,
        String system,
        int minutter,
        boolean kjerne) {

    public static final String UKJENT = "ukjent";
    public static final int IKKE_SVART = -1;

    /** A HER-id, and nothing longer that somebody may have put in its place, such as a person's number. */
    private static final Pattern HER_ID = Pattern.compile("[0-9]{1,8}");

    private static final Pattern FREMMED = Pattern.compile("[^\\p{L}\\p{Nd} ._+()-]");
    private static final Pattern LANGT_TALL = Pattern.compile("\\d{6,}");
    private static final int LENGST = 60;

    public Bidrag {
        avsender = herId(avsender);
        mottaker = herId(mottaker);
        tjeneste = herId(tjeneste);
        system = rent(system);
        regel = rent(regel);
    }

    static String herId(String id) {
        return HER_ID.matcher(id).matches() ? id : UKJENT;
    }

    /** Nothing else than a name and a version belongs here, whatever somebody has written. */
    private static String rent(String tekst) {
        String uten = FREMMED.matcher(LANGT_TALL.matcher(tekst).replaceAll("…"))
                .replaceAll(" ")
                .strip();
        return uten.length() > LENGST ? uten.substring(0, LENGST).strip() : uten;
    }

    /** The two parties, in order of number. */
    String par() {
        return par(avsender, mottaker);
    }

    /** A pair, as it is named whichever of the two is told first. */
    public static String par(String en, String annen) {
        boolean rett = en.length() < annen.length() || en.length() == annen.length() && en.compareTo(annen) <= 0;
        return rett ? en + "-" + annen : annen + "-" + en;
    }

    /** The cells of these tables that it is counted in, once each. */
    List<Celle> celler(Set<Visning> tabeller) {
        return celler().filter(c -> tabeller.contains(c.visning())).toList();
    }

    private Stream<Celle> celler() {
        Stream<Celle> felles = Stream.of(
                new Celle(mal, Visning.ALLE, ""),
                new Celle(mal, Visning.PAR, par()),
                new Celle(mal, Visning.UKE, Uke.av(dag).toString()));
        if (mal == Mal.OPPHOLD) {
            return Stream.concat(
                    felles, Stream.of(avsender, mottaker).distinct().map(p -> new Celle(mal, Visning.PART, p)));
        }
        Stream<Celle> meldinger = Stream.of(
                new Celle(mal, Visning.AVSENDER, avsender),
                new Celle(mal, Visning.MOTTAKER, mottaker),
                new Celle(mal, Visning.TJENESTE, tjeneste),
                new Celle(mal, Visning.SYSTEM, system));
        Stream<Celle> regler = mal == Mal.MELDINGER ? Stream.of() : Stream.of(new Celle(mal, Visning.REGEL, regel));
        return Stream.of(felles, meldinger, regler).flatMap(s -> s);
    }
}

package no.meldingsvakt.tekst;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.meldingsvakt.tekst.Ordrekke.Ord;
import no.meldingsvakt.tekst.Ordrekke.Slag;

/**
 * Answers to labels and questions: «Multidose: Nei», «Har pasienten tolk? Ja», «Tolk: -», «[x] Nei», a label on one line and
 * its answer on the next, «hjemmesykepleie nei, alarm ja».
 */
final class Malsvar {

    private static final int LENGSTE_ETIKETT = 10;
    private static final int ORD_ETTER = 5;
    private static final int AVKRYSNING = 10;

    private static final Set<String> INGEN = Set.of("ingen", "inga", "inkje", "intet");

    /** What a bare «ingen» may go on with and still be an answer. */
    private static final Set<String> SVARORD = Set.of(
            "planlagt",
            "planlagte",
            "planlagde",
            "avtalt",
            "avtalte",
            "kjent",
            "kjente",
            "kjende",
            "aktuell",
            "aktuelle",
            "faste",
            "nå",
            "no",
            "per",
            "pr",
            "p.t",
            "for",
            "behov",
            "trong",
            "videre",
            "vidare",
            "som",
            "av",
            "nye");

    private final Leksikon leksikon;
    private final List<Ord> ord;
    private final int[][] monstre;
    private final int fra;
    private final int til;

    Malsvar(Leksikon leksikon, List<Ord> ord, int[][] monstre, int fra, int til) {
        this.leksikon = leksikon;
        this.ord = ord;
        this.monstre = monstre;
        this.fra = fra;
        this.til = til;
    }

    /** The answer to the label or question that holds the mention; empty where it is in none. */
    Optional<Status> svar(Setning.Sted sted, boolean sporsmal) {
        int start = linjestart(sted.fra());
        if (sted.fra() - start > LENGSTE_ETIKETT) {
            return Optional.empty();
        }
        for (int i = sted.til(); i <= Math.min(ord.size(), sted.til() + ORD_ETTER); i++) {
            if (i == ord.size()) {
                return Optional.empty();
            }
            Ord o = ord.get(i);
            if (o.linjestart() && i > start) {
                return sammeSetning(i) ? Optional.empty() : linjesvar(i);
            }
            if (i == sted.til()) {
                Optional<Status> straks = straks(i);
                if (straks.isPresent()) {
                    return straks;
                }
            }
            switch (o.form()) {
                case ":", "=" -> {
                    return i + 1 < ord.size() ? svarPa(i + 1) : Optional.empty();
                }
                case "?" -> {
                    Optional<Status> svar =
                            i + 1 < ord.size() && !sierNoeAnnet(i + 1) ? svarPa(i + 1) : Optional.empty();
                    return svar.isPresent() || !sporsmal ? svar : Optional.of(Status.SPORSMAL);
                }
                case "-", "–", "—" -> {
                    return i + 1 < ord.size() ? svarPa(i + 1) : Optional.of(Status.AVKREFTET);
                }
                case "☐", "☒" -> {
                    return kryss(i);
                }
                case ",", ".", ";", "!" -> {
                    return Optional.empty();
                }
                default -> {}
            }
        }
        return Optional.empty();
    }

    /** «Tolk? Ingen feber.» goes on to something else; «Kontroll? Ingen planlagt.» answers. */
    private boolean sierNoeAnnet(int i) {
        boolean ingen = INGEN.contains(ord.get(i).form());
        return ingen
                && i + 1 < ord.size()
                && ord.get(i + 1).slag() == Slag.ORD
                && !ord.get(i + 1).linjestart()
                && !SVARORD.contains(ord.get(i + 1).form());
    }

    private boolean sammeSetning(int i) {
        return i < til;
    }

    private int linjestart(int i) {
        int start = i;
        while (start > fra && !ord.get(start).linjestart()) {
            start--;
        }
        return start;
    }

    /** «hjemmesykepleie nei, alarm ja»: a bare yes or no right after the mention. */
    private Optional<Status> straks(int i) {
        boolean alene = i + 1 >= ord.size()
                || ord.get(i + 1).slag() == Slag.TEGN
                || ord.get(i + 1).linjestart();
        if (!alene) {
            return Optional.empty();
        }
        return switch (ord.get(i).form()) {
            case "nei" -> Optional.of(Status.AVKREFTET);
            case "ja" -> Optional.of(Status.BEKREFTET);
            default -> Optional.empty();
        };
    }

    /** The answer on the line below a label: a yes or no and nothing else. */
    private Optional<Status> linjesvar(int i) {
        int j = i;
        while (j < ord.size() && ord.get(j).form().equals("•")) {
            j++;
        }
        int slutt = j + 1;
        while (slutt < ord.size() && !ord.get(slutt).linjestart()) {
            slutt++;
        }
        boolean kort = slutt - j <= 3;
        return kort && j < ord.size() ? svarPa(j) : Optional.empty();
    }

    private Optional<Status> svarPa(int start) {
        int i = start;
        while (i < ord.size() && ord.get(i).form().equals("•")) {
            i++;
        }
        if (i >= ord.size()) {
            return Optional.empty();
        }
        String form = ord.get(i).form();
        boolean sist = i + 1 >= ord.size() || ord.get(i + 1).linjestart();
        if (form.equals("-") || form.equals("–") || form.equals("0")) {
            return sist || ord.get(i + 1).slag() == Slag.TEGN ? Optional.of(Status.AVKREFTET) : Optional.empty();
        }
        if (form.equals("?")) {
            return Optional.of(Status.SPORSMAL);
        }
        if (form.equals("☐") || form.equals("☒")) {
            return kryss(i);
        }
        Optional<Status> avkrysset = blandet(i);
        return avkrysset.isPresent() ? avkrysset : ordsvar(i);
    }

    private Optional<Status> ordsvar(int i) {
        List<Ordtrie.Treff> treff = new ArrayList<>();
        leksikon.trie().finn(ord, monstre, i, Math.min(ord.size(), i + ORD_ETTER), treff);
        int pseudo = lengde(treff, Utloser.PSEUDO);
        int nei = Math.max(lengde(treff, Utloser.NEI), lengde(treff, Utloser.FOR));
        int usikker = lengde(treff, Utloser.USIKKER);
        int ja = lengde(treff, Utloser.JA);
        if (usikker > 0 && usikker >= Math.max(pseudo, nei)) {
            return Optional.of(Status.MULIG);
        }
        if (pseudo >= Math.max(nei, 1)) {
            return Optional.empty();
        }
        if (nei > 0 && nei >= Math.max(ja, usikker)) {
            return Optional.of(Status.AVKREFTET);
        }
        if (usikker > 0 && usikker >= ja) {
            return Optional.of(Status.MULIG);
        }
        return ja > 0 ? Optional.of(Status.BEKREFTET) : Optional.empty();
    }

    private int lengde(List<Ordtrie.Treff> treff, Utloser utloser) {
        return treff.stream()
                .filter(t -> leksikon.frase(t.frase()).slag() == Frase.Slag.UTLOSER
                        && leksikon.frase(t.frase()).nummer() == utloser.ordinal())
                .mapToInt(t -> t.til() - t.fra())
                .max()
                .orElse(0);
    }

    /** «Ja [ ] Nei [x]»: a yes or no with boxes behind them. */
    private Optional<Status> blandet(int i) {
        boolean boks = i + 1 < ord.size()
                && (ord.get(i + 1).form().equals("☐") || ord.get(i + 1).form().equals("☒"));
        if (!boks || ordsvar(i).isEmpty()) {
            return Optional.empty();
        }
        for (int j = i;
                j + 1 < Math.min(ord.size(), i + AVKRYSNING)
                        && !(j > i && ord.get(j).linjestart());
                j++) {
            if (ord.get(j + 1).form().equals("☒")) {
                return ordsvar(j);
            }
        }
        return Optional.of(Status.SPORSMAL);
    }

    /** «[x] Nei [ ] Ja»: boxes before the words; a box alone is a yes. */
    private Optional<Status> kryss(int i) {
        boolean noen = false;
        for (int j = i;
                j < Math.min(ord.size(), i + AVKRYSNING)
                        && !(j > i && ord.get(j).linjestart());
                j++) {
            boolean boks = ord.get(j).form().equals("☐") || ord.get(j).form().equals("☒");
            boolean svar = boks
                    && j + 1 < ord.size()
                    && !ord.get(j + 1).linjestart()
                    && ordsvar(j + 1).isPresent();
            noen = noen || svar;
            if (ord.get(j).form().equals("☒") && svar) {
                return ordsvar(j + 1);
            }
        }
        if (noen) {
            return Optional.of(Status.SPORSMAL);
        }
        return Optional.of(ord.get(i).form().equals("☒") ? Status.BEKREFTET : Status.SPORSMAL);
    }
}

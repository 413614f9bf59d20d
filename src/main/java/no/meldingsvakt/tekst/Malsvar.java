package no.meldingsvakt.tekst;

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

    /** An answer on a line of its own is no longer than this. */
    private static final int LENGSTE_LINJESVAR = 3;

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

    private final Ordfolge ord;
    private final int fra;
    private final int til;

    Malsvar(Ordfolge ord, int fra, int til) {
        this.ord = ord;
        this.fra = fra;
        this.til = til;
    }

    /** The answer to the label or question that holds the mention; empty where it is in none. */
    Optional<Status> svar(Setning.Sted sted, boolean sporsmal) {
        int start = linjestart(sted.fra());
        if (sted.fra() - start > LENGSTE_ETIKETT) {
            return Optional.empty();
        }
        for (int i = sted.til(); i < ord.antall() && i <= sted.til() + ORD_ETTER; i++) {
            Ord o = ord.ord(i);
            if (o.linjestart() && i > start) {
                return i < til ? Optional.empty() : linjesvar(i);
            }
            if (i == sted.til()) {
                Optional<Status> straks = straks(i);
                if (straks.isPresent()) {
                    return straks;
                }
            }
            switch (o.form()) {
                case ":", "=" -> {
                    return svarPa(i + 1);
                }
                case "?" -> {
                    Optional<Status> svar = sierNoeAnnet(i + 1) ? Optional.empty() : svarPa(i + 1);
                    return svar.isPresent() || !sporsmal ? svar : Optional.of(Status.SPORSMAL);
                }
                case "-", "–", "—" -> {
                    return i + 1 < ord.antall() ? svarPa(i + 1) : Optional.of(Status.AVKREFTET);
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
        return INGEN.contains(ord.form(i))
                && !ord.avslutter(i)
                && ord.ord(i + 1).slag() == Slag.ORD
                && !SVARORD.contains(ord.form(i + 1));
    }

    private int linjestart(int i) {
        int start = i;
        while (start > fra && !ord.begynnerLinje(start)) {
            start--;
        }
        return start;
    }

    /** «hjemmesykepleie nei, alarm ja»: a bare yes or no right after the mention. */
    private Optional<Status> straks(int i) {
        if (!ord.avslutter(i)) {
            return Optional.empty();
        }
        return switch (ord.form(i)) {
            case "nei" -> Optional.of(Status.AVKREFTET);
            case "ja" -> Optional.of(Status.BEKREFTET);
            default -> Optional.empty();
        };
    }

    /** The answer on the line below a label: a yes or no and nothing else. */
    private Optional<Status> linjesvar(int i) {
        int j = etterPunkt(i);
        int slutt = j + 1;
        while (!ord.begynnerLinje(slutt)) {
            slutt++;
        }
        return slutt - j <= LENGSTE_LINJESVAR ? svarPa(j) : Optional.empty();
    }

    /** Where the text goes on after the bullets of a list. */
    private int etterPunkt(int start) {
        int i = start;
        while (ord.form(i).equals("•")) {
            i++;
        }
        return i;
    }

    private Optional<Status> svarPa(int start) {
        int i = etterPunkt(start);
        return switch (ord.form(i)) {
            case "-", "–", "0" -> ord.avslutter(i) ? Optional.of(Status.AVKREFTET) : Optional.empty();
            case "?" -> Optional.of(Status.SPORSMAL);
            case "☐", "☒" -> kryss(i);
            default -> blandet(i).or(() -> ordsvar(i));
        };
    }

    private Optional<Status> ordsvar(int i) {
        List<Ordtrie.Treff> treff = ord.treff(i, i + ORD_ETTER);
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
        if (nei > 0 && nei >= ja) {
            return Optional.of(Status.AVKREFTET);
        }
        return ja > 0 ? Optional.of(Status.BEKREFTET) : Optional.empty();
    }

    private int lengde(List<Ordtrie.Treff> treff, Utloser utloser) {
        return treff.stream()
                .filter(t -> ord.frase(t).er(utloser))
                .mapToInt(t -> t.til() - t.fra())
                .max()
                .orElse(0);
    }

    /** «Ja [ ] Nei [x]»: a yes or no with boxes behind them. */
    private Optional<Status> blandet(int i) {
        if (!erBoks(i + 1) || ordsvar(i).isEmpty()) {
            return Optional.empty();
        }
        for (int j = i; j + 1 < i + AVKRYSNING && (j == i || !ord.begynnerLinje(j)); j++) {
            if (ord.form(j + 1).equals("☒")) {
                return ordsvar(j);
            }
        }
        return Optional.of(Status.SPORSMAL);
    }

    /** «[x] Nei [ ] Ja»: boxes before the words; a box alone is a yes. */
    private Optional<Status> kryss(int i) {
        boolean noen = false;
        for (int j = i; j < i + AVKRYSNING && (j == i || !ord.begynnerLinje(j)); j++) {
            Optional<Status> svar = erBoks(j) && !ord.begynnerLinje(j + 1) ? ordsvar(j + 1) : Optional.empty();
            noen = noen || svar.isPresent();
            if (svar.isPresent() && ord.form(j).equals("☒")) {
                return svar;
            }
        }
        return Optional.of(ord.form(i).equals("☒") && !noen ? Status.BEKREFTET : Status.SPORSMAL);
    }

    private boolean erBoks(int i) {
        return ord.form(i).equals("☐") || ord.form(i).equals("☒");
    }
}

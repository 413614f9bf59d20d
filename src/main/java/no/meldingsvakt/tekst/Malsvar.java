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

    /** A box stands no further from what it is of. */
    private static final int BOKSORD = 5;

    /** No further than this is it looked for a denial behind a heading. */
    private static final int LENGSTE_INNHOLD = 20;

    /** An answer on a line of its own is no longer than this. */
    private static final int LENGSTE_LINJESVAR = 3;

    private static final Set<String> INGEN = Set.of("ingen", "inga", "inkje", "intet");

    private final Ordfolge ord;
    private final int fra;
    private final int til;

    Malsvar(Ordfolge ord, int fra, int til) {
        this.ord = ord;
        this.fra = fra;
        this.til = til;
    }

    /** The answer to the label or question that holds the mention; empty where it is in none. */
    Optional<Status> svar(Setning.Sted sted, Begrep begrep) {
        int start = linjestart(sted.fra());
        Optional<Status> boks = boksForan(sted, start);
        if (boks.isPresent()) {
            return boks;
        }
        if (sted.fra() - start > LENGSTE_ETIKETT) {
            return Optional.empty();
        }
        // The colon may be the form's own last sign.
        int forste = ord.form(sted.til() - 1).equals(":") ? sted.til() - 1 : sted.til();
        for (int i = forste; i < ord.antall() && i <= sted.til() + ORD_ETTER; i++) {
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
                    return begrep.etikett() == Begrep.Etikett.FUNN && erFunn(i + 1) ? Optional.empty() : svarPa(i + 1);
                }
                case "?" -> {
                    Optional<Status> svar = sierNoeAnnet(i + 1) ? Optional.empty() : svarPa(i + 1);
                    return svar.isPresent() || !begrep.sporsmal() ? svar : Optional.of(Status.SPORSMAL);
                }
                case "-", "–", "—" -> {
                    if (begrep.etikett() == Begrep.Etikett.FUNN && erFunn(i + 1)) {
                        return Optional.empty();
                    }
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
                && !ord.leksikon().ordlister().svarord().contains(ord.form(i + 1));
    }

    /** «CT caput: ingen blødning», «CT: i.a.»: a denial that goes on, or that tells of what was found. */
    private boolean erFunn(int i) {
        boolean nekter =
                ord.treff(i, i + ORD_ETTER).stream().anyMatch(t -> ord.frase(t).er(Utloser.FOR));
        boolean garVidere = !ord.avslutter(i)
                && ord.ord(i + 1).slag() == Slag.ORD
                && !ord.leksikon().ordlister().svarord().contains(ord.form(i + 1));
        return ord.form(i).equals("i.a") || (nekter && garVidere);
    }

    /** «EKG: sinusrytme», «Kontroll: om seks uker»: what stands behind the colon of a heading, on its line. */
    Optional<Status> innhold(Setning.Sted sted, Begrep begrep) {
        boolean kolon = til > sted.fra() && ord.form(til - 1).equals(":") && !ord.begynnerLinje(til);
        if (begrep.etikett() == Begrep.Etikett.SVAR || !kolon) {
            return Optional.empty();
        }
        boolean nekter = false;
        int i = til;
        while (!ord.begynnerLinje(i) && !".!?;".contains(ord.form(i)) && i - til < LENGSTE_INNHOLD) {
            int her = i;
            nekter = nekter || ord.treff(i, i + ORD_ETTER).stream().anyMatch(t -> nekter(t) && t.fra() == her);
            i++;
        }
        return begrep.etikett() == Begrep.Etikett.FUNN || !nekter ? Optional.of(Status.BEKREFTET) : Optional.empty();
    }

    private boolean nekter(Ordtrie.Treff t) {
        return ord.frase(t).er(Utloser.FOR)
                || ord.frase(t).er(Utloser.NEI)
                || ord.frase(t).er(Utloser.USIKKER);
    }

    /** «[x] Multidose [ ] Dosett»: where boxes stand before the words, what one says of the words behind it. */
    private Optional<Status> boksForan(Setning.Sted sted, int start) {
        int boks = sted.fra() - 1;
        while (boks > start && !erBoks(boks) && sted.fra() - boks <= BOKSORD) {
            boks--;
        }
        int forste = start;
        while (forste < boks && !erBoks(forste)) {
            forste++;
        }
        boolean foran = boks >= start
                && erBoks(boks)
                && (ord.begynnerLinje(forste) || ":".equals(ord.form(forste - 1)))
                && ordsvar(boks + 1).isEmpty();
        if (!foran) {
            return Optional.empty();
        }
        return Optional.of(ord.form(boks).equals("☒") ? Status.BEKREFTET : Status.AVKREFTET);
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

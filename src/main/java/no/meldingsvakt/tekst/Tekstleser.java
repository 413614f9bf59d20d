package no.meldingsvakt.tekst;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.meldingsvakt.tekst.Ordrekke.Ord;
import no.meldingsvakt.tekst.Ordrekke.Slag;
import no.meldingsvakt.tekst.Ordtrie.Treff;
import org.jspecify.annotations.Nullable;

/** One reading of one text. Linear: sentences are at most 80 words, and a concept is looked at four times in each. */
final class Tekstleser {

    /** A sentence longer than this is parted, so that hostile text costs no more than other text. */
    private static final int LENGSTE_SETNING = 80;

    private static final int FLESTE_OMTALER = 4;

    /** A label on a line of its own is no longer than this. */
    private static final int LENGSTE_OVERSKRIFT = 8;

    /** So many words must be there before a language can be told, and such a part of them known. */
    private static final int ORD_FOR_SPRAK = 12;

    private static final int KJENT_DEL = 12;

    private final Ordfolge ord;
    private final List<int[]> setninger = new ArrayList<>();
    private final List<Omtale> omtaler = new ArrayList<>();
    private final Set<Integer> fylte = new HashSet<>();
    private int seksjon;

    Tekstleser(Ordfolge ord, int seksjon) {
        this.ord = ord;
        this.seksjon = seksjon;
    }

    Lest les() {
        int i = 0;
        while (i < ord.antall()) {
            StansetException.sjekk();
            i = setning(i);
        }
        return new Lest(ord.leksikon(), setninger, omtaler, fylte, komma(), norsk());
    }

    private BitSet komma() {
        BitSet svar = new BitSet();
        for (int i = 0; i < ord.antall(); i++) {
            if (ord.ord(i).slag() == Slag.TEGN && ",;()-".contains(ord.ord(i).form())) {
                svar.set(i);
            }
        }
        return svar;
    }

    /** Reads the sentence that begins at the word, and answers where the next begins. */
    private int setning(int start) {
        int etterOverskrift = overskrift(start);
        if (etterOverskrift > start) {
            // The words of a heading are no finding; but «Kontroll: ingen» is an answer as much as a heading.
            les(start, etterOverskrift, true);
            return etterOverskrift;
        }
        int slutt = slutt(start);
        les(start, slutt, false);
        if (seksjon >= 0 && harOrd(start, slutt)) {
            fylte.add(seksjon);
        }
        return slutt;
    }

    private boolean harOrd(int fra, int til) {
        for (int i = fra; i < til; i++) {
            if (ord.ord(i).slag() != Slag.TEGN) {
                return true;
            }
        }
        return false;
    }

    private void les(int fra, int til, boolean overskrift) {
        int nummer = setninger.size();
        setninger.add(new int[] {ord.ord(fra).fra(), seksjon});
        Setning setning = new Setning(ord, fra, til, erFamilie());
        Map<Integer, Integer> antall = new HashMap<>();
        for (Setning.Sted sted : setning.steder()) {
            if (antall.merge(sted.begrep(), 1, Integer::sum) <= FLESTE_OMTALER) {
                setning.status(sted, overskrift)
                        .ifPresent(s -> omtaler.add(new Omtale(sted.begrep(), nummer, sted.fra(), sted.til(), s)));
            }
        }
    }

    private boolean erFamilie() {
        return seksjon >= 0 && ord.leksikon().seksjoner().get(seksjon).id().equals("familie");
    }

    private int slutt(int start) {
        int i = start;
        while (i < ord.antall()) {
            if (i > start && nyLinje(i)) {
                return i;
            }
            i++;
            Ord o = ord.ord(i - 1);
            boolean punktum = o.slag() == Slag.TEGN && ".!?;".contains(o.form());
            // «pas. er» goes on, «m.fl. Kontroll» does not.
            boolean forkortet = o.forkortet()
                    && i < ord.antall()
                    && ord.ord(i).stor()
                    && ord.ord(i).linjestart();
            if (punktum || forkortet || i - start >= LENGSTE_SETNING) {
                return i;
            }
        }
        return i;
    }

    /** A line break ends a sentence, except before a small letter when the line above is no label. */
    private boolean nyLinje(int i) {
        Ord o = ord.ord(i);
        if (!o.linjestart()) {
            return false;
        }
        boolean gaVidere = o.slag() == Slag.ORD && !o.stor() && !o.form().isEmpty();
        String forrige = ord.ord(i - 1).form();
        return !gaVidere || forrige.equals(":") || erSvar(i);
    }

    private boolean erSvar(int i) {
        return ord.avslutter(i)
                && ord.treff(i, i + 1).stream().map(ord::frase).anyMatch(f -> f.er(Utloser.NEI) || f.er(Utloser.JA));
    }

    /** Where the text goes on after a heading that begins at the word; the word itself where no heading does. */
    private int overskrift(int start) {
        int i = start;
        while (i < ord.antall() && ord.ord(i).slag() != Slag.ORD && i - start < 2) {
            i++;
        }
        if (i >= ord.antall()) {
            return start;
        }
        @Nullable Treff lengste = null;
        for (Treff t : ord.treff(i, i + LENGSTE_OVERSKRIFT)) {
            if (ord.frase(t).slag() == Frase.Slag.OVERSKRIFT
                    && (lengste == null || t.til() > lengste.til())
                    && stengt(start, t.til())) {
                lengste = t;
            }
        }
        if (lengste == null) {
            return start;
        }
        seksjon = ord.frase(lengste).nummer();
        return ord.form(lengste.til()).equals(":") ? lengste.til() + 1 : lengste.til();
    }

    /** A heading is followed by a colon, or stands alone on its line. */
    private boolean stengt(int start, int til) {
        boolean kolon = ord.form(til).equals(":") && !ord.begynnerLinje(til);
        boolean alene = ord.begynnerLinje(start) && til < ord.antall() && ord.begynnerLinje(til);
        return kolon || alene;
    }

    /** Whether enough of the words are such as Norwegian text cannot do without. */
    private boolean norsk() {
        Set<String> smaord = ord.leksikon().ordlister().smaord();
        int alle = 0;
        int kjente = 0;
        for (int i = 0; i < ord.antall() && alle < 1000; i++) {
            if (ord.ord(i).slag() == Slag.ORD) {
                alle++;
                kjente += smaord.contains(ord.ord(i).form()) ? 1 : 0;
            }
        }
        return smaord.isEmpty() || alle < ORD_FOR_SPRAK || kjente * KJENT_DEL >= alle;
    }
}

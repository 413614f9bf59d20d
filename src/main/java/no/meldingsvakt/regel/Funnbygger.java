package no.meldingsvakt.regel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.sf.saxon.s9api.XdmAtomicValue;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;
import no.meldingsvakt.avvik.Alvorlighet;
import no.meldingsvakt.avvik.Antall;
import no.meldingsvakt.avvik.Avvik;
import no.meldingsvakt.avvik.Frist;
import no.meldingsvakt.avvik.Sted;
import no.meldingsvakt.avvik.Stegresultat;
import no.meldingsvakt.avvik.Tekst;
import no.meldingsvakt.xml.Dokument;
import no.meldingsvakt.xml.Prefikser;
import no.meldingsvakt.xml.Taggfinner.Plass;
import org.jspecify.annotations.Nullable;

/**
 * Makes findings of assertions that failed, whichever engine found them: their texts, what they weigh, where they are, and
 * which are deadlines. One for each run; used by one thread.
 */
final class Funnbygger {

    /** What {@code mv:setning} answers: the section's title, which is the lexicon's, and the line. */
    private static final Pattern SETNING = Pattern.compile("(?!$)(?:under «[^»]{1,60}»)?(?:, )?(?:linje (\\d{1,9}))?");

    private static final Pattern KODEAKTIG = Pattern.compile("[\\p{L}\\p{N}_.:+/-]{1,64}");
    private static final Pattern PERSONNUMMER = Pattern.compile("(?<!\\d)\\d{11}(?!\\d)");

    private final String pakke;
    private final Prefikser prefikser;
    private final @Nullable XdmAtomicValue vurdert;
    private final UnaryOperator<Frist> fritak;
    private final List<Avvik> avvik = new ArrayList<>();
    private final Map<String, Antall> antall = new HashMap<>();
    private final List<Frist> frister = new ArrayList<>();

    Funnbygger(String pakke, Prefikser prefikser, Map<String, XdmAtomicValue> parametre, UnaryOperator<Frist> fritak) {
        this.pakke = pakke;
        this.prefikser = prefikser;
        this.vurdert = parametre.get("vurdert");
        this.fritak = fritak;
    }

    /**
     * Takes what failed.
     *
     * @param tekster the texts of its diagnostics and properties, by their ids
     * @param node where it is; null where that is not told
     * @throws RegelkrasjException when the rule tells of a deadline or a level what is none
     */
    void legg(Paastand paastand, Map<String, String> tekster, @Nullable XdmNode node) throws RegelkrasjException {
        @Nullable Alvorlighet alvorlighet = brudd(paastand, tekster);
        if (alvorlighet != null) {
            legg(paastand, alvorlighet, tekster, node);
        }
    }

    /**
     * Takes what failed by those of its properties that decide ({@link Fristleser#AVGJOR}), and counts it.
     *
     * @return what it weighs; null where its texts are not needed, because it is a deadline that is not broken, or because there is
     *     no room for more findings
     * @throws RegelkrasjException when the rule tells of a deadline or a level what is none
     */
    @Nullable
    Alvorlighet brudd(Paastand paastand, Map<String, String> egenskaper) throws RegelkrasjException {
        if (paastand.frist()) {
            Optional<Frist> frist =
                    Fristleser.les(paastand, egenskaper, vurdert).map(fritak);
            frist.ifPresent(frister::add);
            if (frist.map(Frist::status).filter(Frist.Friststatus.BRUTT::equals).isEmpty()) {
                return null;
            }
        }
        Alvorlighet alvorlighet = Fristleser.alvorlighet(paastand, egenskaper);
        antall.merge(paastand.id(), Antall.en(alvorlighet), Antall::pluss);
        return avvik.size() < Stegresultat.MAKS_AVVIK ? alvorlighet : null;
    }

    /** Lists a finding. */
    void legg(Paastand paastand, Alvorlighet alvorlighet, Map<String, String> tekster, @Nullable XdmNode node) {
        avvik.add(avvik(paastand, alvorlighet, tekster, node));
    }

    /** How many there have been of each assertion. */
    Map<String, Antall> antall() {
        return antall;
    }

    /** What has been found. Where the tags begin is worked out here for all, because the document is gone through for it. */
    Regelprogram.Kjoring kjoring(Dokument dokument) {
        List<Plass> plasser = dokument.begynnelser(avvik.stream()
                .map(a -> new Plass(a.sted().linje(), a.sted().kolonne()))
                .toList());
        List<Avvik> paaPlass = IntStream.range(0, avvik.size())
                .mapToObj(i -> {
                    Plass plass = setningen(avvik.get(i)).orElse(plasser.get(i));
                    return avvik.get(i).paa(plass.linje(), plass.kolonne());
                })
                .toList();
        return new Regelprogram.Kjoring(paaPlass, antall, frister);
    }

    private Avvik avvik(
            Paastand paastand, Alvorlighet alvorlighet, Map<String, String> tekster, @Nullable XdmNode node) {
        String id = paastand.id();
        boolean forlop = tekster.containsKey(id + Fristleser.MELDINGER);
        return new Avvik(
                id,
                alvorlighet,
                pakke,
                new Tekst(
                        tekster.getOrDefault(id + "-nb", paastand.tekst().nb()),
                        tekster.getOrDefault(id + "-nn", paastand.tekst().nn()),
                        tekster.getOrDefault(id + "-en", paastand.tekst().en())),
                paastand.kilde(),
                paastand.apprec(),
                paastand.tolkning(),
                teknisk(tekster.getOrDefault(id + "-teknisk", paastand.teknisk())),
                vist(tekster.get(id + "-funnet"), tekster.get(id + "-setning")),
                forlop || node == null ? new Sted(null, 0, 0) : sted(node),
                Fristleser.meldinger(id, tekster));
    }

    private static @Nullable Tekst teknisk(@Nullable String tekst) {
        return tekst == null ? null : Tekst.lik(tekst);
    }

    /** A text as it is shown: on one line, with single spaces. */
    static String ryddet(String tekst) {
        return tekst.replaceAll("\\s+", " ").strip();
    }

    /**
     * A value that may be shown. A rule shows codes, dates and identifiers of organisations only, but what stands where a
     * code should is the sender's own text: it is shown only where it looks like one, and is no person's number.
     */
    private static @Nullable String vist(@Nullable String verdi) {
        return verdi != null
                        && KODEAKTIG.matcher(verdi).matches()
                        && !PERSONNUMMER.matcher(verdi).find()
                ? verdi
                : null;
    }

    /** Where {@code mv:setning} found the sentence that decided; else the value that may be shown. */
    private static @Nullable String vist(@Nullable String verdi, @Nullable String setning) {
        return setning != null && SETNING.matcher(setning).matches() ? setning : vist(verdi);
    }

    /** Where the sentence that decided is, when the finding tells; its column is not known. */
    private static Optional<Plass> setningen(Avvik avvik) {
        Matcher m = SETNING.matcher(String.valueOf(avvik.funnet()));
        return m.matches() && m.group(1) != null
                ? Optional.of(new Plass(Integer.parseInt(m.group(1)), 0))
                : Optional.empty();
    }

    private Sted sted(XdmNode node) {
        XdmNode element = node.getNodeKind() == XdmNodeKind.ELEMENT ? node : node.getParent();
        return element == null
                ? new Sted(prefikser.sti(node), 1, 1)
                : new Sted(
                        prefikser.sti(node),
                        Math.max(0, element.getLineNumber()),
                        Math.max(0, element.getColumnNumber()));
    }
}

package no.meldingsvakt.regel;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.meldingsvakt.avvik.Alvorlighet;
import no.meldingsvakt.avvik.AppRecFeil;
import no.meldingsvakt.avvik.Nivaa;
import no.meldingsvakt.avvik.Tekst;
import org.jspecify.annotations.Nullable;

/**
 * One assertion of a rule: what a finding is named after.
 *
 * @param test the XPath that must hold
 * @param kilde the clause it comes from
 * @param krav the requirement, bokmål
 * @param tekst what is said when it is broken; where a value is put in, the pattern has «…»
 * @param teknisk what is said to the developer of the sending system
 * @param apprec the code of code list 8221; only rejecting rules have one
 * @param heuristisk whether it judges by patterns in free text
 * @param tolkning whether it rests on an interpretation
 * @param frist whether it tells of a deadline, and is broken only when that is
 * @param virketid when the requirement is in force
 * @param sammeSom the assertions of other packs that ask the same, as far as this rule tells
 */
public record Paastand(
        String id,
        Nivaa nivaa,
        String test,
        String kilde,
        String krav,
        Tekst tekst,
        @Nullable String teknisk,
        @Nullable AppRecFeil apprec,
        boolean heuristisk,
        boolean tolkning,
        boolean frist,
        Virketid virketid,
        List<String> sammeSom) {

    public Paastand {
        sammeSom = List.copyOf(sammeSom);
    }

    /** The same assertion at another level. */
    Paastand medNivaa(Nivaa nytt) {
        return new Paastand(
                id,
                nytt,
                test,
                kilde,
                krav,
                tekst,
                teknisk,
                nytt == Nivaa.TEKNISK ? apprec : null,
                heuristisk,
                tolkning,
                frist,
                virketid,
                sammeSom);
    }

    /** What a breach weighs. */
    public Alvorlighet alvorlighet() {
        return nivaa.alvorlighet(heuristisk);
    }

    /** What a breach weighs in a case that the rule puts at another level; it never weighs more than usual. */
    Alvorlighet alvorlighet(Nivaa her) {
        return (her.compareTo(nivaa) > 0 ? her : nivaa).alvorlighet(heuristisk);
    }

    /**
     * Whether each part is the same in the other: what it weighs, whether it is a deadline, what it demands, says and tests, its source, and
     * when it is in force.
     */
    Map<String, Boolean> likt(Paastand annen) {
        return Map.of(
                "nivaa", nivaa == annen.nivaa && heuristisk == annen.heuristisk,
                "frist", frist == annen.frist,
                "krav", krav.equals(annen.krav),
                "tekst", tekst.equals(annen.tekst) && Objects.equals(teknisk, annen.teknisk),
                "test", test.equals(annen.test),
                "kilde", kilde.equals(annen.kilde),
                "virketid", virketid.equals(annen.virketid));
    }
}

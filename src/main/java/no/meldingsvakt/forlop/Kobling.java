package no.meldingsvakt.forlop;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which references tie two messages, whatever their patient keys. A reference is as good as the sender's word, so it ties only
 * messages between the same two enterprises, or an answer to the one that sent what is answered (a nursing home with an
 * address of its own); and never two patients. Two different numbers of one kind (two national identity numbers, two
 * D-numbers) are two patients. Numbers of different kinds, or none, may be of one patient that got a better one: an answer is
 * believed; a message of the same sender only where the number has become better since, because a newborn's messages may
 * refer to the mother's. For the same reason the beginning of the conversation is believed less than the message answered.
 */
public final class Kobling {

    private static final String FNR = "FNR";
    private static final String DNR = "DNR";
    /** Code list of kinds of identifiers of persons. */
    private static final String PERSONNUMMER = "8116";

    /** How sure kinds of identifiers are; others are between none and these. */
    private static final Map<String, Integer> RANG = Map.of(FNR, 3, DNR, 2);

    private Kobling() {}

    /** Says whether a reference from the one message to the other ties them. */
    public static boolean bindes(Hendelse h, Hendelse vist) {
        boolean svar = svarer(h, vist);
        return (svar || sammePar(h, vist)) && kanVareSamme(h, vist, svar);
    }

    /** Says whether the conversation that a message is in ties it to the beginning of it, where the message it answers is known. */
    static boolean bindesAvSamtalen(Hendelse h, Hendelse start) {
        return h.pasient() != null && start.pasient() != null && bindes(h, start) && kanVareSamme(h, start, false);
    }

    /** Says whether it is a hospital's message about a patient's stay, which is about no patient but the one it tells of. */
    static boolean erOmEgenPasient(Hendelse h) {
        return h.slag().fra() == Side.SYKEHUS && h.slag().til() == Side.KOMMUNE;
    }

    /** Says whether it goes to the one that sent the other. */
    public static boolean svarer(Hendelse h, Hendelse vist) {
        String avsender = vist.parter().avsender().virksomhet();
        return !avsender.isEmpty()
                && h.parter().mottaker().equals(avsender)
                && !h.parter().avsender().virksomhet().equals(avsender);
    }

    private static boolean sammePar(Hendelse a, Hendelse b) {
        Set<String> par = par(a);
        return par.equals(par(b)) && !par.contains("");
    }

    /** The enterprises that the message is between. */
    static Set<String> par(Hendelse h) {
        return Set.copyOf(List.of(h.parter().avsender().virksomhet(), h.parter().mottaker()));
    }

    private static boolean kanVareSamme(Hendelse h, Hendelse vist, boolean svar) {
        if (h.pasient() == null || vist.pasient() == null) {
            return h.pasient() != null || svar || vist.pasient() == null || !erOmEgenPasient(h);
        }
        if (h.pasient().equals(vist.pasient())) {
            return true;
        }
        return !slag(h).equals(slag(vist)) && (svar || erBedre(slag(h), slag(vist)));
    }

    private static boolean erBedre(String naa, String for_) {
        return RANG.getOrDefault(naa, 1) > RANG.getOrDefault(for_, 1)
                || Set.of(naa, for_).equals(Set.of(DNR, FNR));
    }

    /** The kind of the patient's identifier; empty where it is not told. */
    static String slag(Hendelse h) {
        @Nullable String slag = h.koder().get(PERSONNUMMER);
        return slag == null ? "" : slag;
    }
}

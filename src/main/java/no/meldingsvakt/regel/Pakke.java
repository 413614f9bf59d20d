package no.meldingsvakt.regel;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.meldingsvakt.melding.Melding;
import org.jspecify.annotations.Nullable;

/**
 * A rule pack: the rules of one document, with who it is for and when it is valid.
 *
 * @param kilde the document the rules come from
 * @param vedtatt the day the document was adopted; null when it does not say
 * @param gyldigFra first day; null when it has always been valid
 * @param gyldigTil last day; null when it is valid until further notice
 * @param parter whom it serves; empty when it is applied only where it is asked for
 * @param undertrykt assertions that the operator has silenced, by id
 * @param sha256 digest of everything in the pack's folder and of the operator's adaptations, in hexadecimal
 */
public record Pakke(
        String id,
        String tittel,
        String kilde,
        String versjon,
        @Nullable LocalDate vedtatt,
        @Nullable LocalDate gyldigFra,
        @Nullable LocalDate gyldigTil,
        List<Pakkepart> parter,
        List<Parameter> parametre,
        List<Regel> regler,
        Map<String, Undertrykt> undertrykt,
        String sha256) {

    public Pakke {
        parter = List.copyOf(parter);
        parametre = List.copyOf(parametre);
        regler = List.copyOf(regler);
        undertrykt = Map.copyOf(undertrykt);
    }

    /** The pack that is always applied. */
    public static final String NASJONAL = "nasjonal";

    /** The same pack with other values of its parameters. */
    Pakke medParametre(List<Parameter> nye) {
        return new Pakke(
                id, tittel, kilde, versjon, vedtatt, gyldigFra, gyldigTil, parter, nye, regler, undertrykt, sha256);
    }

    /** The same pack with fewer of its rules. */
    Pakke medRegler(List<Regel> noen) {
        return new Pakke(
                id, tittel, kilde, versjon, vedtatt, gyldigFra, gyldigTil, parter, parametre, noen, undertrykt, sha256);
    }

    /** Says whether the pack is valid on the day. */
    public boolean erGyldig(LocalDate dag) {
        return Virketid.gjelder(gyldigFra, gyldigTil, dag);
    }

    /** Says whether the pack serves one of the message's parties. */
    boolean betjener(Melding melding) {
        return parter.stream().anyMatch(p -> p.gjelder(melding));
    }

    /** Finds a rule by its id, by the id of one of its assertions, or by an alias. */
    Optional<Regel> finnRegel(String navn) {
        return regler.stream().filter(r -> r.navn().anyMatch(navn::equals)).findFirst();
    }

    /** Says whether the operator has silenced the assertion on the day. */
    boolean erUndertrykt(String paastand, LocalDate dag) {
        Undertrykt u = undertrykt.get(paastand);
        return u != null && u.gjelder(dag);
    }
}

package no.meldingsvakt.regel;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule pack: the rules of one document, with who it is for and when it is valid.
 *
 * @param kilde the document the rules come from
 * @param gyldigFra first day; null when it has always been valid
 * @param gyldigTil last day; null when it is valid until further notice
 * @param sha256 digest of everything in the pack's folder, in hexadecimal
 */
public record Pakke(
        String id,
        String tittel,
        String kilde,
        String versjon,
        @Nullable LocalDate gyldigFra,
        @Nullable LocalDate gyldigTil,
        List<Parameter> parametre,
        List<Regel> regler,
        String sha256) {

    public Pakke {
        parametre = List.copyOf(parametre);
        regler = List.copyOf(regler);
    }

    /** The pack that is always applied. */
    public static final String NASJONAL = "nasjonal";

    /** Says whether the pack is valid on the day. */
    public boolean erGyldig(LocalDate dag) {
        return (gyldigFra == null || !dag.isBefore(gyldigFra)) && (gyldigTil == null || !dag.isAfter(gyldigTil));
    }
}

package no.meldingsvakt.inngang.katalog;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import no.meldingsvakt.avvik.Alvorlighet;
import no.meldingsvakt.avvik.Grunnregel;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.regel.Paastand;
import no.meldingsvakt.regel.Pakke;
import no.meldingsvakt.regel.Pakkepart;
import no.meldingsvakt.regel.Parameter;
import no.meldingsvakt.regel.Regel;
import no.meldingsvakt.regel.Regelkatalog;
import no.meldingsvakt.regel.Undertrykt;
import no.meldingsvakt.regel.Virketid;
import org.jspecify.annotations.Nullable;

/** Shows rules as the catalogue does, the built-in ones and those of the packs alike. */
public final class Regelvisning {

    private final Regelkatalog katalog;

    public Regelvisning(Regelkatalog katalog) {
        this.katalog = katalog;
    }

    /**
     * A rule.
     *
     * @param type what it reads: {@code melding} or {@code forlop}
     * @param hvorfor why it is, and what it rests on
     * @param gjelder message types, standards or envelopes it can apply to
     * @param alias other ids that mean the same rule
     * @param utgatt why it is withdrawn, bokmål; null when it is in use. A withdrawn rule has no assertions
     * @param parametre the pack's parameters that it uses
     * @param paastander what its findings are named after
     */
    public record RegelFelt(
            String id,
            String pakke,
            String tittel,
            String type,
            @Nullable String hvorfor,
            List<String> gjelder,
            List<String> alias,
            @Nullable String utgatt,
            List<Parameter> parametre,
            List<PaastandFelt> paastander) {}

    /**
     * One assertion of a rule.
     *
     * @param nivaa the level in the catalogue: teknisk, skal, bor, merknad
     * @param krav the requirement, bokmål
     * @param tekst what is said when it is broken; «…» stands for a value
     * @param virketid when the requirement is in force, by the day a message was made; null where it always is
     * @param undertrykt why and until when the operator has silenced it; null when it speaks
     */
    public record PaastandFelt(
            String id,
            String nivaa,
            Alvorlighet alvorlighet,
            String kilde,
            String krav,
            String tekst,
            @Nullable String teknisk,
            @Nullable String apprec,
            boolean heuristisk,
            boolean tolkning,
            @Nullable Virketid virketid,
            @Nullable Undertrykt undertrykt) {}

    /**
     * A rule pack; dates are null where there is no limit.
     *
     * @param antallRegler rules in use, so without those that are withdrawn
     */
    public record RegelsettFelt(
            String id,
            String tittel,
            String kilde,
            String versjon,
            @Nullable LocalDate vedtatt,
            @Nullable LocalDate gyldigFra,
            @Nullable LocalDate gyldigTil,
            List<Pakkepart> parter,
            List<Parameter> parametre,
            int antallRegler,
            String sha256) {}

    /** All rules, the built-in ones first. */
    public Stream<RegelFelt> alle(Sprak sprak) {
        return Stream.concat(
                Arrays.stream(Grunnregel.values()).map(g -> felt(g, sprak)),
                katalog.regler().map(r -> felt(r, sprak)));
    }

    /** Finds a rule by its id, by the id of one of its assertions, or by an alias. */
    public Optional<RegelFelt> finn(String navn, Sprak sprak) {
        return Arrays.stream(Grunnregel.values())
                .filter(g -> g.id().equals(navn) || g.alias().contains(navn))
                .map(g -> felt(g, sprak))
                .findFirst()
                .or(() -> katalog.finnRegel(navn).map(r -> felt(r, sprak)));
    }

    /** All packs. */
    public List<RegelsettFelt> regelsett() {
        return katalog.pakker().stream()
                .map(p -> new RegelsettFelt(
                        p.id(),
                        p.tittel(),
                        p.kilde(),
                        p.versjon(),
                        p.vedtatt(),
                        p.gyldigFra(),
                        p.gyldigTil(),
                        p.parter(),
                        p.parametre(),
                        (int) p.regler().stream()
                                .filter(r -> r.utgatt() == null)
                                .count(),
                        p.sha256()))
                .toList();
    }

    private RegelFelt felt(Regel r, Sprak sprak) {
        @Nullable Pakke pakke = katalog.finnPakke(r.pakke()).orElse(null);
        List<Parameter> parametre = pakke == null ? List.of() : pakke.parametre();
        return new RegelFelt(
                r.id(),
                r.pakke(),
                r.tittel(),
                r.type().name().toLowerCase(Locale.ROOT),
                r.hvorfor(),
                r.gjelder(),
                r.alias(),
                r.utgatt(),
                parametre.stream().filter(p -> r.bruker(p.navn())).toList(),
                r.paastander().stream().map(p -> felt(pakke, p, sprak)).toList());
    }

    private static PaastandFelt felt(@Nullable Pakke pakke, Paastand p, Sprak sprak) {
        return new PaastandFelt(
                p.id(),
                p.nivaa().ord(),
                p.alvorlighet(),
                p.kilde(),
                p.krav(),
                p.tekst().i(sprak),
                p.teknisk(),
                p.apprec() == null ? null : p.apprec().name(),
                p.heuristisk(),
                p.tolkning(),
                p.virketid().kilde() == null ? null : p.virketid(),
                pakke == null ? null : pakke.undertrykt().get(p.id()));
    }

    private static RegelFelt felt(Grunnregel g, Sprak sprak) {
        PaastandFelt paastand = new PaastandFelt(
                g.id(),
                g.nivaa().ord(),
                g.alvorlighet(),
                g.kilde(),
                g.krav(),
                g.tittel().i(sprak),
                null,
                g.apprec() == null ? null : g.apprec().name(),
                false,
                false,
                null,
                null);
        return new RegelFelt(
                g.id(),
                Grunnregel.PAKKE,
                g.tittel().i(sprak),
                "melding",
                null,
                List.of(g.gjelder()),
                g.alias(),
                null,
                List.of(),
                List.of(paastand));
    }
}

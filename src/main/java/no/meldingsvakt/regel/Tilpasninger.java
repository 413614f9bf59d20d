package no.meldingsvakt.regel;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.meldingsvakt.avvik.Nivaa;
import no.meldingsvakt.xml.XmlFabrikk;
import no.meldingsvakt.yaml.Yamlleser;
import org.jspecify.annotations.Nullable;

/**
 * The operator's adaptations of packs: whom they serve, values of parameters, levels of rules, and rules silenced for a
 * while. Written in {@code tilpasning.yaml} in the operator's folder:
 *
 * <pre>{@code
 * pakker:
 *   nord-trondelag-pasientsamarbeid:
 *     parter: [{side: mottaker, herId: ["59"]}]
 *     parametre: {haster: P2D}
 *     regler:
 *       NTP-V1.1g-innhold-sykehistorie: {nivaa: bor}
 *       NTP-3-haster: {undertrykt: {grunn: "avklares i samarbeidsutvalget", til: 2027-03-01}}
 * }</pre>
 *
 * <p>No adaptation can make a rule reject: what rejects is decided by the standards alone.
 */
final class Tilpasninger {

    static final Tilpasninger INGEN = new Tilpasninger(Path.of(""), new Fil(Map.of()));

    private final Path sti;
    private final Fil fil;

    private Tilpasninger(Path sti, Fil fil) {
        this.sti = sti;
        this.fil = fil;
    }

    private record Fil(@Nullable Map<String, Pakkefil> pakker) {}

    private record Pakkefil(
            @Nullable List<Partfil> parter,
            @Nullable Map<String, String> parametre,
            @Nullable Map<String, Regelfil> regler) {}

    private record Partfil(
            @Nullable String side,
            @Nullable Set<String> herId,
            @Nullable Set<String> orgnr) {}

    private record Regelfil(
            @Nullable String nivaa, @Nullable Undertryktfil undertrykt) {}

    private record Undertryktfil(
            @Nullable String grunn, @Nullable LocalDate til) {}

    /** Reads the file; none where it is not there. Throws {@link IllegalArgumentException} with path and line. */
    static Tilpasninger les(Path fil) {
        return Yamlleser.finn(fil, Fil.class).map(f -> new Tilpasninger(fil, f)).orElse(INGEN);
    }

    /** Throws {@link IllegalArgumentException} when a pack is adapted that does not exist. */
    void kjenner(List<Pakke> pakker) {
        alle().keySet().stream()
                .filter(id -> pakker.stream().noneMatch(p -> p.id().equals(id)))
                .findFirst()
                .ifPresent(id -> {
                    throw feil(id, "there is no pack " + id);
                });
    }

    /** The pack as adapted; the same pack where nothing is said of it. */
    Pakke bruk(Pakke pakke, XmlFabrikk xml) {
        Pakkefil t = alle().get(pakke.id());
        if (t == null) {
            return pakke;
        }
        Map<String, Regelfil> regler = t.regler() == null ? Map.of() : t.regler();
        regler.keySet().forEach(id -> regel(pakke, id));
        return new Pakke(
                pakke.id(),
                pakke.tittel(),
                pakke.kilde(),
                pakke.versjon(),
                pakke.vedtatt(),
                pakke.gyldigFra(),
                pakke.gyldigTil(),
                t.parter() == null ? pakke.parter() : parter(t.parter()),
                medVerdier(pakke.parametre(), t.parametre() == null ? Map.of() : t.parametre(), xml),
                pakke.regler().stream()
                        .map(r -> r.medPaastander(p -> medNivaa(r, p, regler)))
                        .toList(),
                undertrykt(pakke, regler),
                sha256(pakke.sha256() + t));
    }

    private Map<String, Pakkefil> alle() {
        return fil.pakker() == null ? Map.of() : fil.pakker();
    }

    private Regel regel(Pakke pakke, String id) {
        return pakke.finnRegel(id).orElseThrow(() -> feil(id, "the pack %s has no rule %s".formatted(pakke.id(), id)));
    }

    private static List<Pakkepart> parter(List<Partfil> parter) {
        return parter.stream()
                .map(p -> Pakkepart.av(p.side(), p.herId(), p.orgnr()))
                .toList();
    }

    private List<Parameter> medVerdier(List<Parameter> parametre, Map<String, String> verdier, XmlFabrikk xml) {
        verdier.keySet().stream()
                .filter(n -> parametre.stream().noneMatch(p -> p.navn().equals(n)))
                .findFirst()
                .ifPresent(n -> {
                    throw feil(n, "there is no parameter " + n);
                });
        return parametre.stream()
                .map(p -> verdier.containsKey(p.navn()) ? medVerdi(p, verdier, xml) : p)
                .toList();
    }

    private Parameter medVerdi(Parameter p, Map<String, String> verdier, XmlFabrikk xml) {
        Parameter ny = p.medVerdi(String.valueOf(verdier.get(p.navn())));
        try {
            ny.sjekk(xml);
        } catch (IllegalArgumentException e) {
            throw feil(p.navn(), String.valueOf(e.getMessage()));
        }
        return ny;
    }

    private Paastand medNivaa(Regel regel, Paastand paastand, Map<String, Regelfil> regler) {
        return Optional.ofNullable(regler.get(paastand.id()))
                .or(() -> Optional.ofNullable(regler.get(regel.id())))
                .flatMap(r -> Optional.ofNullable(r.nivaa()))
                .map(this::nivaa)
                .map(paastand::medNivaa)
                .orElse(paastand);
    }

    private Nivaa nivaa(String ord) {
        Nivaa nivaa;
        try {
            nivaa = Nivaa.av(ord);
        } catch (IllegalArgumentException e) {
            throw feil(ord, "the level " + ord + " is none of skal, bor, merknad");
        }
        if (nivaa == Nivaa.TEKNISK) {
            throw feil(ord, "no adaptation can make a rule reject");
        }
        return nivaa;
    }

    private Map<String, Undertrykt> undertrykt(Pakke pakke, Map<String, Regelfil> regler) {
        Map<String, Undertrykt> alle = new HashMap<>();
        regler.forEach((id, r) -> {
            Undertryktfil u = r.undertrykt();
            if (u != null) {
                if (u.grunn() == null || u.grunn().isBlank() || u.til() == null) {
                    throw feil(id, id + " cannot be silenced without a reason (grunn) and an end (til)");
                }
                Undertrykt undertrykt = new Undertrykt(u.grunn(), u.til());
                regel(pakke, id).paastander().stream()
                        .map(Paastand::id)
                        .filter(p ->
                                p.equals(id) || regel(pakke, id).paastand(id).isEmpty())
                        .forEach(p -> alle.put(p, undertrykt));
            }
        });
        return alle;
    }

    private IllegalArgumentException feil(String ord, String hva) {
        return new IllegalArgumentException(Yamlleser.sted(sti, ord) + ": " + hva);
    }

    private static String sha256(String tekst) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(tekst.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

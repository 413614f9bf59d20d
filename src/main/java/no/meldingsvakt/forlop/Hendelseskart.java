package no.meldingsvakt.forlop;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XPathCompiler;
import net.sf.saxon.s9api.XPathExecutable;
import net.sf.saxon.s9api.XPathSelector;
import net.sf.saxon.s9api.XdmNode;
import no.meldingsvakt.xml.XmlFabrikk;
import no.meldingsvakt.yaml.Yamlleser;
import org.jspecify.annotations.Nullable;

/**
 * {@code xsd/forlop/1.0/hendelser.yaml}, compiled: which event a message is, and where its facts stand. Immutable and
 * thread-safe.
 */
public final class Hendelseskart {

    /** Space of any kind, also the kind that does not break and the kind that has no width. */
    private static final Pattern BLANKT = Pattern.compile("[\\p{Z}\\p{Cc}\\p{Cf}]+");

    private final List<Oppforing> oppforinger;
    private final Map<Sti, String> typer = new LinkedHashMap<>();
    private final Sti status;
    private final Sti innlagt;
    private final Sti ventet;
    private final Sti klar;
    private final Sti utskrevet;
    private final Sti henvisning;
    private final Sti dokument;
    private final Map<String, Sti> koder = new TreeMap<>();
    private final Map<String, Sti> fakta = new TreeMap<>();

    private record Fil(
            @JsonProperty(required = true) List<Slagfil> hendelser,
            @JsonProperty(required = true) List<Innholdfil> innhold,
            @JsonProperty(required = true) String status,
            @JsonProperty(required = true) String innlagt,
            @JsonProperty(required = true) String ventet,
            @JsonProperty(required = true) String klar,
            @JsonProperty(required = true) String utskrevet,
            @JsonProperty(required = true) String henvisning,
            @JsonProperty(required = true) String dokument,
            @JsonProperty(required = true) Map<String, String> koder,
            @JsonProperty(required = true) Map<String, String> fakta) {}

    private record Innholdfil(
            @JsonProperty(required = true) String type,
            @JsonProperty(required = true) String nar) {}

    private record Slagfil(
            @JsonProperty(required = true) String slag,
            @JsonProperty(required = true) List<String> typer,
            @Nullable String nar,
            @Nullable Side fra,
            @Nullable Side til,
            @Nullable String skjedde,
            boolean egen,
            Slag.@Nullable Apner apner,
            boolean lukker,
            boolean etter,
            boolean alene,
            boolean viser) {

        Slag somSlag() {
            return new Slag(
                    slag, fra, til, egen, apner == null ? Slag.Apner.ALDRI : apner, lukker, etter, alene, viser);
        }
    }

    /** An entry: a kind of event, and which messages are of it. */
    record Oppforing(
            Slag slag,
            List<String> typer,
            @Nullable Sti nar,
            @Nullable Sti skjedde) {}

    /** What a message's payload tells, with null for what it does not. */
    record Fakta(
            @Nullable String status,
            @Nullable String innlagt,
            @Nullable String ventet,
            @Nullable String klar,
            @Nullable String utskrevet,
            @Nullable String henvisning,
            @Nullable String dokument,
            Map<String, String> koder,
            Map<String, String> fakta) {}

    private Hendelseskart(Fil fil, XPathCompiler kompilator) {
        oppforinger = fil.hendelser().stream()
                .map(s -> new Oppforing(
                        s.somSlag(),
                        s.typer(),
                        s.nar() == null ? null : new Sti(kompilator, s.nar()),
                        s.skjedde() == null ? null : new Sti(kompilator, s.skjedde())))
                .toList();
        fil.innhold().forEach(i -> typer.put(new Sti(kompilator, i.nar()), i.type()));
        status = new Sti(kompilator, fil.status());
        innlagt = new Sti(kompilator, fil.innlagt());
        ventet = new Sti(kompilator, fil.ventet());
        klar = new Sti(kompilator, fil.klar());
        utskrevet = new Sti(kompilator, fil.utskrevet());
        henvisning = new Sti(kompilator, fil.henvisning());
        dokument = new Sti(kompilator, fil.dokument());
        fil.koder().forEach((kodeverk, sti) -> koder.put(kodeverk, new Sti(kompilator, sti)));
        fil.fakta().forEach((navn, sti) -> fakta.put(navn, new Sti(kompilator, sti)));
    }

    /** Reads the file; throws {@link IllegalArgumentException} with its path and line when it cannot be used. */
    public static Hendelseskart les(Path fil, XmlFabrikk xml) {
        try {
            return new Hendelseskart(Yamlleser.les(fil, Fil.class), xml.saxon().newXPathCompiler());
        } catch (UgyldigSti e) {
            throw new IllegalArgumentException(
                    "%s: the XPath «%s» does not compile".formatted(Yamlleser.sted(fil, e.sti), e.sti), e);
        }
    }

    /** Says whether the type is one that messages are told apart by. */
    boolean kjenner(String type) {
        return oppforinger.stream().anyMatch(o -> o.typer().contains(type));
    }

    /**
     * The type that a payload is of, where the header's is no code: the code it would be, were it not for case and space, if
     * the payload may be of that type; else what the payload itself tells. Null where neither tells.
     */
    @Nullable
    String type(@Nullable String skrevet, XdmNode fagmelding) {
        String ren =
                skrevet == null ? "" : BLANKT.matcher(skrevet).replaceAll("").toUpperCase(Locale.ROOT);
        List<String> mulige = typer.entrySet().stream()
                .filter(t -> t.getKey().gjelder(fagmelding))
                .map(Map.Entry::getValue)
                .toList();
        return mulige.contains(ren) ? ren : mulige.stream().findFirst().orElse(null);
    }

    /** The first entry that fits a payload of the type. */
    Optional<Oppforing> finn(@Nullable String type, XdmNode fagmelding) {
        return type == null
                ? Optional.empty()
                : oppforinger.stream()
                        .filter(o -> o.typer().contains(type)
                                && (o.nar() == null || o.nar().gjelder(fagmelding)))
                        .findFirst();
    }

    Fakta fakta(XdmNode fagmelding) {
        return new Fakta(
                status.verdi(fagmelding),
                innlagt.verdi(fagmelding),
                ventet.verdi(fagmelding),
                klar.verdi(fagmelding),
                utskrevet.verdi(fagmelding),
                henvisning.verdi(fagmelding),
                dokument.verdi(fagmelding),
                verdier(koder, fagmelding),
                verdier(fakta, fagmelding));
    }

    /** What there is of each, by its name. */
    private static Map<String, String> verdier(Map<String, Sti> stier, XdmNode fagmelding) {
        Map<String, String> funnet = new TreeMap<>();
        stier.forEach((navn, sti) -> {
            String verdi = sti.verdi(fagmelding);
            if (verdi != null) {
                funnet.put(navn, verdi);
            }
        });
        return funnet;
    }

    /** That an XPath does not compile. */
    private static final class UgyldigSti extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;
        private final String sti;

        UgyldigSti(String sti, SaxonApiException arsak) {
            super(arsak);
            this.sti = sti;
        }
    }

    /** A compiled XPath. */
    static final class Sti {

        private final XPathExecutable kompilert;

        Sti(XPathCompiler kompilator, String sti) {
            try {
                kompilert = kompilator.compile(sti);
            } catch (SaxonApiException e) {
                throw new UgyldigSti(sti, e);
            }
        }

        /** The first value, trimmed; null where there is none or it is empty. */
        @Nullable
        String verdi(XdmNode node) {
            try {
                return velger(node).evaluate().stream()
                        .map(i -> i.getStringValue().strip())
                        .filter(v -> !v.isEmpty())
                        .findFirst()
                        .orElse(null);
            } catch (SaxonApiException e) {
                throw new IllegalStateException("a path of hendelser.yaml could not be evaluated", e);
            }
        }

        boolean gjelder(XdmNode node) {
            try {
                return velger(node).effectiveBooleanValue();
            } catch (SaxonApiException e) {
                throw new IllegalStateException("a condition of hendelser.yaml could not be evaluated", e);
            }
        }

        private XPathSelector velger(XdmNode node) throws SaxonApiException {
            XPathSelector velger = kompilert.load();
            velger.setContextItem(node);
            return velger;
        }
    }
}

package no.meldingsvakt.regel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import no.meldingsvakt.tekst.Leksikon;
import no.meldingsvakt.tekst.Leksikonleser;
import no.meldingsvakt.tekst.Tekstfunksjoner;
import no.meldingsvakt.xml.Dokument;
import no.meldingsvakt.xml.UlesbarXmlException;
import no.meldingsvakt.xml.XmlFabrikk;
import no.meldingsvakt.yaml.Yamlleser;
import org.jspecify.annotations.Nullable;

/** Reads the folder {@code schematron/}: shared functions and every pack in it. */
public final class Pakkeleser {

    static final String PAKKEFIL = "pakke.yaml";

    private static final String FELLES = "felles";
    private static final String BEGREP = "begrep";

    /** Stands for a pack whose {@code pakke.yaml} cannot be used, so that the faults of its rules are told as well. */
    private static final Fil UTEN_NAVN = new Fil("", "", "", "", null, null, null, null, null);

    private final XmlFabrikk xml;
    private final Regelleser regelleser;

    public Pakkeleser(XmlFabrikk xml) {
        this.xml = xml;
        this.regelleser = new Regelleser(xml.saxon());
    }

    /** {@code pakke.yaml} as it is written. */
    private record Fil(
            String id,
            String tittel,
            String kilde,
            String versjon,
            @Nullable LocalDate vedtatt,
            @Nullable LocalDate gyldigFra,
            @Nullable LocalDate gyldigTil,
            @Nullable List<Parameter> parametre,
            @Nullable List<Partfil> parter) {

        /** The names of what must be there and is not. */
        Stream<String> mangler() {
            return Stream.of(
                            Map.entry("id", Optional.ofNullable(id)),
                            Map.entry("tittel", Optional.ofNullable(tittel)),
                            Map.entry("kilde", Optional.ofNullable(kilde)),
                            Map.entry("versjon", Optional.ofNullable(versjon)))
                    .filter(e -> e.getValue().filter(v -> !v.isBlank()).isEmpty())
                    .map(Map.Entry::getKey);
        }

        /** What cannot be at the same time, and the word that stands where. */
        Stream<Map.Entry<String, String>> stridende() {
            Stream<Map.Entry<String, String>> tid =
                    gyldigFra != null && gyldigTil != null && gyldigTil.isBefore(gyldigFra)
                            ? Stream.of(Map.entry("gyldigTil", "gyldigTil is before gyldigFra"))
                            : Stream.empty();
            Stream<Map.Entry<String, String>> sider = Optional.ofNullable(parter).stream()
                    .flatMap(List::stream)
                    .flatMap(p -> Optional.ofNullable(p.side()).stream())
                    .filter(side -> !Pakkepart.erSide(side))
                    .map(side -> Map.entry(side, "the side «%s» is none of avsender, mottaker, begge".formatted(side)));
            Stream<Map.Entry<String, String>> verdier = Optional.ofNullable(parametre).stream()
                    .flatMap(List::stream)
                    .filter(p -> !p.erHel())
                    .map(p -> Map.entry(
                            p.navn() == null ? "parametre" : p.navn(),
                            "a parameter needs navn, type, standard and tekst"));
            return Stream.of(tid, sider, verdier).flatMap(s -> s);
        }
    }

    private record Partfil(
            @Nullable String side,
            @Nullable Set<String> herId,
            @Nullable Set<String> orgnr) {}

    /**
     * Reads all packs. Nothing is read from the folder afterwards.
     *
     * @throws IllegalArgumentException when a file cannot be used, with its path in one line
     * @throws UncheckedIOException when a file cannot be read
     */
    public Regelkatalog les(Path mappe) {
        Path felles = mappe.resolve(FELLES);
        Kodefunksjoner.registrer(xml.saxon(), Kodeverk.les(felles.resolve("kodeverk")));
        Leksikon leksikon = leksikon(mappe);
        Tekstfunksjoner.registrer(xml.saxon(), leksikon);
        return new Regelkatalog(pakker(mappe), funksjoner(felles), leksikon);
    }

    /** The words of a folder that {@link #les} reads. */
    static Leksikon leksikon(Path mappe) {
        try {
            return Leksikonleser.les(mappe.resolve(FELLES).resolve(BEGREP), begrepsmapper(mappe));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A lexicon with the concepts that the packs in the folder bring.
     *
     * @throws IllegalArgumentException with their faults, each in one line with file and line
     */
    Leksikon utvid(Leksikon grunn, Path mappe) {
        try {
            return Leksikonleser.utvid(grunn, begrepsmapper(mappe));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folders in which packs bring concepts of their own. */
    private static List<Path> begrepsmapper(Path mappe) throws IOException {
        if (!Files.isDirectory(mappe)) {
            return List.of();
        }
        try (Stream<Path> mapper = Files.list(mappe)) {
            return mapper.filter(m -> Files.exists(m.resolve(PAKKEFIL)))
                    .map(m -> m.resolve(BEGREP))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        }
    }

    /**
     * The packs that stand directly in the folder.
     *
     * @throws IllegalArgumentException with the faults of all of them, each in one line with file and line
     */
    List<Pakke> pakker(Path mappe) {
        if (!Files.isDirectory(mappe)) {
            return List.of();
        }
        try (Stream<Path> mapper = Files.list(mappe)) {
            Feilsamling feil = new Feilsamling();
            List<Pakke> pakker = new ArrayList<>();
            List<Path> sortert = mapper.filter(Files::isDirectory).sorted().toList();
            for (Path pakkemappe : sortert) {
                if (Files.exists(pakkemappe.resolve(PAKKEFIL))) {
                    feil.prov(() -> {
                        pakker.add(pakke(pakkemappe));
                    });
                }
            }
            feil.kast();
            return pakker;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the rule says that it applies to and nothing is called, each told with file and line. */
    List<String> ukjentGjelder(Regel regel, Set<String> kjente) {
        return regelleser.ukjentGjelder(regel, kjente);
    }

    /** The pack in the folder; throws {@link IllegalArgumentException} with its faults, each in one line with file and line. */
    Pakke pakke(Path mappe) {
        try (Stream<Path> alle = Files.walk(mappe)) {
            Feilsamling feil = new Feilsamling();
            List<Path> filer = alle.filter(Files::isRegularFile).sorted().toList();
            Fil f = feil.prov(() -> fil(mappe.resolve(PAKKEFIL)), UTEN_NAVN);
            List<Supplier<Regel>> lest = filer.parallelStream()
                    .filter(fil -> String.valueOf(fil.getFileName()).equals("regel.sch"))
                    .map(fil -> forsok(f.id(), fil))
                    .toList();
            List<Regel> regler = lest.stream()
                    .flatMap(r -> feil.prov(() -> Optional.of(r.get()), Optional.<Regel>empty()).stream())
                    .toList();
            feil.kast();
            return pakke(f, regler, sha256(mappe, filer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads now, and tells what is wrong when it is asked: many are read at the same time, and their faults told in order. */
    private Supplier<Regel> forsok(String pakke, Path fil) {
        try {
            Regel regel = regel(pakke, fil);
            return () -> regel;
        } catch (IllegalArgumentException e) {
            return () -> {
                throw e;
            };
        } catch (StackOverflowError e) {
            return () -> {
                throw new IllegalArgumentException(fil + ": something in it is nested too deep to be read", e);
            };
        }
    }

    /** What {@code pakke.yaml} in the folder says, with none of the rules. */
    Pakke utenRegler(Path mappe) {
        return pakke(fil(mappe.resolve(PAKKEFIL)), List.of(), "");
    }

    private static Pakke pakke(Fil f, List<Regel> regler, String sha256) {
        return new Pakke(
                f.id(),
                f.tittel(),
                f.kilde(),
                f.versjon(),
                f.vedtatt(),
                f.gyldigFra(),
                f.gyldigTil(),
                parter(f),
                f.parametre() == null ? List.of() : f.parametre(),
                regler,
                Map.of(),
                sha256);
    }

    private static Fil fil(Path yaml) {
        Fil f = Yamlleser.les(yaml, Fil.class);
        Feilsamling feil = new Feilsamling();
        f.mangler().forEach(navn -> feil.legg(Yamlleser.sted(yaml, navn + ":") + ": " + navn + " is missing"));
        f.stridende().forEach(s -> feil.legg(Yamlleser.sted(yaml, s.getKey()) + ": " + s.getValue()));
        feil.kast();
        return f;
    }

    /** One rule; throws {@link IllegalArgumentException} with its faults, each in one line with file and line. */
    Regel regel(String pakke, Path fil) {
        try {
            Path mappe = Objects.requireNonNull(fil.getParent());
            Map<String, String> eksempler = new HashMap<>();
            for (String eksempel : List.of("gyldig.xml", "ugyldig.xml")) {
                if (Files.exists(mappe.resolve(eksempel))) {
                    eksempler.put(eksempel, Yamlleser.innhold(mappe.resolve(eksempel)));
                }
            }
            return regelleser.les(pakke, navn(mappe), fil.toString(), eksempler, dokument(fil));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Pakkepart> parter(Fil f) {
        return f.parter() == null
                ? List.of()
                : f.parter().stream()
                        .map(p -> Pakkepart.av(p.side(), p.herId(), p.orgnr()))
                        .toList();
    }

    /** The functions in a folder such as {@code felles/}; none where it is not there. */
    List<String> funksjoner(Path felles) {
        if (!Files.isDirectory(felles)) {
            return List.of();
        }
        List<String> funksjoner = new ArrayList<>();
        try (Stream<Path> filer = Files.list(felles)) {
            for (Path fil : filer.sorted().toList()) {
                if (navn(fil).endsWith(".xsl")) {
                    funksjoner.addAll(regelleser.funksjoner(dokument(fil)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return funksjoner;
    }

    private Dokument dokument(Path fil) throws IOException {
        try {
            return xml.les(Files.readAllBytes(fil));
        } catch (UlesbarXmlException e) {
            // Whoever wrote a rule may see the parser's own words: it is no message.
            String ord = e.getCause() == null
                    ? e.arsak().name()
                    : String.valueOf(e.getCause().getMessage());
            throw new IllegalArgumentException(
                    "%s, line %d, column %d: cannot be read: %s"
                            .formatted(fil, e.linje(), e.kolonne(), ord.replaceAll("\\s+", " ")),
                    e);
        }
    }

    private static String navn(Path sti) {
        // In a jar, a folder's name ends in a slash.
        return String.valueOf(sti.getFileName()).replace("/", "");
    }

    private static byte[] bytes(Path fil) {
        try {
            return Files.readAllBytes(fil);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(Path mappe, List<Path> filer) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            List<byte[]> innhold = filer.parallelStream().map(Pakkeleser::bytes).toList();
            for (int i = 0; i < innhold.size(); i++) {
                digest.update(mappe.relativize(filer.get(i))
                        .toString()
                        .replace('\\', '/')
                        .getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(innhold.get(i));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

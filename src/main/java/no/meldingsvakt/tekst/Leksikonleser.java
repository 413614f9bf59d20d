package no.meldingsvakt.tekst;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.meldingsvakt.yaml.Yamlleser;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lexicon: {@code ordlister.yaml}, {@code utlosere.yaml}, {@code seksjoner.yaml} and a file for each concept, from one folder that all
 * share and from those of single packs. A fault anywhere stops all of it, told with file and line.
 */
public final class Leksikonleser {

    private static final String UTLOSERE = "utlosere.yaml";
    private static final String SEKSJONER = "seksjoner.yaml";
    private static final String ORDLISTER = "ordlister.yaml";
    private static final Set<String> FELLES = Set.of(UTLOSERE, SEKSJONER, ORDLISTER);

    /** A stem shorter than this takes words that nobody thought of. */
    private static final int KORTESTE_STAMME = 5;

    private static final int KORTESTE_LEDD = 4;

    private static final Set<String> TALLORD = Set.of("<tall>", "<dato>", "<klokke>", "<år>", "<under18>");

    /** «bo- og omsorgssenter»: a hyphen that ends a word is a sign of its own in a text. */
    private static final Pattern LEDDSTREK = Pattern.compile("(?<=\\p{L})-(?=\\s|$)");

    /** Parentheses that stand in the text, since bare ones hold alternatives. */
    private static final Map<String, String> PARENTESER = Map.of("<parentes>", "(", "</parentes>", ")");

    private static final Pattern HULL = Pattern.compile(" _([1-6])(?= )");
    private static final Pattern VALG = Pattern.compile("\\(([^()]*)\\)");
    private static final int FLESTE_FRASER = 500;

    private final List<String> feil = new ArrayList<>();
    private final List<Begrep> begreper = new ArrayList<>();
    private final List<Seksjon> seksjoner = new ArrayList<>();
    private final List<Frase> fraser = new ArrayList<>();
    private final List<List<String>> fraseord = new ArrayList<>();
    private final Map<String, String> filer = new HashMap<>();
    private final Map<String, Set<String>> former = new LinkedHashMap<>();
    private final Map<String, List<String>> utelukker = new LinkedHashMap<>();
    private final Map<String, Path> eksempler = new LinkedHashMap<>();
    private Ordlister ordlister = Ordlister.TOMME;

    private Leksikonleser() {}

    private Leksikonleser(Leksikon.Kilder grunn) {
        begreper.addAll(grunn.begreper());
        seksjoner.addAll(grunn.seksjoner());
        fraser.addAll(grunn.fraser());
        fraseord.addAll(grunn.fraseord());
        filer.putAll(grunn.filer());
        former.putAll(grunn.former());
        ordlister = grunn.ordlister();
    }

    /** A concept as its file writes it. */
    private record Fil(
            @Nullable String begrep,
            @Nullable String betyr,
            @Nullable List<String> nb,
            @Nullable List<String> nn,
            @Nullable List<String> fork,
            @Nullable List<String> nekt,
            @Nullable List<String> ikke,
            @Nullable List<String> innskrenk,
            @Nullable List<String> likevel,
            @Nullable List<String> uvirksom,
            @Nullable String fortid,
            @Nullable String mulig,
            @Nullable String annen,
            @Nullable String framtid,
            @Nullable String sporsmal,
            @Nullable String svar,
            @Nullable String navn,
            @Nullable List<String> utelukker,
            @Nullable String eksempler) {}

    private record Ordlistefil(
            @JsonProperty(required = true) Set<String> forkortelser,
            @JsonProperty(required = true) Set<String> smaord,
            @JsonProperty(required = true) Set<String> svarord,
            @JsonProperty(required = true) Set<String> nektelser,
            @Nullable Map<String, List<String>> skrivemater) {}

    private record Seksjonsfil(
            @JsonProperty(required = true) String seksjon,
            @JsonProperty(required = true) String tittel,
            @Nullable List<String> koder,
            @Nullable List<String> overskrifter) {}

    /**
     * Reads the lexicon that all packs share, with the concepts of the packs beside it.
     *
     * @param felles its folder; an empty lexicon where it is not there
     * @param pakker folders of single packs, which hold concepts alone
     * @throws IllegalArgumentException with all faults, a line each, with file and line
     */
    public static Leksikon les(Path felles, List<Path> pakker) throws IOException {
        Leksikonleser reader = new Leksikonleser();
        if (Files.isDirectory(felles)) {
            reader.ordlister(felles.resolve(ORDLISTER));
            reader.utlosere(felles.resolve(UTLOSERE));
            reader.seksjoner(felles.resolve(SEKSJONER));
            reader.begreper(felles);
        }
        for (Path pakke : pakker) {
            reader.begreper(pakke);
        }
        return reader.leksikon();
    }

    /**
     * A lexicon with an operator's concepts added, each of which reads its own sentences as they are labelled.
     *
     * @param pakker folders of single packs, which hold concepts alone
     * @throws IllegalArgumentException with all faults, a line each, with file and line
     */
    public static Leksikon utvid(Leksikon grunn, List<Path> pakker) throws IOException {
        if (pakker.isEmpty()) {
            return grunn;
        }
        Leksikonleser reader = new Leksikonleser(grunn.kilder());
        for (Path pakke : pakker) {
            reader.begreper(pakke);
        }
        Leksikon leksikon = reader.leksikon();
        reader.provEksempler(leksikon);
        reader.kast();
        return leksikon;
    }

    private void provEksempler(Leksikon leksikon) throws IOException {
        for (Map.Entry<String, Path> e : eksempler.entrySet()) {
            try {
                for (Korpus.Setning s : Korpus.les(e.getValue())) {
                    Svar er = leksikon.les(s.tekst()).svar(e.getKey());
                    if (er != s.svar()) {
                        feil.add("%s, line %d: the sentence is said to be %s of «%s» and is read as %s"
                                .formatted(e.getValue(), s.linje(), s.svar().ord(), e.getKey(), er.ord()));
                    }
                }
            } catch (IllegalArgumentException galt) {
                String.valueOf(galt.getMessage()).lines().forEach(feil::add);
            }
        }
    }

    private void kast() {
        if (!feil.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", new LinkedHashSet<>(feil)));
        }
    }

    private Leksikon leksikon() {
        provUtelukkelser();
        kast();
        return new Leksikon(new Leksikon.Kilder(
                List.copyOf(begreper),
                List.copyOf(seksjoner),
                List.copyOf(fraser),
                List.copyOf(fraseord),
                Map.copyOf(filer),
                Map.copyOf(former),
                ordlister));
    }

    private void ordlister(Path fil) throws IOException {
        Optional<Ordlistefil> lest = yaml(fil, Yamlleser.innhold(fil), new TypeReference<Ordlistefil>() {});
        lest.ifPresent(f -> ordlister = new Ordlister(
                Set.copyOf(f.forkortelser()),
                Set.copyOf(f.smaord()),
                Set.copyOf(f.svarord()),
                Set.copyOf(f.nektelser()),
                f.skrivemater() == null ? Map.of() : Map.copyOf(f.skrivemater())));
    }

    private void utlosere(Path fil) throws IOException {
        String tekst = Yamlleser.innhold(fil);
        Map<String, List<String>> lister = yaml(fil, tekst, new TypeReference<Map<String, List<String>>>() {})
                .orElse(Map.of());
        Map<String, Utloser> kjente = Arrays.stream(Utloser.values()).collect(Collectors.toMap(Utloser::navn, u -> u));
        lister.forEach((navn, fraser) -> {
            Utloser utloser = kjente.remove(navn);
            if (utloser == null) {
                meld(fil, tekst, navn, "«" + navn + "» is no kind of trigger");
            } else {
                legg(fil, tekst, fraser, new Frase(Frase.Slag.UTLOSER, utloser.ordinal(), false));
            }
        });
        kjente.keySet().forEach(k -> feil.add(fil + ": the list «" + k + "» is missing"));
    }

    private void seksjoner(Path fil) throws IOException {
        String tekst = Yamlleser.innhold(fil);
        yaml(fil, tekst, new TypeReference<List<Seksjonsfil>>() {})
                .orElse(List.of())
                .forEach(s -> {
                    if (seksjoner.stream().anyMatch(k -> k.id().equals(s.seksjon()))) {
                        meld(fil, tekst, s.seksjon(), "the section «" + s.seksjon() + "» stands twice");
                    }
                    legg(
                            fil,
                            tekst,
                            liste(s.overskrifter()),
                            new Frase(Frase.Slag.OVERSKRIFT, seksjoner.size(), false));
                    seksjoner.add(new Seksjon(s.seksjon(), s.tittel(), Set.copyOf(liste(s.koder()))));
                });
    }

    private void begreper(Path mappe) throws IOException {
        try (Stream<Path> alle = Files.list(mappe)) {
            for (Path fil : alle.sorted().toList()) {
                String navn = String.valueOf(fil.getFileName());
                if (navn.endsWith(".yaml") && !FELLES.contains(navn)) {
                    begrep(fil, navn.substring(0, navn.length() - ".yaml".length()));
                }
            }
        }
    }

    private void begrep(Path fil, String navn) throws IOException {
        String tekst = Yamlleser.innhold(fil);
        Optional<Fil> lest = yaml(fil, tekst, new TypeReference<Fil>() {});
        if (lest.isEmpty()) {
            return;
        }
        Fil f = lest.orElseThrow();
        if (!navn.equals(f.begrep())) {
            meld(fil, tekst, "begrep", "the file of the concept «%s» must be called %s".formatted(f.begrep(), navn));
        }
        if (f.betyr() == null || f.betyr().isBlank()) {
            meld(fil, tekst, "begrep", "betyr is missing");
        }
        String annen = filer.put(navn, fil.toString());
        if (annen != null) {
            meld(fil, tekst, "begrep", "the concept «%s» stands in %s as well".formatted(navn, annen));
        }
        List<String> ord = Stream.of(f.nb(), f.nn(), f.fork())
                .flatMap(l -> liste(l).stream())
                .toList();
        if (ord.isEmpty()) {
            meld(fil, tekst, "begrep", "the concept «" + navn + "» has no words");
        }
        eksempler(fil, tekst, navn, f.eksempler());
        int nummer = begreper.size();
        former.put(navn, legg(fil, tekst, ord, new Frase(Frase.Slag.FORM, nummer, false)));
        legg(fil, tekst, liste(f.nekt()), new Frase(Frase.Slag.NEKT, nummer, false));
        legg(fil, tekst, liste(f.ikke()), new Frase(Frase.Slag.IKKE, nummer, false));
        legg(fil, tekst, liste(f.innskrenk()), new Frase(Frase.Slag.INNSKRENK, nummer, false));
        legg(fil, tekst, liste(f.likevel()), new Frase(Frase.Slag.LIKEVEL, nummer, false));
        legg(fil, tekst, liste(f.uvirksom()), new Frase(Frase.Slag.UVIRKSOM, nummer, false));
        utelukker.put(navn, liste(f.utelukker()));
        begreper.add(new Begrep(
                navn,
                String.valueOf(f.betyr()),
                valg(fil, tekst, "fortid", f.fortid(), Begrep.Fortid.values()),
                valg(fil, tekst, "mulig", f.mulig(), Begrep.Mulig.values()),
                valg(fil, tekst, "annen", f.annen(), JaNei.JA, JaNei.NEI) == JaNei.JA,
                valg(fil, tekst, "framtid", f.framtid(), Begrep.Framtid.values()),
                valg(fil, tekst, "sporsmal", f.sporsmal(), JaNei.JA, JaNei.NEI) == JaNei.JA,
                valg(fil, tekst, "svar", f.svar(), Begrep.Etikett.values()),
                valg(fil, tekst, "navn", f.navn(), JaNei.NEI, JaNei.JA) == JaNei.JA));
    }

    private void eksempler(Path fil, String tekst, String begrep, @Nullable String sti) {
        if (sti == null) {
            meld(fil, tekst, "begrep", "eksempler is missing: a concept without sentences is not known to work");
        } else if (!Files.isRegularFile(fil.resolveSibling(sti))) {
            meld(fil, tekst, sti, "there is no file " + sti);
        } else {
            eksempler.put(begrep, fil.resolveSibling(sti));
        }
    }

    private enum JaNei {
        JA,
        NEI
    }

    /** Which of the values is written, in small letters; the first where none is. */
    @SafeVarargs
    private <E extends Enum<E>> E valg(Path fil, String tekst, String felt, @Nullable String verdi, E... mulige) {
        List<String> ord = Arrays.stream(mulige)
                .map(m -> m.name().toLowerCase(Locale.ROOT))
                .toList();
        int nummer = verdi == null ? 0 : ord.indexOf(verdi);
        if (nummer < 0) {
            meld(fil, tekst, felt, "%s is %s, not «%s»".formatted(felt, String.join(" or ", ord), verdi));
        }
        return mulige[Math.max(0, nummer)];
    }

    private void provUtelukkelser() {
        utelukker.forEach((navn, andre) -> andre.forEach(annet -> {
            String fil = Objects.requireNonNull(filer.get(navn));
            if (!former.containsKey(annet)) {
                feil.add("%s: utelukker names «%s», which is no concept".formatted(fil, annet));
                return;
            }
            former.getOrDefault(navn, Set.of()).stream()
                    .filter(former.getOrDefault(annet, Set.of())::contains)
                    .forEach(form ->
                            feil.add("%s: «%s» stands in «%s» as well, which excludes it".formatted(fil, form, annet)));
        }));
    }

    private Set<String> legg(Path fil, String tekst, List<String> liste, Frase frase) {
        Set<String> sett = new LinkedHashSet<>();
        for (@Nullable String form : liste) {
            if (form == null) {
                meld(fil, tekst, "null", "an empty form; words that YAML reads as something else need quotes");
                continue;
            }
            for (String en : utvid(fil, tekst, form)) {
                List<String> ord = ord(en);
                prov(fil, tekst, form, ord);
                boolean ny = sett.add(String.join(" ", ord));
                if (!ny && en.equals(form)) {
                    // That alternatives of two forms meet in one phrase is no fault; writing it out twice is.
                    meld(fil, tekst, form, "«%s» stands twice".formatted(en.strip()));
                } else if (ny && !ord.isEmpty()) {
                    fraser.add(new Frase(
                            frase.slag(),
                            frase.nummer(),
                            ord.contains("_")
                                    && ord.stream()
                                            .flatMap(Ordtrie::enkelte)
                                            .noneMatch(ordlister.nektelser()::contains)));
                    fraseord.add(ord);
                }
            }
        }
        return sett;
    }

    private static List<String> ord(String form) {
        String renset = form.toLowerCase(Locale.ROOT).replace('–', '-');
        if (renset.indexOf('-') >= 0) {
            renset = LEDDSTREK.matcher(renset).replaceAll(" -");
        }
        List<String> ord = new ArrayList<>();
        for (StringTokenizer biter = new StringTokenizer(renset); biter.hasMoreTokens(); ) {
            String o = biter.nextToken();
            String uten = o.indexOf('.') < 0 ? o : utenPunktum(o);
            ord.add(PARENTESER.getOrDefault(uten, uten));
        }
        return ord;
    }

    private static String utenPunktum(String ord) {
        return Ordtrie.enkelte(ord)
                .map(e -> e.endsWith(".") ? e.substring(0, e.length() - 1) : e)
                .collect(Collectors.joining(Ordtrie.ELLER));
    }

    /** Alternatives in parentheses, {@code _} that may be left out, and {@code _3} for at most three words, as phrases of their own. */
    private List<String> utvid(Path fil, String tekst, String form) {
        if (form.indexOf('(') < 0 && form.indexOf('_') < 0) {
            return List.of(String.join(" ", ord(form)));
        }
        List<String> alle = new ArrayList<>(List.of(form));
        while (alle.stream().anyMatch(f -> VALG.matcher(f).find())) {
            if (alle.size() > FLESTE_FRASER) {
                meld(fil, tekst, form, "«%s» stands for more than %d phrases".formatted(form, FLESTE_FRASER));
                return List.of();
            }
            alle = alle.stream()
                    .flatMap(f -> {
                        Matcher m = VALG.matcher(f);
                        return m.find()
                                ? alternativer(f, m).map(v -> f.substring(0, m.start()) + v + f.substring(m.end()))
                                : Stream.of(f);
                    })
                    .collect(Collectors.toCollection(ArrayList::new));
        }
        return alle.stream()
                .flatMap(f -> f.contains(" _ ") ? Stream.of(f, f.replace(" _ ", " ")) : Stream.of(f))
                .flatMap(Leksikonleser::hull)
                .map(f -> String.join(" ", ord(f)))
                .distinct()
                .toList();
    }

    /** The alternatives of a group; those that are single words stand together as one, so that groups do not multiply. */
    private static Stream<String> alternativer(String form, Matcher m) {
        List<String> alle = List.of(m.group(1).split("\\|", -1));
        boolean helt = (m.start() == 0 || form.charAt(m.start() - 1) == ' ')
                && (m.end() == form.length() || form.charAt(m.end()) == ' ')
                && m.end() - m.start() < form.strip().length();
        List<String> ord =
                alle.stream().map(String::strip).filter(Leksikonleser::erEttOrd).toList();
        if (!helt || ord.size() < 2) {
            return alle.stream();
        }
        return Stream.concat(
                Stream.of(String.join(Ordtrie.ELLER, ord)), alle.stream().filter(a -> !erEttOrd(a.strip())));
    }

    private static boolean erEttOrd(String form) {
        return !form.isEmpty() && form.indexOf(' ') < 0 && !form.startsWith("_");
    }

    private static Stream<String> hull(String form) {
        Matcher m = HULL.matcher(form);
        if (!m.find()) {
            return Stream.of(form);
        }
        return IntStream.rangeClosed(0, Integer.parseInt(m.group(1)))
                .boxed()
                .flatMap(n -> hull(form.substring(0, m.start()) + " _".repeat(n) + form.substring(m.end())));
    }

    private void prov(Path fil, String tekst, String form, List<String> ord) {
        if (ord.isEmpty() || ord.stream().allMatch("_"::equals)) {
            meld(fil, tekst, form, "an empty form");
        }
        for (String o : ord.stream().flatMap(Ordtrie::enkelte).toList()) {
            String kjerne = o.indexOf('*') < 0 ? o : o.replace("*", "");
            boolean stamme = o.endsWith("*");
            boolean ledd = o.startsWith("*");
            if ((stamme && ledd) || (o.contains("*") && !stamme && !ledd)) {
                meld(fil, tekst, form, "«%s»: the star stands first or last".formatted(o));
            } else if ((stamme && kjerne.length() < KORTESTE_STAMME) || (ledd && kjerne.length() < KORTESTE_LEDD)) {
                meld(fil, tekst, form, "«%s»: too few letters for a star; list the forms".formatted(o));
            }
            if (o.startsWith("_") && o.matches("_\\d+")) {
                meld(fil, tekst, form, "«%s»: a gap of up to six words stands between words".formatted(o));
            }
            if (o.startsWith("<") && !TALLORD.contains(o)) {
                meld(fil, tekst, form, "«%s» is none of %s".formatted(o, new java.util.TreeSet<>(TALLORD)));
            }
        }
    }

    private <T> Optional<T> yaml(Path fil, String tekst, TypeReference<T> type) {
        try {
            return Optional.of(Yamlleser.les(fil, tekst, type));
        } catch (IllegalArgumentException e) {
            feil.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private void meld(Path fil, String tekst, String sok, String hva) {
        List<String> linjer = tekst.lines().toList();
        int linje = 1;
        for (int i = 0; i < linjer.size(); i++) {
            if (linjer.get(i).contains(sok)) {
                linje = i + 1;
                break;
            }
        }
        feil.add("%s, line %d: %s".formatted(fil, linje, hva));
    }

    private static List<String> liste(@Nullable List<String> liste) {
        return liste == null ? List.of() : liste;
    }
}

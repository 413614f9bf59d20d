package no.meldingsvakt.skjema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.meldingsvakt.xml.XmlFabrikk;

/**
 * An operator's folder of schemas, such as the official ones, in whatever layout it has. Which namespace a file belongs to
 * is read from the file. Imports are answered by namespace, first from the folder and then from the built-in schemas;
 * includes by their path within the folder.
 *
 * <p>Unlike the built-in schemas these may declare a document type, because W3C's own schema for signatures does. No
 * external part of it is ever read, and entities have narrow limits.
 */
final class Operatormappe {

    /** Where the files stand among all schemas. No standard's folder is called so. */
    private static final String ROT = "xsd-mappe/";

    private final Map<String, Skjemafil> filer;
    private final Map<String, Skjemafil> innganger;

    private Operatormappe(Map<String, Skjemafil> filer, Map<String, Skjemafil> innganger) {
        this.filer = filer;
        this.innganger = innganger;
    }

    /** Reads the folder; throws {@link IllegalArgumentException} with path, and line if it has one, when it cannot be used. */
    static Operatormappe les(Path mappe, XmlFabrikk xml) {
        Map<String, Skjemafil> filer = new LinkedHashMap<>();
        for (Path fil : skjemaer(mappe)) {
            String sti = ROT + Skjemamappe.sti(mappe, fil);
            try {
                filer.put(
                        sti, Skjemafilleser.les(sti, fil.toString(), Files.readAllBytes(fil), xml.operatorensLeser()));
            } catch (IOException e) {
                throw uleselig(fil, e);
            }
        }
        if (filer.isEmpty()) {
            throw new IllegalArgumentException(mappe + ": the folder holds no schema (*.xsd)");
        }
        filer.values().forEach(f -> kontrollerIncludes(f, filer));
        kontrollerNavnerom(filer);
        filer.values().forEach(f -> xml.reserver(f.navnerom(), f.navn()));
        return new Operatormappe(filer, innganger(filer));
    }

    /** The built-in schemas, save those that the folder replaces. */
    Skjemamappe iStedetFor(Skjemamappe innebygde) {
        Map<String, Skjemafil> etterNavnerom = new TreeMap<>();
        innebygde.innganger().forEach(f -> etterNavnerom.put(f.navnerom(), f));
        etterNavnerom.putAll(innganger);
        filer.values().forEach(f -> kontrollerImporter(f, etterNavnerom.keySet()));
        Map<String, Skjemafil> alle = new HashMap<>(filer);
        innebygde.filer().forEach(f -> alle.put(f.sti(), f));
        return new Skjemamappe(innebygde.standarder(), alle, List.copyOf(etterNavnerom.values()));
    }

    /** Files in order. Hidden ones are left out: a mounted volume keeps a second copy of everything in hidden folders. */
    private static List<Path> skjemaer(Path mappe) {
        if (!Files.isDirectory(mappe)) {
            throw new IllegalArgumentException(mappe + ": there is no such folder");
        }
        try (Stream<Path> alle = Files.walk(mappe, FileVisitOption.FOLLOW_LINKS)) {
            return alle.filter(f -> !erSkjult(mappe.relativize(f)))
                    .filter(f -> f.toString().toLowerCase(Locale.ROOT).endsWith(".xsd"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw uleselig(mappe, e);
        } catch (UncheckedIOException e) {
            throw uleselig(mappe, Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    private static boolean erSkjult(Path fil) {
        for (Path ledd : fil) {
            if (ledd.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private static IllegalArgumentException uleselig(Path sted, Exception e) {
        return new IllegalArgumentException("%s: cannot be read (%s)".formatted(sted, e), e);
    }

    private static void kontrollerIncludes(Skjemafil fil, Map<String, Skjemafil> filer) {
        for (Skjemafil.Henvisning h : fil.henvisninger()) {
            if (!h.erImport() && fil.folg(h.sted()).map(filer::get).isEmpty()) {
                throw Skjemafeilmelding.i(fil, h, "the included file %s is not in the folder".formatted(h.sted()));
            }
        }
    }

    private static void kontrollerNavnerom(Map<String, Skjemafil> filer) {
        Set<Skjemafil> inkluderte =
                filer.values().stream().flatMap(f -> includes(f, filer)).collect(Collectors.toSet());
        filer.values().stream()
                .filter(f -> f.navnerom().isEmpty() && !inkluderte.contains(f))
                .findFirst()
                .ifPresent(f -> {
                    throw new IllegalArgumentException(
                            f.visning() + ": it has no targetNamespace, and no schema in the folder includes it");
                });
    }

    private static void kontrollerImporter(Skjemafil fil, Set<String> navnerom) {
        for (Skjemafil.Henvisning h : fil.henvisninger()) {
            if (h.erImport() && !navnerom.contains(h.navnerom())) {
                throw Skjemafeilmelding.i(
                        fil,
                        h,
                        "the imported namespace «%s» is neither in the folder nor built in".formatted(h.navnerom()));
            }
        }
    }

    private static Stream<Skjemafil> includes(Skjemafil fil, Map<String, Skjemafil> filer) {
        return fil.henvisninger().stream()
                .filter(h -> !h.erImport())
                .flatMap(h -> fil.folg(h.sted()).map(filer::get).stream());
    }

    private static Map<String, Skjemafil> innganger(Map<String, Skjemafil> filer) {
        Map<String, List<Skjemafil>> etterNavnerom = filer.values().stream()
                .collect(Collectors.groupingBy(Skjemafil::navnerom, TreeMap::new, Collectors.toList()));
        Map<String, Skjemafil> innganger = new TreeMap<>();
        etterNavnerom.forEach((navnerom, egne) -> {
            if (!navnerom.isEmpty()) {
                innganger.put(navnerom, inngang(navnerom, egne, filer));
            }
        });
        return innganger;
    }

    /** The file of the namespace that draws in all others of it; copies of one file count once. */
    private static Skjemafil inngang(String navnerom, List<Skjemafil> egne, Map<String, Skjemafil> filer) {
        List<Skjemafil> ulike = new ArrayList<>();
        egne.stream().filter(f -> !harKopi(ulike, f)).forEach(ulike::add);
        return ulike.stream()
                .filter(f -> ulike.stream().allMatch(u -> harKopi(omfatter(f, filer), u)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s: the namespace %s is also that of %s"
                        .formatted(
                                ulike.get(1).visning(), navnerom, ulike.get(0).visning())));
    }

    private static boolean harKopi(Collection<Skjemafil> filer, Skjemafil fil) {
        return filer.stream().anyMatch(f -> Arrays.equals(f.innhold(), fil.innhold()));
    }

    /** The file and all that it includes, and that they include. */
    private static Set<Skjemafil> omfatter(Skjemafil forste, Map<String, Skjemafil> filer) {
        Set<Skjemafil> sett = new HashSet<>();
        Deque<Skjemafil> igjen = new ArrayDeque<>(List.of(forste));
        while (!igjen.isEmpty()) {
            Skjemafil fil = igjen.pop();
            if (sett.add(fil)) {
                includes(fil, filer).forEach(igjen::push);
            }
        }
        return sett;
    }
}

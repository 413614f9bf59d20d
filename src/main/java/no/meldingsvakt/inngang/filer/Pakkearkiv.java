package no.meldingsvakt.inngang.filer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import no.meldingsvakt.inngang.filer.UegnetException.Grunn;

/** A rule pack that was sent as a zip file. It is unpacked in a folder of its own, which is deleted when the pack has been read. */
public final class Pakkearkiv {

    /** Far more than any pack has. */
    static final int FLEST = 10_000;

    static final int STORST = 32 << 20;

    private static final String PAKKEFIL = "pakke.yaml";

    private Pakkearkiv() {}

    /**
     * Reads the pack. Faults in it are told with names of files as they are in the zip file.
     *
     * @param les reads the folder; throws {@link IllegalArgumentException} for what cannot be used
     * @throws UegnetException for what is no whole zip file with one pack
     */
    public static <T> T les(byte[] zip, Function<Path, T> les) {
        try {
            Path mappe = Files.createTempDirectory("pakke");
            try {
                pakkUt(zip, mappe);
                return les(mappe, les);
            } finally {
                slett(mappe);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a pack could not be unpacked", e);
        }
    }

    private static <T> T les(Path mappe, Function<Path, T> les) throws IOException {
        Path pakke = pakke(mappe);
        try {
            return les.apply(pakke);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    String.valueOf(e.getMessage())
                            .replace(mappe + mappe.getFileSystem().getSeparator(), ""),
                    e);
        }
    }

    /** Where the pack is: at the root, or in a folder that was packed with its name. */
    private static Path pakke(Path mappe) throws IOException {
        try (Stream<Path> alle = Files.walk(mappe)) {
            List<Path> pakker = alle.filter(f -> f.endsWith(PAKKEFIL)).toList();
            if (pakker.size() != 1) {
                throw uegnet("Filen skal ha én regelpakke, med én " + PAKKEFIL + ". Den har " + pakker.size() + ".");
            }
            return pakker.get(0).resolveSibling(".").normalize();
        }
    }

    private static void pakkUt(byte[] zip, Path mappe) {
        if (!Samler.erZip(zip)) {
            throw uegnet("Filen er ingen zip-fil.");
        }
        Zipleser.les(zip, new Utpakking(mappe));
    }

    /** Puts the files where they were when they were packed. */
    private static final class Utpakking implements Zipleser.Mottaker {

        private final Path mappe;
        private int antall;
        private int igjen = STORST;

        Utpakking(Path mappe) {
            this.mappe = mappe;
        }

        @Override
        public int neste() {
            if (antall == FLEST) {
                throw new UegnetException(
                        Grunn.FOR_MANGE, "For mange filer", "En regelpakke kan ha %d filer.".formatted(FLEST));
            }
            return ++antall;
        }

        @Override
        public byte[] les(InputStream inn) throws IOException {
            byte[] innhold = inn.readNBytes(igjen + 1);
            igjen -= innhold.length;
            if (igjen < 0) {
                throw new UegnetException(
                        Grunn.FOR_STORT, "Pakken er for stor", "Grensen er %d MiB utpakket.".formatted(STORST >> 20));
            }
            return innhold;
        }

        @Override
        public void legg(byte[] innhold, String navn) {
            Path sted = sted(mappe, navn);
            try {
                Files.createDirectories(sted.resolveSibling("."));
                Files.write(sted, innhold);
            } catch (FileSystemException e) {
                throw uegnet("To filer i den har samme navn, eller et navn som ikke kan brukes.");
            } catch (IOException e) {
                throw new UncheckedIOException("a pack could not be unpacked", e);
            }
        }
    }

    /** Never outside the folder, whatever the file is called. */
    private static Path sted(Path mappe, String navn) {
        try {
            Path sted = mappe.resolve(navn).normalize();
            if (sted.startsWith(mappe) && !sted.equals(mappe)) {
                return sted;
            }
        } catch (InvalidPathException e) {
            // Answered as any other name that cannot be.
        }
        throw uegnet("En fil i den har et navn som peker utenfor pakken.");
    }

    private static UegnetException uegnet(String detalj) {
        return new UegnetException(Grunn.ODELAGT, "Regelpakken kan ikke leses", detalj);
    }

    private static void slett(Path mappe) throws IOException {
        try (Stream<Path> alle = Files.walk(mappe)) {
            for (Path fil : alle.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(fil);
            }
        }
    }
}

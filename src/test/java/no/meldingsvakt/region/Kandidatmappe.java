package no.meldingsvakt.region;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A copy of a pack's folder, to be changed into one that may be adopted. */
public record Kandidatmappe(Path mappe) {

    /** Copies a pack of the repository into a folder under the given one. */
    public static Kandidatmappe av(String pakke, Path under) {
        Path fra = Path.of("schematron", pakke);
        Path til = under.resolve(pakke);
        try (Stream<Path> alle = Files.walk(fra)) {
            for (Path p : alle.toList()) {
                Path ny = til.resolve(fra.relativize(p).toString());
                if (Files.isDirectory(p)) {
                    Files.createDirectories(ny);
                } else {
                    Files.copy(p, ny);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Kandidatmappe(til);
    }

    /** Changes a text in a file, which must be there. */
    public Kandidatmappe byttet(String fil, String fra, String til) {
        try {
            Path sti = mappe.resolve(fil);
            String tekst = Files.readString(sti);
            if (!tekst.contains(fra)) {
                throw new IllegalArgumentException(fil + " has no «" + fra + "»");
            }
            Files.writeString(sti, tekst.replace(fra, til));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Takes a rule out. */
    public Kandidatmappe uten(String regelmappe) {
        try (Stream<Path> alle = Files.walk(mappe.resolve(regelmappe))) {
            for (Path p : alle.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(p);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }
}

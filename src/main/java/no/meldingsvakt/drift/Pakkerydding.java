package no.meldingsvakt.drift;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Makes the code that Quarkus has generated the same in each build. What its recorded steps hand each other is named {@code proxykey}, and a number
 * from a counter that steps in several threads share; here the names are numbered anew in the order of the classes. Nothing else of a class is changed:
 * a name stands once, among its constants, and all else refers to it by place.
 */
public final class Pakkerydding {

    private static final String JAR = "quarkus/generated-bytecode.jar";
    private static final String NOKKEL = "proxykey";
    private static final Pattern NOKLER = Pattern.compile(NOKKEL + "\\d+");
    private static final String KLASSE = ".class";
    private static final int MERKE = 0xCAFEBABE;

    private final Map<String, String> nye = new HashMap<>();

    private Pakkerydding() {}

    /**
     * Rewrites the jar; a step of the build.
     *
     * @param argumenter the folder with the packaged program
     */
    public static void main(String... argumenter) throws IOException {
        Path jar = Path.of(argumenter[0]).resolve(JAR);
        if (Files.exists(jar)) {
            rydd(jar);
        }
    }

    /** Rewrites a jar; doing it again changes nothing. */
    static void rydd(Path jar) throws IOException {
        skriv(jar, jar, new Pakkerydding()::klasse);
    }

    /** Writes a jar as another, with its files in the order of their names and something done with each class; it may be written over itself. */
    static void skriv(Path fra, Path til, UnaryOperator<byte[]> klasse) throws IOException {
        Path ny = til.resolveSibling(til.getFileName() + ".ny");
        try (ZipOutputStream ut = new ZipOutputStream(Files.newOutputStream(ny))) {
            for (Map.Entry<String, Fil> fil : les(fra).entrySet()) {
                ZipEntry inngang = new ZipEntry(fil.getKey());
                inngang.setTimeLocal(fil.getValue().post().getTimeLocal());
                ut.putNextEntry(inngang);
                byte[] innhold = fil.getValue().innhold();
                ut.write(fil.getKey().endsWith(KLASSE) ? klasse.apply(innhold) : innhold);
                ut.closeEntry();
            }
        }
        Files.move(ny, til, StandardCopyOption.REPLACE_EXISTING);
    }

    private record Fil(ZipEntry post, byte[] innhold) {}

    private static Map<String, Fil> les(Path jar) throws IOException {
        Map<String, Fil> filer = new TreeMap<>();
        try (ZipInputStream inn = new ZipInputStream(Files.newInputStream(jar))) {
            for (ZipEntry post = inn.getNextEntry(); post != null; post = inn.getNextEntry()) {
                filer.put(post.getName(), new Fil(post, inn.readAllBytes()));
            }
        }
        return filer;
    }

    /** The class with other names among its constants. */
    byte[] klasse(byte[] klasse) {
        try (DataInputStream inn = new DataInputStream(new java.io.ByteArrayInputStream(klasse))) {
            ByteArrayOutputStream byter = new ByteArrayOutputStream(klasse.length);
            DataOutputStream ut = new DataOutputStream(byter);
            int merke = inn.readInt();
            if (merke != MERKE) {
                throw new IllegalArgumentException("not a class");
            }
            ut.writeInt(merke);
            ut.writeInt(inn.readInt());
            int antall = inn.readUnsignedShort();
            ut.writeShort(antall);
            for (int i = 1; i < antall; i++) {
                i += konstant(inn, ut) - 1;
            }
            inn.transferTo(ut);
            return byter.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies a constant; answers how many places it takes. The kinds are those of the virtual machine's specification, 4.4. */
    private int konstant(DataInputStream inn, DataOutputStream ut) throws IOException {
        int slag = inn.readUnsignedByte();
        ut.writeByte(slag);
        switch (slag) {
            case 1 -> {
                String tekst = inn.readUTF();
                ut.writeUTF(
                        NOKLER.matcher(tekst).matches()
                                ? nye.computeIfAbsent(tekst, t -> NOKKEL + (nye.size() + 1))
                                : tekst);
            }
            case 7, 8, 16, 19, 20 -> ut.write(inn.readNBytes(2));
            case 15 -> ut.write(inn.readNBytes(3));
            case 3, 4, 9, 10, 11, 12, 17, 18 -> ut.write(inn.readNBytes(4));
            case 5, 6 -> {
                ut.write(inn.readNBytes(8));
                return 2;
            }
            default -> throw new IllegalArgumentException("an unknown kind of constant: " + slag);
        }
        return 1;
    }
}

package no.meldingsvakt.drift;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Gives commands a copy of picocli that an archive of classes takes. It is compiled for Java 5, whose classes say nothing that they can be
 * checked by; the JVM archives none of them, and reads and checks a hundred and fifty anew each time. Here they are given what they lack. What
 * they do is the same, and the original is left as it is.
 */
public final class Klassefornyer {

    /** The folder beside the libraries that the commands' launcher looks in first. */
    private static final String MAPPE = "kommando";

    private static final String BIBLIOTEKER = "lib/main";
    private static final String PICOCLI = "info.picocli.picocli-";

    /** The first whose classes are always checked by what they say of themselves is 7. */
    private static final int VERSJON = Opcodes.V1_8;

    private Klassefornyer() {}

    /**
     * Makes the copy; a step of the build.
     *
     * @param argumenter the folder with the packaged program
     */
    public static void main(String... argumenter) throws IOException {
        Path program = Path.of(argumenter[0]);
        if (!Files.isDirectory(program.resolve(BIBLIOTEKER))) {
            return;
        }
        Path mappe = Files.createDirectories(program.resolve(MAPPE));
        forny(picocli(program.resolve(BIBLIOTEKER)), mappe.resolve("picocli.jar"));
    }

    private static Path picocli(Path mappe) throws IOException {
        try (Stream<Path> filer = Files.list(mappe)) {
            return filer.filter(f -> f.getFileName().toString().startsWith(PICOCLI))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Copies a jar, with its classes made newer; the same jar becomes the same bytes. */
    static void forny(Path fra, Path til) throws IOException {
        Pakkerydding.skriv(fra, til, Klassefornyer::fornyet);
    }

    /** The class as a newer compiler would have written it; one that is new already is left as it is. */
    private static byte[] fornyet(byte[] klasse) {
        ClassReader leser = new ClassReader(klasse);
        if (leser.readShort(Integer.BYTES + Short.BYTES) >= VERSJON) {
            return klasse;
        }
        ClassWriter skriver = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
        leser.accept(
                new ClassVisitor(Opcodes.ASM9, skriver) {
                    @Override
                    public void visit(
                            int versjon, int tilgang, String navn, String signatur, String over, String[] grensesnitt) {
                        super.visit(VERSJON, tilgang, navn, signatur, over, grensesnitt);
                    }
                },
                ClassReader.SKIP_FRAMES);
        return skriver.toByteArray();
    }
}

package no.meldingsvakt.inngang.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import no.meldingsvakt.drift.Deler;

/**
 * What is around a command.
 *
 * @param tegnsett what the terminal shows
 * @param terminal whether somebody watches the errors come
 * @param mappe the folder that the command is run in
 * @param innstillinger finds a setting, such as {@code meldingsvakt.regelmappe}
 * @param deler makes what judges
 */
record Miljo(
        InputStream inn,
        OutputStream ut,
        OutputStream feil,
        Charset tegnsett,
        boolean terminal,
        Path mappe,
        Function<String, Optional<String>> innstillinger,
        Function<Deler.Oppsett, Deler> deler,
        Avbrudd avbrudd) {

    /** That of this process. */
    static Miljo prosessens(Avbrudd avbrudd) {
        return new Miljo(
                System.in,
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)),
                new FileOutputStream(FileDescriptor.err),
                terminalens(),
                erTerminal(),
                Path.of("").toAbsolutePath(),
                Miljo::innstilling,
                oppsett -> new Deler(oppsett, Clock.systemUTC()),
                avbrudd);
    }

    /** As everywhere in the program: a system property, or an environment variable in upper case. */
    private static Optional<String> innstilling(String navn) {
        return Optional.ofNullable(System.getProperty(navn))
                .or(() -> Optional.ofNullable(
                        System.getenv(navn.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"))))
                .filter(v -> !v.isBlank());
    }

    private static Charset terminalens() {
        return Stream.of("stdout.encoding", "sun.stdout.encoding", "native.encoding")
                .flatMap(n -> Optional.ofNullable(System.getProperty(n)).stream())
                .flatMap(n -> tegnsett(n).stream())
                .findFirst()
                .orElseGet(Charset::defaultCharset);
    }

    private static Optional<Charset> tegnsett(String navn) {
        try {
            return Optional.of(Charset.forName(navn));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /** Java tells only of input and output together, and newer ones not even that; Linux tells what the errors go to. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean erTerminal() {
        try {
            String feil = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return feil.startsWith("/dev/pts/") || feil.startsWith("/dev/tty") || feil.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return System.console() != null;
        }
    }
}

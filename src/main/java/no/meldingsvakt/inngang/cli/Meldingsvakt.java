package no.meldingsvakt.inngang.cli;

import java.util.List;

/**
 * Where the program begins: the service when nothing or {@code server} is asked for, else a command, which does without
 * Quarkus since that would start broker, database and HTTP as well. It is named in application.properties and not annotated as Quarkus'
 * main class: Camel would then leave its own start to it, in tests too.
 */
public final class Meldingsvakt {

    private static final String SERVER = "server";

    private Meldingsvakt() {}

    /** Starts the service or runs a command; a command ends the process with its exit code. */
    public static void main(String... argumenter) {
        List<String> alle = List.of(argumenter);
        if (alle.isEmpty() || alle.equals(List.of(SERVER))) {
            ServerKommando.start();
            return;
        }
        still();
        Avbrudd avbrudd = Avbrudd.vedSignal();
        int kode = Kommandolinje.kjor(Miljo.prosessens(avbrudd), alle);
        avbrudd.ferdig();
        System.exit(kode);
    }

    /** Has libraries that would log be silent. */
    static void still() {
        System.setProperty("java.util.logging.config.class", Stillhet.class.getName());
        System.setProperty("slf4j.internal.verbosity", "ERROR");
    }

    /** How a command logs, should something of it try to: what there is to tell is told in other ways. Made by the JDK. */
    public static final class Stillhet {}
}

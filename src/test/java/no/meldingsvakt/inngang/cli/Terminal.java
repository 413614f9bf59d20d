package no.meldingsvakt.inngang.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import no.meldingsvakt.drift.Deler;

/** Runs commands as a user would, in a folder, and keeps what they wrote. What judges is made once for each set of settings. */
final class Terminal {

    private static final Map<Deler.Oppsett, Deler> DELER = new ConcurrentHashMap<>();

    private final Path mappe;
    private final Map<String, String> innstillinger = new HashMap<>();
    private Charset tegnsett = StandardCharsets.UTF_8;
    private boolean sett;
    private InputStream inn = InputStream.nullInputStream();
    private OutputStream annetsteds;
    private Avbrudd avbrudd = new Avbrudd();
    private ByteArrayOutputStream ut = new ByteArrayOutputStream();
    private ByteArrayOutputStream feil = new ByteArrayOutputStream();

    Terminal(Path mappe) {
        this.mappe = mappe;
    }

    Terminal medTegnsett(Charset annet) {
        tegnsett = annet;
        return this;
    }

    Terminal somBlirSett() {
        sett = true;
        return this;
    }

    Terminal medUt(OutputStream strom) {
        annetsteds = strom;
        return this;
    }

    Terminal medInn(byte[] inndata) {
        inn = new ByteArrayInputStream(inndata);
        return this;
    }

    Terminal medAvbrudd(Avbrudd annet) {
        avbrudd = annet;
        return this;
    }

    Terminal medInnstilling(String navn, Object verdi) {
        innstillinger.put(navn, verdi.toString());
        return this;
    }

    /** The exit code. */
    int kjor(String... argumenter) {
        ut = new ByteArrayOutputStream();
        feil = new ByteArrayOutputStream();
        return Kommandolinje.kjor(
                new Miljo(
                        inn,
                        annetsteds == null ? ut : annetsteds,
                        feil,
                        tegnsett,
                        sett,
                        mappe,
                        navn -> Optional.ofNullable(innstillinger.get(navn)),
                        oppsett -> DELER.computeIfAbsent(oppsett, o -> new Deler(o, Clock.systemUTC())),
                        avbrudd),
                List.of(argumenter));
    }

    String ut() {
        return ut.toString(tegnsett);
    }

    String feil() {
        return feil.toString(tegnsett);
    }
}

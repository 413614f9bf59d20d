package no.meldingsvakt.inngang.cli;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import no.meldingsvakt.kvittering.rapport.Ord;
import no.meldingsvakt.regel.Regelverksted;
import no.meldingsvakt.regel.Regelverksted.Dom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code regel test}: tries the examples in the folders of rules, once or each time a file in them changes. */
@Command(name = "test", mixinStandardHelpOptions = true, versionProvider = Rotkommando.Versjon.class)
final class ProvRegelKommando implements Callable<Integer> {

    private static final long SE_ETTER_AVBRUDD_MS = 200;

    /** Editors write a file in several turns. */
    private static final long RO_MS = 100;

    private final Miljo miljo;
    private final Ord ord;

    @Parameters(arity = "1", paramLabel = "MAPPE", descriptionKey = "regelmappe")
    private Path sted = Path.of("");

    @Option(names = "--folg", descriptionKey = "folg")
    private boolean folg;

    ProvRegelKommando(Miljo miljo, Ord ord) {
        this.miljo = miljo;
        this.ord = ord;
    }

    @Override
    public Integer call() throws IOException {
        Path mappe = miljo.mappe().resolve(sted);
        if (!Files.isDirectory(mappe)) {
            throw new BrukException(sted + ": " + ord.si("filer.finnes-ikke"));
        }
        Redskap redskap = new Redskap(miljo, ord, new Bedommelsesvalg());
        Regelverksted verksted =
                new Regelverksted(redskap.deler().xml(), redskap.regler().get().katalog());
        return folg ? folg(verksted, mappe) : prov(verksted, mappe);
    }

    private int prov(Regelverksted verksted, Path mappe) throws IOException {
        Skjerm skjerm = new Skjerm(miljo.ut(), miljo.tegnsett());
        List<Dom> dommer = verksted.prov(mappe);
        if (dommer.isEmpty()) {
            throw new BrukException(sted + ": " + ord.si("regel.ingen"));
        }
        for (Dom d : dommer) {
            skjerm.linje(ord.si(d.feil().isEmpty() ? "regel.bra" : "regel.feil", d.regel(), d.antall()));
            for (String f : d.feil()) {
                skjerm.linje("  " + f);
            }
        }
        skjerm.ferdig();
        return dommer.stream().allMatch(d -> d.feil().isEmpty()) ? Utgangskode.BRA : Utgangskode.AVVIK;
    }

    private int folg(Regelverksted verksted, Path mappe) throws IOException {
        int kode = Utgangskode.BRA;
        try (WatchService vakt = FileSystems.getDefault().newWatchService()) {
            // Before the first try, so that what changes during it is seen.
            se(mappe, vakt);
            kode = prov(verksted, mappe);
            while (!miljo.avbrudd().erBedtOm()) {
                @Nullable WatchKey endret = vakt.poll(SE_ETTER_AVBRUDD_MS, TimeUnit.MILLISECONDS);
                if (endret != null) {
                    while (endret != null) {
                        endret.pollEvents();
                        endret.reset();
                        endret = vakt.poll(RO_MS, TimeUnit.MILLISECONDS);
                    }
                    se(mappe, vakt);
                    new Skjerm(miljo.ut(), miljo.tegnsett()).linje("");
                    kode = prov(verksted, mappe);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ClosedWatchServiceException e) {
            // Nobody watches any more.
        }
        return kode;
    }

    private static void se(Path mappe, WatchService vakt) throws IOException {
        try (Stream<Path> alle = Files.walk(mappe)) {
            for (Path m : alle.filter(Files::isDirectory).toList()) {
                m.register(
                        vakt,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
            }
        }
    }
}

package no.meldingsvakt.inngang.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import no.meldingsvakt.inngang.cli.Filliste.Uegnet;
import no.meldingsvakt.inngang.filer.Samler;
import no.meldingsvakt.inngang.filer.UegnetException;
import no.meldingsvakt.kvittering.rapport.Ord;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files to judge. Folders are walked for {@code .xml} and {@code .zip}, without what is hidden; a file that is named is taken whatever
 * it is called. What cannot be read is told, and does not stop the rest. For one command.
 */
final class Filvandrer {

    /** What a user writes for standard input. */
    private static final Path INNDATA = Path.of("-");

    private final Path mappe;
    private final InputStream inn;
    private final Samler.Grenser grenser;
    private final Ord ord;
    private final Grunner grunner;
    private final List<Fil> filer = new ArrayList<>();
    private final List<Uegnet> uegnet = new ArrayList<>();
    private final List<String> merknader = new ArrayList<>();
    private int hoppetOver;

    /**
     * Prepares the walk.
     *
     * @param grenser what a zip file may hold
     */
    Filvandrer(Miljo miljo, Samler.Grenser grenser, Ord ord) {
        this.mappe = miljo.mappe();
        this.inn = miljo.inn();
        this.grenser = grenser;
        this.ord = ord;
        this.grunner = new Grunner(ord, grenser);
    }

    /** All that is found where the user pointed, in the order of names within a folder. */
    Filliste finn(List<Path> steder) {
        for (Path sted : steder) {
            Path hel = mappe.resolve(sted);
            if (sted.equals(INNDATA)) {
                inndata();
            } else if (Files.isDirectory(hel)) {
                vandre(sted);
            } else {
                legg(sted);
            }
        }
        if (hoppetOver > 0) {
            merknader.add(ord.si("filer.hoppet-over", hoppetOver));
        }
        boolean enkelt = steder.size() == 1
                && !Files.isDirectory(mappe.resolve(steder.get(0)))
                && filer.stream().noneMatch(Fil::zip);
        return new Filliste(filer, uegnet, merknader, enkelt);
    }

    private void vandre(Path rot) {
        List<Path> funnet = new ArrayList<>();
        int uegnetFor = uegnet.size();
        Path helRot = mappe.resolve(rot);
        try {
            Files.walkFileTree(
                    helRot,
                    EnumSet.of(FileVisitOption.FOLLOW_LINKS),
                    Integer.MAX_VALUE,
                    new Vandring(rot, helRot, funnet));
        } catch (IOException e) {
            uegnet.add(new Uegnet(Filnavn.av(rot, mappe), grunner.av(e)));
        }
        funnet.sort(Comparator.comparing(Path::toString));
        funnet.forEach(this::legg);
        if (funnet.isEmpty() && uegnet.size() == uegnetFor) {
            uegnet.add(new Uegnet(Filnavn.av(rot, mappe), ord.si("filer.tom-mappe")));
        }
    }

    private final class Vandring extends SimpleFileVisitor<Path> {

        private final Path rot;
        private final Path helRot;
        private final List<Path> funnet;

        Vandring(Path rot, Path helRot, List<Path> funnet) {
            this.rot = rot;
            this.helRot = helRot;
            this.funnet = funnet;
        }

        private Path vist(Path hel) {
            return rot.resolve(helRot.relativize(hel));
        }

        @Override
        public FileVisitResult preVisitDirectory(Path hel, BasicFileAttributes fakta) {
            return !hel.equals(helRot) && erSkjult(hel) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path hel, BasicFileAttributes fakta) {
            if (erSkjult(hel)) {
                return FileVisitResult.CONTINUE;
            }
            if (harEndelse(hel, ".xml") || harEndelse(hel, ".zip")) {
                funnet.add(vist(hel));
            } else {
                hoppetOver++;
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path hel, IOException feil) {
            Path sted = vist(hel);
            if (feil instanceof FileSystemLoopException) {
                merknader.add(ord.si("filer.lokke", sted));
            } else {
                uegnet.add(new Uegnet(Filnavn.av(sted, mappe), grunner.av(feil)));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path hel, @Nullable IOException feil) {
            if (feil != null) {
                uegnet.add(new Uegnet(Filnavn.av(vist(hel), mappe), grunner.av(feil)));
            }
            return FileVisitResult.CONTINUE;
        }
    }

    private static boolean erSkjult(Path fil) {
        return String.valueOf(fil.getFileName()).startsWith(".");
    }

    private static boolean harEndelse(Path fil, String endelse) {
        return String.valueOf(fil.getFileName()).toLowerCase(Locale.ROOT).endsWith(endelse);
    }

    private void legg(Path sted) {
        legg(Fil.paa(mappe.resolve(sted)), Filnavn.av(sted, mappe));
    }

    /** One byte more than the limit is enough to know that it is passed. */
    private void inndata() {
        try {
            legg(Fil.av(inn.readNBytes(grenser.melding() + 1)), Filnavn.INNDATA);
        } catch (IOException e) {
            uegnet.add(new Uegnet(Filnavn.INNDATA, grunner.av(e)));
        }
    }

    private void legg(Fil.Kilde kilde, Filnavn navn) {
        try {
            if (!erZip(kilde)) {
                filer.add(new Fil(kilde, navn, false, 1));
                return;
            }
            Samler teller = new Samler(grenser, m -> {});
            kilde.pakkUt(teller);
            if (teller.lagt() == 0) {
                uegnet.add(new Uegnet(navn, ord.si("zip.INGEN")));
            } else {
                filer.add(new Fil(kilde, navn, true, teller.lagt()));
            }
        } catch (UegnetException e) {
            uegnet.add(new Uegnet(navn, grunner.av(e)));
        } catch (IOException e) {
            uegnet.add(new Uegnet(navn, grunner.av(e)));
        }
    }

    private static boolean erZip(Fil.Kilde kilde) throws IOException {
        try (InputStream start = kilde.apne()) {
            return Samler.erZip(start.readNBytes(Samler.ZIPMERKE));
        }
    }
}

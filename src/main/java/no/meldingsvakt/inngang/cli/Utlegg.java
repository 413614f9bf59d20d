package no.meldingsvakt.inngang.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import no.meldingsvakt.inngang.katalog.Regelvisning;
import no.meldingsvakt.kvittering.Kvitteringsform;
import no.meldingsvakt.kvittering.Svar;
import no.meldingsvakt.kvittering.rapport.Rapport;
import no.meldingsvakt.kvittering.rapport.Rapportskriver;
import no.meldingsvakt.kvittering.rapport.Sarifrapport;
import no.meldingsvakt.kvittering.rapport.Vurdert;
import org.jspecify.annotations.Nullable;

/** Where verdicts are written: one document for all messages or one for each, on standard output or in a folder. */
abstract class Utlegg implements Closeable {

    /** Chooses; throws {@link BrukException} when the folder cannot be had. */
    static Utlegg av(Redskap redskap, Kvitteringsform format, Terskel terskel, @Nullable Path ut, Filliste liste)
            throws IOException {
        Path mappe = ut == null ? null : mappe(redskap, ut);
        if (!format.erSamlet()) {
            Dokumenter dokumenter = new Dokumenter(redskap, format);
            return mappe != null
                    ? new EnFilHver(mappe, format, dokumenter)
                    : liste.enkelt()
                            ? new EttPaaUt(redskap.miljo().ut(), dokumenter)
                            : new JsonListe(redskap.miljo().ut());
        }
        Utfil fil = mappe == null ? null : new Utfil(mappe.resolve(format.filnavn()));
        OutputStream strom = fil == null ? redskap.miljo().ut() : fil.ut();
        return new Samlet(
                rapportskriver(redskap, terskel, fil == null, liste).begynn(format, strom),
                fil,
                format == Kvitteringsform.TEKST && fil == null);
    }

    private static Rapportskriver rapportskriver(Redskap redskap, Terskel terskel, boolean skjerm, Filliste liste) {
        return new Rapportskriver(
                redskap.ord(),
                redskap.sprak(),
                redskap.tvillinger(),
                ut -> new Skjerm(ut, skjerm ? redskap.miljo().tegnsett() : StandardCharsets.UTF_8),
                liste.enkelt(),
                terskel::feiler,
                Innstillinger.versjon(),
                id -> omtale(redskap, id));
    }

    private static Sarifrapport.Regelomtale omtale(Redskap redskap, String id) {
        return new Regelvisning(redskap.deler().regler().get().katalog())
                .finn(id, redskap.sprak())
                .flatMap(r -> r.paastander().stream()
                        .filter(p -> p.id().equals(id))
                        .findFirst()
                        .map(p -> new Sarifrapport.Regelomtale(r.tittel(), p.krav(), p.kilde())))
                .orElseGet(() -> new Sarifrapport.Regelomtale(id, id, id));
    }

    private static Path mappe(Redskap redskap, Path ut) throws IOException {
        Path mappe = redskap.miljo().mappe().resolve(ut);
        try {
            return Files.createDirectories(mappe);
        } catch (FileAlreadyExistsException e) {
            throw new BrukException(redskap.ord().si("feil.ut-ingen-mappe", ut));
        }
    }

    abstract void vurdert(Filnavn navn, Svar svar, Framdrift framdrift) throws IOException;

    void uegnet(Filnavn navn, String grunn) throws IOException {
        // It has been told among the errors.
    }

    /** Nothing more comes; {@code hel} is false where it was broken off. */
    void slutt(boolean hel) throws IOException {
        // What is written as it comes needs no end.
    }

    @Override
    public void close() throws IOException {
        // Only what writes to a file of its own has something to close.
    }

    /** One document about all. */
    private static final class Samlet extends Utlegg {

        private final Rapport rapport;
        private final @Nullable Utfil fil;
        private final boolean skjerm;

        Samlet(Rapport rapport, @Nullable Utfil fil, boolean skjerm) {
            this.rapport = rapport;
            this.fil = fil;
            this.skjerm = skjerm;
        }

        @Override
        void vurdert(Filnavn navn, Svar svar, Framdrift framdrift) throws IOException {
            if (skjerm) {
                framdrift.bort();
            }
            rapport.vurdert(new Vurdert(skjerm ? navn.vist() : navn.trygt(), svar));
        }

        @Override
        void uegnet(Filnavn navn, String grunn) throws IOException {
            // On the screen it has been told among the errors.
            if (!skjerm) {
                rapport.uegnet(navn.trygt(), grunn);
            }
        }

        @Override
        void slutt(boolean hel) throws IOException {
            rapport.slutt(hel);
            if (fil != null) {
                fil.ferdig();
            }
        }

        @Override
        public void close() throws IOException {
            if (fil != null) {
                fil.close();
            }
        }
    }

    /** The only one, as it is. */
    private static final class EttPaaUt extends Utlegg {

        private final OutputStream ut;
        private final Dokumenter dokumenter;

        EttPaaUt(OutputStream ut, Dokumenter dokumenter) {
            this.ut = ut;
            this.dokumenter = dokumenter;
        }

        @Override
        void vurdert(Filnavn navn, Svar svar, Framdrift framdrift) throws IOException {
            Optional<byte[]> dokument = dokumenter.skriv(navn, svar);
            if (dokument.isPresent()) {
                ut.write(dokument.get());
                ut.write('\n');
            }
        }
    }

    /** A list of receipts with the files' names, each as REST gives those that are judged together. */
    private static final class JsonListe extends Utlegg {

        private final OutputStream ut;
        private int antall;

        JsonListe(OutputStream ut) {
            this.ut = ut;
        }

        @Override
        void vurdert(Filnavn navn, Svar svar, Framdrift framdrift) throws IOException {
            ut.write((antall++ == 0 ? "[\n" : ",\n").getBytes(StandardCharsets.UTF_8));
            ut.write(Dokumenter.medNavn(antall, navn, svar));
        }

        @Override
        void slutt(boolean hel) throws IOException {
            ut.write((antall == 0 ? "[]\n" : "\n]\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A file for each, in folders as the messages are. */
    private static final class EnFilHver extends Utlegg {

        private final Path mappe;
        private final Kvitteringsform format;
        private final Dokumenter dokumenter;
        private final Set<String> brukt = new HashSet<>();

        EnFilHver(Path mappe, Kvitteringsform format, Dokumenter dokumenter) {
            this.mappe = mappe;
            this.format = format;
            this.dokumenter = dokumenter;
        }

        @Override
        void vurdert(Filnavn navn, Svar svar, Framdrift framdrift) throws IOException {
            Optional<byte[]> dokument = dokumenter.skriv(navn, svar);
            if (dokument.isPresent()) {
                Utfil.skriv(sted(navn.trygt()), dokument.get());
            }
        }

        /** Never above the folder; two of one name, as when numbers have been taken out of both, become two. */
        private Path sted(String navn) {
            String rent = navn.replaceAll("(^|/)\\.{1,2}(?=/|$)", "$1_").replace('*', '_');
            String ledig = rent;
            for (int i = 2; !brukt.add(ledig.toLowerCase(Locale.ROOT)); i++) {
                ledig = rent + "-" + i;
            }
            return sti(ledig + format.filnavn());
        }

        /** Where the system's file names have no room for all letters. */
        private Path sti(String navn) {
            try {
                return mappe.resolve(navn);
            } catch (InvalidPathException e) {
                return mappe.resolve(navn.replaceAll("[^\\x20-\\x7e]", "_"));
            }
        }
    }
}

package no.meldingsvakt.drift;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import no.meldingsvakt.arkiv.Arkivleser;
import no.meldingsvakt.arkiv.Arkivskriver;
import no.meldingsvakt.konvolutt.Meldingsleser;
import no.meldingsvakt.regel.Kodeverk;
import no.meldingsvakt.regel.Pakkeleser;
import no.meldingsvakt.regel.Regelarkiv;
import no.meldingsvakt.regel.Regelkatalog;
import no.meldingsvakt.skjema.Skjemaarkiv;
import no.meldingsvakt.skjema.Skjemamappe;
import no.meldingsvakt.xml.XmlFabrikk;
import org.jspecify.annotations.Nullable;

/**
 * The program's own schemas, code lists and rules as they were read when it was built. To read its five thousand files took most
 * of a command's time. While the program is being developed, they are read from the folders each time, so that what is changed is seen.
 */
public final class Programarkiv {

    /** The folder in the program where the archives are. */
    private static final String MAPPE = "arkiv";

    private static final String XSD = "xsd";
    private static final String SCHEMATRON = "schematron";
    private static final String KODEVERK = "kodeverk";
    private static final String PROGRAMMER = "programmer";

    private static final Regelarkiv.Programfiler FILER = new Regelarkiv.Programfiler() {
        @Override
        public byte @Nullable [] les(String sti) {
            return fil(sti);
        }

        @Override
        public <T> T lesMappe(Function<Path, T> les) {
            return Innhold.les(SCHEMATRON, les);
        }
    };

    private Programarkiv() {}

    /**
     * Makes the archives; a step of the build.
     *
     * @param argumenter the folder with the program's classes and files
     */
    public static void main(String... argumenter) throws IOException {
        Path program = Path.of(argumenter[0]);
        XmlFabrikk xml = new XmlFabrikk();
        Files.createDirectories(program.resolve(MAPPE));
        Skjemamappe skjemaer = Skjemamappe.les(program.resolve(XSD), xml);
        new Meldingsleser(xml, skjemaer.standarder(), skjemaer.prefikser(), false).kompiler();
        skriv(program, XSD, til -> Skjemaarkiv.skriv(skjemaer, til));
        Path regler = program.resolve(SCHEMATRON);
        skriv(program, KODEVERK, Kodeverk.fraRegelmappe(regler)::skriv);
        Regelkatalog katalog = new Pakkeleser(xml).les(regler);
        skriv(program, SCHEMATRON, til -> Regelarkiv.skriv(katalog, sti(regler), til));
        skriv(program, PROGRAMMER, til -> Regelarkiv.skrivProgrammer(katalog, xml, skjemaer.prefikser(), til));
    }

    private static void skriv(Path program, String navn, Consumer<Arkivskriver> skriv) throws IOException {
        Arkivskriver til = new Arkivskriver();
        skriv.accept(til);
        Files.write(program.resolve(MAPPE).resolve(navn), til.ferdig());
    }

    /** What a file in the folder of the rules is called in the program. */
    static UnaryOperator<String> sti(Path mappe) {
        return fil -> "/" + SCHEMATRON + fil.substring(mappe.toString().length());
    }

    static Skjemamappe skjemaer(XmlFabrikk xml) {
        return finn(XSD)
                .map(fra -> Skjemaarkiv.les(fra, "/" + XSD, xml))
                .orElseGet(() -> Innhold.les(XSD, mappe -> Skjemamappe.les(mappe, xml)));
    }

    static Kodeverk kodeverk() {
        return finn(KODEVERK).map(Kodeverk::les).orElseGet(() -> Innhold.les(SCHEMATRON, Kodeverk::fraRegelmappe));
    }

    static Regelkatalog regler(Kodeverk kodeverk, XmlFabrikk xml) {
        return finn(SCHEMATRON)
                .map(fra -> medProgrammer(Regelarkiv.les(fra, kodeverk, FILER, xml), xml))
                .orElseGet(() -> Innhold.les(SCHEMATRON, mappe -> new Pakkeleser(xml).les(mappe)));
    }

    private static Regelkatalog medProgrammer(Regelkatalog katalog, XmlFabrikk xml) {
        return finn(PROGRAMMER)
                .map(fra -> Regelarkiv.medProgrammer(katalog, xml, fra))
                .orElse(katalog);
    }

    private static Optional<Arkivleser> finn(String navn) {
        return Innhold.erPakket()
                ? Optional.ofNullable(fil("/" + MAPPE + "/" + navn)).map(Arkivleser::new)
                : Optional.empty();
    }

    private static byte @Nullable [] fil(String sti) {
        try (InputStream fil = Programarkiv.class.getResourceAsStream(sti)) {
            return fil == null ? null : fil.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

import java.nio.file.Files;
import java.nio.file.Path;
import no.meldingsvakt.bibliotek.Vakt;
import no.meldingsvakt.bibliotek.Vurdering;
import no.meldingsvakt.kvittering.Kvittering.AvvikFelt;

/** A program that judges the files that are named, in its own process; docs/bibliotek.md shows it. */
public final class Eksempel {

    private Eksempel() {}

    public static void main(String... filer) throws Exception {
        // Once for the whole program: schemas and rules are read here. Many threads may use it.
        try (Vakt vakt = Vakt.aapne()) {
            for (String fil : filer) {
                Vurdering vurdering = vakt.bedom(Files.readAllBytes(Path.of(fil)));
                System.out.println(fil + ": " + vurdering.status());
                for (AvvikFelt avvik : vurdering.kvittering().avvik()) {
                    System.out.println(
                            "  " + avvik.regel() + ", line " + avvik.sted().linje() + ": " + avvik.tekst());
                }
                for (byte[] appRec : vurdering.appRec()) {
                    System.out.println("  an AppRec of " + appRec.length + " bytes to send back");
                }
            }
        }
    }
}

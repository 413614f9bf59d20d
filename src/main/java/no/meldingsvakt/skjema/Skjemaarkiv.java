package no.meldingsvakt.skjema;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.meldingsvakt.arkiv.Arkivleser;
import no.meldingsvakt.arkiv.Arkivskriver;
import no.meldingsvakt.melding.AppRecVersjon;
import no.meldingsvakt.melding.Konvoluttype;
import no.meldingsvakt.melding.Standard;
import no.meldingsvakt.melding.Standardkatalog;
import no.meldingsvakt.xml.XmlFabrikk;
import org.jspecify.annotations.Nullable;

/** A {@link Skjemamappe} in an archive: what is written is what was read, and is read as that. */
public final class Skjemaarkiv {

    private Skjemaarkiv() {}

    /** Writes standards and schema files. */
    public static void skriv(Skjemamappe mappe, Arkivskriver til) {
        til.liste(mappe.standarder().alle(), s -> standard(s, til));
        til.liste(
                mappe.filer().stream()
                        .sorted((a, b) -> a.sti().compareTo(b.sti()))
                        .toList(),
                f -> fil(f, til));
        til.liste(mappe.innganger(), f -> til.tekst(f.sti()));
    }

    /**
     * Reads what was written.
     *
     * @param rot where the program has the files, for messages
     */
    public static Skjemamappe les(Arkivleser fra, String rot, XmlFabrikk xml) {
        Standardkatalog standarder = new Standardkatalog(fra.liste(() -> standard(fra)));
        List<Skjemafil> filer = fra.liste(() -> fil(fra, rot));
        return Skjemamappe.av(standarder, filer, fra.tekster(), xml);
    }

    private static void standard(Standard s, Arkivskriver til) {
        til.tekst(s.id());
        til.tekst(s.versjon());
        til.tekst(s.navn());
        til.verdi(s.art().name());
        til.tekst(s.navnerom());
        til.tekst(s.prefiks());
        til.tekst(s.rot());
        til.verdi(Optional.ofNullable(s.konvolutt()).map(Enum::name).orElse(null));
        til.verdi(Optional.ofNullable(s.apprec()).map(Enum::name).orElse(null));
        til.tekster(s.familier());
        til.tekster(s.typer());
        til.valg(s.pilot());
        til.tekst(s.kilde());
        til.verdi(s.gyldigFra());
        til.verdi(s.gyldigTil());
        til.tekst(s.virkekilde());
        Standard.Hode hode = s.hode();
        til.valg(hode != null);
        if (hode != null) {
            til.tekst(hode.type());
            til.tekst(hode.msgId());
            til.tekst(hode.sendt());
            til.tekst(hode.avsender());
            til.tekst(hode.mottaker());
            til.tekst(hode.kopimottaker());
            til.tekst(hode.pasient());
            til.tekst(hode.dokumentId());
            til.tekst(hode.dokumenttype());
            til.oppslag(hode.roller(), til::tekst);
            til.oppslag(hode.typeTil8279(), til::tekst);
        }
    }

    private static Standard standard(Arkivleser fra) {
        return new Standard(
                fra.tekst(),
                fra.tekst(),
                fra.tekst(),
                Objects.requireNonNull(fra.konstant(Standard.Art.class)),
                fra.tekst(),
                fra.tekstEllerIngen(),
                fra.tekstEllerIngen(),
                fra.konstant(Konvoluttype.class),
                fra.konstant(AppRecVersjon.class),
                fra.tekster(),
                fra.tekster(),
                fra.valg(),
                fra.tekstEllerIngen(),
                fra.dag(),
                fra.dag(),
                fra.tekstEllerIngen(),
                hode(fra));
    }

    private static Standard.@Nullable Hode hode(Arkivleser fra) {
        return fra.valg()
                ? new Standard.Hode(
                        fra.tekst(),
                        fra.tekst(),
                        fra.tekst(),
                        fra.tekst(),
                        fra.tekst(),
                        fra.tekstEllerIngen(),
                        fra.tekstEllerIngen(),
                        fra.tekstEllerIngen(),
                        fra.tekstEllerIngen(),
                        fra.oppslag(fra::tekst),
                        fra.oppslag(fra::tekst))
                : null;
    }

    private static void fil(Skjemafil f, Arkivskriver til) {
        til.tekst(f.sti());
        til.tekst(f.navnerom());
        til.bytes(f.innhold());
        til.mengde(f.navn());
        til.liste(f.henvisninger(), h -> {
            til.valg(h.erImport());
            til.tekst(h.navnerom());
            til.tekst(h.sted());
            til.tall(h.linje());
        });
    }

    private static Skjemafil fil(Arkivleser fra, String rot) {
        String sti = fra.tekst();
        return new Skjemafil(
                sti,
                rot + "/" + sti,
                fra.tekst(),
                fra.bytes(),
                fra.mengde(),
                fra.liste(() -> new Skjemafil.Henvisning(fra.valg(), fra.tekst(), fra.tekst(), fra.tall())));
    }
}

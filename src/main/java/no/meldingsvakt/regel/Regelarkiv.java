package no.meldingsvakt.regel;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import no.meldingsvakt.arkiv.Arkivleser;
import no.meldingsvakt.arkiv.Arkivskriver;
import no.meldingsvakt.avvik.AppRecFeil;
import no.meldingsvakt.avvik.Nivaa;
import no.meldingsvakt.avvik.Tekst;
import no.meldingsvakt.tekst.Leksikon;
import no.meldingsvakt.tekst.Leksikonarkiv;
import no.meldingsvakt.xml.Dokument;
import no.meldingsvakt.xml.Prefikser;
import no.meldingsvakt.xml.UlesbarXmlException;
import no.meldingsvakt.xml.XmlFabrikk;
import org.jspecify.annotations.Nullable;

/** The built-in rules in an archive: what is written is what was read, and is read as that. */
public final class Regelarkiv {

    /** The program's own files. */
    public interface Programfiler {

        /** The file of the path, as {@link Regel#fil} has it; null where there is none. */
        byte @Nullable [] les(String sti);

        /** Has the folder of the rules read. */
        <T> T lesMappe(Function<Path, T> les);
    }

    private Regelarkiv() {}

    /**
     * Writes packs, functions and lexicon. Code lists are written apart, with {@link Kodeverk#skriv}.
     *
     * @param sti what a path is to be called where the archive is read
     */
    public static void skriv(Regelkatalog katalog, UnaryOperator<String> sti, Arkivskriver til) {
        til.tekster(katalog.funksjoner());
        til.liste(katalog.pakker(), p -> pakke(p, sti, til));
        Leksikonarkiv.skriv(katalog.leksikon(), til);
    }

    /** Reads the rules, and has the processor know the code lists they ask. The functions that read text are made known by {@link Regelverkslager}. */
    public static Regelkatalog les(Arkivleser fra, Kodeverk kodeverk, Programfiler filer, XmlFabrikk xml) {
        Kodefunksjoner.registrer(xml.saxon(), kodeverk);
        List<String> funksjoner = fra.tekster();
        List<Pakke> pakker = fra.liste(() -> pakke(fra, filer, xml));
        Leksikon leksikon = Leksikonarkiv.les(fra, () -> filer.lesMappe(Pakkeleser::leksikon));
        return new Regelkatalog(pakker, funksjoner, leksikon);
    }

    /** Writes the rules as they are translated: what {@link #medProgrammer} reads. */
    public static void skrivProgrammer(Regelkatalog katalog, XmlFabrikk xml, Prefikser prefikser, Arkivskriver til) {
        Regelprogrammer.skriv(katalog, xml, prefikser, til);
    }

    /** The rules, which need not be compiled before something is wrong. */
    public static Regelkatalog medProgrammer(Regelkatalog katalog, XmlFabrikk xml, Arkivleser fra) {
        return katalog.med(Regelprogrammer.les(katalog, xml, fra));
    }

    private static void pakke(Pakke p, UnaryOperator<String> sti, Arkivskriver til) {
        til.tekst(p.id());
        til.tekst(p.tittel());
        til.tekst(p.kilde());
        til.tekst(p.versjon());
        til.verdi(p.vedtatt());
        til.verdi(p.gyldigFra());
        til.verdi(p.gyldigTil());
        til.liste(p.parter(), part -> {
            til.tekst(part.side().name());
            til.mengde(part.herId());
            til.mengde(part.orgnr());
        });
        til.liste(p.parametre(), v -> {
            til.tekst(v.navn());
            til.tekst(v.type());
            til.tekst(v.standard());
            til.valg(v.tolkning());
            til.tekst(v.tekst());
        });
        til.liste(p.regler(), r -> regel(r, sti, til));
        til.tekst(p.sha256());
    }

    private static Pakke pakke(Arkivleser fra, Programfiler filer, XmlFabrikk xml) {
        String id = fra.tekst();
        return new Pakke(
                id,
                fra.tekst(),
                fra.tekst(),
                fra.tekst(),
                fra.dag(),
                fra.dag(),
                fra.dag(),
                fra.liste(() -> new Pakkepart(
                        Objects.requireNonNull(fra.konstant(Pakkepart.Side.class)), fra.mengde(), fra.mengde())),
                fra.liste(() -> new Parameter(fra.tekst(), fra.tekst(), fra.tekst(), fra.valg(), fra.tekst())),
                fra.liste(() -> regel(fra, id, filer, xml)),
                Map.of(),
                fra.tekst());
    }

    private static void regel(Regel r, UnaryOperator<String> sti, Arkivskriver til) {
        til.tekst(r.id());
        til.tekst(r.tittel());
        til.tekst(r.hvorfor());
        til.tekster(r.gjelder());
        til.tekster(r.alias());
        til.liste(r.paastander(), p -> paastand(p, til));
        til.tekst(r.utgatt());
        til.tekster(r.historikk());
        til.tekst(sti.apply(r.fil()));
        Arkivskriver form = new Arkivskriver();
        form(r.kilde().form(), form);
        til.bytes(form.ferdig());
        til.mengde(r.eksempler().keySet());
    }

    private static Regel regel(Arkivleser fra, String pakke, Programfiler filer, XmlFabrikk xml) {
        String id = fra.tekst();
        String tittel = fra.tekst();
        String hvorfor = fra.tekst();
        List<String> gjelder = fra.tekster();
        List<String> alias = fra.tekster();
        List<Paastand> paastander = fra.liste(() -> paastand(fra));
        @Nullable String utgatt = fra.tekstEllerIngen();
        List<String> historikk = fra.tekster();
        String fil = fra.tekst();
        byte[] form = fra.bytes();
        List<String> eksempler = fra.tekster();
        return new Regel(
                id,
                pakke,
                tittel,
                hvorfor,
                gjelder,
                alias,
                paastander,
                utgatt,
                historikk,
                fil,
                Regelkilde.senere(
                        () -> dokument(fil, filer, xml),
                        () -> form(new Arkivleser(form)),
                        () -> eksempler(eksempler, fil, filer)));
    }

    private static void form(Regelkilde.Form form, Arkivskriver til) {
        til.valg(form.tar());
        til.oppslag(form.prefikser(), til::tekst);
        til.liste(form.former(), f -> {
            til.tekst(f.kontekst());
            til.tekst(f.prover());
            til.liste(f.sporsmal(), s -> {
                til.tekst(s.id());
                til.oppslag(s.faste(), til::tekst);
                til.tekster(s.egenskaper());
                maltekst(s.tekster(), til);
            });
        });
    }

    private static void maltekst(Samleform.Maltekst tekst, Arkivskriver til) {
        til.valg(tekst.harSubjekt());
        til.tekster(tekst.regnede());
        til.tekst(tekst.kode());
    }

    private static Samleform.Maltekst maltekst(Arkivleser fra) {
        return new Samleform.Maltekst(fra.valg(), fra.tekster(), fra.tekst());
    }

    private static Regelkilde.Form form(Arkivleser fra) {
        return new Regelkilde.Form(
                fra.valg(),
                fra.oppslag(fra::tekst),
                fra.liste(() -> new Samleform(
                        fra.tekst(),
                        fra.tekst(),
                        fra.liste(() -> new Samleform.Sporsmal(
                                fra.tekst(), fra.oppslag(fra::tekst), fra.tekster(), maltekst(fra))))));
    }

    private static Dokument dokument(String fil, Programfiler filer, XmlFabrikk xml) {
        try {
            return xml.les(innhold(fil, filer));
        } catch (UlesbarXmlException e) {
            throw new IllegalStateException(fil + " could be read when the program was built", e);
        }
    }

    private static byte[] innhold(String fil, Programfiler filer) {
        byte @Nullable [] innhold = filer.les(fil);
        if (innhold == null) {
            throw new IllegalStateException(fil + " is not in the program");
        }
        return innhold;
    }

    private static Map<String, String> eksempler(List<String> navn, String fil, Programfiler filer) {
        String mappe = fil.substring(0, fil.lastIndexOf('/') + 1);
        return navn.stream()
                .collect(Collectors.toUnmodifiableMap(
                        n -> n, n -> new String(innhold(mappe + n, filer), StandardCharsets.UTF_8)));
    }

    private static void paastand(Paastand p, Arkivskriver til) {
        til.tekst(p.id());
        til.tekst(p.nivaa().name());
        til.tekst(p.test());
        til.tekst(p.kilde());
        til.tekst(p.krav());
        til.tekst(p.tekst().nb());
        til.tekst(p.tekst().nn());
        til.tekst(p.tekst().en());
        til.tekst(p.teknisk());
        til.verdi(Optional.ofNullable(p.apprec()).map(Enum::name).orElse(null));
        til.valg(p.heuristisk());
        til.valg(p.tolkning());
        til.valg(p.frist());
        til.verdi(p.virketid().fra());
        til.verdi(p.virketid().til());
        til.tekst(p.virketid().kilde());
        til.tekster(p.sammeSom());
    }

    private static Paastand paastand(Arkivleser fra) {
        return new Paastand(
                fra.tekst(),
                Objects.requireNonNull(fra.konstant(Nivaa.class)),
                fra.tekst(),
                fra.tekst(),
                fra.tekst(),
                new Tekst(fra.tekst(), fra.tekst(), fra.tekst()),
                fra.tekstEllerIngen(),
                fra.konstant(AppRecFeil.class),
                fra.valg(),
                fra.valg(),
                fra.valg(),
                new Virketid(fra.dag(), fra.dag(), fra.tekstEllerIngen()),
                fra.tekster());
    }
}

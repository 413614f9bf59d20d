package no.meldingsvakt.regel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.sf.saxon.s9api.XdmAtomicValue;
import no.meldingsvakt.arkiv.Arkivleser;
import no.meldingsvakt.arkiv.Arkivskriver;
import no.meldingsvakt.avvik.Avvik;
import no.meldingsvakt.xml.Prefikser;
import no.meldingsvakt.xml.UlesbarXmlException;
import no.meldingsvakt.xml.XmlFabrikk;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rules that the program starts with are those of its folder. */
class RegelarkivTest {

    private static final Path MAPPE = Path.of("schematron");

    private final XmlFabrikk xml = new XmlFabrikk();
    private final Regelkatalog lest = new Pakkeleser(xml).les(MAPPE);

    private static byte[] skrevet(Regelkatalog katalog) {
        Arkivskriver til = new Arkivskriver();
        Regelarkiv.skriv(katalog, fil -> fil, til);
        return til.ferdig();
    }

    private static final Regelarkiv.Programfiler FILER = new Regelarkiv.Programfiler() {
        @Override
        public byte @Nullable [] les(String sti) {
            try {
                return Files.exists(Path.of(sti)) ? Files.readAllBytes(Path.of(sti)) : null;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public <T> T lesMappe(Function<Path, T> les) {
            return les.apply(MAPPE);
        }
    };

    @Test
    void whatIsReadIsWhatWasRead() {
        Arkivleser arkiv = new Arkivleser(skrevet(lest));
        Regelkatalog igjen = Regelarkiv.les(arkiv, Kodeverk.TOMT, FILER, xml);

        assertTrue(arkiv.ferdig(), "something was written that is not read");
        assertEquals(lest.funksjoner(), igjen.funksjoner());
        assertEquals(uten(lest.pakker()), uten(igjen.pakker()));
        List<String> ulike = new ArrayList<>();
        lest.regler().forEach(r -> {
            Regel annen = igjen.finnRegel(r.id()).orElseThrow();
            boolean lik = deler(r).equals(deler(annen))
                    && r.kilde().form().equals(annen.kilde().form())
                    && r.eksempler().equals(annen.eksempler())
                    && r.kontekster().toList().equals(annen.kontekster().toList());
            if (!lik) {
                ulike.add(r.id());
            }
        });
        assertEquals(List.of(), ulike);
        assertArrayEquals(skrevet(lest), skrevet(igjen), "the same rules give other bytes");
    }

    @Test
    void codeListsAreThoseOfTheFolder() throws IOException {
        Kodeverk kodeverk = Kodeverk.les(MAPPE.resolve("felles/kodeverk"));
        Arkivskriver til = new Arkivskriver();
        kodeverk.skriv(til);
        Arkivleser fra = new Arkivleser(til.ferdig());

        Kodeverk igjen = Kodeverk.les(fra);

        assertTrue(fra.ferdig());
        Arkivskriver omIgjen = new Arkivskriver();
        igjen.skriv(omIgjen);
        assertArrayEquals(til.ferdig(), omIgjen.ferdig());
        assertEquals(List.of("Applikasjonskvittering"), igjen.navn(Kodeverk.MELDINGSTYPER, "APPREC"));
    }

    /** Rules that the translator does not know all of, so that they are compiled at each start. */
    private static final Set<String> KOMPILERES = Set.of("PLO-HELSE-11", "NTP-V1.2k-endring", "LEGEM-07");

    @Test
    void rulesAreNotCompiledAtTheStart() throws UlesbarXmlException, RegelkrasjException, IOException {
        Arkivskriver til = new Arkivskriver();
        Prefikser prefikser = new Prefikser(Map.of(), Set.of());
        Regelarkiv.skrivProgrammer(lest, xml, prefikser, til);
        Arkivleser fra = new Arkivleser(til.ferdig());
        Regelkatalog medProgrammer = Regelarkiv.medProgrammer(lest, xml, fra);
        assertTrue(fra.ferdig(), "something was written that is not read");

        Regelprogrammer programmer = medProgrammer.programmer().hvis(lest.funksjoner());
        Set<String> ukjente = new TreeSet<>();
        lest.regler().filter(r -> r.utgatt() == null).forEach(r -> IntStream.range(
                        0, r.kilde().form().former().size())
                .filter(i -> !programmer.finn(r, i).erHel())
                .forEach(i -> ukjente.add(r.id())));
        assertEquals(new TreeSet<>(KOMPILERES), ukjente);

        Regel regel = lest.finnRegel("ADR-01").orElseThrow();
        assertFalse(programmer.hvis(List.of()).finn(regel, 0).erHel(), "what the functions mean is not looked at");
        assertEquals(
                funn(regel, new Samlekompilator(xml, prefikser)),
                funn(regel, new Samlekompilator(xml, prefikser, medProgrammer.programmer())));
    }

    /** What a rule finds in its own faulty examples, with texts and places. */
    private List<Avvik> funn(Regel regel, Samlekompilator kompilator)
            throws IOException, UlesbarXmlException, RegelkrasjException {
        Samlekode kode = kompilator.kompiler(
                lest.finnPakke(regel.pakke()).orElseThrow(),
                List.of(regel),
                lest.funksjoner(),
                Samlekompilator.Tekster.VED_BRUDD);
        List<Avvik> alle = new ArrayList<>();
        try (Stream<Path> filer = Files.list(Path.of(regel.fil()).getParent())) {
            for (Path fil : filer.filter(f -> f.getFileName().toString().startsWith("ugyldig"))
                    .sorted()
                    .toList()) {
                alle.addAll(new Samleprogram(kode, List.of(regel))
                        .kjor(
                                xml.les(Files.readAllBytes(fil)),
                                Map.of("vurdert", new XdmAtomicValue(ZonedDateTime.parse("2026-11-01T12:00:00Z"))),
                                UnaryOperator.identity(),
                                Regelprogram.Omfang.ALT)
                        .avvik());
            }
        }
        assertFalse(alle.isEmpty(), "the examples find nothing");
        return alle;
    }

    /** All that is told of a rule besides what lies in its folder. */
    private static List<Object> deler(Regel r) {
        return Stream.of(
                        r.id(),
                        r.pakke(),
                        r.tittel(),
                        r.hvorfor(),
                        r.gjelder(),
                        r.alias(),
                        r.paastander(),
                        r.utgatt() + "",
                        r.historikk(),
                        r.fil())
                .map(Object.class::cast)
                .toList();
    }

    private static List<Pakke> uten(List<Pakke> pakker) {
        return pakker.stream()
                .map(p -> new Pakke(
                        p.id(),
                        p.tittel(),
                        p.kilde(),
                        p.versjon(),
                        p.vedtatt(),
                        p.gyldigFra(),
                        p.gyldigTil(),
                        p.parter(),
                        p.parametre(),
                        List.of(),
                        p.undertrykt(),
                        p.sha256()))
                .toList();
    }
}

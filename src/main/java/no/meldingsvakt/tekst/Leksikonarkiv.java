package no.meldingsvakt.tekst;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import no.meldingsvakt.arkiv.Arkivleser;
import no.meldingsvakt.arkiv.Arkivskriver;

/** A {@link Leksikon} in an archive, with its trees as they lie in memory. */
public final class Leksikonarkiv {

    private Leksikonarkiv() {}

    /** Writes the lexicon. */
    public static void skriv(Leksikon leksikon, Arkivskriver til) {
        Leksikon.Kilder k = leksikon.kilder();
        til.liste(k.begreper(), b -> begrep(b, til));
        til.liste(k.seksjoner(), s -> {
            til.tekst(s.id());
            til.tekst(s.tittel());
            til.mengde(s.koder());
        });
        til.tall(k.fraser().stream().mapToInt(Leksikonarkiv::frase).toArray());
        Ordlister o = k.ordlister();
        List.of(o.forkortelser(), o.smaord(), o.svarord(), o.nektelser()).forEach(til::mengde);
        til.oppslag(o.skrivemater(), til::tekster);
        til.mengde(leksikon.forkortelser());
        leksikon.trie().skriv(til);
    }

    /**
     * Reads what was written.
     *
     * @param lest the same lexicon, read from its files; asked for when it is to be extended, since what it was made of is not here
     */
    public static Leksikon les(Arkivleser fra, Supplier<Leksikon> lest) {
        List<Begrep> begreper = fra.liste(() -> begrep(fra));
        List<Seksjon> seksjoner = fra.liste(() -> new Seksjon(fra.tekst(), fra.tekst(), fra.mengde()));
        int[] tall = fra.tallrekke();
        Frase[] fraser = new Frase[tall.length];
        for (int i = 0; i < tall.length; i++) {
            fraser[i] = frase(tall[i]);
        }
        Ordlister ordlister =
                new Ordlister(fra.mengde(), fra.mengde(), fra.mengde(), fra.mengde(), fra.oppslag(fra::tekster));
        Set<String> forkortelser = fra.mengde();
        return new Leksikon(begreper, seksjoner, fraser, ordlister, forkortelser, Ordtrie.les(fra), () -> lest.get()
                .kilder());
    }

    /** A phrase in one number: what it is of, its kind, and whether it is open. */
    private static int frase(Frase f) {
        return (((f.nummer() << Byte.SIZE) | f.slag().ordinal()) << 1) | (f.apen() ? 1 : 0);
    }

    private static Frase frase(int tall) {
        return new Frase(SLAG[(tall >> 1) & 0xFF], tall >>> (Byte.SIZE + 1), (tall & 1) != 0);
    }

    private static final Frase.Slag[] SLAG = Frase.Slag.values();

    private static void begrep(Begrep b, Arkivskriver til) {
        til.tekst(b.navn());
        til.tekst(b.betyr());
        til.tekst(b.fortid().name());
        til.tekst(b.mulig().name());
        til.valg(b.annen());
        til.tekst(b.framtid().name());
        til.valg(b.sporsmal());
        til.tekst(b.etikett().name());
        til.valg(b.navneord());
    }

    private static Begrep begrep(Arkivleser fra) {
        return new Begrep(
                fra.tekst(),
                fra.tekst(),
                Objects.requireNonNull(fra.konstant(Begrep.Fortid.class)),
                Objects.requireNonNull(fra.konstant(Begrep.Mulig.class)),
                fra.valg(),
                Objects.requireNonNull(fra.konstant(Begrep.Framtid.class)),
                fra.valg(),
                Objects.requireNonNull(fra.konstant(Begrep.Etikett.class)),
                fra.valg());
    }
}

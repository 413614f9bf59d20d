package no.meldingsvakt.regel.uttrykk;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.sf.saxon.Configuration;
import no.meldingsvakt.arkiv.Arkivleser;
import no.meldingsvakt.arkiv.Arkivskriver;
import org.jspecify.annotations.Nullable;

/**
 * Translated expressions in the program's archive, so that a start need not compile what was compiled when the program was built. Each piece is read
 * when it is asked for. What Saxon has to be asked is not kept, nor anything that calls it. Thread-safe.
 */
public final class Uttrykksarkiv {

    /** The number of a piece that is not there. */
    public static final int INGEN = -1;

    private static final Leddslag[] LEDDSLAG = Leddslag.values();
    private static final Slag[] SLAG = Slag.values();

    private static final int TOM = 0;
    private static final int LEDD = 1;
    private static final int FLERE = 2;
    private static final int TALL = 3;
    private static final int TEKST = 4;
    private static final int TEKSTER = 5;
    private static final int SANN = 6;
    private static final int USANN = 7;

    private static final int SJU = 7;
    private static final int MASKE = 0x7F;

    private final int[] tekststeder;
    private final byte[] tekstene;
    private final @Nullable String[] tekster;
    private final int[] steder;
    private final byte[] biter;
    private final int funksjoner;
    private final Uttrykksbygger bygger;

    /**
     * Reads what {@link Skriver} has written.
     *
     * @param innebygde as for {@link Oversetter}
     * @param oppsett the processor that documents are of
     */
    public Uttrykksarkiv(Arkivleser fra, Map<String, Oversetter.Innebygd> innebygde, Configuration oppsett) {
        this.tekststeder = fra.tallrekke();
        this.tekstene = fra.bytes();
        this.tekster = new String[tekststeder.length - 1];
        this.funksjoner = fra.tall();
        this.steder = fra.tallrekke();
        this.biter = fra.bytes();
        this.bygger = new Uttrykksbygger(oppsett, innebygde, this::funksjon, n -> {
            throw new IllegalStateException("the archive asks Saxon for something");
        });
    }

    /** The patterns of a piece. */
    public List<Monster> monstre(int nummer) {
        Leser leser = new Leser(funksjoner + nummer);
        List<Monster> alle = new ArrayList<>();
        for (int igjen = leser.tall(); igjen > 0; igjen--) {
            alle.add(bygger.monster(leser.ledd()));
        }
        return List.copyOf(alle);
    }

    /** The test of a piece. */
    public Prove prove(int nummer) {
        Leser leser = new Leser(funksjoner + nummer);
        int plasser = leser.tall();
        return bygger.prove(new Oversetter.Form(leser.ledd(), plasser));
    }

    private Oversetter.Funksjonsform funksjon(int nummer) {
        Leser leser = new Leser(nummer);
        Slag slag = leser.slag();
        List<Slag> argumenter = new ArrayList<>();
        for (int igjen = leser.tall(); igjen > 0; igjen--) {
            argumenter.add(leser.slag());
        }
        int plasser = leser.tall();
        return new Oversetter.Funksjonsform(slag, argumenter, leser.ledd(), plasser);
    }

    /** Threads that read the same text make it the same. */
    private String tekst(int nummer) {
        String kjent = tekster[nummer];
        if (kjent == null) {
            int fra = tekststeder[nummer];
            kjent = new String(tekstene, fra, tekststeder[nummer + 1] - fra, StandardCharsets.UTF_8).intern();
            tekster[nummer] = kjent;
        }
        return kjent;
    }

    /** Reads one piece. */
    private final class Leser {

        private int sted;

        Leser(int bit) {
            this.sted = steder[bit];
        }

        int tall() {
            int verdi = 0;
            int bit = 0;
            byte b;
            do {
                b = biter[sted++];
                verdi |= (b & MASKE) << bit;
                bit += SJU;
            } while (b < 0);
            return (verdi >>> 1) ^ -(verdi & 1);
        }

        Slag slag() {
            return SLAG[biter[sted++]];
        }

        Ledd ledd() {
            Leddslag leddslag = LEDDSLAG[biter[sted++]];
            Slag gir = slag();
            @Nullable Object[] deler = new Object[biter[sted++]];
            for (int i = 0; i < deler.length; i++) {
                deler[i] = del();
            }
            return Ledd.av(leddslag, gir, deler);
        }

        private @Nullable Object del() {
            return switch (biter[sted++]) {
                case TOM -> null;
                case LEDD -> ledd();
                case FLERE -> {
                    List<Ledd> alle = new ArrayList<>();
                    for (int igjen = tall(); igjen > 0; igjen--) {
                        alle.add(ledd());
                    }
                    yield alle;
                }
                case TALL -> tall();
                case TEKST -> tekst(tall());
                case TEKSTER -> {
                    List<String> alle = new ArrayList<>();
                    for (int igjen = tall(); igjen > 0; igjen--) {
                        alle.add(tekst(tall()));
                    }
                    yield alle;
                }
                case SANN -> Boolean.TRUE;
                case USANN -> Boolean.FALSE;
                default -> throw new IllegalStateException("the archive of rules cannot be read");
            };
        }
    }

    /** Writes what one translator has made. */
    public static final class Skriver {

        private final Oversetter oversetter;
        private final Map<String, Integer> tekster = new LinkedHashMap<>();
        private final List<byte[]> biter = new ArrayList<>();

        public Skriver(Oversetter oversetter) {
            this.oversetter = oversetter;
        }

        /**
         * Takes patterns.
         *
         * @return the piece's number, or {@link #INGEN} where Saxon has to be asked
         */
        public int legg(Collection<Monster> monstre) {
            if (!monstre.stream().allMatch(m -> kanSkrives(m.ledd(), new HashSet<>()))) {
                return INGEN;
            }
            Bit bit = new Bit();
            bit.tall(monstre.size());
            monstre.forEach(m -> bit.ledd(m.ledd()));
            return ny(bit);
        }

        /** As {@link #legg(Collection)}, of a test. */
        public int legg(Prove prove) {
            Oversetter.Form form = prove.form();
            if (!kanSkrives(form.kropp(), new HashSet<>())) {
                return INGEN;
            }
            Bit bit = new Bit();
            bit.tall(form.plasser());
            bit.ledd(form.kropp());
            return ny(bit);
        }

        private int ny(Bit bit) {
            biter.add(bit.ut.toByteArray());
            return biter.size() - 1;
        }

        /** Whether neither it nor any function that it calls asks Saxon. */
        private boolean kanSkrives(Ledd ledd, Set<Integer> sett) {
            if (ledd.slag() == Leddslag.SAXON) {
                return false;
            }
            if (ledd.slag() == Leddslag.KALL && sett.add(ledd.tall(0))) {
                Oversetter.Funksjonsform form = oversetter.funksjoner().get(ledd.tall(0));
                if (form == null || !kanSkrives(form.kropp(), sett)) {
                    return false;
                }
            }
            return ledd.under().allMatch(l -> kanSkrives(l, sett));
        }

        /** Writes all that has been taken. */
        public void skriv(Arkivskriver til) {
            List<byte[]> alle = new ArrayList<>();
            List<Oversetter.@Nullable Funksjonsform> former = oversetter.funksjoner();
            for (Oversetter.@Nullable Funksjonsform form : former) {
                boolean skrives = form != null && kanSkrives(form.kropp(), new HashSet<>());
                alle.add(skrives ? funksjon(form) : new byte[0]);
            }
            alle.addAll(biter);
            skrivRekke(
                    tekster.keySet().stream()
                            .map(t -> t.getBytes(StandardCharsets.UTF_8))
                            .toList(),
                    til);
            til.tall(former.size());
            skrivRekke(alle, til);
        }

        private byte[] funksjon(Oversetter.Funksjonsform form) {
            Bit bit = new Bit();
            bit.slag(form.slag());
            bit.tall(form.argumenter().size());
            form.argumenter().forEach(bit::slag);
            bit.tall(form.plasser());
            bit.ledd(form.kropp());
            return bit.ut.toByteArray();
        }

        private static void skrivRekke(List<byte[]> rekke, Arkivskriver til) {
            int[] steder = new int[rekke.size() + 1];
            ByteArrayOutputStream alle = new ByteArrayOutputStream();
            for (int i = 0; i < rekke.size(); i++) {
                alle.writeBytes(rekke.get(i));
                steder[i + 1] = alle.size();
            }
            til.tall(steder);
            til.bytes(alle.toByteArray());
        }

        private int nummer(String tekst) {
            return Objects.requireNonNull(tekster.computeIfAbsent(tekst, t -> tekster.size()));
        }

        /** Writes one piece. */
        private final class Bit {

            private final ByteArrayOutputStream ut = new ByteArrayOutputStream();

            void tall(int tall) {
                int verdi = (tall << 1) ^ (tall >> (Integer.SIZE - 1));
                while ((verdi & ~MASKE) != 0) {
                    ut.write((verdi & MASKE) | (MASKE + 1));
                    verdi >>>= SJU;
                }
                ut.write(verdi);
            }

            void slag(Slag slag) {
                ut.write(slag.ordinal());
            }

            void ledd(Ledd l) {
                ut.write(l.slag().ordinal());
                slag(l.gir());
                ut.write(l.deler().size());
                l.deler().forEach(this::del);
            }

            private void del(@Nullable Object del) {
                if (del == null) {
                    ut.write(TOM);
                } else if (del instanceof Ledd l) {
                    ut.write(LEDD);
                    ledd(l);
                } else if (del instanceof Integer i) {
                    ut.write(TALL);
                    tall(i);
                } else if (del instanceof String s) {
                    ut.write(TEKST);
                    tall(nummer(s));
                } else if (del instanceof Boolean b) {
                    ut.write(b ? SANN : USANN);
                } else if (del instanceof List<?> flere) {
                    boolean tekster = !flere.isEmpty() && flere.get(0) instanceof String;
                    ut.write(tekster ? TEKSTER : FLERE);
                    tall(flere.size());
                    flere.forEach(en -> {
                        if (tekster) {
                            tall(nummer((String) Objects.requireNonNull(en)));
                        } else {
                            ledd((Ledd) Objects.requireNonNull(en));
                        }
                    });
                } else {
                    throw new IllegalStateException(del.getClass() + " cannot be written");
                }
            }
        }
    }
}

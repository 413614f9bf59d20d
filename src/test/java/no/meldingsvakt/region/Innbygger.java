package no.meldingsvakt.region;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A fictional patient, with synthetic numbers (month + 80) only. */
record Innbygger(String etternavn, String fornavn, LocalDate fodt, boolean mann, Ident fnr, Ident dnr) {

    private static final int[] VEKT_1 = {3, 7, 6, 1, 8, 9, 4, 5, 2};
    private static final int[] VEKT_2 = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2};

    /** An identifier and its type in code list 8116. */
    record Ident(String type, String navn, String id) {}

    static Innbygger ny(Random tilfeldig) {
        LocalDate fodt = LocalDate.of(1925, 1, 1).plusDays(tilfeldig.nextInt(365 * 70));
        boolean mann = tilfeldig.nextBoolean();
        return new Innbygger(
                "Prøvdal",
                "Syntetisk" + (char) ('a' + tilfeldig.nextInt(26)),
                fodt,
                mann,
                new Ident("FNR", "Fødselsnummer", nummer(fodt, mann, 0, tilfeldig)),
                new Ident("DNR", "D-nummer", nummer(fodt, mann, 40, tilfeldig)));
    }

    /** Another patient's number, as when the wrong journal was open. */
    static Ident enAnnens(@Nullable Ident ident, Random tilfeldig) {
        Ident ny;
        do {
            ny = ny(tilfeldig).fnr();
        } while (ny.equals(ident));
        return ny;
    }

    private static String nummer(LocalDate fodt, boolean mann, int tillegg, Random tilfeldig) {
        while (true) {
            int individ = tilfeldig.nextInt(250) * 2 + (mann ? 1 : 0);
            String ni = "%02d%02d%02d%03d"
                    .formatted(
                            fodt.getDayOfMonth() + tillegg, fodt.getMonthValue() + 80, fodt.getYear() % 100, individ);
            Optional<String> helt = siffer(ni, VEKT_1).flatMap(ti -> siffer(ti, VEKT_2));
            if (helt.isPresent()) {
                return helt.get();
            }
        }
    }

    /** With its control digit; empty where there is none. */
    private static Optional<String> siffer(String sifre, int[] vekter) {
        int sum = 0;
        for (int i = 0; i < vekter.length; i++) {
            sum += vekter[i] * (sifre.charAt(i) - '0');
        }
        int kontroll = (11 - sum % 11) % 11;
        return kontroll == 10 ? Optional.empty() : Optional.of(sifre + kontroll);
    }
}

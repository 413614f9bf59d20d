package no.meldingsvakt.rapport;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which report is asked for.
 *
 * @param fra the first day; months that begin before are left out
 * @param til the last day; months that end after are left out
 * @param par the two parties that are asked about, as {@link Bidrag#par} names them; null for all
 */
public record Avvikssporring(
        LocalDate fra,
        LocalDate til,
        Gruppe gruppe,
        @Nullable String par) {

    /** What a report is parted by. */
    public enum Gruppe {
        REGEL,
        AVSENDER,
        MOTTAKER,
        PAR,
        TJENESTE,
        UKE,
        MANED,
        SYSTEM;

        /** The tables that a month has where these groupings of it are wanted; that of all together is always there. */
        public static Set<Visning> tabeller(Set<Gruppe> grupper) {
            Set<Visning> alle = EnumSet.of(Visning.ALLE);
            grupper.stream().filter(g -> g != MANED).forEach(g -> alle.add(Visning.valueOf(g.name())));
            if (grupper.contains(AVSENDER) || grupper.contains(MOTTAKER)) {
                alle.add(Visning.PART);
            }
            return alle;
        }

        /** What it is called where it is asked for and told. */
        public String navn() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

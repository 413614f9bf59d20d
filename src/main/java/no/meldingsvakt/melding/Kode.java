package no.meldingsvakt.melding;

import org.jspecify.annotations.Nullable;

/**
 * A coded value as the standards write it: types CS and CV of HIS 80117.
 *
 * @param v the code
 * @param s the code list's OID; only CV has it
 * @param dn the code's display name
 */
public record Kode(
        @Nullable String v, @Nullable String s, @Nullable String dn) {

    /** Says whether the code is exactly {@code verdi}. */
    public boolean er(String verdi) {
        return verdi.equals(v);
    }
}

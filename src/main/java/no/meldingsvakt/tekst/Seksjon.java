package no.meldingsvakt.tekst;

import java.util.Set;

/**
 * A part of a letter that headings part it into.
 *
 * @param id the name that rules use
 * @param tittel what it is called for a reader, in bokmål
 * @param koder heading codes that begin it, {@code OP} in any code list or {@code 9145:2} in one
 */
public record Seksjon(String id, String tittel, Set<String> koder) {

    /**
     * Whether the code of a heading begins it.
     *
     * @param kodeverk the code list's number, the last part of its OID; empty where none is named
     */
    boolean begynnerMed(String kodeverk, String kode) {
        return koder.contains(kode) || koder.contains(kodeverk + ":" + kode);
    }
}

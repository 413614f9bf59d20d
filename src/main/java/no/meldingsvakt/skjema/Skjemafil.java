package no.meldingsvakt.skjema;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.meldingsvakt.xml.XmlFabrikk;

/**
 * A schema file, held in memory.
 *
 * @param sti its path among all schemas the program has, with {@code /} between the parts
 * @param visning its path as the operator knows it, for messages
 * @param navnerom target namespace; empty for a file that lends itself to whoever includes it
 * @param navn the elements and attributes it declares
 * @param henvisninger what it includes and imports
 */
record Skjemafil(
        String sti, String visning, String navnerom, byte[] innhold, Set<String> navn, List<Henvisning> henvisninger) {

    /** Scheme of the names that files have while they are compiled. Nothing can be fetched by it. */
    static final String SKJEMA = XmlFabrikk.PROGRAMMETS;

    /**
     * An include, a redefine or an import.
     *
     * @param erImport whether it brings in another namespace; includes bring in more of the same
     * @param navnerom the namespace imported; empty for an include
     * @param sted schemaLocation; empty where it has none
     */
    record Henvisning(boolean erImport, String navnerom, String sted, int linje) {}

    /** The name of the file while it is compiled. */
    String systemId() {
        try {
            return new URI(SKJEMA, null, "/" + sti, null).toString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(visning + ": the file's name cannot be used", e);
        }
    }

    /** The path among all schemas that a schemaLocation in this file means; empty when it leads out of them. */
    Optional<String> folg(String sted) {
        try {
            URI mal = new URI(systemId()).resolve(new URI(sted.replace(" ", "%20")));
            return SKJEMA.equals(mal.getScheme()) && mal.getPath() != null
                    ? Optional.of(mal.getPath().substring(1))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Whether the schemaLocation {@code sted} is that of one of the file's includes. */
    boolean inkluderer(String sted) {
        return henvisninger.stream().anyMatch(h -> !h.erImport() && h.sted().equals(sted));
    }
}

package no.meldingsvakt.regel;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;

/** The faults of what is being read, so that whoever wrote it is told all of them at once. Used by one thread. */
final class Feilsamling {

    private final Set<String> feil = new LinkedHashSet<>();

    /** Notes a fault, told in one line with file and line. */
    void legg(String linje) {
        feil.add(linje.replaceAll("\\s+", " ").strip());
    }

    /** What the work gives, or {@code ellers} when it fails; its faults are then noted, a line each. */
    <T> T prov(Supplier<T> arbeid, T ellers) {
        try {
            return arbeid.get();
        } catch (IllegalArgumentException e) {
            String.valueOf(e.getMessage()).lines().forEach(this::legg);
            return ellers;
        } catch (StackOverflowError e) {
            legg("an expression or a list is nested too deep, or is too long, to be read");
            return ellers;
        }
    }

    /** As {@link #prov(Supplier, Object)}, where nothing comes of it. */
    void prov(Runnable arbeid) {
        prov(
                () -> {
                    arbeid.run();
                    return true;
                },
                false);
    }

    /** Throws {@link IllegalArgumentException} with all faults, a line each, when there is any. */
    void kast() {
        if (!feil.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", feil));
        }
    }
}

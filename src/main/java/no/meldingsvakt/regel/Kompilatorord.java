package no.meldingsvakt.regel;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.sf.saxon.lib.ErrorReporter;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.XmlProcessingError;

/** Keeps what Saxon says of what does not compile: the error's code and its words. Used for one compilation. */
final class Kompilatorord implements ErrorReporter {

    private final Set<String> ord = new LinkedHashSet<>();

    @Override
    public void report(XmlProcessingError feil) {
        if (!feil.isWarning()) {
            String kode = Optional.ofNullable(feil.getErrorCode())
                    .map(QName::getLocalName)
                    .map(k -> k + ": ")
                    .orElse("");
            ord.add((kode + feil.getMessage()).replaceAll("\\s+", " ").strip());
        }
    }

    /** What was said; what the exception says when nothing was. */
    List<String> eller(Exception e) {
        return ord.isEmpty()
                ? List.of(String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip())
                : List.copyOf(ord);
    }
}

package no.meldingsvakt.regel;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import net.sf.saxon.s9api.XdmNode;
import no.meldingsvakt.arkiv.Senere;
import no.meldingsvakt.xml.Dokument;

/**
 * What a rule's folder holds: the Schematron, the same as it is written for the engine, and the examples that readers of the catalogue
 * see. A command that judges one message needs the second of a few rules, and nothing else, so each is read or made when it is asked
 * for. Thread-safe.
 */
final class Regelkilde {

    private final Senere<Dokument> dokument;
    private final Senere<Form> form;
    private final Supplier<Map<String, String>> eksempler;

    /**
     * A rule for the engine.
     *
     * @param tar whether it takes the rule; {@code former} is empty where it does not
     * @param prefikser the prefixes that its XPaths use, and what they stand for
     */
    record Form(boolean tar, Map<String, String> prefikser, List<Samleform> former) {

        Form {
            prefikser = Map.copyOf(prefikser);
            former = List.copyOf(former);
        }

        static Form av(Dokument dokument) {
            XdmNode skjema = Regelleser.rot(dokument);
            boolean tar = Samleform.tar(skjema);
            Map<String, String> prefikser = Regelleser.barn(skjema, "ns")
                    .collect(Collectors.toMap(
                            n -> String.valueOf(Regelleser.attributt(n, "prefix")),
                            n -> String.valueOf(Regelleser.attributt(n, "uri"))));
            return new Form(tar, prefikser, tar ? Samleform.av(skjema) : List.of());
        }
    }

    private Regelkilde(Senere<Dokument> dokument, Senere<Form> form, Supplier<Map<String, String>> eksempler) {
        this.dokument = dokument;
        this.form = form;
        this.eksempler = eksempler;
    }

    /** What has been read. */
    static Regelkilde av(Dokument dokument, Map<String, String> eksempler) {
        Map<String, String> kopi = Map.copyOf(eksempler);
        return new Regelkilde(new Senere<>(() -> dokument), new Senere<>(() -> Form.av(dokument)), () -> kopi);
    }

    /** What will be read; the examples each time. */
    static Regelkilde senere(
            Supplier<Dokument> dokument, Supplier<Form> form, Supplier<Map<String, String>> eksempler) {
        return new Regelkilde(new Senere<>(dokument), new Senere<>(form), eksempler);
    }

    /** The Schematron; always the same. */
    Dokument dokument() {
        return dokument.get();
    }

    /** The rule for the engine; always the same. */
    Form form() {
        return form.get();
    }

    /** Texts of {@code gyldig.xml} and {@code ugyldig.xml}, by file name. */
    Map<String, String> eksempler() {
        return eksempler.get();
    }
}

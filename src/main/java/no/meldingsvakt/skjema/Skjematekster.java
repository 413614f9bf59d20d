package no.meldingsvakt.skjema;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import no.meldingsvakt.avvik.Tekst;
import org.jspecify.annotations.Nullable;

/** What is said of a schema fault: never the value found, and only names that a schema declares. */
final class Skjematekster {

    /** Datatypes as a person says them: bokmål, nynorsk, English. */
    private static final Map<String, Tekst> TYPER = Map.of(
            "dateTime",
            new Tekst("dato med klokkeslett", "dato med klokkeslett", "a date with time of day"),
            "date",
            new Tekst("dato", "dato", "a date"),
            "boolean",
            new Tekst("ja/nei-verdi (true eller false)", "ja/nei-verdi (true eller false)", "true or false"),
            "integer",
            new Tekst("heltall", "heiltal", "a whole number"),
            "decimal",
            new Tekst("desimaltall", "desimaltal", "a decimal number"),
            "double",
            new Tekst("tall", "tal", "a number"),
            "base64Binary",
            new Tekst("base64-kodet innhold", "base64-koda innhald", "base64 content"));

    private Skjematekster() {}

    static Tekst tekst(Skjemamelding m, String element, UnaryOperator<String> kjent) {
        return switch (m.nokkel()) {
            case "cvc-complex-type.2.4.a",
                    "cvc-complex-type.2.4.d",
                    "cvc-complex-type.2.4.e",
                    "cvc-complex-type.2.4.f" -> feilPlass(kjent.apply(m.funnet()), ventet(m, kjent));
            case "cvc-complex-type.2.4.b", "cvc-complex-type.2.4.i", "cvc-complex-type.2.4.j" ->
                ufullstendig(element, ventet(m, kjent));
            case "cvc-complex-type.2.4.c", "cvc-elt.1.a", "cvc-elt.1" -> ukjent(element);
            case "cvc-complex-type.3.2.2", "cvc-complex-type.3.2.1" ->
                ukjentAttributt(kjent.apply(m.attributt()), element);
            case "cvc-complex-type.4" -> manglerAttributt(kjent.apply(m.attributt()), element);
            case "cvc-complex-type.2.1", "cvc-complex-type.2.3" -> tekstIkkeTillatt(element);
            default ->
                m.gjelderVerdi() || m.sierHvorVerdienStar() || m.nokkel().contains("5.2.2.2")
                        ? verdi(m, element, kjent)
                        : annet(element);
        };
    }

    static String teknisk(Skjemamelding m, String element, UnaryOperator<String> kjent) {
        String ventet = ventet(m, kjent);
        String type = m.type() == null ? "" : "; type " + m.type();
        String attributt = m.attributt() == null ? "" : "/@" + kjent.apply(m.attributt());
        return m.nokkel() + " ved " + element + attributt + type + (ventet.isEmpty() ? "" : "; ventet: " + ventet);
    }

    private static String ventet(Skjemamelding m, UnaryOperator<String> kjent) {
        List<String> navn =
                m.ventet().stream().map(kjent).filter(n -> !n.equals("?")).toList();
        return navn.stream().collect(Collectors.joining(", "));
    }

    private static Tekst feilPlass(String funnet, String ventet) {
        if (ventet.isEmpty()) {
            return new Tekst(
                    "Elementet «%s» hører ikke hjemme her.".formatted(funnet),
                    "Elementet «%s» høyrer ikkje heime her.".formatted(funnet),
                    "The element “%s” does not belong here.".formatted(funnet));
        }
        return new Tekst(
                "Elementet «%s» står der «%s» var ventet.".formatted(funnet, ventet),
                "Elementet «%s» står der «%s» var venta.".formatted(funnet, ventet),
                "The element “%s” stands where “%s” was expected.".formatted(funnet, ventet));
    }

    private static Tekst ufullstendig(String element, String ventet) {
        return new Tekst(
                "«%s» er ufullstendig: «%s» mangler.".formatted(element, ventet),
                "«%s» er ufullstendig: «%s» manglar.".formatted(element, ventet),
                "“%s” is incomplete: “%s” is missing.".formatted(element, ventet));
    }

    private static Tekst ukjent(String element) {
        return new Tekst(
                "Elementet «%s» finnes ikke i skjemaet til meldingsstandarden.".formatted(element),
                "Elementet «%s» finst ikkje i skjemaet til meldingsstandarden.".formatted(element),
                "The element “%s” is not in the schema of the message standard.".formatted(element));
    }

    private static Tekst ukjentAttributt(String attributt, String element) {
        return new Tekst(
                "«%s» skal ikke ha attributtet «%s».".formatted(element, attributt),
                "«%s» skal ikkje ha attributtet «%s».".formatted(element, attributt),
                "“%s” must not have the attribute “%s”.".formatted(element, attributt));
    }

    private static Tekst manglerAttributt(String attributt, String element) {
        return new Tekst(
                "«%s» mangler attributtet «%s».".formatted(element, attributt),
                "«%s» manglar attributtet «%s».".formatted(element, attributt),
                "“%s” lacks the attribute “%s”.".formatted(element, attributt));
    }

    private static Tekst tekstIkkeTillatt(String element) {
        return new Tekst(
                "«%s» har innhold som ikke skal stå der.".formatted(element),
                "«%s» har innhald som ikkje skal stå der.".formatted(element),
                "“%s” has content that must not be there.".formatted(element));
    }

    private static Tekst verdi(Skjemamelding m, String element, UnaryOperator<String> kjent) {
        String hvor = m.attributt() == null ? element : element + "/@" + kjent.apply(m.attributt());
        @Nullable Tekst type = m.type() == null ? null : TYPER.get(m.type());
        if (type == null) {
            return new Tekst(
                    "Verdien i «%s» har ikke den formen standarden krever.".formatted(hvor),
                    "Verdien i «%s» har ikkje den forma standarden krev.".formatted(hvor),
                    "The value of “%s” does not have the form the standard demands.".formatted(hvor));
        }
        return new Tekst(
                "Verdien i «%s» er ikke gyldig som %s.".formatted(hvor, type.nb()),
                "Verdien i «%s» er ikkje gyldig som %s.".formatted(hvor, type.nn()),
                "The value of “%s” is not %s.".formatted(hvor, type.en()));
    }

    private static Tekst annet(String element) {
        return new Tekst(
                "«%s» følger ikke skjemaet til meldingsstandarden.".formatted(element),
                "«%s» følgjer ikkje skjemaet til meldingsstandarden.".formatted(element),
                "“%s” does not follow the schema of the message standard.".formatted(element));
    }
}

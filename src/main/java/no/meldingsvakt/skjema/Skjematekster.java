package no.meldingsvakt.skjema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.meldingsvakt.avvik.Tekst;
import no.meldingsvakt.skjema.Innholdsmodell.Barn;
import no.meldingsvakt.skjema.Innholdsmodell.Erklaring;
import no.meldingsvakt.skjema.Stifolger.Trinn;
import no.meldingsvakt.xml.Navnelikhet;
import org.jspecify.annotations.Nullable;

/**
 * What is said of one schema fault: to people what is wrong, to developers what to put there. Never the value found, and
 * only names that a schema declares.
 */
final class Skjematekster {

    /** More names than these are no help to a reader. */
    private static final int MAKS_VENTET = 8;

    /** More values than these are no help either. */
    private static final int MAKS_VERDIER = 12;

    private static final String CONTENT = "Content";

    /** Datatypes as a person says them, and how a value of them is written. */
    private static final Map<String, Type> TYPER = Map.of(
            "dateTime",
            new Type("dato med klokkeslett", "dato med klokkeslett", "a date with time of day", "2024-03-08T10:05:00"),
            "date",
            new Type("dato", "dato", "a date", "2024-03-08"),
            "time",
            new Type("klokkeslett", "klokkeslett", "a time of day", "10:05:00"),
            "boolean",
            new Type("ja/nei-verdi (true eller false)", "ja/nei-verdi (true eller false)", "true or false", "true"),
            "integer",
            new Type("heltall", "heiltal", "a whole number", "12"),
            "decimal",
            new Type("desimaltall", "desimaltal", "a decimal number", "12.5"),
            "double",
            new Type("tall", "tal", "a number", "12.5"),
            "base64Binary",
            new Type("base64-kodet innhold", "base64-koda innhald", "base64 content", "JVBERi0xLjQK"));

    private record Type(String nb, String nn, String en, String eksempel) {}

    private final Skjemamelding m;
    private final Stifolger folger;
    private final Set<String> navn;
    private final String element;

    Skjematekster(Skjemamelding m, Stifolger folger, Set<String> navn) {
        this.m = m;
        this.folger = folger;
        this.navn = navn;
        this.element = vist(folger.element());
    }

    Tekst tekst() {
        return switch (m.nokkel()) {
            case "cvc-complex-type.2.4.a",
                    "cvc-complex-type.2.4.d",
                    "cvc-complex-type.2.4.e",
                    "cvc-complex-type.2.4.f",
                    "cvc-complex-type.2.4.g",
                    "cvc-complex-type.2.4.h" -> feilPlass();
            case "cvc-complex-type.2.4.b", "cvc-complex-type.2.4.i", "cvc-complex-type.2.4.j" -> mangler(element);
            case "cvc-complex-type.2.4.c", "cvc-elt.1.a", "cvc-elt.1" -> ukjent();
            case "cvc-complex-type.3.2.2", "cvc-complex-type.3.2.1", "cvc-type.3.1.1" -> ukjentAttributt();
            case "cvc-complex-type.4" -> manglerAttributt();
            case "cvc-complex-type.2.1" -> skalVaereTomt();
            case "cvc-complex-type.2.3" -> tekstMellomElementer();
            case "cvc-type.3.1.2", "cvc-complex-type.2.2" ->
                m.type() == null && folger.element().harBarn() ? skalHaVerdi() : verdi();
            case "cvc-enumeration-valid" -> utvalg();
            case "cvc-elt.3.1", "cvc-elt.3.2.1", "cvc-elt.3.2.2" -> nil();
            case "cvc-identity-constraint.4.1", "cvc-identity-constraint.4.2.1", "cvc-identity-constraint.4.2.2" ->
                ikkeUnik();
            default ->
                m.gjelderVerdi() || m.sierHvorVerdienStar() || m.nokkel().contains("5.2.2.2") ? verdi() : annet();
        };
    }

    /** The constraint's key, the element, and what to put there. */
    Tekst teknisk() {
        String hvor = attributt().map(a -> element + "/@" + a).orElse(element);
        String type = m.type() == null || !TYPER.containsKey(m.type()) ? "" : "; type " + m.type();
        String sted = m.nokkel() + " ved " + hvor + type;
        String stedEn = m.nokkel() + " at " + hvor + type;
        Tekst raad = raad();
        return new Tekst(sted + "; " + raad.nb(), sted + "; " + raad.nn(), stedEn + "; " + raad.en());
    }

    private Tekst raad() {
        List<String> ventet = ventet();
        Optional<Type> type = Optional.ofNullable(m.type()).map(TYPER::get);
        if ("base64Binary".equals(m.type())) {
            return base64raad();
        }
        if (!ventet.isEmpty()) {
            String liste = String.join(", ", ventet);
            Optional<String> navnerom = navneromForventet();
            String rom = navnerom.map(n -> " (xmlns=\"" + n + "\")").orElse("");
            return raad("ventet: " + liste + rom, "venta: " + liste + rom, "expected: " + liste + rom);
        }
        return switch (m.nokkel()) {
            case "cvc-complex-type.2.4.d" ->
                raad(
                        "ta bort elementet, eller flytt det foran søsknene det hører til",
                        "ta bort elementet, eller flytt det framfor syskena det høyrer til",
                        "remove the element, or move it before the siblings it belongs with");
            case "cvc-complex-type.4" -> raad("legg til attributtet", "legg til attributtet", "add the attribute");
            case "cvc-complex-type.3.2.2", "cvc-complex-type.3.2.1", "cvc-type.3.1.1" -> attributtraad();
            case "cvc-complex-type.2.1" ->
                raad(
                        "skriv <" + element + " …/> uten noe mellom start- og sluttagg",
                        "skriv <" + element + " …/> utan noko mellom start- og sluttagg",
                        "write <" + element + " …/> with nothing between start and end tag");
            case "cvc-complex-type.2.3" ->
                raad(
                        "legg bare elementer her; XML skal ikke stå i CDATA eller med &lt;",
                        "legg berre element her; XML skal ikkje stå i CDATA eller med &lt;",
                        "put elements only here; XML must not stand in CDATA or with &lt;");
            default ->
                type.map(t -> raad(
                                "skriv for eksempel " + t.eksempel,
                                "skriv til dømes " + t.eksempel,
                                "write for instance " + t.eksempel))
                        .orElseGet(() -> raad(
                                "se skjemaet til standarden for " + element,
                                "sjå skjemaet til standarden for " + element,
                                "see the standard's schema for " + element));
        };
    }

    private Tekst attributtraad() {
        List<String> kan = attributter();
        return kan.isEmpty()
                ? raad(
                        "elementet har ingen attributter",
                        "elementet har ingen attributt",
                        "the element has no attributes")
                : raad(
                        "attributter: " + String.join(", ", kan),
                        "attributt: " + String.join(", ", kan),
                        "attributes: " + String.join(", ", kan));
    }

    // ---- Elements that are misplaced, missing or unknown

    private Tekst feilPlass() {
        String forelder = vist(folger.forelder());
        String funnet = folger.element().navn();
        if (!navn.contains(funnet)) {
            return ukjentI(forelder, funnet);
        }
        if (m.ventede().contains(funnet) && !m.ventet().contains(iNavnerom())) {
            return feilNavnerom(forelder, funnet);
        }
        int plass = plass(funnet);
        List<String> manglende = manglendeForan(plass);
        if (!manglende.isEmpty()) {
            return mangler(forelder, manglende, funnet);
        }
        if (plass >= 0) {
            return forSent(forelder, funnet);
        }
        Optional<String> mente = naermeste(funnet, m.ventede());
        if (mente.isPresent()) {
            return horerIkke(
                    forelder,
                    funnet,
                    " Mente du «%s»?".formatted(mente.get()),
                    " Meinte du «%s»?".formatted(mente.get()),
                    " Did you mean “%s”?".formatted(mente.get()));
        }
        String liste = liste(ventet(), " eller ");
        String listeEn = liste(ventet(), " or ");
        return liste.isEmpty()
                ? horerIkke(forelder, funnet, "", "", "")
                : horerIkke(
                        forelder,
                        funnet,
                        " Der skal %s stå.".formatted(liste),
                        " Der skal %s stå.".formatted(liste),
                        " %s must stand there.".formatted(listeEn));
    }

    private Tekst ukjentI(String forelder, String funnet) {
        Optional<String> mente = naermeste(funnet, m.ventede()).or(() -> naermeste(funnet, tillatte()));
        if (mente.isPresent()) {
            String n = mente.get();
            return new Tekst(
                    "Et element i «%s» har et navn som skjemaet ikke har: mente du «%s»?".formatted(forelder, n),
                    "Eit element i «%s» har eit namn som skjemaet ikkje har: meinte du «%s»?".formatted(forelder, n),
                    "An element in “%s” has a name that the schema does not have: did you mean “%s”?"
                            .formatted(forelder, n));
        }
        List<String> ventet = ventet();
        if (ventet.isEmpty()) {
            return new Tekst(
                    "Et element i «%s» har et navn som skjemaet ikke har, og der skal det ikke stå noe element."
                            .formatted(forelder),
                    "Eit element i «%s» har eit namn som skjemaet ikkje har, og der skal det ikkje stå noko element."
                            .formatted(forelder),
                    "An element in “%s” has a name that the schema does not have, and no element may stand there."
                            .formatted(forelder));
        }
        return new Tekst(
                "Et element i «%s» har et navn som skjemaet ikke har. Der kan %s stå."
                        .formatted(forelder, liste(ventet, " eller ")),
                "Eit element i «%s» har eit namn som skjemaet ikkje har. Der kan %s stå."
                        .formatted(forelder, liste(ventet, " eller ")),
                "An element in “%s” has a name that the schema does not have. %s can stand there."
                        .formatted(forelder, liste(ventet, " or ")));
    }

    private Tekst feilNavnerom(String forelder, String funnet) {
        return new Tekst(
                "«%s» i «%s» står i feil navnerom.".formatted(funnet, forelder),
                "«%s» i «%s» står i feil namnerom.".formatted(funnet, forelder),
                "“%s” in “%s” is in the wrong namespace.".formatted(funnet, forelder));
    }

    private Tekst mangler(String element) {
        List<String> pakrevde = manglendeForan(Integer.MAX_VALUE);
        return mangler(element, pakrevde, null);
    }

    private Tekst mangler(String i, List<String> pakrevde, @Nullable String foran) {
        List<String> hvilke = pakrevde.isEmpty() ? ventet() : pakrevde;
        String nb = hvilke.isEmpty() ? "Noe" : liste(hvilke, pakrevde.isEmpty() ? " eller " : " og ");
        String nn = hvilke.isEmpty() ? "Noko" : nb;
        String en = hvilke.isEmpty() ? "Something" : liste(hvilke, pakrevde.isEmpty() ? " or " : " and ");
        boolean flere = !pakrevde.isEmpty() && pakrevde.size() > 1;
        return new Tekst(
                "%s mangler i «%s»%s.".formatted(nb, i, foran == null ? "" : " foran «%s»".formatted(foran)),
                "%s manglar i «%s»%s.".formatted(nn, i, foran == null ? "" : " framfor «%s»".formatted(foran)),
                "%s %s missing in “%s”%s."
                        .formatted(en, flere ? "are" : "is", i, foran == null ? "" : " before “%s”".formatted(foran)));
    }

    private Tekst forSent(String forelder, String funnet) {
        return new Tekst(
                "«%s» står på feil plass i «%s», eller flere ganger enn skjemaet tillater.".formatted(funnet, forelder),
                "«%s» står på feil plass i «%s», eller fleire gonger enn skjemaet tillèt.".formatted(funnet, forelder),
                "“%s” is in the wrong place in “%s”, or there more often than the schema allows."
                        .formatted(funnet, forelder));
    }

    private Tekst horerIkke(String forelder, String funnet, String nb, String nn, String en) {
        return new Tekst(
                "«%s» hører ikke hjemme i «%s».%s".formatted(funnet, forelder, nb),
                "«%s» høyrer ikkje heime i «%s».%s".formatted(funnet, forelder, nn),
                "“%s” does not belong in “%s”.%s".formatted(funnet, forelder, en));
    }

    private Tekst ukjent() {
        String funnet = folger.element().navn();
        String forelder = vist(folger.forelder());
        if (!navn.contains(funnet)) {
            return ukjentI(forelder, funnet);
        }
        return new Tekst(
                "«%s» i «%s» finnes ikke i skjemaet med det navnerommet (xmlns) det har.".formatted(funnet, forelder),
                "«%s» i «%s» finst ikkje i skjemaet med det namnerommet (xmlns) det har.".formatted(funnet, forelder),
                "“%s” in “%s” is not in the schema with the namespace (xmlns) that it has."
                        .formatted(funnet, forelder));
    }

    // ---- Attributes

    private Tekst ukjentAttributt() {
        String funnet = m.attributt() == null ? "" : m.attributt();
        if (navn.contains(funnet)) {
            return new Tekst(
                    "«%s» skal ikke ha attributtet «%s».".formatted(element, funnet),
                    "«%s» skal ikkje ha attributtet «%s».".formatted(element, funnet),
                    "“%s” must not have the attribute “%s”.".formatted(element, funnet));
        }
        Optional<String> mente = naermeste(funnet, attributter());
        return new Tekst(
                "«%s» har et attributt som skjemaet ikke har.%s"
                        .formatted(
                                element, mente.map(" Mente du «%s»?"::formatted).orElse("")),
                "«%s» har eit attributt som skjemaet ikkje har.%s"
                        .formatted(
                                element,
                                mente.map(" Meinte du «%s»?"::formatted).orElse("")),
                "“%s” has an attribute that the schema does not have.%s"
                        .formatted(
                                element,
                                mente.map(" Did you mean “%s”?"::formatted).orElse("")));
    }

    private Tekst manglerAttributt() {
        String hvilket = attributt().map(" «%s»"::formatted).orElse("");
        String which = attributt().map(" “%s”"::formatted).orElse("");
        return new Tekst(
                "«%s» mangler attributtet%s.".formatted(element, hvilket),
                "«%s» manglar attributtet%s.".formatted(element, hvilket),
                "“%s” lacks the attribute%s.".formatted(element, which));
    }

    // ---- Content of the wrong kind

    private Tekst skalVaereTomt() {
        Trinn her = folger.element();
        if (her.harBarn()) {
            return new Tekst(
                    "«%s» skal være tomt, men har elementer inni seg.".formatted(element),
                    "«%s» skal vere tomt, men har element inni seg.".formatted(element),
                    "“%s” must be empty, but has elements within it.".formatted(element));
        }
        return her.tekst().harBareBlanke()
                ? new Tekst(
                        "«%s» skal være helt tomt, men inneholder linjeskift eller mellomrom.".formatted(element),
                        "«%s» skal vere heilt tomt, men inneheld linjeskift eller mellomrom.".formatted(element),
                        "“%s” must be wholly empty, but holds a line break or spaces.".formatted(element))
                : new Tekst(
                        "«%s» skal være tomt, men inneholder tekst; verdien skal stå i attributter.".formatted(element),
                        "«%s» skal vere tomt, men inneheld tekst; verdien skal stå i attributt.".formatted(element),
                        "“%s” must be empty, but holds text; its value belongs in attributes.".formatted(element));
    }

    private Tekst tekstMellomElementer() {
        Tekstform tekst = folger.element().tekst();
        if (!element.equals(CONTENT)) {
            return new Tekst(
                    "«%s» har tekst der bare elementer skal stå.".formatted(element),
                    "«%s» har tekst der berre element skal stå.".formatted(element),
                    "“%s” has text where only elements may stand.".formatted(element));
        }
        if (tekst.erBase64() && !folger.element().harBarn()) {
            return new Tekst(
                    "Innholdet i «Content» står som tekst (ser ut som base64), ikke som et XML-element; base64 skal"
                            + " ligge i elementet «Base64Container».",
                    "Innhaldet i «Content» står som tekst (ser ut som base64), ikkje som eit XML-element; base64 skal"
                            + " liggje i elementet «Base64Container».",
                    "The content of “Content” is text (it looks like base64), not an XML element; base64 belongs in"
                            + " the element “Base64Container”.");
        }
        return tekst.erOppmerking()
                ? new Tekst(
                        "Fagmeldingen i «Content» står som tekst (CDATA eller kodet som &lt;), ikke som et"
                                + " XML-element.",
                        "Fagmeldinga i «Content» står som tekst (CDATA eller koda som &lt;), ikkje som eit"
                                + " XML-element.",
                        "The payload in “Content” is text (CDATA, or encoded as &lt;), not an XML element.")
                : new Tekst(
                        "Innholdet i «Content» er tekst, ikke et XML-element.",
                        "Innhaldet i «Content» er tekst, ikkje eit XML-element.",
                        "The content of “Content” is text, not an XML element.");
    }

    private Tekst skalHaVerdi() {
        return new Tekst(
                "«%s» skal ha en verdi, men har elementer inni seg.".formatted(element),
                "«%s» skal ha ein verdi, men har element inni seg.".formatted(element),
                "“%s” must have a value, but has elements within it.".formatted(element));
    }

    private Tekst nil() {
        return new Tekst(
                "«%s» kan ikke merkes som utelatt (xsi:nil); ta bort elementet.".formatted(element),
                "«%s» kan ikkje merkjast som utelate (xsi:nil); ta bort elementet.".formatted(element),
                "“%s” cannot be marked as left out (xsi:nil); remove the element.".formatted(element));
    }

    private Tekst ikkeUnik() {
        return new Tekst(
                "En id under «%s» mangler eller er brukt flere ganger.".formatted(element),
                "Ein id under «%s» manglar eller er brukt fleire gonger.".formatted(element),
                "An id below “%s” is missing or used more than once.".formatted(element));
    }

    // ---- Values

    private Tekst utvalg() {
        String hvor = attributt().map(a -> element + "/@" + a).orElse(element);
        List<String> verdier = m.grense() == null
                ? List.of()
                : Stream.of(m.grense().split(", ")).limit(MAKS_VERDIER).toList();
        if (verdier.isEmpty()) {
            return verdi();
        }
        return new Tekst(
                "Verdien i «%s» er ikke en av dem standarden tillater: %s.".formatted(hvor, liste(verdier, " eller ")),
                "Verdien i «%s» er ikkje ein av dei standarden tillèt: %s.".formatted(hvor, liste(verdier, " eller ")),
                "The value of “%s” is not one that the standard allows: %s.".formatted(hvor, liste(verdier, " or ")));
    }

    private Tekst verdi() {
        String hvor = attributt().map(a -> element + "/@" + a).orElse(element);
        @Nullable Type type = m.type() == null ? null : TYPER.get(m.type());
        if (erTom()) {
            return new Tekst(
                    "«%s» er tom%s."
                            .formatted(
                                    hvor,
                                    type == null ? "; der skal det stå en verdi" : "; der skal det stå " + type.nb),
                    "«%s» er tom%s."
                            .formatted(
                                    hvor,
                                    type == null ? "; der skal det stå ein verdi" : "; der skal det stå " + type.nn),
                    "“%s” is empty%s."
                            .formatted(hvor, type == null ? "; it must have a value" : "; it must be " + type.en));
        }
        if ("base64Binary".equals(m.type())) {
            return base64();
        }
        if (m.nokkel().equals("cvc-maxLength-valid") && m.grense() != null) {
            return new Tekst(
                    "Verdien i «%s» er lengre enn %s tegn.".formatted(hvor, m.grense()),
                    "Verdien i «%s» er lengre enn %s teikn.".formatted(hvor, m.grense()),
                    "The value of “%s” is longer than %s characters.".formatted(hvor, m.grense()));
        }
        if (type == null) {
            return new Tekst(
                    "Verdien i «%s» har ikke den formen standarden krever.".formatted(hvor),
                    "Verdien i «%s» har ikkje den forma standarden krev.".formatted(hvor),
                    "The value of “%s” does not have the form the standard demands.".formatted(hvor));
        }
        return new Tekst(
                "Verdien i «%s» er ikke gyldig som %s.".formatted(hvor, type.nb),
                "Verdien i «%s» er ikkje gyldig som %s.".formatted(hvor, type.nn),
                "The value of “%s” is not %s.".formatted(hvor, type.en));
    }

    private boolean erTom() {
        return attributt().isPresent()
                ? folger.erTomt(attributt().get())
                : folger.element().tekst().erBlank() && !folger.element().harBarn();
    }

    private Tekst base64() {
        Tekst hvor = vedlegg();
        Tekst hvordan = base64feil();
        return new Tekst(
                "%s har ugyldig base64-innhold: %s.".formatted(hvor.nb(), hvordan.nb()),
                "%s har ugyldig base64-innhald: %s.".formatted(hvor.nn(), hvordan.nn()),
                "%s has invalid base64 content: %s.".formatted(hvor.en(), hvordan.en()));
    }

    /** Which attachment the element is in, by number: its name could be the patient's. */
    private Tekst vedlegg() {
        Trinn dokument = folger.omgivende("Document");
        if (dokument != null && dokument.plass() > 1) {
            return new Tekst(
                    "Vedlegg nr. %d (dokument nr. %d)".formatted(dokument.plass() - 1, dokument.plass()),
                    "Vedlegg nr. %d (dokument nr. %d)".formatted(dokument.plass() - 1, dokument.plass()),
                    "Attachment no. %d (document no. %d)".formatted(dokument.plass() - 1, dokument.plass()));
        }
        Trinn refDoc = folger.omgivende("RefDoc");
        int nr = dokument != null ? dokument.plass() : refDoc != null ? refDoc.plass() : 0;
        return nr == 0
                ? new Tekst("«" + element + "»", "«" + element + "»", "“" + element + "”")
                : new Tekst(
                        "Vedlegget i dokument nr. " + nr,
                        "Vedlegget i dokument nr. " + nr,
                        "The attachment in document no. " + nr);
    }

    private Tekst base64feil() {
        return switch (folger.element().tekst().base64feil()) {
            case TOM -> raad("det er tomt", "det er tomt", "it is empty");
            case DATA_URI ->
                raad(
                        "det begynner med «data:» som i en nettadresse",
                        "det begynner med «data:» som i ei nettadresse",
                        "it begins with “data:” as in a web address");
            case TEKST ->
                raad(
                        "det har tegn som base64 ikke har (er det vanlig tekst?)",
                        "det har teikn som base64 ikkje har (er det vanleg tekst?)",
                        "it has characters that base64 does not have (is it plain text?)");
            case URL_ALFABET ->
                raad(
                        "det bruker alfabetet for nettadresser (- og _)",
                        "det bruker alfabetet for nettadresser (- og _)",
                        "it uses the alphabet of web addresses (- and _)");
            case FYLL_MIDT_I ->
                raad(
                        "fyll (=) står midt i; flere deler er satt sammen",
                        "fyll (=) står midt i; fleire delar er sette saman",
                        "padding (=) stands in the middle; several parts were put together");
            case FYLL_MANGLER ->
                raad(
                        "fyll (=) på slutten mangler eller er feil, eller det er avkuttet",
                        "fyll (=) på slutten manglar eller er feil, eller det er avkutta",
                        "padding (=) at the end is missing or wrong, or it is cut off");
            case UKJENT -> raad("det kan ikke dekodes", "det kan ikkje dekodast", "it cannot be decoded");
        };
    }

    private Tekst base64raad() {
        return switch (folger.element().tekst().base64feil()) {
            case DATA_URI ->
                raad(
                        "ta bort alt til og med kommaet etter base64",
                        "ta bort alt til og med kommaet etter base64",
                        "remove everything through the comma after base64");
            case TEKST ->
                raad(
                        "kod innholdet som base64 (A–Z a–z 0–9 + / =)",
                        "kod innhaldet som base64 (A–Z a–z 0–9 + / =)",
                        "encode the content as base64 (A–Z a–z 0–9 + / =)");
            case URL_ALFABET ->
                raad(
                        "bruk + og / i stedet for - og _",
                        "bruk + og / i staden for - og _",
                        "use + and / instead of - and _");
            case FYLL_MIDT_I ->
                raad("kod hele filen under ett", "kod heile fila under eitt", "encode the whole file at once");
            case TOM, FYLL_MANGLER, UKJENT ->
                raad(
                        "antall tegn skal gå opp i fire; fyll med = på slutten",
                        "talet på teikn skal gå opp i fire; fyll med = på slutten",
                        "the number of characters must be a multiple of four; pad with = at the end");
        };
    }

    private Tekst annet() {
        return new Tekst(
                "«%s» følger ikke skjemaet til meldingsstandarden.".formatted(element),
                "«%s» følgjer ikkje skjemaet til meldingsstandarden.".formatted(element),
                "“%s” does not follow the schema of the message standard.".formatted(element));
    }

    // ---- Names

    /** A name that a schema declares may be shown; any other is the sender's own text, and the element around it is named. */
    private String vist(Trinn trinn) {
        String vist = folger.naermesteNavn(trinn, navn);
        return vist.isEmpty() ? "XML" : vist;
    }

    private Optional<String> attributt() {
        return Optional.ofNullable(m.attributt()).filter(navn::contains);
    }

    private List<String> ventet() {
        return m.ventede().stream().filter(navn::contains).limit(MAKS_VENTET).toList();
    }

    private Optional<String> naermeste(String funnet, List<String> kandidater) {
        return Navnelikhet.naermeste(
                funnet, kandidater.stream().filter(navn::contains).toList());
    }

    private Skjemamelding.Navn iNavnerom() {
        return new Skjemamelding.Navn(
                folger.element().navnerom(), folger.element().navn());
    }

    /** The namespace that the element found should have been in. */
    private Optional<String> navneromForventet() {
        return m.ventet().stream()
                .filter(v -> v.lokalt().equals(folger.element().navn()) && !v.equals(iNavnerom()))
                .map(Skjemamelding.Navn::navnerom)
                .filter(n -> !n.isEmpty())
                .findFirst();
    }

    /** The names that may stand in the element where the fault is: around it, or in it when it is incomplete. */
    private List<String> tillatte() {
        return barn(folger.forelder()).stream().map(Barn::navn).toList();
    }

    private List<Barn> barn(Trinn trinn) {
        Erklaring e = trinn.erklaring();
        return e == null ? List.of() : e.tillater();
    }

    private List<String> attributter() {
        Erklaring e = folger.element().erklaring();
        return e == null
                ? List.of()
                : e.attributter().stream().filter(navn::contains).toList();
    }

    private int plass(String funnet) {
        return tillatte().indexOf(funnet);
    }

    /** What must stand before the place, was expected, and is not there. */
    private List<String> manglendeForan(int plass) {
        List<Barn> barn = barn(plass == Integer.MAX_VALUE ? folger.element() : folger.forelder());
        List<String> ventede = m.ventede();
        return Stream.iterate(0, i -> i + 1)
                .limit(Math.max(0, Math.min(plass, barn.size())))
                .map(barn::get)
                .filter(b -> b.pakrevd() && ventede.contains(b.navn()) && navn.contains(b.navn()))
                .map(Barn::navn)
                .distinct()
                .limit(MAKS_VENTET)
                .toList();
    }

    private static String liste(List<String> navn, String siste) {
        boolean engelsk = siste.equals(" or ") || siste.equals(" and ");
        List<String> i =
                navn.stream().map(n -> engelsk ? "“" + n + "”" : "«" + n + "»").toList();
        if (i.size() < 2) {
            return String.join("", i);
        }
        return i.stream().limit(i.size() - 1L).collect(Collectors.joining(", ")) + siste + i.get(i.size() - 1);
    }

    private static Tekst raad(String nb, String nn, String en) {
        return new Tekst(nb, nn, en);
    }
}

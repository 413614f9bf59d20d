package no.meldingsvakt.konvolutt;

import java.util.List;
import java.util.stream.Collectors;
import no.meldingsvakt.avvik.Avvik;
import no.meldingsvakt.avvik.Grunnregel;
import no.meldingsvakt.avvik.Sted;
import no.meldingsvakt.avvik.Tekst;
import no.meldingsvakt.melding.Standard;
import org.jspecify.annotations.Nullable;

/** What is said of a standard that is not supported: to people what it is, to developers what to send instead. */
final class Standardtekster {

    private static final int MAKS_NAVNEROM = 6;

    private Standardtekster() {}

    /**
     * A message in something else.
     *
     * @param konvolutt what it is in; null for something we don't know
     * @param innhold the root element of the message; null when none was found
     */
    static Avvik innpakket(Konvolutter.@Nullable Konvolutt konvolutt, @Nullable String innhold, Sted sted) {
        Tekst hva = konvolutt == null ? new Tekst("noe annet", "noko anna", "something else") : konvolutt.betegnelse();
        if (innhold == null && konvolutt != null && !konvolutt.erKonvolutt()) {
            return funn(
                    new Tekst(
                            "Dette er ikke en melding tjenesten støtter, men %s.".formatted(hva.nb()),
                            "Dette er ikkje ei melding tenesta støttar, men %s.".formatted(hva.nn()),
                            "This is no message that the service supports, but %s.".formatted(hva.en())),
                    sendAlene("MsgHead, AppRec eller Message", "MsgHead, AppRec or Message"),
                    sted);
        }
        String rot = innhold == null ? "" : " («" + innhold + "»)";
        String rotEn = innhold == null ? "" : " (“" + innhold + "”)";
        return funn(
                new Tekst(
                        "Meldingen%s er pakket inn i en konvolutt: %s. Konvolutten må tas av før meldingen sendes hit."
                                .formatted(rot, hva.nb()),
                        "Meldinga%s er pakka inn i ein konvolutt: %s. Konvolutten må takast av før meldinga blir send hit."
                                .formatted(rot, hva.nn()),
                        "The message%s is wrapped in an envelope: %s. It must be taken off before the message is sent here."
                                .formatted(rotEn, hva.en())),
                innhold == null
                        ? sendAlene("MsgHead, AppRec eller Message", "MsgHead, AppRec or Message")
                        : sendAlene(innhold, innhold),
                sted);
    }

    private static Tekst sendAlene(String rot, String rotEn) {
        return new Tekst(
                "Send elementet %s alene, som rotelement, med navnerommet sitt.".formatted(rot),
                "Send elementet %s åleine, som rotelement, med namnerommet sitt.".formatted(rot),
                "Send the element %s alone, as the root element, with its namespace.".formatted(rotEn));
    }

    /** @param mulige the standards whose root has the element's name */
    static Avvik utenNavnerom(List<Standard> mulige, Sted sted) {
        if (mulige.isEmpty()) {
            return funn(
                    new Tekst(
                            "Elementet mangler navnerom (xmlns), og navnet er ikke det noen støttet meldingsstandard"
                                    + " begynner med.",
                            "Elementet manglar namnerom (xmlns), og namnet er ikkje det nokon støtta meldingsstandard"
                                    + " begynner med.",
                            "The element has no namespace (xmlns), and its name is not one that a supported message"
                                    + " standard begins with."),
                    sendAlene("MsgHead, AppRec eller Message", "MsgHead, AppRec or Message"),
                    sted);
        }
        String rot = String.valueOf(mulige.get(0).rot());
        String navnerom = navnerom(mulige);
        return funn(
                new Tekst(
                        "«%s» mangler navnerom (xmlns), så det går ikke fram hvilken standard og versjon den følger."
                                .formatted(rot),
                        "«%s» manglar namnerom (xmlns), så det går ikkje fram kva standard og versjon ho følgjer."
                                .formatted(rot),
                        "“%s” has no namespace (xmlns), so it does not tell which standard and version it follows."
                                .formatted(rot)),
                new Tekst(
                        "Skriv xmlns på elementet %s: %s.".formatted(rot, navnerom),
                        "Skriv xmlns på elementet %s: %s.".formatted(rot, navnerom),
                        "Write xmlns on the element %s: %s.".formatted(rot, navnerom)),
                sted);
    }

    static Avvik skrivefeil(Standard ment, String skrevet, Sted sted) {
        String navn = ment.navnMedVersjon();
        Tekst hva = forskjell(ment.navnerom(), skrevet);
        return funn(
                new Tekst(
                        "Navnerommet er ikke skrevet som det til %s: %s.".formatted(navn, hva.nb()),
                        "Namnerommet er ikkje skrive som det til %s: %s.".formatted(navn, hva.nn()),
                        "The namespace is not written as that of %s: %s.".formatted(navn, hva.en())),
                new Tekst(
                        "Skriv xmlns=\"%s\", tegn for tegn.".formatted(ment.navnerom()),
                        "Skriv xmlns=\"%s\", teikn for teikn.".formatted(ment.navnerom()),
                        "Write xmlns=\"%s\", character by character.".formatted(ment.navnerom())),
                sted);
    }

    private static Tekst forskjell(String riktig, String skrevet) {
        if (skrevet.equals(riktig.replaceFirst("^http:", "https:"))) {
            return new Tekst(
                    "det begynner med https, ikke http",
                    "det begynner med https, ikkje http",
                    "it begins with https, not http");
        }
        if (skrevet.equals(riktig + "/")) {
            return new Tekst(
                    "det har en skråstrek (/) for mye til slutt",
                    "det har ein skråstrek (/) for mykje til slutt",
                    "it has a slash (/) too many at the end");
        }
        if (skrevet.strip().equals(riktig)) {
            return new Tekst(
                    "det har mellomrom eller linjeskift rundt seg",
                    "det har mellomrom eller linjeskift rundt seg",
                    "it has blanks around it");
        }
        if (skrevet.equalsIgnoreCase(riktig)) {
            return new Tekst(
                    "store og små bokstaver er byttet",
                    "store og små bokstavar er bytte",
                    "upper and lower case differ");
        }
        String uten = skrevet.replaceFirst("/+$", "");
        if (uten.startsWith("https:") && uten.length() < skrevet.length()) {
            return new Tekst(
                    "det begynner med https, ikke http, og har en skråstrek (/) for mye til slutt",
                    "det begynner med https, ikkje http, og har ein skråstrek (/) for mykje til slutt",
                    "it begins with https, not http, and has a slash (/) too many at the end");
        }
        return new Tekst("det har en skrivefeil", "det har ein skrivefeil", "it has a spelling mistake");
    }

    static Avvik utenHode(Standard standard, Sted sted) {
        String navn = standard.navnMedVersjon();
        return funn(
                new Tekst(
                        navn + " er sendt uten hodemelding.",
                        navn + " er send utan hovudmelding.",
                        navn + " was sent without its header message (MsgHead)."),
                new Tekst(
                        "Legg meldingen i Document/RefDoc/Content i en MsgHead.",
                        "Legg meldinga i Document/RefDoc/Content i ein MsgHead.",
                        "Put the message in Document/RefDoc/Content of a MsgHead."),
                sted);
    }

    static Avvik pilotavvik(Standard standard, Sted sted) {
        String navn = standard.navnMedVersjon();
        return funn(
                new Tekst(
                        navn + " er under utprøving og er ikke slått på her.",
                        navn + " er under utprøving og er ikkje slått på her.",
                        navn + " is on trial and is not switched on here."),
                new Tekst(
                        "Slå på med meldingsvakt.pilot=true når partene har avtalt utprøving.",
                        "Slå på med meldingsvakt.pilot=true når partane har avtalt utprøving.",
                        "Switch it on with meldingsvakt.pilot=true when the parties have agreed on a trial."),
                sted);
    }

    static Avvik ukjentRot(Standard standard, Sted sted) {
        String navn = standard.navnMedVersjon();
        return funn(
                new Tekst(
                        "Rotelementet er ikke det som " + navn + " skal ha.",
                        "Rotelementet er ikkje det som " + navn + " skal ha.",
                        "The root element is not that of " + navn + "."),
                standard.rot() == null
                        ? new Tekst(
                                "Navnerommet er en komponent og kan ikke være en melding alene.",
                                "Namnerommet er ein komponent og kan ikkje vere ei melding åleine.",
                                "The namespace is a component and cannot be a message by itself.")
                        : new Tekst(
                                "Ventet rotelementet " + standard.rot() + ".",
                                "Venta rotelementet " + standard.rot() + ".",
                                "Expected the root element " + standard.rot() + "."),
                sted);
    }

    static Avvik versjon(List<Standard> familie, Sted sted) {
        String navn = familie.get(0).navn();
        String versjoner = familie.stream().map(Standard::versjon).distinct().collect(Collectors.joining(", "));
        String navnerom = navnerom(familie);
        return funn(
                new Tekst(
                        "Denne versjonen av %s støttes ikke; støttede versjoner er %s.".formatted(navn, versjoner),
                        "Denne versjonen av %s er ikkje støtta; støtta versjonar er %s.".formatted(navn, versjoner),
                        "This version of %s is not supported; supported versions are %s.".formatted(navn, versjoner)),
                new Tekst(
                        "Navnerommet hører til en kjent standard, men ikke til en versjon som støttes; bruk %s."
                                .formatted(navnerom),
                        "Namnerommet høyrer til ein kjend standard, men ikkje til ein versjon som er støtta; bruk %s."
                                .formatted(navnerom),
                        "The namespace is of a known standard, but not of a supported version; use %s."
                                .formatted(navnerom)),
                sted);
    }

    static Avvik fremmed(Sted sted) {
        return funn(
                new Tekst(
                        "Meldingsstandarden er ikke en av dem tjenesten støtter.",
                        "Meldingsstandarden er ikkje ein av dei tenesta støttar.",
                        "The message standard is not one the service supports."),
                new Tekst(
                        "Navnerommet til elementet er ukjent; støttede standarder står i /api/v1/standarder.",
                        "Namnerommet til elementet er ukjent; støtta standardar står i /api/v1/standarder.",
                        "The element's namespace is unknown; supported standards are listed at /api/v1/standarder."),
                sted);
    }

    private static String navnerom(List<Standard> standarder) {
        return standarder.stream()
                .map(Standard::navnerom)
                .distinct()
                .limit(MAKS_NAVNEROM)
                .collect(Collectors.joining(", "));
    }

    private static Avvik funn(Tekst tekst, Tekst teknisk, Sted sted) {
        return Grunnregel.STANDARD.funn(tekst, teknisk, sted);
    }
}

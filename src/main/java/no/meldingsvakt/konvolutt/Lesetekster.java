package no.meldingsvakt.konvolutt;

import no.meldingsvakt.avvik.Tekst;
import no.meldingsvakt.xml.UlesbarXmlException.Arsak;
import no.meldingsvakt.xml.XmlFabrikk;

/** What is said of bytes that cannot be read. */
final class Lesetekster {

    static final Tekst TOM = new Tekst("Meldingen er tom.", "Meldinga er tom.", "The message is empty.");

    private Lesetekster() {}

    static Tekst av(Arsak arsak) {
        return switch (arsak) {
            case IKKE_VELFORMET ->
                new Tekst(
                        "Meldingen kan ikke leses: den er ikke velformet XML.",
                        "Meldinga kan ikkje lesast: ho er ikkje velforma XML.",
                        "The message cannot be read: it is not well-formed XML.");
            case DOKUMENTTYPE ->
                new Tekst(
                        "Meldingen kan ikke leses: den har en dokumenttype (DOCTYPE), som ikke er tillatt.",
                        "Meldinga kan ikkje lesast: ho har ein dokumenttype (DOCTYPE), som ikkje er tillaten.",
                        "The message cannot be read: it declares a document type (DOCTYPE), which is not allowed.");
            case GRENSE ->
                new Tekst(
                        "Meldingen kan ikke leses: den er bygd dypere eller bredere, eller har lengre tallrekker, enn noen"
                                + " meldingsstandard har.",
                        "Meldinga kan ikkje lesast: ho er bygd djupare eller breiare, eller har lengre talrekkjer, enn nokon"
                                + " meldingsstandard har.",
                        "The message cannot be read: it is nested deeper or wider, or has longer runs of digits, than any"
                                + " message standard has.");
            case TEGNSETT ->
                new Tekst(
                        "Meldingen kan ikke leses: innholdet stemmer ikke med tegnsettet den oppgir.",
                        "Meldinga kan ikkje lesast: innhaldet stemmer ikkje med teiknsettet ho oppgir.",
                        "The message cannot be read: its content does not match the encoding it declares.");
        };
    }

    static String teknisk(Arsak arsak) {
        return switch (arsak) {
            case IKKE_VELFORMET -> "XML-parseren stanset på det oppgitte stedet.";
            case DOKUMENTTYPE -> "Fjern DOCTYPE og alle entiteter fra meldingen.";
            case GRENSE ->
                ("Grensene er %d nivåer, %d attributter på ett element, %d navnerom på ett sted og %d sifre eller ledd"
                                + " på rad først i en verdi.")
                        .formatted(
                                XmlFabrikk.MAKS_DYBDE,
                                XmlFabrikk.MAKS_ATTRIBUTTER,
                                XmlFabrikk.MAKS_NAVNEROM,
                                XmlFabrikk.MAKS_LEDD);
            case TEGNSETT -> "Bruk UTF-8 eller ISO-8859-1, og oppgi tegnsettet i XML-deklarasjonen.";
        };
    }
}

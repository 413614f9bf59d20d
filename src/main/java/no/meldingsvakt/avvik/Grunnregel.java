package no.meldingsvakt.avvik;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The three rules that no Schematron can state, because they decide whether there is a document to state them about. They
 * stand in the catalogue like the others, under the names that receipts use.
 */
public enum Grunnregel {
    /** The bytes are no XML that can be read. */
    XML(
            "XML",
            AppRecFeil.T01,
            "HIS 80415:2012 pkt. 3.3.4 (T01); HITS 1168 pkt. 4.4",
            List.of("HODE-01"),
            new Tekst("Meldingen kan ikke leses", "Meldinga kan ikkje lesast", "The message cannot be read"),
            "Meldingen skal være velformet XML i det tegnsettet den oppgir, uten dokumenttype (DOCTYPE) og innenfor"
                    + " grensene for dybde og antall attributter."),
    /** The document does not follow its schema. */
    XSD(
            "XSD",
            AppRecFeil.T02,
            "HIS 80415:2012 pkt. 3.3.4 (T02); HITS 1168 pkt. 4.4",
            List.of("HODE-02", "PLO-LOG-12", "PLO-HELSE-14", "PLO-TJEN-01"),
            new Tekst(
                    "Meldingen følger ikke skjemaet for standarden",
                    "Meldinga følgjer ikkje skjemaet for standarden",
                    "The message does not follow the schema of its standard"),
            "Hodet og hvert dokument i meldingen skal være gyldige mot XML-skjemaet for standarden de oppgir."),
    /** The standard, or this version of it, is not one the service knows. */
    STANDARD(
            "HODE-03",
            AppRecFeil.T10,
            "HIS 80415:2012 pkt. 3.3.4 (T10); HITS 1210 pkt. 5.3",
            List.of("PLO-V2-01"),
            new Tekst(
                    "Meldingsstandarden eller versjonen støttes ikke",
                    "Meldingsstandarden eller versjonen er ikkje støtta",
                    "The message standard or its version is not supported"),
            "Navnerommet skal være det til en standard og versjon som tjenesten støtter; en standard under utprøving må"
                    + " være slått på.");

    /** The pack these rules are shown in. */
    public static final String PAKKE = "nasjonal";

    private final String id;
    private final AppRecFeil apprec;
    private final String kilde;
    private final List<String> alias;
    private final Tekst tittel;
    private final String krav;

    Grunnregel(String id, AppRecFeil apprec, String kilde, List<String> alias, Tekst tittel, String krav) {
        this.id = id;
        this.apprec = apprec;
        this.kilde = kilde;
        this.alias = alias;
        this.tittel = tittel;
        this.krav = krav;
    }

    /** The rule's id in receipts. */
    public String id() {
        return id;
    }

    public AppRecFeil apprec() {
        return apprec;
    }

    public String kilde() {
        return kilde;
    }

    /** Other ids that mean the same rule. */
    public List<String> alias() {
        return alias;
    }

    public Tekst tittel() {
        return tittel;
    }

    /** The requirement, bokmål. */
    public String krav() {
        return krav;
    }

    /** A violation of this rule. */
    public Avvik avvik(Tekst tekst, @Nullable String teknisk, @Nullable String funnet, Sted sted) {
        return new Avvik(id, Alvorlighet.AVVISES, PAKKE, tekst, kilde, apprec, false, teknisk, funnet, sted);
    }
}

package no.meldingsvakt.avvik;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules that no Schematron can state: three decide whether there is a document to state them about, one is of its
 * bytes, and three need arithmetic and certificates. They stand in the catalogue like the others, under the names that receipts use.
 */
public enum Grunnregel {
    /** The bytes are no XML that can be read. */
    XML(
            "XML",
            AppRecFeil.T01,
            "HIS 80415:2012 pkt. 3.3.4 (T01); HITS 1168 pkt. 4.4",
            List.of("HODE-01"),
            "alle",
            new Tekst("Meldingen kan ikke leses", "Meldinga kan ikkje lesast", "The message cannot be read"),
            "Meldingen skal være velformet XML i det tegnsettet den oppgir, uten dokumenttype (DOCTYPE) og innenfor"
                    + " grensene for dybde og antall attributter."),
    /** The document does not follow its schema. */
    XSD(
            "XSD",
            AppRecFeil.T02,
            "HIS 80415:2012 pkt. 3.3.4 (T02); HITS 1168 pkt. 4.4",
            List.of(
                    "HODE-02",
                    "HODE-04",
                    "VEDLEGG-13",
                    "XML-09",
                    "XML-11",
                    "PLO-LOG-12",
                    "PLO-HELSE-14",
                    "PLO-TJEN-01"),
            "alle",
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
            "alle",
            new Tekst(
                    "Meldingsstandarden eller versjonen støttes ikke",
                    "Meldingsstandarden eller versjonen er ikkje støtta",
                    "The message standard or its version is not supported"),
            "Navnerommet skal være det til en standard og versjon som tjenesten støtter; en standard under utprøving må"
                    + " være slått på."),
    /** The declaration tells another encoding than that of the bytes. Never rejects. */
    TEGNSETT(
            "XML-10",
            null,
            "Akseptansetest sending pkt. 7, mottak pkt. 4; HIS 80603:2017 pkt. 2.3",
            List.of(),
            "alle",
            new Tekst(
                    "Meldingen er ikke skrevet i tegnsettet den oppgir",
                    "Meldinga er ikkje skriven i teiknsettet ho oppgir",
                    "The message is not in the encoding it declares"),
            "Tegnsettet som XML-deklarasjonen oppgir, skal stemme med bytene i meldingen."),
    /** Letters that were encoded twice before the message was made. Seen by a pattern, so it never weighs much. */
    DOBBELTKODET(
            "XML-10-dobbel",
            null,
            "Akseptansetest sending pkt. 7; HIS 80603:2017 pkt. 2.3",
            List.of(),
            "alle",
            new Tekst(
                    "Bokstaver utenfor a–z er kodet to ganger",
                    "Bokstavar utanfor a–z er koda to gonger",
                    "Letters outside a–z were encoded twice"),
            "Teksten i meldingen skal være kodet én gang: «ø» skal ikke stå som «Ã¸».") {
        @Override
        public Nivaa nivaa() {
            return Nivaa.BOR;
        }
    },
    /** The signature is not right, or not one over the whole message. Only where signatures are checked. */
    SIGNATUR(
            "HODE-35",
            AppRecFeil.S01,
            "HIS 80415:2012 pkt. 3.3.4 (S01); HIS 80601:2006 (Signature)",
            List.of(),
            "msghead",
            new Tekst("Feil på signaturen", "Feil på signaturen", "The signature is wrong"),
            "Der tjenesten kontrollerer signaturer, skal en signatur i hodemeldingen (ds:Signature) være gyldig og"
                    + " dekke hele meldingen, med godtatte algoritmer. At signaturen mangler, er ikke et brudd."),
    /** The certificate behind the signature is not to be believed. Only where signatures are checked. */
    SERTIFIKAT(
            "HODE-36",
            AppRecFeil.S02,
            "HIS 80415:2012 pkt. 3.3.4 (S02)",
            List.of(),
            "msghead",
            new Tekst("Ugyldig sertifikat", "Ugyldig sertifikat", "Invalid certificate"),
            "Der tjenesten kontrollerer signaturer, skal sertifikatet bak signaturen være utstedt av en betrodd"
                    + " utsteder, være gyldig da meldingen ble laget, og være ment for signering."),
    /** The certificate behind the signature is revoked. Only where signatures and revocation lists are checked. */
    TILBAKETRUKKET(
            "HODE-37",
            AppRecFeil.S03,
            "HIS 80415:2012 pkt. 3.3.4 (S03)",
            List.of(),
            "msghead",
            new Tekst("Tilbaketrukket sertifikat", "Tilbaketrekt sertifikat", "Revoked certificate"),
            "Der tjenesten kontrollerer signaturer og har sperrelister, skal sertifikatet bak signaturen ikke være"
                    + " trukket tilbake. Finnes ingen gjeldende sperreliste, blir meldingen ikke vurdert.");

    /** The pack these rules are shown in. */
    public static final String PAKKE = "nasjonal";

    private final String id;
    private final @Nullable AppRecFeil apprec;
    private final String kilde;
    private final List<String> alias;
    private final String gjelder;
    private final Tekst tittel;
    private final String krav;

    Grunnregel(
            String id,
            @Nullable AppRecFeil apprec,
            String kilde,
            List<String> alias,
            String gjelder,
            Tekst tittel,
            String krav) {
        this.id = id;
        this.apprec = apprec;
        this.kilde = kilde;
        this.alias = alias;
        this.gjelder = gjelder;
        this.tittel = tittel;
        this.krav = krav;
    }

    /** The rule's id in receipts. */
    public String id() {
        return id;
    }

    /** The code an AppRec names; null for a rule that does not reject. */
    public @Nullable AppRecFeil apprec() {
        return apprec;
    }

    public String kilde() {
        return kilde;
    }

    /** Other ids that mean the same rule. */
    public List<String> alias() {
        return alias;
    }

    /** What the rule applies to, in the words that rules use: {@code alle} or {@code msghead}. */
    public String gjelder() {
        return gjelder;
    }

    public Tekst tittel() {
        return tittel;
    }

    /** The requirement, bokmål. */
    public String krav() {
        return krav;
    }

    public Nivaa nivaa() {
        return apprec == null ? Nivaa.SKAL : Nivaa.TEKNISK;
    }

    public Alvorlighet alvorlighet() {
        return nivaa().alvorlighet(false);
    }

    /** A violation of this rule, told to developers in one language only. */
    public Avvik avvik(Tekst tekst, @Nullable String teknisk, @Nullable String funnet, Sted sted) {
        return new Avvik(id, alvorlighet(), PAKKE, tekst, kilde, apprec, false, teknisk, funnet, sted);
    }

    /** A violation of this rule. */
    public Avvik funn(Tekst tekst, Tekst teknisk, Sted sted) {
        return new Avvik(id, alvorlighet(), PAKKE, tekst, kilde, apprec, false, teknisk, null, sted, List.of());
    }
}

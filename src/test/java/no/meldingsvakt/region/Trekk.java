package no.meldingsvakt.region;

/** What may happen in a stay, with how often it does. All of it is lawful. */
enum Trekk {
    /** The notice tells the day only. */
    INNLAGT_DAG(0.10),
    /** Referred by the doctor weeks before, and assessed. */
    HENVIST(0.10),
    /** Referred by the doctor in an emergency. */
    OYEBLIKKELIG(0.12),
    /** Announced the day before. */
    PLANLAGT(0.12),
    /** The hospital asks the municipality. */
    SYKEHUSET_SPOR(0.18),
    /** The hospital asks so late that the answer cannot come within a day of the admission. */
    SPOR_SENT(0.05),
    /** The municipality asks the hospital. */
    KOMMUNEN_SPOR(0.10),
    /** The nursing home, with a HER-id of its own, sends the report. */
    SYKEHJEM(0.10),
    /** A D-number that becomes a national number during the stay. */
    D_NUMMER(0.04),
    /** Known by name only, until the municipality answers. */
    BARE_NAVN(0.03),
    /** The notice of admission is corrected (M). */
    INNLAGT_RETTET(0.04),
    /** The notice of admission is rejected and sent again. */
    INNLAGT_AVVIST(0.03),
    /** The report is supplemented (M). */
    RAPPORT_RETTET(0.06),
    /** The expected day changes on the way. */
    NY_VENTET(0.30),
    /** Ready is told the day before. */
    KLAR_I_MORGEN(0.08),
    /** Ready is told in an evening or a weekend. */
    KLAR_KVELD(0.10),
    /** Ready is told to two services. */
    TO_TJENESTER(0.08),
    /** Ready is changed to another day (M), after new information. */
    KLAR_ENDRET(0.05),
    /** Ready was sent by mistake and cancelled (C). */
    KLAR_KANSELLERT(0.04),
    /** Ready is rejected and sent again. */
    KLAR_AVVIST(0.03),
    /** The patient fell ill again: ready is withdrawn, and told again later. */
    AVMELDT(0.09),
    /** The municipality cannot take the patient at once. */
    NEI(0.25),
    /** Ready is told again while the patient waits. */
    MELDT_IGJEN(0.06),
    /** The patient leaves the day after the municipality can. */
    REISER_DAGEN_ETTER(0.12),
    /** The answer is not coded as the standard says, but refers to the notice. */
    SVAR_UTEN_KODE(0.04),
    /** The discharge notice tells the day only. */
    UTSKREVET_DAG(0.12),
    /** The letter tells when the ward took over. */
    AVDELINGENS_START(0.15),
    /** The letter is changed later (M). */
    EPIKRISE_RETTET(0.05),
    /** The discharge report is changed later (M). */
    UTSKRIVNINGSRAPPORT_RETTET(0.05),
    /** The letter is preliminary, and the final one follows. */
    FORELOPIG_EPIKRISE(0.05),
    /** The doctor gets a copy of the discharge report. */
    KOPI(0.25),
    /** Receipts lie for hours. */
    BRUDD(0.06),
    /** The same message is transferred twice. */
    SENDT_TO_GANGER(0.10),
    /** The message about the discharge is sent after a new admission. */
    NY_INNLEGGELSE_FORST(0.02);

    final double hvorOfte;

    Trekk(double hvorOfte) {
        this.hvorOfte = hvorOfte;
    }
}

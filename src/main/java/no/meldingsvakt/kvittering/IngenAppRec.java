package no.meldingsvakt.kvittering;

/** Why no application receipt answers a message. */
public enum IngenAppRec {
    /** There was an internal error. */
    IKKE_VURDERT("Meldingen er ikke vurdert, fordi noe hos oss feilet, og ingenting er sagt om den. Send den på nytt"
            + " senere."),
    /** It could not be read, or is no message that is known. */
    ULESELIG("Meldingen kan ikke leses som en kjent meldingsstandard, så det går ikke fram hvem som har sendt den."),
    /** It is an application receipt itself. */
    ER_KVITTERING("Meldingen er selv en applikasjonskvittering, og en kvittering besvares ikke med en ny."),
    /** Its sender is empty. */
    UKJENT_AVSENDER("Avsenderen i meldingen er tom, så en applikasjonskvittering kan ikke adresseres."),
    /** It is addressed to others. */
    IKKE_TIL_OSS("Ingen av mottakerne som skal kvittere, er oss (meldingsvakt.egne-her-id)."),
    /** The receipt is one that was stored, without the names that an application receipt repeats. */
    IKKE_LAGRET(
            "Navnene i meldingen er ikke lagret, så applikasjonskvitteringen kan ikke lages på nytt. Send meldingen en"
                    + " gang til for å få den.");

    private final String grunn;

    IngenAppRec(String grunn) {
        this.grunn = grunn;
    }

    /** The reason, bokmål. */
    public String grunn() {
        return grunn;
    }
}

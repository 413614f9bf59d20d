package no.meldingsvakt.avvik;

/** Grounds for rejection that an application receipt may name: code list 8221, with its display names. */
public enum AppRecFeil {
    E10("Ugyldig meldingsidentifikator"),
    E20("Lege finnes ikke"),
    E21("Mottaker finnes ikke"),
    E30("Pasientens fødselsnummer mangler"),
    E31("Pasientens fødselsnummer er feil"),
    E32("Pasientens navn mangler"),
    E33("Pasientens etternavn mangler"),
    E34("Pasientens fornavn mangler"),
    E35("Pasienten finnes ikke i mottakersystemet"),
    E36("Pasientopplysninger er utilstrekkelige"),
    S01("Feil på signatur"),
    S02("Ugyldig sertifikat"),
    S03("Tilbaketrukket sertifikat"),
    S99("Annen feil på signatur eller sertifikat"),
    T01("Ikke XML / ikke 'well formed' / uleselig"),
    T02("XML validerer ikke"),
    T10("Støtter ikke meldingsformatet"),
    T99("Annen feil på format"),
    X99("Annen feil");

    /** OID of the code list. */
    public static final String KODEVERK = "2.16.578.1.12.4.1.1.8221";

    private final String navn;

    AppRecFeil(String navn) {
        this.navn = navn;
    }

    /** The code's display name. */
    public String navn() {
        return navn;
    }
}

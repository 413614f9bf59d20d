package no.meldingsvakt.inngang.overlast;

/** What a caller is told for whom there is no room now, wherever it is found out. */
public final class Opptatt {

    public static final int STATUS = 503;
    public static final int PROV_IGJEN_SEKUNDER = 5;
    public static final String TITTEL = "Tjenesten har fullt opp";
    public static final String DETALJ =
            "Det er ikke plass til flere meldinger akkurat nå. Ingenting er registrert. Prøv igjen om litt.";

    private Opptatt() {}
}

package no.meldingsvakt.oppgjor;

/** Why a line of an invoice was judged as it was. The words are in {@code ord/*.properties}. */
public enum Grunn {
    STEMMER(Dom.ENIG),
    /** The messages show another number of days. */
    DOGN(Dom.OMTVISTET),
    /** The number of days is right, or not told, and the amount is another. */
    BELOP(Dom.OMTVISTET),
    /** Another line claims one of the same days. */
    DOBBELT(Dom.OMTVISTET),
    /** The stay is between others than the line says. */
    PARTER(Dom.OMTVISTET),
    /** The line cannot be read. */
    ULESELIG(Dom.UKJENT),
    /** The line says neither which stay it is about, nor the parties and the days. */
    UTEN_HENVISNING(Dom.UKJENT),
    /** No stay has the id. */
    UKJENT_FORLOP(Dom.UKJENT),
    /** The parties have no stay with days owed in the period. */
    INGEN_OPPHOLD(Dom.UKJENT),
    /** The parties have several stays with days owed in the period. */
    FLERE_OPPHOLD(Dom.UKJENT),
    /** The stay is made of messages that were sent as tests. */
    TEST(Dom.UKJENT),
    /** Another line about the stay cannot be read. */
    ANNEN_LINJE(Dom.UKJENT),
    /** The year has no price. */
    PRIS_MANGLER(Dom.UKJENT),
    /** More days are owed than are listed. */
    FOR_MANGE_DOGN(Dom.UKJENT),
    /** The reservations of the count have room for the difference. */
    FORBEHOLD(Dom.UKJENT);

    private final Dom dom;

    Grunn(Dom dom) {
        this.dom = dom;
    }

    public Dom dom() {
        return dom;
    }
}

package no.meldingsvakt.region;

/**
 * Someone who sends and receives messages: a service of an enterprise, or a doctor in one.
 *
 * @param lege whether the second level is a person
 */
record Part(String virksomhet, String virksomhetId, String tjeneste, String tjenesteId, boolean lege, System system) {

    /**
     * What the enterprise's software can do.
     *
     * @param plo version of nursing and care messages
     * @param kvitterer whether its application receipts are handed in
     * @param medForskyvning whether its times tell how far they are from UTC
     */
    record System(String plo, String dialog, String epikrise, boolean kvitterer, boolean medForskyvning) {}
}

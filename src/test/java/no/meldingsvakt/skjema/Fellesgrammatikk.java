package no.meldingsvakt.skjema;

import javax.xml.validation.Schema;
import no.meldingsvakt.xml.XmlFabrikk;

/** The one grammar of all schemas, for measurements outside this package. */
public final class Fellesgrammatikk {

    private Fellesgrammatikk() {}

    public static Schema av(XmlFabrikk xml, Skjemamappe mappe) {
        return Grammatikk.kompiler(xml, mappe);
    }
}

package no.meldingsvakt.kvittering;

import java.util.Map;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.xml.Sidemal;
import no.meldingsvakt.xml.XmlFabrikk;

/** Stays as a page for people. */
public final class Forlopsside {

    private final Sidemal mal;

    public Forlopsside(XmlFabrikk xml) {
        mal = new Sidemal(xml, "/sider/forlop.xsl");
    }

    /** Writes the page in UTF-8, its own words in the language. */
    public byte[] skriv(Forlopskvittering svar, Sprak sprak) {
        return mal.skriv(KvitteringJson.skriv(Map.of("sprak", sprak.kode(), "svar", svar)));
    }
}

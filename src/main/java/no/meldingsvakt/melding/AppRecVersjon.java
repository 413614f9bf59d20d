package no.meldingsvakt.melding;

import java.util.Arrays;

/** The two versions of the application receipt: HIS 80415:2004 and HIS 80415:2012. */
public enum AppRecVersjon {
    V1_0("1.0", "http://www.kith.no/xmlstds/apprec/2004-11-21", "1.0 2004-11-21"),
    V1_1("1.1", "http://www.kith.no/xmlstds/apprec/2012-02-15", "v1.1 2012-02-15");

    private final String versjon;
    private final String navnerom;
    private final String migversjon;

    AppRecVersjon(String versjon, String navnerom, String migversjon) {
        this.versjon = versjon;
        this.navnerom = navnerom;
        this.migversjon = migversjon;
    }

    /** The version number, {@code 1.0} or {@code 1.1}. */
    public String versjon() {
        return versjon;
    }

    public String navnerom() {
        return navnerom;
    }

    /** The value of MIGversion. */
    public String migversjon() {
        return migversjon;
    }

    /** Finds the version by its number; throws {@link IllegalArgumentException} for another number. */
    public static AppRecVersjon av(String versjon) {
        return Arrays.stream(values())
                .filter(v -> v.versjon.equals(versjon))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no AppRec version " + versjon));
    }
}

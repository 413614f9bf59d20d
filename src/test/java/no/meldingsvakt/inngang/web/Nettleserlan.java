package no.meldingsvakt.inngang.web;

import java.time.Duration;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One browser for all tests of a class, since to start one takes longer than to look at a page; each test finds it as if it were new. */
public final class Nettleserlan implements AfterAllCallback {

    private final Duration taalmod;
    private Nettleser nettleser;

    /** Of browsers that wait so long for what a page is to show. */
    public Nettleserlan(Duration taalmod) {
        this.taalmod = taalmod;
    }

    public Nettleserlan() {
        this(Nettleser.TAALMOD);
    }

    /** One that remembers nothing, or skips the test where there is none. */
    public Nettleser ny() {
        if (nettleser == null) {
            nettleser = new Nettleser(taalmod);
        } else {
            nettleser.glem();
        }
        return nettleser;
    }

    @Override
    public void afterAll(ExtensionContext tester) {
        if (nettleser != null) {
            nettleser.close();
        }
    }
}

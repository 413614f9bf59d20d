package no.meldingsvakt.xml;

import javax.xml.stream.XMLInputFactory;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Loads the JDK's XML before any test is looked for. Left to Quarkus, several threads do it at once while another
 * loads the test class: each may wait for the other, for ever, since jaxp.properties has the parsers looked up by name.
 */
public final class XmlForTester implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        XMLInputFactory.newDefaultFactory();
    }
}

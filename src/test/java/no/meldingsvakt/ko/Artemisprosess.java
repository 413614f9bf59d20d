package no.meldingsvakt.ko;

import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/**
 * An Artemis as docs/ko.md asks for one, and with it TLS that wants a certificate of its clients: {@code Artemisprosess <folder>
 * <URL of the acceptor> <user> <password>}.
 */
public final class Artemisprosess {

    private static final String ALT = "#";
    private static final String ROLLE = "vakter";
    private static final int HUSKEDE_IDER = 20_000;

    private Artemisprosess() {}

    public static void main(String[] argumenter) throws Exception {
        EmbeddedActiveMQ megler = new EmbeddedActiveMQ()
                .setSecurityManager(brukere(argumenter[2], argumenter[3]))
                .setConfiguration(oppsett(argumenter[0]).addAcceptorConfiguration("amqps", argumenter[1]));
        megler.start();
        Thread.currentThread().join();
    }

    private static ActiveMQJAASSecurityManager brukere(String bruker, String passord) {
        SecurityConfiguration brukere = new SecurityConfiguration();
        brukere.addUser(bruker, passord);
        brukere.addRole(bruker, ROLLE);
        return new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), brukere);
    }

    private static Configuration oppsett(String mappe) {
        Configuration oppsett = new ConfigurationImpl()
                .setJournalType(JournalType.NIO)
                .setJournalDirectory(mappe + "/journal")
                .setBindingsDirectory(mappe + "/oppsett")
                .setPagingDirectory(mappe + "/sider")
                .setLargeMessagesDirectory(mappe + "/store")
                .setIDCacheSize(HUSKEDE_IDER)
                .setPersistIDCache(true)
                .setJMXManagementEnabled(false)
                .setMaxDiskUsage(-1)
                .setSecurityRoles(Map.of(
                        ALT, Set.of(new Role(ROLLE, true, true, true, true, true, true, false, true, true, true))));
        oppsett.addAddressSetting(
                ALT,
                new AddressSettings()
                        .setMaxDeliveryAttempts(-1)
                        .setDefaultAddressRoutingType(RoutingType.ANYCAST)
                        .setDefaultQueueRoutingType(RoutingType.ANYCAST));
        Adresser.ALLE.forEach(adresse ->
                oppsett.addQueueConfiguration(QueueConfiguration.of(adresse).setRoutingType(RoutingType.ANYCAST)));
        return oppsett;
    }
}

package no.meldingsvakt.ko;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import no.meldingsvakt.drift.Minneplan;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The broker in this program: ActiveMQ Artemis with one door, AMQP 1.0 on loopback. What it has accepted is on disk, and
 * synced, before the sender is told so; a backlog goes to disk too, so that memory stays bounded.
 */
public final class InnebygdMegler implements Megler {

    private static final Logger LOGG = Logger.getLogger(InnebygdMegler.class);

    private static final String VERT = "127.0.0.1";
    private static final String ALT = "#";

    /** How many ids of sent messages are remembered: many times what can be between a send and its being marked as sent. */
    private static final int HUSKEDE_IDER = 50_000;

    /** Below this much free disk, senders wait. A full journal would stop the broker. */
    private static final long MINST_LEDIG = 256L * 1024 * 1024;

    private static final int DISKSJEKK_MILLIS = 2_000;

    private final Path mappe;
    private final List<String> adresser;
    private final String parkering;
    private final Meglervakt vakt;
    private final long storst;
    private final int port;
    private final Tapsmerke tapsmerke;
    private @Nullable EmbeddedActiveMQ megler;
    private @Nullable String startfeil;
    private boolean skalGa;

    /**
     * @param mappe where messages are kept; made when it is not there
     * @param port the port on loopback; 0 for any that is free
     * @param adresser addresses that are there from the start, each with one queue
     * @param parkering the one among them for messages that cannot be delivered
     * @param storst bytes of the largest message that is taken; the sender of a larger one is told so
     * @param bruker who may connect; null for everybody on this machine
     * @throws IllegalArgumentException when the port is taken
     */
    public InnebygdMegler(
            Path mappe,
            int port,
            List<String> adresser,
            String parkering,
            long storst,
            @Nullable String bruker,
            @Nullable String passord) {
        this.mappe = mappe;
        this.tapsmerke = new Tapsmerke(mappe);
        this.adresser = List.copyOf(adresser);
        this.parkering = parkering;
        this.storst = storst;
        this.vakt = new Meglervakt(bruker, passord);
        this.port = ledig(port);
    }

    /** Starts it; messages from before are there again. Throws {@link IllegalStateException} when it cannot start. */
    public synchronized void start() {
        skalGa = true;
        Configuration oppsett = oppsett();
        kontrollerJournal(oppsett);
        EmbeddedActiveMQ ny = new EmbeddedActiveMQ().setSecurityManager(vakt).setConfiguration(oppsett);
        try {
            ny.start();
        } catch (Exception e) {
            startfeil = e.getClass().getSimpleName();
            slipp(ny);
            throw new IllegalStateException("the embedded broker did not start", e);
        }
        megler = ny;
        startfeil = null;
    }

    /** What the broker cannot read it passes over without a word. */
    private void kontrollerJournal(Configuration oppsett) {
        long skader = tapsmerke.kontroller(oppsett.getJournalLocation().toPath(), oppsett.getJournalFileSize());
        if (skader > 0) {
            LOGG.errorf(
                    "Køens journal er skadd (%d); meldinger som lå der, er borte. Tjenesten er ikke klar før det er"
                            + " bekreftet (docs/driftshandbok.md)",
                    skader);
        }
    }

    /** Stops it; what waits, waits on disk. */
    public synchronized void stopp() {
        skalGa = false;
        steng();
    }

    private void steng() {
        if (megler == null) {
            return;
        }
        try {
            megler.stop();
            tapsmerke.stanset();
        } catch (Exception e) {
            throw new IllegalStateException("the embedded broker did not stop", e);
        } finally {
            megler = null;
        }
    }

    @Override
    public String url() {
        return "amqp://" + VERT + ":" + port;
    }

    @Override
    public Optional<String> varsel() {
        return tapsmerke.varsel();
    }

    @Override
    public long skader() {
        return tapsmerke.ubekreftet();
    }

    @Override
    public boolean kanSes() {
        return true;
    }

    /** Starts it again after an error of the disk has stopped it, when there is room for it to run. */
    @Override
    public synchronized void sikre() {
        ActiveMQServer tjener = tjener();
        if (!skalGa || tjener != null && tjener.isStarted() || erFull()) {
            return;
        }
        if (startfeil == null) {
            LOGG.warn("Den innebygde megleren har stoppet; den startes igjen");
        }
        steng();
        start();
    }

    @Override
    public synchronized Optional<String> hinder() {
        ActiveMQServer tjener = tjener();
        if (skalGa && erFull()) {
            return Optional.of("det er for lite ledig plass der køen ligger");
        }
        if (tjener == null || !tjener.isStarted()) {
            return Optional.of("den innebygde megleren går ikke" + (startfeil == null ? "" : " (" + startfeil + ")"));
        }
        return Optional.empty();
    }

    @Override
    public synchronized OptionalLong ventende(String adresse) {
        ActiveMQServer tjener = tjener();
        Queue ko = tjener == null || !tjener.isStarted() ? null : tjener.locateQueue(adresse);
        return ko == null ? OptionalLong.empty() : OptionalLong.of(ko.getMessageCount());
    }

    /** Lets go of files and port, so that the next start finds them free. */
    private static void slipp(EmbeddedActiveMQ halvveis) {
        try {
            halvveis.stop();
        } catch (Exception e) {
            LOGG.debug("the broker that did not start did not stop either");
        }
    }

    /** Looked for here, since the broker looks now and then, and not at all when it has stopped. */
    private boolean erFull() {
        return mappe.toFile().getUsableSpace() < MINST_LEDIG;
    }

    private @Nullable ActiveMQServer tjener() {
        return megler == null ? null : megler.getActiveMQServer();
    }

    private Configuration oppsett() {
        Configuration oppsett = new ConfigurationImpl()
                .setName("meldingsvakt")
                .setPersistenceEnabled(true)
                // Not ASYNCIO: it needs a library of the operating system, and falls back without telling.
                .setJournalType(JournalType.NIO)
                .setJournalDatasync(true)
                .setJournalDirectory(undermappe("journal"))
                .setBindingsDirectory(undermappe("oppsett"))
                .setPagingDirectory(undermappe("sider"))
                .setLargeMessagesDirectory(undermappe("store"))
                .setIDCacheSize(HUSKEDE_IDER)
                .setPersistIDCache(true)
                .setGlobalMaxSize(Minneplan.her().megler())
                .setMaxDiskUsage(-1)
                .setMinDiskFree(MINST_LEDIG)
                .setDiskScanPeriod(DISKSJEKK_MILLIS)
                .setJMXManagementEnabled(false)
                .setSecurityEnabled(true)
                .setSecurityRoles(Map.of(ALT, Set.of()))
                // Nobody joins a cluster here; a password that nobody knows says so.
                .setClusterPassword(UUID.randomUUID().toString());
        oppsett.registerBrokerPlugin(new Innslipp(storst));
        oppsett.addAddressSetting(ALT, adressevalg());
        adresser.forEach(a -> oppsett.addAddressConfiguration(adresse(a)));
        try {
            oppsett.addAcceptorConfiguration("amqp", "tcp://" + VERT + ":" + port + "?protocols=AMQP");
        } catch (Exception e) {
            throw new IllegalStateException("the address of the broker is no address", e);
        }
        return oppsett;
    }

    private String undermappe(String navn) {
        return mappe.resolve(navn).toAbsolutePath().toString();
    }

    private AddressSettings adressevalg() {
        return new AddressSettings()
                .setDefaultAddressRoutingType(RoutingType.ANYCAST)
                .setDefaultQueueRoutingType(RoutingType.ANYCAST)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                // A message is given up by us, with a reason, and never by the broker: it would count an outage as
                // attempts.
                .setMaxDeliveryAttempts(-1)
                // A message that has been accepted gets an answer, however late.
                .setNoExpiry(true)
                .setDeadLetterAddress(SimpleString.of(parkering))
                .setExpiryAddress(SimpleString.of(parkering));
    }

    private static CoreAddressConfiguration adresse(String navn) {
        return new CoreAddressConfiguration()
                .setName(navn)
                .addRoutingType(RoutingType.ANYCAST)
                .addQueueConfig(QueueConfiguration.of(navn)
                        .setAddress(navn)
                        .setRoutingType(RoutingType.ANYCAST)
                        .setDurable(true));
    }

    /** The port to use from now on, so that clients find the broker again when it is started anew. */
    private static int ledig(int onsket) {
        try (ServerSocket prove = new ServerSocket()) {
            prove.setReuseAddress(true);
            prove.bind(new InetSocketAddress(InetAddress.getByName(VERT), onsket));
            return prove.getLocalPort();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "meldingsvakt.amqp.port: port " + onsket + " on " + VERT
                            + " is taken: choose another, or name a broker" + " in meldingsvakt.amqp.url",
                    e);
        }
    }
}

package no.meldingsvakt.drift;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.meldingsvakt.rapport.Avvikssporring;

/** Every setting of the service, each with a default that runs on a laptop. Each is an environment variable as well. */
@ConfigMapping(prefix = "meldingsvakt")
public interface MeldingsvaktConfig {

    /** Rule packs that are always applied besides {@code nasjonal}, unless the caller chooses others. */
    Optional<Set<String>> regelsett();

    /**
     * HER-ids of the own enterprise and its services. Only receivers with one of them answer with an AppRec. Empty: every
     * receiver counts as own.
     */
    Optional<Set<String>> egneHerId();

    /** Reject, with E21, a message to the own enterprise whose service is not among {@code egne-her-id}. */
    @WithDefault("false")
    boolean avvisUkjentTjeneste();

    /** The operator's own rule packs, candidates and adaptations; read again when something in it changes. */
    Optional<Path> regelmappe();

    /** How often {@code regelmappe} is looked at. */
    @WithDefault("5s")
    Duration regelmappeIntervall();

    /**
     * The operator's own schemas, such as the official ones: a folder of XSD files in any layout. They take the place of
     * the built-in schemas of the same namespaces.
     */
    Optional<Path> xsdMappe();

    /** Largest message, unpacked. */
    @WithDefault("50M")
    MemorySize maksStorrelse();

    /** Most messages in one call that judges a stay. */
    @WithDefault("1000")
    int forlopMaksMeldinger();

    /** Most bytes in one call that judges a stay, all its messages together, unpacked. */
    @WithDefault("100M")
    MemorySize forlopMaksStorrelse();

    /** How long the rules may take; what is not done then, is not judged, and the rule that took the time is named. */
    Tid tid();

    /** How much is taken in at the same time, and how slowly it may come. */
    Overlast overlast();

    /** Traces of calls and messages, for a collector of OpenTelemetry. */
    Sporing sporing();

    /** Everything that persists with the embedded defaults lies below this folder: database, queue, key. */
    @WithDefault("data")
    Path datamappe();

    /**
     * Secret that patients are told apart with: at least 32 characters, the same for all instances that share a database. A
     * new one makes every patient a stranger. Unset: a random one, made once and kept in {@code datamappe}.
     */
    Optional<String> pasientnokkel();

    /**
     * The key before {@code pasientnokkel}, while the key is changed: both are in force, and a patient's stays are given the new
     * one's name when something is next heard of them. To be told until {@code oppbevaring} has passed.
     */
    Optional<String> pasientnokkelForrige();

    /** Whether this is a test installation: a message that does not tell whether it is a test counts as one. */
    @WithDefault("false")
    boolean testinstallasjon();

    /** How long stays and receipts are kept after the last message. */
    @WithDefault("365d")
    Duration oppbevaring();

    /** The groupings that reports on deviations are counted by. */
    @WithDefault("regel,avsender,mottaker,par,tjeneste,uke,system")
    Set<Avvikssporring.Gruppe> avvikTabeller();

    /** How often deadlines that have passed are looked for. */
    @WithDefault("10s")
    Duration fristIntervall();

    /**
     * How long no application receipt may come from a party that messages are sent to, before a window of exception
     * ({@code unntak.yaml}) is proposed. Nothing is excepted by it.
     */
    @WithDefault("4h")
    Duration stansEtter();

    /**
     * Price of a day for a patient who is ready for discharge, in kroner, by year: those that have been announced after the ones
     * that are built in (2019–2024), or in place of them. A year without a price has none.
     */
    Map<Integer, BigDecimal> dognpris();

    /**
     * Host names, besides those of the loopback, that calls may be made to. Elsewhere than on the loopback: the only ones,
     * where any are told.
     */
    Optional<Set<String>> verter();

    /**
     * Let the service listen elsewhere than on the loopback without anybody signing in: whoever reaches it may do everything.
     * Without this and {@code innlogging}, it does not start there.
     */
    @WithDefault("false")
    boolean utenInnlogging();

    /** Who may call. */
    Innlogging innlogging();

    /** Where stays and receipts are kept. */
    Database database();

    /** Traces of calls and messages. */
    interface Sporing {

        /** Where they are sent, OTLP over HTTP, such as {@code http://collector:4318/v1/traces}. Unset: none are made. */
        Optional<URI> endepunkt();

        /** The part of the calls and messages that is traced, 0 to 1, where no caller has decided of it. */
        @WithDefault("1")
        double andel();

        /** Headers to send them with, such as {@code meldingsvakt.sporing.hode.authorization}. */
        Map<String, String> hode();
    }

    /** Who may call: bearer tokens, client certificates, or both. On as soon as one of them is told of. */
    interface Innlogging {

        /** Issuer of the bearer tokens that are taken (the claim {@code iss}). */
        Optional<String> utsteder();

        /** What the tokens must be issued for (the claim {@code aud}). */
        Optional<String> malgruppe();

        /** The issuer's keys, a JWK set: an address, {@code https://…}, or a file, which is read again when it changes. */
        Optional<String> nokler();

        /**
         * Take client certificates. They are checked by the TLS configuration of {@code quarkus.http}, which needs a trust
         * store with the issuers of clients, and mean what {@code klient} says.
         */
        @WithDefault("false")
        boolean sertifikat();

        /** The clients, each under a name of the operator's. */
        Map<String, Klient> klient();

        /** Whether anybody must sign in. */
        default boolean erPaa() {
            return sertifikat() || Stream.of(utsteder(), malgruppe(), nokler()).anyMatch(Optional::isPresent);
        }

        /** Whether clients come with bearer tokens. */
        default boolean harToken() {
            return Stream.of(utsteder(), malgruppe(), nokler()).allMatch(Optional::isPresent);
        }
    }

    /** A client, known by one or more of the first three; those that are told must all fit. */
    interface Klient {

        /** Its id with the issuer of tokens. */
        Optional<String> klientId();

        /** Its organisation number, as HelseID's tokens tell it. */
        Optional<String> orgnr();

        /** Subject of its certificate, such as {@code CN=epj, O=Sykehuset, C=NO}. */
        Optional<String> sertifikat();

        /** What it may do when it comes with a certificate: valider, motta, lese, drift. A token tells that itself. */
        Optional<Set<String>> rettigheter();

        /** HER-ids of its enterprise. Where they are told, it may submit messages from no other sender. */
        Optional<Set<String>> herId();
    }

    /** How much is taken in at the same time, and how slowly it may come. Others are told to try again, or let go. */
    interface Overlast {

        /** Most calls with content that are in hand, those included that are still sending. */
        @WithDefault("1000")
        int kall();

        /**
         * What messages in hand may take of the heap: about seven times their size. Unset: what is left of the heap when the
         * program and what is embedded have theirs.
         */
        Optional<MemorySize> minne();

        /** Fewest bytes a second that content may come with, over each {@code betenkningstid}. */
        @WithDefault("1K")
        MemorySize minsteFart();

        /** How long content may stand still before the least rate is asked for. */
        @WithDefault("10s")
        Duration betenkningstid();

        /** The time for all of a call's content. */
        @WithDefault("5m")
        Duration frist();
    }

    /** How long the rules may take. */
    interface Tid {

        /** One rule, on all of a message or a stay. */
        @WithDefault("10s")
        Duration regel();

        /** All rules on a message or a stay. */
        @WithDefault("30s")
        Duration melding();

        /** All messages and stays of one call, from when it has been read. */
        @WithDefault("120s")
        Duration kall();
    }

    /** The queue. */
    Amqp amqp();

    /** Where stays and receipts are kept: a file below {@code datamappe}, unless {@code url} names a server. */
    interface Database {

        /** PostgreSQL, such as {@code jdbc:postgresql://db/meldingsvakt}. */
        Optional<String> url();

        Optional<String> bruker();

        Optional<String> passord();
    }

    /** The queue: a broker of our own, unless {@code url} names another. */
    interface Amqp {

        /** Whether messages are taken from a queue at all. */
        @WithDefault("true")
        boolean aktiv();

        /** Port of the embedded broker, on loopback; 0 takes any that is free. */
        @WithDefault("5672")
        int port();

        /** An external AMQP 1.0 broker, such as {@code amqps://broker:5671}. */
        Optional<String> url();

        /** Who we are to the broker. With the embedded one, whoever connects must say the same. */
        Optional<String> bruker();

        Optional<String> passord();

        /**
         * How an external broker wants the addresses of queues: {@code navn} (bare names), {@code v1} or {@code v2} (RabbitMQ's
         * {@code /queue/…} and {@code /queues/…}), or {@code auto}: bare names, and the others where the broker refuses them.
         */
        @WithDefault("auto")
        Adressevalg adresseform();

        /** How an external broker wants the addresses of queues. */
        enum Adressevalg {
            AUTO,
            NAVN,
            V1,
            V2
        }

        /**
         * A queue where messages wait for their next try, for a broker that knows no delayed delivery, such as RabbitMQ: without it they come
         * back at once. It is of our own use alone; the service empties it.
         */
        Optional<String> venteko();

        /** How many messages are judged at the same time. */
        @WithDefault("2")
        int samtidighet();

        /** How many times a message is tried before it is parked, when an internal error stops it. */
        @WithDefault("3")
        int forsok();

        /** How long it waits before the next try. */
        @WithDefault("30s")
        Duration forsokPause();
    }

    /** Accept standards that are on trial (PLO 2.0). */
    @WithDefault("false")
    boolean pilot();

    /** Checking of electronic signatures in MsgHead messages. */
    Signatur signatur();

    /** Checking of electronic signatures in MsgHead messages. Nothing is fetched for it: no certificates, lists or answers. */
    interface Signatur {

        /**
         * Reject a message whose signature is wrong (S01), or whose certificate is invalid (S02) or revoked (S03). A message
         * without a signature is not rejected.
         */
        @WithDefault("false")
        boolean kontroll();

        /**
         * Certificates of the issuers that are trusted, PEM or DER: a file, or a folder. Name the issuers of personal
         * certificates themselves rather than the roots above them. Needed when {@code kontroll} is on; read at start.
         */
        Optional<Path> tillit();

        /**
         * Folder of the issuers' revocation lists (CRLs), PEM or DER, kept fresh by something else; read again when it
         * changes. A message whose certificate no list in force covers is not judged. Unset: revoked certificates are not
         * found out.
         */
        Optional<Path> sperrelister();
    }
}

package no.meldingsvakt.validering;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import no.meldingsvakt.avvik.Avvik;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.forlop.Eksempelmelding;
import no.meldingsvakt.forlop.Forlop;
import no.meldingsvakt.forlop.Forlopsdokument;
import no.meldingsvakt.forlop.Hendelse;
import no.meldingsvakt.forlop.Hendelseskart;
import no.meldingsvakt.forlop.Hendelsesleser;
import no.meldingsvakt.forlop.lager.Hendelsesgruppe;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.forlop.lager.LagretHendelse;
import no.meldingsvakt.forlop.lager.Meldingsnokkel;
import no.meldingsvakt.forlop.lager.Rettinn;
import no.meldingsvakt.konvolutt.Meldingsleser;
import no.meldingsvakt.kvittering.AppRecSkriver;
import no.meldingsvakt.kvittering.Forlopskvittering.ForlopFelt;
import no.meldingsvakt.kvittering.Kvittering;
import no.meldingsvakt.kvittering.KvitteringJson;
import no.meldingsvakt.kvittering.Kvitteringsbygger;
import no.meldingsvakt.kvittering.Kvitteringsskriver;
import no.meldingsvakt.kvittering.SvrlSkriver;
import no.meldingsvakt.melding.Ident;
import no.meldingsvakt.melding.Pasient;
import no.meldingsvakt.rapport.Avvikssporring;
import no.meldingsvakt.rapport.Bidrag;
import no.meldingsvakt.rapport.Endring;
import no.meldingsvakt.rapport.Proverapport;
import no.meldingsvakt.rapport.Provetall;
import no.meldingsvakt.regel.Forlopsdom;
import no.meldingsvakt.regel.Pakkeleser;
import no.meldingsvakt.regel.Pakkeprove;
import no.meldingsvakt.regel.Regelverk;
import no.meldingsvakt.regel.Regelverkslager;
import no.meldingsvakt.skjema.Skjemakontroll;
import no.meldingsvakt.skjema.Skjemamappe;
import no.meldingsvakt.xml.XmlFabrikk;
import org.jspecify.annotations.Nullable;

/** The corridor on a store, put together without a container, so that a test decides what time it is. */
public final class Mottaksprove {

    private static final XmlFabrikk XML = new XmlFabrikk();
    private static final Skjemamappe SKJEMAER = Skjemamappe.les(Path.of("xsd"), XML);
    private static final Regelverkslager REGLER = regler(null);
    private static final Hendelseskart KART = Hendelseskart.les(Path.of("xsd/forlop/1.0/hendelser.yaml"), XML);
    private static final Hendelsesleser LESER = new Hendelsesleser(KART, p -> pasient("", p));
    private static final Forlopsdommer DOMMER = new Forlopsdommer(new Forlopsdokument(XML));
    private static final Set<String> PAKKER = Set.of("nord-trondelag-pasientsamarbeid");

    private final Korridor korridor;
    private final Mottakskorridor mottak;
    private final Forlopskorridor sammen;
    private final Lagretforlopsoppslag oppslag;
    private final Forlopsjournal journal = new Forlopsjournal(DOMMER);
    private final Lager lager;
    private final Supplier<Regelverk> regler;

    public Mottaksprove(Lager lager) {
        this(lager, REGLER);
    }

    public Mottaksprove(Lager lager, Supplier<Regelverk> regler) {
        this(lager, regler, "", Optional.empty());
    }

    /** With a key, and the one before it. */
    public static Mottaksprove medNokkel(Lager lager, String nokkel, Optional<String> forrige) {
        return new Mottaksprove(
                lager, REGLER, nokkel, forrige.map(f -> new Nokkelbytte(p -> pasient(f, p), b -> sum(f, b))));
    }

    private Mottaksprove(Lager lager, Supplier<Regelverk> regler, String nokkel, Optional<Nokkelbytte> forrige) {
        Hendelsesleser leser = new Hendelsesleser(KART, p -> pasient(nokkel, p));
        // Nobody's own, so that a stay is the same with the store and without: the service answers for nobody.
        Kvitteringsbygger bygger = new Kvitteringsbygger(Set.of("0"), "prøve");
        this.lager = lager;
        this.regler = regler;
        korridor = new Korridor(
                new Meldingsleser(XML, SKJEMAER.standarder(), SKJEMAER.prefikser(), false),
                new Skjemakontroll(XML, SKJEMAER),
                regler,
                bygger);
        mottak = new Mottakskorridor(
                korridor,
                bygger,
                leser,
                journal,
                new Kvitteringsskriver(() -> new AppRecSkriver(XML), () -> new SvrlSkriver(id -> id), () -> {
                    throw new UnsupportedOperationException("no pages here");
                }),
                regler,
                lager,
                b -> sum(nokkel, b),
                forrige,
                false);
        sammen = new Forlopskorridor(korridor, LESER, DOMMER, regler);
        oppslag = new Lagretforlopsoppslag(lager, journal, DOMMER, regler);
    }

    /** The rules of the repository. */
    public static Regelverk regelverk() {
        return REGLER.get();
    }

    /** The rules of the repository, and an operator's. */
    static Regelverkslager regler(@Nullable Path mappe) {
        return new Regelverkslager(
                new Pakkeleser(XML).les(Path.of("schematron")),
                SKJEMAER.standarder(),
                XML,
                SKJEMAER.prefikser(),
                Map.of("nasjonal", Map.of("egne-her-id", "", "avvis-ukjent-tjeneste", "false")),
                mappe);
    }

    public Kvittering motta(Eksempelmelding melding, String vurdert) {
        return mottak.motta(new Mottak(sak(melding, vurdert), null)).kvittering();
    }

    /** As a door that does not answer at once. */
    public Kvittering motta(Eksempelmelding melding, String vurdert, Svarsted sted) {
        return mottak.motta(new Mottak(sak(melding, vurdert), sted)).kvittering();
    }

    /** The stays that the messages make, judged together without any store. */
    public List<ForlopFelt> sammen(List<Eksempelmelding> meldinger, String vurdert) {
        List<Sak> saker = meldinger.stream().map(m -> sak(m, vurdert)).toList();
        return sammen.bedom(saker, valg(vurdert)).kvittering().forlop();
    }

    /** The same, where the messages are only read and not judged one by one. */
    public List<ForlopFelt> bareForlop(List<Eksempelmelding> meldinger, String vurdert) {
        List<Sak> saker = meldinger.stream()
                .map(m -> korridor.les(Sak.ny(m.bytes(), valg(vurdert))))
                .toList();
        return sammen.bedom(saker, valg(vurdert)).kvittering().forlop();
    }

    /** A message by itself. */
    public Kvittering enkeltvis(Eksempelmelding melding, String vurdert) {
        return korridor.kvittering(sak(melding, vurdert)).kvittering();
    }

    /** The stay as it is stored, judged at the moment. */
    public ForlopFelt lagret(String id, String vurdert) {
        return oppslag.forlop(java.util.UUID.fromString(id), Sprak.NB, OffsetDateTime.parse(vurdert))
                .orElseThrow();
    }

    public boolean finnes(String id, String vurdert) {
        return oppslag.forlop(java.util.UUID.fromString(id), Sprak.NB, OffsetDateTime.parse(vurdert))
                .isPresent();
    }

    public int vaktrunde(String naa) {
        return vakt().runde(OffsetDateTime.parse(naa).toInstant());
    }

    /** What looks out for silence, and has just been started. */
    public Stansvakt stansvakt(java.time.Duration etter) {
        return new Stansvakt(lager, regler, etter);
    }

    /** A watcher that has just been started. */
    public Fristvakt vakt() {
        return new Fristvakt(lager, journal, regler);
    }

    /** Stores what a patient's messages tell of, without judging them one by one. */
    public void registrer(List<Eksempelmelding> meldinger, String vurdert) {
        registrer(meldinger, vurdert, true, Map.of());
    }

    /** The same, with what some of them were answered with, by MsgId. */
    public void registrer(List<Eksempelmelding> meldinger, String vurdert, Map<String, Kvittering> svar) {
        registrer(meldinger, vurdert, true, svar);
    }

    /** The messages alone, of which reports are counted: no stay is stored or judged. */
    public void registrerMeldinger(List<Eksempelmelding> meldinger, String vurdert) {
        registrer(meldinger, vurdert, false, Map.of());
    }

    private void registrer(
            List<Eksempelmelding> meldinger, String vurdert, boolean medForlop, Map<String, Kvittering> svar) {
        OffsetDateTime naa = OffsetDateTime.parse(vurdert);
        lager.iTransaksjon(tx -> {
            List<LagretHendelse> alle = meldinger.stream()
                    .map(m -> korridor.les(Sak.ny(m.bytes(), valg(vurdert)))
                            .hendelse(LESER)
                            .orElseThrow())
                    .map(h -> new LagretHendelse(UUID.randomUUID(), h, List.copyOf(PAKKER), naa.toInstant()))
                    .toList();
            String pasient = alle.stream()
                    .flatMap(h -> Optional.ofNullable(h.hendelse().pasient()).stream())
                    .findFirst()
                    .orElseThrow();
            Hendelsesgruppe gruppe = Rettinn.legg(tx, alle, pasient);
            for (LagretHendelse h : alle) {
                String msgId = String.valueOf(h.hendelse().merke().msgId());
                if (svar.containsKey(msgId)) {
                    Meldingsnokkel nokkel = new Meldingsnokkel("1", "", msgId, false);
                    tx.meldinger()
                            .lagre(
                                    h.id(),
                                    nokkel,
                                    tx.meldinger().kjent(nokkel),
                                    msgId,
                                    naa.toInstant(),
                                    KvitteringJson.skriv(svar.get(msgId)));
                }
            }
            return medForlop ? journal.avstem(tx, gruppe, regler.get(), naa) : List.of();
        });
    }

    /** Counts months for reports. */
    public Avviksteller avviksteller(Duration oppbevaring) {
        return new Avviksteller(lager, journal, regler, oppbevaring, EnumSet.allOf(Avvikssporring.Gruppe.class));
    }

    /** All that is counted in the months, with what may not be told. */
    public List<Bidrag> talt(Set<YearMonth> maneder, String naa) {
        return avviksteller(Duration.ofDays(10_000))
                .bidrag(maneder, OffsetDateTime.parse(naa).toInstant());
    }

    /** A pack in the folder, tried in place of the one in force. */
    public static Pakkeprove kandidat(Path mappe, @Nullable String iStedetFor) {
        return REGLER.prov(REGLER.kandidat(mappe), iStedetFor);
    }

    /** What tries packs on the store. */
    public Avtaleprove avtaleprove() {
        return new Avtaleprove(lager, journal, DOMMER, Runtime.getRuntime().availableProcessors());
    }

    /**
     * The same with all rules of two sets, patient by patient, where the other set is the one in force with the operator's adaptations
     * in the folder.
     */
    public Proverapport alleRegler(Path mappe, Avtaleprove.Utvalg utvalg) {
        Regelverk tilpasset = regler(mappe).get();
        Provetall tall = new Provetall();
        for (String navn : lager.iTransaksjon(tx -> tx.avvikstall().grupper(Instant.EPOCH))) {
            Hendelsesgruppe gruppe = lager.iTransaksjon(tx -> tx.hendelser().gruppe(navn));
            List<Forlop> alle = journal.forlop(gruppe).stream()
                    .filter(f -> !Opptelling.dag(f).isBefore(utvalg.fra())
                            && !Opptelling.dag(f).isAfter(utvalg.til()))
                    .toList();
            List<Set<Endring>> endringer = alle.stream()
                    .map(f -> endringer(
                            f,
                            journal.bedom(f, gruppe, regler.get(), utvalg.vurdert())
                                    .dom(),
                            journal.bedom(f, gruppe, tilpasset, utvalg.vurdert())
                                    .dom()))
                    .filter(e -> !e.isEmpty())
                    .toList();
            tall.legg(alle.size(), endringer, Set.of());
        }
        return tall.rapport();
    }

    private static Set<Endring> endringer(Forlop forlop, Forlopsdom da, Forlopsdom na) {
        Set<Endring> alle = new HashSet<>();
        Set<String> regler = new TreeSet<>();
        Stream.concat(da.avvik().stream(), na.avvik().stream())
                .map(Avvik::regel)
                .forEach(regler::add);
        for (String regel : regler) {
            List<Avvik> for_ =
                    da.avvik().stream().filter(a -> a.regel().equals(regel)).toList();
            List<Avvik> etter =
                    na.avvik().stream().filter(a -> a.regel().equals(regel)).toList();
            if (!tyngst(for_).equals(tyngst(etter))) {
                String id = (etter.isEmpty() ? for_ : etter).get(0).meldinger().get(0);
                Hendelse om = forlop.meldinger()
                        .filter(h -> id.equals(h.merke().msgId()))
                        .findFirst()
                        .orElseThrow();
                alle.add(new Endring(
                        regel,
                        tyngst(for_),
                        tyngst(etter),
                        om.parter().avsender().virksomhet(),
                        om.parter().mottaker()));
            }
        }
        return alle;
    }

    private static String tyngst(List<Avvik> alle) {
        return alle.stream()
                .map(Avvik::alvorlighet)
                .min(Comparator.naturalOrder())
                .map(Enum::name)
                .orElse("");
    }

    public Avviksoppslag avviksoppslag(Duration oppbevaring) {
        return new Avviksoppslag(lager, oppbevaring);
    }

    public void rydd(String naa, java.time.Duration oppbevaring) {
        OffsetDateTime moment = OffsetDateTime.parse(naa);
        new Opprydding(lager, journal, REGLER, oppbevaring).rydd(moment, moment.toInstant());
    }

    private Sak sak(Eksempelmelding melding, String vurdert) {
        Sak sak = Sak.ny(melding.bytes(), valg(vurdert));
        return korridor.regler(korridor.signatur(korridor.skjema(korridor.les(sak))));
    }

    private static Valg valg(String vurdert) {
        return new Valg(PAKKER, Set.of(), Sprak.NB, OffsetDateTime.parse(vurdert));
    }

    private static byte[] sum(String nokkel, byte[] innhold) {
        return (nokkel + Arrays.hashCode(innhold)).getBytes(StandardCharsets.US_ASCII);
    }

    private static String pasient(String nokkel, Pasient pasient) {
        String id = pasient.identer().stream().map(Ident::id).findFirst().orElseThrow();
        return HexFormat.of().toHexDigits((nokkel + id).hashCode());
    }
}

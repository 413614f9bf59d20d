package no.meldingsvakt.validering;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.avvik.Stegresultat;
import no.meldingsvakt.avvik.Tekst;
import no.meldingsvakt.forlop.Hendelse;
import no.meldingsvakt.forlop.Hendelsesleser;
import no.meldingsvakt.forlop.lager.HendelseRepository;
import no.meldingsvakt.forlop.lager.Hendelsesgruppe;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.forlop.lager.LagretHendelse;
import no.meldingsvakt.forlop.lager.MeldingRepository;
import no.meldingsvakt.forlop.lager.Meldingsnokkel;
import no.meldingsvakt.forlop.lager.Transaksjon;
import no.meldingsvakt.forlop.lager.Utgaende;
import no.meldingsvakt.kvittering.AppRecSvar;
import no.meldingsvakt.kvittering.Forlopsdel;
import no.meldingsvakt.kvittering.Kvittering;
import no.meldingsvakt.kvittering.KvitteringJson;
import no.meldingsvakt.kvittering.Kvitteringsbygger;
import no.meldingsvakt.kvittering.Kvitteringsform;
import no.meldingsvakt.kvittering.Kvitteringsskriver;
import no.meldingsvakt.kvittering.Kvitteringsskriver.Dokument;
import no.meldingsvakt.kvittering.Kvitteringsskriver.Sidevalg;
import no.meldingsvakt.kvittering.Kvitteringsstatus;
import no.meldingsvakt.kvittering.Svar;
import no.meldingsvakt.melding.Enhet;
import no.meldingsvakt.melding.Ident;
import no.meldingsvakt.melding.Melding;
import no.meldingsvakt.melding.Part;
import no.meldingsvakt.regel.Regelverk;
import org.jspecify.annotations.Nullable;

/**
 * Receives a message that has walked the corridor: records it, judges the patient stay it belongs to, and answers. Record,
 * receipt and what is to be sent are stored in one transaction. A message that has been answered before gets the first
 * answer (HITS 1168:2016 5.4); one that merely has the MsgId of another is a message of its own, and told so (HODE-07). One
 * that could not be judged is not recorded, so that it can come again. Thread-safe.
 */
public final class Mottakskorridor {

    private static final String MOTTAK = "mottak";
    private static final String GJENBRUK = "HODE-07";
    private static final Tekst GJENBRUKT = new Tekst(
            "Meldingen har samme MsgId som en annen melding fra samme avsender, med et annet innhold. Denne er vurdert"
                    + " og registrert for seg, men andre mottakere kan ta den for et duplikat og la den ligge.",
            "Meldinga har same MsgId som ei anna melding frå same avsendar, med eit anna innhald. Denne er vurdert og"
                    + " registrert for seg, men andre mottakarar kan ta ho for eit duplikat og la ho liggje.",
            "The message has the same MsgId as another message from the same sender, with other content. This one has"
                    + " been judged and recorded by itself, but other receivers may take it for a duplicate and leave"
                    + " it.");

    private final Korridor korridor;
    private final Kvitteringsbygger bygger;
    private final Hendelsesleser leser;
    private final Forlopsjournal journal;
    private final Kvitteringsskriver skriver;
    private final Supplier<Regelverk> regelverk;
    private final Lager lager;
    private final Function<byte[], byte[]> avtrykk;
    private final Optional<Nokkelbytte> forrige;
    private final boolean testinstallasjon;

    /**
     * Takes the parts.
     *
     * @param avtrykk makes a keyed digest, from which nobody can find what it was made of
     * @param forrige the key before, while both are in force
     * @param testinstallasjon whether a message that does not tell is a test
     */
    public Mottakskorridor(
            Korridor korridor,
            Kvitteringsbygger bygger,
            Hendelsesleser leser,
            Forlopsjournal journal,
            Kvitteringsskriver skriver,
            Supplier<Regelverk> regelverk,
            Lager lager,
            Function<byte[], byte[]> avtrykk,
            Optional<Nokkelbytte> forrige,
            boolean testinstallasjon) {
        this.korridor = korridor;
        this.bygger = bygger;
        this.leser = leser;
        this.journal = journal;
        this.skriver = skriver;
        this.regelverk = regelverk;
        this.lager = lager;
        this.avtrykk = avtrykk;
        this.forrige = forrige;
        this.testinstallasjon = testinstallasjon;
    }

    /**
     * Records and answers.
     *
     * @throws no.meldingsvakt.forlop.lager.LagerUtilgjengeligException when it could not be stored; nothing was
     * @throws FremmedAvsenderException when the caller may not submit it; nothing was stored
     */
    public Svar motta(Mottak mottak) {
        if (mottak.erFremmed()) {
            throw new FremmedAvsenderException();
        }
        Svar svar = korridor.kvittering(mottak.sak());
        if (erUvurdert(svar)) {
            return svar;
        }
        try {
            return lager.iTransaksjon(tx -> motta(tx, mottak, svar));
        } catch (UvurdertException e) {
            return e.svar;
        }
    }

    private Svar motta(Transaksjon tx, Mottak mottak, Svar forst) {
        Sak sak = mottak.sak();
        Kjennetegn kjent = kjennetegn(sak, avtrykk);
        Optional<Kjennetegn> gammelt = forrige.map(f -> kjennetegn(sak, f.avtrykk()));
        Meldingsnokkel nokkel = kjent.nokkel();
        Optional<Hendelse> hendelse = sak.hendelse(leser)
                .map(h -> h.besvartAv(besvartAv(forst), sak.valg().vurdert()));
        Set<String> ider = new HashSet<>(hendelse.map(HendelseRepository::ider).orElse(Set.of()));
        ider.add(nokkel.msgId());
        tx.lasMeldinger(ider);
        MeldingRepository.Kjent tidligere = tx.meldinger().kjent(nokkel);
        Optional<MeldingRepository.Kjent> medGammel =
                gammelt.map(g -> tx.meldinger().kjent(g.nokkel()));
        Optional<Kvittering> besvart = besvart(tidligere, kjent.innhold(), forst)
                .or(() ->
                        medGammel.flatMap(t -> besvart(t, gammelt.orElseThrow().innhold(), forst)));
        if (besvart.isPresent()) {
            return bygger.gjenta(besvart.get(), forst);
        }
        boolean brukt = tidligere.erBrukt()
                || medGammel.filter(MeldingRepository.Kjent::erBrukt).isPresent();
        Svar svar = brukt ? gjenbruk(sak).orElse(forst) : forst;
        hendelse.ifPresent(h -> giNyttNavn(tx, sak, h));
        Instant registrert = sak.valg().vurdert().toInstant();
        UUID id = UUID.fromString(svar.kvittering().id());
        Svar ferdig = hendelse.map(h ->
                        medForlop(tx, sak, new LagretHendelse(id, h, pakker(svar), registrert), nokkel.test(), svar))
                .orElse(svar);
        if (erUvurdert(ferdig)) {
            throw new UvurdertException(ferdig);
        }
        tx.meldinger()
                .lagre(
                        id,
                        nokkel,
                        tidligere,
                        kjent.innhold(),
                        registrert,
                        KvitteringJson.skriv(ferdig.kvittering().utenNavn()));
        if (mottak.svarsted() != null) {
            tx.utboks().legg(utgaende(mottak.svarsted(), id, ferdig, registrert));
        }
        return ferdig;
    }

    /** The first answer to this very message: the same sender, MsgId and content, to the byte. */
    private static Optional<Kvittering> besvart(MeldingRepository.Kjent tidligere, String innhold, Svar naa) {
        return Optional.ofNullable(tidligere.svar().get(innhold))
                .map(KvitteringJson::les)
                // What the version before answered is known by its sender and MsgId alone.
                .or(() -> tidligere.uten().map(KvitteringJson::les).filter(k -> k.harSammeAvsender(naa.kvittering())));
    }

    /** The answer to a message whose MsgId its sender has used before, for another; empty where that is to be passed over. */
    private Optional<Svar> gjenbruk(Sak sak) {
        long start = System.nanoTime();
        return regelverk
                .get()
                .funn(GJENBRUK, GJENBRUKT, sak.valg().vurdert())
                .map(a -> Stegresultat.av(MOTTAK, List.of(a), Duration.ofNanos(System.nanoTime() - start)))
                .map(r -> korridor.kvittering(sak.med(r)));
    }

    private Svar medForlop(Transaksjon tx, Sak sak, LagretHendelse ny, boolean test, Svar svar) {
        long start = System.nanoTime();
        Valg valg = sak.valg();
        Hendelsesgruppe gruppe = tx.hendelser().legg(ny, test);
        List<Forlopsjournal.Bedomt> endret = journal.avstem(tx, gruppe, regelverk.get(), valg.vurdert());
        List<Forlopsjournal.Bedomt> dets = endret.stream()
                .filter(b -> b.forlop().meldinger().anyMatch(ny.hendelse()::equals))
                .toList();
        List<Kvittering.AvvikFelt> avvik = dets.stream()
                .flatMap(b -> b.dom().avvik().stream())
                .filter(a -> gjelder(a.meldinger(), ny.hendelse()))
                .filter(a -> !erSagt(svar, a.regel()))
                .map(a -> Kvitteringsbygger.avvik(a, valg.sprak()))
                .toList();
        return bygger.medForlop(
                svar,
                new Forlopsdel(
                        dets.isEmpty() ? null : felt(dets.get(0), ny.hendelse()),
                        avvik,
                        endret.stream()
                                .flatMap(b -> b.dom().ikkeVurdert().stream())
                                .toList(),
                        Duration.ofNanos(System.nanoTime() - start)));
    }

    /** Those whose application receipt we give ourselves: nobody waits for one from them. */
    private static List<String> besvartAv(Svar svar) {
        return svar.apprec().stream()
                .map(AppRecSvar::fra)
                .flatMap(p -> p
                        .kommunikasjonspart()
                        .flatMap(Enhet::herId)
                        .or(() -> Optional.ofNullable(p.virksomhet()).flatMap(Enhet::herId))
                        .stream())
                .distinct()
                .toList();
    }

    /** That the MsgId has been used before can be seen at the door and in the stay alike; once is enough. */
    private static boolean erSagt(Svar svar, String regel) {
        return regel.equals(GJENBRUK)
                && svar.kvittering().avvik().stream().anyMatch(a -> a.regel().equals(GJENBRUK));
    }

    /** A finding concerns the messages it names; one that names none concerns all. */
    private static boolean gjelder(List<String> meldinger, Hendelse hendelse) {
        return meldinger.isEmpty()
                || meldinger.contains(String.valueOf(hendelse.merke().msgId()));
    }

    /** The deadlines that the message decides or has changed: all of a long stay would be told again with each message. */
    private static Kvittering.ForlopdelFelt felt(Forlopsjournal.Bedomt bedomt, Hendelse hendelse) {
        return new Kvittering.ForlopdelFelt(
                bedomt.forlop().id(),
                bedomt.dom().frister().stream()
                        .filter(f -> gjelder(f.meldinger(), hendelse)
                                || bedomt.endrede().contains(f))
                        .map(Forlopsdommer::frist)
                        .toList());
    }

    private static List<String> pakker(Svar svar) {
        return svar.kvittering().regelsett().stream()
                .map(Kvittering.Regelsett::id)
                .toList();
    }

    private Utgaende utgaende(Svarsted sted, UUID id, Svar svar, Instant naa) {
        Sidevalg valg = Sidevalg.fil(Sprak.NB);
        Dokument sending = skriver.skriv(sted.form(), svar, valg)
                .or(() -> skriver.skriv(Kvitteringsform.JSON, svar, valg))
                .orElseThrow();
        return new Utgaende(
                id, sted.adresse(), sted.korrelasjon(), sending.medietype(), sending.innhold(), naa, sted.sporing());
    }

    /** What a message is known by, as one key makes it. */
    private record Kjennetegn(Meldingsnokkel nokkel, String innhold) {}

    private Kjennetegn kjennetegn(Sak sak, Function<byte[], byte[]> medNokkel) {
        String innhold = HexFormat.of().formatHex(medNokkel.apply(sak.innhold()));
        return new Kjennetegn(nokkel(sak, innhold, medNokkel), innhold);
    }

    /** While the key is changed, a patient that is heard of has what was stored under the former one. */
    private void giNyttNavn(Transaksjon tx, Sak sak, Hendelse hendelse) {
        String nytt = hendelse.pasient();
        if (forrige.isPresent()
                && nytt != null
                && sak.lesing() != null
                && sak.lesing().melding() != null) {
            Optional.ofNullable(sak.lesing().melding().pasient())
                    .map(forrige.get().pasient())
                    .ifPresent(g -> tx.hendelser().giNyttNavn(g, nytt));
        }
    }

    /** A message that does not tell who sent it, or which it is, is told from others by what it holds. */
    private Meldingsnokkel nokkel(Sak sak, String innhold, Function<byte[], byte[]> medNokkel) {
        Melding melding = sak.lesing() == null ? null : sak.lesing().melding();
        Part fra = melding == null ? Part.UKJENT : melding.avsender();
        Optional<String> virksomhet =
                Optional.ofNullable(fra.virksomhet()).flatMap(Enhet::identitet).map(i -> ident(i, medNokkel));
        Optional<String> tjeneste =
                fra.kommunikasjonspart().flatMap(Enhet::identitet).map(i -> ident(i, medNokkel));
        Optional<String> avsender = virksomhet.or(() -> tjeneste);
        String msgId = melding == null ? null : melding.msgId();
        return avsender.isPresent() && msgId != null && !msgId.isBlank()
                ? new Meldingsnokkel(
                        avsender.get(), virksomhet.flatMap(v -> tjeneste).orElse(""), msgId, erTest(melding))
                : uten(innhold, erTest(melding));
    }

    private static Meldingsnokkel uten(String innhold, boolean test) {
        return new Meldingsnokkel("-", "", innhold, test);
    }

    private boolean erTest(@Nullable Melding melding) {
        return (melding == null || melding.test() == null) ? testinstallasjon : melding.test();
    }

    /** A HER-id as it is. What is none can be a person's number, and is kept as a digest. */
    private static String ident(Ident ident, Function<byte[], byte[]> medNokkel) {
        return ident.erAv("HER")
                ? ident.id()
                : HexFormat.of()
                        .formatHex(medNokkel.apply(
                                (ident.type().v() + " " + ident.id().strip().toLowerCase(Locale.ROOT))
                                        .getBytes(StandardCharsets.UTF_8)));
    }

    private static boolean erUvurdert(Svar svar) {
        return svar.kvittering().status() == Kvitteringsstatus.IKKE_VURDERT;
    }

    /** Takes back everything that was done for a message that turned out not to be judged. */
    private static final class UvurdertException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Svar svar;

        UvurdertException(Svar svar) {
            super("not judged", null, false, false);
            this.svar = svar;
        }
    }
}

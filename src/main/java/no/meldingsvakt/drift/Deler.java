package no.meldingsvakt.drift;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import no.meldingsvakt.arkiv.Senere;
import no.meldingsvakt.forlop.Forlopsdokument;
import no.meldingsvakt.forlop.Hendelseskart;
import no.meldingsvakt.forlop.Hendelsesleser;
import no.meldingsvakt.konvolutt.Meldingsleser;
import no.meldingsvakt.kvittering.AppRecSkriver;
import no.meldingsvakt.kvittering.Forlopsside;
import no.meldingsvakt.kvittering.Kvitteringsbygger;
import no.meldingsvakt.kvittering.Kvitteringsside;
import no.meldingsvakt.kvittering.Kvitteringsskriver;
import no.meldingsvakt.kvittering.SvrlSkriver;
import no.meldingsvakt.kvittering.rapport.Tvillinger;
import no.meldingsvakt.melding.Pasient;
import no.meldingsvakt.regel.Kodeverk;
import no.meldingsvakt.regel.Paastand;
import no.meldingsvakt.regel.Pakke;
import no.meldingsvakt.regel.Regelkatalog;
import no.meldingsvakt.regel.Regelverkslager;
import no.meldingsvakt.regel.Tidsbudsjett;
import no.meldingsvakt.signatur.Signaturkontroll;
import no.meldingsvakt.skjema.Skjemakontroll;
import no.meldingsvakt.skjema.Skjemamappe;
import no.meldingsvakt.validering.Bestillinger;
import no.meldingsvakt.validering.Forlopsdommer;
import no.meldingsvakt.validering.Forlopskorridor;
import no.meldingsvakt.validering.Korridor;
import no.meldingsvakt.xml.XmlFabrikk;
import org.jspecify.annotations.Nullable;

/**
 * The parts that judge, put together in one way whether a container does it ({@link Produsenter}) or a command, which starts
 * no container. As an object: the parts of one command, none of them made before it is asked for. Used by one thread; the
 * parts themselves are thread-safe.
 */
public final class Deler {

    private final Oppsett oppsett;
    private final Clock klokke;
    private final XmlFabrikk xml = new XmlFabrikk();
    private final Supplier<Skjemamappe> skjemaer = new Senere<>(this::lesSkjemaer);
    private final Supplier<Kodeverk> kodeverk = new Senere<>(Programarkiv::kodeverk);
    private final Supplier<Hendelseskart> hendelseskart = new Senere<>(this::lesHendelseskart);
    private final Supplier<Regelverkslager> regler = new Senere<>(this::lesRegler);
    private final Supplier<Korridor> korridor = new Senere<>(this::lagKorridor);

    /**
     * What can be set.
     *
     * @param regelsett packs that are always applied, unless the caller chooses others
     * @param motor name and version of the program
     */
    public record Oppsett(
            Set<String> regelsett,
            Set<String> egneHerId,
            boolean avvisUkjentTjeneste,
            @Nullable Path regelmappe,
            @Nullable Path xsdMappe,
            long maksStorrelse,
            Tidsbudsjett tid,
            boolean pilot,
            String motor) {

        public Oppsett {
            regelsett = Set.copyOf(regelsett);
            egneHerId = Set.copyOf(egneHerId);
        }
    }

    public Deler(Oppsett oppsett, Clock klokke) {
        this.oppsett = oppsett;
        this.klokke = klokke;
    }

    public Oppsett oppsett() {
        return oppsett;
    }

    public XmlFabrikk xml() {
        return xml;
    }

    /** The rules; throws {@link IllegalArgumentException} with file and line when the operator's cannot be used. */
    public Regelverkslager regler() {
        return regler.get();
    }

    private Regelverkslager lesRegler() {
        // Nothing in one needs the other until both are read.
        CompletableFuture<Regelkatalog> innebygde =
                CompletableFuture.supplyAsync(() -> Programarkiv.regler(kodeverk.get(), xml));
        Skjemamappe mappe = skjemaer.get();
        return regler(xml, mappe, vent(innebygde), oppsett);
    }

    /** What it came to; throws what was thrown while it was made. */
    private static <T> T vent(CompletableFuture<T> arbeid) {
        try {
            return arbeid.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException arsak ? arsak : e;
        }
    }

    /** The steps on one message; throws {@link IllegalArgumentException} when the operator's schemas or rules cannot be used. */
    public Korridor korridor() {
        return korridor.get();
    }

    private Korridor lagKorridor() {
        CompletableFuture<Skjemakontroll> kontroll =
                CompletableFuture.supplyAsync(skjemaer).thenApply(this::skjemakontroll);
        Regelverkslager lager = regler();
        return korridor(
                xml,
                skjemaer.get(),
                vent(kontroll),
                Signaturkontroll.avslatt(),
                lager,
                kvitteringsbygger(oppsett.egneHerId(), kodeverk.get(), oppsett.motor()),
                oppsett.pilot());
    }

    /** The steps on messages together. Patients are told apart with a key that is forgotten with the command. */
    public Forlopskorridor forlopskorridor() {
        return new Forlopskorridor(
                korridor(),
                hendelsesleser(hendelseskart.get(), new Pasientnokkel(Nokkelfil.tilfeldig()), kodeverk.get()),
                forlopsdommer(xml),
                regler());
    }

    public Bestillinger bestillinger() {
        return new Bestillinger(
                regler(),
                oppsett.regelsett(),
                oppsett.maksStorrelse(),
                oppsett.tid().kall(),
                klokke);
    }

    public Kvitteringsskriver kvitteringsskriver() {
        return kvitteringsskriver(xml, skjemaer, kodeverk, regler);
    }

    static Kvitteringsskriver kvitteringsskriver(
            XmlFabrikk xml,
            Supplier<Skjemamappe> skjemaer,
            Supplier<Kodeverk> kodeverk,
            Supplier<Regelverkslager> regler) {
        return new Kvitteringsskriver(
                () -> new AppRecSkriver(xml),
                () -> svrl(regler.get()),
                () -> side(xml, skjemaer.get(), kodeverk.get(), regler.get()));
    }

    public Forlopsside forlopsside() {
        return forlopsside(xml, kodeverk.get(), regler());
    }

    /** An operator's schemas are all compiled, so that what is wrong with them is told. */
    private Skjemakontroll skjemakontroll(Skjemamappe mappe) {
        return oppsett.xsdMappe() == null ? Skjemakontroll.etterBehov(xml, mappe) : new Skjemakontroll(xml, mappe);
    }

    private Skjemamappe lesSkjemaer() {
        return skjemaer(xml, Optional.ofNullable(oppsett.xsdMappe()));
    }

    private Hendelseskart lesHendelseskart() {
        return hendelseskart(xml);
    }

    static Skjemamappe skjemaer(XmlFabrikk xml, Optional<Path> operatorens) {
        Skjemamappe innebygde = Programarkiv.skjemaer(xml);
        return operatorens.map(m -> innebygde.medOperatorens(m, xml)).orElse(innebygde);
    }

    static Regelverkslager regler(XmlFabrikk xml, Skjemamappe skjemaer, Kodeverk kodeverk, Oppsett oppsett) {
        return regler(xml, skjemaer, Programarkiv.regler(kodeverk, xml), oppsett);
    }

    private static Regelverkslager regler(
            XmlFabrikk xml, Skjemamappe skjemaer, Regelkatalog innebygde, Oppsett oppsett) {
        Map<String, String> nasjonale = Map.of(
                "egne-her-id", String.join(" ", new TreeSet<>(oppsett.egneHerId())),
                "avvis-ukjent-tjeneste", String.valueOf(oppsett.avvisUkjentTjeneste()));
        return new Regelverkslager(
                innebygde,
                skjemaer.standarder(),
                xml,
                skjemaer.prefikser(),
                Map.of(Pakke.NASJONAL, nasjonale),
                oppsett.regelmappe(),
                oppsett.tid());
    }

    static Korridor korridor(
            XmlFabrikk xml,
            Skjemamappe mappe,
            Skjemakontroll skjemakontroll,
            Signaturkontroll signaturkontroll,
            Regelverkslager regler,
            Kvitteringsbygger bygger,
            boolean pilot) {
        return new Korridor(
                new Meldingsleser(xml, mappe.standarder(), mappe.prefikser(), pilot),
                skjemakontroll,
                signaturkontroll,
                regler,
                bygger);
    }

    static Kvitteringsbygger kvitteringsbygger(Set<String> egneHerId, Kodeverk kodeverk, String motor) {
        return new Kvitteringsbygger(egneHerId, type -> kodeverk.navn(Kodeverk.MELDINGSTYPER, type), motor);
    }

    static Hendelseskart hendelseskart(XmlFabrikk xml) {
        return Innhold.les("xsd", mappe -> Hendelseskart.les(mappe.resolve("forlop/1.0/hendelser.yaml"), xml));
    }

    static Hendelsesleser hendelsesleser(Hendelseskart kart, Function<Pasient, String> nokkel, Kodeverk kodeverk) {
        return new Hendelsesleser(kart, nokkel, type -> kodeverk.kjenner(Kodeverk.MELDINGSTYPER, type));
    }

    static Forlopsdommer forlopsdommer(XmlFabrikk xml) {
        return new Forlopsdommer(new Forlopsdokument(xml));
    }

    private static SvrlSkriver svrl(Regelverkslager regler) {
        return new SvrlSkriver(id -> regler.get()
                .katalog()
                .finnRegel(id)
                .flatMap(r -> r.paastand(id))
                .map(Paastand::test)
                .orElse("true()"));
    }

    private static Kvitteringsside side(
            XmlFabrikk xml, Skjemamappe skjemaer, Kodeverk kodeverk, Regelverkslager regler) {
        return new Kvitteringsside(xml, skjemaer.standarder(), typenavn(kodeverk), krav(regler), tvillinger(regler));
    }

    static Forlopsside forlopsside(XmlFabrikk xml, Kodeverk kodeverk, Regelverkslager regler) {
        return new Forlopsside(xml, typenavn(kodeverk), krav(regler), tvillinger(regler));
    }

    private static Kvitteringsside.Oppslag typenavn(Kodeverk kodeverk) {
        return (type, sprak) -> kodeverk.navn(Kodeverk.MELDINGSTYPER, type, sprak);
    }

    /** Which rules ask the same, by the rules that are in use when it is asked. */
    public static Tvillinger tvillinger(Regelverkslager regler) {
        return id -> regler.get().katalog().sammeSom(id);
    }

    private static Kvitteringsside.Oppslag krav(Regelverkslager regler) {
        return (regel, sprak) -> regler.get().katalog().finnRegel(regel).flatMap(r -> r.krav(regel, sprak));
    }
}

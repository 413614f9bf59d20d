package no.meldingsvakt.drift;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;
import java.util.function.Consumer;
import no.meldingsvakt.forlop.Hendelsesleser;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.kvittering.Forlopsside;
import no.meldingsvakt.kvittering.Kvitteringsbygger;
import no.meldingsvakt.kvittering.Kvitteringsskriver;
import no.meldingsvakt.melding.Standardkatalog;
import no.meldingsvakt.oppgjor.Dognpriser;
import no.meldingsvakt.regel.Kodeverk;
import no.meldingsvakt.regel.Regelverkslager;
import no.meldingsvakt.regel.Tidsbudsjett;
import no.meldingsvakt.signatur.Signaturkontroll;
import no.meldingsvakt.skjema.Skjemakontroll;
import no.meldingsvakt.skjema.Skjemamappe;
import no.meldingsvakt.validering.Avtaleprove;
import no.meldingsvakt.validering.Avtaleprover;
import no.meldingsvakt.validering.Avviksoppslag;
import no.meldingsvakt.validering.Avviksteller;
import no.meldingsvakt.validering.Bestillinger;
import no.meldingsvakt.validering.Forlopsdommer;
import no.meldingsvakt.validering.Forlopsjournal;
import no.meldingsvakt.validering.Forlopskorridor;
import no.meldingsvakt.validering.Fristvakt;
import no.meldingsvakt.validering.Korridor;
import no.meldingsvakt.validering.Lagretforlopsoppslag;
import no.meldingsvakt.validering.Mottakskorridor;
import no.meldingsvakt.validering.Oppbevaringsmerke;
import no.meldingsvakt.validering.Oppgjorsoppslag;
import no.meldingsvakt.validering.Opprydding;
import no.meldingsvakt.validering.Stansvakt;
import no.meldingsvakt.xml.XmlFabrikk;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Makes the parts and puts them together. The parts themselves know nothing of it. */
@ApplicationScoped
class Produsenter {

    private static final Logger LOGG = Logger.getLogger(Produsenter.class);

    @Produces
    @Singleton
    XmlFabrikk xml() {
        return new XmlFabrikk();
    }

    @Produces
    @Singleton
    Skjemamappe skjemamappe(XmlFabrikk xml, MeldingsvaktConfig config) {
        return Oppstart.krev(() -> {
            Skjemamappe skjemaer = Deler.skjemaer(xml, config.xsdMappe());
            config.xsdMappe().ifPresent(m -> LOGG.infof("Skjemaene i %s brukes i stedet for de innebygde", m));
            return skjemaer;
        });
    }

    @Produces
    @Singleton
    Standardkatalog standarder(Skjemamappe mappe) {
        return mappe.standarder();
    }

    @Produces
    @Singleton
    Kodeverk kodeverk() {
        return Programarkiv.kodeverk();
    }

    @Produces
    @Singleton
    Regelverkslager regelverk(XmlFabrikk xml, Skjemamappe skjemaer, Kodeverk kodeverk, Deler.Oppsett oppsett) {
        return Oppstart.krev(() -> Deler.regler(xml, skjemaer, kodeverk, oppsett));
    }

    @Produces
    @Singleton
    Kvitteringsskriver kvitteringsskriver(
            XmlFabrikk xml, Skjemamappe skjemaer, Kodeverk kodeverk, Regelverkslager regler) {
        return Deler.kvitteringsskriver(xml, () -> skjemaer, () -> kodeverk, () -> regler);
    }

    @Produces
    @Singleton
    Forlopsside forlopsside(XmlFabrikk xml, Kodeverk kodeverk, Regelverkslager regler) {
        return Deler.forlopsside(xml, kodeverk, regler);
    }

    @Produces
    @Singleton
    Clock klokke() {
        return Clock.systemUTC();
    }

    /** Compiles schemas and reads rules; done at start, so that the first message does not wait for it. */
    @Produces
    @Singleton
    @Startup
    Korridor korridor(
            XmlFabrikk xml,
            Skjemamappe mappe,
            Signaturkontroll signaturkontroll,
            Regelverkslager regler,
            Kvitteringsbygger bygger,
            MeldingsvaktConfig config) {
        return Oppstart.krev(() -> Deler.korridor(
                xml, mappe, new Skjemakontroll(xml, mappe), signaturkontroll, regler, bygger, config.pilot()));
    }

    @Produces
    @Singleton
    Kvitteringsbygger kvitteringsbygger(Kodeverk kodeverk, Deler.Oppsett oppsett) {
        return Deler.kvitteringsbygger(oppsett.egneHerId(), kodeverk, oppsett.motor());
    }

    @Produces
    @Singleton
    Deler.Oppsett oppsett(
            MeldingsvaktConfig config,
            @ConfigProperty(name = "quarkus.application.name") String navn,
            @ConfigProperty(name = "quarkus.application.version") String versjon) {
        return new Deler.Oppsett(
                config.regelsett().orElse(Set.of()),
                config.egneHerId().orElse(Set.of()),
                config.avvisUkjentTjeneste(),
                config.regelmappe().orElse(null),
                config.xsdMappe().orElse(null),
                config.maksStorrelse().asLongValue(),
                new Tidsbudsjett(
                        config.tid().regel(),
                        config.tid().melding(),
                        config.tid().kall()),
                config.pilot(),
                navn + " " + versjon);
    }

    /** What all doors ask the same of. */
    @Produces
    @Singleton
    Bestillinger bestillinger(Regelverkslager regler, Deler.Oppsett oppsett, Clock klokke) {
        return new Bestillinger(
                regler,
                oppsett.regelsett(),
                oppsett.maksStorrelse(),
                oppsett.tid().kall(),
                klokke);
    }

    @Produces
    @Singleton
    Nokkelring nokkelring(MeldingsvaktConfig config, Lager lager, Instance<Tjenerunderlag> tjener, Clock klokke) {
        Consumer<Runnable> forst =
                config.database().url().filter(u -> !u.isBlank()).isPresent() ? tjener.get()::forst : Runnable::run;
        return Oppstart.krev(() -> Nokkelring.av(config, lager, forst, klokke.instant()));
    }

    @Produces
    @Singleton
    Oppbevaringsmerke oppbevaringsmerke(Lager lager) {
        return new Oppbevaringsmerke(lager);
    }

    @Produces
    @Singleton
    Hendelsesleser hendelsesleser(XmlFabrikk xml, Nokkelring nokler, Kodeverk kodeverk) {
        return Deler.hendelsesleser(Deler.hendelseskart(xml), nokler.gjeldende(), kodeverk);
    }

    @Produces
    @Singleton
    Forlopsdommer forlopsdommer(XmlFabrikk xml) {
        return Deler.forlopsdommer(xml);
    }

    @Produces
    @Singleton
    Forlopskorridor forlopskorridor(
            Korridor korridor, Hendelsesleser leser, Forlopsdommer dommer, Regelverkslager regler) {
        return new Forlopskorridor(korridor, leser, dommer, regler);
    }

    @Produces
    @Singleton
    Forlopsjournal forlopsjournal(Forlopsdommer dommer) {
        return new Forlopsjournal(dommer);
    }

    @Produces
    @Singleton
    Mottakskorridor mottakskorridor(
            Korridor korridor,
            Kvitteringsbygger bygger,
            Hendelsesleser leser,
            Forlopsjournal journal,
            Kvitteringsskriver skriver,
            Regelverkslager regler,
            Lager lager,
            Nokkelring nokler,
            MeldingsvaktConfig config) {
        return new Mottakskorridor(
                korridor,
                bygger,
                leser,
                journal,
                skriver,
                regler,
                lager,
                nokler.gjeldende()::avtrykk,
                nokler.bytte(),
                config.testinstallasjon());
    }

    @Produces
    @Singleton
    Lagretforlopsoppslag lagredeForlop(
            Lager lager, Forlopsjournal journal, Forlopsdommer dommer, Regelverkslager regler) {
        return new Lagretforlopsoppslag(lager, journal, dommer, regler);
    }

    @Produces
    @Singleton
    Oppgjorsoppslag oppgjor(Lager lager, Forlopsjournal journal) {
        return new Oppgjorsoppslag(lager, journal);
    }

    @Produces
    @Singleton
    Avtaleprover avtaleprover(Lager lager, Forlopsjournal journal, Forlopsdommer dommer) {
        // One processor is left for those who wait for an answer.
        int trader = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        return new Avtaleprover(new Avtaleprove(lager, journal, dommer, trader));
    }

    void stans(@Disposes Avtaleprover prover) {
        prover.lukk();
    }

    @Produces
    @Singleton
    Avviksteller avviksteller(Lager lager, Forlopsjournal journal, Regelverkslager regler, MeldingsvaktConfig config) {
        return new Avviksteller(lager, journal, regler, config.oppbevaring(), config.avvikTabeller());
    }

    @Produces
    @Singleton
    Avviksoppslag avviksoppslag(Lager lager, MeldingsvaktConfig config) {
        return new Avviksoppslag(lager, config.oppbevaring());
    }

    @Produces
    @Singleton
    Dognpriser dognpriser(MeldingsvaktConfig config) {
        return Oppstart.krev(() -> Dognpriser.KUNNGJORT.med(config.dognpris()));
    }

    @Produces
    @Singleton
    Fristvakt fristvakt(Lager lager, Forlopsjournal journal, Regelverkslager regler) {
        return new Fristvakt(lager, journal, regler);
    }

    @Produces
    @Singleton
    Stansvakt stansvakt(Lager lager, Regelverkslager regler, MeldingsvaktConfig config) {
        return new Stansvakt(lager, regler, config.stansEtter());
    }

    @Produces
    @Singleton
    Opprydding opprydding(Lager lager, Forlopsjournal journal, Regelverkslager regler, MeldingsvaktConfig config) {
        return new Opprydding(lager, journal, regler, config.oppbevaring());
    }
}

package no.meldingsvakt.drift;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import no.meldingsvakt.forlop.Forlopsdokument;
import no.meldingsvakt.forlop.Hendelseskart;
import no.meldingsvakt.forlop.Hendelsesleser;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.konvolutt.Meldingsleser;
import no.meldingsvakt.kvittering.AppRecWriter;
import no.meldingsvakt.kvittering.Kvitteringsbygger;
import no.meldingsvakt.kvittering.SvrlWriter;
import no.meldingsvakt.melding.Standardkatalog;
import no.meldingsvakt.regel.Kodeverk;
import no.meldingsvakt.regel.Paastand;
import no.meldingsvakt.regel.Pakke;
import no.meldingsvakt.regel.PakkeReader;
import no.meldingsvakt.regel.Regelverkslager;
import no.meldingsvakt.signatur.Signaturkontroll;
import no.meldingsvakt.skjema.Skjemakontroll;
import no.meldingsvakt.skjema.Skjemamappe;
import no.meldingsvakt.validering.Forlopsdommer;
import no.meldingsvakt.validering.Forlopsjournal;
import no.meldingsvakt.validering.Forlopskorridor;
import no.meldingsvakt.validering.Fristvakt;
import no.meldingsvakt.validering.Korridor;
import no.meldingsvakt.validering.Lagretforlopsoppslag;
import no.meldingsvakt.validering.Mottakskorridor;
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
            Skjemamappe innebygde = Innhold.les("xsd", mappe -> Skjemamappe.les(mappe, xml));
            return config.xsdMappe()
                    .map(m -> {
                        Skjemamappe egne = innebygde.medOperatorens(m, xml);
                        LOGG.infof("Skjemaene i %s brukes i stedet for de innebygde", m);
                        return egne;
                    })
                    .orElse(innebygde);
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
        return Innhold.les("schematron", Kodeverk::fraRegelmappe);
    }

    @Produces
    @Singleton
    Regelverkslager regelverk(XmlFabrikk xml, Skjemamappe skjemaer, MeldingsvaktConfig config) {
        Map<String, String> nasjonale = Map.of(
                "egne-her-id", String.join(" ", new TreeSet<>(config.egneHerId().orElse(Set.of()))),
                "avvis-ukjent-tjeneste", String.valueOf(config.avvisUkjentTjeneste()));
        return Oppstart.krev(() -> new Regelverkslager(
                Innhold.les("schematron", mappe -> new PakkeReader(xml).les(mappe)),
                skjemaer.standarder(),
                xml,
                skjemaer.prefikser(),
                Map.of(Pakke.NASJONAL, nasjonale),
                config.regelmappe().orElse(null)));
    }

    @Produces
    @Singleton
    AppRecWriter appRecWriter(XmlFabrikk xml) {
        return new AppRecWriter(xml);
    }

    @Produces
    @Singleton
    SvrlWriter svrlWriter(Regelverkslager regler) {
        return new SvrlWriter(id -> regler.get()
                .katalog()
                .finnRegel(id)
                .flatMap(r ->
                        r.paastander().stream().filter(p -> p.id().equals(id)).findFirst())
                .map(Paastand::test)
                .orElse("true()"));
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
        return Oppstart.krev(() -> new Korridor(
                new Meldingsleser(xml, mappe.standarder(), mappe.prefikser(), config.pilot()),
                new Skjemakontroll(xml, mappe),
                signaturkontroll,
                regler,
                bygger));
    }

    @Produces
    @Singleton
    Kvitteringsbygger kvitteringsbygger(
            MeldingsvaktConfig config,
            Kodeverk kodeverk,
            @ConfigProperty(name = "quarkus.application.name") String navn,
            @ConfigProperty(name = "quarkus.application.version") String versjon) {
        return new Kvitteringsbygger(
                config.egneHerId().orElse(Set.of()),
                type -> kodeverk.navn(Kodeverk.MELDINGSTYPER, type),
                navn + " " + versjon);
    }

    @Produces
    @Singleton
    Pasientnokkel pasientnokkel(MeldingsvaktConfig config) {
        return Oppstart.krev(() -> Pasientnokkel.av(config.pasientnokkel(), config.datamappe()));
    }

    @Produces
    @Singleton
    Hendelsesleser hendelsesleser(XmlFabrikk xml, Pasientnokkel nokkel, Kodeverk kodeverk) {
        return new Hendelsesleser(
                Innhold.les("xsd", mappe -> Hendelseskart.les(mappe.resolve("forlop/1.0/hendelser.yaml"), xml)),
                nokkel,
                type -> kodeverk.kjenner(Kodeverk.MELDINGSTYPER, type));
    }

    @Produces
    @Singleton
    Forlopsdommer forlopsdommer(XmlFabrikk xml) {
        return new Forlopsdommer(new Forlopsdokument(xml));
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
            AppRecWriter appRec,
            Regelverkslager regler,
            Lager lager,
            Pasientnokkel nokkel,
            MeldingsvaktConfig config) {
        return new Mottakskorridor(
                korridor, bygger, leser, journal, appRec, regler, lager, nokkel::avtrykk, config.testinstallasjon());
    }

    @Produces
    @Singleton
    Lagretforlopsoppslag lagredeForlop(
            Lager lager, Forlopsjournal journal, Forlopsdommer dommer, Regelverkslager regler) {
        return new Lagretforlopsoppslag(lager, journal, dommer, regler);
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

package no.meldingsvakt.inngang.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.drift.Deler;
import no.meldingsvakt.inngang.filer.Samler;
import no.meldingsvakt.kvittering.rapport.Ord;
import no.meldingsvakt.kvittering.rapport.Tvillinger;
import no.meldingsvakt.regel.Pakke;
import no.meldingsvakt.regel.Regelverkslager;
import no.meldingsvakt.validering.Bestilling.Onsker;
import no.meldingsvakt.validering.Bestillinger;
import no.meldingsvakt.validering.Korridor;
import no.meldingsvakt.validering.UegnetBestillingException;
import no.meldingsvakt.validering.Valg;
import org.jspecify.annotations.Nullable;

/** What a command that judges needs, made when it is asked for. Faults of files and settings are {@link BrukException}s. */
final class Redskap {

    private static final int FLEST_I_ZIP = 65_534;
    private static final long STORST_I_ALT = 4L << 30;

    private final Miljo miljo;
    private final Ord ord;
    private final Bedommelsesvalg onsker;
    private final Deler deler;

    Redskap(Miljo miljo, Ord ord, Bedommelsesvalg onsker) {
        this.miljo = miljo;
        this.ord = ord;
        this.onsker = onsker;
        this.deler = miljo.deler().apply(Innstillinger.les(miljo.innstillinger(), ord));
    }

    Miljo miljo() {
        return miljo;
    }

    Ord ord() {
        return ord;
    }

    Deler deler() {
        return deler;
    }

    /** Most bytes of one message. */
    int storstMelding() {
        return Math.toIntExact(deler.oppsett().maksStorrelse());
    }

    /** What a zip file may hold: its messages go through one by one, so only their number and each of them is narrow. */
    Samler.Grenser grenser() {
        return new Samler.Grenser(FLEST_I_ZIP, storstMelding(), STORST_I_ALT);
    }

    Korridor korridor() {
        return brukelig(deler::korridor);
    }

    Regelverkslager regler() {
        return brukelig(deler::regler);
    }

    /** Which rules ask the same. */
    Tvillinger tvillinger() {
        return Deler.tvillinger(regler());
    }

    /** What is made of files and settings of the user's; what is wrong with them is told. */
    <T> T brukelig(Supplier<T> del) {
        try {
            return del.get();
        } catch (IllegalArgumentException e) {
            throw new BrukException(ord.si("feil.oppsett", String.valueOf(e.getMessage())));
        }
    }

    /**
     * A pack that is named: a folder with {@code pakke.yaml}, or the id of one in force.
     *
     * @param les reads the folder
     */
    Pakke pakke(String navn, Function<Path, Pakke> les) {
        Path mappe = miljo.mappe().resolve(navn);
        return Files.exists(mappe.resolve("pakke.yaml"))
                ? brukelig(() -> les.apply(mappe))
                : regler().get()
                        .katalog()
                        .finnPakke(navn)
                        .orElseThrow(() -> new BrukException(ord.si("feil.regelsett", pakker())));
    }

    Bestillinger bestillinger() {
        return deler.bestillinger();
    }

    Sprak sprak() {
        String kode = onsker.sprak == null ? Sprak.NB.kode() : onsker.sprak;
        return Sprak.av(kode).orElseThrow(() -> new BrukException(ord.si("feil.verdi", "--sprak", kode)));
    }

    /** The choices; {@code vurdert} is null for now. */
    Valg valg(@Nullable OffsetDateTime vurdert) {
        try {
            return bestillinger().valg(new Onsker(onsker.regelsett, onsker.sprak, vurdert));
        } catch (UegnetBestillingException e) {
            throw switch (e.hinder()) {
                case UKJENT_REGELSETT -> new BrukException(ord.si("feil.regelsett", pakker()));
                case UKJENT_SPRAK -> new BrukException(ord.si("feil.verdi", "--sprak", String.valueOf(onsker.sprak)));
                case TOM, FOR_STOR -> new IllegalStateException(e);
            };
        }
    }

    /** The ids of the packs in force. */
    String pakker() {
        return deler.regler().get().katalog().pakker().stream().map(Pakke::id).collect(Collectors.joining(", "));
    }
}

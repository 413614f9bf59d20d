package no.meldingsvakt.inngang.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.kvittering.rapport.Ord;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads what was asked for, does it, and tells what went wrong in the user's language. */
final class Kommandolinje {

    private static final String SPRAK = "--sprak";
    private static final String FULLFORING = "generate-completion";

    private Kommandolinje() {}

    /** Carries out a command; never throws. What is returned is an {@link Utgangskode}. */
    static int kjor(Miljo miljo, List<String> argumenter) {
        Ord ord = Ord.paa(sprak(argumenter));
        Skjerm feil = new Skjerm(miljo.feil(), miljo.tegnsett());
        StringWriter hjelp = new StringWriter();
        try {
            int kode = kommandolinje(miljo, ord, hjelp, argumenter).execute(argumenter.toArray(String[]::new));
            if (!hjelp.getBuffer().isEmpty()) {
                new Skjerm(miljo.ut(), miljo.tegnsett()).append(hjelp.toString());
            }
            miljo.ut().flush();
            return miljo.avbrudd().erBedtOm() ? Utgangskode.AVBRUTT : kode;
        } catch (IOException e) {
            return si(feil, ord.si("feil.skriving", grunn(e)));
        }
    }

    private static CommandLine kommandolinje(Miljo miljo, Ord ord, StringWriter hjelp, List<String> argumenter) {
        Skjerm feil = new Skjerm(miljo.feil(), miljo.tegnsett());
        CommandLine rot = new CommandLine(new Rotkommando());
        Map<String, Supplier<Object>> kjente = kommandoer(miljo, ord);
        @Nullable
        Supplier<Object> eneste =
                argumenter.isEmpty() || argumenter.get(0).equals(FULLFORING) ? null : kjente.get(argumenter.get(0));
        if (eneste == null) {
            kjente.forEach((navn, kommando) -> rot.addSubcommand(navn, kommando.get()));
        } else {
            // To describe the others as well takes longer than to do what was asked.
            rot.addSubcommand(argumenter.get(0), eneste.get());
        }
        rot.setResourceBundle(ord.alle());
        rot.setCaseInsensitiveEnumValuesAllowed(true);
        rot.setUsageHelpAutoWidth(false);
        rot.setOut(new PrintWriter(hjelp, true));
        rot.setErr(new PrintWriter(hjelp, true));
        medHjelp(rot);
        rot.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        rot.setParameterExceptionHandler((e, alle) -> si(feil, brukt(e, ord)));
        rot.setExecutionExceptionHandler((e, kommando, lest) -> si(feil, gikkGalt(e, ord)));
        return rot;
    }

    /** Help can be asked for in Norwegian too. */
    private static void medHjelp(CommandLine kommando) {
        kommando.getCommandSpec()
                .addOption(OptionSpec.builder("--hjelp")
                        .type(boolean.class)
                        .usageHelp(true)
                        .hidden(true)
                        .build());
        kommando.getSubcommands().values().forEach(Kommandolinje::medHjelp);
    }

    private static Map<String, Supplier<Object>> kommandoer(Miljo miljo, Ord ord) {
        Map<String, Supplier<Object>> alle = new LinkedHashMap<>();
        alle.put("valider", () -> new ValiderKommando(miljo, ord));
        alle.put("forlop", () -> new ForlopKommando(miljo, ord));
        alle.put("regler", () -> new CommandLine(new ReglerKommando(miljo, ord))
                .addSubcommand("sammenlign", new SammenlignKommando(miljo, ord, false)));
        alle.put("regel", () -> new CommandLine(new RegelKommando())
                .addSubcommand("ny", new NyRegelKommando(miljo, ord))
                .addSubcommand("test", new ProvRegelKommando(miljo, ord)));
        alle.put("avtale", () -> new CommandLine(new AvtaleKommando())
                .addSubcommand("sammenlign", new SammenlignKommando(miljo, ord, true))
                .addSubcommand("prov", new AvtaleproveKommando(miljo, ord)));
        alle.put("oppgjor", () -> new OppgjorKommando(miljo, ord));
        alle.put("nokkel", () -> new NokkelKommando(miljo, ord, Clock.systemUTC()));
        alle.put("server", () -> new ServerKommando());
        // Completes all the others.
        alle.put(FULLFORING, () -> new AutoComplete.GenerateCompletion());
        return alle;
    }

    private static int si(Skjerm skjerm, String melding) {
        try {
            skjerm.linje(melding);
            skjerm.ferdig();
        } catch (IOException e) {
            // There is nobody left to tell; the exit code does.
        }
        return Utgangskode.FEIL_BRUK;
    }

    private static String brukt(ParameterException e, Ord ord) {
        String hva = hva(e, ord);
        return hva + "\n"
                + ord.si("feil.hjelp", e.getCommandLine().getCommandSpec().qualifiedName());
    }

    private static String hva(ParameterException e, Ord ord) {
        if (e instanceof UnmatchedArgumentException u) {
            return ord.si("feil.ukjent", String.join(" ", u.getUnmatched()));
        }
        if (e instanceof MissingParameterException m) {
            return ord.si("feil.mangler", m.getMissing().get(0).paramLabel());
        }
        return e.getArgSpec() == null
                ? ord.si("feil.kommando")
                : ord.si("feil.verdi", navn(e), String.valueOf(e.getValue()));
    }

    private static String navn(ParameterException e) {
        return e.getArgSpec().isOption()
                ? ((CommandLine.Model.OptionSpec) e.getArgSpec()).longestName()
                : e.getArgSpec().paramLabel();
    }

    /** The text of an internal error may quote a message, so only its kind and place are shown. */
    private static String gikkGalt(Exception e, Ord ord) {
        if (e instanceof BrukException) {
            return String.valueOf(e.getMessage());
        }
        if (e instanceof IOException ut) {
            return ord.si("feil.skriving", grunn(ut));
        }
        StackTraceElement[] spor = e.getStackTrace();
        return ord.si("feil.vaar", e.getClass().getName(), spor.length == 0 ? "-" : String.valueOf(spor[0]));
    }

    private static String grunn(IOException e) {
        return Optional.ofNullable(e.getMessage()).orElseGet(() -> e.getClass().getSimpleName());
    }

    /** Known before the rest is read, so that what is wrong with the rest can be told in it. */
    private static Sprak sprak(List<String> argumenter) {
        for (int i = 0; i < argumenter.size(); i++) {
            String a = argumenter.get(i);
            Optional<String> kode = a.startsWith(SPRAK + "=")
                    ? Optional.of(a.substring(SPRAK.length() + 1))
                    : a.equals(SPRAK) && i + 1 < argumenter.size()
                            ? Optional.of(argumenter.get(i + 1))
                            : Optional.empty();
            Optional<Sprak> sprak = kode.map(k -> k.toLowerCase(Locale.ROOT)).flatMap(Sprak::av);
            if (sprak.isPresent()) {
                return sprak.get();
            }
        }
        return Sprak.NB;
    }
}

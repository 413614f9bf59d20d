package no.meldingsvakt.inngang.cli;

import picocli.CommandLine.Command;

/** {@code regel}: for those who write rules. */
@Command(name = "regel", mixinStandardHelpOptions = true, versionProvider = Rotkommando.Versjon.class)
final class RegelKommando extends Kommandogruppe {}

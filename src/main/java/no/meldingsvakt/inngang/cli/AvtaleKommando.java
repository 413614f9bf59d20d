package no.meldingsvakt.inngang.cli;

import picocli.CommandLine.Command;

/** {@code avtale}: for those who make agreements. */
@Command(name = "avtale", mixinStandardHelpOptions = true, versionProvider = Rotkommando.Versjon.class)
final class AvtaleKommando extends Kommandogruppe {}

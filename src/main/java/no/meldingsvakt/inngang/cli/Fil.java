package no.meldingsvakt.inngang.cli;

import java.nio.file.Path;

/**
 * A file to judge what is in.
 *
 * @param antall how many messages it holds: 1, unless it is a zip file
 */
record Fil(Path sti, Filnavn navn, boolean zip, int antall) {}

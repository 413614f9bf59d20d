/**
 * The command line: judges files in the process it runs in, with no broker, no HTTP and no database, and sends nothing
 * anywhere.
 */
@NullMarked
package no.meldingsvakt.inngang.cli;

import org.jspecify.annotations.NullMarked;

/** Patient stays drawn: a time axis with a lane for each side, as numbers that a page can be written from. */
@NullMarked
package no.meldingsvakt.kvittering.tegning;

import org.jspecify.annotations.NullMarked;

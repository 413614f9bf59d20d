/** Pure values of a message: what the header says, who it is between, and which standard it follows. */
@NullMarked
package no.meldingsvakt.melding;

import org.jspecify.annotations.NullMarked;

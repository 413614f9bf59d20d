/** The message standards under {@code xsd/}: what each is, and whether a message follows its schema. */
@NullMarked
package no.meldingsvakt.skjema;

import org.jspecify.annotations.NullMarked;

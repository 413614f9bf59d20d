/** The corridor: the steps in order, with no framework in it. */
@NullMarked
package no.meldingsvakt.validering;

import org.jspecify.annotations.NullMarked;

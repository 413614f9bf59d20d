/** Findings and the outcome of a step: pure values. */
@NullMarked
package no.meldingsvakt.avvik;

import org.jspecify.annotations.NullMarked;

/** Traces: what was done with a call or a message, and how long each part took, for a collector of OpenTelemetry. */
@NullMarked
package no.meldingsvakt.sporing;

import org.jspecify.annotations.NullMarked;

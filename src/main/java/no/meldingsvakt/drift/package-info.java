/** Running the service: settings, the objects it is made of, health and metrics. */
@NullMarked
package no.meldingsvakt.drift;

import org.jspecify.annotations.NullMarked;

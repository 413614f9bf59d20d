/** The Camel routes: order, and nothing else. */
@NullMarked
package no.meldingsvakt.rute;

import org.jspecify.annotations.NullMarked;

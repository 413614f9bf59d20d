/** Settlement as the doors answer it. */
@NullMarked
package no.meldingsvakt.inngang.oppgjor;

import org.jspecify.annotations.NullMarked;

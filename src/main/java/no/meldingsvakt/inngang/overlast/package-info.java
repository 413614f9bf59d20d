/** How much is taken in at the same time: memory, calls, and the patience with those that send slowly. */
@NullMarked
package no.meldingsvakt.inngang.overlast;

import org.jspecify.annotations.NullMarked;

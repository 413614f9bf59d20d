/** Reports on deviations, which nobody is to be found in: what is counted, what is shown of it, and how it is told. */
@NullMarked
package no.meldingsvakt.rapport;

import org.jspecify.annotations.NullMarked;

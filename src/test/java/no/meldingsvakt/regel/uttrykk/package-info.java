/** Tests of translated expressions. */
@NullMarked
package no.meldingsvakt.regel.uttrykk;

import org.jspecify.annotations.NullMarked;

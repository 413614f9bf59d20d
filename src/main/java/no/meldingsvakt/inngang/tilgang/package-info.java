/** Who may call what, and what every answer tells a browser. */
@NullMarked
package no.meldingsvakt.inngang.tilgang;

import org.jspecify.annotations.NullMarked;

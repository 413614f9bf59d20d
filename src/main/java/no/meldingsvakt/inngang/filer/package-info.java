/** Messages that come several together, in files: read whole or not at all, within limits, with names that can be shown. */
@NullMarked
package no.meldingsvakt.inngang.filer;

import org.jspecify.annotations.NullMarked;

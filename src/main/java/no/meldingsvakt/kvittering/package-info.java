/** The receipt and its forms: JSON, AppRec, HTML and SVRL. */
@NullMarked
package no.meldingsvakt.kvittering;

import org.jspecify.annotations.NullMarked;

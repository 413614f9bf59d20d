/** Tables as text: read from whatever spreadsheets write, and written so that they compute nothing. */
@NullMarked
package no.meldingsvakt.csv;

import org.jspecify.annotations.NullMarked;

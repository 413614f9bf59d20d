/**
 * The one place that makes parsers, schema factories and the Saxon processor. All of them are closed to files and to the
 * network, and have limits.
 */
@NullMarked
package no.meldingsvakt.xml;

import org.jspecify.annotations.NullMarked;

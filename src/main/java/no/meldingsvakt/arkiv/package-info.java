/**
 * Values that are made once and kept: those of the program's own files when it is built, in a form that is quick to read when it starts, and
 * others when they are first asked for.
 */
@NullMarked
package no.meldingsvakt.arkiv;

import org.jspecify.annotations.NullMarked;

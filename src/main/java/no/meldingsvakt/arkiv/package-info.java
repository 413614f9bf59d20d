/** What the program reads of its own files when it is built, kept in a form that is quick to read when it starts. */
@NullMarked
package no.meldingsvakt.arkiv;

import org.jspecify.annotations.NullMarked;

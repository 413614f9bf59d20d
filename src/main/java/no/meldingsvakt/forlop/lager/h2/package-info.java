/** The embedded database's file: how it is opened, and how it waits for room on the disk. */
@NullMarked
package no.meldingsvakt.forlop.lager.h2;

import org.jspecify.annotations.NullMarked;

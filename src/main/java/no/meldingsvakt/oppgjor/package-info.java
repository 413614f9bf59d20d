/** What is owed for days in hospital after being ready, and whether an invoice says the same. */
@NullMarked
package no.meldingsvakt.oppgjor;

import org.jspecify.annotations.NullMarked;

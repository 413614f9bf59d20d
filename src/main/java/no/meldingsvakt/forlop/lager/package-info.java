/** What outlives a restart, in SQL: receipts, events, stays, deadlines, and what is to be sent. */
@NullMarked
package no.meldingsvakt.forlop.lager;

import org.jspecify.annotations.NullMarked;

/** The episode: events that messages tell of, the stays they belong to, and the document that rules on several messages read. */
@NullMarked
package no.meldingsvakt.forlop;

import org.jspecify.annotations.NullMarked;

/**
 * The one reader of clinical free text: words, sentences, sections, the concepts a text speaks of, and whether it affirms or
 * denies them. Knows nothing of messages; only {@link no.meldingsvakt.tekst.Tekstfunksjoner} knows how nodes are read.
 */
@NullMarked
package no.meldingsvakt.tekst;

import org.jspecify.annotations.NullMarked;

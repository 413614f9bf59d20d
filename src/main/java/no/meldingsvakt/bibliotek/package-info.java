/**
 * The corridor for programs that judge messages in their own process. What is here, and the values it answers with, is what the artefact
 * {@code meldingsvakt-bibliotek} offers; the rest of what it holds may change from one version to the next.
 */
@NullMarked
package no.meldingsvakt.bibliotek;

import org.jspecify.annotations.NullMarked;

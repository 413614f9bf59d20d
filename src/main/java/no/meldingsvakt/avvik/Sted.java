package no.meldingsvakt.avvik;

import org.jspecify.annotations.Nullable;

/**
 * Where in the message a finding is.
 *
 * @param xpath path of the node; null where there is no tree
 * @param linje line, counted from 1; 0 where unknown
 * @param kolonne column, counted from 1; 0 where unknown
 */
public record Sted(@Nullable String xpath, int linje, int kolonne) {}

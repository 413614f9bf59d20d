/** The one reader of files of ours in YAML, and how a fault in one is told. */
@NullMarked
package no.meldingsvakt.yaml;

import org.jspecify.annotations.NullMarked;
